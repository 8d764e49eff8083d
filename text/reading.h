#pragma once
// An article read once: its title and text cut into folded words with offsets and stems, so that any
// number of queries can be judged on it. Immutable after construction; one thread builds it (a stemmer
// belongs to a thread), any may read it.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/hit.h"

namespace text {

struct Token {
  std::uint32_t begin = 0, end = 0;  // bytes in the field's text
  std::string folded;                // the written word, folded
  std::string stem;                  // == folded where the language has no stemmer
  std::uint32_t sentence = 0;        // counted from 0 within the field
  std::uint32_t paragraph = 0;
};

class Reading {
 public:
  // `lang`: ISO 639-1 of the text, or empty. Copies nothing but the words.
  Reading(std::string_view title, std::string_view text, std::string_view lang);

  const std::vector<Token>& title() const { return title_; }
  const std::vector<Token>& text() const { return text_; }
  const std::string& lang() const { return lang_; }

 private:
  std::vector<Token> title_, text_;
  std::string lang_;
};

}  // namespace text
