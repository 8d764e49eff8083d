#pragma once
// Cuts UTF-8 into words: UAX #29 (WB1-WB13) as Lucene's StandardTokenizer applies it, with the
// exceptions of docs/rule-language.md. Queries and articles are cut alike. Pure; linear; any bytes.
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

class Cutter {
 public:
  explicit Cutter(std::string_view utf8, Wildcards wildcards = Wildcards::are_punctuation)
      : utf8_(utf8), wildcards_(wildcards) {}

  // False at the end.
  bool next(Piece&);

 private:
  bool cut_written_word();
  bool goes_on(std::size_t begin, std::size_t behind, char32_t last, char32_t c) const;
  void add(std::size_t begin, std::size_t end, bool joined);
  void add_parts(std::size_t begin, std::size_t end);
  void add_signs();

  std::string_view utf8_;
  Wildcards wildcards_;
  std::size_t at_ = 0;
  std::vector<Piece> pending_;
  std::size_t given_ = 0;
};

}  // namespace text
