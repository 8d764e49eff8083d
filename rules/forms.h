#pragma once
// The written forms of an article's words in alphabetical order, for what asks for more than one
// form: a wildcard, a beginning.
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/reading.h"

namespace rules {

// `*` zero or more characters, `?` one letter or digit. Linear in practice, bounded by
// |pattern|·|word|.
bool meets_pattern(std::string_view pattern, std::string_view word);

// Whether a pattern is a beginning and nothing else ("minist*"): its cost is that of a word.
bool is_beginning(std::string_view pattern);

class Forms {
 public:
  // A pattern is compared with no more than this many forms. No honest article has as many.
  static constexpr std::size_t kMaxCompared = 50'000;

  explicit Forms(const text::Reading&);

  void add_beginning_with(std::string_view beginning, std::vector<std::uint32_t>& words) const;
  // How many forms were compared one by one.
  std::size_t add_meeting(std::string_view pattern, std::vector<std::uint32_t>& words) const;

 private:
  struct Form {
    std::string_view written;
    std::uint32_t word = 0;
    bool possessive = false;  // with its 's: only for a pattern that writes an apostrophe
  };
  using Range = std::pair<std::vector<Form>::const_iterator, std::vector<Form>::const_iterator>;
  Range beginning_with(std::string_view) const;

  std::vector<Form> forms_;
};

}  // namespace rules
