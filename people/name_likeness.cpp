#include "people/name_likeness.h"
namespace people {
std::vector<PersonId> persons_named(const KnownNames&, std::string_view) { return {}; }
bool may_be_one(std::string_view, std::string_view) { return false; }
}  // namespace people
