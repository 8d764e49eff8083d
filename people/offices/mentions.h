#pragma once
// Names and offices of one article brought together: whom it names, and for which of the wanted
// that counts on the day. Internal to people; lives for one call.
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "people/offices/compiled.h"

namespace people {

class MentionSearch {
 public:
  MentionSearch(const Roster::Compiled&, const text::Reading&, const model::Article&, model::Day);
  std::vector<Mention> run();

 private:
  // An office with whoever is named beside it.
  struct Place {
    Title title;
    std::vector<std::size_t> names;  // indexes of names_, of whom it is the office by some list
    bool is_named = false;           // somebody is: not the office alone
    bool is_inherited = false;       // the state was said elsewhere
    // All of them are so called before a list has them in office: it may have the wrong day.
    bool is_early = false;
  };
  // What counts at one place.
  struct Count {
    std::vector<WantedId> of;
    const Entry* entry = nullptr;
    bool is_unknown = false;
  };

  void find_names(const std::vector<Title>&);
  void join(Place&);
  void take(Place&, std::size_t name);
  void set_apart(Place&, std::size_t name);
  void take_bare(Place&);
  void know_offices();
  std::vector<PersonId> named_by_office() const;
  void add_names();
  void add_offices();
  void add_states();

  bool is_his(const Entry&, const Title&) const;
  bool is_early(const Place&) const;
  bool is_another_meant(const NameFound&, const Entry&, const Title*) const;
  Count count_name(const NameFound&, const Title*) const;
  Count count_office(const Place&) const;
  // Who has the office by one list on the day; else who had it last.
  struct Held {
    const Entry *now = nullptr, *last = nullptr;
  };
  std::map<std::uint32_t, Held> held(const Title&) const;
  Mention mention(model::Field, std::uint32_t first, std::uint32_t behind, Mention::By,
                  Count) const;
  model::Span span(model::Field, std::uint32_t first, std::uint32_t behind) const;
  void merge();

  const Roster::Compiled& roster_;
  const text::Reading& reading_;
  const model::Article& article_;
  model::Day day_;
  std::vector<NameFound> names_;
  std::unordered_multimap<std::uint64_t, std::size_t> starting_, ending_;  // names by their places
  std::vector<Place> places_;
  std::vector<StateNamed> states_;
  std::map<OfficeId, std::set<StateId>> said_;           // whose office was named so far
  std::set<std::pair<OfficeId, StateId>> holder_named_;  // with the list's own holder
  std::vector<Mention> mentions_;
};

}  // namespace people
