#pragma once
// Words as queries meet them: what text/written_words.h finds, taken apart and folded. Queries and
// articles are cut alike. Pure; linear; any bytes.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace text {

// What decides how a word is met: its language is guessed by its script, Hangul meets by prefix, a
// spaceless script (Han, kana, Thai, Lao, Khmer) has one character a place.
enum class Script : std::uint8_t { latin, cyrillic, greek, hangul, spaceless, number, other };

// One place of a text. A written word of letters and digits ("F16") takes several, as "F-16" does.
struct Piece {
  std::uint32_t begin = 0, end = 0;  // bytes; the possessive is inside
  std::string folded;                // without the possessive, dots of initials, digit separators
  std::string lower;                 // the same as written but for case, accents kept
  std::string possessive;            // folded with its 's, where it had one
  std::string before, after;         // signs that touch it: & + # $ € % _ @ and a leading dot
  Script script = Script::other;
  bool joined = false;  // goes on the written word of the piece before
};

// How words are cut: as a person thinks of them (docs/rule-language.md), or as Lucene's
// StandardTokenizer does, with no exception.
enum class Cut : std::uint8_t { analyst, standard };

// In a query * and ? stand for letters and digits, and are folded to themselves.
enum class Wildcards : std::uint8_t { are_punctuation, are_letters };

// The places of one written word, offsets counted from its beginning, without signs.
std::vector<Piece> pieces_of(std::string_view written_word, Cut, Wildcards);

// All places of a text: for queries, and for whoever reads a line. Articles: text/reading.h.
std::vector<Piece> pieces_of_text(std::string_view utf8, Cut = Cut::analyst,
                                  Wildcards = Wildcards::are_punctuation);

}  // namespace text
