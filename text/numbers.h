#pragma once
// Numbers as they are compared: 5,000 = 5.000 = 5000 (docs/rule-language.md). Pure; any thread.
#include <string>
#include <string_view>

namespace text {

// A written number: digits as ASCII, separators of thousands dropped. In a query's pattern each
// stretch between wildcards is folded on its own.
std::string fold_number(std::string_view number);

}  // namespace text
