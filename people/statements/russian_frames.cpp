// For each form of a cue that asserts something: (1) content behind it, told by its sign and word:
// «, что», «:», «о», an infinitive, an object; (2) else content before it: a quotation, or a clause
// with a comma or dash; (3) else, beside «об этом», the sentence before. The subject stands before
// the verb in its clause, or behind it, or before an insertion; a cue without one is none.
#include "people/statements/russian_frames.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "people/statements/russian_finder.h"

namespace people::russian {

using Kind = model::Statement::Kind;
using Form = model::Statement::Form;

Finder::Finder(const Sheet& sheet, std::uint32_t index, std::vector<Draft>& out)
    : Line(sheet, sheet.sentences()[index]), index_(index), out_(out), first_(out.size()) {}

void Finder::run() {
  for (std::uint32_t i = sentence_.first; i < end_; ++i)
    if (node(i).is(Trait::cue))
      if (const auto verb = verb_at(sheet_, sentence_, i)) read(*verb);
  if (out_.size() == first_) going_on();
  credit_agencies(sheet_, sentence_, std::span(out_).subspan(first_));
}

void Finder::read(const Verb& verb) {
  Draft draft;
  draft.sentence = index_;
  draft.cue = {verb.first, verb.behind};
  draft.kind = verb.negated ? Kind::say : verb.cue->kind;
  draft.negated = verb.negated;
  if (verb.participle) return participle(verb, draft);
  const auto content = content_behind(sheet_, sentence_, verb);
  if (verb.gerund) return gerund(verb, content, draft);
  if (!verb.negated && before(verb, content, draft)) return;
  if (content) return behind(verb, *content, draft);
  if (!verb.negated) about_this(verb, draft);
}

void Finder::behind(const Verb& verb, const Content& content, Draft& draft) {
  // Where an object is part of the frame, what stands behind the verb is the object.
  const std::string_view rule = content.rule;
  const bool has_object =
      verb.has(Frame::of) || verb.has(Frame::urge) || rule == "verb-object" || rule == "verb-with";
  const Subject subject = has_object
                              ? subject_before(sheet_, sentence_.first, verb.first, verb.asked)
                              : subject_of(verb, content.border);
  if (subject.nodes.empty()) return;
  draft.speakers = {subject.nodes};
  draft.target = rule == "verb-about" ? warned(verb, subject, content) : content.target;
  draft.rule = content.rule;
  std::uint32_t end =
      content.quote ? behind_quotes(content.from) : content_end(sheet_, sentence_, content.from);
  // «Хотя чиновники заявили, что …, люди не согласны»
  const bool led = node(sentence_.first).is(Trait::subordinator) && !content.quote &&
                   sentence_.first + 8 > verb.first;
  if (rule == "verb-about" || rule == "verb-object" || led) end = clause_end(content.from, end);
  if (rule != "verb-that" && rule != "verb-whether" && rule != "verb-colon" && !content.quote)
    end = before_next_cue(sheet_, content.from, end);
  draft.content = {{content.from, end}};
  find_media(sheet_, sentence_, {sentence_.first, verb.first}, draft.via);
  find_media(sheet_, sentence_, {verb.behind, content.from}, draft.via);
  // «сказал „НГ“, что»
  if (draft.via.empty() && verb.has(Frame::addressee) && is(verb.behind, Sign::quotation) &&
      verb.behind + 1 == content.border)
    draft.via.push_back({verb.behind, content.border});
  add(draft);
}

// «предупредил НАТО об ответе»: whom, where nothing else stands between.
Range Finder::warned(const Verb& verb, const Subject& subject, const Content& content) const {
  Range whom{verb.behind, content.from};
  while (!whom.empty() && node(whom.first).any(bits(Trait::adverb, Trait::time))) ++whom.first;
  if (verb.cue->kind != Kind::warn || subject.nodes.behind > verb.first) return {};
  for (std::uint32_t i = whom.first; i < whom.behind; ++i)
    if (!is_word(i) || node(i).any(bits(Trait::preposition, Trait::medium))) return {};
  return whom;
}

// «Шойгу предупредил НАТО»: a name that stands at the verb, and letters that may be any case.
bool Finder::is_named_at(const Verb& verb, const Subject& before, const Subject& behind) const {
  return before.over == 0 && before.nodes.behind == verb.first && node(verb.first - 1).capital &&
         behind.nodes.size() == 1 && is_acronym(sheet_, node(behind.nodes.first));
}

Subject Finder::subject_of(const Verb& verb, std::uint32_t border) const {
  Subject before = subject_before(sheet_, sentence_.first, verb.first, verb.asked);
  if (!before.nodes.empty() && before.over == 0 && (before.strong || before.impersonal))
    return before;
  Subject behind = subject_behind(sheet_, verb.behind, border, verb.asked);
  if (!before.nodes.empty() && !behind.nodes.empty() && is_named_at(verb, before, behind))
    return before;
  if (!behind.nodes.empty() && (before.nodes.empty() || before.over > 0 || behind.strong))
    return behind;
  return before;
}

// «Об этом сообщила глава таможни.»
void Finder::about_this(const Verb& verb, Draft& draft) {
  bool about = false;
  for (std::uint32_t i = sentence_.first; i + 1 < std::min(end_, verb.behind + 3); ++i)
    if ((is_word(i, "об") || is_word(i, "о")) && is_word(i + 1, "этом")) about = true;
  if (!about || index_ == 0 || verb.first > sentence_.first + 20) return;
  const Sentence& told = sheet_.sentences()[index_ - 1];
  if (told.inside != sentence_.inside || told.question) return;
  const std::uint32_t border = next_border(sheet_, verb.behind, end_);
  const Subject subject = subject_of(verb, border);
  const bool medium = !subject_behind(sheet_, verb.behind, border, verb.asked).medium.empty();
  const bool said_already = !out_.empty() && out_.back().sentence == index_ - 1;
  if (subject.nodes.empty() && !(medium && said_already)) return;
  if (said_already) {  // through whom, where
    Draft& said = out_.back();
    if (said.via.empty()) find_media(sheet_, sentence_, {sentence_.first, end_}, said.via);
    if (said.venue.empty()) said.venue = find_venue(sheet_, sentence_);
    return;
  }
  draft.content = {{told.first, end_of(sheet_, told)}};
  draft.speakers = {subject.nodes};
  draft.rule = "about-this";
  draft.form = Form::credited;
  if (!subject.medium.empty()) draft.via.push_back(subject.medium);
  find_media(sheet_, sentence_, {sentence_.first, verb.first}, draft.via);
  find_media(sheet_, sentence_, {verb.behind, end_}, draft.via);
  add(draft);
}

// «…, — сказал он. — Ещё одно.» and «…», — сказал он. «Ещё одно.»
void Finder::going_on() {
  if (first_ == 0 || index_ == 0) return;
  const Draft& last = out_[first_ - 1];
  const Sentence& line = sheet_.sentences()[index_ - 1];
  if (last.sentence != index_ - 1 || line.inside != sentence_.inside ||
      line.paragraph != sentence_.paragraph)
    return;
  const std::string_view rule = last.rule;
  const bool dash =
      is(sentence_.first, Sign::dash) && (rule == "dash-verb" || rule == "dash-goes-on");
  const bool quote = end_ == sentence_.first + 1 && node(sentence_.first).sign == Sign::quotation &&
                     sheet_.quotation(node(sentence_.first)).words > 2 &&
                     (rule == "quote-verb" || rule == "verb-quote" || rule == "quote-goes-on");
  if (!dash && !quote) return;
  Draft draft = last;
  draft.sentence = index_;
  draft.rule = dash ? "dash-goes-on" : "quote-goes-on";
  draft.content = {{sentence_.first + (dash ? 1U : 0U), end_}};
  add(draft);
}

bool Finder::add(Draft& draft) {
  const std::string_view rule = draft.rule;
  if (rule.starts_with("dash-") && sentence_.inside != kNone) draft.direct = true;
  if (draft.content.empty() || draft.content.front().empty()) return false;
  if (sentence_.question && sentence_.inside == kNone &&
      node(draft.content.front().behind - 1).sign != Sign::quotation)
    return false;
  if (words_in(sheet_, draft.content.front()) == 0) return false;
  std::erase_if(draft.via, [&](const Range r) {
    return draft.speakers.front().first <= r.first && r.first < draft.speakers.front().behind;
  });
  switch (who_is(sheet_, sentence_, draft.speakers.front())) {
    case Who::speaker:
      break;
    case Who::medium:
    case Who::number:
      return false;
    case Who::writer:
      draft.rule = "writer";
      break;
    case Who::thing:
      if (rule == "verb-object" || rule == "about-this" || rule == "verb-about" ||
          rule == "verb-inf" || rule == "verb-urge" || rule == "participle")
        return false;
      draft.rule = "thing";
  }
  if (draft.venue.empty()) draft.venue = find_venue(sheet_, sentence_);
  draft.speakers = speakers_in(sheet_, draft.speakers.front());
  out_.push_back(draft);
  return true;
}

void find_frames(const Sheet& sheet, std::uint32_t sentence, std::vector<Draft>& out) {
  Finder(sheet, sentence, out).run();
  find_credits(sheet, sentence, out);
}

}  // namespace people::russian
