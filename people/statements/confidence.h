#pragma once
// How often what a rule finds is right: measured (docs/adding-a-language.md), then written down.
#include <string_view>

namespace people {

// "en/verb-that". One that was not measured has 0.5, and is for review.
double confidence_of(std::string_view rule);
bool is_measured(std::string_view rule);

}  // namespace people
