#pragma once
// The cases of Russian names of states, by their endings. Internal to people. Pure; any thread.
#include <string>
#include <string_view>
#include <vector>

namespace people {

// All forms of one word that stands in the nominative, folded; itself the first. What is not
// declined, or not known to be, has one form.
std::vector<std::string> russian_cases(std::string_view folded);

// All forms of an adjective by what stands before its ending: российск.
std::vector<std::string> russian_adjective(std::string_view folded_beginning);

}  // namespace people
