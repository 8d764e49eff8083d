#pragma once
// What a Roster is compiled to. Internal to people.
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "people/names/name_index.h"
#include "people/offices/titles.h"
#include "people/people.h"

namespace people {

constexpr PersonId kNobody = UINT32_MAX;
constexpr int kGraceDays = 3;  // news of the last days of a term comes late

// How a list is asked for.
struct Asked {
  std::optional<WantedId> list, former, ever;
};

// A member of a list that is asked for; of none, where only his office has to be known.
struct Entry {
  Listed listed;
  std::uint32_t asked = 0;  // index of Compiled::asked
  PersonId person = kNobody;
  OfficeId office = 0;
  StateId state = 0;
  Qualified qualified;
  const model::Member& member() const { return *listed.holder.member; }
};

struct StateEntry {
  const model::CountryMember* member = nullptr;
  std::uint32_t asked = 0;
};

struct Roster::Compiled {
  Compiled(std::shared_ptr<const Lists>, std::vector<Wanted>);

  // Indexes of entries.
  std::span<const std::uint32_t> of_office(OfficeId, StateId) const;

  std::shared_ptr<const Lists> lists;
  std::vector<Wanted> wanted;
  std::vector<Asked> asked{{}};  // 0: by nobody
  std::vector<Entry> entries;
  std::vector<std::vector<std::uint32_t>> entries_of_person;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> entries_of_office;
  std::unordered_map<OfficeId, std::vector<std::uint32_t>> entries_anywhere;  // of all states
  std::vector<std::vector<WantedId>> asked_by_name;                           // person:, by person
  std::unordered_map<StateId, std::vector<StateEntry>> states;
  Titles titles;
  std::optional<NameIndex> names;

 private:
  using PersonsByName = std::unordered_map<std::string, PersonId>;
  void add_titles();
  void add_namesakes(std::vector<Person>&, const PersonsByName&) const;
  void add_list(const std::string& name, std::uint32_t asked, std::vector<Person>&, PersonsByName&);
  void add_asked_persons(std::vector<Person>&, PersonsByName&);
  void add_entry(const Listed&, std::uint32_t asked, PersonId);
};

}  // namespace people
