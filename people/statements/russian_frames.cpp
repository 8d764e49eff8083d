// For each form of a cue that asserts something: (1) content behind it, told by its sign and word:
// «, что», «:», «о», an infinitive, an object; (2) else content before it: a quotation, or a clause
// with a comma or dash; (3) else, beside «об этом», the sentence before. The subject stands before
// the verb in its clause, or behind it, or before an insertion; a cue without one is none.
#include "people/statements/russian_frames.h"

#include <algorithm>
#include <optional>
#include <span>

#include "people/statements/russian_content.h"
#include "people/statements/russian_who.h"

namespace people::russian {
namespace {

using Kind = model::Statement::Kind;
using Form = model::Statement::Form;

class Finder : Line {
 public:
  Finder(const Sheet& sheet, std::uint32_t index, std::vector<Draft>& out)
      : Line(sheet, sheet.sentences()[index]), index_(index), out_(out), first_(out.size()) {}

  void run() {
    for (std::uint32_t i = sentence_.first; i < end_; ++i)
      if (node(i).is(Trait::cue))
        if (const auto verb = verb_at(sheet_, sentence_, i)) read(*verb);
    if (out_.size() == first_) going_on();
    credit_agencies(sheet_, sentence_, std::span(out_).subspan(first_));
  }

 private:
  void read(const Verb& verb) {
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

  // ---- content behind ----

  void behind(const Verb& verb, const Content& content, Draft& draft) {
    // Where an object is part of the frame, what stands behind the verb is the object.
    const bool has_object = verb.has(Frame::of) || verb.has(Frame::urge) ||
                            std::string_view(content.rule) == "verb-object";
    const Subject subject = has_object
                                ? subject_before(sheet_, sentence_.first, verb.first, verb.asked)
                                : subject_of(verb, content.border);
    if (subject.nodes.empty()) return;
    draft.speakers = {subject.nodes};
    draft.target = content.target;
    draft.rule = content.rule;
    std::uint32_t end =
        content.quote ? behind_quotes(content.from) : content_end(sheet_, sentence_, content.from);
    const std::string_view rule = content.rule;
    // «Хотя чиновники заявили, что …, люди не согласны»
    const bool led = node(sentence_.first).is(Trait::subordinator) && !content.quote &&
                     sentence_.first + 8 > verb.first;
    if (rule == "verb-about" || rule == "verb-object" || led) end = clause_end(content.from, end);
    if (rule != "verb-that" && rule != "verb-whether" && rule != "verb-colon" && !content.quote)
      end = before_next_cue(sheet_, content.from, end);
    draft.content = {{content.from, end}};
    find_media(sheet_, {sentence_.first, verb.first}, draft.via);
    find_media(sheet_, {verb.behind, content.from}, draft.via);
    // «сказал „НГ“, что»
    if (draft.via.empty() && verb.has(Frame::addressee) && is(verb.behind, Sign::quotation) &&
        verb.behind + 1 == content.border)
      draft.via.push_back({verb.behind, content.border});
    add(draft);
  }

  Subject subject_of(const Verb& verb, std::uint32_t border) const {
    Subject before = subject_before(sheet_, sentence_.first, verb.first, verb.asked);
    if (!before.nodes.empty() && before.over == 0 && (before.strong || before.impersonal))
      return before;
    Subject behind = subject_behind(sheet_, verb.behind, border, verb.asked);
    if (!behind.nodes.empty() && (before.nodes.empty() || before.over > 0 || behind.strong))
      return behind;
    return before;
  }

  // ---- content before ----

  bool before(const Verb& verb, const std::optional<Content>& content, Draft& draft) {
    std::uint32_t at = verb.first;
    bool as = false;
    while (at > sentence_.first && node(at - 1).is_word()) {
      if (is_word(at - 1, "как"))
        as = true;
      else if (!node(at - 1).any(bits(Trait::adverb, Trait::time, Trait::conjunction)))
        break;
      --at;
    }
    if (as && at == sentence_.first) return as_said(verb, draft);
    if (at == sentence_.first) return false;
    const Sign sign = node(at - 1).sign;
    if (sign == Sign::dash && at - 1 == sentence_.first) return line_before(verb, draft);
    const bool dash = sign == Sign::dash;
    std::uint32_t end = at;
    while (end > sentence_.first &&
           (node(end - 1).sign == Sign::dash || node(end - 1).sign == Sign::comma))
      --end;
    if (end == sentence_.first) return false;
    const bool quoted = node(end - 1).sign == Sign::quotation;
    if (sign != Sign::comma && !dash && !(quoted && sign == Sign::quotation)) return false;
    if (sign == Sign::quotation && sheet_.quotation(node(end - 1)).words <= kShortQuote)
      return false;
    if (sign == Sign::comma && content && !as) return false;
    const std::uint32_t border = next_border(sheet_, verb.behind, end_);
    Subject subject = subject_behind(sheet_, verb.behind, border, verb.asked);
    if (verb.cue->lemma == "цитировать") {
      draft.rule = "quoted-by";
      return dash && quoted && cited(verb, end, border, draft);
    }
    if (subject.nodes.empty()) {
      if (!subject.medium.empty() || !(quoted && dash)) return false;
      // «…», — заявил, отвечая на вопрос, министр: not tried.
      return false;
    }
    const bool clause = !quoted && !dash;
    if (clause && !subject.strong && !as) return false;
    if (clause && verb.has(Frame::must) && !as && !verb.has(Frame::before)) return false;
    std::uint32_t from = content_begin(end, quoted);
    if (clause && !as && at_list(from, end)) return false;
    draft.content.push_back({from, end});
    draft.speakers = {subject.nodes};
    draft.rule = quoted ? "quote-verb" : dash ? "dash-verb" : as ? "as-verb" : "clause-verb";
    draft.form = as ? Form::credited : Form::indirect;
    take_rest(border, quoted, dash, draft);
    std::uint32_t words = 0;
    drop_lead(draft);
    for (const Range r : draft.content) words += words_in(sheet_, r);
    if (words < (quoted ? 1U : clause && !as ? 4U : 2U)) return false;
    if (!subject.medium.empty()) draft.via.push_back(subject.medium);
    find_media(sheet_, {verb.behind, border}, draft.via);
    return add(draft);
  }

  // «Он встал, сказал тост»: the clause before has the same subject, or is none.
  bool at_list(std::uint32_t from, std::uint32_t end) const {
    const Node& lead = node(from);
    return lead.is_word() && lead.any(bits(Trait::subordinator)) && end - from < 4;
  }

  // Where content that ends at `end` begins: a quotation, with the words of the clause that it
  // ends; a clause, with the sentence.
  std::uint32_t content_begin(std::uint32_t end, bool quoted) const {
    std::uint32_t from = sentence_.first;
    if (is(from, Sign::dash)) ++from;
    if (!quoted) return from;
    std::uint32_t i = end - 1;
    while (i > from) {
      const Node& n = node(i - 1);
      if (n.sign == Sign::quotation || (n.sign == Sign::comma && i >= 2 &&
                                        node(i - 2).sign == Sign::quotation && i - 1 > from)) {
        --i;
        continue;
      }
      break;
    }
    if (i == from) return from;
    // «Проект „важен для всех“, — сказал министр.»
    if (sheet_.quotation(node(end - 1)).words <= kShortQuote && i == end - 1 &&
        node(i - 1).is_word())
      return from;
    return i;
  }

  void drop_lead(Draft& draft) const {
    if (draft.content.size() > 1 && is_lead_in(sheet_, draft.content.front()))
      draft.content.erase(draft.content.begin());
  }

  // Content that goes on behind its cue: «…, — сказал он, — …», «Выборы, сказал он, пройдут».
  void take_rest(std::uint32_t border, bool quoted, bool dash, Draft& draft) const {
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
  bool as_said(const Verb& verb, Draft& draft) {
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
    find_media(sheet_, {verb.behind, border}, draft.via);
    return add(draft);
  }

  // «Стой!» is a sentence of its own, and «— крикнул он.» the next one.
  bool line_before(const Verb& verb, Draft& draft) {
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
  bool cited(const Verb& verb, std::uint32_t end, std::uint32_t border, Draft& draft) {
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
    find_media(sheet_, {verb.behind, border}, draft.via);
    if (draft.via.empty() && behind + 1 == border && node(behind).sign == Sign::quotation)
      draft.via.push_back({behind, border});
    return add(draft);
  }

  bool is_latin_word(std::uint32_t i) const {
    return node(i).is_word() && is_latin(sheet_, node(i));
  }

  // ---- the sentence before ----

  // «Об этом сообщила глава таможни.»
  void about_this(const Verb& verb, Draft& draft) {
    bool about = false;
    for (std::uint32_t i = sentence_.first; i + 1 < std::min(end_, verb.behind + 3); ++i)
      if ((is_word(i, "об") || is_word(i, "о")) && is_word(i + 1, "этом")) about = true;
    if (!about || index_ == 0 || verb.first > sentence_.first + 20) return;
    const Sentence& told = sheet_.sentences()[index_ - 1];
    if (told.inside != sentence_.inside || told.question) return;
    Subject subject = subject_of(verb, next_border(sheet_, verb.behind, end_));
    if (subject.nodes.empty()) return;
    if (!out_.empty() && out_.back().sentence == index_ - 1) {  // said already: through whom, where
      Draft& said = out_.back();
      if (said.via.empty()) find_media(sheet_, {sentence_.first, end_}, said.via);
      if (said.venue.empty()) said.venue = find_venue(sheet_, sentence_);
      return;
    }
    draft.content = {{told.first, end_of(sheet_, told)}};
    draft.speakers = {subject.nodes};
    draft.rule = "about-this";
    draft.form = Form::credited;
    if (!subject.medium.empty()) draft.via.push_back(subject.medium);
    find_media(sheet_, {sentence_.first, verb.first}, draft.via);
    find_media(sheet_, {verb.behind, end_}, draft.via);
    add(draft);
  }

  // «…, — сказал он. — Ещё одно.» and «…», — сказал он. «Ещё одно.»
  void going_on() {
    if (first_ == 0 || index_ == 0) return;
    const Draft& last = out_[first_ - 1];
    const Sentence& line = sheet_.sentences()[index_ - 1];
    if (last.sentence != index_ - 1 || line.inside != sentence_.inside ||
        line.paragraph != sentence_.paragraph)
      return;
    const std::string_view rule = last.rule;
    const bool dash =
        is(sentence_.first, Sign::dash) && (rule == "dash-verb" || rule == "dash-goes-on");
    const bool quote = end_ == sentence_.first + 1 &&
                       node(sentence_.first).sign == Sign::quotation &&
                       sheet_.quotation(node(sentence_.first)).words > 2 &&
                       (rule == "quote-verb" || rule == "verb-quote" || rule == "quote-goes-on");
    if (!dash && !quote) return;
    Draft draft = last;
    draft.sentence = index_;
    draft.rule = dash ? "dash-goes-on" : "quote-goes-on";
    draft.content = {{sentence_.first + (dash ? 1U : 0U), end_}};
    add(draft);
  }

  // ---- participles and gerunds ----

  void participle(const Verb& verb, Draft& draft) {
    std::uint32_t comma = verb.first;
    while (comma > sentence_.first && node(comma - 1).any(bits(Trait::adverb, Trait::time)))
      --comma;
    if (comma == sentence_.first || node(comma - 1).sign != Sign::comma) return;
    const auto content = content_behind(sheet_, sentence_, verb);
    if (!content) return;
    const Range phrase = phrase_before_comma(sheet_, sentence_.first, comma - 1);
    if (phrase.empty()) return;
    draft.speakers = {phrase};
    draft.target = content->target;
    draft.rule = "participle";
    std::uint32_t end = content->quote ? behind_quotes(content->from)
                                       : content_end(sheet_, sentence_, content->from);
    // The main clause goes on behind a comma; where, is not told by signs: the first that has a
    // verb's look behind it is taken.
    if (!content->quote) end = std::min(end, clause_end(content->from, end));
    draft.content = {{content->from, end}};
    add(draft);
  }

  void gerund(const Verb& verb, const std::optional<Content>& content, Draft& draft) {
    if (!content) return;
    draft.rule = "gerund";
    draft.target = content->target;
    const bool leads =
        verb.first == sentence_.first ||
        (verb.first == sentence_.first + 1 &&
         node(sentence_.first).any(bits(Trait::conjunction, Trait::adverb, Trait::negation)));
    std::uint32_t end = content->quote ? behind_quotes(content->from)
                                       : content_end(sheet_, sentence_, content->from);
    constexpr Agreement kAny = kMale | kFemale | kPlural;
    if (leads) {
      for (std::uint32_t i = end; i-- > content->from + 1;) {
        if (node(i).sign != Sign::comma) continue;
        const Range phrase = phrase_at(sheet_, i + 1, end_, kAny);
        if (phrase.empty() || !is_strong(sheet_, phrase, kAny)) continue;
        draft.speakers = {phrase};
        draft.content = {{content->from, i}};
        add(draft);
        return;
      }
      return;
    }
    if (out_.size() > first_ && !out_.back().speakers.empty() &&
        out_.back().cue.first < verb.first) {
      draft.speakers = out_.back().speakers;
    } else {
      const Subject subject = main_subject(verb.first);
      if (subject.nodes.empty()) return;
      draft.speakers = {subject.nodes};
    }
    draft.content = {{content->from, end}};
    add(draft);
  }

  // The first strong phrase of the sentence.
  Subject main_subject(std::uint32_t until) const {
    std::uint32_t behind = until;
    while (behind > sentence_.first &&
           (node(behind - 1).sign == Sign::comma || node(behind - 1).is(Trait::adverb) ||
            node(behind - 1).is(Trait::conjunction)))
      --behind;
    return subject_before(sheet_, sentence_.first, behind, kMale | kFemale | kPlural);
  }

  bool add(Draft& draft) {
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

  std::uint32_t index_;
  std::vector<Draft>& out_;
  std::size_t first_;
};

}  // namespace

void find_frames(const Sheet& sheet, std::uint32_t sentence, std::vector<Draft>& out) {
  Finder(sheet, sentence, out).run();
  find_credits(sheet, sentence, out);
}

}  // namespace people::russian
