// Compiling: lists are taken apart into entries, one for each member and list that is asked for;
// members of one name are one person. Names go to the NameIndex, offices and states to Titles.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "people/offices/compiled.h"
#include "people/offices/mentions.h"

namespace people {
namespace {

std::uint64_t key_of(OfficeId office, StateId state) {
  return std::uint64_t{office} << 32 | state;
}

std::string joined(std::string_view name) {
  std::string all;
  for (const std::string& word : words_of_phrase(name)) all += word + ' ';
  return all;
}

void add_missing(std::vector<std::string>& to, const std::vector<std::string>& from) {
  for (const std::string& one : from)
    if (std::ranges::find(to, one) == to.end()) to.push_back(one);
}

void add_forms(const model::Member& member, Person& person) {
  add_missing(person.aliases, member.aliases);
  add_missing(person.pin, member.pin);
  add_missing(person.ban, member.ban);
}

PersonId person_of(const model::Member& member, std::vector<Person>& persons,
                   std::unordered_map<std::string, PersonId>& by_name) {
  if (member.name.empty()) return kNobody;
  const auto [at, is_new] =
      by_name.try_emplace(joined(member.name), static_cast<PersonId>(persons.size()));
  if (is_new) persons.push_back({member.name, {}, {}, {}});
  add_forms(member, persons[at->second]);
  return at->second;
}

}  // namespace

// Of all lists, whoever is asked for: a title that one list knows is read as that title whatever
// other lists a rule names.
void Roster::Compiled::add_titles() {
  std::set<std::pair<std::string_view, OfficeId>> forms;
  for (const model::List& list : lists->all()) {
    for (const model::CountryMember& member : list.countries) titles.state(member.country);
    for (const model::Member& member : list.members) {
      titles.state(member.country);
      if (member.office.empty()) continue;
      const OfficeId office = titles.office(member.office).office;
      for (const std::string& form : member.office_forms)
        if (forms.emplace(form, office).second) titles.add_form(form, office);
    }
  }
}

void Roster::Compiled::add_entry(const Listed& listed, std::uint32_t by, PersonId person) {
  const model::Member& member = *listed.holder.member;
  Entry entry{listed, by, person, 0, 0, {}};
  if (!member.office.empty()) {
    const Titles::Written written = titles.office(member.office);
    entry.office = written.office;
    entry.state = written.state;
    entry.qualified = written.qualified;
  }
  if (const StateId state = titles.state(member.country); state != 0) entry.state = state;
  const auto index = static_cast<std::uint32_t>(entries.size());
  if (person != kNobody) {
    if (entries_of_person.size() <= person) entries_of_person.resize(person + 1);
    entries_of_person[person].push_back(index);
  }
  if (entry.office != 0) {
    entries_of_office[key_of(entry.office, entry.state)].push_back(index);
    entries_anywhere[entry.office].push_back(index);
  }
  entries.push_back(std::move(entry));
}

void Roster::Compiled::add_list(const std::string& name, std::uint32_t by,
                                std::vector<Person>& persons, PersonsByName& by_name) {
  for (const Listed& listed : lists->listed(name))
    add_entry(listed, by, person_of(*listed.holder.member, persons, by_name));
  for (const model::CountryMember* member : lists->countries(name))
    if (const StateId state = titles.state(member->country); state != 0)
      states[state].push_back({member, by});
}

// person:"…" is whoever has that name or alias in any list, so that what is pinned and banned there
// holds, and his office speaks for him.
void Roster::Compiled::add_asked_persons(std::vector<Person>& persons, PersonsByName& by_name) {
  std::map<std::string, std::vector<Listed>> listed;
  for (const Wanted& one : wanted)
    if (one.kind == Wanted::Kind::person) listed[joined(one.name)];
  if (listed.empty()) return;
  for (const model::List& list : lists->all())
    for (const model::Member& member : list.members) {
      const auto enter = [&](const std::string& name) {
        if (const auto found = listed.find(joined(name)); found != listed.end())
          found->second.push_back({{&list, &member}, {}});
      };
      enter(member.name);
      for (const std::string& alias : member.aliases) enter(alias);
    }
  for (WantedId id = 0; id < wanted.size(); ++id) {
    if (wanted[id].kind != Wanted::Kind::person) continue;
    model::Member as_written;
    as_written.name = wanted[id].name;
    const std::vector<Listed>& known = listed[joined(wanted[id].name)];
    const PersonId person =
        person_of(known.empty() ? as_written : *known.front().holder.member, persons, by_name);
    if (person == kNobody) continue;
    if (asked_by_name.size() <= person) asked_by_name.resize(person + 1);
    asked_by_name[person].push_back(id);
    for (const Listed& one : known) {
      person_of(*one.holder.member, persons, by_name);
      if (one.holder.member->name == persons[person].name) add_entry(one, 0, person);
    }
  }
}

// What any list says of a person holds for all who ask for him.
void Roster::Compiled::add_namesakes(std::vector<Person>& persons,
                                     const PersonsByName& by_name) const {
  for (const model::List& list : lists->all())
    for (const model::Member& member : list.members) {
      if (member.aliases.empty() && member.pin.empty() && member.ban.empty()) continue;
      if (const auto found = by_name.find(joined(member.name)); found != by_name.end())
        add_forms(member, persons[found->second]);
    }
}

Roster::Compiled::Compiled(std::shared_ptr<const Lists> of, std::vector<Wanted> what)
    : lists(std::move(of)), wanted(std::move(what)) {
  add_titles();
  std::map<std::string, Asked> by_list;
  for (WantedId id = 0; id < wanted.size(); ++id) {
    const Wanted& one = wanted[id];
    if (one.kind == Wanted::Kind::list) by_list[one.name].list = id;
    if (one.kind == Wanted::Kind::former) by_list[one.name].former = id;
    if (one.kind == Wanted::Kind::ever) by_list[one.name].ever = id;
  }
  std::vector<Person> persons;
  PersonsByName by_name;
  for (const auto& [name, how] : by_list) {
    asked.push_back(how);
    add_list(name, static_cast<std::uint32_t>(asked.size() - 1), persons, by_name);
  }
  add_asked_persons(persons, by_name);
  add_namesakes(persons, by_name);
  entries_of_person.resize(persons.size());
  asked_by_name.resize(persons.size());
  if (!persons.empty()) names.emplace(std::move(persons));
}

std::span<const std::uint32_t> Roster::Compiled::of_office(OfficeId office, StateId state) const {
  const auto found = entries_of_office.find(key_of(office, state));
  if (found == entries_of_office.end()) return {};
  return found->second;
}

Roster::Roster(std::shared_ptr<const Lists> lists, std::vector<Wanted> wanted)
    : compiled_(std::make_unique<const Compiled>(
          lists ? std::move(lists) : std::make_shared<const Lists>(), std::move(wanted))) {}
Roster::Roster(Roster&&) noexcept = default;
Roster& Roster::operator=(Roster&&) noexcept = default;
Roster::~Roster() = default;

const Lists& Roster::lists() const {
  return *compiled_->lists;
}

const std::vector<Wanted>& Roster::wanted() const {
  return compiled_->wanted;
}

bool Roster::may_name(const text::Reading& reading, std::uint32_t word_id) const {
  const Compiled& all = *compiled_;
  if (all.names && all.names->may_be_family(reading, word_id)) return true;
  const std::string& folded = (*reading.words())[word_id].folded;
  const auto is_asked = [](const auto& ids, const auto& those) {
    return std::ranges::any_of(ids, [&](const auto id) { return those.contains(id); });
  };
  return (!all.entries_anywhere.empty() &&
          is_asked(all.titles.offices_by(folded), all.entries_anywhere)) ||
         (!all.states.empty() && is_asked(all.titles.states_by(folded), all.states));
}

std::vector<Mention> Roster::mentions(const text::Reading& reading, const model::Article& article,
                                      model::Day day) const {
  return MentionSearch(*compiled_, reading, article, day).run();
}

}  // namespace people
