#pragma once
// Looks around a family name for what makes it a person: given names, initials, patronymics,
// particles, in either order. Internal to people.
#include <optional>
#include <string_view>

#include "people/known_names.h"
#include "text/reading.h"

namespace people {

// One field of an article.
struct NameText {
  const text::Reading& reading;
  model::Field field;
  std::string_view utf8;
};

// What stands at `place`, where a word stands that may be the family name of `name`. `distance`:
// of that word from the family name. Kind::other where it is somebody else's.
// Nothing where it is no name at all.
std::optional<NameFound> name_at(const NameText&, const KnownNames&, const KnownName& name,
                                 std::uint32_t place, unsigned distance);

}  // namespace people
