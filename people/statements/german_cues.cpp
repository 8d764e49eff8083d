// Which verb of a clause is a cue: with its particle, its auxiliary, and what takes its assertion
// away.
#include "people/statements/german_reader.h"

#include <algorithm>

namespace people::german {

bool Reader::is_particle(const Cue& cue, std::uint32_t i) const {
  return std::ranges::any_of(cue.particles,
                             [&](const std::string& p) { return is_folded(sheet_, node(i), p); });
}

// The particle at the end of the verb's clause, or alone between commas ("teilte X, der …, mit").
std::uint32_t Reader::particle_of(const Cue& cue, std::uint32_t verb, std::size_t c,
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

bool Reader::is_hedged(std::uint32_t finite) const {
  return node(finite).any(bits(Trait::hedge, Trait::decline));
}

std::optional<Hit> Reader::hit_of(const Cue& cue, CueForm form, std::uint32_t i,
                                  std::size_t c) const {
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
  if (participle && !cue.particles.empty() && (i == clause.nodes.first || !is_particle(cue, i - 1)))
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
bool Reader::is_passive(const Clause& clause, std::uint32_t auxiliary) const {
  if (node(auxiliary).is(Trait::become)) return true;
  if (!node(auxiliary).is(Trait::be)) return false;
  for (std::uint32_t k = clause.nodes.first; k < clause.nodes.behind; ++k)
    if (is(k, "worden")) return true;
  return false;
}

// "kritisierte das und sagte": the second of two verbs.
bool Reader::is_conjoined(const Clause& clause, std::uint32_t i) const {
  for (std::uint32_t k = clause.finite + 1; k < i; ++k)
    if (is(k, "und") && k + 3 >= i) return true;
  return false;
}

std::optional<Hit> Reader::hit_in(std::size_t c) const {
  Known& known = hits_[c];
  if (!known.looked) known = {.looked = true, .hit = look_in(c, 0)};
  return known.hit;
}

std::optional<Hit> Reader::look_in(std::size_t c, std::uint32_t from) const {
  const Clause& clause = clauses_[c];
  if (clause.finite != kNone && is_hedged(clause.finite)) return std::nullopt;
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

}  // namespace people::german
