// A message for a topic of ntfy's, published as JSON (docs.ntfy.sh, "Publish as JSON"): posted to
// the server's root, the topic within. A message of 4096 bytes or more would become a file, and the
// server takes no document of more than twice that. Its text is plain: nothing in it formats.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "alerts/alerts.h"
#include "alerts/formats/chat.h"
#include "alerts/formats/formats.h"
#include "text/ascii.h"
#include "text/url.h"

namespace alerts {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostMessage = 3800, kMostBytes = 8192, kMostTitle = 150, kMostTopic = 64;
constexpr int kHighPriority = 4;  // of 1 to 5, 3 being the usual one

struct Limits {
  std::size_t quote_bytes, items, words, lines, url_bytes;
};
// Tried in turn; the last one fits whatever it holds.
constexpr Limits kLimits[] = {{1500, 20, 300, 10, 2048},
                              {1000, 12, 200, 6, 2048},
                              {500, 8, 120, 4, 1000},
                              {200, 3, 60, 2, 500}};

void add_line(std::string& text, const std::string& line) {
  if (!line.empty()) text += (text.empty() ? "" : "\n") + line;
}

void add_lines(std::string& text, const Chat& chat, const Limits& limits) {
  for (std::size_t i = 0; i < std::min(limits.lines, chat.lines.size()); ++i)
    add_line(text, cut_to_cost(chat.lines[i], 4 * limits.words));
}

std::string message(const Chat& chat, const Limits& limits, const RenderOptions& options) {
  std::string text;
  add_line(text, plain(quoted(chat, limits.quote_bytes)));
  add_line(text, cut_to_cost(chat.setting, limits.words));
  add_line(text, cut_to_cost(chat.company, 2 * limits.words));
  if (chat.is_of_article()) {
    add_lines(text, chat, limits);
    add_line(text, cut_to_cost(chat.outlet + ", " + chat.context, 2 * limits.words));
  }
  add_line(text, cut_to_cost(chat.items_label, limits.words));
  const std::size_t items = std::min(limits.items, chat.items.size());
  for (std::size_t i = 0; i < items; ++i) {
    const Chat& item = chat.items[i];
    add_line(text, "• " + cut_to_cost(item.headline, limits.words) +
                       (item.credit.empty() ? "" : " (" + cut_to_cost(item.credit, 60) + ")"));
    add_line(text, cut_to_cost(item.company, limits.words));
  }
  if (!chat.is_of_article()) add_lines(text, chat, limits);
  add_line(text, words_for_more(chat.more + chat.items.size() - items, options));
  return text.empty() ? cut_to_cost(chat.headline, 4 * limits.words) : text;
}

bool is_topic(std::string_view topic) {
  return !topic.empty() && topic.size() <= kMostTopic && std::ranges::all_of(topic, [](char c) {
    return text::is_letter(c) || text::is_digit(c) || c == '-' || c == '_';
  });
}

}  // namespace

std::string ntfy_message(const Chat& chat, const std::string& topic, const RenderOptions& options) {
  std::string body;
  for (const Limits& limits : kLimits) {
    const std::string text = message(chat, limits, options);
    Json json = {{"topic", topic}, {"title", cut_to_cost(chat.headline, kMostTitle)}};
    json["message"] = text;
    if (chat.is_urgent) json["priority"] = kHighPriority;
    if (!chat.link.empty() && chat.link.size() <= limits.url_bytes) {
      json["click"] = chat.link;
      json["actions"] =
          Json::array({{{"action", "view"}, {"label", "Read the article"}, {"url", chat.link}}});
    }
    body = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() <= kMostMessage && body.size() <= kMostBytes) break;
  }
  return body;
}

std::string refusal_of_topic(std::string_view url) {
  const auto parsed = text::parse_url(url);
  if (parsed && !parsed->has_query && parsed->path.starts_with('/') &&
      is_topic(std::string_view(parsed->path).substr(1)))
    return "";
  return "a topic of ntfy's is expected behind the host: letters, digits, - and _, at most 64";
}

}  // namespace alerts
