// Most words are plain: letters and digits of ASCII, Latin-1 or everyday Cyrillic up to a blank or
// other punctuation that joins nothing. They are found byte by byte; at any other sign the whole
// word is cut by the rules, which the plain way only shortens.
#include "text/written_words.h"

#include <algorithm>
#include <array>

namespace text {
namespace {

constexpr std::size_t kMaxCharacters = 255;  // Lucene's limit: a longer word is cut there
constexpr std::size_t kMaxPlainBytes = 250;

enum class Byte : unsigned char { border, word, joiner, far };

// ASCII by byte; `far` begins a longer character.
constexpr std::array<Byte, 256> bytes_for(Cut cut) {
  std::array<Byte, 256> sorts{};
  for (std::size_t c = 0; c < 256; ++c) {
    const char ascii = static_cast<char>(c);
    const bool is_word = (ascii >= 'a' && ascii <= 'z') || (ascii >= 'A' && ascii <= 'Z') ||
                         (ascii >= '0' && ascii <= '9');
    sorts[c] = c >= 0x80 ? Byte::far : is_word ? Byte::word : Byte::border;
  }
  for (const char c : {'\'', '.', ',', ';', '"'})
    sorts[static_cast<unsigned char>(c)] = Byte::joiner;
  if (cut == Cut::standard)
    for (const char c : {':', '_'}) sorts[static_cast<unsigned char>(c)] = Byte::joiner;
  return sorts;
}
constexpr std::array<std::array<Byte, 256>, 2> kBytes = {bytes_for(Cut::analyst),
                                                         bytes_for(Cut::standard)};

Byte byte_at(std::string_view s, std::size_t at, Cut cut) {
  return kBytes[static_cast<std::size_t>(cut)][static_cast<unsigned char>(s[at])];
}

bool joins_numbers(char32_t c) {
  return c == 0x00A0 || c == 0x202F || c == 0x2009;
}

bool is_hebrew(char32_t c) {
  return c >= 0x05D0 && c <= 0x05F2;
}

char32_t peek(std::string_view s, std::size_t at) {
  return at < s.size() ? next_character(s, at) : 0;
}

bool is_of_word(Sort sort) {
  return sort == Sort::letter || sort == Sort::digit || sort == Sort::spaceless;
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
  return (ahead.first == 's' || ahead.first == 'S') && !is_of_word(sort_of(ahead.second));
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

// The 's of "U.S.'s", behind the full stop.
bool possessive_follows(char32_t before, std::string_view s, std::size_t at) {
  const Script script = script_of(before);
  if (script != Script::latin && script != Script::number) return false;
  if (at >= s.size() || sort_of(next_character(s, at)) != Sort::apostrophe) return false;
  return is_possessive_s(look_ahead(s, at));
}

// An underscore and its like join words for StandardTokenizer, and are none alone.
bool is_underscore(char32_t c) {
  return c == '_' || c == 0x203F || c == 0x2040 || c == 0x2054 || c == 0xFE33 || c == 0xFE34 ||
         (c >= 0xFE4D && c <= 0xFE4F) || c == 0xFF3F;
}

bool is_only_underscores(std::string_view s) {
  for (std::size_t i = 0; i < s.size();)
    if (!is_underscore(next_character(s, i))) return false;
  return true;
}

}  // namespace

Sort sort_with(char32_t c, Wildcards wildcards) {
  const bool is_wildcard = wildcards == Wildcards::are_letters && (c == '*' || c == '?');
  return is_wildcard ? Sort::wildcard : sort_of(c);
}

Sort WrittenWords::sort_at(char32_t c) const {
  if (cut_ == Cut::standard) {
    if (is_underscore(c)) return Sort::underscore;
    if (c == 0x02BC) return Sort::letter;
    if (c == ':') return Sort::mid_letter;
  }
  return sort_with(c, wildcards_);
}

bool WrittenWords::begins_word(Sort sort) const {
  return is_of_word(sort) || sort == Sort::wildcard || sort == Sort::underscore;
}

// WB6, WB7, WB11, WB12: whether a sign between two characters belongs to the word. A wildcard may
// stand for a letter and for a digit. Beyond UAX #29: the 's of "G7's".
bool WrittenWords::joins(char32_t before, char32_t sign, std::size_t behind) const {
  const Ahead ahead = look_ahead(utf8_, behind);
  const Sort left = sort_at(before), middle = sort_at(sign), right = sort_at(ahead.first);
  const bool wild_left = left == Sort::wildcard, wild_right = right == Sort::wildcard;
  if (middle == Sort::quote) return is_hebrew(before) && is_hebrew(ahead.first);
  const bool by_the_book = cut_ == Cut::standard;
  if (!by_the_book && left == Sort::digit && middle == Sort::apostrophe && is_possessive_s(ahead))
    return true;
  if ((left == Sort::letter || wild_left) && (right == Sort::letter || wild_right)) {
    if (sign == '.' && !by_the_book) return dot_joins(before, ahead);
    return middle == Sort::mid_letter || middle == Sort::mid_both || middle == Sort::apostrophe;
  }
  if ((left == Sort::digit || wild_left) && (right == Sort::digit || wild_right))
    return middle == Sort::mid_number || middle == Sort::mid_both || middle == Sort::apostrophe;
  return false;
}

// Whether the sign `c` before `behind` belongs to the word that began at `begin`.
bool WrittenWords::goes_on(std::size_t begin, std::size_t behind, char32_t last, char32_t c) const {
  if (cut_ == Cut::analyst) {
    if (joins_numbers(c))
      return group_follows(utf8_.substr(begin, at_ - begin), c, utf8_.substr(behind));
    if (c == '.' && possessive_follows(last, utf8_, behind)) return true;
  }
  return joins(last, c, behind);
}

bool WrittenWords::next(Written& word) {
  if (wildcards_ == Wildcards::are_letters) return take_any(word);
  return take_plain(word) || take_any(word);
}

// Letters of Latin-1 and U+0400-U+045F, dashes, ellipsis and double quotation marks; what else
// there is beyond ASCII is unknown here.
WrittenWords::Plain WrittenWords::plain_at(std::size_t at, std::size_t& length) const {
  const auto byte = [&](std::size_t i) {
    return at + i < utf8_.size() ? static_cast<unsigned char>(utf8_[at + i]) : 0u;
  };
  const unsigned lead = byte(0), second = byte(1);
  length = 2;
  if ((lead == 0xD0 && second >= 0x80 && second <= 0xBF) ||
      (lead == 0xD1 && second >= 0x80 && second <= 0x9F) ||
      (lead == 0xC3 && second >= 0x80 && second <= 0xBF && second != 0x97 && second != 0xB7))
    return Plain::word;
  if (lead == 0xC2 && (second == 0xAB || second == 0xBB)) return Plain::border;
  length = 3;
  const unsigned third = byte(2);
  const bool is_border = lead == 0xE2 && second == 0x80 &&
                         (third == 0x93 || third == 0x94 || third == 0x9C || third == 0x9D ||
                          third == 0x9E || third == 0xA6);
  return is_border ? Plain::border : Plain::unknown;
}

// False, and at_ where it was or behind plain borders, where the next word has to be cut by the
// rules.
bool WrittenWords::take_plain(Written& word) {
  std::size_t at = at_, length = 1;
  for (; at < utf8_.size(); at += length) {
    const Byte byte = byte_at(utf8_, at, cut_);
    length = 1;
    if (byte == Byte::word) break;
    if (byte == Byte::border || (byte == Byte::joiner && utf8_[at] != '_')) continue;
    const Plain plain = byte == Byte::far ? plain_at(at, length) : Plain::unknown;
    if (plain == Plain::word) break;
    if (plain == Plain::unknown) return at_ = at, false;
  }
  const std::size_t begin = at;
  at_ = begin;
  while (at < utf8_.size() && at - begin < kMaxPlainBytes) {
    const Byte byte = byte_at(utf8_, at, cut_);
    if (byte == Byte::word) {
      ++at;
      continue;
    }
    const bool ends = at + 1 == utf8_.size() || byte_at(utf8_, at + 1, cut_) == Byte::border;
    if (byte == Byte::joiner && (!ends || utf8_[at] == '_')) return false;
    if (byte == Byte::far) {
      const Plain plain = plain_at(at, length);
      if (plain == Plain::unknown) return false;
      if (plain == Plain::word) {
        at += length;
        continue;
      }
    }
    break;
  }
  if (at == begin || at - begin >= kMaxPlainBytes) return false;
  word = {begin, at};
  at_ = at;
  return true;
}

bool WrittenWords::take_any(Written& word) {
  while (cut_one(word))
    if (cut_ == Cut::analyst ||
        !is_only_underscores(utf8_.substr(word.begin, word.end - word.begin)))
      return true;
  return false;
}

bool WrittenWords::cut_one(Written& word) {
  std::size_t begin = at_;
  Sort sort = Sort::other;
  char32_t last = 0;
  while (at_ < utf8_.size() && !begins_word(sort)) {
    begin = at_;
    last = next_character(utf8_, at_);
    sort = sort_at(last);
  }
  if (!begins_word(sort)) return false;

  std::size_t end = at_;
  for (std::size_t length = 1; at_ < utf8_.size() && length < kMaxCharacters; ++length) {
    std::size_t behind = at_;
    const char32_t c = next_character(utf8_, behind);
    const Sort next = sort_at(c);
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
  word = {begin, end};
  return true;
}

}  // namespace text
