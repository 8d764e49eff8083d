// For each form of a cue: what it is with its companions (nothing where it asserts nothing), then
// its content and its subject, in this order:
//   “…,” X said / said X           the quotation before, with what goes on behind the cue
//   X said that … / “…” / whether  behind the cue
//   “…?” X said.                   the quotation that ends the sentence before
//   X accused Y of …, X said Y …   behind the cue, by the frames of the cue
//   …, X said; …, X said, …        the clause before
// A cue for which content or subject is missing is none. A sentence that is all quotation goes on
// what was said before it.
#include "people/statements/english_frames.h"

#include <optional>

#include "people/statements/english_before.h"
#include "people/statements/english_content.h"
#include "people/statements/english_credits.h"
#include "people/statements/english_occasion.h"
#include "people/statements/english_subject.h"
#include "people/statements/noun_phrase.h"

namespace people {
namespace {

using Kind = model::Statement::Kind;
using Form = model::Statement::Form;

constexpr double kUnsureBehind = 0.3;  // of a cue that may say nothing, behind a clause
constexpr double kRestrictive = 0.35;  // "voters who say": where the content ends is not told

bool has(const Cue& cue, Frame frame) {
  return (cue.frames & bit(frame)) != 0;
}

class Finder {
 public:
  Finder(const Sheet& sheet, std::uint32_t index, std::vector<Draft>& out)
      : sheet_(sheet),
        grammar_(sheet.tongue().grammar()),
        line_(sheet, index),
        out_(out),
        before_(out.size()) {}

  void run() {
    for (std::uint32_t i = line_.first(); i < line_.behind(); ++i) {
      const Node& node = sheet_.node(i);
      if (!node.is(Trait::cue) || node.entry == nullptr) continue;
      for (const CueForm& form : node.entry->cues)
        if (read(i, form)) break;
    }
  }

 private:
  bool read(std::uint32_t at, CueForm form) {
    const Cue& cue = sheet_.tongue().cue(form);
    const auto group = grammar_.verb_group(sheet_, line_.sentence(), at, form);
    if (!group) return false;
    std::uint32_t behind = at + 1;
    if (!cue.particles.empty()) {
      constexpr std::uint32_t kFar = 4;
      std::uint32_t particle = behind;
      while (particle < behind + kFar && !line_.is_one_of(particle, cue.particles)) ++particle;
      if (particle == behind + kFar) return false;
      behind = particle + 1;
    }
    Draft draft;
    draft.sentence = line_.index();
    unsure_ = is_unsure(cue);
    draft.kind = group->negated ? Kind::say : cue.kind;
    draft.negated = group->negated;
    draft.cue = {group->nodes.first, behind};
    if (group->passive) return passive(cue, *group, behind, draft);
    if (line_.is(at - 1, "as") && group->gerund) return quoted_as(*group, behind, cue, draft);
    return active(cue, *group, behind, draft);
  }

  bool active(const Cue& cue, const VerbGroup& group, std::uint32_t behind, Draft& draft) {
    if (has(cue, Frame::before) && !group.gerund && quote_before(group, behind, draft)) return true;
    std::uint32_t at = behind;
    Range whom;
    if (has(cue, Frame::addressee)) {
      whom = addressee(line_, at);
      if (has(cue, Frame::about)) whom = before_link(line_, whom, cue);
      if (!whom.empty()) at = whom.behind;
    }
    const std::uint32_t content_at = behind_adjuncts(line_, at, &cue);
    auto content = clear_content(line_, cue, content_at);
    if (!content && has(cue, Frame::before) && !group.gerund &&
        quote_of_sentence_before(group, behind, draft))
      return true;
    if (!content) content = other_content(line_, cue, content_at);
    // "did not condemn the attack" says nothing.
    if (content && !content->is_clause &&
        (group.negated || (behind_comma(group) && !has_apposition(line_, subject_of(group)))))
      content.reset();
    if (has(cue, Frame::before) && !group.gerund && is_inserted(group, content_at) &&
        clause_before(group, at, draft))
      return true;
    if (content && content->rule == std::string_view("verb-bare") && behind_comma(group) &&
        clause_before(group, at, draft))
      return true;
    if (content && is_told_of(*content, whom) &&
        clause_before(group, addressee(line_, behind).behind, draft))
      return true;
    if (content && find_subject(group, draft, content->quoted)) {
      if (!whom.empty() && content->target.empty()) note_addressee(whom, draft);
      if (!content->target.empty()) draft.target = content->target;
      const std::uint32_t subject = draft.speakers.front().first;
      if (subject > line_.first() && subject < group.nodes.first) {
        if (line_.is(subject - 1, "if") || line_.is(subject - 1, "unless")) return false;
        content->in_subordinate =
            line_.any(subject - 1, bits(Trait::subordinator, Trait::relative));
      }
      if (line_.is(group.nodes.first - 1, "who")) content->in_subordinate = true;
      draft.rule = content->rule;
      draft.content.push_back({content->at, content_end(line_, *content)});
      draft.doubt += doubt_of_end(line_, *content, draft.content.back().behind) +
                     doubt_of_cue(line_, cue, group, *content);
      return add(draft);
    }
    return has(cue, Frame::before) && !group.gerund && clause_before(group, at, draft);
  }

  // "…, Shoigu told a meeting of ministers": whom, and not what about.
  bool is_told_of(const Content& content, Range whom) const {
    return content.rule == std::string_view("verb-about") && !whom.empty() &&
           line_.is(content.at, "of");
  }

  Range subject_of(const VerbGroup& group) const {
    return grammar_.subject_before(sheet_, line_.sentence(), group.nodes.first);
  }

  bool behind_comma(const VerbGroup& group) const {
    return group.nodes.first > line_.first() && ends_with_comma(line_, group.nodes.first);
  }

  // "…, X said, …": a clause before, and a comma behind.
  bool is_inserted(const VerbGroup& group, std::uint32_t behind) const {
    if (!line_.is(behind, Sign::comma) || !line_.is_quotation(behind + 1)) return false;
    const Range subject = subject_of(group);
    if (subject.empty() || subject.first <= line_.first() + 1) return false;
    const Range left{line_.first(), subject.first - 1};
    return line_.is(subject.first - 1, Sign::comma) && line_.is_quotation(left.first);
  }

  bool find_subject(const VerbGroup& group, Draft& draft, bool quoting) {
    const std::uint32_t verb = group.nodes.first;
    const bool goes_on =
        verb > line_.first() && (line_.is(verb - 1, Trait::conjunction) || group.gerund);
    if (goes_on && out_.size() > before_) {
      draft.speakers = out_.back().speakers;
      return !draft.speakers.empty();
    }
    Range subject;
    if (verb > line_.first() && line_.is(verb - 1, "who")) {
      subject = antecedent(line_, verb - 1);
      draft.doubt += line_.is(verb - 2, Sign::comma) ? 0 : kRestrictive;
    } else if (goes_on) {
      subject = first_subject(line_, verb);
    } else {
      subject = grammar_.subject_before(sheet_, line_.sentence(), verb);
    }
    return take_subject(subject, group, draft, quoting);
  }

  // `quoting`: what is said stands in quotation marks, so that even "it" may say it.
  bool take_subject(Range subject, const VerbGroup& group, Draft& draft,
                    bool quoting = false) const {
    if (subject.empty() || !may_speak(line_, subject, quoting)) return false;
    if (group.needs_plural && !is_plural(line_, subject)) return false;
    add_speakers(line_, subject, draft);
    return true;
  }

  void note_addressee(Range whom, Draft& draft) const {
    if (is_medium(line_, whom))
      draft.via.push_back(whom);
    else
      draft.target = whom;
  }

  bool quote_before(const VerbGroup& group, std::uint32_t behind, Draft draft) {
    const std::uint32_t verb = group.nodes.first;
    // The nearest quotation before the verb, with nothing but a subject between.
    std::uint32_t q = verb;
    constexpr std::uint32_t kSubject = 30;
    while (q > line_.first() && verb - q < kSubject && !line_.is(q - 1, Sign::quotation)) --q;
    if (q == line_.first() || !is_said(line_, q - 1)) return false;
    --q;
    std::uint32_t from = q + 1;
    while (line_.is(from, Sign::comma) || line_.is(from, Sign::dash)) ++from;
    if (from == verb) {
      const Range subject = phrase_at(sheet_, behind, line_.end());
      if (subject.empty() || line_.may_be_verb(subject.behind)) return false;
      if (!take_subject(subject, group, draft)) return false;
      add_quote(line_, q, draft);
      take_rest(line_, with_apposition(line_, subject).behind, draft);
      return add(draft);
    }
    const bool touches = from == q + 1 && !sheet_.quotation(line_.node(q)).comma &&
                         !sheet_.quotation(line_.node(q)).stopped;
    if (touches) return false;  // “soft power” advocates said
    Range subject{from, verb};
    while (subject.size() > 1 && line_.any(subject.first, bits(Trait::conjunction, Trait::adverb)))
      ++subject.first;
    while (subject.size() > 1 && line_.is(subject.behind - 1, Sign::comma)) --subject.behind;
    if (!is_phrase(line_, subject)) return false;
    if (!take_subject(subject, group, draft)) return false;
    add_quote(line_, q, draft);
    take_rest(line_, behind, draft);
    return add(draft);
  }

  // “…?” Smith said.
  bool quote_of_sentence_before(const VerbGroup& group, std::uint32_t behind, Draft draft) {
    if (line_.sentence().inside != kNone || line_.index() == 0 || line_.first() == 0) return false;
    const Sentence& before = sheet_.sentences()[line_.index() - 1];
    if (before.inside != kNone || before.paragraph != line_.sentence().paragraph) return false;
    const std::uint32_t q = line_.first() - 1;
    const Node& last = sheet_.node(q);
    if (last.sign != Sign::quotation || !sheet_.quotation(last).stopped) return false;
    Range subject{line_.first(), group.nodes.first};
    if (subject.empty()) {
      subject = phrase_at(sheet_, behind, line_.end());
    } else if (!is_phrase(line_, subject)) {
      return false;
    }
    const std::uint32_t rest = std::max(behind, subject.behind);
    if (line_.has_verb({rest, line_.end()}) &&
        !line_.any(rest,
                   bits(Trait::whether, Trait::subordinator, Trait::preposition, Trait::time)))
      return false;
    const bool goes_on = !out_.empty() && out_.back().sentence + 1 == line_.index();
    if (goes_on && !is_only_quotation(before)) return false;
    if (!take_subject(subject, group, draft)) return false;
    while (!out_.empty() && out_.back().sentence + 1 == line_.index() && out_.back().guessed) {
      out_.pop_back();
      before_ = std::min(before_, out_.size());
    }
    draft.content.push_back({q, q + 1});
    draft.rule = "quote-stopped";
    return add(draft);
  }

  bool is_only_quotation(const Sentence& s) const {
    for (std::uint32_t i = s.first; i < s.behind; ++i)
      if (sheet_.node(i).is_word()) return false;
    return true;
  }

  bool clause_before(const VerbGroup& group, std::uint32_t behind, Draft draft) {
    const std::uint32_t verb = group.nodes.first;
    Range subject = inverted_subject(line_, verb, behind);
    std::uint32_t until = verb, rest = subject.behind;
    if (subject.empty()) {
      subject = grammar_.subject_before(sheet_, line_.sentence(), verb);
      if (subject.empty()) return false;
      until = subject.first;
      rest = behind;
    }
    if (until <= line_.first()) return false;
    if (!line_.is(until - 1, Sign::comma) && !line_.is(until - 1, Sign::dash) &&
        !line_.is(until - 1, Sign::quotation))
      return false;
    until = trimmed(line_, until);
    std::uint32_t from = line_.first();
    for (std::uint32_t i = from; i < until; ++i)
      if (line_.is(i, Sign::semicolon)) from = i + 1;
    if (line_.is(from, Sign::opening)) ++from;
    draft.rule = "clause-before";
    draft.content.push_back({from, until});
    const bool is_inverted = until == verb || trimmed(line_, verb) == until;
    const bool closed = is_inverted || take_clause_rest(line_, rest, draft);
    if (draft.content.size() == 1 && !(is_clause(line_, {from, until}) && closed)) return false;
    if (draft.content.size() == 2) draft.rule = "clause-broken";
    if (unsure_) draft.doubt = kUnsureBehind;
    return take_subject(subject, group, draft) && add(draft);
  }

  // "was accused by X of …"
  bool passive(const Cue& cue, const VerbGroup& group, std::uint32_t behind, Draft& draft) {
    if (!line_.is(behind, "by")) return false;
    Range by = phrase_at(sheet_, behind + 1, line_.end());
    for (std::uint32_t i = by.first; has(cue, Frame::of) && i < by.behind; ++i)
      if (line_.is_one_of(i, cue.links)) by.behind = i;
    if (by.empty() || !may_speak(line_, by)) return false;
    const Range subject = subject_of(group);
    draft.form = Form::passive;
    draft.speakers.push_back(by);
    if (has(cue, Frame::of) && line_.is_one_of(by.behind, cue.links) && !subject.empty()) {
      draft.target = subject;
      draft.rule = "passive-of";
      draft.content.push_back({by.behind, content_end(line_, {by.behind, {}, "", false, false})});
      return add(draft);
    }
    if (!has(cue, Frame::object) || subject.empty()) return false;
    draft.rule = "passive-object";
    draft.content.push_back(subject);
    return add(draft);
  }

  // "was quoted by TASS as saying"
  bool quoted_as(const VerbGroup& group, std::uint32_t behind, const Cue& cue, Draft& draft) {
    constexpr std::uint32_t kFar = 14;
    const std::uint32_t as = group.nodes.first - 1;
    for (std::uint32_t i = as; i > line_.first() && as - i < kFar; --i) {
      if (!line_.is(i, "quoted") && !line_.is(i, "cited")) continue;
      if (const Range who = quoted_by_medium(i, as); !who.empty())
        return add_quoted(cue, behind, who, i,
                          {grammar_.subject_before(sheet_, line_.sentence(), i)}, draft);
      std::uint32_t verb = i;
      while (verb > line_.first() &&
             line_.any(verb - 1, bits(Trait::be, Trait::have, Trait::adverb)))
        --verb;
      if (!line_.any(verb, bits(Trait::be, Trait::have))) return false;
      std::vector<Range> via;
      if (line_.is(i + 1, "by")) via.push_back(medium_at(i + 2, as));
      return add_quoted(cue, behind, grammar_.subject_before(sheet_, line_.sentence(), verb), verb,
                        std::move(via), draft);
    }
    return false;
  }

  // TASS; “Izvestia”
  Range medium_at(std::uint32_t first, std::uint32_t behind) const {
    if (first < behind && sheet_.node(first).sign == Sign::quotation) return {first, first + 1};
    return phrase_at(sheet_, first, behind);
  }

  // "TASS quoted Shoigu as saying"
  Range quoted_by_medium(std::uint32_t verb, std::uint32_t as) const {
    const Range medium = grammar_.subject_before(sheet_, line_.sentence(), verb);
    const Range who{verb + 1, as};
    return !medium.empty() && is_medium(line_, medium) ? who : Range{};
  }

  bool add_quoted(const Cue& cue, std::uint32_t behind, Range who, std::uint32_t cue_first,
                  std::vector<Range> via, Draft& draft) {
    if (who.empty()) return false;
    auto content = clear_content(line_, cue, behind_adjuncts(line_, behind));
    if (!content) content = other_content(line_, cue, behind);
    std::uint32_t clause = who.first;
    if (!via.empty()) clause = std::min(clause, via.front().first);
    clause = trimmed(line_, clause);
    draft.speakers.push_back(who);
    draft.via = std::move(via);
    draft.cue.first = cue_first;
    draft.form = Form::passive;
    if (content)
      draft.content.push_back({content->at, content_end(line_, *content)});
    else if (clause > line_.first() &&
             is_said(line_, clause - 1))  // “…,” TASS quoted him as saying
      add_quote(line_, clause - 1, draft);
    draft.rule = "passive-quoted";
    return add(draft);
  }

  // Within the content of another: what somebody says that somebody said.
  bool is_inner(const Draft& draft) const {
    for (std::size_t i = before_; i < out_.size(); ++i)
      for (const Range r : out_[i].content)
        if (r.first <= draft.cue.first && draft.cue.first < r.behind) return true;
    return false;
  }

  bool add(Draft& draft) {
    if (draft.content.empty() || draft.content.front().empty()) return false;
    draft.nested = line_.sentence().inside != kNone;
    draft.inner = is_inner(draft);
    draft.doubt += doubt_of(line_, draft);
    // What somebody says that somebody said is rarely what was said; a quotation in one is.
    const bool quoted = line_.sheet().node(draft.content.front().first).sign == Sign::quotation;
    if ((draft.nested || draft.inner) && !quoted) return false;
    out_.push_back(draft);
    return true;
  }

  const Sheet& sheet_;
  const Grammar& grammar_;
  Line line_;
  std::vector<Draft>& out_;
  std::size_t before_;   // drafts of other sentences
  bool unsure_ = false;  // the cue that is read may say nothing
};

}  // namespace

void find_english_frames(const Sheet& sheet, std::uint32_t sentence, std::vector<Draft>& out) {
  if (find_going_on(sheet, sentence, out)) return;
  const std::size_t before = out.size();
  Finder(sheet, sentence, out).run();
  find_credits(sheet, sentence, before, out);
  if (out.size() == before) find_clause_going_on(sheet, sentence, out);
  find_occasion(sheet, sentence, before, out);
}

}  // namespace people
