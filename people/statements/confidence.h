#pragma once
// How often what a rule finds is right: measured, then written down here (docs/statements.md).
#include <string_view>

namespace people {

double confidence_of(std::string_view rule);  // "en/verb-that"; 0.5 for an unknown one

}  // namespace people
