// German has its own frames, since its verbs stand where English ones do not. Of each sentence, in
// its clauses (people/german_clauses.h):
//   credits    laut X, X zufolge, nach Angaben von X; so X; wie X mitteilte
//   cues       a verb with its particle or auxiliary, its subject, and what it says: behind it
//              ("dass …", a clause, an infinitive with zu, a colon, a quotation) or before it
//   opinions   ist der Meinung, vertritt die Ansicht, zeigte sich überzeugt
// A sentence without any of these, whose verb is Konjunktiv I, goes on the statement before.
#include <algorithm>

#include "people/german_clauses.h"

namespace people::german {
namespace {

using model::Statement;

// What stands about a cue in its clause.
struct Hit {
  const Cue* cue = nullptr;
  std::uint32_t verb = kNone;      // the finite verb: the auxiliary in "hat gesagt"
  std::uint32_t word = kNone;      // the cue itself
  std::uint32_t particle = kNone;
  std::size_t clause = 0;          // of the verb
  std::size_t behind = 0;          // the clause behind verb and particle
  bool passive = false, negated = false;
};

constexpr Traits kSmall = bits(Trait::adverb, Trait::time, Trait::conjunction, Trait::negation);

class Reader {
 public:
  Reader(const Sheet& sheet, std::uint32_t index, std::vector<Draft>& drafts)
      : sheet_(sheet), index_(index), sentence_(sheet.sentences()[index]), drafts_(drafts),
        before_(drafts.size()), clauses_(clauses_of(sheet, sentence_)) {}

  void read() {
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
        if (const auto second = hit_in(c, hit->word + 1); second && second->word > hit->word)
          read_hit(*second);  // "kritisierte X und sprach von …"
      } else if (!find_opinion(c)) find_heading(c);
    }
    if (drafts_.size() == before_ && !credit_before()) go_on();
    find_quoted_parts();
  }

 private:
  const Node& node(std::uint32_t i) const { return sheet_.node(i); }
  bool is(std::uint32_t i, std::string_view folded) const {
    return i < sentence_.behind && is_folded(sheet_, node(i), folded);
  }
  bool holds(Range r, Trait t) const {
    for (std::uint32_t i = r.first; i < r.behind; ++i)
      if (node(i).is(t)) return true;
    return false;
  }
  bool holds_word(Range r, std::string_view folded) const {
    for (std::uint32_t i = r.first; i < r.behind; ++i)
      if (is(i, folded)) return true;
    return false;
  }
  std::uint32_t words_in(Range r) const {
    std::uint32_t n = 0;
    for (std::uint32_t i = r.first; i < r.behind; ++i) {
      if (node(i).sign == Sign::quotation) n += sheet_.quotation(node(i)).words;
      n += node(i).is_word() ? 1 : 0;
    }
    return n;
  }
  // Without signs at its ends and a conjunction at its head.
  Range trimmed(Range r) const {
    const auto sign = [&](std::uint32_t i) {
      return !node(i).is_word() && node(i).sign != Sign::quotation;
    };
    while (!r.empty() && sign(r.first) && node(r.first).sign != Sign::opening) ++r.first;
    while (!r.empty() && sign(r.behind - 1) && node(r.behind - 1).sign != Sign::closing &&
           node(r.behind - 1).sign != Sign::stop)
      --r.behind;
    return r;
  }
  std::uint32_t sentence_end() const {
    std::uint32_t end = sentence_.behind;
    if (end > sentence_.first && node(end - 1).sign == Sign::stop) --end;
    return end;
  }

  // ---- cues ----

  bool is_particle(const Cue& cue, std::uint32_t i) const {
    return std::ranges::any_of(cue.particles,
                               [&](const std::string& p) { return is_folded(sheet_, node(i), p); });
  }

  // The particle at the end of the verb's clause, or alone between commas ("teilte X, der …, mit").
  std::uint32_t particle_of(const Cue& cue, std::uint32_t verb, std::size_t c,
                            std::size_t& in) const {
    constexpr std::size_t kFurther = 6;
    for (std::size_t k = c; k < clauses_.size() && k < c + kFurther; ++k) {
      const Range r = clauses_[k].nodes;
      for (std::uint32_t i = std::max(r.first, verb + 1); i < r.behind; ++i) {
        if (!is_particle(cue, i)) continue;
        const bool last = i + 1 == r.behind;
        const bool afterfield = k == c && !last && node(i + 1).is(Trait::preposition) &&
                                !is_folded(sheet_, node(i), "an");
        if (!last && !afterfield) continue;
        in = k;
        return i;
      }
      if (clauses_[k].behind == Sign::colon || clauses_[k].behind == Sign::semicolon) break;
    }
    return kNone;
  }

  bool is_hedged(Range clause, std::uint32_t finite) const {
    const Node& verb = node(finite);
    (void)clause;
    return verb.any(bits(Trait::hedge, Trait::decline));
  }

  std::optional<Hit> hit_of(const Cue& cue, CueForm form, std::uint32_t i, std::size_t c) const {
    using Shape = Cue::Shape;
    const Clause& clause = clauses_[c];
    Hit hit{.cue = &cue, .verb = i, .word = i, .clause = c, .behind = c + 1};
    std::uint32_t auxiliary = kNone;
    for (std::uint32_t k = clause.nodes.first; k < clause.nodes.behind; ++k) {
      const Node& n = node(k);
      if (k == i || n.capital) {
        if (k != clause.nodes.first || k == i) continue;
      }
      if (n.any(bits(Trait::have, Trait::be, Trait::become, Trait::hedge)) &&
          !is_folded(sheet_, n, "worden"))
        auxiliary = auxiliary == kNone || clause.subordinate ? k : auxiliary;
      if (n.is(Trait::negation)) hit.negated = true;
    }
    const bool participle = form.is(Shape::participle);
    if (participle && auxiliary == kNone && clause.nodes.size() <= 3 && c > 0) {
      // "hatte X, der Chef von Y, erklärt"
      for (std::size_t k = c; k-- > 0 && k + 4 > c;) {
        const std::uint32_t finite = clauses_[k].finite;
        if (finite == kNone || clauses_[k].subordinate) continue;
        if (!node(finite).any(bits(Trait::have, Trait::become)) || clauses_[k].reported) break;
        hit.verb = finite;
        hit.clause = k;
        hit.passive = node(finite).is(Trait::become);
        return hit;
      }
    }
    if (participle && !cue.particles.empty() &&
        (i == clause.nodes.first || !is_particle(cue, i - 1)))
      return std::nullopt;
    if (participle && auxiliary != kNone) {
      const Node& aux = node(auxiliary);
      hit.verb = auxiliary;
      if (aux.is(Trait::have)) {
        if (is_reported_verb(sheet_, aux)) return std::nullopt;
        return hit;
      }
      hit.passive = is_passive(clause, auxiliary);
      if (hit.passive && !is_reported_verb(sheet_, aux)) return hit;
      if (is_folded(sheet_, node(i), "ausgegangen") && aux.is(Trait::be)) return hit;
      if (!form.is(Shape::finite)) return std::nullopt;
    }
    if (auxiliary != kNone && node(auxiliary).is(Trait::become) &&
        !is_folded(sheet_, node(auxiliary), "wurde") && !is_folded(sheet_, node(auxiliary), "wurden"))
      return std::nullopt;
    if (form.is(Shape::base) && auxiliary == kNone && i > clause.nodes.first) {
      // "ließ mitteilen"
      for (std::uint32_t k = clause.nodes.first; k < i; ++k)
        if (is(k, "liess") || is(k, "liessen") || is(k, "lasst")) {
          hit.verb = k;
          return hit;
        }
    }
    if (!form.is(Shape::finite) || node(i).capital) return std::nullopt;
    if (clause.finite != i && !(clause.finite != kNone && clause.finite < i && !clause.subordinate &&
                                is_conjoined(clause, i)))
      return std::nullopt;
    const bool joined = clause.subordinate && i > clause.nodes.first && is_particle(cue, i - 1);
    if (!cue.particles.empty() && !joined) {
      std::size_t in = c;
      hit.particle = particle_of(cue, i, c, in);
      if (hit.particle == kNone) return std::nullopt;
      hit.behind = in + 1;
    }
    return hit;
  }

  // "wird vorgeworfen", "ist vorgeworfen worden"; "ist verpflichtet" says nothing.
  bool is_passive(const Clause& clause, std::uint32_t auxiliary) const {
    if (node(auxiliary).is(Trait::become)) return true;
    if (!node(auxiliary).is(Trait::be)) return false;
    for (std::uint32_t k = clause.nodes.first; k < clause.nodes.behind; ++k)
      if (is(k, "worden")) return true;
    return false;
  }

  // "kritisierte das und sagte": the second of two verbs.
  bool is_conjoined(const Clause& clause, std::uint32_t i) const {
    for (std::uint32_t k = clause.finite + 1; k < i; ++k)
      if (is(k, "und") && k + 3 >= i) return true;
    return false;
  }

  std::optional<Hit> hit_in(std::size_t c, std::uint32_t from = 0) const {
    const Clause& clause = clauses_[c];
    if (clause.finite != kNone && is_hedged(clause.nodes, clause.finite)) return std::nullopt;
    if (clause.subordinate) {
      for (const std::string_view hedge : {"wenn", "falls", "ob", "sofern", "dass"})
        if (is(clause.nodes.first, hedge)) return std::nullopt;
    }
    std::optional<Hit> best;
    for (std::uint32_t i = std::max(clause.nodes.first, from); i < clause.nodes.behind; ++i) {
      if (node(i).entry == nullptr || !node(i).is_word()) continue;
      for (const CueForm& form : node(i).entry->cues) {
        const auto hit = hit_of(sheet_.tongue().cue(form), form, i, c);
        if (hit && (!best || hit->particle != kNone)) best = hit;
      }
    }
    return best;
  }

  // ---- who ----

  bool is_noun_phrase(Range r) const {
    return !r.empty() && !node(r.first).is(Trait::preposition) && !holds(r, Trait::subjunctive);
  }

  // The clauses before that are a noun phrase with what is put beside it: "Meier, Chef der Bahn,".
  Range subject_across(std::size_t c) const {
    for (std::size_t k = c; k-- > 0;) {
      const Clause& before = clauses_[k];
      if (before.quoted || before.behind == Sign::colon || before.behind == Sign::semicolon)
        return {};
      if (before.finite == kNone || (before.finite != kNone && !before.subordinate)) {
        if (before.finite != kNone) return {};
        if (k > 0 && clauses_[k - 1].finite == kNone && before.before != Sign::stop) continue;
        const Range head = first_phrase(before.nodes);
        // "Der neue Präsident, Karl Falk,": with the name beside it.
        if (!head.empty() && k + 1 < c && is_bare_name(clauses_[k + 1].nodes))
          return {head.first, clauses_[k + 1].nodes.behind};
        return head;
      }
    }
    return {};
  }

  bool is_bare_name(Range r) const {
    for (std::uint32_t i = r.first; i < r.behind; ++i)
      if (!is_noun(node(i)) || node(i).any(bits(Trait::role, Trait::title))) return false;
    return r.size() <= 4;
  }

  Range first_phrase(Range r) const {
    while (!r.empty() && node(r.first).any(kSmall) && !node(r.first).is(Trait::determiner))
      ++r.first;
    if (r.empty() || node(r.first).is(Trait::preposition)) return {};
    const Range phrase = phrase_at(sheet_, r.first, r.behind);
    return has_noun(phrase) ? phrase : Range{};
  }

  bool has_noun(Range r) const {
    for (std::uint32_t i = r.first; i < r.behind; ++i)
      if (is_noun(node(i)) || node(i).sign == Sign::quotation ||
          node(i).any(bits(Trait::he, Trait::she, Trait::they, Trait::i)))
        return true;
    return false;
  }

  // The subject of the verb at `verb` in clause c; `inverted`: it stands behind the verb.
  Range subject_of(std::size_t c, std::uint32_t verb, bool& inverted) const {
    const Clause& clause = clauses_[c];
    inverted = false;
    std::uint32_t first = clause.nodes.first;
    const std::uint32_t behind = clause.nodes.behind;
    if (clause.subordinate) return subject_of_subordinate(c);
    if (verb > clause.finite && is_conjoined(clause, verb)) {
      std::uint32_t und = verb;
      while (!is(und, "und")) --und;
      const Range own = first_phrase({und + 1, verb});
      return own.empty() ? subject_of(c, clause.finite, inverted) : own;
    }
    while (first < verb && node(first).is(Trait::conjunction)) ++first;
    if (first < verb) {
      const Range prefield{first, verb};
      const Range phrase = nominative_in(prefield);
      if (!phrase.empty()) return with_head(c, phrase);
      inverted = true;
      const Range found = subject_in(sheet_, verb + 1, behind);
      return found;
    }
    inverted = true;
    const Range found = subject_in(sheet_, verb + 1, behind);
    if (!found.empty()) {
      const bool only_object = c > 0 && !has_said_before(c) && !subject_across(c).empty();
      if (!only_object) return found;
    }
    inverted = false;
    const Range across = subject_across(c);
    if (!across.empty()) return across;
    return subject_before_und(c, verb);
  }

  // "Er lobte X und sagte": the subject of the verb before.
  Range subject_before_und(std::size_t c, std::uint32_t verb) const {
    if (c == 0 || verb > clauses_[c].nodes.first + 1) return {};
    for (std::size_t k = c; k-- > 0;)
      if (!clauses_[k].subordinate && clauses_[k].finite != kNone) {
        bool inverted = false;
        return subject_of(k, clauses_[k].finite, inverted);
      }
    return {};
  }

  // A noun phrase that may be the subject, and is all of the field before the verb.
  Range nominative_in(Range prefield) const {
    std::uint32_t first = prefield.first;
    while (first + 1 < prefield.behind && node(first).any(kSmall) &&
           !node(first).is(Trait::determiner))
      ++first;
    const Node& head = node(first);
    if (is(first, "als")) return {};
    if (head.is(Trait::preposition) || head.any(kSmall)) {
      if (!(head.capital && is_noun(head))) return {};
    }
    if (is(first, "das") && first + 1 == prefield.behind) return {};
    if (is(first, "dies") || is(first, "dieses")) {
      if (first + 1 == prefield.behind) return {};
    }
    if (head.is(Trait::oblique) && !is(first, "der")) return {};
    if (head.is(Trait::it)) return {};
    const Range phrase = phrase_at(sheet_, first, prefield.behind);
    if (phrase.empty() || !has_noun(phrase)) {
      if (head.any(bits(Trait::he, Trait::she, Trait::i))) return {first, first + 1};
      return {};
    }
    return phrase;
  }

  // "Meier, Chef der Bahn sagte": with the name before the comma.
  Range with_head(std::size_t c, Range phrase) const {
    if (c == 0 || clauses_[c].before != Sign::comma || clauses_[c - 1].finite != kNone ||
        clauses_[c - 1].quoted || node(phrase.first).any(bits(Trait::he, Trait::she)) ||
        phrase.first != clauses_[c].nodes.first)
      return phrase;
    const Range before = first_phrase(clauses_[c - 1].nodes);
    if (before.empty() || before.behind != clauses_[c - 1].nodes.behind) return phrase;
    return {before.first, phrase.behind};
  }

  Range subject_of_subordinate(std::size_t c) const {
    const Clause& clause = clauses_[c];
    std::uint32_t first = clause.nodes.first;
    while (first < clause.nodes.behind && node(first).is(Trait::conjunction)) ++first;
    const bool relative = node(first).is(Trait::determiner) && !node(first).is(Trait::oblique);
    if (relative || is(first, "der") || is(first, "die")) {
      if (c == 0) return {};
      return last_phrase(clauses_[c - 1].nodes);  // the noun that the relative clause follows
    }
    if (node(first).is(Trait::preposition)) ++first;  // "von dem die Polizei glaubt"
    return subject_in(sheet_, first + 1, clause.nodes.behind);
  }

  // The noun phrase that ends a stretch.
  Range last_phrase(Range r) const {
    for (std::uint32_t i = r.behind; i-- > r.first;) {
      const Node& n = node(i);
      if (n.any(bits(Trait::determiner, Trait::title, Trait::role)) || i == r.first ||
          node(i - 1).any(bits(Trait::preposition, Trait::be, Trait::have, Trait::verb,
                               Trait::cue))) {
        const Range phrase = phrase_at(sheet_, i, r.behind);
        if (phrase.behind == r.behind && has_noun(phrase)) return phrase;
      }
    }
    std::uint32_t first = r.behind;
    while (first > r.first && is_noun(node(first - 1))) --first;
    return {first, r.behind};
  }

  // ---- what ----

  bool has_said_before(std::size_t c) const {
    bool noun = false;
    for (std::size_t k = 0; k < c; ++k) {
      const Clause& clause = clauses_[k];
      if (clause.quoted || clause.reported) return true;
      if (clause.finite == kNone) {
        noun = noun || (!clause.infinitive && !clause.broken);
        continue;
      }
      if (clause.subordinate) continue;
      return !(noun && clause.before == Sign::comma && k > 0 && false);
    }
    return false;
  }

  // Where what begins in clause c ends: before the next clause that is a cue of its own.
  std::uint32_t content_end(std::size_t c) const {
    for (std::size_t k = c + 1; k < clauses_.size(); ++k) {
      const Clause& clause = clauses_[k];
      const std::uint32_t first = clause.nodes.first;
      if (clause.before == Sign::semicolon) return first - 1;
      if (clause.before == Sign::colon && clause.quoted) return first - 1;
      if (is_so(k) || is_wie(k)) return first - 1;
      if (clause.reported) continue;
      if (is(first, "wobei") || is(first, "woraufhin")) return first - 1;
      const auto hit = hit_in(k);
      if (!hit || clause.subordinate) continue;
      const bool opens = hit->verb == first || node(first).is(Trait::conjunction);
      if (opens) return first - 1;
    }
    return second_verb(c);
  }

  // "…, sie müssten warten, und wies auf X hin": where the speaker does something else.
  std::uint32_t second_verb(std::size_t c) const {
    if (!clauses_[c].reported) return sentence_end();
    for (std::uint32_t i = clauses_[c].nodes.first + 1; i + 1 < sentence_end(); ++i) {
      if (!is(i, "und") || !is_lower_word(node(i + 1))) continue;
      const Node& next = node(i + 1);
      const std::string_view word = sheet_.words(next);
      if (next.entry != nullptr && !next.is(Trait::subjunctive))
        for (const CueForm& form : next.entry->cues)
          if (form.is(Cue::Shape::finite) && word.ends_with("te")) return i;
    }
    return sentence_end();
  }

  Range from_clause(std::size_t c) const {
    return trimmed({clauses_[c].nodes.first, content_end(c)});
  }

  bool begins_with_that(std::size_t c) const {
    std::uint32_t i = clauses_[c].nodes.first;
    return i < clauses_[c].nodes.behind && node(i).is(Trait::that);
  }

  // "ein Abzug hat begonnen", not "der 1963 untertauchte und …".
  bool is_verb_second(const Clause& clause) const {
    const Range subject = nominative_in({clause.nodes.first, clause.finite});
    return !subject.empty() && subject.behind == clause.finite;
  }

  // Whether clause c, behind a cue's comma, is what is said without a conjunction.
  bool is_bare_content(std::size_t c, bool strict) const {
    const Clause& clause = clauses_[c];
    if (clause.before != Sign::comma || clause.quoted) return false;
    const std::uint32_t first = clause.nodes.first;
    if (node(first).is(Trait::conjunction)) return false;
    for (const std::string_view other : {"um", "ohne", "statt", "so", "wie"})
      if (is(first, other)) return false;
    bool reported = false;
    for (std::size_t k = c; k < clauses_.size() && k < c + 4; ++k) {
      if (clauses_[k].before == Sign::semicolon || clauses_[k].before == Sign::colon) break;
      reported = reported || clauses_[k].reported ||
                 (clauses_[k].finite != kNone &&
                  is_reported_verb(sheet_, node(clauses_[k].finite), true));
      if (reported) break;
      if (!clauses_[k].subordinate && clauses_[k].finite != kNone) break;
    }
    if (clause.subordinate && !node(first).is(Trait::subordinator)) return false;
    if (reported) return true;
    const bool half_quoted = clause.finite == kNone && !strict &&
                             !node(first).is(Trait::subordinator) && is_noun_phrase(clause.nodes) &&
                             std::ranges::any_of(sheet_.nodes().begin() + first,
                                                 sheet_.nodes().begin() + clause.nodes.behind,
                                                 [&](const Node& n) { return is_said(n); });
    if (half_quoted) return true;
    return strict ? false
                  : !clause.subordinate && clause.finite != kNone && !clause.infinitive &&
                        clause.finite > first && words_in(clause.nodes) >= 3 &&
                        is_verb_second(clause);
  }

  // A medium passes on what others say, and is no speaker.
  bool is_medium(Range r) const {
    const Range head = first_noun(r);
    for (std::uint32_t i = head.first; i < head.behind; ++i) {
      if (node(i).is_word() && node(i).capital && node(i).is(Trait::medium)) return true;
      if (node(i).sign == Sign::quotation && holds_medium(sheet_.quotation(node(i)))) return true;
    }
    return head.behind < r.behind && node(head.behind).sign == Sign::quotation &&
           holds_medium(sheet_.quotation(node(head.behind)));
  }
  bool holds_medium(const Quotation& q) const {
    if (q.behind != q.first + 1) return false;
    const Sentence& inside = sheet_.sentences()[q.first];
    return holds({inside.first, inside.behind}, Trait::medium);
  }

  void add(Draft draft) {
    draft.sentence = index_;
    std::erase_if(draft.speakers, [&](Range r) {
      const bool medium = is_medium(r);
      if (medium) draft.via.push_back(r);
      return medium;
    });
    split_speakers(draft.speakers);
    std::erase_if(draft.content, [&](Range r) { return words_in(r) == 0; });
    if (draft.content.empty()) return;
    drafts_.push_back(std::move(draft));
  }

  // "Kanzler Horn und Präsidentin Martin" are two; "Meier und Co" is one.
  void split_speakers(std::vector<Range>& speakers) const {
    if (speakers.size() != 1) return;
    const Range all = speakers.front();
    for (std::uint32_t i = all.first + 1; i + 1 < all.behind; ++i) {
      if (!is(i, "und") || !is_noun(node(i - 1))) continue;
      const Node& next = node(i + 1);
      const bool person = next.any(bits(Trait::title, Trait::role)) ||
                          (is_noun(next) && i + 2 < all.behind && is_noun(node(i + 2)));
      if (!person || holds({all.first, i}, Trait::preposition)) continue;
      speakers = {{all.first, i}, {i + 1, all.behind}};
      return;
    }
  }

  Draft draft_of(const Hit& hit, const char* rule) const {
    Draft draft;
    draft.cue = {hit.word, hit.word + 1};
    draft.kind = hit.negated ? Statement::Kind::say : hit.cue->kind;
    draft.negated = hit.negated;
    draft.rule = rule;
    return draft;
  }

  static bool has(const Cue& cue, Frame frame) { return (cue.frames & bit(frame)) != 0; }

  void read_hit(const Hit& hit) {
    bool inverted = false;
    const Clause& clause = clauses_[hit.clause];
    Range subject = hit.passive ? agent_of(hit) : subject_of(hit.clause, hit.verb, inverted);
    if (hit.cue->lemma == "heissen") {
      if (!is_impersonal(hit)) return;
      subject = source_of(clause.nodes);
    }
    if (hit.passive && hit.cue->lemma == "zitieren")
      subject = subject_of(hit.clause, hit.verb, inverted);
    Draft draft = draft_of(hit, "");
    draft.target = target_of(hit, subject);
    if (!subject.empty()) draft.speakers.push_back(subject);
    if (say_behind(hit, draft)) return;
    if (say_sentence_before(hit, inverted, draft)) return;
    if (say_before(hit, inverted, draft)) return;
    say_within(hit, subject, draft);
  }

  bool is_impersonal(const Hit& hit) const {
    const Range r = clauses_[hit.clause].nodes;
    for (std::uint32_t i = r.first; i < r.behind; ++i)
      if (is(i, "es")) return true;
    return hit.verb == r.first;
  }

  // "in einer Erklärung des Ministeriums"
  Range source_of(Range r) const {
    for (std::uint32_t i = r.first; i + 1 < r.behind; ++i)
      if (is(i, "in") || is(i, "im") || is(i, "aus") || is(i, "von") || is(i, "seitens")) {
        const Range phrase = phrase_at(sheet_, i + 1, r.behind);
        if (has_noun(phrase)) return phrase;
      }
    return {};
  }

  // "wurde von X gefordert"
  Range agent_of(const Hit& hit) const {
    const Range r = clauses_[hit.clause].nodes;
    for (std::uint32_t i = hit.verb + 1; i + 1 < r.behind; ++i)
      if (is(i, "von") || is(i, "vom") || is(i, "durch")) {
        const Range phrase = phrase_at(sheet_, i + 1, r.behind);
        if (has_noun(phrase)) return phrase;
      }
    return {};
  }

  // "warf der NATO vor", "forderte die Regierung auf", "drohte dem Nachbarn"
  Range target_of(const Hit& hit, Range subject) const {
    const auto kind = hit.cue->kind;
    if (kind != Statement::Kind::accuse && kind != Statement::Kind::urge &&
        kind != Statement::Kind::threaten && kind != Statement::Kind::promise)
      return {};
    const Range r = clauses_[hit.clause].nodes;
    if (hit.passive) {
      const Range phrase = r.first < hit.verb ? first_phrase({r.first, hit.verb})
                                              : subject_in(sheet_, hit.verb + 1, r.behind);
      return phrase;
    }
    std::uint32_t i = std::max(hit.verb + 1, subject.behind > hit.verb ? subject.behind : 0);
    const std::uint32_t end = hit.particle != kNone && hit.particle < r.behind ? hit.particle
                                                                                : r.behind;
    for (; i < end; ++i) {
      const Node& n = node(i);
      if (is(i, "an") || n.any(kSmall)) continue;
      if (n.is(Trait::preposition)) {
        i = std::max(behind_prepositional(sheet_, i, end), i + 1) - 1;
        continue;
      }
      if (n.is(Trait::oblique) && n.is(Trait::pronoun)) return {i, i + 1};
      const Range phrase = phrase_at(sheet_, i, end);
      if (has_noun(phrase)) return phrase;
    }
    return {};
  }

  bool say_behind(const Hit& hit, Draft& draft) {
    if (hit.behind >= clauses_.size()) return false;
    const Clause& next = clauses_[hit.behind];
    const std::uint32_t end = sentence_end();
    if (next.before == Sign::colon) {
      const bool quoted = is_said(node(next.nodes.first));
      if (!next.quoted && !quoted && !next.reported) return false;
      draft.rule = next.quoted || quoted ? "colon-quote" : "colon";
      draft.content = {trimmed({next.nodes.first, end})};
      if (quoted) draft.content = {{next.nodes.first, next.nodes.first + 1}};
      if (next.quoted) draft.content = {next.nodes};
      draft.form = next.quoted || quoted ? Statement::Form::direct : Statement::Form::indirect;
      add(draft);
      return true;
    }
    if (next.before != Sign::comma) return false;
    if (begins_with_that(hit.behind)) {
      draft.rule = "verb-that";
      Range content = from_clause(hit.behind);
      if (is(content.first, "dass")) ++content.first;
      draft.content = {trimmed(content)};
      add(draft);
      return true;
    }
    if (is_inverted_end(hit)) return false;
    const bool purpose = is(next.nodes.first, "um") || is(next.nodes.first, "ohne");
    if (next.infinitive && has(*hit.cue, Frame::inf) && !purpose) {
      draft.rule = "verb-inf";
      draft.content = {from_clause(hit.behind)};
      add(draft);
      return true;
    }
    if (next.quoted && !has_said_before(hit.clause)) {
      draft.rule = "verb-quote";
      draft.content = {next.nodes};
      draft.form = Statement::Form::direct;
      add(draft);
      return true;
    }
    if (!has_said_before(hit.clause) || hit.verb != clauses_[hit.clause].nodes.first) {
      const bool strict = clauses_[hit.clause].subordinate || hit.passive ||
                          has(*hit.cue, Frame::must);
      if (is_bare_content(hit.behind, strict)) {
        draft.rule = next.reported ? "verb-bare" : "verb-indicative";
        draft.content = {from_clause(hit.behind)};
        add(draft);
        return true;
      }
    }
    return false;
  }

  // "…, sagte X, der …": what is said stands before.
  bool is_inverted_end(const Hit& hit) const {
    return hit.verb == clauses_[hit.clause].nodes.first && has_said_before(hit.clause) &&
           clauses_[hit.clause].before != Sign::semicolon;
  }

  // "… . Das teilte X mit.": the sentence before.
  bool say_sentence_before(const Hit& hit, bool inverted, Draft& draft) {
    const std::uint32_t first = clauses_[0].nodes.first;
    if (hit.clause != 0 || !inverted || hit.verb != first + 1 || index_ == 0) return false;
    if (!is(first, "das") && !is(first, "dies") && !is(first, "davon")) return false;
    const Sentence& before = sheet_.sentences()[index_ - 1];
    if (before.inside != kNone || before.paragraph != sentence_.paragraph) return false;
    if (!drafts_.empty() && drafts_.back().sentence + 1 == index_) return false;
    draft.rule = "das";
    draft.content = {trimmed({before.first, before.behind})};
    add(draft);
    return true;
  }

  bool say_before(const Hit& hit, bool inverted, Draft& draft) {
    const Clause& clause = clauses_[hit.clause];
    if (clause.subordinate || clause.nodes.first != hit.verb || hit.clause == 0) return false;
    if (!inverted && hit.cue->lemma != "heissen" && !hit.passive) return false;
    const Range all = {sentence_.first, clause.nodes.first};
    Range content = trimmed(all);
    if (content.empty() || !has_said_before(hit.clause)) return false;
    const Clause& last = clauses_[hit.clause - 1];
    const bool quoted = clauses_[0].quoted || last.quoted;  // "X dazu: „…“, betont sie"
    if (!clauses_[0].quoted && last.quoted) content = last.nodes;
    draft.rule = quoted ? "quote-before" : "clause-before";
    if (quoted) draft.form = Statement::Form::direct;
    draft.content = {content};
    // "…", sagte X, "…"
    for (std::size_t k = hit.behind; k < clauses_.size(); ++k)
      if (clauses_[k].quoted && clauses_[0].quoted) draft.content.push_back(clauses_[k].nodes);
    if (!quoted && hit.behind < clauses_.size() && clauses_[hit.behind].reported)
      add_rest(hit.behind - 1, draft);
    add(draft);
    return true;
  }

  // „Black Lion Hospital“: a name, and nothing that was said.
  bool is_name(const Node& quotation) const {
    const Quotation& q = sheet_.quotation(quotation);
    if (q.first == q.behind || !node(sheet_.sentences()[q.first].first).capital) return false;
    for (std::uint32_t s = q.first; s < q.behind; ++s) {
      const Sentence& inside = sheet_.sentences()[s];
      for (std::uint32_t i = inside.first; i < inside.behind; ++i) {
        const Node& n = node(i);
        const bool small = n.any(bits(Trait::determiner, Trait::preposition, Trait::conjunction));
        if (is_lower_word(n) && !small && sheet_.words(n).size() > 3) return false;
      }
    }
    return true;
  }
  bool is_said(const Node& n) const {
    return n.sign == Sign::quotation && sheet_.quotation(n).words >= 3 && !is_name(n);
  }

  // Quotations in the cue's own clause: nannte X "…", sagte "…".
  void say_within(const Hit& hit, Range subject, Draft& draft) {
    const Range r = clauses_[hit.clause].nodes;
    if (subject.empty() && !hit.passive) return;
    for (std::uint32_t i = r.first; i < r.behind; ++i) {
      if (!is_said(node(i))) continue;
      if (i > r.first && is_noun(node(i - 1)) && !has(*hit.cue, Frame::as)) continue;
      if (i >= subject.first && i < subject.behind) continue;
      draft.content.push_back({i, i + 1});
    }
    if (!draft.content.empty()) {
      draft.rule = "verb-within";
      draft.form = Statement::Form::mixed;
      add(draft);
    }
  }

  // ---- credits ----

  bool is_so(std::size_t c) const {
    const Clause& clause = clauses_[c];
    if (c == 0 || !is(clause.nodes.first, "so") || clause.nodes.size() < 2) return false;
    if (clause.before == Sign::colon || is(clause.nodes.first + 1, "dass")) return false;
    if (clause.finite == kNone) return true;
    if (is(clause.finite, "heisst") || is(clause.finite, "hiess")) return false;
    return node(clause.finite).is(Trait::cue) && clause.finite == clause.nodes.first + 1;
  }

  // "…, so X"
  bool find_so(std::size_t c) {
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
    add(draft);
    return true;
  }

  // What goes on behind a cue in the middle: "…, so X, …".
  void add_rest(std::size_t c, Draft& draft) const {
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
    draft.content.push_back(next.quoted ? next.nodes
                                        : trimmed({next.nodes.first, sentence_end()}));
  }

  bool is_wie(std::size_t c) const {
    const Clause& clause = clauses_[c];
    if (!is(clause.nodes.first, "wie") || clause.finite == kNone) return false;
    const auto hit = hit_in(c);
    return hit && !has(*hit->cue, Frame::as) && clause.finite + 1 == clause.nodes.behind;
  }

  // "Wie Meier, der den Verband führt, mitteilte, …": the clause of the verb.
  std::size_t broken_wie(std::size_t c) const {
    if (!is(clauses_[c].nodes.first, "wie") || clauses_[c].finite != kNone) return c;
    for (std::size_t k = c + 1; k < clauses_.size() && k < c + 4; ++k)
      if (clauses_[k].nodes.size() <= 4 && clauses_[k].finite != kNone &&
          clauses_[k].finite + 1 == clauses_[k].nodes.behind && hit_in(k))
        return k;
    return c;
  }

  // "Wie X mitteilte, …", "…, wie X mitteilte"
  bool find_wie(std::size_t c) {
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
    const bool goes_on = words_in(before) == 0 || (last + 1 < clauses_.size() &&
                         !clauses_[last + 1].subordinate && clauses_[last + 1].finite != kNone);
    if (goes_on && words_in(behind) > 0) draft.content.push_back(behind);
    add(draft);
    return true;
  }

  bool is_report(Range r) const {
    for (std::uint32_t i = r.first; i < r.behind; ++i)
      if (node(i).is_word() && node(i).is(Trait::noun_cue)) return true;
    return false;
  }

  void find_credits() {
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
        } else if (is(i, "nach")) {
          const Range phrase = phrase_at(sheet_, i + 1, r.behind);
          if (has_noun(phrase) && is_report(first_noun(phrase)))
            credit(c, {i, phrase.behind}, phrase, "nach");
        } else if (is(i, "zufolge") && i > r.first) {
          const Range phrase = last_phrase_before(r.first, i);
          if (!phrase.empty()) credit(c, {phrase.first, i + 1}, phrase, "zufolge");
        }
      }
    }
  }

  // "Demnach …": by whoever was credited last.
  bool credit_before() {
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
  Range first_noun(Range r) const {
    for (std::uint32_t i = r.first; i < r.behind; ++i)
      if (is_noun(node(i))) {
        while (i + 1 < r.behind && is_noun(node(i + 1))) ++i;
        return {r.first, i + 1};
      }
    return r;
  }

  Range last_phrase_before(std::uint32_t first, std::uint32_t behind) const {
    const std::uint32_t floor = behind > first + 12 ? behind - 12 : first;
    for (std::uint32_t i = floor; i < behind; ++i) {
      if (i > first && !node(i).is(Trait::determiner) && !node(i - 1).any(bits(Trait::be, Trait::have, Trait::verb, Trait::hedge, Trait::cue, Trait::become)) && i != floor)
        continue;
      const Range phrase = phrase_at(sheet_, i, behind);
      if (phrase.behind == behind && has_noun(phrase)) return phrase;
    }
    for (std::uint32_t i = floor; i < behind; ++i) {
      const Range phrase = phrase_at(sheet_, i, behind);
      if (phrase.behind == behind && has_noun(phrase)) return phrase;
    }
    return {};
  }

  // "(nach anderen Angaben 40)", "darunter laut UN 60 Kinder": a number, and no sentence.
  bool is_aside(std::uint32_t first, std::uint32_t at) const {
    if (at > first && (is(at - 1, "darunter") || is(at - 1, "davon"))) return true;
    int open = 0;
    for (std::uint32_t i = first; i < at; ++i)
      open += static_cast<int>(node(i).sign == Sign::opening) -
              static_cast<int>(node(i).sign == Sign::closing);
    return open > 0;
  }

  // The clause without the phrase that credits; of a main clause all that belongs to it.
  void credit(std::size_t c, Range phrase, Range who, const char* rule) {
    const Clause& clause = clauses_[c];
    Range all = clause.nodes;
    if (clause.behind == Sign::colon || is_aside(all.first, phrase.first)) return;
    if (phrase.behind == all.behind && c + 2 < clauses_.size() &&
        is_bare_name(clauses_[c + 1].nodes))
      phrase.behind = clauses_[c + 1].nodes.behind;  // "nach Ansicht des Ministers, Karl Falk,"
    if (!clause.subordinate) {
      std::size_t from = c, to = c;
      while (from > 0 && clauses_[from].before != Sign::semicolon && clauses_[from].before != Sign::colon) --from;
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
    add(draft);
  }

  // ---- opinions and headings ----

  // "ist der Meinung, dass", "zeigte sich überzeugt, dass"
  bool find_opinion(std::size_t c) {
    const Clause& clause = clauses_[c];
    if (clause.finite == kNone || clause.subordinate || c + 1 >= clauses_.size()) return false;
    if (is_hedged(clause.nodes, clause.finite) || clause.reported) return false;
    if (clause.behind != Sign::comma || clause.nodes.empty()) return false;
    const bool became_known = node(clause.finite).is(Trait::become) && holds_word(clause.nodes, "bekannt");
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

  // "Meier: Der Abzug hat begonnen" in a title; a colon and a quotation anywhere.
  void find_heading(std::size_t c) {
    const Clause& clause = clauses_[c];
    if (clause.behind != Sign::colon || c + 1 >= clauses_.size()) return;
    const bool quoted = clauses_[c + 1].quoted;
    const bool title = sheet_.field() == model::Field::title && c == 0;
    if (!quoted && !title) return;
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

  // ---- what goes on ----

  // The draft whose sentence is the one before, in the same paragraph.
  const Draft* draft_before() const {
    if (drafts_.empty() || index_ == 0) return nullptr;
    const Draft& last = drafts_.back();
    if (last.sentence + 1 != index_) return nullptr;
    if (sheet_.sentences()[last.sentence].paragraph != sentence_.paragraph) return nullptr;
    return &last;
  }

  // A sentence in Konjunktiv I, or a quotation alone, behind a statement.
  void go_on() {
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
    if (reported && !quoted && std::string_view(last->rule) == "go-on") {
      Draft& open = drafts_.back();
      open.content.push_back({sentence_.first, sentence_.behind});
      open.sentence = index_;
      return;
    }
    Draft draft;
    draft.cue = last->cue;
    draft.speakers = last->speakers;
    draft.via = last->via;
    draft.rule = quoted ? "quote-on" : "go-on";
    draft.form = quoted ? Statement::Form::direct : Statement::Form::indirect;
    draft.content = {{sentence_.first, sentence_.behind}};
    add(draft);
  }

  // Konjunktiv I without a statement before: by whom the sentence before speaks of.
  void free_speech(const char* rule) {
    constexpr std::uint32_t kNear = 4;
    Draft draft;
    if (is(sentence_.first, "fur")) {  // "Für X sei das klar."
      const Range who = phrase_at(sheet_, sentence_.first + 1, sentence_.behind);
      if (has_noun(who)) draft.speakers = {who};
    }
    if (draft.speakers.empty() && !drafts_.empty() && drafts_.back().sentence + kNear >= index_) {
      draft.speakers = drafts_.back().speakers;
      if (std::string_view(rule) == "free") rule = "free-near";
    }
    if (draft.speakers.empty() && index_ > 0 &&
        sheet_.sentences()[index_ - 1].inside == kNone &&
        sheet_.sentences()[index_ - 1].paragraph == sentence_.paragraph) {
      std::vector<Draft> none;
      const Range subject = Reader(sheet_, index_ - 1, none).main_subject();
      if (!subject.empty()) draft.speakers = {subject};
    }
    if (draft.speakers.empty() && std::string_view(rule) == "quote-alone") return;
    const std::uint32_t finite = first_finite();
    const std::uint32_t cue = finite == kNone ? sentence_.first : finite;
    draft.cue = {cue, cue + 1};
    draft.rule = rule;
    draft.content = {{sentence_.first, sentence_.behind}};
    add(draft);
  }

  std::uint32_t first_finite() const {
    for (const Clause& clause : clauses_)
      if (clause.finite != kNone && !clause.subordinate) return clause.finite;
    return kNone;
  }

  Range main_subject() const {
    bool inverted = false;
    for (std::size_t c = 0; c < clauses_.size(); ++c)
      if (clauses_[c].finite != kNone && !clauses_[c].subordinate)
        return subject_of(c, clauses_[c].finite, inverted);
    return {};
  }

  // Quotations of three words or more in what is said indirectly are statements of their own.
  void find_quoted_parts() {
    const std::size_t behind = drafts_.size();
    for (std::size_t d = before_; d < behind; ++d) {
      if (drafts_[d].form == Statement::Form::direct) continue;
      std::vector<Range> parts;
      for (const Range r : drafts_[d].content)
        for (std::uint32_t i = r.first; i < r.behind && r.size() > 1; ++i)
          if (is_said(node(i)))
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

  const Sheet& sheet_;
  std::uint32_t index_;
  const Sentence& sentence_;
  std::vector<Draft>& drafts_;
  std::size_t before_;
  std::vector<Clause> clauses_;
};

void find_frames(const Sheet& sheet, std::uint32_t sentence, std::vector<Draft>& drafts) {
  if (sheet.sentences()[sentence].inside != kNone) return;
  Reader(sheet, sentence, drafts).read();
}

}  // namespace
}  // namespace people::german

namespace people {

const Grammar kGerman = {.all = german::find_frames};

}  // namespace people
