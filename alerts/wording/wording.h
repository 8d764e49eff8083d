#pragma once
// What a mail says, before it is laid out as text and as HTML. Everything in it is one harmless
// line.
#include <string>
#include <vector>

#include "alerts/alerts.h"
#include "alerts/wording/marked_text.h"

namespace alerts {

struct Row {
  std::string label;
  std::vector<std::string> lines;
};

// What a digest shows below each of its items.
inline bool is_of_item(const Row& row) {
  return row.label == "When" || row.label == "Others" || row.label == "Why" || row.label == "More";
}

struct Wording {
  std::string subject;
  std::string notice;  // before the headline, or empty
  MarkedText headline;
  std::string byline;               // "Reported by TASS."
  std::string body;                 // what a notice explains, or empty
  MarkedText quotation;             // what somebody said, without quotation marks; or empty
  std::string quotes_label;         // "The article's words", or empty
  std::vector<MarkedText> quotes;   // the passages that matched
  std::string more_quotes;          // "3 more passages met the rules.", or empty
  std::vector<std::string> others;  // who else said something, what else the speaker said
  std::string link;                 // http(s), or empty
  std::string link_note;            // "English, feed tass"
  std::vector<Row> rows;            // When, Why, More
  std::string lang;                 // of the article's words; empty: unknown
  std::string brief;                // the headline without offices: "Sergey Shoigu accused NATO"
  std::string setting;              // what it leaves out: "Defence Minister of Russia, via TASS"
  std::string dated;                // "Thu 25 May 2023, 14:02 Brussels", or empty
  std::string rules;                // "rule “Strikes in the harbour”", or empty
  std::string outlet;               // whose article it is, else the feed: "Harbour News"
  std::string credit;               // who is credited, else the outlet; or empty
  std::string company;              // of `others`, who else said something; or empty
  bool headline_is_ours = false;    // and not the article's
  bool is_update = false;           // of something that was told
  std::string items_label;          // what they are, where it is no digest; or empty
  std::vector<Wording> items;       // of a digest; what was held of an alert's event
  std::string left_out;             // "And 3 more.", of the items; or empty
};

// A word of ours that begins a sentence: with a capital.
std::string with_capital(std::string);

Wording word(const model::Alert&, const RenderOptions&, model::Time now);

}  // namespace alerts
