#pragma once
// Where an article names the persons that are watched: in any spelling, script, order and case, by
// full name, initial and family name, or family name alone. Internal to people.
//
// A word of an article is looked up once and its answer kept by the word's id (per thread), so that
// an article in which no watched family name occurs costs a look into a table per distinct word.
// Immutable; any thread.
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "model/hit.h"
#include "text/reading.h"

namespace people {

// One person, however many offices.
struct Person {
  std::string name;                  // in any script: "Sergey Shoigu"
  std::vector<std::string> aliases;  // further names
  std::vector<std::string> pin;      // written forms matched exactly as they stand, and in full
  std::vector<std::string> ban;      // written forms never matched
  bool operator==(const Person&) const = default;
};
using PersonId = std::uint32_t;  // index of what the NameIndex was made for

// One place where a family name stands.
struct NameFound {
  enum class Kind {
    full,     // with the given name (or a pinned form)
    initial,  // with its initial
    family,   // alone: counts only after a full name or an office of the person, see settled()
    other     // with a given name of somebody else
  };
  PersonId person = 0;
  model::Field field = model::Field::text;
  std::uint32_t first = 0, behind = 0;  // places (tokens of the field) of the name, title left out
  std::uint32_t family = 0;             // the place of the family name's first word
  Kind kind = Kind::full;
  double unlikeness = 0;  // of what is written from the name: 0 the same
  bool operator==(const NameFound&) const = default;
};

// Where it matters whether anybody is named.
struct NamePlace {
  model::Field field = model::Field::text;
  std::uint32_t at = 0;  // of the family name
  bool is_more = false;  // by more than the family name
};

class NameIndex {
 public:
  explicit NameIndex(std::vector<Person>);
  ~NameIndex();

  const std::vector<Person>& persons() const;
  // Whether a word of the reading, by its id, may be somebody's family name (or pinned form). Each
  // name that is found has such a word. Some microseconds for a new word.
  bool may_be_family(const text::Reading&, std::uint32_t word_id) const;
  // The persons whose bare name this may be, the nearest (name_likeness.h).
  std::vector<PersonId> named(std::string_view name) const;
  // Title first, in reading order, the persons of one place ascending. Who is named in full or by
  // initial: names that nobody has in full cost next to nothing.
  std::vector<NameFound> in_full(const text::Reading&, const model::Article&) const;
  // Whatever names these persons (ascending), and, at these places, whoever is named first.
  std::vector<NameFound> find(const text::Reading&, const model::Article&,
                              std::span<const PersonId> whom,
                              std::span<const NamePlace> places) const;
  // All of them.
  std::vector<NameFound> find(const text::Reading&, const model::Article&) const;

 private:
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

// What of it counts: Kind::family only where the person is named in full, or by an office
// (`by_office`, ascending), anywhere in the article, and nobody else of that family name is.
std::vector<NameFound> settled(std::vector<NameFound>, std::span<const PersonId> by_office = {});

// Of two persons whom one place may name, whether the first is so much nearer that he is meant.
bool is_nearer(const NameFound&, const NameFound& other);
// Of several persons whom one place may name the nearest, and who is as near. As find() orders it.
std::vector<NameFound> nearest(std::vector<NameFound>);

}  // namespace people
