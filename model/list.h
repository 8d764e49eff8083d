#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "model/ids.h"

namespace model {

// A day in UTC.
using Day = std::chrono::sys_days;

// A state as lists name it. Names and forms of what has a code are known to people/countries.
struct Country {
  std::string code;                // ISO 3166 alpha-2, or empty
  std::string name;                // of what has no code
  std::vector<std::string> forms;  // further written forms of it: "Transnistrian"
  const std::string& code_or_name() const { return code.empty() ? name : code; }
  bool operator==(const Country&) const = default;
};

// From and until inclusive; open where unset.
struct Term {
  std::optional<Day> from, until;
  bool operator==(const Term&) const = default;
};

// One person in one office, or a person without one. Who held two offices stands there twice.
struct Member {
  std::string name;                  // "Sergey Shoigu", in any script; empty: nobody is known to
                                     // hold the office in this time
  std::vector<std::string> aliases;  // further names of the person, in any script
  std::vector<std::string> pin;      // written forms that are matched exactly as they stand
  std::vector<std::string> ban;      // written forms that are never matched
  std::string office;                // "Minister of Defence", or empty
  std::vector<std::string> office_forms;  // further written forms of the office, in any language
  Country country;
  Term term;
  std::string basis;         // where this was read: "memory, unchecked"
  std::optional<Day> as_of;  // when
  bool unsure = false;       // marked so by its author
  bool operator==(const Member&) const = default;
};

// A country that belongs, in a list of countries: "csto-members".
struct CountryMember {
  Country country;
  Term term;
  bool operator==(const CountryMember&) const = default;
};

// A named set of people, offices, countries or terms: @csto-defence-ministers.
struct List {
  ListId id;
  std::string name;             // lower-case words with hyphens, unique
  std::string title;            // what people read; the name where none is given
  std::optional<Day> verified;  // when a person last looked whether it is right
  std::vector<Member> members;
  std::vector<CountryMember> countries;
  std::vector<std::string> terms;    // words and phrases, read as forms: "North Atlantic Alliance"
  std::vector<std::string> include;  // names of lists whose members are members
  // Set: members count only while their country belongs to that list of countries.
  std::string within;
  bool operator==(const List&) const = default;
};

}  // namespace model
