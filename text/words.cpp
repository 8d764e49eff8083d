// A written word is found first (UAX #29 with the exceptions in joins()), then taken apart:
// elisions, letters from digits, Hangul from other letters (NATO는), and from each part what does
// not count (possessive, separators, dots).
#include "text/words.h"

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/fold.h"
#include "text/numbers.h"

namespace text {
namespace {

constexpr std::size_t kMaxCharacters = 255;  // Lucene's limit: a longer word is cut there
constexpr std::size_t kMaxSigns = 8;
constexpr std::size_t kMaxBlanksAtAnd = 2;  // "AT & T": on either side

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

Sort sort_with(char32_t c, Wildcards wildcards) {
  const bool is_wildcard = wildcards == Wildcards::are_letters && (c == '*' || c == '?');
  return is_wildcard ? Sort::wildcard : sort_of(c);
}

bool begins_word(Sort sort) {
  return sort == Sort::letter || sort == Sort::digit || sort == Sort::spaceless ||
         sort == Sort::wildcard;
}

bool is_hangul(char32_t c) {
  return c >= 0x1100 && script_of(c) == Script::hangul;
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

bool is_possessive_s(Ahead ahead) {
  return (ahead.first == 's' || ahead.first == 'S') && !begins_word(sort_of(ahead.second));
}

// WB6, WB7, WB11, WB12: whether a sign between two characters belongs to the word. A wildcard may
// stand for a letter and for a digit. Beyond UAX #29: the 's of "G7's".
bool joins(char32_t before, char32_t sign, Ahead ahead, Wildcards wildcards) {
  const Sort left = sort_with(before, wildcards), middle = sort_of(sign),
             right = sort_with(ahead.first, wildcards);
  const bool wild_left = left == Sort::wildcard, wild_right = right == Sort::wildcard;
  if (middle == Sort::quote) return is_hebrew(before) && is_hebrew(ahead.first);
  if (left == Sort::digit && middle == Sort::apostrophe && is_possessive_s(ahead)) return true;
  if ((left == Sort::letter || wild_left) && (right == Sort::letter || wild_right)) {
    if (sign == '.') return dot_joins(before, ahead);
    return middle == Sort::mid_letter || middle == Sort::mid_both || middle == Sort::apostrophe;
  }
  if ((left == Sort::digit || wild_left) && (right == Sort::digit || wild_right))
    return middle == Sort::mid_number || middle == Sort::mid_both || middle == Sort::apostrophe;
  return false;
}

// The 's of "U.S.'s", behind the full stop.
bool possessive_follows(char32_t before, std::string_view s, std::size_t at) {
  const Script script = script_of(before);
  if (script != Script::latin && script != Script::number) return false;
  if (at >= s.size() || sort_of(next_character(s, at)) != Sort::apostrophe) return false;
  return is_possessive_s(look_ahead(s, at));
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

// The word without its 's, and without the full stop before it. Latin letters and digits only.
std::string_view without_possessive(std::string_view word) {
  if (!word.ends_with('s') && !word.ends_with('S')) return word;
  std::size_t at = word.size() - 1;
  if (sort_of(previous_character(word, at)) != Sort::apostrophe || at == 0) return word;
  if (word[at - 1] == '.') --at;
  return word.substr(0, at);
}

void fill(Piece& piece, std::string_view source) {
  piece.script = script_of_word(source);
  std::string_view bare = source;
  if (piece.script == Script::latin || piece.script == Script::number)
    bare = without_possessive(source);
  if (piece.script == Script::number) {
    piece.folded = piece.lower = fold_number(bare);
  } else {
    piece.lower = without_initials_dots(lower(bare));
    piece.folded = without_initials_dots(fold(bare));
  }
  if (bare.size() != source.size()) piece.possessive = piece.folded + "'s";
}

// Where an elided word ends ("l’", "dell'"), or 0.
std::size_t elision_end(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const std::size_t begin = i;
    if (sort_of(next_character(word, i)) != Sort::apostrophe) continue;
    const std::string head = fold(word.substr(0, begin));
    if (std::find(kElisions.begin(), kElisions.end(), head) == kElisions.end()) return 0;
    const std::string next = i < word.size() ? fold(word.substr(i, 4)) : "";
    return !next.empty() && std::string_view("aeiouyh*?").find(next[0]) != std::string_view::npos
               ? i
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
  at = start;
  for (std::size_t blanks = 0; blanks < kMaxBlanksAtAnd && is_blank(peek(s, at)); ++blanks)
    next_character(s, at);
  return peek(s, at) == '&' ? "&" : "";
}

bool is_and_before(std::string_view s, std::size_t at) {
  for (std::size_t blanks = 0; blanks <= kMaxBlanksAtAnd; ++blanks) {
    const char32_t c = previous_character(s, at);
    if (!is_blank(c)) return c == '&';
  }
  return false;
}

std::string signs_before(std::string_view s, std::size_t at) {
  const std::size_t end = at;
  std::size_t start = at;
  for (std::size_t count = 0; count < kMaxSigns && is_sign(previous_character(s, at)); ++count)
    start = at;
  if (start != end) return std::string(s.substr(start, end - start));
  if (is_and_before(s, end)) return "&";
  if (end == 0 || s[end - 1] != '.') return "";
  std::size_t before_dot = end - 1;
  const char32_t c = previous_character(s, before_dot);
  const Sort sort = sort_of(c);
  return c != '.' && (c == 0 || sort == Sort::other || sort == Sort::quote) ? "." : "";
}

}  // namespace

bool Cutter::next(Piece& piece) {
  while (given_ == pending_.size()) {
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
  while (at_ < utf8_.size() && !begins_word(sort)) {
    begin = at_;
    last = next_character(utf8_, at_);
    sort = sort_with(last, wildcards_);
  }
  if (!begins_word(sort)) return false;

  std::size_t end = at_;
  for (std::size_t length = 1; at_ < utf8_.size() && length < kMaxCharacters; ++length) {
    std::size_t behind = at_;
    const char32_t c = next_character(utf8_, behind);
    const Sort next = sort_with(c, wildcards_);
    if (next == Sort::mark) {
      at_ = behind;
      if (is_combining(c)) end = behind;
      continue;
    }
    if (sort == Sort::spaceless) break;
    if (next != Sort::spaceless && begins_word(next)) {
      last = c;
      end = behind;
    } else if (!goes_on(begin, behind, last, c)) {
      break;
    }
    at_ = behind;
  }
  at_ = std::max(end, begin + 1);
  add_parts(begin, end);
  add_signs();
  return true;
}

// Whether the sign `c` before `behind` belongs to the word that began at `begin`.
bool Cutter::goes_on(std::size_t begin, std::size_t behind, char32_t last, char32_t c) const {
  if (joins_numbers(c))
    return group_follows(utf8_.substr(begin, at_ - begin), c, utf8_.substr(behind));
  if (c == '.' && possessive_follows(last, utf8_, behind)) return true;
  return joins(last, c, look_ahead(utf8_, behind), wildcards_);
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
  bool hangul_last = false;
  for (std::size_t i = begin; i < end;) {
    const std::size_t here = i;
    const char32_t c = next_character(utf8_, i);
    const Sort sort = sort_with(c, wildcards_);
    const bool hangul = sort == Sort::letter && is_hangul(c);
    const bool changes = (last == Sort::letter && sort == Sort::digit) ||
                         (last == Sort::digit && sort == Sort::letter) ||
                         (last == Sort::letter && sort == Sort::letter && hangul != hangul_last);
    if (changes) {
      add(part, here, part != begin);
      part = here;
    }
    if (sort == Sort::mark) continue;
    last = sort;
    hangul_last = hangul;
  }
  add(part, end, part != begin);
}

void Cutter::add(std::size_t begin, std::size_t end, bool joined) {
  Piece piece;
  piece.begin = static_cast<std::uint32_t>(begin);
  piece.end = static_cast<std::uint32_t>(end);
  piece.joined = joined && !pending_.empty();
  fill(piece, utf8_.substr(begin, end - begin));
  // A Hangul filler, a lone tatweel: letters to Unicode, nothing to a reader.
  if (!piece.folded.empty()) pending_.push_back(std::move(piece));
}

void Cutter::add_signs() {
  if (pending_.empty()) return;
  pending_.front().before = signs_before(utf8_, pending_.front().begin);
  pending_.back().after = signs_after(utf8_, pending_.back().end);
}

}  // namespace text
