#include "query/scan.h"

#include "text/ascii.h"
#include "text/characters.h"
#include "text/composed.h"

namespace query {
namespace {

constexpr std::array<Quotes, 6> kQuotes = {{{"\"", {"\"", "\""}},
                                            {"“", {"”", "”"}},
                                            {"”", {"”", "”"}},
                                            {"„", {"“", "”"}},
                                            {"«", {"»", "»"}},
                                            {"»", {"«", "«"}}}};

bool is_ascii(char c) {
  return static_cast<signed char>(c) >= 0;
}

// Behind the quotes that open at `at`, or the end of the query.
std::size_t behind_quotes(std::string_view query, std::size_t at, const Quotes& quotes) {
  const Closing closing = closing_of(query, quotes, at + quotes.open.size());
  return closing.at == query.npos ? query.size() : closing.at + closing.sign.size();
}

}  // namespace

const Quotes* quotes_at(std::string_view query, std::size_t at) {
  if (at >= query.size() || (is_ascii(query[at]) && query[at] != '"')) return nullptr;
  for (const Quotes& quotes : kQuotes)
    if (query.substr(at).starts_with(quotes.open)) return &quotes;
  return nullptr;
}

Closing closing_of(std::string_view query, const Quotes& quotes, std::size_t from) {
  for (std::size_t i = from; i < query.size(); ++i) {
    if (query[i] == '\\') {
      ++i;
      continue;
    }
    for (const std::string_view close : quotes.close)
      if (query.substr(i).starts_with(close)) return {i, close};
  }
  return {};
}

bool is_blank_at(std::string_view query, std::size_t at) {
  if (is_ascii(query[at])) return text::is_blank(query[at]);
  std::size_t behind = at;
  if (!text::is_blank(text::next_character(query, behind))) return false;
  if (behind >= query.size()) return true;
  std::size_t before = at, after = behind;
  return text::sort_of(text::previous_character(query, before)) != text::Sort::digit ||
         text::sort_of(text::next_character(query, after)) != text::Sort::digit;
}

bool is_blank_before(std::string_view query, std::size_t at) {
  if (at == 0) return false;
  text::previous_character(query, at);
  return is_blank_at(query, at);
}

bool ends_word(std::string_view query, std::size_t at) {
  if (at >= query.size() || query[at] == '(' || query[at] == ')') return true;
  return is_blank_at(query, at) || quotes_at(query, at) != nullptr;
}

std::size_t bracket_end(std::string_view query, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < query.size();) {
    if (const Quotes* quotes = quotes_at(query, i)) {
      i = behind_quotes(query, i, *quotes);
      continue;
    }
    depth += query[i] == '(' ? 1 : query[i] == ')' ? -1 : 0;
    ++i;
    if (depth == 0) return i;
  }
  return query.npos;
}

bool is_comma_at(std::string_view query, std::size_t at) {
  if (query[at] != ',') return false;
  return at == 0 || at + 1 >= query.size() || !text::is_digit(query[at - 1]) ||
         !text::is_digit(query[at + 1]);
}

std::vector<std::string_view> items_of(std::string_view query, std::size_t open) {
  const std::size_t end = bracket_end(query, open);
  if (end == query.npos) return {};
  std::vector<std::string_view> items;
  std::size_t from = open + 1;
  int depth = 0;
  for (std::size_t i = from; i < end;) {
    if (const Quotes* quotes = quotes_at(query, i)) {
      i = behind_quotes(query, i, *quotes);
      continue;
    }
    depth += query[i] == '(' ? 1 : query[i] == ')' ? -1 : 0;
    if (i + 1 == end || (depth == 0 && is_comma_at(query, i))) {
      items.push_back(text::trimmed(query.substr(from, i - from)));
      from = i + 1;
    }
    ++i;
  }
  return items;
}

std::string_view operand_at(std::string_view query, std::size_t at) {
  while (at < query.size() && is_blank_at(query, at)) text::next_character(query, at);
  std::size_t end = at;
  while (!ends_word(query, end)) text::next_character(query, end);
  const bool binds =
      end > at && (query[end - 1] == ':' || (end < query.size() && query[end] == '('));
  if (end < query.size() && (end == at || binds)) {
    if (const Quotes* quotes = quotes_at(query, end))
      end = behind_quotes(query, end, *quotes);
    else if (query[end] == '(')
      end = bracket_end(query, end);
  }
  return query.substr(at, end == query.npos ? end : end - at);
}

std::string unquoted(std::string_view inside) {
  std::string plain;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const bool escapes = inside[i] == '\\' && i + 1 < inside.size() &&
                         (inside[i + 1] == '\\' || quotes_at(inside, i + 1) != nullptr);
    if (escapes) ++i;
    const bool is_blank = !escapes && is_blank_at(inside, i) && text::is_blank(inside[i]);
    if (!is_blank)
      plain += inside[i];
    else if (!plain.empty() && plain.back() != ' ')
      plain += ' ';
  }
  if (plain.ends_with(' ')) plain.pop_back();
  return text::nfc(plain);
}

bool has_word(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const text::Sort sort = text::sort_of(text::next_character(s, i));
    if (sort == text::Sort::letter || sort == text::Sort::digit || sort == text::Sort::spaceless)
      return true;
  }
  return false;
}

}  // namespace query
