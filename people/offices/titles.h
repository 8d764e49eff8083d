#pragma once
// Where a text names an office, of which state, and what stands beside it: "the former Kazakh
// defence minister, Gen. …". Internal to people.
//
// An office's phrase is found first (offices.h); then its surroundings are read outwards,
// phrase by phrase, as long as they touch: to the left the state as an adjective or possessive and
// what qualifies it; to the right "of" and the state, then ranks, then where a name may begin.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/hit.h"
#include "people/offices/offices.h"
#include "text/reading.h"

namespace people {

// What qualifies an office, as bits.
struct Qualified {
  bool former = false, apart = false, acting = false, to_be = false;
  bool any() const { return former || apart || acting || to_be; }
  bool operator==(const Qualified&) const = default;
};

constexpr std::uint32_t kNowhere = UINT32_MAX;

struct Title {
  model::Field field = model::Field::text;
  std::uint32_t first = 0, behind = 0;  // places of all of it: state, qualifiers, office
  // Where the office of another one begins, of whom somebody may be told apart ("aide to"); else
  // `first`.
  std::uint32_t holder_first = 0;
  OfficeId office = 0;
  StateId state = 0;  // 0: not said
  StateId only = 0;   // the one state that calls the office so: госсекретарь
  Qualified qualified;
  bool may_stand_bare = false;  // without a state: "the defence minister", and nothing of whom
  bool has_possessive = false;  // "the Kazakh defence minister's"
  bool is_german = false;       // where every noun has a capital
  // Where a name may begin or end that goes with it: behind it and its ranks; behind its comma;
  // before its comma ("X, the defence minister").
  std::uint32_t name_at = kNowhere, name_behind_comma = kNowhere, name_before_comma = kNowhere;
  // What looks like somebody's name there: its places; empty where nothing does.
  std::uint32_t name_first = 0, name_behind = 0;
};

// A state's name. Offices' ones (Kremlin) are left out.
struct StateNamed {
  model::Field field = model::Field::text;
  std::uint32_t first = 0, behind = 0;
  StateId state = 0;
};

// All states and offices: the known ones and those that lists add.
class Titles {
 public:
  Titles();

  // The state's number; a state that is not known is added by its name and forms.
  StateId state(const model::Country&);
  // An office as a list writes it: "Deputy Minister of Defence" is the minister's, qualified.
  struct Written {
    OfficeId office = 0;
    StateId state = 0;
    Qualified qualified;
  };
  Written office(std::string_view written);
  // A further form of it: of that state alone, where the form names a state.
  void add_form(std::string_view written, OfficeId);

  struct Found {
    std::vector<Title> titles;  // in reading order
    std::vector<StateNamed> states;
  };
  // States are told only where they are wanted for themselves.
  Found find(const text::Reading&, std::string_view title, std::string_view text,
             bool wants_states) const;

  // The offices and states that a word may point to: whatever find() finds holds such a word.
  std::vector<OfficeId> offices_by(std::string_view folded) const;
  std::vector<StateId> states_by(std::string_view folded) const;

 private:
  friend class TitleSymbols;
  friend class TitleSearch;
  static constexpr std::uint32_t kOwn = 1u << 24;  // numbers and meanings of the roster's own

  std::uint64_t id_;  // of this one among all that ever were
  const Countries& countries_;
  const Offices& offices_;
  Countries own_countries_;
  Offices own_offices_;
  std::unordered_map<std::string, Written> written_;
};

}  // namespace people
