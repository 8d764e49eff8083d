// A message for a Slack incoming webhook, in blocks (docs.slack.dev, Block Kit): a header of at
// most 150 characters, texts of at most 3000, 50 blocks. Slack refuses larger messages whole, from
// some 13 kB on (msg_blocks_too_long, without a number).
//
// & < > are escaped, so that what others wrote makes no link and mentions nobody (<!channel>);
// `verbatim` keeps @channel and #names from being looked for. * _ ~ ` cannot be escaped: their
// likes stand for them.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "alerts/formats/chat.h"
#include "alerts/formats/formats.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace alerts {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostHeader = 150, kMostText = 3000, kMostUrl = 3000;
constexpr std::size_t kMostBytes = 12'000;

struct Limits {
  std::size_t quote_bytes, items, item_quote_bytes, words, lines;
};
// Tried in turn; the last one fits whatever it holds.
constexpr Limits kLimits[] = {
    {1500, 20, 400, 300, 20}, {1000, 12, 250, 200, 10}, {500, 10, 100, 120, 5}, {300, 3, 0, 60, 2}};

std::size_t escaped_units(char32_t c) {
  return c == '&' ? 5 : c == '<' || c == '>' ? 4 : units_of(c);
}

void append_escaped(std::string& out, char32_t c) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    default:
      text::append_code_point(out, c);
  }
}

// As a text object that formats nothing has it.
std::string plain_text(std::string_view words, std::size_t most) {
  std::string out;
  const std::string kept = cut_to_cost(words, most, escaped_units);
  for (std::string_view rest = kept; !rest.empty();)
    append_escaped(out, text::take_code_point(rest));
  return out;
}

char32_t harmless_in_mrkdwn(char32_t c) {
  switch (c) {
    case '*':
      return 0x2217;  // ∗
    case '_':
      return 0x02CD;  // ˍ
    case '~':
      return 0x223C;  // ∼
    case '`':
      return 0x02CB;  // ˋ
    default:
      return c;
  }
}

std::string mrkdwn(std::string_view words, std::size_t most) {
  std::string out;
  const std::string kept = cut_to_cost(words, most, escaped_units);
  for (std::string_view rest = kept; !rest.empty();)
    append_escaped(out, harmless_in_mrkdwn(text::take_code_point(rest)));
  return out;
}

bool is_of_word(char32_t c) {
  const auto sort = text::sort_of(c);
  return sort == text::Sort::letter || sort == text::Sort::digit || sort == text::Sort::mark ||
         sort == text::Sort::spaceless;
}

char32_t first_of(std::string_view words) {
  return words.empty() ? 0 : text::take_code_point(words);
}

char32_t last_of(std::string_view words) {
  std::size_t at = words.size();
  return at == 0 ? 0 : text::previous_character(words, at);
}

// Slack makes bold what stands between asterisks at the borders of words, and nothing else.
bool can_be_bold(const MarkedText& runs, std::size_t i) {
  const std::string& words = runs[i].text;
  const char32_t before = i > 0 ? last_of(runs[i - 1].text) : 0;
  const char32_t after = i + 1 < runs.size() ? first_of(runs[i + 1].text) : 0;
  return !words.empty() && words.front() != ' ' && words.back() != ' ' && !is_of_word(before) &&
         !is_of_word(after);
}

std::string mrkdwn(const MarkedText& runs, std::size_t most) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t i = 0; i < runs.size() && used + 3 < most; ++i) {
    const bool bold = runs[i].marked && can_be_bold(runs, i);
    const std::string words = mrkdwn(runs[i].text, most - used - 2);
    out += bold ? "*" + words + "*" : words;
    used += count_units(words) + (bold ? 2 : 0);
  }
  return out;
}

std::string in_link(std::string_view url) {
  std::string out;
  for (const char c : url)
    if (c == '|')
      out += "%7C";
    else
      append_escaped(out, static_cast<unsigned char>(c));
  return out;
}

bool is_linked(const Chat& chat) {
  const auto is_ascii = [](char c) { return c > ' ' && c <= '~'; };
  return !chat.link.empty() && std::ranges::all_of(chat.link, is_ascii) &&
         in_link(chat.link).size() <= kMostUrl / 2;
}

std::string linked(const Chat& chat, const std::string& label) {
  return is_linked(chat) ? "<" + in_link(chat.link) + "|" + label + ">" : label;
}

Json text_object(std::string text) {
  return {{"type", "mrkdwn"}, {"text", std::move(text)}, {"verbatim", true}};
}

Json section(std::string text) {
  return {{"type", "section"}, {"text", text_object(std::move(text))}};
}

Json context(std::string text) {
  return {{"type", "context"}, {"elements", Json::array({text_object(std::move(text))})}};
}

void add_line(std::string& text, const std::string& line) {
  if (!line.empty()) text += (text.empty() ? "" : "\n") + line;
}

// What was said, and by whom where.
std::string said(const Chat& chat, std::size_t quote_bytes, const Limits& limits) {
  std::string text;
  if (const MarkedText quote = quoted(chat, quote_bytes); !quote.empty())
    text = ">" + mrkdwn(quote, kMostText / 2);
  add_line(text, mrkdwn(chat.setting, limits.words));
  add_line(text, mrkdwn(chat.company, 2 * limits.words));
  return text;
}

std::string origin(const Chat& chat, const Limits& limits) {
  return linked(chat, mrkdwn(chat.outlet, limits.words)) + ", " +
         mrkdwn(chat.context, 2 * limits.words);
}

Json item(const Chat& chat, const Limits& limits) {
  std::string text = "*" + linked(chat, mrkdwn(chat.headline, limits.words)) + "*";
  add_line(text, said(chat, limits.item_quote_bytes, limits));
  add_line(text, mrkdwn(chat.outlet + ", " + chat.context, 2 * limits.words));
  return section(std::move(text));
}

void add_lines(Json& all, const Chat& chat, const Limits& limits) {
  std::string text;
  for (std::size_t i = 0; i < std::min(limits.lines, chat.lines.size()); ++i) {
    const std::size_t room = kMostText - count_units(text) - 1;
    if (room > limits.words)
      add_line(text, mrkdwn(chat.lines[i], std::min(room, 4 * limits.words)));
  }
  if (!text.empty()) all.push_back(section(std::move(text)));
}

Json button(const Chat& chat) {
  return {
      {"type", "actions"},
      {"elements", Json::array({{{"type", "button"},
                                 {"text", {{"type", "plain_text"}, {"text", "Read the article"}}},
                                 {"url", chat.link}}})}};
}

Json blocks(const Chat& chat, const Limits& limits, const RenderOptions& options) {
  Json all = Json::array();
  all.push_back({{"type", "header"},
                 {"text",
                  {{"type", "plain_text"},
                   {"text", plain_text(chat.headline, kMostHeader)},
                   {"emoji", false}}}});
  if (const std::string text = said(chat, limits.quote_bytes, limits); !text.empty())
    all.push_back(section(text));
  if (chat.is_of_article()) {
    add_lines(all, chat, limits);
    all.push_back(context(origin(chat, limits)));
    if (is_linked(chat)) all.push_back(button(chat));
  }
  if (!chat.items_label.empty()) all.push_back(section(mrkdwn(chat.items_label, limits.words)));
  const std::size_t items = std::min(limits.items, chat.items.size());
  for (std::size_t i = 0; i < items; ++i) all.push_back(item(chat.items[i], limits));
  if (!chat.is_of_article()) add_lines(all, chat, limits);
  const std::size_t more = chat.more + chat.items.size() - items;
  if (more > 0) all.push_back(context(mrkdwn(words_for_more(more, options), kMostText)));
  return all;
}

// For notifications, and for those who have what is read aloud.
std::string summary(const Chat& chat) {
  const std::string credit = chat.credit.empty() ? "" : " (" + chat.credit + ")";
  return mrkdwn(chat.headline, 300) + mrkdwn(credit, 100);
}

}  // namespace

std::string slack_message(const Chat& chat, const RenderOptions& options) {
  std::string body;
  for (const Limits& limits : kLimits) {
    const Json message = {{"text", summary(chat)},
                          {"unfurl_links", false},
                          {"unfurl_media", false},
                          {"blocks", blocks(chat, limits, options)}};
    body = message.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (body.size() <= kMostBytes) break;
  }
  return body;
}

}  // namespace alerts
