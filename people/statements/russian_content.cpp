// Frames in the order of their sureness: an object with its link, an infinitive, a quotation, «о»;
// then, at the clause's end, «, что» over insertions, a question word, a colon.
#include "people/statements/russian_content.h"

#include <algorithm>

namespace people::russian {
namespace {

class Contents : Line {
 public:
  Contents(const Sheet& sheet, const Sentence& sentence) : Line(sheet, sentence) {}

  std::optional<Content> find(const Verb& verb) const {
    std::uint32_t at = next_border(sheet_, verb.behind, end_);
    if (const auto inner = inside_clause(verb, at)) return inner;
    // Up to two insertions: «заявил Иванов, комментируя решение, что …».
    const std::uint32_t border = at;
    for (int inserted = 0; inserted < 3 && is(at, Sign::comma); ++inserted) {
      if (is(at + 1, Trait::that) && verb.has(Frame::that))
        return that_clause(verb, at + 2, border);
      if (inserted == 0 && verb.has(Frame::whether) && !verb.negated &&
          is(at + 1, Trait::whether) && at - verb.behind < 8 && !is_word(verb.behind, "на"))
        return Content{at + 1, border, {}, "verb-whether"};
      if (!(is(at + 1, Trait::preposition) || is_gerund(at + 1) || is(at + 1, Trait::relative) ||
            (at + 1 < end_ && node(at + 1).is_word() &&
             is_participle(sheet_.folded(node(at + 1)))) ||
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

  std::optional<Verb> verb(std::uint32_t at) const {
    Verb found;
    for (const CueForm& form : node(at).entry->cues) {
      if (form.is(Cue::Shape::finite) || form.is(Cue::Shape::gerund) ||
          form.is(Cue::Shape::participle)) {
        found.cue = &sheet_.tongue().cue(form);
        found.gerund = form.is(Cue::Shape::gerund);
        found.participle = form.is(Cue::Shape::participle);
        break;
      }
    }
    if (found.cue == nullptr) return std::nullopt;
    if (at > sentence_.first && node(at - 1).is(Trait::negation) &&
        (found.gerund || found.participle || !keeps_content(*found.cue)))
      return std::nullopt;
    found.first = at;
    found.behind = at + 1;
    found.asked =
        found.gerund ? kMale | kFemale | kNeuter | kPlural : asked_by(sheet_.folded(node(at)));
    if (at > sentence_.first && node(at - 1).is(Trait::negation)) {
      found.negated = true;
      found.first = at - 1;
    }
    if (is_word(at + 1, "бы") || is_word(at + 1, "б") || is_word(at + 1, "ли")) return std::nullopt;
    for (std::uint32_t i = found.first; i > sentence_.first && !is_border(node(i - 1)); --i)
      if (is_word(i - 1, "если") || is_word(i - 1, "бы") || is_word(i - 1, "ли") ||
          is_word(i - 1, "якобы"))
        return std::nullopt;
    return found;
  }

 private:
  // «не подтвердил, что» leaves the content said; «не сказал, что» may mean: what.
  static bool keeps_content(const Cue& cue) {
    return cue.kind != model::Statement::Kind::say || cue.lemma == "считать" ||
           cue.lemma == "полагать" || cue.lemma == "утверждать" || cue.lemma == "признать" ||
           cue.lemma == "допустить";
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
        if (is_link(verb, i) && !is_word(i, "на") && !node(i - 1).is(Trait::negation) &&
            !is_word(i + 1, "этом") && !is_word(i + 1, "чем"))
          return Content{i, i, {}, "verb-about"};
    if (verb.cue->kind == model::Statement::Kind::threaten && !verb.negated)
      return threat(verb, border);
    if (verb.has(Frame::object)) return object(verb, border);
    return std::nullopt;
  }

  // «пригрозил НАТО жёстким ответом»: the instrumental, and whom before it.
  std::optional<Content> threat(const Verb& verb, std::uint32_t border) const {
    for (std::uint32_t i = verb.behind; i < border; ++i) {
      const Node& n = node(i);
      if (!n.is_word() || n.is(Trait::preposition)) return std::nullopt;
      if (n.capital || is_outside(n) || n.any(bits(Trait::pronoun, Trait::title, Trait::role)))
        continue;
      if (!ends_with_any(sheet_.folded(n), "ом ем ью ой ей ами ями ым им ыми ими")) continue;
      return Content{i, i, target(verb.behind, i), "verb-with"};
    }
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
    if (is(border, Sign::comma) && is(border + 1, Trait::that) && link != kNone &&
        link + 2 == border)
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
        node(from).any(
            bits(Trait::title, Trait::male, Trait::female, Trait::he, Trait::she, Trait::they)))
      return std::nullopt;  // the subject
    return Content{from, from, {}, "verb-object"};
  }
};

}  // namespace

std::optional<Verb> verb_at(const Sheet& sheet, const Sentence& sentence, std::uint32_t at) {
  return Contents(sheet, sentence).verb(at);
}

std::optional<Content> content_behind(const Sheet& sheet, const Sentence& sentence,
                                      const Verb& verb) {
  return Contents(sheet, sentence).find(verb);
}

}  // namespace people::russian
