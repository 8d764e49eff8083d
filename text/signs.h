#pragma once
// The signs that touch a word: & + # $ € % _ @ and a leading dot (docs/rule-language.md). Pure; any
// thread.
#include <cstddef>
#include <string>
#include <string_view>

namespace text {

std::string signs_before(std::string_view utf8, std::size_t word_begin);
std::string signs_after(std::string_view utf8, std::size_t word_end);

// What can be said of all the text at once, so that most words need not be looked at.
class SignSearch {
 public:
  explicit SignSearch(std::string_view utf8);
  // False: nothing touches the word.
  bool may_touch(std::size_t word_begin, std::size_t word_end) const;

 private:
  std::string_view utf8_;
  bool far_;  // & may stand apart from its word, and € is no single byte
};

}  // namespace text
