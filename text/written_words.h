#pragma once
// Finds the written words of a text: UAX #29 (WB1-WB13) as Lucene's StandardTokenizer applies it,
// with the exceptions of docs/rule-language.md unless Cut::standard is wanted. Linear; any bytes.
#include <cstddef>
#include <string_view>

#include "text/characters.h"
#include "text/words.h"

namespace text {

struct Written {
  std::size_t begin = 0, end = 0;  // bytes
};

class WrittenWords {
 public:
  explicit WrittenWords(std::string_view utf8, Cut cut = Cut::analyst,
                        Wildcards wildcards = Wildcards::are_punctuation)
      : utf8_(utf8), cut_(cut), wildcards_(wildcards) {}

  // False at the end.
  bool next(Written&);

 private:
  enum class Plain { word, border, unknown };
  Plain plain_at(std::size_t at, std::size_t& length) const;
  bool take_plain(Written&);
  bool take_any(Written&);
  bool cut_one(Written&);
  Sort sort_at(char32_t) const;
  bool begins_word(Sort) const;
  bool goes_on(std::size_t begin, std::size_t behind, char32_t last, char32_t c) const;
  bool joins(char32_t before, char32_t sign, std::size_t behind) const;

  std::string_view utf8_;
  Cut cut_;
  Wildcards wildcards_;
  std::size_t at_ = 0;
};

// * and ? of a query, where they are letters.
Sort sort_with(char32_t, Wildcards);

}  // namespace text
