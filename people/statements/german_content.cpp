// What was said: behind the cue, before it, the sentence before, or quotations beside it.
#include "people/statements/german_reader.h"

#include <algorithm>

namespace people::german {

using model::Statement;

bool Reader::has_said_before(std::size_t c) const {
  for (std::size_t k = 0; k < c; ++k) {
    const Clause& clause = clauses_[k];
    if (clause.quoted || clause.reported) return true;
    if (clause.finite != kNone && !clause.subordinate) return true;
  }
  return false;
}

// Where what begins in clause c ends: before the next clause that is a cue of its own.
std::uint32_t Reader::content_end(std::size_t c) const {
  for (std::size_t k = c + 1; k < clauses_.size(); ++k) {
    const Clause& clause = clauses_[k];
    const std::uint32_t first = clause.nodes.first;
    if (clause.before == Sign::semicolon) return first - 1;
    if (clause.before == Sign::colon && clause.quoted) return first - 1;
    if (is_so(k) || is_wie(k)) return first - 1;
    if (clause.reported) continue;
    if (is(first, "wobei") || is(first, "woraufhin")) return first - 1;
    const auto hit = hit_in(k);
    if (!hit || clause.subordinate) continue;
    const bool opens = hit->verb == first || node(first).is(Trait::conjunction);
    if (opens) return first - 1;
  }
  return second_verb(c);
}

// "…, sie müssten warten, und wies auf X hin": where the speaker does something else.
std::uint32_t Reader::second_verb(std::size_t c) const {
  if (!clauses_[c].reported) return sentence_end();
  for (std::uint32_t i = clauses_[c].nodes.first + 1; i + 1 < sentence_end(); ++i) {
    if (!is(i, "und") || !is_lower_word(node(i + 1))) continue;
    const Node& next = node(i + 1);
    const std::string_view word = sheet_.words(next);
    if (next.entry != nullptr && !next.is(Trait::subjunctive))
      for (const CueForm& form : next.entry->cues)
        if (form.is(Cue::Shape::finite) && word.ends_with("te")) return i;
  }
  return sentence_end();
}

Range Reader::from_clause(std::size_t c) const {
  return trimmed({clauses_[c].nodes.first, content_end(c)});
}

bool Reader::begins_with_that(std::size_t c) const {
  std::uint32_t i = clauses_[c].nodes.first;
  return i < clauses_[c].nodes.behind && node(i).is(Trait::that);
}

// "ein Abzug hat begonnen", not "der 1963 untertauchte und …".
bool Reader::is_verb_second(const Clause& clause) const {
  const Range subject = nominative_in({clause.nodes.first, clause.finite});
  return !subject.empty() && subject.behind == clause.finite;
}

// Whether clause c, behind a cue's comma, is what is said without a conjunction.
bool Reader::is_bare_content(std::size_t c, bool strict) const {
  const Clause& clause = clauses_[c];
  if (clause.before != Sign::comma || clause.quoted) return false;
  const std::uint32_t first = clause.nodes.first;
  if (node(first).is(Trait::conjunction)) return false;
  for (const std::string_view other : {"um", "ohne", "statt", "so", "wie"})
    if (is(first, other)) return false;
  bool reported = false;
  for (std::size_t k = c; k < clauses_.size() && k < c + 4; ++k) {
    if (clauses_[k].before == Sign::semicolon || clauses_[k].before == Sign::colon) break;
    reported =
        reported || clauses_[k].reported ||
        (clauses_[k].finite != kNone && is_reported_verb(sheet_, node(clauses_[k].finite), true));
    if (reported) break;
    if (!clauses_[k].subordinate && clauses_[k].finite != kNone) break;
  }
  if (clause.subordinate && !node(first).is(Trait::subordinator)) return false;
  if (reported) return true;
  const bool half_quoted = clause.finite == kNone && !strict &&
                           !node(first).is(Trait::subordinator) && is_noun_phrase(clause.nodes) &&
                           std::ranges::any_of(sheet_.nodes().begin() + first,
                                               sheet_.nodes().begin() + clause.nodes.behind,
                                               [&](const Node& n) { return is_said(n); });
  if (half_quoted) return true;
  return strict
             ? false
             : !clause.subordinate && clause.finite != kNone && !clause.infinitive &&
                   clause.finite > first && words_in(clause.nodes) >= 3 && is_verb_second(clause);
}

// A medium passes on what others say, and is no speaker.
bool Reader::is_medium(Range r) const {
  const Range head = first_noun(r);
  for (std::uint32_t i = head.first; i < head.behind; ++i) {
    if (node(i).is_word() && node(i).capital && node(i).is(Trait::medium)) return true;
    if (node(i).sign == Sign::quotation && holds_medium(sheet_.quotation(node(i)))) return true;
  }
  return head.behind < r.behind && node(head.behind).sign == Sign::quotation &&
         holds_medium(sheet_.quotation(node(head.behind)));
}

bool Reader::holds_medium(const Quotation& q) const {
  if (q.behind != q.first + 1) return false;
  const Sentence& inside = sheet_.sentences()[q.first];
  return holds({inside.first, inside.behind}, Trait::medium);
}

void Reader::add(Draft draft) {
  draft.sentence = index_;
  std::erase_if(draft.speakers, [&](Range r) {
    const bool medium = is_medium(r);
    if (medium) draft.via.push_back(medium_name(r));
    return medium;
  });
  split_speakers(draft.speakers);
  std::erase_if(draft.content, [&](Range r) { return words_in(r) == 0; });
  if (draft.content.empty()) return;
  drafts_.push_back(std::move(draft));
}

// "Kanzler Horn und Präsidentin Martin" are two; "Meier und Co" is one.
void Reader::split_speakers(std::vector<Range>& speakers) const {
  if (speakers.size() != 1) return;
  const Range all = speakers.front();
  for (std::uint32_t i = all.first + 1; i + 1 < all.behind; ++i) {
    if (!is(i, "und") || !is_noun(node(i - 1))) continue;
    const Node& next = node(i + 1);
    const bool person = next.any(bits(Trait::title, Trait::role)) ||
                        (is_noun(next) && i + 2 < all.behind && is_noun(node(i + 2)));
    if (!person || holds({all.first, i}, Trait::preposition)) continue;
    speakers = {{all.first, i}, {i + 1, all.behind}};
    return;
  }
}

Draft Reader::draft_of(const Hit& hit, const char* rule) const {
  Draft draft;
  draft.cue = {hit.word, hit.word + 1};
  draft.kind = hit.negated ? Statement::Kind::say : hit.cue->kind;
  draft.negated = hit.negated;
  draft.rule = rule;
  return draft;
}

void Reader::read_hit(const Hit& hit) {
  bool inverted = false;
  const Clause& clause = clauses_[hit.clause];
  Range subject = hit.passive ? agent_of(hit) : subject_of(hit.clause, hit.verb, inverted);
  if (hit.cue->lemma == "heissen") {
    if (!is_impersonal(hit)) return;
    subject = source_of(clause.nodes);
  }
  Draft draft = draft_of(hit, "");
  if (hit.cue->lemma == "zitieren") take_quoted(hit, subject, draft);
  draft.target = target_of(hit, subject);
  if (inverted) split_dative(hit, subject, draft);
  if (has(*hit.cue, Frame::addressee)) note_told(hit, subject, draft);
  if (!subject.empty()) draft.speakers.push_back(subject);
  if (say_behind(hit, draft)) return;
  if (say_sentence_before(hit, inverted, draft)) return;
  if (say_before(hit, inverted, draft)) return;
  if (!say_within(hit, subject, draft)) say_phrase(hit, subject, draft);
}

bool Reader::is_impersonal(const Hit& hit) const {
  const Range r = clauses_[hit.clause].nodes;
  for (std::uint32_t i = r.first; i < r.behind; ++i)
    if (is(i, "es")) return true;
  return hit.verb == r.first;
}

// "in einer Erklärung des Ministeriums"
Range Reader::source_of(Range r) const {
  for (std::uint32_t i = r.first; i + 1 < r.behind; ++i)
    if (is(i, "in") || is(i, "im") || is(i, "aus") || is(i, "von") || is(i, "seitens")) {
      const Range phrase = phrase_at(sheet_, i + 1, r.behind);
      if (has_noun(phrase)) return phrase;
    }
  return {};
}

// "wurde von X gefordert"
Range Reader::agent_of(const Hit& hit) const {
  const Range r = clauses_[hit.clause].nodes;
  for (std::uint32_t i = hit.verb + 1; i + 1 < r.behind; ++i)
    if (is(i, "von") || is(i, "vom") || is(i, "durch")) {
      const Range phrase = phrase_at(sheet_, i + 1, r.behind);
      if (has_noun(phrase)) return phrase;
    }
  return {};
}

// "warf der NATO vor", "forderte die Regierung auf", "drohte dem Nachbarn"
Range Reader::target_of(const Hit& hit, Range subject) const {
  const auto kind = hit.cue->kind;
  if (kind != Statement::Kind::accuse && kind != Statement::Kind::urge &&
      kind != Statement::Kind::threaten && kind != Statement::Kind::promise &&
      kind != Statement::Kind::warn)
    return {};
  const Range r = clauses_[hit.clause].nodes;
  if (hit.passive) {
    const Range phrase = r.first < hit.verb ? first_phrase({r.first, hit.verb})
                                            : subject_in(sheet_, hit.verb + 1, r.behind);
    return phrase;
  }
  return object_of(hit, subject);
}

// Behind verb and subject, the first phrase without a preposition.
Range Reader::object_of(const Hit& hit, Range subject) const {
  const Range r = clauses_[hit.clause].nodes;
  std::uint32_t i = std::max(hit.verb + 1, subject.behind > hit.verb ? subject.behind : 0);
  const std::uint32_t end =
      hit.particle != kNone && hit.particle < r.behind ? hit.particle : r.behind;
  for (; i < end; ++i) {
    const Node& n = node(i);
    if (is(i, "an") || n.any(kSmall)) continue;
    if (n.is(Trait::preposition)) {
      i = std::max(behind_prepositional(sheet_, i, end), i + 1) - 1;
      continue;
    }
    if (n.is(Trait::oblique) && n.is(Trait::pronoun)) return {i, i + 1};
    const Range phrase = phrase_at(sheet_, i, end);
    if (has_noun(phrase)) return phrase;
  }
  return {};
}

bool Reader::say_behind(const Hit& hit, Draft& draft) {
  if (hit.behind >= clauses_.size()) return false;
  const Clause& next = clauses_[hit.behind];
  const std::uint32_t end = sentence_end();
  if (next.before == Sign::colon) {
    const bool quoted = is_said(node(next.nodes.first));
    if (!next.quoted && !quoted && !next.reported) return false;
    draft.rule = next.quoted || quoted ? "colon-quote" : "colon";
    draft.content = {trimmed({next.nodes.first, end})};
    if (quoted) draft.content = {{next.nodes.first, next.nodes.first + 1}};
    if (next.quoted) draft.content = {next.nodes};
    draft.form = next.quoted || quoted ? Statement::Form::direct : Statement::Form::indirect;
    add(draft);
    return true;
  }
  if (next.before != Sign::comma) return false;
  if (begins_with_that(hit.behind)) {
    draft.rule = "verb-that";
    Range content = from_clause(hit.behind);
    if (is(content.first, "dass")) ++content.first;
    draft.content = {trimmed(content)};
    add(draft);
    return true;
  }
  if (is_inverted_end(hit)) return false;
  const bool purpose = is(next.nodes.first, "um") || is(next.nodes.first, "ohne");
  if (next.infinitive && has(*hit.cue, Frame::inf) && !purpose) {
    draft.rule = "verb-inf";
    draft.content = {from_clause(hit.behind)};
    add(draft);
    return true;
  }
  if (next.quoted && !has_said_before(hit.clause)) {
    draft.rule = "verb-quote";
    draft.content = {next.nodes};
    draft.form = Statement::Form::direct;
    add(draft);
    return true;
  }
  if (!has_said_before(hit.clause) || hit.verb != clauses_[hit.clause].nodes.first) {
    const bool strict =
        clauses_[hit.clause].subordinate || hit.passive || has(*hit.cue, Frame::must);
    if (is_bare_content(hit.behind, strict)) {
      draft.rule = next.reported ? "verb-bare" : "verb-indicative";
      draft.content = {from_clause(hit.behind)};
      add(draft);
      return true;
    }
  }
  return false;
}

// "…, sagte X, der …": what is said stands before.
bool Reader::is_inverted_end(const Hit& hit) const {
  return hit.verb == clauses_[hit.clause].nodes.first && has_said_before(hit.clause) &&
         clauses_[hit.clause].before != Sign::semicolon;
}

bool Reader::is_reported_before(std::size_t c) const {
  return std::any_of(clauses_.begin(), clauses_.begin() + static_cast<std::ptrdiff_t>(c),
                     [](const Clause& clause) { return clause.reported; });
}

// "… . Das teilte X mit.": the sentence before.
bool Reader::say_sentence_before(const Hit& hit, bool inverted, Draft& draft) {
  const std::uint32_t first = clauses_[0].nodes.first;
  if (hit.clause != 0 || !inverted || hit.verb != first + 1 || index_ == 0) return false;
  if (!is(first, "das") && !is(first, "dies") && !is(first, "davon")) return false;
  const Sentence& before = sheet_.sentences()[index_ - 1];
  if (before.inside != kNone || before.paragraph != sentence_.paragraph) return false;
  if (!drafts_.empty() && drafts_.back().sentence + 1 == index_) return false;
  draft.rule = "das";
  draft.content = {trimmed({before.first, before.behind})};
  add(draft);
  return true;
}

bool Reader::say_before(const Hit& hit, bool inverted, Draft& draft) {
  const Clause& clause = clauses_[hit.clause];
  if (clause.subordinate || clause.nodes.first != hit.verb || hit.clause == 0) return false;
  if (!inverted && hit.cue->lemma != "heissen" && !hit.passive) return false;
  const Range all = {sentence_.first, clause.nodes.first};
  Range content = trimmed(all);
  if (content.empty() || !has_said_before(hit.clause)) return false;
  const Clause& last = clauses_[hit.clause - 1];
  const bool quoted = clauses_[0].quoted || last.quoted;  // "X dazu: „…“, betont sie"
  if (!clauses_[0].quoted && last.quoted) content = last.nodes;
  draft.rule = quoted                           ? "quote-before"
               : is_reported_before(hit.clause) ? "clause-before"
                                                : "said-before";
  if (quoted) draft.form = Statement::Form::direct;
  draft.content = {content};
  // "…", sagte X, "…"
  for (std::size_t k = hit.behind; k < clauses_.size(); ++k)
    if (clauses_[k].quoted && clauses_[0].quoted) draft.content.push_back(clauses_[k].nodes);
  if (!quoted && hit.behind < clauses_.size() && clauses_[hit.behind].reported)
    add_rest(hit.behind - 1, draft);
  add(draft);
  return true;
}

// „Black Lion Hospital“: a name, and nothing that was said.
bool Reader::is_name(const Node& quotation) const {
  const Quotation& q = sheet_.quotation(quotation);
  if (q.first == q.behind || !node(sheet_.sentences()[q.first].first).capital) return false;
  for (std::uint32_t s = q.first; s < q.behind; ++s) {
    const Sentence& inside = sheet_.sentences()[s];
    for (std::uint32_t i = inside.first; i < inside.behind; ++i) {
      const Node& n = node(i);
      const bool small = n.any(bits(Trait::determiner, Trait::preposition, Trait::conjunction));
      if (is_lower_word(n) && !small && sheet_.words(n).size() > 3) return false;
    }
  }
  return true;
}

bool Reader::is_said(const Node& n) const {
  return n.sign == Sign::quotation && sheet_.quotation(n).words >= 3 && !is_name(n);
}

// "ein „Angriff auf die Freiheit“", "als „Irrweg“": somebody's words, though they look like a name.
bool Reader::is_said_at(std::uint32_t i) const {
  if (is_said(node(i))) return true;
  if (node(i).sign != Sign::quotation || i == sentence_.first) return false;
  if (sheet_.quotation(node(i)).words < 2 || node(i - 1).sign == Sign::opening) return false;
  if (!is_name(node(i))) return !is_noun(node(i - 1));
  for (const std::string_view article : {"ein", "eine", "einen", "einem", "einer", "eines", "als"})
    if (is(i - 1, article)) return true;
  return false;
}

// "nannte X „gefährlich“", "bezeichnete X als großen „Fehler“"
bool Reader::is_judgement(std::uint32_t i, std::uint32_t first) const {
  constexpr std::uint32_t kNear = 4;
  if (node(i).sign != Sign::quotation || sheet_.quotation(node(i)).words == 0) return false;
  if (i > first && is(i - 1, "sich")) return false;  // a name of its own
  for (std::uint32_t k = i; k > first && i - k < kNear; --k)
    if (is(k - 1, "als")) return true;
  return !is_name(node(i)) || is_said_at(i);
}

// Quotations in the cue's own clause: nannte X "…", sagte "…".
bool Reader::say_within(const Hit& hit, Range subject, Draft& draft) {
  const Range r = clauses_[hit.clause].nodes;
  if (subject.empty() && !hit.passive) return false;
  for (std::uint32_t i = r.first; i < r.behind; ++i) {
    if (i >= subject.first && i < subject.behind) continue;
    const bool judges = has(*hit.cue, Frame::as) && is_judgement(i, r.first);
    if (!judges && !is_said(node(i))) continue;
    if (!judges && i > r.first && is_noun(node(i - 1))) continue;
    draft.content.push_back({i, i + 1});
  }
  if (draft.content.empty()) return false;
  draft.rule = "verb-within";
  draft.form = Statement::Form::mixed;
  add(draft);
  return true;
}

}  // namespace people::german
