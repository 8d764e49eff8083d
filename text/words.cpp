// A written word is taken apart: elisions, letters from digits, Hangul from other letters (NATO는),
// and from each part what does not count (possessive, separators, dots).
#include "text/words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/numbers.h"
#include "text/signs.h"
#include "text/utf8.h"
#include "text/written_words.h"

namespace text {
namespace {

// French, then Italian; l and d are both. O' (O'Brien) is none.
constexpr std::array<std::string_view, 21> kElisions = {
    "c",      "d",      "j",  "l",   "m",    "n",    "s",    "t",    "qu",   "jusqu", "lorsqu",
    "puisqu", "quoiqu", "un", "all", "dall", "dell", "nell", "sull", "coll", "quell"};

bool is_hangul(char32_t c) {
  return c >= 0x1100 && script_of(c) == Script::hangul;
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

// What StandardAnalyzer makes of a word: lower case, and nothing else.
std::string in_lower_case(std::string_view word) {
  std::string lowered;
  while (!word.empty()) {
    if (static_cast<unsigned char>(word[0]) < 0x80) {
      lowered += ascii_lower(word[0]);
      word.remove_prefix(1);
    } else {
      append_code_point(
          lowered, static_cast<char32_t>(u_tolower(static_cast<UChar32>(take_code_point(word)))));
    }
  }
  return lowered;
}

// The parts of a written word, offsets counted from its beginning.
class Parts {
 public:
  Parts(std::string_view word, Wildcards wildcards) : word_(word), wildcards_(wildcards) {}

  std::vector<Piece> run() {
    std::size_t begin = 0;
    if (const std::size_t elided = elision_end(word_); elided != 0) {
      std::size_t apostrophe = elided;
      previous_character(word_, apostrophe);
      add(0, apostrophe, false);
      begin = elided;
    }
    add_parts(begin);
    return std::move(parts_);
  }

 private:
  void add_parts(std::size_t begin) {
    std::size_t part = begin;
    Sort last = Sort::other;
    bool hangul_last = false;
    for (std::size_t i = begin; i < word_.size();) {
      const std::size_t here = i;
      const char32_t c = next_character(word_, i);
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
    add(part, word_.size(), part != begin);
  }

  void add(std::size_t begin, std::size_t end, bool joined) {
    Piece piece;
    piece.begin = static_cast<std::uint32_t>(begin);
    piece.end = static_cast<std::uint32_t>(end);
    piece.joined = joined && !parts_.empty();
    fill(piece, word_.substr(begin, end - begin));
    // A Hangul filler, a lone tatweel: letters to Unicode, nothing to a reader.
    if (!piece.folded.empty()) parts_.push_back(std::move(piece));
  }

  std::string_view word_;
  Wildcards wildcards_;
  std::vector<Piece> parts_;
};

}  // namespace

std::vector<Piece> pieces_of(std::string_view written_word, Cut cut, Wildcards wildcards) {
  if (cut == Cut::analyst) return Parts(written_word, wildcards).run();
  Piece piece;
  piece.end = static_cast<std::uint32_t>(written_word.size());
  piece.script = script_of_word(written_word);
  piece.folded = piece.lower = in_lower_case(written_word);
  return {std::move(piece)};
}

std::vector<Piece> pieces_of_text(std::string_view utf8, Cut cut, Wildcards wildcards) {
  std::vector<Piece> pieces;
  WrittenWords words(utf8, cut, wildcards);
  for (Written word; words.next(word);) {
    auto parts = pieces_of(utf8.substr(word.begin, word.end - word.begin), cut, wildcards);
    for (Piece& part : parts) {
      part.begin += static_cast<std::uint32_t>(word.begin);
      part.end += static_cast<std::uint32_t>(word.begin);
    }
    if (cut == Cut::analyst && !parts.empty()) {
      parts.front().before = signs_before(utf8, parts.front().begin);
      parts.back().after = signs_after(utf8, parts.back().end);
    }
    std::move(parts.begin(), parts.end(), std::back_inserter(pieces));
  }
  return pieces;
}

}  // namespace text
