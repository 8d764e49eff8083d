#pragma once
// Looks around a family name for what makes it a person: given names, initials, patronymics,
// particles, in either order. Internal to people.
#include <cstdint>
#include <optional>

#include "people/names/known_names.h"
#include "people/names/name_text.h"

namespace people {

// Whether no word stands beside it that may belong to a name.
bool stands_alone(const NameText&, std::uint32_t place);

// A family name that stands alone; nothing where the word is too far from it.
std::optional<NameFound> lone_name_at(const NameText&, const KnownNames&, const KnownName& name,
                                      std::uint32_t place, unsigned distance);

// What stands at `place`, where a word stands that may be the family name of `name`. `distance`:
// of that word from the family name. Kind::other where it is somebody else's.
// Nothing where it is no name at all.
std::optional<NameFound> name_at(const NameText&, const KnownNames&, const KnownName& name,
                                 std::uint32_t place, unsigned distance);

}  // namespace people
