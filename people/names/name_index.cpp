#include "people/names/name_index.h"

#include <algorithm>
#include <memory>
#include <tuple>

#include "people/names/asked_words.h"
#include "people/names/known_names.h"
#include "people/names/name_likeness.h"
#include "people/names/name_parts.h"
#include "people/names/name_search.h"

namespace people {

namespace {

using Kind = NameFound::Kind;

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

// One field searched for names.
class FieldSearch {
 public:
  FieldSearch(const NameText& text, const KnownNames& names, AskedWords& asked,
              std::vector<NameFound>& found)
      : text_(text), names_(names), asked_(asked), found_(found) {}

  // Full names and initials where the word is the family name.
  void find_in_full(std::uint32_t word) {
    const std::size_t before = found_.size();
    const std::uint32_t id = text_.reading.id(word);
    for (const std::uint32_t place : text_.reading.places(word, text_.field)) {
      const bool is_small = is_written_small(text_.utf8, tokens_[place]);
      if (asked_.is_one_word(id))
        find_at(place, [](const KnownName& name) { return name.is_one_word(); });
      if (is_small && !text_.is_without_capitals) continue;
      named_.clear();
      look_left(place, id, is_small);
      look_right(place, id, is_small);
      try_named(place, is_small);
    }
    found_.erase(std::remove_if(found_.begin() + static_cast<std::ptrdiff_t>(before), found_.end(),
                                [](const NameFound& one) {
                                  return one.kind != Kind::full && one.kind != Kind::initial;
                                }),
                 found_.end());
  }

  // Whatever stands where the word is the family name of such names, until `enough` of what is
  // found.
  template <class Of, class Enough>
  void find_at(std::uint32_t place, const Of& of, const Enough& enough) {
    const bool is_small = is_written_small(text_.utf8, tokens_[place]);
    const bool is_alone = stands_alone(text_, place);
    const std::uint32_t id = text_.reading.id(tokens_[place].word);
    for (const auto& [part, distance] : asked_.families(id, text_.reading.lang())) {
      if (distance > 0 && is_small) continue;
      for (const std::uint32_t index : names_.names_of_family(part)) {
        const KnownName& name = names_.name(index);
        if (!of(name)) continue;
        const auto one = is_alone && !name.is_pinned
                             ? lone_name_at(text_, names_, name, place, distance)
                             : name_at(text_, names_, name, place, distance);
        if (!one) continue;
        found_.push_back(*one);
        if (enough(*one)) return;
      }
    }
  }
  template <class Of>
  void find_at(std::uint32_t place, const Of& of) {
    find_at(place, of, [](const NameFound&) { return false; });
  }

  model::Field field() const { return text_.field; }

 private:
  // As name_at() looks around, for all names at once: no less far.
  void look_left(std::uint32_t place, std::uint32_t id, bool is_small) {
    unsigned strangers = 0;
    for (std::uint32_t at = place, steps = 0; at > 0 && steps < kMostSteps; ++steps) {
      const Gap gap = gap_between(text_.utf8, tokens_[at - 1], tokens_[at]);
      --at;
      const bool is_initial = gap != Gap::wide && people::is_initial(text_, at);
      if (gap == Gap::wide || (gap == Gap::dot && !is_initial)) return;
      const bool is_small_here = is_written_small(text_.utf8, tokens_[at]);
      if (is_initial || !is_small_here || is_small)
        if (ask(id, at, is_initial) || is_initial) continue;
      if (asked_.is_stepped_over(text_.reading.id(tokens_[at].word))) continue;
      if (is_small_here || ++strangers == 2) return;
    }
  }

  void look_right(std::uint32_t place, std::uint32_t id, bool is_small) {
    for (std::uint32_t at = place + 1, steps = 0; at < tokens_.size() && steps < kMostSteps;
         ++at, ++steps) {
      const Gap gap = gap_between(text_.utf8, tokens_[at - 1], tokens_[at]);
      if (gap == Gap::wide ||
          (gap == Gap::dot && (at - 1 == place || !people::is_initial(text_, at - 1))))
        return;
      const bool is_initial = people::is_initial(text_, at);
      if (!is_initial && !is_small && is_written_small(text_.utf8, tokens_[at])) return;
      if (!ask(id, at, is_initial)) return;
    }
  }

  bool ask(std::uint32_t id, std::uint32_t at, bool is_initial) {
    const auto named =
        asked_.together(id, text_.reading.id(tokens_[at].word), is_initial, text_.reading.lang());
    named_.insert(named_.end(), named.begin(), named.end());
    return !named.empty();
  }

  void try_named(std::uint32_t place, bool is_small) {
    std::sort(named_.begin(), named_.end());
    named_.erase(std::unique(named_.begin(), named_.end()), named_.end());
    for (const auto& [name, distance] : named_) {
      if (distance > 0 && is_small) continue;
      if (const auto one = name_at(text_, names_, names_.name(name), place, distance))
        found_.push_back(*one);
    }
  }

  const NameText& text_;
  const std::vector<text::Token>& tokens_ = text_.reading.tokens(text_.field);
  const KnownNames& names_;
  AskedWords& asked_;
  std::vector<NameFound>& found_;
  std::vector<AskedWords::Named> named_;
};

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
  return std::tuple(a.field, a.family, a.person, a.kind, a.unlikeness, a.first, b.behind) <
         std::tuple(b.field, b.family, b.person, b.kind, b.unlikeness, b.first, a.behind);
}

// Of several names of one person at one place the fullest.
void keep_one_each(std::vector<NameFound>& found) {
  std::sort(found.begin(), found.end(), is_before);
  const auto same = [](const NameFound& a, const NameFound& b) {
    return a.field == b.field && a.family == b.family && a.person == b.person;
  };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
}

// Both fields of one article.
class Search {
 public:
  Search(const KnownNames& names, AskedWords& asked, const text::Reading& reading,
         const model::Article& article)
      : names_(names),
        asked_(asked),
        reading_(reading),
        heard_(reading),
        title_(name_text(reading, heard_, model::Field::title, article.title)),
        text_(name_text(reading, heard_, model::Field::text, article.text)),
        in_title_(title_, names, asked, found_),
        in_text_(text_, names, asked, found_) {
    asked.trim();
  }

  // The words that may be family names: in small letters only as they are known.
  template <class Visit>
  void each_family(const Visit& visit) {
    for (std::uint32_t word = 0; word < reading_.size(); ++word) {
      const std::uint32_t id = reading_.id(word);
      if (asked_.is_none(id)) continue;
      if (!is_capital_somewhere(title_, word) && !is_capital_somewhere(text_, word) &&
          !asked_.is_exact(id))
        continue;
      if (!asked_.families(id, reading_.lang()).empty()) visit(word);
    }
  }

  void find_in_full() {
    each_family([&](std::uint32_t word) {
      in_title_.find_in_full(word);
      in_text_.find_in_full(word);
    });
  }

  template <class Of>
  void find(const Of& of) {
    each_family([&](std::uint32_t word) {
      for (FieldSearch* field : {&in_title_, &in_text_})
        for (const std::uint32_t place : reading_.places(word, field->field()))
          field->find_at(place, of);
    });
  }

  // Whether somebody is named at that place at all; by more than the family name, perhaps.
  void find_anybody(const NamePlace& place) {
    const auto enough = [&](const NameFound& one) {
      return !place.is_more || one.kind != Kind::family;
    };
    (place.field == model::Field::title ? in_title_ : in_text_)
        .find_at(place.at, [](const KnownName&) { return true; }, enough);
  }

  std::vector<NameFound> done() {
    keep_one_each(found_);
    if (names_.has_bans()) drop_banned(reading_, names_, found_);
    return std::move(found_);
  }

 private:
  const KnownNames& names_;
  AskedWords& asked_;
  const text::Reading& reading_;
  std::vector<NameFound> found_;
  HeardWords heard_;
  NameText title_, text_;
  FieldSearch in_title_, in_text_;
};

}  // namespace

struct NameIndex::Compiled {
  explicit Compiled(std::vector<Person> persons)
      : names(std::make_shared<const KnownNames>(std::move(persons))) {}
  Search search(const text::Reading& reading, const model::Article& article) const {
    return Search(*names, asked_words(names, reading.words()), reading, article);
  }
  std::shared_ptr<const KnownNames> names;
};

NameIndex::NameIndex(std::vector<Person> persons)
    : compiled_(std::make_unique<Compiled>(std::move(persons))) {}

NameIndex::~NameIndex() = default;

const std::vector<Person>& NameIndex::persons() const {
  return compiled_->names->persons();
}

bool NameIndex::may_be_family(const text::Reading& reading, std::uint32_t word_id) const {
  return !asked_words(compiled_->names, reading.words()).families(word_id, reading.lang()).empty();
}

std::vector<PersonId> NameIndex::named(std::string_view name) const {
  return persons_named(*compiled_->names, name);
}

std::vector<NameFound> NameIndex::in_full(const text::Reading& reading,
                                          const model::Article& article) const {
  Search search = compiled_->search(reading, article);
  search.find_in_full();
  return search.done();
}

std::vector<NameFound> NameIndex::find(const text::Reading& reading, const model::Article& article,
                                       std::span<const PersonId> whom,
                                       std::span<const NamePlace> places) const {
  Search search = compiled_->search(reading, article);
  search.find([&](const KnownName& name) {
    return std::binary_search(whom.begin(), whom.end(), name.person);
  });
  for (const NamePlace& place : places) search.find_anybody(place);
  std::vector<NameFound> found = search.done();
  tell_others(found);
  return found;
}

std::vector<NameFound> NameIndex::find(const text::Reading& reading,
                                       const model::Article& article) const {
  Search search = compiled_->search(reading, article);
  search.find([](const KnownName&) { return true; });
  std::vector<NameFound> found = search.done();
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

bool is_nearer(const NameFound& one, const NameFound& other) {
  constexpr double kAsNear = 0.12;
  return one.unlikeness + kAsNear < other.unlikeness;
}

std::vector<NameFound> nearest(std::vector<NameFound> found) {
  const auto is_of_other_place = [](const NameFound& a, const NameFound& b) {
    return a.field != b.field || a.family != b.family;
  };
  std::vector<NameFound> kept;
  for (auto begin = found.cbegin(); begin != found.cend();) {
    const auto end = std::find_if(
        begin, found.cend(), [&](const NameFound& one) { return is_of_other_place(*begin, one); });
    const NameFound& least =
        *std::ranges::min_element(std::ranges::subrange(begin, end), {}, &NameFound::unlikeness);
    std::copy_if(begin, end, std::back_inserter(kept),
                 [&](const NameFound& one) { return !is_nearer(least, one); });
    begin = end;
  }
  return kept;
}

}  // namespace people
