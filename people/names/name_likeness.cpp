#include "people/names/name_likeness.h"

#include <algorithm>

#include "people/names/likeness.h"
#include "people/people.h"
#include "text/edit_distance.h"
#include "text/utf8.h"

namespace people {

namespace {

constexpr double kUnlike = 9;      // more than any two words that may be one
constexpr double kNearest = 0.12;  // who is so much farther than the nearest is not meant
constexpr double kInitial = 0.35;  // an initial says little

struct Word {
  std::string folded;
  Heard heard;
  std::size_t letters = 0;
  bool is_initial = false;
};

// The nominatives that add to a name: Georgian -ი, Greek -ς, Latvian -s, Czech -ová.
Heard heard_alone(const std::string& folded) {
  Heard word = heard(folded, "lv");
  if (word.empty()) return word;
  const char32_t first = word.sounds.letters.front();
  if (first >= 0x400 && first < 0x530) return heard(folded, "none");
  return word;
}

Word word_of(const std::string& folded) {
  const std::size_t letters = text::count_code_points(folded);
  return {folded, heard_alone(folded), letters, letters == 1};
}

bool is_latin(const Sounds& sounds) {
  return sounds.letters.front() < 0x250;
}

// In one script a name is written less freely than across two.
unsigned limit_of(const Sounds& a, const Sounds& b) {
  const unsigned limit = given_limit(a, b);
  return is_latin(a) == is_latin(b) ? limit * 2 / 3 : limit;
}

double by_slips(const Word& a, const Word& b) {
  const std::size_t shorter = std::min(a.letters, b.letters);
  if (shorter < 4) return kUnlike;
  const std::size_t most = shorter < 5 ? 1 : shorter < 9 ? 2 : 3;
  if (a.folded.size() > 64 || b.folded.size() > 64) return kUnlike;
  const std::size_t bytes_per_letter = a.folded.size() / a.letters;
  const std::size_t slips = text::edit_distance(a.folded, b.folded) / bytes_per_letter;
  return slips > most ? kUnlike : 0.9 * static_cast<double>(slips) / static_cast<double>(most);
}

bool begins_alike(const Sounds& name, const Sounds& initial) {
  const auto a = reading_of(name), b = reading_of(initial);
  return !a.empty() && !b.empty() && price_of_change(a[0], b[0]) <= 3;
}

double unlikeness_of(const Word& a, const Word& b, Slips slips) {
  if (a.folded == b.folded) return 0;
  if (a.heard.empty() || b.heard.empty())
    return slips == Slips::some && !a.is_initial && !b.is_initial ? by_slips(a, b) : kUnlike;
  if (a.is_initial || b.is_initial)
    return begins_alike(a.heard.sounds, b.heard.sounds) ? kInitial : kUnlike;
  const unsigned limit = limit_of(a.heard.sounds, b.heard.sounds);
  const unsigned d =
      std::min(distance(a.heard.sounds, b.heard, limit), distance(b.heard.sounds, a.heard, limit));
  double unlike = d > limit ? kUnlike : static_cast<double>(d) / limit;
  if (slips == Slips::some) unlike = std::min(unlike, by_slips(a, b));
  return unlike;
}

struct Name {
  std::vector<Word> words;
  std::size_t family = 0;
  bool is_order_known = false;
};

Name name_of(const NameParts& parts) {
  Name name{{}, parts.family, parts.is_order_known};
  for (const auto& word : parts.words) name.words.push_back(word_of(word));
  return name;
}

// Each word of the shorter name takes the nearest that is left of the longer one.
double assigned(const Name& shorter, const Name& longer, Slips slips) {
  std::vector<bool> taken(longer.words.size(), false);
  double sum = 0;
  std::size_t full = 0;
  bool has_family = false;
  for (std::size_t i = 0; i < shorter.words.size(); ++i) {
    double best = kUnlike;
    std::size_t at = 0;
    for (std::size_t j = 0; j < longer.words.size(); ++j) {
      if (taken[j]) continue;
      const double one = unlikeness_of(shorter.words[i], longer.words[j], slips);
      // Among equals the one in the same place.
      if (one < best || (one == best && i == j)) {
        best = one;
        at = j;
      }
    }
    if (best > 1) return kUnlike;
    taken[at] = true;
    sum += best;
    has_family |= at == longer.family;
    full += shorter.words[i].is_initial || longer.words[at].is_initial ? 0 : 1;
  }
  if (full == 0 || (full == 1 && shorter.words.size() == 1 && longer.words.size() > 1))
    return kUnlike;
  if (longer.is_order_known && !has_family) return kUnlike;
  const double mean = sum / static_cast<double>(shorter.words.size());
  const double missing = static_cast<double>(longer.words.size() - shorter.words.size());
  return mean / 0.7 + 0.05 * missing;
}

double joined_unlikeness(const Name& a, const Name& b, Slips slips) {
  std::string left, right;
  for (const auto& word : a.words) left += word.folded;
  for (const auto& word : b.words) right += word.folded;
  return left.size() < 6 ? kUnlike : unlikeness_of(word_of(left), word_of(right), slips);
}

double unlikeness_of(const Name& a, const Name& b, Slips slips) {
  if (a.words.empty() || b.words.empty()) return kUnlike;
  const bool is_longer = a.words.size() > b.words.size();
  double best = is_longer ? assigned(b, a, slips) : assigned(a, b, slips);
  if (best > 1 && a.words.size() != b.words.size())
    best = std::min(best, joined_unlikeness(a, b, slips) * 1.2);
  return best;
}

}  // namespace

double unlikeness(const NameParts& a, const NameParts& b, Slips slips) {
  return unlikeness_of(name_of(a), name_of(b), slips);
}

std::vector<PersonId> persons_named(const KnownNames& names, std::string_view name) {
  const NameParts parts = parts_of_name(name);
  const Name wanted = name_of(parts);
  std::vector<std::uint32_t> near;
  for (const auto& word : parts.words)
    for (const auto& [part, d] : names.all_parts(word, {})) {
      const auto with = names.names_with(part);
      near.insert(near.end(), with.begin(), with.end());
    }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::vector<std::pair<double, PersonId>> found;
  for (const std::uint32_t id : near) {
    const KnownName& known = names.name(id);
    NameParts other{{}, known.family, known.is_junior, known.is_order_known};
    for (const PartId part : known.parts) other.words.push_back(names.part(part).folded);
    const double unlike = unlikeness_of(wanted, name_of(other), Slips::none);
    if (unlike <= 1) found.emplace_back(unlike, known.person);
  }
  std::sort(found.begin(), found.end());
  std::vector<PersonId> persons;
  for (const auto& [unlike, person] : found)
    if (unlike <= found.front().first + kNearest &&
        std::find(persons.begin(), persons.end(), person) == persons.end())
      persons.push_back(person);
  return persons;
}

bool may_be_one(std::string_view name, std::string_view other) {
  return unlikeness(parts_of_name(name), parts_of_name(other), Slips::some) <= 1;
}

}  // namespace people
