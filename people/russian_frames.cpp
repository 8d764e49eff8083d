// For each form of a cue that asserts something: (1) content behind it, told by its sign and word:
// «, что», «:», «о», an infinitive, an object; (2) else content before it: a quotation, or a clause
// with a comma or dash; (3) else, beside «об этом», the sentence before. The subject stands before
// the verb in its clause, or behind it, or before an insertion; a cue without one is none.
#include "people/russian_frames.h"

#include <algorithm>
#include <array>
#include <optional>

namespace people::russian {
namespace {

using Kind = model::Statement::Kind;
using Form = model::Statement::Form;
using Shape = Cue::Shape;

struct Verb {
  const Cue* cue = nullptr;
  std::uint32_t first = 0, behind = 0;  // with its negation
  Agreement asked = 0;
  bool negated = false, gerund = false, participle = false;
  bool has(Frame f) const { return (cue->frames & bit(f)) != 0; }
};

struct Content {
  std::uint32_t from = 0;
  std::uint32_t border = 0;  // where the verb's own clause ends
  Range target;
  const char* rule = "";
  bool quote = false;        // one quotation, and no more
};

class Finder {
 public:
  Finder(const Sheet& sheet, std::uint32_t index, std::vector<Draft>& out)
      : sheet_(sheet), index_(index), sentence_(sheet.sentences()[index]),
        end_(end_of(sheet, sentence_)), out_(out), first_(out.size()) {}

  void run() {
    for (std::uint32_t i = sentence_.first; i < end_; ++i)
      if (node(i).is(Trait::cue))
        if (const auto verb = verb_at(i)) read(*verb);
    if (out_.size() == first_) going_on();
    find_agencies();
  }

 private:
  const Node& node(std::uint32_t i) const { return sheet_.node(i); }
  bool is(std::uint32_t i, Sign s) const { return i < end_ && node(i).sign == s; }
  bool is(std::uint32_t i, Trait t) const { return i < end_ && node(i).is(t); }
  bool is_word(std::uint32_t i, std::string_view w) const {
    return i < end_ && node(i).is_word() && sheet_.folded(node(i)) == w;
  }

  // Nothing where the form asserts nothing: «не сказал бы», «если заявит», an infinitive.
  std::optional<Verb> verb_at(std::uint32_t at) const {
    Verb verb;
    for (const CueForm& form : node(at).entry->cues) {
      if (form.is(Shape::finite) || form.is(Shape::gerund) || form.is(Shape::participle)) {
        verb.cue = &sheet_.tongue().cue(form);
        verb.gerund = form.is(Shape::gerund);
        verb.participle = form.is(Shape::participle);
        break;
      }
    }
    if (verb.cue == nullptr) return std::nullopt;
    if (at > sentence_.first && node(at - 1).is(Trait::negation) &&
        (verb.gerund || verb.participle || !keeps_content(*verb.cue)))
      return std::nullopt;
    verb.first = at;
    verb.behind = at + 1;
    verb.asked = verb.gerund ? kMale | kFemale | kNeuter | kPlural : asked_by(sheet_.folded(node(at)));
    if (at > sentence_.first && node(at - 1).is(Trait::negation)) {
      verb.negated = true;
      verb.first = at - 1;
    }
    if (is_word(at + 1, "бы") || is_word(at + 1, "б") || is_word(at + 1, "ли")) return std::nullopt;
    for (std::uint32_t i = verb.first; i > sentence_.first && !is_border(node(i - 1)); --i)
      if (is_word(i - 1, "если") || is_word(i - 1, "бы") || is_word(i - 1, "ли") ||
          is_word(i - 1, "якобы"))
        return std::nullopt;
    return verb;
  }

  // «не подтвердил, что» leaves the content said; «не сказал, что» may mean: what.
  static bool keeps_content(const Cue& cue) {
    return cue.kind != Kind::say || cue.lemma == "считать" || cue.lemma == "полагать" ||
           cue.lemma == "утверждать" || cue.lemma == "признать" || cue.lemma == "допустить";
  }

  void read(const Verb& verb) {
    Draft draft;
    draft.sentence = index_;
    draft.cue = {verb.first, verb.behind};
    draft.kind = verb.negated ? Kind::say : verb.cue->kind;
    draft.negated = verb.negated;
    if (verb.participle) return participle(verb, draft);
    const auto content = content_behind(verb);
    if (verb.gerund) return gerund(verb, content, draft);
    if (!verb.negated && before(verb, content, draft)) return;
    if (content) return behind(verb, *content, draft);
    if (!verb.negated) about_this(verb, draft);
  }

  // ---- content behind ----

  std::optional<Content> content_behind(const Verb& verb) const {
    std::uint32_t at = next_border(sheet_, verb.behind, end_);
    if (const auto inner = inside_clause(verb, at)) return inner;
    // Up to two insertions: «заявил Иванов, комментируя решение, что …».
    const std::uint32_t border = at;
    for (int inserted = 0; inserted < 3 && is(at, Sign::comma); ++inserted) {
      if (is(at + 1, Trait::that) && verb.has(Frame::that))
        return that_clause(verb, at + 2, border);
      if (inserted == 0 && verb.has(Frame::whether) && !verb.negated && is(at + 1, Trait::whether) &&
          at - verb.behind < 8 && !is_word(verb.behind, "на"))
        return Content{at + 1, border, {}, "verb-whether"};
      if (!(is(at + 1, Trait::preposition) || is_gerund(at + 1) || is(at + 1, Trait::relative) ||
            (at + 1 < end_ && node(at + 1).is_word() && is_participle(sheet_.folded(node(at + 1)))) ||
            is(at + 1, Trait::title) || is(at + 1, Trait::role)))
        break;
      at = next_border(sheet_, at + 1, end_);
    }
    at = border;
    if (verb.negated) return std::nullopt;
    if (is(at, Sign::colon) && verb.has(Frame::quote)) {
      if (is(at + 1, Sign::quotation)) return Content{at + 1, border, {}, "verb-quote", true};
      std::uint32_t from = at + 1;
      if (is(from, Sign::dash)) ++from;
      if (from < end_ && verb.has(Frame::bare)) return Content{from, border, {}, "verb-colon"};
    }
    if ((is(at, Sign::dash) || is(at, Sign::comma)) && is(at + 1, Sign::quotation) &&
        verb.has(Frame::quote) && sheet_.quotation(node(at + 1)).words > 2)
      return Content{at + 1, border, {}, "verb-quote", true};
    return std::nullopt;
  }

  std::optional<Content> that_clause(const Verb& verb, std::uint32_t from,
                                     std::uint32_t border) const {
    // «считает учителя тем, что», «говорят примерно то же, что»
    if (verb.cue->lemma == "считать" && border > verb.behind) {
      const Range whose = subject_behind(sheet_, verb.behind, border, verb.asked).nodes;
      if (border - verb.behind > whose.size() + 1) return std::nullopt;
    }
    if (border > verb.behind && is_word(border - 1, "же")) return std::nullopt;
    if (is(from, Sign::comma)) ++from;
    if (from >= end_) return std::nullopt;
    return Content{from, border, {}, "verb-that"};
  }

  // What begins before the first sign: «о готовности», «обвинил НАТО в», «осудил удар», or a
  // quotation that goes on the clause.
  std::optional<Content> inside_clause(const Verb& verb, std::uint32_t border) const {
    const bool told = is(border, Sign::comma) && is(border + 1, Trait::that);
    if (told && verb.has(Frame::that) && !verb.has(Frame::of)) return std::nullopt;
    if (verb.has(Frame::of) && !verb.negated)
      if (const auto accused = of(verb, border)) return accused;
    if (verb.has(Frame::urge) && !verb.negated)
      if (const auto urged = urge(verb, border)) return urged;
    if (verb.has(Frame::inf) && !verb.negated)
      for (std::uint32_t i = verb.behind; i < border; ++i)
        if (is_infinitive(sheet_, node(i))) {
          const std::uint32_t from = i > verb.behind && node(i - 1).is(Trait::negation) ? i - 1 : i;
          return Content{from, from, {}, "verb-inf"};
        }
    if (verb.has(Frame::quote) || verb.has(Frame::about))
      for (std::uint32_t i = verb.behind; i < border; ++i)
        if (is(i, Sign::quotation) && sheet_.quotation(node(i)).words > 3 && !verb.negated &&
            (i == verb.behind || !node(i - 1).is_word() || is_link(verb, i - 1)))
          return Content{i, i, {}, "verb-quote", true};
    if (verb.has(Frame::about) && !verb.negated)
      for (std::uint32_t i = verb.behind; i + 1 < border; ++i)
        if (is_link(verb, i) && !is_word(i, "на") && !node(i - 1).is(Trait::negation) && !is_word(i + 1, "этом") && !is_word(i + 1, "чем"))
          return Content{i, i, {}, "verb-about"};
    if (verb.has(Frame::object)) return object(verb, border);
    return std::nullopt;
  }

  bool is_link(const Verb& verb, std::uint32_t i) const {
    return i < end_ && node(i).is_word() && node(i).is(Trait::preposition) &&
           std::find(verb.cue->links.begin(), verb.cue->links.end(), sheet_.folded(node(i))) !=
               verb.cue->links.end();
  }

  // «обвинил НАТО в наращивании сил»: the last «в» that a noun of doing follows, else the first.
  std::optional<Content> of(const Verb& verb, std::uint32_t border) const {
    std::uint32_t link = kNone;
    for (std::uint32_t i = verb.behind; i + 1 < border && link == kNone; ++i)
      if (is_link(verb, i) && !is(i + 1, Trait::time)) link = i;
    if (is(border, Sign::comma) && is(border + 1, Trait::that) && link != kNone && link + 2 == border)
      return Content{border + 2, link, target(verb.behind, link), "verb-of"};
    if (link == kNone) return std::nullopt;
    return Content{link, link, target(verb.behind, link), "verb-of"};
  }

  // The accusative between verb and content: what is left of it without a subject.
  Range target(std::uint32_t from, std::uint32_t behind) const {
    while (from < behind && node(from).any(bits(Trait::adverb, Trait::time))) ++from;
    return {from, behind};
  }

  // «призвал стороны прекратить огонь», «призвал Баку к сдержанности».
  std::optional<Content> urge(const Verb& verb, std::uint32_t border) const {
    for (std::uint32_t i = verb.behind; i < border; ++i) {
      const bool link = is_link(verb, i);
      if (!link && !is_infinitive(sheet_, node(i))) continue;
      const std::uint32_t from = i > verb.behind && node(i - 1).is(Trait::negation) ? i - 1 : i;
      return Content{from, from, target(verb.behind, from), "verb-urge"};
    }
    return std::nullopt;
  }

  // «осудил удар по порту»: all of the clause behind the verb.
  std::optional<Content> object(const Verb& verb, std::uint32_t border) const {
    std::uint32_t from = verb.behind;
    while (from < border && node(from).any(bits(Trait::adverb, Trait::time))) ++from;
    if (from >= border || node(from).sign == Sign::quotation) return std::nullopt;
    if (node(from).is(Trait::preposition) && !is_link(verb, from)) return std::nullopt;
    if (!phrase_at(sheet_, from, border, verb.asked).empty() &&
        is_strong(sheet_, phrase_at(sheet_, from, border, verb.asked), verb.asked) &&
        node(from).any(bits(Trait::title, Trait::male, Trait::female, Trait::he, Trait::she, Trait::they)))
      return std::nullopt;  // the subject
    return Content{from, from, {}, "verb-object"};
  }

  bool is_gerund(std::uint32_t i) const {
    if (i >= end_ || !node(i).is_word()) return false;
    if (node(i).entry != nullptr)
      for (const CueForm& form : node(i).entry->cues)
        if (form.is(Shape::gerund)) return true;
    return !node(i).capital && ends_with_any(sheet_.folded(node(i)), "ая яя уя вшись ясь ив ав ув") &&
           sheet_.folded(node(i)).size() > 8;
  }

  void behind(const Verb& verb, const Content& content, Draft& draft) {
    // Where an object is part of the frame, what stands behind the verb is the object.
    const bool has_object = verb.has(Frame::of) || verb.has(Frame::urge) || std::string_view(content.rule) == "verb-object";
    const Subject subject =
        has_object ? subject_before(sheet_, sentence_.first, verb.first, verb.asked)
                   : subject_of(verb, content.border);
    if (subject.nodes.empty()) return;
    draft.speakers = {subject.nodes};
    draft.target = content.target;
    draft.rule = content.rule;
    std::uint32_t end = content.quote ? behind_quotes(content.from)
                                      : content_end(sheet_, sentence_, content.from);
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

  std::uint32_t behind_quotes(std::uint32_t at) const {
    ++at;
    while (is(at, Sign::quotation) || (is(at, Sign::comma) && is(at + 1, Sign::quotation))) ++at;
    return at;
  }

  Subject subject_of(const Verb& verb, std::uint32_t border) const {
    Subject before = subject_before(sheet_, sentence_.first, verb.first, verb.asked);
    if (!before.nodes.empty() && before.over == 0 && (before.strong || before.impersonal)) return before;
    Subject behind = subject_behind(sheet_, verb.behind, border, verb.asked);
    if (!behind.nodes.empty() && (before.nodes.empty() || before.over > 0 || behind.strong)) return behind;
    return before;
  }

  // ---- content before ----

  bool before(const Verb& verb, const std::optional<Content>& content, Draft& draft) {
    std::uint32_t at = verb.first;
    bool as = false;
    while (at > sentence_.first && node(at - 1).is_word()) {
      if (is_word(at - 1, "как")) as = true;
      else if (!node(at - 1).any(bits(Trait::adverb, Trait::time, Trait::conjunction))) break;
      --at;
    }
    if (as && at == sentence_.first) return as_said(verb, draft);
    if (at == sentence_.first) return false;
    const Sign sign = node(at - 1).sign;
    if (sign == Sign::dash && at - 1 == sentence_.first) return line_before(verb, draft);
    const bool dash = sign == Sign::dash;
    std::uint32_t end = at;
    while (end > sentence_.first && (node(end - 1).sign == Sign::dash || node(end - 1).sign == Sign::comma)) --end;
    if (end == sentence_.first) return false;
    const bool quoted = node(end - 1).sign == Sign::quotation;
    if (sign != Sign::comma && !dash && !(quoted && sign == Sign::quotation)) return false;
    if (sign == Sign::quotation && sheet_.quotation(node(end - 1)).words <= kShortQuote) return false;
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
      if (n.sign == Sign::quotation || (n.sign == Sign::comma && i >= 2 && node(i - 2).sign == Sign::quotation && i - 1 > from)) {
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
  static constexpr std::uint32_t kShortQuote = 6;

  void drop_lead(Draft& draft) const {
    if (draft.content.size() > 1 && is_lead_in(sheet_, draft.content.front()))
      draft.content.erase(draft.content.begin());
  }

  // Content that goes on behind its cue: «…, — сказал он, — …», «Выборы, сказал он, пройдут».
  void take_rest(std::uint32_t border, bool quoted, bool dash, Draft& draft) const {
    std::uint32_t i = border;
    if (dash && is(i, Sign::dash)) ++i;
    else if (dash && is(i, Sign::comma) && is(i + 1, Sign::dash)) i += 2;
    else if (quoted && (is(i, Sign::comma) || is(i, Sign::colon)) && is(i + 1, Sign::quotation)) ++i;
    else if (!quoted && !dash && is(i, Sign::comma) && draft.content.front().size() <= 12) ++i;
    else return;
    if (i >= end_) return;
    if (!dash && !quoted) {
      if (is_gerund(i) || node(i).any(bits(Trait::relative, Trait::cue, Trait::that, Trait::preposition,
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
    for (int i = 0; i < 2 && is(at, Sign::comma) && (is(at + 1, Trait::relative) || is_gerund(at + 1) ||
         (at + 1 < end_ && node(at + 1).is_word() && is_participle(sheet_.folded(node(at + 1))))); ++i)
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
    if (line.inside != sentence_.inside || line.paragraph != sentence_.paragraph || line.behind != sentence_.first) return false;
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
      if (is_word(from + 1, "слова")) ++from;
      else if (is_word(from, "слова")) ++from;
    }
    std::uint32_t behind = from;
    while (behind < border && node(behind).sign != Sign::quotation && !is_medium_name(sheet_, behind) &&
           !is_acronym(sheet_, node(behind)) && !is_latin_word(behind) && !node(behind).is(Trait::preposition))
      ++behind;
    if (behind == from || is_word(from, "слова")) {
      // «цитирует ТАСС министра»
      std::uint32_t k = from;
      while (k < border && (is_medium_name(sheet_, k) || node(k).sign == Sign::quotation || is_acronym(sheet_, node(k)) || is_latin_word(k))) ++k;
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

  bool is_latin_word(std::uint32_t i) const { return node(i).is_word() && is_latin(sheet_, node(i)); }

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
      if (said.venue.empty()) said.venue = find_venue();
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
    if (last.sentence != index_ - 1 || line.inside != sentence_.inside || line.paragraph != sentence_.paragraph) return;
    const std::string_view rule = last.rule;
    const bool dash = is(sentence_.first, Sign::dash) && (rule == "dash-verb" || rule == "dash-goes-on");
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

  // ---- participles and gerunds ----

  void participle(const Verb& verb, Draft& draft) {
    std::uint32_t comma = verb.first;
    while (comma > sentence_.first && node(comma - 1).any(bits(Trait::adverb, Trait::time))) --comma;
    if (comma == sentence_.first || node(comma - 1).sign != Sign::comma) return;
    const auto content = content_behind(verb);
    if (!content) return;
    const Range phrase = phrase_before_comma(sheet_, sentence_.first, comma - 1);
    if (phrase.empty()) return;
    draft.speakers = {phrase};
    draft.target = content->target;
    draft.rule = "participle";
    std::uint32_t end = content->quote ? behind_quotes(content->from) : content_end(sheet_, sentence_, content->from);
    // The main clause goes on behind a comma; where, is not told by signs: the first that has a
    // verb's look behind it is taken.
    if (!content->quote) end = std::min(end, clause_end(content->from, end));
    draft.content = {{content->from, end}};
    add(draft);
  }

  // The first comma behind which neither a conjunction nor a relative begins.
  std::uint32_t clause_end(std::uint32_t from, std::uint32_t end) const {
    for (std::uint32_t i = from + 2; i + 1 < end; ++i) {
      if (node(i).sign != Sign::comma) continue;
      const Node& then = node(i + 1);
      if (then.is_word() && !then.any(bits(Trait::relative, Trait::conjunction, Trait::that,
                                           Trait::whether, Trait::subordinator, Trait::preposition)) &&
          !is_gerund(i + 1) && !is_participle(sheet_.folded(then)))
        return i;
    }
    return end;
  }

  void gerund(const Verb& verb, const std::optional<Content>& content, Draft& draft) {
    if (!content) return;
    draft.rule = "gerund";
    draft.target = content->target;
    const bool leads = verb.first == sentence_.first ||
                       (verb.first == sentence_.first + 1 && node(sentence_.first).any(bits(Trait::conjunction, Trait::adverb, Trait::negation)));
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
    if (out_.size() > first_ && !out_.back().speakers.empty() && out_.back().cue.first < verb.first) {
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
    while (behind > sentence_.first && (node(behind - 1).sign == Sign::comma || node(behind-1).is(Trait::adverb) || node(behind-1).is(Trait::conjunction))) --behind;
    return subject_before(sheet_, sentence_.first, behind, kMale | kFemale | kPlural);
  }

  // ---- «…, сообщает ТАСС со ссылкой на министра» ----

  void find_agencies() {
    for (std::uint32_t i = sentence_.first + 1; i < end_; ++i) {
      if (!node(i).is(Trait::cue) && !is_relay(i)) continue;
      if (!(is(i - 1, Sign::comma) || is(i - 1, Sign::dash))) continue;
      const std::uint32_t border = next_border(sheet_, i + 1, end_);
      std::vector<Range> media;
      find_media(sheet_, {i + 1, border}, media);
      if (media.empty()) continue;
      for (std::size_t d = first_; d < out_.size(); ++d)
        if (out_[d].via.empty() && out_[d].cue.first != i) out_[d].via = media;
    }
  }

  bool is_relay(std::uint32_t i) const {
    return node(i).is_word() && ends_with_any(sheet_.folded(node(i)), "передает передают передал передала");
  }

  bool add(Draft& draft) {
    const std::string_view rule = draft.rule;
    if (rule.starts_with("dash-") && sentence_.inside != kNone) draft.direct = true;
    if (draft.content.empty() || draft.content.front().empty()) return false;
    if (sentence_.question && sentence_.inside == kNone &&
        node(draft.content.front().behind - 1).sign != Sign::quotation)
      return false;
    if (words_in(sheet_, draft.content.front()) == 0) return false;
    if (is_medium(draft.speakers.front()) || is_number(draft.speakers.front())) return false;
    std::erase_if(draft.via, [&](const Range r) {
      return draft.speakers.front().first <= r.first && r.first < draft.speakers.front().behind;
    });
    if (is_writer(draft.speakers.front())) {
      draft.rule = "writer";
    } else if (!is_speaker(draft.speakers.front())) {
      if (rule == "verb-object" || rule == "about-this" || rule == "verb-about" || rule == "verb-inf" ||
          rule == "verb-urge" || rule == "participle")
        return false;
      draft.rule = "thing";
    }
    if (draft.venue.empty()) draft.venue = find_venue();
    split_speakers(draft);
    out_.push_back(draft);
    return true;
  }

  // «Лавров и Керри заявили»: both; «министры Ирана и Омана»: one phrase.
  void split_speakers(Draft& draft) const {
    const Range all = draft.speakers.front();
    for (std::uint32_t i = all.first + 1; i + 1 < all.behind; ++i) {
      if (!is_word(i, "и")) continue;
      const Node &before = node(i - 1), &then = node(i + 1);
      const bool person = then.any(bits(Trait::title, Trait::role)) ||
                          (then.capital && !then.any(bits(Trait::body, Trait::place)));
      if (!person || !before.is_word() || !before.capital ||
          before.any(bits(Trait::body, Trait::place)) || is_acronym(sheet_, before) ||
          nominative(sheet_, before, kMale | kFemale) == Fit::none ||
          nominative(sheet_, then, kMale | kFemale) != Fit::strong)
        continue;
      draft.speakers = {{all.first, i}, {i + 1, all.behind}};
      return;
    }
  }

  // «на заседании Совета министров», «в ходе брифинга в Астане»
  Range find_venue() const {
    for (std::uint32_t i = sentence_.first; i + 1 < end_; ++i) {
      if (!is_word(i, "на") && !is_word(i, "ходе") && !is_word(i, "время") && !is_word(i, "в")) continue;
      std::uint32_t noun = i + 1;
      while (noun < std::min(end_, i + 4) && node(noun).is_word() && !is(noun, Trait::occasion) &&
             !is_outside(node(noun)) && ends_with_any(sheet_.folded(node(noun)), "ом ем ой ей их ых ого его"))
        ++noun;
      if (!is(noun, Trait::occasion)) continue;
      std::uint32_t end = noun + 1;
      while (end < end_ && end - noun < kVenueWords &&
             (is(end, Trait::occasion) || goes_on_venue(end)))
        ++end;
      return {i + 1, end};
    }
    return {};
  }
  static constexpr std::uint32_t kVenueWords = 10;
  // Genitives and names of bodies, but no one who speaks there.
  bool goes_on_venue(std::uint32_t i) const {
    const Node& n = node(i);
    if (n.sign == Sign::quotation) return sheet_.quotation(n).words <= kShortQuote;
    if (!n.is_word() || is_subject_pronoun(sheet_, n)) return false;
    if (n.is(Trait::conjunction)) return is_word(i, "и") && i + 1 < end_ && goes_on_venue(i + 1);
    if (is_outside(n) || n.any(bits(Trait::pronoun, Trait::medium)) || is_addressed(sheet_, n)) return false;
    if (is_acronym(sheet_, n)) return true;
    const std::string_view w = sheet_.folded(n);
    if (n.capital && n.any(bits(Trait::male, Trait::female))) return false;
    return ends_with_any(w, "а я ы и ов ев ей ий ого его ой их ых");
  }

  // A person of it is none: «корреспондент RT», «автор статьи в Times».
  bool is_medium(Range r) const {
    bool medium = false;
    for (std::uint32_t i = r.first; i < r.behind; ++i) {
      if (node(i).any(bits(Trait::role, Trait::title, Trait::male, Trait::female))) return false;
      if (i == r.first && node(i).any(bits(Trait::body)) && !node(i).is(Trait::medium)) return false;
      medium = medium || node(i).is(Trait::medium);
    }
    return medium;
  }
  bool is_writer(Range r) const { return r.size() == 1 && node(r.first).is(Trait::i); }
  bool is_number(Range r) const {
    if (r.size() > 1) return false;
    const char first = sheet_.words(node(r.first)).front();
    return first >= '0' && first <= '9';
  }

  // Whether the words are those of a person or body, and not of whatever stands in the nominative:
  // «шаг говорит о том, что».
  bool is_speaker(Range r) const {
    for (std::uint32_t i = r.first; i < r.behind; ++i) {
      const Node& n = node(i);
      if (n.sign == Sign::quotation) return true;
      if (!n.is_word()) continue;
      if (is_subject_pronoun(sheet_, n) || n.any(bits(Trait::title, Trait::role, Trait::body, Trait::plural)) ||
          (n.capital && n.any(bits(Trait::male, Trait::female))) || is_acronym(sheet_, n))
        return true;
      const std::string_view w = sheet_.folded(n);
      if (n.capital && !begins_text(i)) return true;
      if (n.capital && (is_surname(w) || is_name_elsewhere(n))) return true;
      if (is_modifier(sheet_, n, kSingular | kPlural)) continue;
      return is_person_noun(w) || ends_with_any(w, "многие некоторые другие остальные все");
    }
    return ends_with_any(sheet_.folded(node(r.behind - 1)), "многие некоторые другие остальные");
  }
  // A capital letter there says nothing.
  bool begins_text(std::uint32_t i) const {
    return i == sentence_.first || (i == sentence_.first + 1 && !node(i - 1).is_word()) ||
           node(i - 1).sign == Sign::stop || node(i - 1).sign == Sign::quotation;
  }
  static bool is_surname(std::string_view w) {
    return ends_with_any(w, "ов ев ин ын ский цкий ова ева ина ская цкая енко швили дзе ян янц ич ук юк");
  }
  bool is_name_elsewhere(const Node& word) const {
    constexpr std::size_t kLook = 6;
    const auto places = sheet_.reading().places(word.which, sheet_.field());
    const auto& tokens = sheet_.reading().tokens(sheet_.field());
    for (std::size_t k = 0; k < std::min(places.size(), kLook); ++k) {
      const std::uint32_t place = places[k];
      const text::Token& token = tokens[place];
      if (place == 0 || token.begin == word.begin) continue;
      const bool behind_blank = token.begin == tokens[place - 1].end + 1 && sheet_.utf8()[token.begin - 1] == ' ';
      const auto letter = static_cast<unsigned char>(sheet_.utf8()[token.begin]);
      const auto next = static_cast<unsigned char>(token.begin + 1 < sheet_.utf8().size() ? sheet_.utf8()[token.begin + 1] : '\0');
      const bool capital = (letter >= 'A' && letter <= 'Z') || (letter == 0xD0U && next >= 0x81U && next <= 0xAFU);
      if (behind_blank && capital) return true;
    }
    return false;
  }

  const Sheet& sheet_;
  std::uint32_t index_;
  Sentence sentence_;
  std::uint32_t end_;
  std::vector<Draft>& out_;
  std::size_t first_;
};

}  // namespace

bool is_border(const Node& node) {
  switch (node.sign) {
    case Sign::word: case Sign::quotation: case Sign::other: return false;
    default: return true;
  }
}

std::uint32_t next_border(const Sheet& sheet, std::uint32_t at, std::uint32_t behind) {
  while (at < behind && !is_border(sheet.node(at))) {
    ++at;
    // A bracket is stepped over.
    if (at < behind && sheet.node(at).sign == Sign::opening) {
      while (at < behind && sheet.node(at).sign != Sign::closing) ++at;
      if (at < behind) ++at;
    }
  }
  return at;
}

std::uint32_t end_of(const Sheet& sheet, const Sentence& sentence) {
  std::uint32_t end = sentence.behind;
  while (end > sentence.first && sheet.node(end - 1).sign == Sign::stop) --end;
  return end;
}

std::uint32_t words_in(const Sheet& sheet, Range range) {
  std::uint32_t words = 0;
  for (std::uint32_t i = range.first; i < range.behind; ++i) {
    const Node& node = sheet.node(i);
    words += node.is_word();
    if (node.sign == Sign::quotation) words += sheet.quotation(node).words;
  }
  return words;
}

bool is_infinitive(const Sheet& sheet, const Node& node) {
  if (!node.is_word() || node.capital ||
      node.any(bits(Trait::role, Trait::body, Trait::title, Trait::time)))
    return false;
  std::string_view w = sheet.folded(node);
  if (w.ends_with("ся") || w.ends_with("сь")) w.remove_suffix(4);
  if (w.size() < 8) return false;
  constexpr std::array<std::string_view, 22> kNouns = {
      "печать", "кровать", "площадь", "память", "смерть", "нефть", "треть", "мать", "нить", "пять", "девять",
      "десять", "двадцать", "тридцать", "сеть", "тетрадь", "медь", "суть", "путь", "ночь", "речь", "дочь"};
  if (ends_with_any(w, "ость есть асть ьсть") || std::find(kNouns.begin(), kNouns.end(), w) != kNouns.end())
    return false;
  return ends_with_any(w, "ать ять еть ить оть уть ыть сти зти йти сть зть чь");
}

std::uint32_t content_end(const Sheet& sheet, const Sentence& sentence, std::uint32_t from) {
  const std::uint32_t end = end_of(sheet, sentence);
  for (std::uint32_t i = from + 1; i + 1 < end; ++i) {
    const Node& node = sheet.node(i);
    if (node.sign == Sign::semicolon && !sheet.node(i + 1).is(Trait::that)) return i;
    if (node.sign != Sign::comma && node.sign != Sign::dash) continue;
    std::uint32_t k = i + 1;
    if (sheet.node(k).sign == Sign::dash) ++k;
    if (k >= end || !sheet.node(k).is_word()) continue;
    const std::string_view w = sheet.folded(sheet.node(k));
    if (node.sign == Sign::comma && w == "хотя") return i;
    if (w == "так" && k + 1 < end && sheet.node(k + 1).is(Trait::that)) return i;
    if (node.sign == Sign::comma && w == "как") ++k;
    if (k >= end || !sheet.node(k).is_word()) continue;
    // «, передаёт ТАСС», «, добавив, что», «, как сообщил»
    const Node& then = sheet.node(k);
    if (ends_with_any(sheet.folded(then), "передает передают")) return i;
    if (then.entry != nullptr)
      for (const CueForm& form : then.entry->cues)
        if (form.is(Cue::Shape::finite) || form.is(Cue::Shape::gerund)) return i;
    if (w == "по" && k + 1 < end && sheet.node(k + 1).is(Trait::credit)) continue;
    // «, а Мария Петрова возразила, что»
    if (!then.is(Trait::conjunction)) continue;
    const std::uint32_t border = next_border(sheet, k + 1, end);
    if (border + 1 >= end || (!(sheet.node(border).sign == Sign::comma && sheet.node(border + 1).is(Trait::that)) &&
                              sheet.node(border).sign != Sign::colon))
      continue;
    for (std::uint32_t c = k + 1; c < border; ++c) {
      if (sheet.node(c).entry == nullptr) continue;
      for (const CueForm& form : sheet.node(c).entry->cues)
        if (form.is(Cue::Shape::finite)) return i;
    }
  }
  return end;
}

bool is_lead_in(const Sheet& sheet, Range range) {
  constexpr std::uint32_t kWords = 4;
  if (range.empty() || range.size() > kWords) return false;
  const Node& first = sheet.node(range.first);
  if (!first.is_word()) return false;
  if (range.size() == 1) return first.any(bits(Trait::conjunction, Trait::adverb));
  const std::string_view w = sheet.folded(first);
  return w == "более" || w == "кроме" || w == "помимо" || w == "при" || w == "тем" || w == "к" || w == "таким" || w == "между" ||
         (w == "в" && ends_with_any(sheet.folded(sheet.node(range.behind - 1)), "очередь частности целом время"));
}

std::uint32_t before_next_cue(const Sheet& sheet, std::uint32_t from, std::uint32_t end) {
  for (std::uint32_t i = from + 1; i + 1 < end; ++i) {
    if (!sheet.node(i).is(Trait::conjunction)) continue;
    std::uint32_t k = i + 1;
    while (k + 1 < end && sheet.node(k).is_word() && sheet.node(k).is(Trait::adverb)) ++k;
    const Node& then = sheet.node(k);
    if (then.is(Trait::light)) return i;
    if (then.entry == nullptr) continue;
    for (const CueForm& form : then.entry->cues)
      if (form.is(Cue::Shape::finite)) return i;
  }
  return end;
}

void find_media(const Sheet& sheet, Range range, std::vector<Range>& via) {
  const auto is_name_of_medium = [&](std::uint32_t i) {
    const Node& node = sheet.node(i);
    if (node.sign == Sign::quotation) return sheet.quotation(node).words < 5;
    return node.is_word() && (node.is(Trait::medium) || is_latin(sheet, node));
  };
  for (std::uint32_t i = range.first; i < range.behind; ++i) {
    const Node& node = sheet.node(i);
    if (!node.is_word() || !node.is(Trait::medium)) continue;
    std::uint32_t end = i + 1;
    while (end < range.behind && is_name_of_medium(end)) ++end;
    // «газета», «в интервью» alone name none.
    std::uint32_t first = i;
    while (first < end && sheet.node(first).is_word() && !sheet.node(first).capital) ++first;
    // The first word's capital says nothing: «Газеты писали».
    if (first == i && i == range.first && !is_acronym(sheet, node) && end == i + 1) continue;
    // A caption beside a picture is no credit: something must lead to the medium.
    const bool led = first > i || i == range.first || sheet.node(i - 1).any(bits(Trait::preposition, Trait::medium)) ||
                     sheet.node(i - 1).is_word();
    if (!led || sheet.folded(node) == "сми") continue;
    const bool known = std::any_of(via.begin(), via.end(), [&](const Range r) {
      return r.first <= first && first < r.behind;
    });
    if (first < end && !known) via.push_back({first, end});
    i = end - 1;
  }
}

void find_frames(const Sheet& sheet, std::uint32_t sentence, std::vector<Draft>& out) {
  Finder(sheet, sentence, out).run();
  find_credits(sheet, sentence, out);
}

}  // namespace people::russian
