#include "people/names/known_names.h"

#include <algorithm>

#include "people/names/endings.h"
#include "people/names/given_names.h"
#include "people/names/name_parts.h"
#include "text/words.h"

namespace people {

namespace {

template <class T>
void make_distinct(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// Of the word with and without its endings.
std::vector<std::string> keys_of(const Heard& word) {
  std::vector<std::uint16_t> ends = word.added;
  ends.insert(ends.end(), word.put.begin(), word.put.end());
  return skeletons_of(word.sounds, ends);
}

// The most letters that an ending and what else is not heard add to a name.
constexpr std::size_t kMostMore = 8, kMostLess = 5;

bool is_far(const Sounds& name, const Consonants& of_name, const HeardPart& word) {
  const std::size_t length = name.letters.size(), letters = word.word.sounds.letters.size();
  return (of_name.needed & ~word.consonants.possible) != 0 || letters > length + kMostMore ||
         letters + kMostLess < length;
}

// The sets of given names by the skeletons of their members.
struct GivenNames {
  struct Member {
    Sounds sounds;
    std::size_t set;
  };
  std::vector<Member> members;
  std::vector<std::vector<std::size_t>> sets;
  std::unordered_map<std::string, std::vector<std::size_t>> by_skeleton;
};

GivenNames made_given_names() {
  GivenNames names;
  for (const std::string_view set : given_name_sets()) {
    names.sets.emplace_back();
    for (const auto& piece : text::pieces_of_text(set)) {
      names.members.push_back({sounds_of(piece.folded), names.sets.size() - 1});
      const std::size_t member = names.members.size() - 1;
      names.sets.back().push_back(member);
      for (const auto& key : skeletons_of(names.members.back().sounds))
        names.by_skeleton[key].push_back(member);
    }
  }
  return names;
}

const GivenNames& given_names() {
  static const GivenNames made = made_given_names();
  return made;
}

// "Saif ul Malook" is written Saiful Malook, too.
std::string with_article_joined(std::string_view name) {
  std::string joined(name);
  for (const std::string_view article :
       {" ul ", " ur ", " ud ", " us ", " Ul ", " Ur ", " Ud ", "-ul-", "-ur-", "-ud-"})
    if (const std::size_t at = joined.find(article); at != std::string::npos && at > 0) {
      const std::string low =
          article[1] == 'U' ? std::string("u") + article[2] : std::string(article.substr(1, 2));
      joined.replace(at, 4, low + ' ');
    }
  return joined;
}

constexpr unsigned kSameGiven = 6;  // up to this distance a part is a member of a set

std::vector<NamePart::Form> other_forms_of(const Sounds& part) {
  const GivenNames& known = given_names();
  std::vector<std::size_t> near, sets;
  for (const auto& key : skeletons_of(part))
    if (const auto found = known.by_skeleton.find(key); found != known.by_skeleton.end())
      near.insert(near.end(), found->second.begin(), found->second.end());
  make_distinct(near);
  for (const std::size_t member : near)
    if (distance(known.members[member].sounds, part, kSameGiven) <= kSameGiven)
      sets.push_back(known.members[member].set);
  make_distinct(sets);
  std::vector<NamePart::Form> forms;
  for (const std::size_t set : sets)
    for (const std::size_t member : known.sets[set]) {
      const Sounds& sounds = known.members[member].sounds;
      forms.push_back({sounds, consonants_of(sounds)});
    }
  return forms;
}

}  // namespace

KnownNames::KnownNames(std::vector<Person> persons) : persons_(std::move(persons)) {
  for (PersonId id = 0; id < persons_.size(); ++id) {
    const Person& person = persons_[id];
    add_in_all_ways(id, person.name);
    for (const auto& alias : person.aliases) add_in_all_ways(id, alias);
    for (const auto& pin : person.pin) add_name(id, pin, true);
    for (const auto& ban : person.ban) banned_.emplace(id, folded_words(ban));
  }
  names_of_family_.resize(parts_.size());
  names_with_.resize(parts_.size());
  for (std::uint32_t id = 0; id < names_.size(); ++id) {
    names_of_family_[names_[id].parts[names_[id].family]].push_back(id);
    for (const PartId part : names_[id].parts) names_with_[part].push_back(id);
  }
  for (auto& names : names_with_) make_distinct(names);
  index_families();
  add_other_forms();
  join_parts();
}

PartId KnownNames::part_of(const std::string& folded) {
  const auto [known, is_new] = part_ids_.try_emplace(folded, static_cast<PartId>(parts_.size()));
  if (is_new) {
    NamePart part{folded, sounds_of(folded), {}, {}};
    part.consonants = consonants_of(part.sounds);
    parts_.push_back(std::move(part));
  }
  return known->second;
}

void KnownNames::add_name(PersonId person, std::string_view name, bool is_pinned) {
  NameParts parts;
  if (is_pinned) {
    for (const auto& piece : text::pieces_of_text(name))
      parts.words.push_back(without_apostrophes(piece.folded));
    parts.family = parts.words.empty() ? 0 : parts.words.size() - 1;
  } else {
    parts = parts_of_name(name);
  }
  if (parts.words.empty()) return;
  KnownName known{person, {}, parts.family, parts.is_junior, is_pinned, parts.is_order_known, {}};
  for (const auto& word : parts.words) known.parts.push_back(part_of(word));
  names_.push_back(std::move(known));
}

void KnownNames::add_in_all_ways(PersonId person, std::string_view name) {
  constexpr int kMostJoined = 3;
  std::string written(name);
  add_name(person, written, false);
  for (int i = 0; i < kMostJoined; ++i) {
    std::string joined = with_article_joined(written);
    if (joined == written) return;
    written = std::move(joined);
    add_name(person, written, false);
  }
}

void KnownNames::index_families() {
  for (PartId id = 0; id < parts_.size(); ++id)
    for (auto& key : skeletons_of(parts_[id].sounds)) {
      if (!names_of_family_[id].empty()) families_[key].push_back(id);
      all_[std::move(key)].push_back(id);
    }
}

void KnownNames::add_other_forms() {
  for (NamePart& part : parts_) part.also = other_forms_of(part.sounds);
}

void KnownNames::join_parts() {
  for (KnownName& name : names_) {
    if (name.parts.size() < 3 || name.is_pinned) continue;
    for (std::size_t i = 0; i + 1 < name.parts.size(); ++i) {
      if (i == name.family || i + 1 == name.family) continue;
      NamePart one;
      one.folded = parts_[name.parts[i]].folded + parts_[name.parts[i + 1]].folded;
      one.sounds = sounds_of(one.folded);
      if (one.sounds.empty()) continue;
      one.consonants = consonants_of(one.sounds);
      name.joined.push_back({i, std::move(one)});
    }
  }
}

std::span<const std::uint32_t> KnownNames::names_of_family(PartId part) const {
  return names_of_family_[part];
}

std::span<const std::uint32_t> KnownNames::names_with(PartId part) const {
  return names_with_[part];
}

std::vector<PartFound> KnownNames::found_in(const Index& index, std::string_view word,
                                            std::string_view lang) const {
  const std::string folded = without_apostrophes(word);
  const HeardPart heard = heard_part(folded, lang);
  std::vector<PartFound> found;
  if (heard.word.empty()) {
    // No letters, or of a script that we cannot read: the written word only.
    if (const auto known = part_ids_.find(folded); known != part_ids_.end())
      found.push_back({known->second, 0});
    return found;
  }
  std::vector<PartId> near;
  for (const auto& key : keys_of(heard.word))
    if (const auto parts = index.find(key); parts != index.end())
      near.insert(near.end(), parts->second.begin(), parts->second.end());
  make_distinct(near);
  for (const PartId id : near) {
    if (is_far(parts_[id].sounds, parts_[id].consonants, heard)) continue;
    const Sounds& name = parts_[id].sounds;
    const unsigned limit = family_limit(name, heard.word.sounds);
    const unsigned d = distance(name, heard.word, limit);
    if (d <= limit) found.push_back({id, static_cast<std::uint8_t>(d)});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.distance < b.distance; });
  return found;
}

std::vector<PartFound> KnownNames::families(std::string_view folded, std::string_view lang) const {
  return found_in(families_, folded, lang);
}

bool KnownNames::is_family(std::string_view folded) const {
  const auto known = part_ids_.find(without_apostrophes(folded));
  return known != part_ids_.end() && !names_of_family_[known->second].empty();
}

std::vector<PartFound> KnownNames::all_parts(std::string_view folded, std::string_view lang) const {
  return found_in(all_, folded, lang);
}

bool KnownNames::is_banned(PersonId person, std::string_view words) const {
  const auto [begin, end] = banned_.equal_range(person);
  return std::any_of(begin, end, [&](const auto& ban) { return ban.second == words; });
}

HeardPart heard_part(std::string_view folded, std::string_view lang) {
  HeardPart part{heard(folded, lang), {}};
  part.consonants = consonants_of(part.word.sounds);
  return part;
}

double unlikeness_of_given(const NamePart& part, std::string_view folded, const HeardPart& heard) {
  constexpr double kShortForm = 0.25;  // Bill for William
  if (part.folded == folded) return 0;
  if (heard.word.empty()) return kFar;
  const auto unlikeness = [&](const Sounds& name, const Consonants& consonants, unsigned limit) {
    if (is_far(name, consonants, heard)) return double{kFar};
    const unsigned d = distance(name, heard.word, limit);
    return d > limit ? kFar : static_cast<double>(d) / limit;
  };
  const unsigned limit = given_limit(part.sounds, heard.word.sounds);
  double least = unlikeness(part.sounds, part.consonants, limit);
  for (const auto& [sounds, consonants] : part.also)
    least = std::min(
        least,
        kShortForm + (1 - kShortForm) * unlikeness(sounds, consonants,
                                                   given_limit(sounds, heard.word.sounds) * 2 / 3));
  return least;
}

double unlikeness_of_family(const NamePart& part, const HeardPart& heard, unsigned distance) {
  if (distance == 0 || heard.word.empty()) return 0;
  return static_cast<double>(distance) / family_limit(part.sounds, heard.word.sounds);
}

std::string folded_words(std::string_view text) {
  std::string words;
  for (const auto& piece : text::pieces_of_text(text)) {
    if (!words.empty()) words += ' ';
    words += without_apostrophes(piece.folded);
  }
  return words;
}

}  // namespace people
