// Credits (laut X, nach Angaben von X, so X, wie X mitteilte), opinions (ist der Meinung, dass) and
// headings (X: …).
#include "people/statements/german_reader.h"

#include <algorithm>

namespace people::german {

using model::Statement;

namespace {

constexpr Traits kVerbs =
    bits(Trait::be, Trait::have, Trait::verb, Trait::hedge, Trait::cue, Trait::become);

}  // namespace

bool Reader::is_so(std::size_t c) const {
  const Clause& clause = clauses_[c];
  if (c == 0 || !is(clause.nodes.first, "so") || clause.nodes.size() < 2) return false;
  if (clause.before == Sign::colon || is(clause.nodes.first + 1, "dass")) return false;
  if (clause.finite == kNone) return true;
  if (is(clause.finite, "heisst") || is(clause.finite, "hiess")) return false;
  return node(clause.finite).is(Trait::cue) && clause.finite == clause.nodes.first + 1;
}

// "…, so X"
bool Reader::find_so(std::size_t c) {
  if (!is_so(c)) return false;
  const Clause& clause = clauses_[c];
  std::uint32_t first = clause.nodes.first + 1;
  if (clause.finite != kNone) first = clause.finite + 1;
  const Range subject = subject_in(sheet_, first, clause.nodes.behind);
  if (subject.empty()) return false;
  Draft draft;
  draft.cue = {clause.nodes.first, clause.nodes.first + 1};
  draft.rule = clauses_[0].quoted ? "so-quote" : "so";
  draft.form = clauses_[0].quoted ? Statement::Form::direct : Statement::Form::credited;
  draft.speakers = {subject};
  draft.content = {trimmed({sentence_.first, clause.nodes.first})};
  add_rest(c, draft);
  add_credit(clause.nodes, subject, draft);
  return true;
}

// What goes on behind a cue in the middle: "…, so X, …".
void Reader::add_rest(std::size_t c, Draft& draft) const {
  std::size_t k = c + 1;
  // "so Stort, eine Sprecherin, …"
  if (k + 1 < clauses_.size() && clauses_[k].finite == kNone && !clauses_[k].quoted &&
      !clauses_[k].infinitive && !first_phrase(clauses_[k].nodes).empty())
    ++k;
  if (k >= clauses_.size()) return;
  const Clause& next = clauses_[k];
  const bool relative = (next.subordinate || next.broken) && !next.reported &&
                        !node(next.nodes.first).is(Trait::that);
  if (clauses_[0].quoted ? !next.quoted : relative) return;
  if (k > c + 1 && next.finite == kNone && !next.infinitive && !next.quoted) return;
  draft.content.push_back(next.quoted ? next.nodes : trimmed({next.nodes.first, sentence_end()}));
}

bool Reader::is_wie(std::size_t c) const {
  const Clause& clause = clauses_[c];
  if (!is(clause.nodes.first, "wie") || clause.finite == kNone) return false;
  const auto hit = hit_in(c);
  return hit && (!has(*hit->cue, Frame::as) || has(*hit->cue, Frame::that)) &&
         clause.finite + 1 == clause.nodes.behind;
}

// "Wie Meier, der den Verband führt, mitteilte, …": the clause of the verb.
std::size_t Reader::broken_wie(std::size_t c) const {
  if (!is(clauses_[c].nodes.first, "wie") || clauses_[c].finite != kNone) return c;
  for (std::size_t k = c + 1; k < clauses_.size() && k < c + 4; ++k)
    if (clauses_[k].nodes.size() <= 4 && clauses_[k].finite != kNone &&
        clauses_[k].finite + 1 == clauses_[k].nodes.behind && hit_in(k))
      return k;
  return c;
}

// "Wie X mitteilte, …", "…, wie X mitteilte"
bool Reader::find_wie(std::size_t c) {
  const std::size_t last = broken_wie(c);
  if (last == c && !is_wie(c)) return false;
  const Clause& clause = clauses_[c];
  const Hit hit = *hit_in(last);
  Range subject = subject_in(sheet_, clause.nodes.first + 1, clause.nodes.behind);
  if (hit.passive) subject = agent_of(hit);
  Draft draft = draft_of(hit, "wie");
  draft.form = Statement::Form::credited;
  if (!subject.empty()) draft.speakers = {subject};
  const Range before = trimmed({sentence_.first, clause.nodes.first});
  const Range behind = trimmed({clauses_[last].nodes.behind, sentence_end()});
  if (words_in(before) > 0) draft.content.push_back(before);
  const bool goes_on =
      words_in(before) == 0 || (last + 1 < clauses_.size() && !clauses_[last + 1].subordinate &&
                                clauses_[last + 1].finite != kNone);
  if (goes_on && words_in(behind) > 0) draft.content.push_back(behind);
  add_credit({clause.nodes.first, clauses_[last].nodes.behind}, subject, draft);
  return true;
}

bool Reader::is_report(Range r) const {
  for (std::uint32_t i = r.first; i < r.behind; ++i)
    if (node(i).is_word() && node(i).is(Trait::noun_cue)) return true;
  return false;
}

// "zwei Monate nach dem Urteil"
bool Reader::is_stretch_of_time(std::uint32_t i) const {
  for (const std::string_view unit : {"minuten", "stunden", "tag", "tage", "tagen", "woche",
                                      "wochen", "monat", "monate", "jahr", "jahre", "kurz"})
    if (is(i, unit)) return true;
  return false;
}

void Reader::find_credits() {
  for (std::size_t c = 0; c < clauses_.size(); ++c) {
    const Range r = clauses_[c].nodes;
    for (std::uint32_t i = r.first; i < r.behind; ++i) {
      if (is(i, "laut") || is(i, "gemass")) {
        const Range phrase = phrase_at(sheet_, i + 1, r.behind);
        if (has_noun(phrase)) credit(c, {i, phrase.behind}, phrase, "laut");
      } else if (is(i, "nach") && i > r.first && is_noun(node(i - 1)) &&
                 node(i - 1).is(Trait::noun_cue)) {
        const Range phrase = last_phrase_before(r.first, i);  // "seiner Meinung nach"
        if (!phrase.empty()) credit(c, {phrase.first, i + 1}, phrase, "nach");
      } else if (is(i, "nach") && !(i > r.first && is_stretch_of_time(i - 1))) {
        const Range phrase = phrase_at(sheet_, i + 1, r.behind);
        const Range head = first_noun(phrase);
        // "nach bisherigen Erkenntnissen": nobody's.
        const bool nobody =
            head == phrase && phrase.size() > 1 && is_lower_word(node(phrase.first));
        if (has_noun(phrase) && is_report(head))
          credit(c, {i, phrase.behind}, phrase, nobody ? "nach-nobody" : "nach");
      } else if (is(i, "zufolge") && i > r.first) {
        Range phrase = medium_before(r.first, i);
        if (phrase.empty()) phrase = last_phrase_before(r.first, i);
        if (!phrase.empty()) credit(c, {phrase.first, i + 1}, phrase, "zufolge");
      }
    }
  }
}

// "auf dem Gipfel der Union", "beim Treffen der Minister": outside of what was said.
void Reader::find_venue() {
  if (drafts_.size() == before_) return;
  for (std::uint32_t i = sentence_.first; i + 1 < sentence_.behind; ++i) {
    const bool leads = is(i, "auf") || is(i, "bei") || is(i, "beim") || is(i, "wahrend");
    if (!leads || is_told(i)) continue;
    Range phrase = phrase_at(sheet_, i + 1, sentence_.behind);
    while (!phrase.empty() && node(phrase.first).is(Trait::determiner)) ++phrase.first;
    if (phrase.empty() || !holds(first_noun(phrase), Trait::occasion)) continue;
    for (std::size_t d = before_; d < drafts_.size(); ++d)
      if (drafts_[d].venue.empty()) drafts_[d].venue = phrase;
    return;
  }
}

// "Demnach …": by whoever was credited last.
bool Reader::credit_before() {
  const std::uint32_t at = sentence_.first;
  if (!is(at, "demnach")) return false;
  const Draft* const last = draft_before();
  Draft draft;
  if (last != nullptr) draft.speakers = last->speakers;
  draft.cue = {at, at + 1};
  draft.rule = "demnach";
  draft.form = Statement::Form::credited;
  draft.content = {trimmed({at + 1, sentence_end()})};
  add(draft);
  return true;
}

// Up to its first noun: "den Angaben" of "den Angaben der Polizei".
Range Reader::first_noun(Range r) const {
  for (std::uint32_t i = r.first; i < r.behind; ++i)
    if (is_noun(node(i))) {
      while (i + 1 < r.behind && is_noun(node(i + 1))) ++i;
      return {r.first, i + 1};
    }
  return r;
}

Range Reader::last_phrase_before(std::uint32_t first, std::uint32_t behind) const {
  const std::uint32_t floor = behind > first + 12 ? behind - 12 : first;
  for (std::uint32_t i = floor; i < behind; ++i) {
    const bool begins = i == floor || node(i).is(Trait::determiner) || node(i - 1).any(kVerbs);
    if (!begins || is_lower_cue(i)) continue;
    const Range phrase = phrase_at(sheet_, i, behind);
    if (phrase.behind == behind && has_noun(phrase)) return phrase;
  }
  for (std::uint32_t i = floor; i < behind; ++i) {
    const Range phrase = phrase_at(sheet_, i, behind);
    if (phrase.behind == behind && has_noun(phrase)) return phrase;
  }
  return {};
}

bool Reader::is_lower_cue(std::uint32_t i) const {
  return is_lower_word(node(i)) && node(i).is(Trait::cue);
}

// "(nach anderen Angaben 40)", "darunter laut UN 60 Kinder": a number, and no sentence.
bool Reader::is_aside(std::uint32_t first, std::uint32_t at) const {
  if (at > first && (is(at - 1, "darunter") || is(at - 1, "davon"))) return true;
  int open = 0;
  for (std::uint32_t i = first; i < at; ++i)
    open += static_cast<int>(node(i).sign == Sign::opening) -
            static_cast<int>(node(i).sign == Sign::closing);
  return open > 0;
}

// The clause without the phrase that credits; of a main clause all that belongs to it.
void Reader::credit(std::size_t c, Range phrase, Range who, const char* rule) {
  const Clause& clause = clauses_[c];
  Range all = clause.nodes;
  if (is_aside(all.first, phrase.first)) return;
  if (clause.behind == Sign::colon) return add_credit(phrase, who, {});
  if (phrase.behind == all.behind && c + 2 < clauses_.size() && is_bare_name(clauses_[c + 1].nodes))
    phrase.behind = clauses_[c + 1].nodes.behind;  // "nach Ansicht des Ministers, Karl Falk,"
  if (!clause.subordinate) {
    std::size_t from = c, to = c;
    while (from > 0 && clauses_[from].before != Sign::semicolon &&
           clauses_[from].before != Sign::colon)
      --from;
    while (to + 1 < clauses_.size() && clauses_[to].behind != Sign::semicolon) ++to;
    all = {clauses_[from].nodes.first, clauses_[to].nodes.behind};
  }
  Draft draft;
  draft.cue = {phrase.first, phrase.first + 1};
  if (std::string_view(rule) == "zufolge") draft.cue = {phrase.behind - 1, phrase.behind};
  draft.rule = rule;
  draft.form = Statement::Form::credited;
  draft.speakers = {who};
  draft.content = {trimmed({all.first, phrase.first}), trimmed({phrase.behind, all.behind})};
  if (clause.subordinate && draft.content[0].size() > 0 && words_in(draft.content[0]) == 1 &&
      node(draft.content[0].first).is(Trait::that))
    draft.content.erase(draft.content.begin());
  add_credit(phrase, who, draft);
}

// "ist der Meinung, dass", "zeigte sich überzeugt, dass"
bool Reader::find_opinion(std::size_t c) {
  const Clause& clause = clauses_[c];
  if (clause.finite == kNone || clause.subordinate || c + 1 >= clauses_.size()) return false;
  if (is_hedged(clause.finite) || clause.reported) return false;
  if (clause.behind != Sign::comma || clause.nodes.empty()) return false;
  const bool became_known =
      node(clause.finite).is(Trait::become) && holds_word(clause.nodes, "bekannt");
  if (!became_known && !holds({clause.finite, clause.nodes.behind}, Trait::opinion)) return false;
  if (!begins_with_that(c + 1) && !clauses_[c + 1].reported) return false;
  bool inverted = false;
  const Range subject = became_known ? Range{} : subject_of(c, clause.finite, inverted);
  if (subject.empty() && !became_known) return false;
  Draft draft;
  draft.cue = {clause.finite, clause.finite + 1};
  draft.rule = became_known ? "known" : "opinion";
  if (!subject.empty()) draft.speakers = {subject};
  Range content = from_clause(c + 1);
  if (is(content.first, "dass")) ++content.first;
  draft.content = {trimmed(content)};
  add(draft);
  return true;
}

// „Der Abzug hat begonnen“ – Meier, „…“: Meier
bool Reader::find_signed_heading() {
  if (sheet_.field() != model::Field::title || clauses_.size() != 2 || !clauses_[0].quoted)
    return false;
  const Range who = clauses_[1].nodes;
  if (clauses_[0].behind != Sign::colon && clauses_[0].behind != Sign::dash) return false;
  if (words_in(clauses_[0].nodes) < 3 || !is_bare_name(who) || who.behind < sentence_end() ||
      is_medium(who) || holds(who, Trait::label))
    return false;
  Draft draft;
  draft.speakers = {who};
  draft.cue = {who.first - 1, who.first};
  draft.rule = "headline-name-behind";
  draft.form = Statement::Form::headline;
  draft.content = {clauses_[0].nodes};
  add(draft);
  return true;
}

// "Meier: Der Abzug hat begonnen" in a title; a colon and a quotation anywhere.
void Reader::find_heading(std::size_t c) {
  const Clause& clause = clauses_[c];
  if (c == 0 && find_signed_heading()) return;
  if (clause.behind != Sign::colon || c + 1 >= clauses_.size()) return;
  const bool quoted = clauses_[c + 1].quoted;
  const bool title = sheet_.field() == model::Field::title && c == 0;
  if (!quoted && !title) return;
  if (quoted && drafts_.size() > before_) return;  // "X warnte, die Lage sei ernst: „…“" is X's
  Draft draft;
  if (clause.finite != kNone) {
    if (!quoted) return;
    bool inverted = false;
    const Range subject = subject_of(c, clause.finite, inverted);
    if (subject.empty()) return;
    draft.speakers = {subject};
    draft.cue = {clause.finite, clause.finite + 1};
    draft.rule = "verb-colon";
  } else {
    const Range subject = first_phrase(clause.nodes);
    const bool whole = subject.behind == clause.nodes.behind ||
                       (quoted && node(subject.behind).is(Trait::preposition));
    if (subject.empty() || !whole) return;
    if (subject.size() == 1 && node(subject.first).is(Trait::label)) return;
    draft.speakers = {subject};
    draft.cue = {clause.nodes.behind, clause.nodes.behind + 1};
    draft.rule = "heading";
    draft.form = Statement::Form::headline;
  }
  draft.content = {quoted ? clauses_[c + 1].nodes
                          : trimmed({clauses_[c + 1].nodes.first, sentence_end()})};
  if (words_in(draft.content.front()) < 3) return;
  if (quoted && is_name(node(draft.content.front().first))) return;
  add(draft);
}

}  // namespace people::german
