// Names are runs of capitalised words outside the small classes. A surname means the first full
// name that ends with it; a pronoun the last person before it whose sex does not forbid it, named
// or told by an office; a bare title the last name or office before it that has the same title.
#include "people/statements/speakers.h"

#include <algorithm>
#include <array>

namespace people {
namespace {

constexpr std::uint32_t kFarBack = 60;  // names that are looked at before a pronoun or title

bool is_bearer(const Node& node) {
  return node.is_word() && node.any(bits(Trait::title, Trait::role)) && !node.is(Trait::plural) &&
         !node.possessive;
}

// The Northern Pact, in New York: no person, as far as the words before it tell.
bool is_thing(const Sheet& sheet, Range name) {
  constexpr std::array<std::string_view, 5> kWhere = {"in", "at", "near", "across", "inside"};
  if (name.first == 0) return false;
  const Node& before = sheet.node(name.first - 1);
  if (!before.is_word()) return false;
  if (name.first > 1 && sheet.folded(before) == "of") {  // the Council of Defence Experts
    const Node& whole = sheet.node(name.first - 2);
    return whole.is_word() && whole.capital && !whole.any(bits(Trait::title, Trait::role));
  }
  return before.is(Trait::determiner) ||
         std::ranges::find(kWhere, sheet.folded(before)) != kWhere.end();
}

}  // namespace

Speakers::Speakers(const Sheet& sheet, const Speakers* elsewhere)
    : sheet_(sheet), elsewhere_(elsewhere), forms_(sheet.tongue().grammar().names) {
  const auto& nodes = sheet.nodes();
  for (const Sentence& sentence : sheet.sentences())
    if (sentence.inside == kNone) outside_ = std::max(outside_, sentence.behind);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (!may_be_name(nodes[i]) && !is_initial(i)) continue;
    std::uint32_t end = i;
    constexpr std::uint32_t kLongestName = 12;
    while (end < nodes.size() && end - i < kLongestName) {
      if (is_initial(end))
        end += 2;
      else if (may_be_name(nodes[end]) && (end == i || !nodes[end - 1].possessive))
        ++end;
      else
        break;
    }
    if (nodes[end - 1].sign != Sign::other) add({i, end});  // else initials of nobody
    i = end - 1;
  }
  for (const Sentence& sentence : sheet.sentences()) add_office(sentence);
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    const Name& name = names_[i];
    if (!name.full) continue;
    const auto [known, is_new] = full_.emplace(key(name.last), i);
    const Name& best = names_[known->second];
    // A known given name first («Пользователь Иванов» is none), then the nominative.
    if (!is_new && (name.given != best.given ? name.given : best.oblique && !name.oblique))
      known->second = i;
  }
}

// И. of И. С. Ремизов
bool Speakers::is_initial(std::uint32_t i) const {
  const auto& nodes = sheet_.nodes();
  return i + 2 < nodes.size() && nodes[i].is_word() && nodes[i].capital &&
         nodes[i].end - nodes[i].begin <= 2 && nodes[i + 1].sign == Sign::other &&
         sheet_.words(nodes[i + 1]) == "." && nodes[i + 1].begin == nodes[i].end;
}

void Speakers::add(Range nodes) {
  if (forms_ != nullptr) nodes.first = forms_->begin(sheet_, nodes);
  Name name;
  name.nodes = nodes;
  name.last = sheet_.node(nodes.behind - 1).which;
  name.full = nodes.size() > 1;
  for (std::uint32_t k = nodes.first > 0 ? nodes.first - 1 : 0; k < nodes.behind; ++k) {
    const Node& node = sheet_.node(k);
    // A title tells the sex of a woman only: директор is a word for both.
    name.male = name.male || (node.is(Trait::male) && (k >= nodes.first || forms_ == nullptr));
    name.female = name.female || node.is(Trait::female);
    if (k < nodes.first) continue;
    name.oblique = name.oblique || node.is(Trait::oblique);
    name.given = name.given || node.any(bits(Trait::male, Trait::female));
  }
  if (!name.male && !name.female && forms_ != nullptr) {
    const Traits sex = forms_->sex(sheet_, nodes);
    name.male = (sex & bit(Trait::male)) != 0;
    name.female = (sex & bit(Trait::female)) != 0;
  }
  if (name.male && name.female) name.male = name.female = false;
  names_.push_back(name);
}

// The subject of the sentence, as far as it stands first.
void Speakers::add_office(const Sentence& sentence) {
  constexpr std::uint32_t kLongest = 8;
  constexpr Traits kOutside = kNoName & ~bits(Trait::determiner, Trait::role, Trait::place);
  if (sentence.inside != kNone || forms_ != nullptr) return;
  const std::uint32_t end = std::min(sentence.behind, sentence.first + kLongest);
  for (std::uint32_t i = sentence.first; i < end; ++i) {
    const Node& node = sheet_.node(i);
    const bool bearer = is_bearer(node);
    if (!node.is_word() || (node.any(kOutside) && !bearer)) return;
    if (!bearer) continue;
    const Node* next = i + 1 < sentence.behind ? &sheet_.node(i + 1) : nullptr;
    if (next != nullptr && next->sign == Sign::comma && i + 2 < sentence.behind)
      next = &sheet_.node(i + 2);  // "The minister, Karl Weber,"
    if (next != nullptr && next->is_word() &&
        (may_be_name(*next) || next->any(bits(Trait::title, Trait::role))))
      continue;
    const Range nodes{sentence.first, i + 1};
    if (!is_bare_title(nodes)) offices_.push_back(office(nodes));  // "the minister" is of_title()'s
    return;
  }
}

bool Speakers::is_office(Range nodes) const {
  if (nodes.size() < 2 || nodes.first >= outside_) return false;
  bool bearer = false;
  for (std::uint32_t i = nodes.first; i < nodes.behind; ++i) {
    if (bearer && may_be_name(sheet_.node(i))) return false;
    bearer = bearer || is_bearer(sheet_.node(i));
  }
  return bearer;
}

Speakers::Name Speakers::office(Range nodes) const {
  Name name;
  name.nodes = nodes;
  name.office = true;
  for (std::uint32_t i = nodes.first; i < nodes.behind; ++i) {
    name.male = name.male || (sheet_.node(i).is(Trait::male) && forms_ == nullptr);
    name.female = name.female || sheet_.node(i).is(Trait::female);
  }
  if (name.male && name.female) name.male = name.female = false;
  return name;
}

// The last one that spoke, unless another begins a sentence behind it.
const Speakers::Name* Speakers::office_before(std::uint32_t at) const {
  const Name* last =
      spoken_.empty() || spoken_.back().nodes.behind > at ? nullptr : &spoken_.back();
  const auto behind =
      std::ranges::lower_bound(offices_, at, {}, [](const Name& n) { return n.nodes.first; });
  if (behind == offices_.begin()) return last;
  const Name& first = *std::prev(behind);
  return last == nullptr || last->nodes.behind <= first.nodes.first ? &first : last;
}

model::Span Speakers::span(Range r) const {
  return {sheet_.field(), sheet_.node(r.first).begin, sheet_.node(r.behind - 1).end};
}

std::string_view Speakers::key(std::uint32_t word) const {
  const text::Word& w = sheet_.reading().word(word);
  return forms_ != nullptr && !w.stem.empty() ? w.stem : w.folded;
}

const Speakers::Name* Speakers::of_surname(std::uint32_t word) const {
  auto found = full_.find(key(word));
  if (found == full_.end() && forms_ != nullptr) {
    const text::Word& w = sheet_.reading().word(word);
    if (!w.second_stem.empty()) found = full_.find(w.second_stem);
  }
  return found == full_.end() ? nullptr : &names_[found->second];
}

std::uint32_t Speakers::index_before(std::uint32_t at) const {
  const auto behind =
      std::lower_bound(names_.begin(), names_.end(), at,
                       [](const Name& name, std::uint32_t i) { return name.nodes.first < i; });
  return static_cast<std::uint32_t>(behind - names_.begin());
}

const Speakers::Name* Speakers::of_pronoun(const Node& pronoun, std::uint32_t at) const {
  if (at >= outside_) return nullptr;  // whom somebody quoted means is not known
  const auto agrees = [&](const Name& name) {
    return !(pronoun.is(Trait::he) && name.female) && !(pronoun.is(Trait::she) && name.male);
  };
  // «…», — добавил он: who spoke before.
  const bool behind_cue = at > 0 && sheet_.node(at - 1).is(Trait::cue);
  if (behind_cue && last_ != nullptr && agrees(*last_)) return last_;
  const std::uint32_t behind = index_before(at);
  const Name* other = nullptr;
  const Name* const office = office_before(at);
  const bool may_be_office = office != nullptr && agrees(*office);
  const Name* meant = office;  // "the defence minister" may have a name
  if (may_be_office && forms_ == nullptr)
    if (const Name* const bearer = of_title(office->nodes, office->nodes.first)) meant = bearer;
  for (std::uint32_t i = behind; i-- > 0 && behind - i <= kFarBack;) {
    const Name& name = names_[i];
    // "A spokesman for Dorn said … He added …": he is not Dorn, nor anybody before.
    const bool hung = name.nodes.first < unnamed_.behind;
    if (hung && (!may_be_office || office->nodes.behind <= unnamed_.behind)) return nullptr;
    if (may_be_office && name.nodes.first < office->nodes.behind) return meant;
    if (forms_ == nullptr && is_thing(sheet_, name.nodes)) continue;
    const Name* full = of_surname(name.last);
    if (full == nullptr && name.full) full = &name;
    if (full == nullptr || !agrees(name) || !agrees(*full)) continue;
    // With cases a woman is told by her name or verb.
    if (forms_ != nullptr && pronoun.is(Trait::she) && !name.female && !full->female) continue;
    if (forms_ == nullptr || forms_->may_be_meant(sheet_, name.nodes, pronoun)) return full;
    if (other == nullptr) other = full;
  }
  return other == nullptr && may_be_office ? meant : other;
}

// "The minister": the last name before it with that word among those that stand before the name.
const Speakers::Name* Speakers::of_title(Range title, std::uint32_t at) const {
  if (last_ != nullptr && last_->office && is_same_office(*last_, title)) return last_;
  const Name* bearer = nullptr;
  const std::uint32_t behind = index_before(at);
  for (std::uint32_t i = behind; i-- > 0 && behind - i <= kFarBack;) {
    if (!has_title(names_[i], title)) continue;
    const Name* full = of_surname(names_[i].last);
    if (full == nullptr && names_[i].full) full = &names_[i];
    if (full == nullptr || full == bearer) continue;
    if (full == last_) return full;
    // Two bear it: whose turn it is, is not known.
    if (bearer != nullptr) return nullptr;
    bearer = full;
  }
  if (bearer != nullptr) return bearer;
  const Name* const office = office_before(at);
  return office != nullptr && is_same_office(*office, title) ? office : nullptr;
}

bool Speakers::is_bare_title(Range nodes) const {
  for (std::uint32_t i = nodes.first; i < nodes.behind; ++i)
    if (!sheet_.node(i).any(bits(Trait::title, Trait::determiner))) return false;
  return true;
}

// Whether all words of the title stand before the name, in any order. One with words of its own
// ("the defence minister") is not the deputy.
bool Speakers::has_title(const Name& name, Range title) const {
  constexpr std::uint32_t kTitleWords = 8;
  constexpr std::array<std::string_view, 5> kOther = {"deputy", "vice", "former", "ex", "acting"};
  const bool bare = is_bare_title(title);
  std::uint32_t wanted = 0, found = 0;
  for (std::uint32_t i = title.first; i < title.behind; ++i) {
    const Node& word = sheet_.node(i);
    if (!word.is_word()) return false;
    if (word.is(Trait::determiner)) continue;
    if (++wanted > kTitleWords) return false;
  }
  for (std::uint32_t k = name.nodes.first; k-- > 0 && name.nodes.first - k <= kTitleWords;) {
    const Node& node = sheet_.node(k);
    if (!node.is_word()) break;
    bool is_wanted = false;
    for (std::uint32_t i = title.first; i < title.behind && !is_wanted; ++i)
      is_wanted =
          !sheet_.node(i).is(Trait::determiner) && key(sheet_.node(i).which) == key(node.which);
    found += is_wanted ? 1 : 0;
    if (is_wanted) continue;
    if (!bare && std::ranges::find(kOther, sheet_.folded(node)) != kOther.end()) return false;
    if (may_be_name(node)) break;
  }
  return wanted > 0 && found >= wanted;
}

bool Speakers::is_same_office(const Name& office, Range title) const {
  bool any = false;
  for (std::uint32_t i = title.first; i < title.behind; ++i) {
    const Node& word = sheet_.node(i);
    if (!word.is_word()) return false;
    if (word.is(Trait::determiner)) continue;
    bool found = false;
    for (std::uint32_t k = office.nodes.first; k < office.nodes.behind && !found; ++k)
      found = sheet_.node(k).is_word() && key(sheet_.node(k).which) == key(word.which);
    if (!found) return false;
    any = true;
  }
  return any;
}

// With cases, a name that is not the speaker's own is told by them.
SpeakerHead Speakers::head_of(Range nodes) const {
  if (forms_ == nullptr) return speaker_head(sheet_, nodes);
  SpeakerHead head{.name = forms_->within(sheet_, nodes)};
  for (std::uint32_t i = nodes.first; i < nodes.behind; ++i)
    head.names_somebody = head.names_somebody || may_be_name(sheet_.node(i));
  return head;
}

// The bearer of the name in the words of a speaker.
const Speakers::Name* Speakers::of_head(const SpeakerHead& head) const {
  const Name* const found = of_surname(sheet_.node(head.name.behind - 1).which);
  if (found == nullptr || !head.behind_of) return found;
  // "Minister of Defence Dorn", but not "the minister of Anna Dorn".
  constexpr std::uint32_t kOfficeAndName = 3;
  if (found->nodes == head.name) return head.name.size() < kOfficeAndName ? nullptr : found;
  const auto has = [&](std::uint32_t word) {
    for (std::uint32_t i = found->nodes.first; i < found->nodes.behind; ++i)
      if (sheet_.node(i).which == word) return true;
    return false;
  };
  return has(sheet_.node(head.name.first).which) ? nullptr : found;
}

const Speakers::Name* Speakers::named(Range nodes) const {
  const Node& first = sheet_.node(nodes.first);
  if (nodes.size() == 1 && first.any(bits(Trait::he, Trait::she)))
    return of_pronoun(first, nodes.first);
  SpeakerHead head = head_of(nodes);
  const bool names_somebody = head.names_somebody;
  for (; !head.name.empty(); head = head_of(head.rest)) {
    if (const Name* const found = of_head(head)) return found;
    if (head.rest.empty()) return nullptr;
  }
  if (names_somebody) return nullptr;
  return is_bare_title(nodes) || (forms_ == nullptr && is_office(nodes))
             ? of_title(nodes, nodes.first)
             : nullptr;
}

// A surname in the headline whose full name stands in the text.
const Speakers::Name* Speakers::elsewhere(Range nodes) const {
  if (elsewhere_ == nullptr) return nullptr;
  const SpeakerHead head = head_of(nodes);
  return head.name.empty() || head.behind_of
             ? nullptr
             : elsewhere_->of_surname(sheet_.node(head.name.behind - 1).which);
}

bool Speakers::names(std::string_view word, const Node& but) const {
  return std::ranges::any_of(names_, [&](const Name& name) {
    return key(name.last) == word && &sheet_.node(name.nodes.behind - 1) != &but &&
           !(forms_ == nullptr && is_thing(sheet_, name.nodes));
  });
}

bool Speakers::is_nobody(Range nodes) const {
  const Node& word = sheet_.node(nodes.first);
  if (nodes.size() > 1 || !word.is_word() || word.any(bits(Trait::body, Trait::title)))
    return false;
  const std::string_view own = key(word.which);
  return !names(own, word) && (elsewhere_ == nullptr || !elsewhere_->names(own, word));
}

model::Statement::Speaker Speakers::speaker(Range nodes) {
  model::Statement::Speaker speaker;
  speaker.mention = span(nodes);
  speaker.written =
      sheet_.utf8().substr(speaker.mention.begin, speaker.mention.end - speaker.mention.begin);
  speaker.name = speaker.written;
  const Name* const found = named(nodes);
  if (nodes.first < outside_) {
    last_ = found;
    if (found == nullptr && is_office(nodes))
      last_ = &spoken_.emplace_back(office(nodes));
    else if (const SpeakerHead head = head_of(nodes); head.names_somebody && head.name.empty())
      unnamed_ = nodes;
  }
  if (const Name* const other = found == nullptr ? this->elsewhere(nodes) : nullptr) {
    speaker.named = elsewhere_->span(other->nodes);
    speaker.name = elsewhere_->sheet_.utf8().substr(speaker.named->begin,
                                                    speaker.named->end - speaker.named->begin);
  }
  if (found != nullptr) {
    speaker.named = span(found->nodes);
    speaker.name =
        sheet_.utf8().substr(speaker.named->begin, speaker.named->end - speaker.named->begin);
    // «Казарян отметил», where only «Карена Казаряна» is written in full.
    if (found->oblique && forms_ != nullptr)
      if (std::string name = forms_->straight(sheet_, found->nodes); !name.empty())
        speaker.name = std::move(name);
  }
  return speaker;
}

}  // namespace people
