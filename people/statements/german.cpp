// German has its own frames, since its verbs stand where English ones do not. Of each sentence, in
// its clauses (german_clauses.h):
//   credits    laut X, X zufolge, nach Angaben von X; so X; wie X mitteilte
//   cues       a verb with its particle or auxiliary, its subject, and what it says: behind it
//              ("dass …", a clause, an infinitive with zu, a colon, a quotation) or before it
//   opinions   ist der Meinung, vertritt die Ansicht, zeigte sich überzeugt
// A sentence without any of these, whose verb is Konjunktiv I, goes on the statement before.
#include "people/statements/german_reader.h"

#include <algorithm>

namespace people::german {

using model::Statement;

// Sentences of more are lists, or made to take long.
constexpr std::uint32_t kMostNodes = 300;
constexpr std::size_t kMostClauses = 40;

Reader::Reader(const Sheet& sheet, std::uint32_t index, std::vector<Draft>& drafts)
    : sheet_(sheet),
      index_(index),
      sentence_(sheet.sentences()[index]),
      drafts_(drafts),
      before_(drafts.size()) {
  if (sentence_.size() <= kMostNodes) clauses_ = clauses_of(sheet, sentence_);
  if (clauses_.size() > kMostClauses) clauses_.clear();
  hits_.resize(clauses_.size());
}

void Reader::read() {
  if (sentence_.question || clauses_.empty()) return;
  find_credits();
  for (std::size_t c = 0; c < clauses_.size(); ++c) {
    if (find_so(c)) continue;
    if (find_wie(c)) {
      c = broken_wie(c);
      continue;
    }
    if (const auto hit = hit_in(c)) {
      read_hit(*hit);
      if (const auto second = look_in(c, hit->word + 1); second && second->word > hit->word)
        read_hit(*second);  // "kritisierte X und sprach von …"
    } else if (!find_opinion(c))
      find_heading(c);
  }
  settle_relays();
  find_words();
  if (drafts_.size() == before_ && !credit_before()) go_on();
  find_quoted_parts();
  find_venue();
}

bool Reader::is(std::uint32_t i, std::string_view folded) const {
  return i < sentence_.behind && is_folded(sheet_, node(i), folded);
}

bool Reader::holds(Range r, Trait t) const {
  for (std::uint32_t i = r.first; i < r.behind; ++i)
    if (node(i).is(t)) return true;
  return false;
}

bool Reader::holds_word(Range r, std::string_view folded) const {
  for (std::uint32_t i = r.first; i < r.behind; ++i)
    if (is(i, folded)) return true;
  return false;
}

std::uint32_t Reader::words_in(Range r) const {
  std::uint32_t n = 0;
  for (std::uint32_t i = r.first; i < r.behind; ++i) {
    if (node(i).sign == Sign::quotation) n += sheet_.quotation(node(i)).words;
    n += node(i).is_word() ? 1 : 0;
  }
  return n;
}

// Without signs at its ends and a conjunction at its head.
Range Reader::trimmed(Range r) const {
  const auto sign = [&](std::uint32_t i) {
    return !node(i).is_word() && node(i).sign != Sign::quotation;
  };
  while (!r.empty() && sign(r.first) && node(r.first).sign != Sign::opening) ++r.first;
  while (!r.empty() && sign(r.behind - 1) && node(r.behind - 1).sign != Sign::closing &&
         node(r.behind - 1).sign != Sign::stop)
    --r.behind;
  return r;
}

std::uint32_t Reader::sentence_end() const {
  std::uint32_t end = sentence_.behind;
  if (end > sentence_.first && node(end - 1).sign == Sign::stop) --end;
  return end;
}

// The draft whose sentence is the one before, in the same paragraph.
const Draft* Reader::draft_before() const {
  if (drafts_.empty() || index_ == 0) return nullptr;
  const Draft& last = drafts_.back();
  if (last.sentence + 1 != index_) return nullptr;
  if (sheet_.sentences()[last.sentence].paragraph != sentence_.paragraph) return nullptr;
  return &last;
}

// A sentence in Konjunktiv I, or a quotation alone, behind a statement.
void Reader::go_on() {
  const bool quoted = clauses_.size() == 1 && clauses_[0].quoted;
  if (quoted && sheet_.quotation(node(sentence_.first)).goes_on_from != kNone) return;
  const Draft* const last = draft_before();
  bool reported = false, surely = false;
  for (const Clause& clause : clauses_)
    if (clause.finite != kNone && !clause.subordinate) {
      surely = is_surely_reported(sheet_, node(clause.finite));
      reported = clause.reported || is_reported_verb(sheet_, node(clause.finite), true);
      break;
    }
  if (last == nullptr) {
    const bool calls = sheet_.words(node(sentence_.behind - 1)).starts_with('!');
    if (surely && !calls) free_speech("free");
    if (quoted && is_said(node(sentence_.first))) free_speech("quote-alone");
    return;
  }
  if (!quoted && !reported) return;
  if (reported && !quoted && std::string_view(last->rule).starts_with("go-on")) {
    Draft& open = drafts_.back();
    open.content.push_back({sentence_.first, sentence_.behind});
    open.sentence = index_;
    return;
  }
  Draft draft;
  draft.cue = last->cue;
  draft.speakers = last->speakers;
  draft.via = last->via;
  draft.rule = quoted ? "quote-on" : surely ? "go-on" : "go-on-unsure";
  draft.form = quoted ? Statement::Form::direct : Statement::Form::indirect;
  draft.content = {{sentence_.first, sentence_.behind}};
  add(draft);
}

// Konjunktiv I without a statement before: by whom the sentence before speaks of.
void Reader::free_speech(const char* rule) {
  constexpr std::uint32_t kNear = 4;
  Draft draft;
  if (is(sentence_.first, "fur")) {  // "Für X sei das klar."
    const Range who = phrase_at(sheet_, sentence_.first + 1, sentence_.behind);
    if (has_noun(who)) draft.speakers = {who};
  }
  const bool quoted = std::string_view(rule) == "quote-alone";
  if (quoted && draft.speakers.empty())  // "X verurteilte Y. „…“"
    if (const Range subject = subject_before(); !subject.empty()) draft.speakers = {subject};
  if (draft.speakers.empty() && !drafts_.empty() && drafts_.back().sentence + kNear >= index_) {
    draft.speakers = drafts_.back().speakers;
    if (std::string_view(rule) == "free") rule = "free-near";
  }
  if (draft.speakers.empty() && !quoted)
    if (const Range subject = subject_before(); !subject.empty()) draft.speakers = {subject};
  if (draft.speakers.empty() && quoted) return;
  const std::uint32_t finite = first_finite();
  const std::uint32_t cue = finite == kNone ? sentence_.first : finite;
  draft.cue = {cue, cue + 1};
  draft.rule = rule;
  draft.content = {{sentence_.first, sentence_.behind}};
  add(draft);
}

// Of the sentence before, in the same paragraph.
Range Reader::subject_before() const {
  if (index_ == 0 || sheet_.sentences()[index_ - 1].inside != kNone ||
      sheet_.sentences()[index_ - 1].paragraph != sentence_.paragraph)
    return {};
  std::vector<Draft> none;
  return Reader(sheet_, index_ - 1, none).main_subject();
}

std::uint32_t Reader::first_finite() const {
  for (const Clause& clause : clauses_)
    if (clause.finite != kNone && !clause.subordinate) return clause.finite;
  return kNone;
}

Range Reader::main_subject() const {
  bool inverted = false;
  for (std::size_t c = 0; c < clauses_.size(); ++c)
    if (clauses_[c].finite != kNone && !clauses_[c].subordinate)
      return subject_of(c, clauses_[c].finite, inverted);
  return {};
}

// A statement of its own already.
bool Reader::is_part(std::uint32_t i, std::size_t from) const {
  for (std::size_t d = before_; d < drafts_.size(); ++d)
    if ((d >= from || drafts_[d].form != Statement::Form::indirect) &&
        std::ranges::find(drafts_[d].content, Range{i, i + 1}) != drafts_[d].content.end())
      return true;
  return false;
}

bool Reader::is_told(std::uint32_t i) const {
  for (std::size_t d = before_; d < drafts_.size(); ++d)
    for (const Range r : drafts_[d].content)
      if (r.first <= i && i < r.behind) return true;
  return false;
}

// "X warnte vor Y, wenn …: „…“" and "reagierte mit den Worten „…“": what no cue has taken.
void Reader::find_words() {
  for (std::size_t c = 0; c < clauses_.size(); ++c) {
    const Clause& clause = clauses_[c];
    const std::uint32_t quotation = clause.quoted ? clause.nodes.first : quotation_of_words(c);
    if (quotation == kNone || !is_said(node(quotation)) || is_told(quotation)) continue;
    const bool behind_colon = clause.quoted && clause.before == Sign::colon;
    const bool behind_words = !clause.quoted || (c > 0 && ends_with_words(clauses_[c - 1].nodes));
    if (!behind_words && !(behind_colon && drafts_.size() > before_)) continue;
    Draft draft;
    if (drafts_.size() > before_) draft.speakers = drafts_.back().speakers;
    if (draft.speakers.empty())
      if (const Range subject = main_subject(); !subject.empty()) draft.speakers = {subject};
    draft.cue = {quotation - 1, quotation};
    draft.rule = behind_words ? "words" : "colon-more";
    draft.form = Statement::Form::direct;
    draft.content = {{quotation, quotation + 1}};
    if (!draft.speakers.empty()) add(draft);
  }
}

// "mit den Worten „…“" in one clause.
std::uint32_t Reader::quotation_of_words(std::size_t c) const {
  const Range r = clauses_[c].nodes;
  for (std::uint32_t i = r.first + 1; i < r.behind; ++i)
    if (node(i).sign == Sign::quotation && is(i - 1, "worten")) return i;
  return kNone;
}

bool Reader::ends_with_words(Range r) const {
  return !r.empty() && (is(r.behind - 1, "worten") || is(r.behind - 1, "folgendes") ||
                        (r.size() > 1 && is(r.behind - 2, "worten")));
}

// Quotations of three words or more in what is said indirectly are statements of their own.
void Reader::find_quoted_parts() {
  const std::size_t behind = drafts_.size();
  // A sentence may have joined the draft before it.
  const bool joined = behind == before_ && behind > 0 && drafts_.back().sentence == index_;
  for (std::size_t d = joined ? before_ - 1 : before_; d < behind; ++d) {
    if (drafts_[d].form == Statement::Form::direct) continue;
    std::vector<Range> parts;
    for (const Range r : drafts_[d].content)
      for (std::uint32_t i = r.first; i < r.behind && r.size() > 1; ++i)
        if (i >= sentence_.first && i < sentence_.behind && is_said_at(i) && !is_part(i, behind))
          parts.push_back({i, i + 1});
    for (const Range part : parts) {
      Draft draft = drafts_[d];
      draft.content = {part};
      draft.form = Statement::Form::mixed;
      draft.rule = "quoted-part";
      drafts_.push_back(std::move(draft));
    }
  }
}

// Most sentences hold nothing that any frame begins with.
bool may_say(const Sheet& sheet, const Sentence& sentence) {
  constexpr Traits kSigns =
      bits(Trait::cue, Trait::opinion, Trait::noun_cue, Trait::credit, Trait::subjunctive,
           Trait::strict_subjunctive, Trait::plural_subjunctive, Trait::umlaut_subjunctive);
  if (sentence.inside != kNone) return false;
  if (sheet.field() == model::Field::title) return true;
  for (std::uint32_t i = sentence.first; i < sentence.behind; ++i)
    if (sheet.node(i).any(kSigns) || sheet.node(i).sign == Sign::quotation) return true;
  return false;
}

}  // namespace people::german

namespace people {
namespace {

void find_german_frames(const Sheet& sheet, std::uint32_t sentence, std::vector<Draft>& drafts) {
  if (german::may_say(sheet, sheet.sentences()[sentence]))
    german::Reader(sheet, sentence, drafts).read();
}

}  // namespace

const Grammar kGerman = {.all = find_german_frames};

}  // namespace people
