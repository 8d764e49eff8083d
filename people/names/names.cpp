#include <algorithm>

#include "people/names/name_index.h"
#include "people/people.h"

namespace people {

namespace {

std::vector<Person> persons_of(const std::vector<std::string>& names) {
  std::vector<Person> persons;
  for (const auto& name : names) persons.push_back({name, {}, {}, {}});
  return persons;
}

}  // namespace

struct Names::Compiled {
  NameIndex index;
};

Names::Names(const std::vector<std::string>& names)
    : compiled_(new Compiled{NameIndex(persons_of(names))}) {}

Names::~Names() = default;

std::vector<std::size_t> Names::found_in(const text::Reading& reading,
                                         const model::Article& article) const {
  std::vector<std::size_t> found;
  for (const auto& one : nearest(compiled_->index.in_full(reading, article)))
    found.push_back(one.person);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<std::size_t> Names::meant_by(std::string_view name) const {
  const auto persons = compiled_->index.named(name);
  std::vector<std::size_t> found(persons.begin(), persons.end());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace people
