// A medium is credited where it stands behind "told", "to", "with", "by", "citing" …, or before
// "reported"; a venue is a phrase with "at" or "during" whose noun is an occasion. Both outside of
// what was said.
#include "people/statements/english_occasion.h"

#include <array>

#include "people/statements/noun_phrase.h"

namespace people {
namespace {

using Words = std::array<std::string_view, 12>;
constexpr Words kBeforeMedium = {"told", "to",  "with",  "by",      "citing", "from",
                                 "on",   "via", "cited", "quoting", "per",    "for"};
constexpr std::array<std::string_view, 8> kBehindMedium = {
    "reported", "reports", "quoted", "quotes", "said", "says", "cited", "cites"};

template <class Set>
bool is_in(const Line& line, std::uint32_t i, const Set& set) {
  return std::ranges::any_of(set, [&](std::string_view word) { return line.is(i, word); });
}

class Occasion {
 public:
  Occasion(const Sheet& sheet, std::uint32_t index, std::span<Draft> drafts)
      : line_(sheet, index), drafts_(drafts) {}

  void find() {
    for (std::uint32_t i = line_.first(); i < line_.behind(); ++i) {
      if (is_said(i)) continue;
      if (line_.is(i, Trait::medium) && line_.node(i).capital) medium(i);
      if (line_.is(i, "at") || line_.is(i, "during")) venue(i);
    }
  }

 private:
  bool is_said(std::uint32_t i) const {
    for (const Draft& draft : drafts_)
      for (const Range r : draft.content)
        if (r.first <= i && i < r.behind) return true;
    return false;
  }

  void medium(std::uint32_t at) {
    Range name{at, at + 1};
    while (name.first > line_.first() && is_name(name.first - 1)) --name.first;
    while (is_name(name.behind)) ++name.behind;
    std::uint32_t before = name.first;
    while (before > line_.first() && name.first - before < 3 &&
           (line_.any(before - 1, bits(Trait::determiner)) ||
            !line_.is(before - 1, Trait::preposition)) &&
           line_.node(before - 1).is_word() && !is_in(line_, before - 1, kBeforeMedium))
      --before;
    const bool credited = (before > line_.first() && is_in(line_, before - 1, kBeforeMedium)) ||
                          is_in(line_, behind_kind(name.behind), kBehindMedium) ||
                          is_in(line_, name.behind + 1, kBehindMedium);
    if (!credited) return;
    for (Draft& draft : drafts_)
      if (draft.via.empty()) draft.via.push_back(name);
  }

  // "the Interfax news agency": over what kind of medium it is.
  std::uint32_t behind_kind(std::uint32_t i) const {
    while (line_.is(i, "news") || line_.is(i, "agency") || line_.is(i, Trait::medium)) ++i;
    return i;
  }

  bool is_name(std::uint32_t i) const {
    return line_.holds(i) && line_.node(i).is_word() && line_.node(i).capital &&
           !line_.any(i, bits(Trait::pronoun, Trait::time, Trait::preposition, Trait::cue)) &&
           (i == line_.first() || !line_.node(i - 1).possessive);
  }

  void venue(std::uint32_t at) {
    constexpr std::uint32_t kLongest = 20;
    std::uint32_t end = at + 1, noun = kNone;
    while (end < std::min(line_.end(), at + kLongest)) {
      const Node& node = line_.node(end);
      const bool bracket = node.sign == Sign::opening || node.sign == Sign::closing;
      if (!bracket &&
          (!node.is_word() || line_.may_be_verb(end) ||
           node.any(bits(Trait::time, Trait::that, Trait::relative, Trait::he, Trait::she))))
        break;
      if (line_.is(end, Trait::occasion) && noun == kNone) noun = end;
      // "in Minsk": where, not what.
      if (noun != kNone && line_.any(end, bits(Trait::preposition)) && !line_.is(end, "of")) break;
      ++end;
    }
    if (noun == kNone) return;
    Range what{at + 1, end};
    if (line_.is(noun + 1, "of") && noun + 2 < end) {
      const std::uint32_t of = noun + (line_.is(noun + 2, "the") ? 3 : 2);
      if (of < end && line_.node(of).capital) what.first = of;
    }
    while (what.size() > 1 && line_.is_one_of(what.first, kArticles)) ++what.first;
    for (Draft& draft : drafts_)
      if (draft.venue.empty()) draft.venue = what;
  }

  static inline const std::array<std::string, 3> kArticles = {"a", "an", "the"};
  Line line_;
  std::span<Draft> drafts_;
};

}  // namespace

void find_occasion(const Sheet& sheet, std::uint32_t sentence, std::size_t before,
                   std::vector<Draft>& out) {
  if (out.size() == before) return;
  Occasion(sheet, sentence, std::span(out).subspan(before)).find();
}

}  // namespace people
