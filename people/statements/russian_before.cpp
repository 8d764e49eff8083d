// Content that stands before its verb: a quotation, a clause with a comma or dash, «как сообщил X»,
// a line of talk («— Стой! — крикнул он»).
#include "people/statements/russian_finder.h"

namespace people::russian {

using Form = model::Statement::Form;

bool Finder::before(const Verb& verb, const std::optional<Content>& content, Draft& draft) {
  Lead lead = lead_of(verb);
  if (lead.as && lead.at == sentence_.first) return as_said(verb, draft);
  if (lead.at == sentence_.first) return false;
  if (lead.sign == Sign::dash && lead.at - 1 == sentence_.first) return line_before(verb, draft);
  if (lead.end == sentence_.first || !may_lead(lead)) return false;
  if (lead.sign == Sign::comma && content && !lead.as) return false;
  const std::uint32_t border = next_border(sheet_, verb.behind, end_);
  if (verb.cue->lemma == "цитировать") {
    draft.rule = "quoted-by";
    return lead.dash() && lead.quoted && cited(verb, lead.end, border, draft);
  }
  const Subject subject = subject_behind(sheet_, verb.behind, border, verb.asked);
  if (subject.nodes.empty()) return false;
  if (lead.clause() && !lead.as &&
      (!subject.strong || (verb.has(Frame::must) && !verb.has(Frame::before))))
    return false;
  draft.speakers = {subject.nodes};
  if (!take_before(lead, border, draft)) return false;
  if (!subject.medium.empty()) draft.via.push_back(subject.medium);
  find_media(sheet_, sentence_, {verb.behind, border}, draft.via);
  return add(draft);
}

// Over «как» and adverbs to the sign before the verb.
Finder::Lead Finder::lead_of(const Verb& verb) const {
  Lead lead;
  lead.at = verb.first;
  while (lead.at > sentence_.first && node(lead.at - 1).is_word()) {
    if (is_word(lead.at - 1, "как"))
      lead.as = true;
    else if (!node(lead.at - 1).any(bits(Trait::adverb, Trait::time, Trait::conjunction)))
      break;
    --lead.at;
  }
  lead.end = lead.at;
  if (lead.at == sentence_.first) return lead;
  lead.sign = node(lead.at - 1).sign;
  while (lead.end > sentence_.first &&
         (node(lead.end - 1).sign == Sign::dash || node(lead.end - 1).sign == Sign::comma))
    --lead.end;
  lead.quoted = lead.end > sentence_.first && node(lead.end - 1).sign == Sign::quotation;
  return lead;
}

bool Finder::may_lead(const Lead& lead) const {
  if (lead.sign == Sign::quotation)
    return lead.quoted && sheet_.quotation(node(lead.end - 1)).words > kShortQuote;
  return lead.sign == Sign::comma || lead.dash();
}

// False where it is too short to be anything that was said.
bool Finder::take_before(const Lead& lead, std::uint32_t border, Draft& draft) const {
  const bool bare = lead.clause() && !lead.as;
  const std::uint32_t from = content_begin(lead.end, lead.quoted);
  if (bare && at_list(from, lead.end)) return false;
  draft.content = {{from, lead.end}};
  draft.rule = lead.quoted   ? "quote-verb"
               : lead.dash() ? "dash-verb"
               : lead.as     ? "as-verb"
                             : "clause-verb";
  draft.form = lead.as ? Form::credited : Form::indirect;
  take_rest(border, lead.quoted, lead.dash(), draft);
  drop_lead(draft);
  std::uint32_t words = 0;
  for (const Range r : draft.content) words += words_in(sheet_, r);
  return words >= (lead.quoted ? 1U : bare ? 4U : 2U);
}

// «Он встал, сказал тост»: the clause before has the same subject, or is none.
bool Finder::at_list(std::uint32_t from, std::uint32_t end) const {
  const Node& lead = node(from);
  return lead.is_word() && lead.any(bits(Trait::subordinator)) && end - from < 4;
}

// Where content that ends at `end` begins: a quotation, with the words of the clause that it
// ends; a clause, with the sentence.
std::uint32_t Finder::content_begin(std::uint32_t end, bool quoted) const {
  std::uint32_t from = sentence_.first;
  if (is(from, Sign::dash)) ++from;
  if (!quoted) return from;
  std::uint32_t i = end - 1;
  while (i > from) {
    const Node& n = node(i - 1);
    if (n.sign == Sign::quotation ||
        (n.sign == Sign::comma && i >= 2 && node(i - 2).sign == Sign::quotation && i - 1 > from)) {
      --i;
      continue;
    }
    break;
  }
  if (i == from) return from;
  // «Проект „важен для всех“, — сказал министр.»
  if (sheet_.quotation(node(end - 1)).words <= kShortQuote && i == end - 1 && node(i - 1).is_word())
    return from;
  return i;
}

void Finder::drop_lead(Draft& draft) const {
  if (draft.content.size() > 1 && is_lead_in(sheet_, draft.content.front()))
    draft.content.erase(draft.content.begin());
}

// Content that goes on behind its cue: «…, — сказал он, — …», «Выборы, сказал он, пройдут».
void Finder::take_rest(std::uint32_t border, bool quoted, bool dash, Draft& draft) const {
  std::uint32_t i = border;
  if (dash && is(i, Sign::dash))
    ++i;
  else if (dash && is(i, Sign::comma) && is(i + 1, Sign::dash))
    i += 2;
  else if (quoted && (is(i, Sign::comma) || is(i, Sign::colon)) && is(i + 1, Sign::quotation))
    ++i;
  else if (!quoted && !dash && is(i, Sign::comma) && draft.content.front().size() <= 12)
    ++i;
  else
    return;
  if (i >= end_) return;
  if (!dash && !quoted) {
    if (is_gerund(i) ||
        node(i).any(bits(Trait::relative, Trait::cue, Trait::that, Trait::preposition,
                         Trait::conjunction, Trait::title, Trait::role)) ||
        (node(i).is_word() && is_participle(sheet_.folded(node(i)))))
      return;
  }
  if (quoted && node(i).sign != Sign::quotation) return;
  draft.content.push_back({i, quoted ? i + 1 : end_});
}

// «Как сообщил генерал, войска вернулись»
bool Finder::as_said(const Verb& verb, Draft& draft) {
  const std::uint32_t border = next_border(sheet_, verb.behind, end_);
  Subject subject = subject_behind(sheet_, verb.behind, border, verb.asked);
  if (subject.nodes.empty()) return false;
  std::uint32_t at = border;
  // Insertions up to the comma behind which the content begins.
  for (int i = 0;
       i < 2 && is(at, Sign::comma) &&
       (is(at + 1, Trait::relative) || is_gerund(at + 1) ||
        (at + 1 < end_ && node(at + 1).is_word() && is_participle(sheet_.folded(node(at + 1)))));
       ++i)
    at = next_border(sheet_, at + 1, end_);
  if (!is(at, Sign::comma) && !is(at, Sign::colon)) return false;
  if (at + 2 >= end_) return false;
  draft.speakers = {subject.nodes};
  draft.content = {{at + 1, content_end(sheet_, sentence_, at + 1)}};
  draft.rule = "as-verb";
  draft.form = Form::credited;
  if (!subject.medium.empty()) draft.via.push_back(subject.medium);
  find_media(sheet_, sentence_, {verb.behind, border}, draft.via);
  return add(draft);
}

// «Стой!» is a sentence of its own, and «— крикнул он.» the next one.
bool Finder::line_before(const Verb& verb, Draft& draft) {
  if (index_ == 0) return false;
  const Sentence& line = sheet_.sentences()[index_ - 1];
  if (line.inside != sentence_.inside || line.paragraph != sentence_.paragraph ||
      line.behind != sentence_.first)
    return false;
  const std::uint32_t border = next_border(sheet_, verb.behind, end_);
  const Subject subject = subject_behind(sheet_, verb.behind, border, verb.asked);
  if (subject.nodes.empty()) return false;
  std::uint32_t from = line.first;
  if (node(from).sign == Sign::dash) ++from;
  if (from >= end_of(sheet_, line)) return false;
  draft.content = {{from, end_of(sheet_, line)}};
  draft.speakers = {subject.nodes};
  draft.rule = "dash-verb";
  return add(draft);
}

// «…», — цитирует министра ТАСС.
bool Finder::cited(const Verb& verb, std::uint32_t end, std::uint32_t border, Draft& draft) {
  std::uint32_t from = verb.behind;
  if (is_word(from, "слова") || is_word(from, "его") || is_word(from, "ее")) {
    if (is_word(from + 1, "слова"))
      ++from;
    else if (is_word(from, "слова"))
      ++from;
  }
  std::uint32_t behind = from;
  while (behind < border && node(behind).sign != Sign::quotation &&
         !is_medium_name(sheet_, behind) && !is_acronym(sheet_, node(behind)) &&
         !is_latin_word(behind) && !node(behind).is(Trait::preposition))
    ++behind;
  if (behind == from || is_word(from, "слова")) {
    // «цитирует ТАСС министра»
    std::uint32_t k = from;
    while (k < border && (is_medium_name(sheet_, k) || node(k).sign == Sign::quotation ||
                          is_acronym(sheet_, node(k)) || is_latin_word(k)))
      ++k;
    if (k == from || k >= border) return false;
    from = k;
    behind = border;
  }
  if (!node(from).is_word() || node(from).is(Trait::adverb)) return false;
  draft.speakers = {{from, behind}};
  draft.content.push_back({content_begin(end, true), end});
  find_media(sheet_, sentence_, {verb.behind, border}, draft.via);
  if (draft.via.empty() && behind + 1 == border && node(behind).sign == Sign::quotation)
    draft.via.push_back({behind, border});
  return add(draft);
}

bool Finder::is_latin_word(std::uint32_t i) const {
  return node(i).is_word() && is_latin(sheet_, node(i));
}

}  // namespace people::russian
