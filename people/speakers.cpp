// Names are runs of capitalised words outside the small classes. A surname means the first full
// name that ends with it; a pronoun the last person before it whose sex does not forbid it.
#include "people/speakers.h"

#include <algorithm>

namespace people {
namespace {

constexpr Traits kNoName = bits(Trait::determiner, Trait::preposition, Trait::conjunction,
                                Trait::subordinator, Trait::that, Trait::time, Trait::pronoun,
                                Trait::be, Trait::have, Trait::hedge, Trait::adverb, Trait::medium,
                                Trait::body, Trait::role, Trait::cue, Trait::verb);

bool may_be_name(const Node& node) {
  return node.is_word() && node.capital && !node.any(kNoName) && !node.is(Trait::title);
}

}  // namespace

Speakers::Speakers(const Sheet& sheet) : sheet_(sheet) {
  const auto& nodes = sheet.nodes();
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (!may_be_name(nodes[i])) continue;
    std::uint32_t end = i + 1;
    while (end < nodes.size() && may_be_name(nodes[end]) && !nodes[end - 1].possessive) ++end;
    Name name;
    name.nodes = {i, end};
    name.last = nodes[end - 1].which;
    name.full = end - i > 1;
    for (std::uint32_t k = i > 0 ? i - 1 : i; k < end; ++k) {
      name.male = name.male || nodes[k].is(Trait::male);
      name.female = name.female || nodes[k].is(Trait::female);
    }
    names_.push_back(name);
    i = end - 1;
  }
}

model::Span Speakers::span(Range r) const {
  return {sheet_.field(), sheet_.node(r.first).begin, sheet_.node(r.behind - 1).end};
}

const Speakers::Name* Speakers::of_surname(std::uint32_t word) const {
  for (const Name& name : names_)
    if (name.full && name.last == word) return &name;
  return nullptr;
}

const Speakers::Name* Speakers::of_pronoun(const Node& pronoun, std::uint32_t at) const {
  const auto behind = std::lower_bound(
      names_.begin(), names_.end(), at,
      [](const Name& name, std::uint32_t i) { return name.nodes.first < i; });
  for (auto it = behind; it != names_.begin();) {
    --it;
    if (pronoun.is(Trait::he) && it->female) continue;
    if (pronoun.is(Trait::she) && it->male) continue;
    if (it->full) return &*it;
    if (const Name* const full = of_surname(it->last)) return full;
  }
  return nullptr;
}

model::Statement::Speaker Speakers::speaker(Range nodes) const {
  model::Statement::Speaker speaker;
  speaker.mention = span(nodes);
  speaker.written = sheet_.utf8().substr(speaker.mention.begin, speaker.mention.end - speaker.mention.begin);
  speaker.name = speaker.written;
  const Node& first = sheet_.node(nodes.first);
  const Name* found = nullptr;
  if (nodes.size() == 1 && first.any(bits(Trait::he, Trait::she))) {
    found = of_pronoun(first, nodes.first);
  } else {
    for (std::uint32_t i = nodes.behind; i-- > nodes.first && found == nullptr;)
      if (may_be_name(sheet_.node(i)))
        found = of_surname(sheet_.node(i).which);
  }
  if (found != nullptr) {
    speaker.named = span(found->nodes);
    speaker.name = sheet_.utf8().substr(speaker.named->begin, speaker.named->end - speaker.named->begin);
  }
  return speaker;
}

}  // namespace people
