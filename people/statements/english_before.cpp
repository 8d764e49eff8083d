#include "people/statements/english_before.h"

#include <array>

#include "people/statements/english_content.h"
#include "people/statements/english_subject.h"
#include "people/statements/noun_phrase.h"

namespace people {
namespace {

// "On Tuesday, the bridge was closed", but not "On Tuesday, as the bridge was closed".
bool follows_lead(const Line& line, Range r) {
  constexpr Traits kLead = bits(Trait::preposition, Trait::subordinator, Trait::relative);
  std::uint32_t part = r.first;
  bool leads = true;
  for (std::uint32_t i = r.first; i < r.behind; ++i) {
    if (line.is_quotation(i, 4)) return true;
    if (!leads && line.may_be_verb(i)) return true;
    if (!line.is(i, Sign::comma)) continue;
    part = i + 1;
    if (line.any(part, bits(Trait::adverb, Trait::conjunction))) ++part;
    leads = line.any(part, kLead);
  }
  return false;
}

// 'The party, “allows us to meet,” said Weber': a quotation that begins in small letters.
bool ends_clause(const Line& line, std::uint32_t quotation) {
  if (quotation < line.first() + 2) return false;
  const Quotation& q = line.sheet().quotation(line.node(quotation));
  const Sentence& inside = line.sheet().sentences()[q.first];
  if (q.first == q.behind || !line.sheet().node(inside.first).is_word() ||
      line.sheet().node(inside.first).capital)
    return false;
  for (std::uint32_t i = line.first(); i < quotation; ++i)
    if (line.is(i, Sign::quotation) || line.is_finite_cue(i) || line.is_gerund_cue(i)) return false;
  return true;
}

}  // namespace

std::uint32_t trimmed(const Line& line, std::uint32_t at) {
  while (at > line.first() && (line.is(at - 1, Sign::comma) || line.is(at - 1, Sign::dash))) --at;
  return at;
}

bool ends_with_comma(const Line& line, std::uint32_t at) {
  return line.is(at - 1, Sign::comma) ||
         (line.is(at - 1, Sign::quotation) && line.sheet().quotation(line.node(at - 1)).comma);
}

bool is_said(const Line& line, std::uint32_t quotation) {
  if (!line.is_quotation(quotation)) return false;
  const Quotation& q = line.sheet().quotation(line.node(quotation));
  if (q.goes_on_from != kNone || quotation == line.first()) return true;
  const Node& before = line.node(quotation - 1);
  return !before.is_word() || (q.words > 3 && before.any(bits(Trait::conjunction, Trait::adverb)));
}

void add_quote(const Line& line, std::uint32_t q, Draft& draft) {
  std::uint32_t first = q;
  while (first > line.first() + 1 && line.is(first - 1, Sign::comma) &&
         line.is_quotation(first - 2))
    first -= 2;
  if (ends_clause(line, first)) first = line.first();
  draft.content.push_back({first, q + 1});
  draft.rule = "quote-before";
}

bool is_clause(const Line& line, Range r) {
  if (line.words(r) < 3) return false;
  constexpr Traits kLead = bits(Trait::preposition, Trait::subordinator);
  const bool leads = line.any(r.first, kLead);
  for (std::uint32_t i = r.first; i < r.first + 3 && i < r.behind; ++i)
    if (line.is(i, Trait::subordinator)) return false;
  if (leads) return follows_lead(line, r);
  for (std::uint32_t i = r.first; i < r.behind; ++i) {
    if (line.may_be_verb(i) || line.is_quotation(i, 4)) return true;
    if (i > r.first && (line.is(i, Sign::comma) || line.is(i, Sign::dash)) &&
        (line.any(i + 1, bits(Trait::relative, Trait::determiner))))
      return false;
  }
  return false;
}

Range inverted_subject(const Line& line, std::uint32_t verb, std::uint32_t behind) {
  if (verb < line.first() + 3) return {};
  if (!ends_with_comma(line, verb) && !line.is(verb - 1, Sign::dash)) return {};
  if (!is_clause(line, {line.first(), verb - 1})) return {};
  const Range subject = phrase_at(line.sheet(), behind, line.end());
  if (!subject.empty() && !line.node(subject.first).capital &&
      !line.any(subject.first, bits(Trait::title, Trait::role, Trait::plural, Trait::body)) &&
      !line.is_one_of(subject.first, std::array<std::string, 3>{"the", "a", "an"}))
    return {};
  if (subject.empty() || line.any(subject.first, kPersons) ||
      line.any(subject.first, bits(Trait::preposition, Trait::adverb, Trait::time)))
    return {};
  const std::uint32_t then = subject.behind;
  const bool ends = then >= line.end() || line.is(then, Sign::comma) ||
                    line.any(then, bits(Trait::relative, Trait::time, Trait::adverb));
  const bool goes_on =
      !line.is(then, Trait::relative) && line.has_verb({then, std::min(line.end(), then + 3)});
  return ends && !goes_on ? subject : Range{};
}

bool take_clause_rest(const Line& line, std::uint32_t at, Draft& draft) {
  const std::uint32_t i = behind_adjuncts(line, at), last = line.end();
  if (i >= last || (line.is(i, Sign::comma) && is_relayed(line, i))) return true;
  if (line.is(i, Sign::comma) && i + 1 < last && !line.is(i + 1, Trait::relative) &&
      !line.is_gerund_cue(i + 1)) {
    draft.content.push_back({i + 1, content_end(line, {i + 1, {}, "", false, true})});
    return true;
  }
  return line.any(i, bits(Trait::preposition, Trait::subordinator)) || line.is(i, Sign::comma) ||
         line.is(i, Sign::semicolon);
}

void take_rest(const Line& line, std::uint32_t at, Draft& draft) {
  constexpr std::uint32_t kFar = 40;
  for (std::uint32_t i = at; i < std::min(line.behind(), at + kFar); ++i) {
    if (line.is_finite_cue(i) || line.is_gerund_cue(i) || line.is(i, Sign::semicolon)) return;
    if (!line.is_quotation(i, 2)) continue;
    if (line.node(i - 1).is_word()) {
      if (line.sheet().quotation(line.node(i)).words > 5 &&
          !line.any(i - 1, bits(Trait::preposition, Trait::determiner)))
        draft.content.push_back({i, i + 1});
      return;
    }
    draft.content.push_back({i, i + 1});
    return;
  }
}

}  // namespace people
