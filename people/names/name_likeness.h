#pragma once
// Bare names, compared without a text around them: "Шойгу С. К." and "Sergey Shoigu". Pure; any
// thread.
#include <string_view>
#include <vector>

#include "people/names/known_names.h"
#include "people/names/name_parts.h"

namespace people {

// Whether names that differ by a slip of the pen are one, too.
enum class Slips : std::uint8_t { none, some };

// How unlike two names are: 0 the same, up to 1 the same in all likelihood, more than 1 not.
// Each word of the shorter name must be one of the longer one's, in any order.
double unlikeness(const NameParts&, const NameParts&, Slips);

// Whose name this is, the nearest.
std::vector<PersonId> persons_named(const KnownNames&, std::string_view name);

}  // namespace people
