// Part by part between commas, the first name that nothing before hangs on another noun ("of",
// "for", "by"; in German a genitive) and that itself qualifies no noun behind it.
#include "people/statements/speaker_head.h"

#include <algorithm>
#include <array>

#include "people/statements/somebodys.h"

namespace people {
namespace {

// Behind a name these go on with the sentence. Another word in lower case is a noun of his.
constexpr Traits kGoesOn =
    bits(Trait::preposition, Trait::conjunction, Trait::determiner, Trait::relative, Trait::adverb,
         Trait::time, Trait::pronoun, Trait::verb, Trait::be, Trait::have, Trait::hedge, Trait::cue,
         Trait::that, Trait::subordinator, Trait::negation, Trait::whether);

class Part {
 public:
  Part(const Sheet& sheet, Range nodes) : sheet_(sheet), nodes_(nodes) {}

  SpeakerHead head() {
    SpeakerHead head;
    for (std::uint32_t i = nodes_.first; i < nodes_.behind; ++i) {
      if (!may_be_name(node(i)) || node(i).is(Trait::noun_cue)) {
        look_at(i);
        continue;
      }
      const Range name{i, behind_name(i)};
      head.names_somebody = true;
      const bool of_title = hung_ && bearer_ && touches(name.first);
      if ((!hung_ || of_title) && !qualifies(name)) {
        head.name = name;
        head.behind_of = hung_;
        return head;
      }
      i = name.behind - 1;
    }
    return head;
  }
  bool is_german() const { return sheet_.tongue().lang() == "de"; }

  // "a spokesman for the president": whose name stands behind the comma is not told.
  bool is_of_person() const { return of_person_; }

 private:
  const Node& node(std::uint32_t i) const { return sheet_.node(i); }

  void look_at(std::uint32_t i) {
    const Node& word = node(i);
    if (!word.is_word()) return;
    if (i > nodes_.first && hangs(i)) {
      if (hung_) bearer_ = false;
      hung_ = true;
      hung_at_ = i;
    } else if (hung_) {
      of_person_ = of_person_ || word.any(bits(Trait::title, Trait::role));
    }
    if (word.any(bits(Trait::title, Trait::role)) && !hung_)
      bearer_ = !is_somebodys(sheet_.folded(word));
    else if (!hung_ && is_somebodys(sheet_.folded(word)))
      bearer_ = false;
  }

  bool hangs(std::uint32_t i) const {
    const Node &word = node(i), &before = node(i - 1);
    if (before.is(Trait::noun_cue)) return false;  // "nach Angaben des Ministers"
    if (word.is(Trait::preposition)) return true;
    constexpr std::array<std::string_view, 4> kGenitives = {"des", "der", "eines", "einer"};
    return is_german() && before.is_word() && before.capital &&
           std::ranges::find(kGenitives, sheet_.folded(word)) != kGenitives.end();
  }

  // Whether only an article stands between what hangs it and the name.
  bool touches(std::uint32_t name) const {
    for (std::uint32_t i = hung_at_ + 1; i < name; ++i)
      if (!node(i).is(Trait::determiner)) return false;
    const Node& by = node(hung_at_);
    const auto& word = sheet_.folded(by);
    return is_german() ? word != "fur" : word == "of";
  }

  // Over the full stop of an initial.
  std::uint32_t behind_name(std::uint32_t first) const {
    std::uint32_t i = first;
    while (i < nodes_.behind) {
      const bool stop = node(i).sign == Sign::other && i + 1 < nodes_.behind &&
                        may_be_name(node(i + 1)) && node(i - 1).end == node(i).begin;
      if (!stop && !may_be_name(node(i))) break;
      if (node(i++).possessive) break;
    }
    // Karl Falk Jr., and the stop of "Falk. Jr."
    while (i - first > 1 && (!node(i - 1).is_word() || node(i - 1).is(Trait::abbreviation))) --i;
    return i;
  }

  bool qualifies(Range name) const {
    const Node& last = node(name.behind - 1);
    if (last.possessive) return true;
    if (name.behind >= nodes_.behind) return is_genitive(name);
    const Node& next = node(name.behind);
    if (sheet_.utf8().substr(last.end, 1) == "-") return true;  // der Dorn-Kritiker
    if (!next.is_word()) return false;
    if (next.any(bits(Trait::role, Trait::title, Trait::body, Trait::medium))) return true;
    const std::string_view word = sheet_.words(next);
    constexpr std::array<std::string_view, 4> kNoNouns = {"ing", "ed", "ly", "self"};
    const bool digit = word.front() >= '0' && word.front() <= '9';
    return !next.capital && !next.any(kGoesOn) && !digit &&
           std::ranges::none_of(kNoNouns, [&](auto end) { return word.ends_with(end); });
  }

  // "Der Minister Kasachstans, Karl Falk"
  bool is_genitive(Range name) const {
    const auto& nodes = sheet_.nodes();
    return is_german() && name.size() == 1 && name.first > nodes_.first &&
           node(name.first - 1).any(bits(Trait::title, Trait::role)) &&
           sheet_.words(node(name.first)).ends_with('s') && name.behind < nodes.size() &&
           nodes[name.behind].sign == Sign::comma;
  }

  const Sheet& sheet_;
  Range nodes_;
  bool hung_ = false, bearer_ = false, of_person_ = false;
  std::uint32_t hung_at_ = 0;
};

bool divides(const Node& node) {
  return node.is_word() ? node.is(Trait::relative) && !node.is(Trait::determiner)
                        : node.sign != Sign::other;
}

}  // namespace

SpeakerHead speaker_head(const Sheet& sheet, Range mention) {
  SpeakerHead head;
  for (std::uint32_t i = mention.first; i < mention.behind; ++i) {
    const std::uint32_t first = i;
    while (i < mention.behind && !divides(sheet.node(i))) ++i;
    Part part(sheet, {first, i});
    const SpeakerHead own = part.head();
    head.names_somebody = head.names_somebody || own.names_somebody;
    if (!own.name.empty()) {
      head.name = own.name;
      head.behind_of = own.behind_of;
      if (own.behind_of || part.is_german()) head.rest = {i + 1, mention.behind};
      return head;
    }
    if (part.is_of_person() && !own.names_somebody) {
      head.names_somebody = true;
      return head;
    }
  }
  return head;
}

}  // namespace people
