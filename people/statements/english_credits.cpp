// according to X   the rest of the sentence is the content; a medium is no speaker
// “…”              the paragraph's last speaker goes on; in a new paragraph, perhaps
#include "people/statements/english_credits.h"

#include "people/statements/english_content.h"
#include "people/statements/english_heading.h"
#include "people/statements/noun_phrase.h"

namespace people {
namespace {

using Form = model::Statement::Form;

class Credits {
 public:
  Credits(const Sheet& sheet, std::uint32_t index, std::size_t before, std::vector<Draft>& out)
      : sheet_(sheet), line_(sheet, index), before_(before), out_(out) {}

  void run() {
    for (std::uint32_t i = line_.first(); i + 2 < line_.behind(); ++i)
      if (line_.is(i, Trait::credit) && line_.is(i + 1, Trait::to)) according(i);
    if (out_.size() == before_ && !signed_quotation() && !led_quotation())
      find_heading(sheet_, line_.index(), out_);
  }

 private:
  void according(std::uint32_t at) {
    const Range who = phrase_at(sheet_, at + 2, line_.end());
    if (who.empty() || is_medium(line_, who) || is_report(who)) return;
    for (std::size_t i = before_; i < out_.size(); ++i)  // "…," Smith said, according to X
      if (out_[i].cue.behind <= at && !out_[i].content.empty() &&
          out_[i].content.front().first < out_[i].cue.first)
        return;
    // "shared out according to a formula"
    if (at > line_.first() && line_.node(at - 1).is_word() && !is_somebody(who)) return;
    Draft draft;
    draft.sentence = line_.index();
    draft.form = Form::credited;
    draft.cue = {at, at + 2};
    draft.speakers.push_back(who);
    std::uint32_t behind = who.behind;
    const std::uint32_t last = line_.end();
    if (at > line_.first() && (line_.is(at - 1, Sign::comma) || line_.is(at - 1, Sign::dash) ||
                               line_.node(at - 1).is_word() || line_.is(at - 1, Sign::quotation))) {
      std::uint32_t end = at;
      while (end > line_.first() &&
             (line_.is(end - 1, Sign::comma) || line_.is(end - 1, Sign::dash)))
        --end;
      const std::uint32_t from = clause_begin(end);
      if (line_.words({from, end}) < 3) return;
      draft.content.push_back({from, end});
      draft.rule = "according-behind";
      // Set in between: "The plan, according to X, is dead."
      if (line_.is(behind, Sign::comma) && is_part({from, end}) && behind + 3 < last) {
        draft.content.push_back({behind + 1, last});
        draft.rule = "according-between";
      } else if (line_.is(behind, Sign::comma) && line_.is(behind + 1, Trait::conjunction) &&
                 line_.has_verb({behind + 2, last})) {
        draft.content.push_back({behind + 1, last});
      }
      out_.push_back(draft);
      return;
    }
    if (line_.is(behind, Sign::comma)) {
      ++behind;
      if (const std::uint32_t end = apposition_end(behind, last); end != kNone) behind = end + 1;
      if (last <= behind + 2) return;
      draft.content.push_back({behind, content_end(line_, {behind, {}, "", false, true})});
      draft.rule = "according-before";
      out_.push_back(draft);
    }
  }

  // "The plan", "Of its 70,000 members": no sentence yet.
  bool is_part(Range r) const {
    if (!line_.has_verb(r)) return true;
    if (!line_.is(r.first, Trait::preposition)) return false;
    for (std::uint32_t i = r.first; i < r.behind; ++i)
      if (line_.is(i, Sign::comma)) return false;
    return true;
  }

  bool is_somebody(Range who) const {
    for (std::uint32_t i = who.first; i < who.behind; ++i)
      if (line_.node(i).capital ||
          line_.any(i, bits(Trait::title, Trait::role, Trait::plural, Trait::body)))
        return true;
    return false;
  }

  // The comma behind what is put beside the name: "according to Smith, the mayor, …". Another than
  // "according to Smith, the plan, which …".
  std::uint32_t apposition_end(std::uint32_t at, std::uint32_t last) const {
    constexpr std::uint32_t kFar = 20;
    constexpr Traits kPerson = bits(Trait::title, Trait::role);
    std::uint32_t end = at;
    while (end < std::min(last, at + kFar) && !line_.is(end, Sign::comma)) ++end;
    if (!line_.is(end, Sign::comma) || line_.any(end + 1, bits(Trait::relative))) return kNone;
    const char first = sheet_.words(line_.node(at)).front();
    const bool age = end == at + 1 && first >= '0' && first <= '9';
    if (age || line_.any(at, bits(Trait::relative))) return end;
    if (line_.has_verb({at, end}) || !line_.has_verb({end, last})) return kNone;
    for (std::uint32_t i = at; i < end; ++i)
      if (line_.any(i, kPerson)) return end;
    return kNone;
  }

  // "a report from TASS", "an interview with Reuters": a medium's.
  bool is_report(Range who) const {
    return line_.holds_trait(who, Trait::noun_cue) && line_.holds_trait(who, Trait::medium);
  }

  std::uint32_t clause_begin(std::uint32_t end) const {
    for (std::uint32_t i = end; i > line_.first(); --i)
      if (line_.is(i - 1, Sign::semicolon)) return i;
    return line_.first();
  }

  // “…” — Mia Lund
  bool signed_quotation() {
    if (line_.sentence().inside != kNone) return false;
    bool found = false;
    for (std::uint32_t q = line_.first(); q < line_.behind(); ++q) {
      if (!line_.is_quotation(q, 4) || !line_.is(q + 1, Sign::dash)) continue;
      std::uint32_t last = q + 2;
      while (last < line_.end() && line_.node(last).sign != Sign::quotation) ++last;
      found = sign_quotation(q, {q + 2, last}) || found;
    }
    return found;
  }

  // "Mia Lund, the Riga Herald: “…”": the sentence is a name and a quotation.
  bool led_quotation() {
    constexpr std::uint32_t kLead = 14;
    if (line_.sentence().inside != kNone) return false;
    std::uint32_t i = line_.first();
    while (i < line_.first() + kLead && line_.holds(i) && line_.node(i).sign != Sign::colon) ++i;
    const Range who{line_.first(), i};
    if (!line_.is(i, Sign::colon) || !line_.is_quotation(i + 1, 4) || i + 2 < line_.end())
      return false;
    if (who.size() < 2 || !line_.node(who.first).capital || !line_.node(who.first + 1).capital ||
        line_.has_verb(who) || line_.any(who.first, bits(Trait::determiner, Trait::preposition)))
      return false;
    Draft draft;
    draft.sentence = line_.index();
    draft.cue = {i, i + 1};
    draft.speakers.push_back(who);
    draft.content.push_back({i + 1, i + 2});
    draft.rule = "quote-led";
    out_.push_back(draft);
    return true;
  }

  bool sign_quotation(std::uint32_t q, Range who) {
    constexpr std::uint32_t kName = 8;
    if (who.empty() || who.size() > kName || !line_.node(who.first).capital || line_.has_verb(who))
      return false;
    Draft draft;
    draft.sentence = line_.index();
    draft.cue = {q + 1, q + 2};
    draft.speakers.push_back(who);
    draft.content.push_back({q, q + 1});
    draft.rule = "quote-signed";
    out_.push_back(draft);
    return true;
  }

  const Sheet& sheet_;
  Line line_;
  std::size_t before_;
  std::vector<Draft>& out_;
};

}  // namespace

bool is_medium(const Line& line, Range r) {
  for (std::uint32_t i = r.first; i < r.behind; ++i) {
    if (i > r.first && line.any(i, bits(Trait::preposition, Trait::relative))) return false;
    if (line.is(i, Sign::comma)) return false;
    if (line.is(i, Trait::medium)) {
      // "Independent inspectors": at the beginning a capital tells nothing.
      if (i == line.first() && line.is(i, Trait::masthead) && i + 1 < r.behind &&
          line.node(i + 1).is_word() && !line.node(i + 1).capital && !line.is(i + 1, Trait::medium))
        return false;
      // "CNN's Jake Tapper", "the newspaper's editor": a person of it.
      if (line.node(i).possessive && i + 1 < r.behind) return false;
      if (i + 1 < r.behind && line.node(i + 1).is_word() &&
          (line.node(i + 1).capital || line.is(i + 1, Trait::role)) &&
          !line.is(i + 1, Trait::medium))
        return false;
      return true;
    }
  }
  return false;
}

namespace {

bool ends_quoted(const Sheet& sheet, const Draft& draft) {
  return sheet.node(draft.content.back().behind - 1).sign == Sign::quotation;
}

}  // namespace

// “…,” she said. “We have asked” the board “three times.”: a sentence that a quotation begins and
// that has no cue of its own.
void find_clause_going_on(const Sheet& sheet, std::uint32_t index, std::vector<Draft>& out) {
  constexpr std::uint32_t kWords = 4;
  const Line line(sheet, index);
  if (line.sentence().inside != kNone || !line.is_quotation(line.first(), kWords) ||
      sheet.quotation(line.node(line.first())).comma || out.empty() || index == 0)
    return;
  const Draft& from = out.back();
  if (from.nested || from.sentence + 1 != index || !ends_quoted(sheet, from) ||
      sheet.sentences()[index - 1].paragraph != line.sentence().paragraph)
    return;
  Draft draft;
  draft.sentence = index;
  draft.cue = from.cue;
  draft.speakers = from.speakers;
  draft.content.push_back({line.first(), line.end()});
  draft.same_speaker = true;
  draft.rule = "clause-goes-on";
  draft.guessed = true;
  out.push_back(draft);
}

bool find_going_on(const Sheet& sheet, std::uint32_t index, std::vector<Draft>& out) {
  const Line line(sheet, index);
  if (line.sentence().inside != kNone || !line.is_quotation(line.first(), 2)) return false;
  for (std::uint32_t i = line.first(); i < line.behind(); ++i)
    if (line.node(i).is_word()) return false;
  if (sheet.quotation(line.node(line.first())).goes_on_from != kNone) return true;
  if (out.empty() || index == 0 || out.back().nested || out.back().sentence + 1 != index)
    return true;
  if (!out.back().content.empty() && out.back().content.back().behind > line.first()) return true;
  const bool same = sheet.sentences()[index - 1].paragraph == line.sentence().paragraph;
  // Of the drafts of the sentence before, the one whose quotation goes on; else the last.
  const Draft* from = &out.back();
  for (std::size_t i = out.size(); i-- > 0 && out[i].sentence + 1 == index;)
    if (!out[i].nested && ends_quoted(sheet, out[i])) from = &out[i];
  Draft draft;
  draft.sentence = index;
  draft.cue = from->cue;
  draft.speakers = from->speakers;
  draft.content.push_back({line.first(), line.first() + 1});
  draft.same_speaker = same && ends_quoted(sheet, *from);
  draft.rule = !same ? "quote-floats" : draft.same_speaker ? "quote-goes-on" : "quote-follows";
  draft.guessed = true;
  out.push_back(draft);
  return true;
}

void find_credits(const Sheet& sheet, std::uint32_t sentence, std::size_t before,
                  std::vector<Draft>& out) {
  Credits(sheet, sentence, before, out).run();
}

}  // namespace people
