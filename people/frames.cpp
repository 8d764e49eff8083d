// For each form of a cue: (1) what it is with its companions; nothing where it asserts nothing;
// (2) the content, first behind the cue (that-clause, quotation, infinitive, object …), else before
// it; (3) the subject: before the cue, or behind it where the content stands before. A cue for
// which one of the three is missing is none.
#include "people/frames.h"

#include <algorithm>
#include <cstring>

namespace people {
namespace {

using Kind = model::Statement::Kind;
using Form = model::Statement::Form;

struct Behind {
  std::uint32_t at;   // where the content begins
  Range target;
  const char* rule;
  bool quote = false;
};

class Finder {
 public:
  Finder(const Sheet& sheet, std::uint32_t index, std::vector<Draft>& out)
      : sheet_(sheet), grammar_(sheet.tongue().grammar()), index_(index),
        sentence_(sheet.sentences()[index]), out_(out) {}

  void run() {
    for (std::uint32_t i = sentence_.first; i < sentence_.behind; ++i) {
      const Node& node = sheet_.node(i);
      if (!node.is(Trait::cue) || node.entry == nullptr) continue;
      for (const CueForm& form : node.entry->cues)
        if (read(i, form)) break;
    }
  }

 private:
  const Node& node(std::uint32_t i) const { return sheet_.node(i); }
  bool inside(std::uint32_t i) const { return i < sentence_.behind; }
  bool is(std::uint32_t i, Sign sign) const { return inside(i) && node(i).sign == sign; }
  bool is(std::uint32_t i, Trait trait) const { return inside(i) && node(i).is(trait); }
  bool has(const Cue& cue, Frame frame) const { return (cue.frames & bit(frame)) != 0; }
  std::uint32_t end() const {  // without the stop
    std::uint32_t end = sentence_.behind;
    while (end > sentence_.first && node(end - 1).sign == Sign::stop) --end;
    return end;
  }

  bool read(std::uint32_t at, CueForm form) {
    const Cue& cue = sheet_.tongue().cue(form);
    const auto group = grammar_.verb_group(sheet_, sentence_, at, form);
    if (!group) return false;
    std::uint32_t behind = at + 1;
    if (!cue.particles.empty()) {
      const auto particle = find_word(cue.particles, behind, 4);
      if (particle == kNone) return false;
      if (particle == behind) ++behind;
    }
    if (group->passive) return passive(cue, *group, behind);
    return active(cue, *group, behind);
  }

  std::uint32_t find_word(const std::vector<std::string>& words, std::uint32_t from,
                          std::uint32_t most) const {
    for (std::uint32_t i = from; i < std::min(sentence_.behind, from + most); ++i)
      if (node(i).is_word() &&
          std::find(words.begin(), words.end(), sheet_.folded(node(i))) != words.end())
        return i;
    return kNone;
  }

  bool active(const Cue& cue, const VerbGroup& group, std::uint32_t behind) {
    Draft draft;
    draft.sentence = index_;
    draft.kind = group.negated ? Kind::say : cue.kind;
    draft.negated = group.negated;
    draft.cue = {group.nodes.first, behind};

    // “…,” Smith said / said Smith
    if (has(cue, Frame::before) && inverted(cue, group, behind, draft)) return add(draft);
    const auto content = content_behind(cue, behind, draft);
    if (!content) return has(cue, Frame::before) && after_clause(group, behind, draft) && add(draft);
    if (!find_subject(group, draft)) return false;
    draft.rule = content->rule;
    draft.target = content->target;
    draft.content.push_back({content->at, content_end(content->at, content->quote)});
    return add(draft);
  }

  // The subject before the verb; of a gerund, that of the sentence.
  bool find_subject(const VerbGroup& group, Draft& draft) {
    Range subject;
    if (group.gerund) {
      if (!out_.empty() && out_.back().sentence == index_ && !out_.back().speakers.empty()) {
        draft.speakers = out_.back().speakers;
        return true;
      }
      subject = first_subject(group.nodes.first);
    } else {
      subject = grammar_.subject_before(sheet_, sentence_, group.nodes.first);
    }
    if (subject.empty()) return false;
    if (group.needs_plural && !is_plural(subject)) return false;
    draft.speakers.push_back(subject);
    return true;
  }

  // The phrase before the first verb of the sentence.
  Range first_subject(std::uint32_t until) const {
    for (std::uint32_t i = sentence_.first; i < until; ++i)
      if (node(i).any(bits(Trait::verb, Trait::be, Trait::have, Trait::hedge, Trait::cue)) &&
          i > sentence_.first)
        return grammar_.subject_before(sheet_, sentence_, i);
    return {};
  }

  bool is_plural(Range subject) const {
    bool joined = false;
    for (std::uint32_t i = subject.first; i < subject.behind; ++i) {
      if (node(i).any(bits(Trait::plural, Trait::they, Trait::i))) return true;
      joined = joined || node(i).is(Trait::conjunction);
    }
    if (joined) return true;
    for (std::uint32_t i = subject.first; i < subject.behind; ++i) {
      if (i > subject.first && node(i).any(bits(Trait::preposition, Trait::relative))) return false;
      if (node(i).is_word() && !node(i).possessive && sheet_.words(node(i)).ends_with("s") &&
          (i + 1 == subject.behind || !node(i + 1).is_word() ||
           node(i + 1).any(bits(Trait::preposition, Trait::relative))))
        return true;
    }
    return false;
  }

  // Content before the subject or the verb: a quotation, or a clause up to the comma.
  bool inverted(const Cue&, const VerbGroup& group, std::uint32_t behind, Draft& draft) {
    const std::uint32_t verb = group.nodes.first;
    if (group.gerund) return false;
    if (verb > sentence_.first && content_ends_at(verb)) {
      const Range subject = grammar_.subject_behind(sheet_, sentence_, behind);
      if (!subject.empty() && take_before(verb, draft)) {
        draft.speakers.push_back(subject);
        take_rest(subject.behind, draft);
        return true;
      }
    }
    const Range subject = grammar_.subject_before(sheet_, sentence_, verb);
    if (subject.empty() || subject.first <= sentence_.first || !content_ends_at(subject.first))
      return false;
    if (group.needs_plural && !is_plural(subject)) return false;
    if (is_prelude(subject.first)) return false;
    if (content_starts_at(behind)) {
      // A quotation before is one of its own: “…,” Smith said, “…”.
      if (!is_quotation_before(subject.first)) return false;
      if (!is(behind, Sign::comma) && !is(behind, Sign::quotation) && !is(behind, Sign::colon)) return false;
    }
    if (!take_before(subject.first, draft)) return false;
    draft.speakers.push_back(subject);
    take_rest(behind, draft);
    return true;
  }

  bool is_quotation_before(std::uint32_t at) const {
    while (at > sentence_.first && (node(at - 1).sign == Sign::comma || node(at - 1).sign == Sign::dash)) --at;
    return at > sentence_.first && node(at - 1).sign == Sign::quotation;
  }

  // Whether what may be content ends before `at`.
  bool content_ends_at(std::uint32_t at) const {
    const Node& before = node(at - 1);
    if (before.sign == Sign::quotation) return sheet_.quotation(before).words > 0;
    if (before.sign == Sign::comma || before.sign == Sign::dash) return at - 1 > sentence_.first;
    return false;
  }

  // "On Thursday, Smith said": no clause, but a prelude to one.
  bool is_prelude(std::uint32_t at) const {
    if (is_quotation_before(at)) return false;
    std::uint32_t words = 0;
    bool verb = false;
    for (std::uint32_t i = sentence_.first; i < at; ++i) {
      words += node(i).is_word();
      verb = verb || node(i).any(bits(Trait::verb, Trait::be, Trait::have, Trait::hedge));
    }
    const Node& first = node(sentence_.first);
    return words < 3 || !verb || first.any(bits(Trait::subordinator, Trait::conjunction));
  }

  // Whether content begins at `at`, behind the verb.
  bool content_starts_at(std::uint32_t at) const {
    if (!inside(at)) return false;
    const Node& n = node(at);
    if (n.sign == Sign::stop) return false;
    if (n.sign == Sign::comma) return is(at + 1, Sign::quotation);
    if (n.is_word() && n.any(bits(Trait::preposition, Trait::time, Trait::subordinator, Trait::adverb)) && !n.is(Trait::that))
      return false;
    return true;
  }

  bool take_before(std::uint32_t at, Draft& draft) const {
    while (at > sentence_.first &&
           (node(at - 1).sign == Sign::comma || node(at - 1).sign == Sign::dash))
      --at;
    if (at == sentence_.first) return false;
    std::uint32_t from = at;
    if (node(at - 1).sign == Sign::quotation && sheet_.quotation(node(at - 1)).words > 3) {
      --from;
      // “a,” “b,” he said
    } else {
      from = sentence_.first;
      for (std::uint32_t i = from; i < at; ++i)
        if (node(i).sign == Sign::semicolon) from = i + 1;
    }
    draft.content.push_back({from, at});
    draft.rule = node(at - 1).sign == Sign::quotation ? "quote-before" : "clause-before";
    return true;
  }

  // What goes on behind "he said,": the rest of a broken content.
  void take_rest(std::uint32_t at, Draft& draft) const {
    std::uint32_t i = at;
    while (i < sentence_.behind && i < at + 12 && node(i).is_word() &&
           node(i).sign != Sign::comma)
      ++i;
    if (!is(i, Sign::comma) && !is(i, Sign::dash) && !is(i, Sign::colon)) {
      if (is(i, Sign::quotation) && sheet_.quotation(node(i)).words > 2) draft.content.push_back({i, i + 1});
      return;
    }
    ++i;
    const std::uint32_t last = end();
    if (i >= last) return;
    if (node(i).sign == Sign::quotation) {
      draft.content.push_back({i, i + 1});
      return;
    }
    const bool broken_quote = node(draft.content.front().behind - 1).sign == Sign::quotation;
    if (broken_quote || node(i).any(bits(Trait::cue, Trait::relative, Trait::subordinator))) return;
    if (draft.content.front().first != sentence_.first) return;
    draft.content.push_back({i, last});
  }

  bool after_clause(const VerbGroup&, std::uint32_t, Draft&) { return false; }

  std::optional<Behind> content_behind(const Cue& cue, std::uint32_t behind, Draft& draft) {
    std::uint32_t at = behind;
    skip_adjuncts(at);
    if (!inside(at)) return std::nullopt;
    if (has(cue, Frame::addressee) && !starts_clause(at)) {
      const Range whom = grammar_.subject_behind(sheet_, sentence_, at);
      if (!whom.empty() && whom.behind < sentence_.behind) {
        std::uint32_t then = whom.behind;
        skip_adjuncts(then);
        if (const auto found = clause_or_quote(cue, then)) {
          note_addressee(whom, draft);
          Behind result = *found;
          if (!is_medium(whom)) result.target = whom;
          return result;
        }
      }
    }
    if (const auto found = clause_or_quote(cue, at)) return found;
    if (has(cue, Frame::inf) && is(at, Trait::to)) return Behind{at, {}, "verb-inf"};
    if (has(cue, Frame::urge)) {
      std::uint32_t from = at;
      if (!cue.links.empty() && find_word(cue.links, at, 1) == at) ++from;
      const Range whom = grammar_.subject_behind(sheet_, sentence_, from);
      if (!whom.empty() && is(whom.behind, Trait::to)) return Behind{whom.behind, whom, "verb-urge"};
    }
    if (has(cue, Frame::of)) {
      const Range whom = phrase_until_link(cue, at);
      if (!whom.empty()) return Behind{whom.behind, whom, "verb-of"};
    }
    if (has(cue, Frame::about) && find_word(cue.links, at, 1) == at) return Behind{at, {}, "verb-about"};
    if (has(cue, Frame::as)) {
      const Range whom = grammar_.subject_behind(sheet_, sentence_, at);
      if (!whom.empty() && whom.behind < end() &&
          (sheet_.words(node(whom.behind)) == "as" || is(whom.behind, Sign::quotation) ||
           is(whom.behind, Trait::determiner)))
        return Behind{whom.behind, whom, "verb-as"};
    }
    if (has(cue, Frame::object) && node(at).is_word() && !node(at).any(bits(Trait::that, Trait::to, Trait::preposition, Trait::subordinator)))
      return Behind{at, {}, "verb-object"};
    return std::nullopt;
  }

  // "accused X of": all up to the link, where it comes soon.
  Range phrase_until_link(const Cue& cue, std::uint32_t at) const {
    for (std::uint32_t i = at; i < std::min(at + 20, sentence_.behind); ++i) {
      if (!node(i).is_word() && node(i).sign != Sign::quotation) return {};
      if (i > at && find_word(cue.links, i, 1) == i) {
        Range whom{at, i};
        while (whom.behind > at + 1 && node(whom.behind - 1).any(bits(Trait::time, Trait::adverb))) --whom.behind;
        if (whom.behind > at + 1 && node(whom.behind - 1).is(Trait::preposition)) --whom.behind;
        until_link_ = i;
        return {at, i};
      }
    }
    return {};
  }

  std::optional<Behind> clause_or_quote(const Cue& cue, std::uint32_t at) const {
    std::uint32_t i = at;
    if (is(i, Sign::comma) || is(i, Sign::colon) || is(i, Sign::dash)) ++i;
    if (is(i, Trait::that) && has(cue, Frame::that)) {
      ++i;
      if (is(i, Sign::comma)) return Behind{i + 1, {}, "verb-that"};
      return Behind{i, {}, "verb-that"};
    }
    if (has(cue, Frame::quote) && is(i, Sign::quotation)) return Behind{i, {}, "verb-quote", true};
    if (is(at, Sign::colon) && has(cue, Frame::quote) && i < end()) return Behind{i, {}, "verb-colon"};
    if (is(at, Sign::comma) || is(at, Sign::dash)) return std::nullopt;
    if (has(cue, Frame::whether) && is(at, Trait::whether)) return Behind{at, {}, "verb-whether"};
    if (has(cue, Frame::bare) && starts_clause(at)) return Behind{at, {}, "verb-bare"};
    return std::nullopt;
  }

  // A subject and a verb of its own.
  bool starts_clause(std::uint32_t at) const {
    if (!inside(at) || !node(at).is_word()) return false;
    if (node(at).any(bits(Trait::that, Trait::to, Trait::relative)) ||
        (node(at).is(Trait::preposition) && !node(at).capital))
      return false;
    for (std::uint32_t i = at + 1; i < std::min(sentence_.behind, at + 30); ++i) {
      if (node(i).any(bits(Trait::verb, Trait::be, Trait::have, Trait::hedge))) return true;
      if (node(i).is(Trait::that) && i == at + 1) return false;
    }
    // A verb that no list knows: taken on trust where enough follows.
    return end() > at + 3;
  }

  // "said on Thursday in Moscow that": what stands between the verb and its content.
  void skip_adjuncts(std::uint32_t& at) const {
    constexpr std::uint32_t kMost = 14;
    std::uint32_t i = at;
    while (i < std::min(sentence_.behind, at + kMost)) {
      const Node& n = node(i);
      if (n.any(bits(Trait::time, Trait::adverb)) && n.is_word()) {
        at = ++i;
        continue;
      }
      if (!n.is(Trait::preposition)) return;
      // The prepositional phrase is skipped only where a conjunction, a colon or a quotation follows.
      std::uint32_t k = i + 1;
      while (k < std::min(sentence_.behind, i + kMost) && node(k).is_word() &&
             !node(k).any(bits(Trait::that, Trait::time, Trait::whether)) )
        ++k;
      if (k >= sentence_.behind) return;
      if (node(k).is(Trait::time)) {
        i = k + 1;
        at = i;
        continue;
      }
      if (node(k).is(Trait::that) || node(k).sign == Sign::colon || node(k).sign == Sign::quotation) {
        at = k;
        return;
      }
      if (node(k).sign == Sign::comma && (is(k + 1, Sign::quotation) || is(k + 1, Trait::that))) {
        at = k;
        return;
      }
      return;
    }
  }

  bool is_medium(Range r) const {
    for (std::uint32_t i = r.first; i < r.behind; ++i)
      if (node(i).is(Trait::medium)) return true;
    return false;
  }
  void note_addressee(Range whom, Draft& draft) const {
    if (is_medium(whom)) draft.via.push_back(whom);
  }

  // Where the content ends: with the sentence, or before what the speaker does next.
  std::uint32_t content_end(std::uint32_t from, bool quote) const {
    const std::uint32_t last = end();
    if (quote) {
      std::uint32_t i = from + 1;
      while (i < last && (node(i).sign == Sign::quotation || (node(i).sign == Sign::comma && is(i + 1, Sign::quotation)))) ++i;
      return i;
    }
    for (std::uint32_t i = from + 1; i < last; ++i) {
      if (node(i).sign == Sign::semicolon) return i;
      if (node(i).sign == Sign::comma && i + 1 < last && node(i + 1).entry != nullptr)
        for (const CueForm& form : node(i + 1).entry->cues)
          if (form.is(Cue::Shape::gerund)) return i;
    }
    return std::max(last, from + 1);
  }

  // "was quoted by TASS as saying", "was accused of", "X is said to".
  bool passive(const Cue& cue, const VerbGroup& group, std::uint32_t behind) {
    (void)cue, (void)group, (void)behind;
    return false;
  }

  bool add(Draft& draft) {
    if (draft.content.empty() || draft.content.front().empty()) return false;
    out_.push_back(draft);
    return true;
  }

  const Sheet& sheet_;
  const Grammar& grammar_;
  std::uint32_t index_;
  Sentence sentence_;
  std::vector<Draft>& out_;
  mutable std::uint32_t until_link_ = 0;
};

}  // namespace

void find_frames(const Sheet& sheet, std::uint32_t sentence, std::vector<Draft>& out) {
  if (const auto all = sheet.tongue().grammar().all) return all(sheet, sentence, out);
  Finder(sheet, sentence, out).run();
  if (const auto more = sheet.tongue().grammar().more) more(sheet, sentence, out);
}

}  // namespace people
