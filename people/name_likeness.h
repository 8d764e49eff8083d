#pragma once
// Bare names, compared without a text around them: "Шойгу С. К." and "Sergey Shoigu". Pure; any
// thread.
#include <string_view>
#include <vector>

#include "people/known_names.h"

namespace people {

// Whose name this is: all the words of the shorter of both names are words of the other, in any
// order.
std::vector<PersonId> persons_named(const KnownNames&, std::string_view name);

// Whether two names may be one person's. Misspelt ones count, too.
bool may_be_one(std::string_view name, std::string_view other);

}  // namespace people
