#pragma once
// What the statements of one article share: who said several things on one occasion said all of
// them there, and through the same medium.
#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"

namespace people {

// A venue where a speaker has but one, and a medium likewise, hold for all his statements.
void share_occasions(std::vector<model::Statement>&);

// "Collective Security Treaty Organization (CSTO) Council" is "CSTO Council"; else as written.
std::string venue_name(std::string_view written);

}  // namespace people
