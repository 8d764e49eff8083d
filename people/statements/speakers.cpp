// Names are runs of capitalised words outside the small classes. A surname means the first full
// name that ends with it; a pronoun the last person before it whose sex does not forbid it; a bare
// title the last name before it that has the same title.
#include "people/statements/speakers.h"

#include <algorithm>

namespace people {
namespace {

constexpr Traits kNoName = bits(Trait::determiner, Trait::preposition, Trait::conjunction,
                                Trait::subordinator, Trait::that, Trait::time, Trait::pronoun,
                                Trait::be, Trait::have, Trait::hedge, Trait::adverb, Trait::medium,
                                Trait::body, Trait::role, Trait::cue, Trait::verb, Trait::place);
constexpr std::uint32_t kFarBack = 60;  // names that are looked at before a pronoun or title

bool may_be_name(const Node& node) {
  return node.is_word() && node.capital && !node.any(kNoName) && !node.is(Trait::title);
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
  for (std::uint32_t i = behind; i-- > 0 && behind - i <= kFarBack;) {
    const Name& name = names_[i];
    const Name* full = of_surname(name.last);
    if (full == nullptr && name.full) full = &name;
    if (full == nullptr || !agrees(name) || !agrees(*full)) continue;
    // With cases a woman is told by her name or verb.
    if (forms_ != nullptr && pronoun.is(Trait::she) && !name.female && !full->female) continue;
    if (forms_ == nullptr || forms_->may_be_meant(sheet_, name.nodes, pronoun)) return full;
    if (other == nullptr) other = full;
  }
  return other;
}

// "The minister": the last name before it with that word among those that stand before the name.
const Speakers::Name* Speakers::of_title(Range title, std::uint32_t at) const {
  const Node* head = nullptr;
  for (std::uint32_t i = title.first; i < title.behind && head == nullptr; ++i)
    if (sheet_.node(i).is_word() && sheet_.node(i).is(Trait::title)) head = &sheet_.node(i);
  if (head == nullptr) return nullptr;
  const Name* bearer = nullptr;
  const std::uint32_t behind = index_before(at);
  for (std::uint32_t i = behind; i-- > 0 && behind - i <= kFarBack;) {
    if (!has_title(names_[i], head->which)) continue;
    const Name* full = of_surname(names_[i].last);
    if (full == nullptr && names_[i].full) full = &names_[i];
    if (full == nullptr || full == bearer) continue;
    if (full == last_) return full;
    // Two bear it: whose turn it is, is not known.
    if (bearer != nullptr) return nullptr;
    bearer = full;
  }
  return bearer;
}

// Whether the title stands among the words before the name.
bool Speakers::has_title(const Name& name, std::uint32_t title) const {
  constexpr std::uint32_t kTitleWords = 8;
  for (std::uint32_t k = name.nodes.first; k-- > 0 && name.nodes.first - k <= kTitleWords;) {
    const Node& node = sheet_.node(k);
    if (!node.is_word() || may_be_name(node)) return false;
    if (node.is(Trait::title) && key(node.which) == key(title)) return true;
  }
  return false;
}

const Speakers::Name* Speakers::named(Range nodes) const {
  const Node& first = sheet_.node(nodes.first);
  if (nodes.size() == 1 && first.any(bits(Trait::he, Trait::she)))
    return of_pronoun(first, nodes.first);
  if (forms_ != nullptr) {
    const Range own = forms_->within(sheet_, nodes);
    if (!own.empty()) return of_surname(sheet_.node(own.behind - 1).which);
  }
  bool name = false;
  for (std::uint32_t i = nodes.behind; i-- > nodes.first;) {
    if (!may_be_name(sheet_.node(i))) continue;
    name = true;
    if (forms_ != nullptr) break;
    if (const Name* const found = of_surname(sheet_.node(i).which)) return found;
  }
  if (name) return nullptr;
  // A bare title; with words of its own it is somebody else's.
  for (std::uint32_t i = nodes.first; i < nodes.behind; ++i)
    if (!sheet_.node(i).any(bits(Trait::title, Trait::determiner))) return nullptr;
  return of_title(nodes, nodes.first);
}

// A surname in the headline whose full name stands in the text.
const Speakers::Name* Speakers::elsewhere(Range nodes) const {
  if (elsewhere_ == nullptr) return nullptr;
  for (std::uint32_t i = nodes.behind; i-- > nodes.first;)
    if (may_be_name(sheet_.node(i))) return elsewhere_->of_surname(sheet_.node(i).which);
  return nullptr;
}

model::Statement::Speaker Speakers::speaker(Range nodes) {
  model::Statement::Speaker speaker;
  speaker.mention = span(nodes);
  speaker.written =
      sheet_.utf8().substr(speaker.mention.begin, speaker.mention.end - speaker.mention.begin);
  speaker.name = speaker.written;
  const Name* const found = named(nodes);
  if (nodes.first < outside_) last_ = found;
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
