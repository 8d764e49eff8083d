#pragma once
// What chats are told of an alert: less than a mail, and laid out by each format in its own way.
// Everything in it is one harmless line.
#include <string>
#include <string_view>
#include <vector>

#include "alerts/alerts.h"
#include "alerts/wording/marked_text.h"

namespace alerts {

struct Chat {
  std::string headline;            // "Update: Mia Dorn accused NATO"
  MarkedText quote;                // what was said, or the sentence that met; or empty
  std::string setting;             // "Defence Minister of Kazakhstan, via TASS", or empty
  std::string company;             // "Also in this article: …", or empty
  std::string link, outlet;        // http(s), and whose it is; or empty
  std::string credit;              // who is credited, else the outlet: "TASS"; or empty
  std::string context;             // "Thu 25 May 2023, 12:02 (UTC). Rule “NATO”"; or empty
  std::vector<std::string> lines;  // what else it says, such as a notice
  std::string items_label;         // what they are, where it is no digest; or empty
  std::vector<Chat> items;         // of a digest, the most important first
  std::size_t more = 0;            // that it counts only
  bool is_urgent = false;
  // Its own words and origin come before its items then, a digest's notes after them.
  bool is_of_article() const { return !context.empty(); }
};

// Without the time of sending, so that it is the same at every attempt.
Chat chat_of(const model::Alert&, const RenderOptions&);

// The quote in its quotation marks, cut where it is longer.
MarkedText quoted(const Chat&, std::size_t max_bytes);

// "And 3 more: wirewatch hits list.", or empty.
std::string words_for_more(std::size_t more, const RenderOptions&);

// Lengths as Slack and Teams count them: in UTF-16 code units.
std::size_t units_of(char32_t);
std::size_t count_units(std::string_view);

// At most so many, as `cost` counts each character; "…" stands where something was cut. No letter
// loses an accent, no emoji a part; what was isolated stays so.
using Cost = std::size_t (*)(char32_t);
std::string cut_to_cost(std::string_view, std::size_t most, Cost cost = units_of);

}  // namespace alerts
