#include <algorithm>

#include "people/people.h"

namespace people {

std::vector<std::string> written_forms(const model::Member& member, std::size_t most) {
  std::vector<std::string> forms;
  const auto add = [&](const std::string& form) {
    if (forms.size() < most && std::ranges::find(forms, form) == forms.end() &&
        std::ranges::find(member.ban, form) == member.ban.end())
      forms.push_back(form);
  };
  add(member.name);
  std::ranges::for_each(member.aliases, add);
  std::ranges::for_each(member.pin, add);
  return forms;
}

}  // namespace people
