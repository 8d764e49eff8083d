// A written word is found first (UAX #29 with the exceptions in joins()), then taken apart:
// elisions, letters from digits, and from each part what does not count (possessive, separators,
// dots).
#include "text/words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/fold.h"

namespace text {
namespace {

constexpr std::size_t kMaxCharacters = 255;  // Lucene's limit: a longer word is cut there
constexpr std::size_t kMaxSigns = 8;

// French, then Italian; l and d are both. O' (O'Brien) is none.
constexpr std::array<std::string_view, 21> kElisions = {
    "c",      "d",      "j",  "l",   "m",    "n",    "s",    "t",    "qu",   "jusqu", "lorsqu",
    "puisqu", "quoiqu", "un", "all", "dall", "dell", "nell", "sull", "coll", "quell"};

bool joins_numbers(char32_t c) {
  return c == 0x00A0 || c == 0x202F || c == 0x2009;
}

bool is_sign(char32_t c) {
  return c == '&' || c == '+' || c == '#' || c == '$' || c == 0x20AC || c == '%' || c == '_' ||
         c == '@';
}

bool is_hebrew(char32_t c) {
  return c >= 0x05D0 && c <= 0x05F2;
}

char32_t peek(std::string_view s, std::size_t at) {
  return at < s.size() ? next_character(s, at) : 0;
}

// The next character that is no mark, and what stands behind it.
struct Ahead {
  char32_t first = 0, second = 0;
};
Ahead look_ahead(std::string_view s, std::size_t at) {
  for (std::size_t seen = 0; at < s.size() && seen < kMaxCharacters; ++seen) {
    const char32_t c = next_character(s, at);
    if (sort_of(c) != Sort::mark) return {c, peek(s, at)};
  }
  return {};
}

// A full stop is a border in "troops.The" and in "С.Шойгу", but not in "U.S" and "tass.com".
bool dot_joins(char32_t before, Ahead ahead) {
  if (!is_upper(ahead.first)) return true;
  return !is_lower(before) && !is_lower(ahead.second);
}

// WB6, WB7, WB11, WB12: whether a sign between two characters belongs to the word.
bool joins(char32_t before, char32_t sign, Ahead ahead) {
  const Sort left = sort_of(before), middle = sort_of(sign), right = sort_of(ahead.first);
  if (middle == Sort::quote) return is_hebrew(before) && is_hebrew(ahead.first);
  if (left == Sort::letter && right == Sort::letter) {
    if (sign == '.') return dot_joins(before, ahead);
    return middle == Sort::mid_letter || middle == Sort::mid_both || middle == Sort::apostrophe;
  }
  if (left == Sort::digit && right == Sort::digit)
    return middle == Sort::mid_number || middle == Sort::mid_both || middle == Sort::apostrophe;
  return false;
}

// "5 000" with a no-break blank: `head` is one to three digits, or such groups already; three
// digits follow.
bool group_follows(std::string_view head, char32_t blank, std::string_view rest) {
  std::size_t digits = 0;
  for (std::size_t i = 0; i < head.size();) {
    const char32_t c = next_character(head, i);
    if (c == blank)
      digits = 0;
    else if (sort_of(c) == Sort::digit)
      ++digits;
    else
      return false;
    if (digits > 3) return false;
  }
  std::size_t at = 0, following = 0;
  while (at < rest.size() && following < 4 && sort_of(next_character(rest, at)) == Sort::digit)
    ++following;
  return following == 3;
}

std::string digit_value(char32_t c) {
  const bool is_subscript = c >= 0x2080 && c <= 0x2089;
  const auto value =
      is_subscript ? static_cast<int>(c - 0x2080) : u_charDigitValue(static_cast<UChar32>(c));
  return value >= 0 ? std::string(1, static_cast<char>('0' + value)) : std::string{};
}

// Digits as ASCII with the separators between; a separator is one character.
struct Groups {
  std::vector<std::string> digits{""};
  std::vector<char32_t> separators;
};
Groups groups_of(std::string_view number) {
  Groups groups;
  for (std::size_t i = 0; i < number.size();) {
    const char32_t c = next_character(number, i);
    const Sort sort = sort_of(c);
    if (sort == Sort::mark) continue;
    if (sort == Sort::digit) {
      groups.digits.back() += digit_value(c);
    } else {
      groups.separators.push_back(sort == Sort::apostrophe ? U'\'' : c);
      groups.digits.emplace_back();
    }
  }
  return groups;
}

// How many of the groups are thousands: 1-3 digits, then threes, one and the same separator.
std::size_t thousands(const Groups& groups) {
  constexpr std::u32string_view kSeparators = U",.'\u00A0\u202F\u2009";
  if (groups.separators.empty() || groups.digits[0].empty() || groups.digits[0].size() > 3 ||
      kSeparators.find(groups.separators[0]) == std::u32string_view::npos)
    return 0;
  std::size_t count = 0;
  while (count < groups.separators.size() && groups.separators[count] == groups.separators[0] &&
         groups.digits[count + 1].size() == 3)
    ++count;
  const bool only_decimals_left =
      count == groups.separators.size() ||
      (count + 1 == groups.separators.size() && groups.separators[count] != groups.separators[0]);
  return only_decimals_left ? count : 0;
}

std::string fold_number(std::string_view number) {
  const Groups groups = groups_of(number);
  const std::size_t dropped = thousands(groups);
  std::string out = groups.digits[0];
  for (std::size_t i = 0; i < groups.separators.size(); ++i) {
    if (i >= dropped)
      out += groups.separators[i] < 0x80 ? static_cast<char>(groups.separators[i]) : ' ';
    out += groups.digits[i + 1];
  }
  return out;
}

// "u.s" and "n.a.t.o" without their dots; other words as they are.
std::string without_initials_dots(const std::string& folded) {
  std::string letters;
  bool want_dot = false;
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t begin = i;
    const char32_t c = next_character(folded, i);
    if ((c == '.') != want_dot) return folded;
    if (!want_dot) letters.append(folded, begin, i - begin);
    want_dot = !want_dot;
  }
  return letters;
}

Script script_of_word(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = next_character(word, i);
    const Sort sort = sort_of(c);
    if (sort == Sort::digit) return Script::number;
    if (sort == Sort::letter || sort == Sort::spaceless) return script_of(c);
  }
  return Script::other;
}

void fill(Piece& piece, std::string_view source) {
  piece.script = script_of_word(source);
  if (piece.script == Script::number) {
    piece.folded = piece.lower = fold_number(source);
    return;
  }
  piece.lower = without_initials_dots(lower(source));
  piece.folded = without_initials_dots(fold(source));
  if (piece.script != Script::latin || piece.folded.size() < 3 || !piece.folded.ends_with("'s"))
    return;
  piece.possessive = piece.folded;
  piece.folded.resize(piece.folded.size() - 2);
}

// Where an elided word ends ("l’", "dell'"), or 0.
std::size_t elision_end(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const std::size_t begin = i;
    if (sort_of(next_character(word, i)) != Sort::apostrophe) continue;
    const std::string head = fold(word.substr(0, begin));
    if (std::find(kElisions.begin(), kElisions.end(), head) == kElisions.end()) return 0;
    const std::string next = i < word.size() ? fold(word.substr(i, 4)) : "";
    return !next.empty() && std::string_view("aeiouyh").find(next[0]) != std::string_view::npos ? i
                                                                                                : 0;
  }
  return 0;
}

std::string signs_after(std::string_view s, std::size_t at) {
  const std::size_t start = at;
  std::size_t end = at;
  for (std::size_t count = 0; count < kMaxSigns && at < s.size() && is_sign(next_character(s, at));
       ++count)
    end = at;
  if (end != start) return std::string(s.substr(start, end - start));
  return s.substr(start, 2) == " &" ? "&" : "";  // blanks around & are optional
}

std::string signs_before(std::string_view s, std::size_t at) {
  const std::size_t end = at;
  std::size_t start = at;
  for (std::size_t count = 0; count < kMaxSigns && is_sign(previous_character(s, at)); ++count)
    start = at;
  if (start != end) return std::string(s.substr(start, end - start));
  if (end >= 2 && s.substr(end - 2, 2) == "& ") return "&";
  if (end == 0 || s[end - 1] != '.') return "";
  std::size_t before_dot = end - 1;
  const char32_t c = previous_character(s, before_dot);
  const Sort sort = sort_of(c);
  return c != '.' && (c == 0 || sort == Sort::other || sort == Sort::quote) ? "." : "";
}

}  // namespace

bool Cutter::next(Piece& piece) {
  if (given_ == pending_.size()) {
    pending_.clear();
    given_ = 0;
    if (!cut_written_word()) return false;
  }
  std::swap(piece, pending_[given_++]);
  return true;
}

bool Cutter::cut_written_word() {
  std::size_t begin = at_;
  Sort sort = Sort::other;
  char32_t last = 0;
  while (at_ < utf8_.size() && sort != Sort::letter && sort != Sort::digit &&
         sort != Sort::spaceless) {
    begin = at_;
    last = next_character(utf8_, at_);
    sort = sort_of(last);
  }
  if (sort != Sort::letter && sort != Sort::digit && sort != Sort::spaceless) return false;

  std::size_t end = at_;
  for (std::size_t length = 1; at_ < utf8_.size() && length < kMaxCharacters; ++length) {
    std::size_t behind = at_;
    const char32_t c = next_character(utf8_, behind);
    const Sort next = sort_of(c);
    if (next == Sort::mark) {
      at_ = behind;
      if (is_combining(c)) end = behind;
      continue;
    }
    if (sort == Sort::spaceless) break;
    if (next == Sort::letter || next == Sort::digit) {
      last = c;
      end = behind;
    } else if (joins_numbers(c)
                   ? !group_follows(utf8_.substr(begin, at_ - begin), c, utf8_.substr(behind))
                   : !joins(last, c, look_ahead(utf8_, behind))) {
      break;
    }
    at_ = behind;
  }
  at_ = std::max(end, begin + 1);
  add_parts(begin, end);
  add_signs();
  return true;
}

void Cutter::add_parts(std::size_t begin, std::size_t end) {
  if (const std::size_t elided = elision_end(utf8_.substr(begin, end - begin)); elided != 0) {
    std::size_t apostrophe = begin + elided;
    previous_character(utf8_, apostrophe);
    add(begin, apostrophe, false);
    begin += elided;
  }
  std::size_t part = begin;
  Sort last = Sort::other;
  for (std::size_t i = begin; i < end;) {
    const std::size_t here = i;
    const Sort sort = sort_of(next_character(utf8_, i));
    const bool changes = (last == Sort::letter && sort == Sort::digit) ||
                         (last == Sort::digit && sort == Sort::letter);
    if (changes) {
      add(part, here, part != begin);
      part = here;
    }
    if (sort != Sort::mark) last = sort;
  }
  add(part, end, part != begin);
}

void Cutter::add(std::size_t begin, std::size_t end, bool joined) {
  Piece piece;
  piece.begin = static_cast<std::uint32_t>(begin);
  piece.end = static_cast<std::uint32_t>(end);
  piece.joined = joined;
  fill(piece, utf8_.substr(begin, end - begin));
  pending_.push_back(std::move(piece));
}

void Cutter::add_signs() {
  pending_.front().before = signs_before(utf8_, pending_.front().begin);
  pending_.back().after = signs_after(utf8_, pending_.back().end);
}

}  // namespace text
