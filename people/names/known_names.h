#pragma once
// The names of all watched persons, compiled: each distinct word of them once, with its sounds, and
// an index from the skeletons of family names. Internal to people. Immutable; any thread.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "people/names/likeness.h"
#include "people/names/name_index.h"
#include "people/names/sounds.h"

namespace people {

using PartId = std::uint32_t;

// A distinct word of names.
struct NamePart {
  std::string folded;
  Sounds sounds;
  // The same given name in other languages, and its short forms.
  struct Form {
    Sounds sounds;
    Consonants consonants;
  };
  std::vector<Form> also;
  Consonants consonants;
};

// One name of one person.
struct KnownName {
  // Two of its parts as one word, Сайфул for "Saif ul": the second is the one after `part`.
  struct Joined {
    std::size_t part = 0;
    NamePart as_one;
  };
  PersonId person = 0;
  std::vector<PartId> parts;
  std::size_t family = 0;
  bool is_junior = false;
  bool is_pinned = false;  // these words, in this order, in full
  bool is_order_known = false;
  std::vector<Joined> joined;

  // Whether it is found without a word beside its family name.
  bool is_one_word() const { return is_pinned || parts.size() == 1; }
};

// A part that a word may be, and how far it is from it.
struct PartFound {
  PartId part = 0;
  std::uint8_t distance = 0;
};

class KnownNames {
 public:
  explicit KnownNames(std::vector<Person>);

  const std::vector<Person>& persons() const { return persons_; }
  std::size_t parts() const { return parts_.size(); }
  const NamePart& part(PartId id) const { return parts_[id]; }
  const KnownName& name(std::uint32_t id) const { return names_[id]; }
  // Names whose family name it is, by index.
  std::span<const std::uint32_t> names_of_family(PartId) const;
  // Names in which it stands at all.
  std::span<const std::uint32_t> names_with(PartId) const;

  // The family names that a word may be in a text of that language, the nearest first.
  std::vector<PartFound> families(std::string_view folded, std::string_view lang) const;
  // Whether some family name is written so, in these letters.
  bool is_family(std::string_view folded) const;
  // All parts.
  std::vector<PartFound> all_parts(std::string_view folded, std::string_view lang) const;

  // Whether these folded words are a form that the person's author banned.
  bool has_bans() const { return !banned_.empty(); }
  bool is_banned(PersonId, std::string_view words) const;

 private:
  using Index = std::unordered_map<std::string, std::vector<PartId>>;

  PartId part_of(const std::string& folded);
  void add_name(PersonId, std::string_view name, bool is_pinned);
  void add_in_all_ways(PersonId, std::string_view name);
  void index_families();
  void add_other_forms();
  void join_parts();
  std::vector<PartFound> found_in(const Index&, std::string_view folded,
                                  std::string_view lang) const;

  std::vector<Person> persons_;
  std::vector<NamePart> parts_;
  std::vector<KnownName> names_;
  std::unordered_map<std::string, PartId> part_ids_;
  std::vector<std::vector<std::uint32_t>> names_of_family_, names_with_;
  Index families_, all_;
  std::unordered_multimap<PersonId, std::string> banned_;
};

struct HeardPart {
  Heard word;
  Consonants consonants;
};
HeardPart heard_part(std::string_view folded, std::string_view lang);

// How unlike a given name (or another part but the family name) of a person a word is, folded and
// without apostrophes: 0 the same, 1 as far as may be, more: another name.
double unlikeness_of_given(const NamePart&, std::string_view folded, const HeardPart&);
double unlikeness_of_family(const NamePart&, const HeardPart&, unsigned distance);

// Folded words divided by blanks, as pins and bans are compared.
std::string folded_words(std::string_view text);

}  // namespace people
