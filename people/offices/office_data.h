#pragma once
// The tables of office_data.cpp: offices, and the words around them. Internal to people.
// Constant.
#include <cstdint>
#include <span>

namespace people {

// Forms that stand for one another in a phrase, blank-separated; %name in a phrase means them.
struct FormsRow {
  const char* name;
  const char* forms;
};

// An office and the phrases that name it, parted by |. In a phrase: %name one of those forms; ?x
// x or nothing; {} a state or organisation ("head of the {} defence ministry"). A phrase begins
// with XX: where it is of that state alone (its office whether it is said or not: "Pentagon chief"
// with a +), with > where the state must follow it (глава Казахстана), with = where a state must be
// said ("leader").
struct OfficeRow {
  const char* name;
  const char* phrases;
};

// What stands beside an office, or between it and its state or its holder.
enum class Beside : unsigned char {
  former,        // not any more
  former_after,  // the same, behind the office
  apart,         // somebody else: his deputy, aide, wife
  acting,        // in his place
  to_be,         // not yet, or the office as a thing: elected, appointed, "the post of"
  to_be_after,   // the same, behind the office: president-elect
  new_in_it,     // changes nothing: new, current
  rank,          // before a name: General, Mr
  definite,      // the
  of,            // of, des
  no_name        // capitalised words that begin no name: League, Monday
};
constexpr std::uint32_t bit(Beside what) {
  return 1u << static_cast<unsigned>(what);
}
struct BesideRow {
  Beside what;
  const char* words;  // phrases parted by |, as above
};

std::span<const FormsRow> form_rows();
std::span<const OfficeRow> office_rows();
std::span<const BesideRow> beside_rows();

}  // namespace people
