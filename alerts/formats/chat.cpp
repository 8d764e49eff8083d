#include "alerts/formats/chat.h"

#include <algorithm>

#include "alerts/wording/wording.h"
#include "alerts/wording/wording_rows.h"
#include "text/characters.h"
#include "text/harmless.h"
#include "text/utf8.h"

namespace alerts {
namespace {

using model::AlertKind;

constexpr char32_t kIsolate = 0x2068, kEndOfIsolate = 0x2069;
constexpr std::string_view kCut = "…";

bool is_of_article(AlertKind kind) {
  return kind == AlertKind::alert || kind == AlertKind::update;
}

std::string context_of(const model::Alert& alert, const Wording& wording) {
  std::string context = wording.dated;
  if (alert.story.articles == 1) context += ". First report";
  if (!wording.rules.empty())
    context += (context.empty() ? "" : ". ") + with_capital(wording.rules);
  return context;
}

// Of an article the rest stands elsewhere; the times and the commands that lead further are a
// mail's.
bool is_told(const Row& row, bool of_article) {
  return of_article ? row.label == "Unsure" : row.label != "When" && row.label != "More";
}

Chat chat_of(const model::Alert& alert, const Wording& wording) {
  Chat chat;
  chat.headline = wording.brief.empty() ? plain(wording.headline) : wording.brief;
  if (chat.headline.empty()) chat.headline = "A message without words";
  if (alert.kind == AlertKind::update) chat.headline = "Update: " + chat.headline;
  chat.is_urgent = is_urgent(alert);
  const bool of_article = is_of_article(alert.kind);
  if (!of_article) {
    if (!wording.byline.empty()) chat.lines.push_back(wording.byline);
    if (!wording.body.empty()) chat.lines.push_back(wording.body);
  }
  for (const Row& row : wording.rows)
    if (is_told(row, of_article))
      for (const std::string& line : row.lines) chat.lines.push_back(row.label + ": " + line);
  if (!of_article) return chat;
  if (!wording.quotation.empty())
    chat.quote = wording.quotation;
  else if (!wording.quotes.empty())
    chat.quote = wording.quotes.front();
  chat.setting = wording.setting;
  chat.link = wording.link;
  chat.outlet = wording.outlet;
  chat.credit = wording.credit;
  chat.context = context_of(alert, wording);
  chat.company = wording.company;
  if (const std::string others = others_of(alert); !others.empty()) chat.lines.push_back(others);
  return chat;
}

// Whether a character belongs to the one before it: accents, the parts of an emoji.
bool continues(char32_t before, char32_t c) {
  constexpr char32_t kJoiner = 0x200D;
  return text::is_combining(c) || c == kJoiner || before == kJoiner ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F3FB && c <= 0x1F3FF) ||
         (c >= 0xE0020 && c <= 0xE007F);
}

// Whether more isolates begin than end.
bool is_open(std::string_view text) {
  int depth = 0;
  while (!text.empty()) {
    const char32_t c = text::take_code_point(text);
    depth += c == kIsolate ? 1 : c == kEndOfIsolate ? -1 : 0;
  }
  return depth > 0;
}

std::size_t cost_of(std::string_view text, Cost cost) {
  std::size_t sum = 0;
  while (!text.empty()) sum += cost(text::take_code_point(text));
  return sum;
}

}  // namespace

Chat chat_of(const model::Alert& alert, const RenderOptions& options) {
  const Wording wording = word(alert, options, alert.created);
  Chat chat = chat_of(alert, wording);
  for (std::size_t i = 0; i < wording.items.size(); ++i) {
    const model::Alert& item = alert.items[i];
    chat.items.push_back(chat_of(item, wording.items[i]));
    for (std::size_t k = 0; k < wording.items[i].items.size(); ++k)
      chat.items.push_back(chat_of(item.items[k], wording.items[i].items[k]));
    chat.more += item.more;
  }
  chat.more += alert.more;
  chat.items_label = wording.items_label;
  return chat;
}

MarkedText quoted(const Chat& chat, std::size_t max_bytes) {
  if (chat.quote.empty() || max_bytes == 0) return {};
  return in_quotes(shortened(chat.quote, max_bytes));
}

std::string words_for_more(std::size_t more, const RenderOptions& options) {
  return more == 0 ? ""
                   : "And " + std::to_string(more) + " more: " + options.program + " hits list.";
}

std::size_t units_of(char32_t c) {
  return c > 0xFFFF ? 2 : 1;
}

std::size_t count_units(std::string_view text) {
  return cost_of(text, units_of);
}

std::string cut_to_cost(std::string_view text, std::size_t most, Cost cost) {
  if (cost_of(text, cost) <= most) return std::string(text);
  constexpr std::size_t kEnds = 2;  // "…" and the end of an isolate
  std::size_t used = 0, whole = 0;  // `whole`: where the last character ends that is complete
  char32_t before = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t at = text.size() - rest.size();
    const char32_t c = text::take_code_point(rest);
    if (!continues(before, c)) whole = at;
    used += cost(c);
    if (used + kEnds > most) break;
    before = c;
  }
  std::string kept(text.substr(0, whole));
  kept += kCut;
  if (is_open(kept)) text::append_code_point(kept, kEndOfIsolate);
  return kept;
}

}  // namespace alerts
