#include "people/name_index.h"

#include <algorithm>
#include <unordered_map>

#include "text/words.h"

namespace people {

namespace {

struct Parts {
  std::vector<std::string> given, family;
};

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  for (auto& piece : text::pieces_of_text(name)) words.push_back(std::move(piece.folded));
  return words;
}

Parts parts_of(std::string_view name) {
  const auto comma = name.find(',');
  if (comma != std::string_view::npos)
    return {words_of(name.substr(comma + 1)), words_of(name.substr(0, comma))};
  auto words = words_of(name);
  if (words.empty()) return {};
  std::vector<std::string> family{words.back()};
  words.pop_back();
  return {std::move(words), std::move(family)};
}

}  // namespace

struct NameIndex::Compiled {
  std::vector<Person> persons;
  struct Known {
    PersonId person;
    Parts parts;
  };
  std::unordered_multimap<std::string, Known> by_family;
};

NameIndex::NameIndex(std::vector<Person> persons) {
  auto compiled = std::make_unique<Compiled>();
  compiled->persons = std::move(persons);
  for (PersonId id = 0; id < compiled->persons.size(); ++id) {
    const Person& person = compiled->persons[id];
    auto names = person.aliases;
    names.push_back(person.name);
    names.insert(names.end(), person.pin.begin(), person.pin.end());
    for (const auto& name : names)
      if (auto parts = parts_of(name); !parts.family.empty()) {
        const std::string family = parts.family.front();
        compiled->by_family.emplace(family, Compiled::Known{id, std::move(parts)});
      }
  }
  compiled_ = std::move(compiled);
}

NameIndex::~NameIndex() = default;

const std::vector<Person>& NameIndex::persons() const {
  return compiled_->persons;
}

std::vector<PersonId> NameIndex::family_of(std::string_view folded) const {
  std::vector<PersonId> found;
  const auto [begin, end] = compiled_->by_family.equal_range(std::string(folded));
  for (auto at = begin; at != end; ++at) found.push_back(at->second.person);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<NameFound> NameIndex::find(const text::Reading& reading, const model::Article&) const {
  std::vector<NameFound> found;
  for (const auto field : {model::Field::title, model::Field::text}) {
    const auto& tokens = reading.tokens(field);
    for (std::uint32_t place = 0; place < tokens.size(); ++place) {
      const std::string& word = reading.word(tokens[place]).folded;
      const auto [begin, end] = compiled_->by_family.equal_range(word);
      for (auto at = begin; at != end; ++at) {
        const auto& [person, parts] = at->second;
        const bool is_full = place > 0 && !parts.given.empty() &&
                             reading.word(tokens[place - 1]).folded == parts.given.front();
        found.push_back({person, field, is_full ? place - 1 : place, place + 1, place,
                         is_full ? NameFound::Kind::full : NameFound::Kind::family});
      }
    }
  }
  return found;
}

std::vector<NameFound> settled(std::vector<NameFound> found, std::span<const PersonId> by_office) {
  using Kind = NameFound::Kind;
  std::vector<PersonId> known(by_office.begin(), by_office.end()), shared;
  for (const auto& one : found) {
    if (one.kind == Kind::full || one.kind == Kind::initial) known.push_back(one.person);
    if (one.kind == Kind::other) shared.push_back(one.person);
  }
  std::sort(known.begin(), known.end());
  std::sort(shared.begin(), shared.end());
  std::erase_if(found, [&](const NameFound& one) {
    if (one.kind == Kind::other) return true;
    return one.kind == Kind::family &&
           (!std::binary_search(known.begin(), known.end(), one.person) ||
            std::binary_search(shared.begin(), shared.end(), one.person));
  });
  return found;
}

}  // namespace people
