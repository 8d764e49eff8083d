#include "people/statements/english_subject.h"

#include "people/statements/english_credits.h"
#include "people/statements/noun_phrase.h"

namespace people {
namespace {

bool is_name(const Line& line, Range r) {
  const Node& last = line.node(r.behind - 1);
  return last.is_word() && last.capital && !line.holds_trait(r, Trait::body) &&
         !line.holds_trait(r, Trait::preposition);
}

Range addressee_words(const Line& line, std::uint32_t at) {
  if (!line.holds(at) || !line.node(at).is_word()) return {};
  if (line.any(at, kPersons)) return {};
  if (line.is(at, Trait::preposition) && !line.is(at, Trait::to)) return {};
  return phrase_at(line.sheet(), at, line.end());
}

// A few words between marks may be a name, or a word that the writer does not share.
double doubt_of_shortness(const Line& line, const Draft& draft) {
  constexpr std::uint32_t kName = 4, kFew = 6;
  constexpr double kMayBeName = 0.2, kIsShort = 0.12;
  if (draft.rule != std::string_view("verb-quote")) return 0;
  const std::uint32_t words = line.words(draft.content.front());
  return words < kName ? kMayBeName : words < kFew ? kIsShort : 0;
}

}  // namespace

// "Khrenin and Shoigu, the defence ministers of Belarus and Russia,"
void add_speakers(const Line& line, Range subject, Draft& draft) {
  std::uint32_t behind = subject.first;
  while (behind < subject.behind && !line.is(behind, Sign::comma)) ++behind;
  for (std::uint32_t i = subject.first + 1; i + 1 < behind; ++i) {
    if (!line.is(i, "and") || !line.node(i - 1).capital) continue;
    const Range left{subject.first, i};
    Range right{i + 1, behind};
    if (!is_name(line, right) &&
        behind + 1 < subject.behind) {  // "his counterpart, Sergei Shoigu,"
      right.behind = subject.behind;
      if (line.is(right.behind - 1, Sign::comma)) --right.behind;
    }
    if (!is_name(line, left) || !is_name(line, right)) continue;
    draft.speakers.push_back(left);
    draft.speakers.push_back(right);
    return;
  }
  draft.speakers.push_back(subject);
}

bool may_speak(const Line& line, Range subject, bool quoting) {
  const Node& first = line.sheet().node(subject.first);
  if (first.is(Trait::it)) return quoting;
  if (line.sentence().inside != kNone && first.any(bits(Trait::i, Trait::they))) return false;
  constexpr Traits kSmall =
      bits(Trait::conjunction, Trait::adverb, Trait::preposition, Trait::relative, Trait::negation);
  const bool small = first.any(kSmall) || line.is(subject.first, "there");
  if (subject.size() == 1 && small && !first.is(Trait::determiner)) return false;
  return !is_medium(line, subject);
}

Range antecedent(const Line& line, std::uint32_t who) {
  if (who > line.first() && line.is(who - 1, Sign::comma)) --who;
  return phrase_before(line.sheet(), line.first(), who);
}

Range first_subject(const Line& line, std::uint32_t until) {
  if (line.any(line.first(), kPersons)) return {line.first(), line.first() + 1};
  for (std::uint32_t i = line.first() + 1; i < until; ++i)
    if (line.may_be_verb(i))
      return line.sheet().tongue().grammar().subject_before(line.sheet(), line.sentence(), i);
  return {};
}

bool is_plural(const Line& line, Range subject) {
  bool joined = false;
  for (std::uint32_t i = subject.first; i < subject.behind; ++i) {
    if (line.any(i, bits(Trait::plural, Trait::they, Trait::i))) return true;
    joined = joined || line.is(i, Trait::conjunction);
  }
  if (joined) return true;
  for (std::uint32_t i = subject.first; i < subject.behind; ++i) {
    if (i > subject.first && line.any(i, bits(Trait::preposition, Trait::relative))) return false;
    if (line.node(i).is_word() && !line.node(i).possessive &&
        line.sheet().words(line.node(i)).ends_with("s") &&
        (i + 1 == subject.behind || !line.node(i + 1).is_word() ||
         line.any(i + 1, bits(Trait::preposition, Trait::relative))))
      return true;
  }
  return false;
}

Range addressee(const Line& line, std::uint32_t at) {
  Range whom = addressee_words(line, at);
  if (!whom.empty() && line.node(whom.behind - 1).possessive && line.is_quotation(whom.behind))
    ++whom.behind;
  return whom;
}

Range before_link(const Line& line, Range whom, const Cue& cue) {
  Range before = whom;
  for (std::uint32_t i = whom.first + 1; i < whom.behind; ++i) {
    if (!line.is_one_of(i, cue.links)) continue;
    before.behind = i;
    if (line.node(i - 1).capital) break;
  }
  return before;
}

bool is_phrase(const Line& line, Range r) {
  if (r.empty() || line.any(r.first, bits(Trait::subordinator, Trait::preposition, Trait::that)))
    return false;
  bool relative = false;
  for (std::uint32_t i = r.first; i < r.behind; ++i) {
    relative = relative || line.is(i, Trait::relative);
    if (!relative && line.may_be_verb(i) && !(i > r.first && line.is(i - 1, Sign::comma)))
      return false;
    if (line.any(i, kPersons) && r.size() > 1) return false;
    if (line.is(i, Sign::semicolon) || line.is(i, Sign::colon)) return false;
  }
  return true;
}

Range with_apposition(const Line& line, Range subject) {
  if (!line.is(subject.behind, Sign::comma) || line.is_quotation(subject.behind + 1))
    return subject;
  for (std::uint32_t i = subject.behind + 1; i < line.end(); ++i)
    if (line.is(i, Sign::comma) || line.is(i, Sign::quotation)) return {subject.first, i};
  return {subject.first, line.end()};
}

bool has_apposition(const Line& line, Range subject) {
  constexpr std::uint32_t kLeast = 4;
  constexpr Traits kAdverbial = bits(Trait::preposition, Trait::adverb, Trait::subordinator);
  if (subject.size() < kLeast || !line.node(subject.first).capital) return false;
  std::uint32_t comma = subject.first;
  while (comma < subject.behind && !line.is(comma, Sign::comma)) ++comma;
  return comma + 2 < subject.behind - 1 && line.is(subject.behind - 1, Sign::comma) &&
         !line.any(comma + 1, kAdverbial) && !line.has_verb(subject);
}

double doubt_of(const Line& line, const Draft& draft) {
  constexpr double kNobody = 0.15, kNobodyQuoted = 0.05, kPoll = 0.5, kWriter = 0.3;
  const bool quoted = line.node(draft.content.front().first).sign == Sign::quotation;
  double doubt = doubt_of_shortness(line, draft);
  for (const Range speaker : draft.speakers) {
    if (speaker.size() == 1 && line.is(speaker.first, Trait::i)) doubt += kWriter;
    bool person = false;
    for (std::uint32_t i = speaker.first; i < speaker.behind; ++i) {
      const Node& node = line.node(i);
      if (line.is(i, "percent")) return kPoll;
      person = person || (node.is_word() && node.capital && !node.is(Trait::determiner)) ||
               node.any(bits(Trait::role, Trait::title, Trait::body, Trait::plural) | kPersons);
    }
    if (!person) return doubt + (quoted ? kNobodyQuoted : kNobody);
  }
  return doubt;
}

}  // namespace people
