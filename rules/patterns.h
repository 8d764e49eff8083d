#pragma once
// Wildcards: `*` zero or more characters, `?` one letter or digit.
#include <string_view>

namespace rules {

// Linear in practice, bounded by |pattern|·|word|.
bool meets_pattern(std::string_view pattern, std::string_view word);

}  // namespace rules
