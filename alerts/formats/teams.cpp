// A message for a workflow of Microsoft Teams that waits for webhook requests: one Adaptive Card.
// What others wrote stands in RichTextBlocks, whose runs are no Markdown, make no link and mention
// nobody. The documented limit is 28 kB, by some accounts of UTF-16.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "alerts/formats/chat.h"
#include "alerts/formats/formats.h"

namespace alerts {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostBytes = 27'000;

struct Limits {
  std::size_t quote_bytes, items, item_quote_bytes, words, lines;
};
// Tried in turn; the last one fits whatever it holds.
constexpr Limits kLimits[] = {
    {1500, 20, 500, 400, 20}, {1000, 12, 300, 200, 10}, {500, 8, 100, 120, 5}, {300, 3, 0, 60, 2}};

enum class Look { headline, item, said, soft };

Json run(const std::string& words, Look look, bool marked = false) {
  Json json = {{"type", "TextRun"}, {"text", words}};
  if (look == Look::headline) json["size"] = "Large";
  if (look == Look::headline || look == Look::item || marked) json["weight"] = "Bolder";
  if (look == Look::soft) {
    json["size"] = "Small";
    json["isSubtle"] = true;
  }
  if (marked) json["highlight"] = true;
  return json;
}

Json rich_text(Json runs, const char* spacing) {
  return {{"type", "RichTextBlock"}, {"spacing", spacing}, {"inlines", std::move(runs)}};
}

void add(Json& body, const std::string& words, Look look, const char* spacing = "Small") {
  if (!words.empty()) body.push_back(rich_text(Json::array({run(words, look)}), spacing));
}

// What was said, and by whom where.
void add_said(Json& body, const Chat& chat, std::size_t quote_bytes, const Limits& limits) {
  Json runs = Json::array();
  for (const Run& part : quoted(chat, quote_bytes))
    runs.push_back(run(part.text, Look::said, part.marked));
  if (!runs.empty()) body.push_back(rich_text(std::move(runs), "Medium"));
  add(body, cut_to_cost(chat.setting, limits.words), Look::said);
  add(body, cut_to_cost(chat.company, 2 * limits.words), Look::said);
}

void add_lines(Json& body, const Chat& chat, const Limits& limits) {
  for (std::size_t i = 0; i < std::min(limits.lines, chat.lines.size()); ++i)
    add(body, cut_to_cost(chat.lines[i], 4 * limits.words), Look::said);
}

void add_origin(Json& body, const Chat& chat, const Limits& limits) {
  if (chat.is_of_article())
    add(body, cut_to_cost(chat.outlet + ", " + chat.context, 2 * limits.words), Look::soft);
}

Json open_url(const Chat& chat) {
  return {{"type", "Action.OpenUrl"}, {"title", "Read the article"}, {"url", chat.link}};
}

Json item(const Chat& chat, const Limits& limits) {
  Json body = Json::array();
  add(body, cut_to_cost(chat.headline, limits.words), Look::item);
  add_said(body, chat, limits.item_quote_bytes, limits);
  add_origin(body, chat, limits);
  Json container = {{"type", "Container"}, {"separator", true}, {"items", std::move(body)}};
  if (!chat.link.empty()) container["selectAction"] = open_url(chat);
  return container;
}

Json card(const Chat& chat, const Limits& limits, const RenderOptions& options) {
  Json body = Json::array();
  add(body, cut_to_cost(chat.headline, limits.words), Look::headline);
  add_said(body, chat, limits.quote_bytes, limits);
  if (chat.is_of_article()) add_lines(body, chat, limits);
  add_origin(body, chat, limits);
  add(body, cut_to_cost(chat.items_label, limits.words), Look::item, "Medium");
  const std::size_t items = std::min(limits.items, chat.items.size());
  for (std::size_t i = 0; i < items; ++i) body.push_back(item(chat.items[i], limits));
  if (!chat.is_of_article()) add_lines(body, chat, limits);
  add(body, words_for_more(chat.more + chat.items.size() - items, options), Look::soft);
  Json content = {{"$schema", "http://adaptivecards.io/schemas/adaptive-card.json"},
                  {"type", "AdaptiveCard"},
                  {"version", "1.4"},
                  {"msteams", {{"width", "Full"}}},
                  {"body", std::move(body)}};
  if (!chat.link.empty()) content["actions"] = Json::array({open_url(chat)});
  return content;
}

}  // namespace

std::string teams_message(const Chat& chat, const RenderOptions& options) {
  std::string body;
  for (const Limits& limits : kLimits) {
    const Json message = {
        {"type", "message"},
        {"attachments", Json::array({{{"contentType", "application/vnd.microsoft.card.adaptive"},
                                      {"contentUrl", nullptr},
                                      {"content", card(chat, limits, options)}}})}};
    body = message.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (std::max(body.size(), 2 * count_units(body)) <= kMostBytes) break;
  }
  return body;
}

}  // namespace alerts
