#include "people/names/name_index.h"

#include <algorithm>
#include <atomic>

#include "people/names/known_names.h"
#include "people/names/name_likeness.h"
#include "people/names/name_parts.h"
#include "people/names/name_search.h"

namespace people {

namespace {

using Kind = NameFound::Kind;

std::uint64_t next_serial() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

// Which family names the words of a lexicon may be: asked once per word and thread.
class AskedWords {
 public:
  AskedWords(std::uint64_t serial, std::shared_ptr<const text::Words> words)
      : serial_(serial), words_(std::move(words)) {}

  bool is_of(std::uint64_t serial, const text::Words* words) const {
    return serial_ == serial && words_.get() == words;
  }

  // Whether it is written as a family name is.
  bool is_exact(std::uint32_t id, const std::string& folded, const KnownNames& names) {
    if (id >= exact_.size()) exact_.resize(std::max<std::size_t>(words_->size(), id + 1));
    if (exact_[id] == 0) exact_[id] = names.is_family(folded) ? 2 : 1;
    return exact_[id] == 2;
  }

  std::span<const PartFound> families(std::uint32_t id, const std::string& folded,
                                      const KnownNames& names, std::string_view lang) {
    if (id >= begins_.size()) begins_.resize(std::max<std::size_t>(words_->size(), id + 1));
    if (begins_[id] == 0) {
      const auto found = names.families(folded, lang);
      begins_[id] = found.empty() ? kNothing : static_cast<std::uint32_t>(lists_.size());
      if (!found.empty()) {
        lists_.push_back({static_cast<PartId>(found.size()), 0});
        lists_.insert(lists_.end(), found.begin(), found.end());
      }
    }
    if (begins_[id] == kNothing) return {};
    return {lists_.data() + begins_[id] + 1, lists_[begins_[id]].part};
  }

 private:
  static constexpr std::uint32_t kNothing = UINT32_MAX;

  std::uint64_t serial_;
  std::shared_ptr<const text::Words> words_;  // kept, so that its address means it
  std::vector<std::uint32_t> begins_;         // by word; 0: not asked yet
  std::vector<std::uint8_t> exact_;           // by word; 0: not asked yet, 1: no, 2: yes
  std::vector<PartFound> lists_{{0, 0}};      // each with its length before it
};

AskedWords& asked_words(std::uint64_t serial, const std::shared_ptr<const text::Words>& words) {
  constexpr std::size_t kMostLexicons = 24;
  static thread_local std::vector<std::unique_ptr<AskedWords>> asked;
  const auto found = std::find_if(asked.begin(), asked.end(),
                                  [&](const auto& one) { return one->is_of(serial, words.get()); });
  if (found != asked.end()) {
    std::rotate(asked.begin(), found, found + 1);
    return *asked.front();
  }
  if (asked.size() == kMostLexicons) asked.pop_back();
  asked.insert(asked.begin(), std::make_unique<AskedWords>(serial, words));
  return *asked.front();
}

NameText name_text(const text::Reading& reading, HeardWords& heard, model::Field field,
                   std::string_view utf8) {
  return {reading, heard, field, utf8, is_without_capitals(reading, field, utf8)};
}

bool is_capital_somewhere(const NameText& text, std::uint32_t word) {
  const auto& tokens = text.reading.tokens(text.field);
  const auto places = text.reading.places(word, text.field);
  return std::any_of(places.begin(), places.end(), [&](std::uint32_t place) {
    return !is_written_small(text.utf8, tokens[place]);
  });
}

void find_at(const NameText& text, const KnownNames& names, std::uint32_t word,
             const PartFound& family, std::vector<NameFound>& found) {
  const auto& tokens = text.reading.tokens(text.field);
  for (const std::uint32_t place : text.reading.places(word, text.field)) {
    if (family.distance > 0 && is_written_small(text.utf8, tokens[place])) continue;
    const bool is_alone = stands_alone(text, place);
    for (const std::uint32_t id : names.names_of_family(family.part)) {
      const KnownName& name = names.name(id);
      const auto one = is_alone && !name.is_pinned
                           ? lone_name_at(text, names, name, place, family.distance)
                           : name_at(text, names, name, place, family.distance);
      if (one) found.push_back(*one);
    }
  }
}

// Where one is named in full, the others of that family name are not meant.
void tell_others(std::vector<NameFound>& found) {
  for (std::size_t begin = 0; begin < found.size();) {
    std::size_t end = begin;
    while (end < found.size() && found[end].field == found[begin].field &&
           found[end].family == found[begin].family)
      ++end;
    const auto first = found.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = found.begin() + static_cast<std::ptrdiff_t>(end);
    if (std::any_of(first, last, [](const auto& one) { return one.kind == Kind::full; }))
      for (auto one = first; one != last; ++one)
        if (one->kind == Kind::family) one->kind = Kind::other;
    begin = end;
  }
}

void drop_banned(const text::Reading& reading, const KnownNames& names,
                 std::vector<NameFound>& found) {
  std::erase_if(found, [&](const NameFound& one) {
    std::string words;
    for (std::uint32_t at = one.first; at < one.behind; ++at)
      words += (words.empty() ? "" : " ") +
               without_apostrophes(reading.word(reading.tokens(one.field)[at]).folded);
    return names.is_banned(one.person, words);
  });
}

bool is_before(const NameFound& a, const NameFound& b) {
  return std::tuple(a.field, a.family, a.person, a.kind) <
         std::tuple(b.field, b.family, b.person, b.kind);
}

// Of several names of one person at one place the fullest.
void keep_one_each(std::vector<NameFound>& found) {
  std::sort(found.begin(), found.end(), is_before);
  const auto same = [](const NameFound& a, const NameFound& b) {
    return a.field == b.field && a.family == b.family && a.person == b.person;
  };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
}

}  // namespace

struct NameIndex::Compiled {
  explicit Compiled(std::vector<Person> persons) : names(std::move(persons)) {}
  KnownNames names;
  std::uint64_t serial = next_serial();
};

NameIndex::NameIndex(std::vector<Person> persons)
    : compiled_(std::make_unique<Compiled>(std::move(persons))) {}

NameIndex::~NameIndex() = default;

const std::vector<Person>& NameIndex::persons() const {
  return compiled_->names.persons();
}

std::vector<PersonId> NameIndex::family_of(std::string_view folded) const {
  const KnownNames& names = compiled_->names;
  std::vector<PersonId> found;
  for (const auto& [part, distance] : names.families_in_any_language(folded))
    for (const std::uint32_t name : names.names_of_family(part))
      found.push_back(names.name(name).person);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<PersonId> NameIndex::named(std::string_view name) const {
  return persons_named(compiled_->names, name);
}

std::vector<NameFound> NameIndex::find(const text::Reading& reading,
                                       const model::Article& article) const {
  const KnownNames& names = compiled_->names;
  AskedWords& asked = asked_words(compiled_->serial, reading.words());
  HeardWords heard(reading);
  const NameText title = name_text(reading, heard, model::Field::title, article.title);
  const NameText text = name_text(reading, heard, model::Field::text, article.text);
  std::vector<NameFound> found;
  for (std::uint32_t word = 0; word < reading.size(); ++word) {
    const std::string& folded = reading.word(word).folded;
    const bool is_capital = is_capital_somewhere(title, word) || is_capital_somewhere(text, word);
    // In small letters it is a name only as it stands.
    if (!is_capital && !asked.is_exact(reading.id(word), folded, names)) continue;
    const auto families = asked.families(reading.id(word), folded, names, reading.lang());
    for (const auto& family : families) {
      find_at(title, names, word, family, found);
      find_at(text, names, word, family, found);
    }
  }
  keep_one_each(found);
  if (names.has_bans()) drop_banned(reading, names, found);
  tell_others(found);
  return found;
}

std::vector<NameFound> settled(std::vector<NameFound> found, std::span<const PersonId> by_office) {
  std::vector<PersonId> known(by_office.begin(), by_office.end()), shared;
  for (const auto& one : found) {
    if (one.kind == Kind::full || one.kind == Kind::initial) known.push_back(one.person);
    if (one.kind == Kind::other) shared.push_back(one.person);
  }
  std::sort(known.begin(), known.end());
  std::sort(shared.begin(), shared.end());
  std::erase_if(found, [&](const NameFound& one) {
    if (one.kind == Kind::other) return true;
    return one.kind == Kind::family &&
           (!std::binary_search(known.begin(), known.end(), one.person) ||
            std::binary_search(shared.begin(), shared.end(), one.person));
  });
  return found;
}

}  // namespace people
