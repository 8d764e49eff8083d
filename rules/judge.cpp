#include "rules/judge.h"

#include <algorithm>
#include <set>

namespace rules {
namespace {

using model::Span;
using Kind = Part::Kind;

constexpr std::size_t kMaxKnown = 16;  // more than a thread has lexicons (text/lexicon.h)

// The first ones in reading order.
void sort_out(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  if (spans.size() > kMaxSpans) spans.resize(kMaxSpans);
}

Span span_of(const Stretch& words, const Ground& ground) {
  if (words.end != 0) return {ground.field, words.begin, words.end};
  const auto& tokens = ground.sheet->reading().tokens(ground.field);
  return {ground.field, tokens[words.first].begin, tokens[words.last].end};
}

// As a reader counts with a pencil: the one that ends first, then the next that shares nothing with
// those counted.
int count_apart(const Occurrences& all, const Ground& ground) {
  std::vector<std::vector<Span>> marks;
  for (std::size_t i = 0; i < all.size(); ++i) {
    marks.emplace_back();
    for (const Stretch& words : all[i]) marks.back().push_back(span_of(words, ground));
  }
  std::ranges::stable_sort(marks, {}, [](const auto& one) { return one.back().end; });
  std::set<std::pair<std::uint32_t, std::uint32_t>> taken;  // by their ends
  int count = 0;
  for (const auto& one : marks) {
    const bool is_free = std::ranges::none_of(one, [&](const Span& span) {
      const auto next = taken.upper_bound({span.begin, UINT32_MAX});
      return next != taken.end() && next->second < span.end;
    });
    if (!is_free) continue;
    ++count;
    for (const Span& span : one) taken.insert({span.end, span.begin});
  }
  return count;
}

}  // namespace

Judge::Judge(const Program& program, const SlotIndex& index)
    : program_(program), index_(index), finder_(program), sheet_(program), name_sheet_(program) {}

KnownWords& Judge::known_of(const text::Reading& reading) {
  const auto known = std::ranges::find(known_, reading.words().get(), &KnownWords::words);
  if (known != known_.end()) {
    known_.splice(known_.begin(), known_, known);
  } else {
    std::erase_if(known_, [](const KnownWords& one) { return one.is_out_of_use(); });
    if (known_.size() == kMaxKnown) known_.pop_back();
    known_.emplace_front(index_, reading.words());
  }
  return known_.front();
}

void Judge::open(const Subject& subject, Statements& statements) {
  subject_.emplace(subject);
  statements_ = &statements;
  finder_.open();
  sheet_.open(subject, known_of(subject.reading));
  authors_.reset();
  tags_.reset();
  source_.reset();
  sentences_.reset();
  paragraphs_.reset();
}

Limits Judge::limits(std::size_t most) const {
  Limits limited = limits_;
  limited.most = most;
  return limited;
}

void Judge::Found::add(const Found& other) {
  spans.insert(spans.end(), other.spans.begin(), other.spans.end());
  statements.insert(statements.end(), other.statements.begin(), other.statements.end());
}

bool Judge::holds(PartId id, const Where& where, Found* proof) {
  gave_up_ = gave_up_ || finder_.is_spent();
  if (gave_up_) return false;
  finder_.take_step();
  const Part& part = program_.part(id);
  switch (part.kind) {
    case Kind::query:
      return holds(id + 1, where, proof);
    case Kind::term:
      if (part.simple && !proof && where.scope == Scope::everywhere && !where.places &&
          !where.names)
        return sheet_.has(*program_.slots_of(part));
      return occurs(id, where, proof);
    case Kind::raw:
    case Kind::regex:
    case Kind::named:
    case Kind::near:
    case Kind::near_all:
      return occurs(id, where, proof);
    case Kind::all:
      return holds_all(id, where, proof);
    case Kind::any:
      return holds_any(id, where, proof);
    case Kind::none:
      return holds_none(id, where);
    case Kind::within:
      return holds_within(id, where, proof);
    case Kind::at_least:
      return holds_at_least(id, where, proof);
    case Kind::score:
      return holds_score(id, where, proof);
    case Kind::in_field:
      return holds(id + 1, in_field(part.scope, where), proof);
    case Kind::said:
      return holds_said(id, where, proof);
    case Kind::value:
      return has_value(part);
    case Kind::published:
      return is_published(program_.days(part));
  }
  return false;
}

bool Judge::holds_none(PartId id, const Where& where) {
  Where inside = where;
  inside.excluded = !where.excluded;
  return !holds(id + 1, inside, nullptr);
}

bool Judge::holds_all(PartId id, const Where& where, Found* proof) {
  Found own;
  PartId inside = id + 1;
  for (std::uint32_t i = 0; i < program_.part(id).count; ++i, inside = program_.after(inside))
    if (!holds(inside, where, proof ? &own : nullptr)) return false;
  if (proof) proof->add(own);
  return true;
}

// Every branch is asked, so that all the words that matched are shown.
bool Judge::holds_any(PartId id, const Where& where, Found* proof) {
  bool held = false;
  PartId inside = id + 1;
  for (std::uint32_t i = 0; i < program_.part(id).count; ++i, inside = program_.after(inside)) {
    held = holds(inside, where, proof) || held;
    if (held && !proof) return true;
  }
  return held;
}

bool Judge::holds_within(PartId id, const Where& where, Found* proof) {
  bool held = false;
  Where inside = where;
  if (where.names) {
    for (std::size_t i = 0; i < where.names->size() && !held; ++i) {
      if (where.name && *where.name != i) continue;
      inside.name = i;
      held = holds(id + 1, inside, nullptr);
    }
    return held;
  }
  for (const Ground& ground : grounds(where))
    for (const Ground& unit : units(ground, program_.part(id).by_paragraph)) {
      const Grounds one{{unit}, 1};
      inside.places = &one;
      held = holds(id + 1, inside, proof) || held;
      if (held && !proof) return true;
    }
  return held;
}

bool Judge::holds_at_least(PartId id, const Where& where, Found* proof) {
  const Limits all = limits(limits_.of_operand);
  int count = 0;
  if (where.names) {
    for (std::size_t i = 0; i < where.names->size(); ++i) {
      if (where.name && *where.name != i) continue;
      const Ground ground = ground_of((*where.names)[i]);
      count += count_apart(finder_.find(id + 1, ground, all), ground);
    }
    return count >= program_.part(id).number;
  }
  for (const Ground& ground : grounds(where))
    count += count_apart(finder_.find(id + 1, ground, all), ground);
  if (count < program_.part(id).number) return false;
  if (proof) occurs(id + 1, where, proof);
  return true;
}

bool Judge::holds_score(PartId id, const Where& where, Found* proof) {
  const Part& score = program_.part(id);
  Found own;
  int sum = 0;
  PartId inside = id + 1;
  for (std::uint32_t i = 0; i < score.count; ++i, inside = program_.after(inside)) {
    const int weight = program_.weight(score, i);
    Where there = where;
    there.excluded = where.excluded != (weight < 0);
    if (holds(inside, there, proof && weight > 0 ? &own : nullptr)) sum += weight;
  }
  if (sum < score.number) return false;
  if (proof) proof->add(own);
  return true;
}

bool Judge::occurs(PartId id, const Where& where, Found* proof) {
  bool found = false;
  if (where.speaker) {
    found = is_speaker(id, where);
  } else if (where.names) {
    for (std::size_t i = 0; i < where.names->size() && !found; ++i)
      found = (!where.name || *where.name == i) &&
              finder_.occurs(id, ground_of((*where.names)[i]), limits(1));
  } else {
    for (const Ground& ground : grounds(where)) {
      if (!proof && (found = finder_.occurs(id, ground, limits(1)))) break;
      if (proof) found = collect(id, ground, proof->spans) || found;
    }
  }
  return found;
}

bool Judge::collect(PartId id, const Ground& ground, Spans& proof) {
  const std::size_t before = proof.size();
  const Kind kind = program_.part(id).kind;
  if (kind == Kind::raw || kind == Kind::regex) {
    for (const Stretch& one : finder_.find_exact(id, ground, limits(kMaxSpans)))
      proof.push_back(span_of(one, ground));
  } else {
    const Occurrences found = finder_.find(id, ground, limits(kMaxSpans));
    for (std::size_t i = 0; i < found.size(); ++i)
      for (const Stretch& words : found[i]) proof.push_back(span_of(words, ground));
  }
  const bool found_some = proof.size() > before;
  if (proof.size() > 20 * kMaxSpans) sort_out(proof);
  return found_some;
}

void Judge::begin(PartId query) {
  const Part& bounds = program_.part(query);
  limits_ = {.of_operand = static_cast<std::size_t>(bounds.number), .pairs = bounds.first};
  finder_.begin(kMostSteps);
  gave_up_ = false;
}

bool Judge::holds_in(PartId query, const Span* unit, Found* proof) {
  if (!unit) return holds(query, {}, proof);
  Grounds places;
  places.add(field(unit->field).part(unit->begin, unit->end));
  Where where;
  where.places = &places;
  return holds(query, where, proof);
}

// By sure statements, or else by all: what one of the others would change is unsure.
bool Judge::holds(PartId query, double least, const Span* unit) {
  begin(query);
  least_ = least;
  is_sure_ = true;
  bool held = holds_in(query, unit, nullptr);
  if (!held && !gave_up_ && !program_.part(query).simple) {
    is_sure_ = false;
    held = holds_in(query, unit, nullptr);
  }
  gave_up_ = gave_up_ || finder_.is_spent();
  return held && !gave_up_;
}

Proof Judge::prove(PartId query, const Span* unit) {
  begin(query);
  Found found;
  holds_in(query, unit, &found);
  sort_out(found.spans);
  Proof proof;
  proof.spans = std::move(found.spans);
  proof.unsure = !program_.part(query).simple && !is_sure_;
  if (!found.statements.empty()) tell(query, std::move(found.statements), proof);
  tell_unlisted(query, proof);
  return proof;
}

Verdict evaluate(const Query& query, const Subject& subject, const Means& means) {
  return evaluate(query, subject, means, nullptr, nullptr);
}

Verdict evaluate(const Query& query, const Subject& subject, const Means& means,
                 std::shared_ptr<const people::Roster> roster, const Span* unit) {
  Program program(means.lists, std::move(roster));
  const PartId root = program.add(query.root(), query.size(), options_of(means));
  program.finish();
  const SlotIndex index(program);
  Judge judge(program, index);
  Judge::Statements statements;
  judge.open(subject, statements);
  Verdict verdict;
  const double least = means.min_confidence.value_or(people::kLeastConfidence);
  verdict.matched = judge.holds(root, least, unit);
  verdict.gave_up = judge.gave_up();
  if (verdict.matched) static_cast<Proof&>(verdict) = judge.prove(root, unit);
  return verdict;
}

}  // namespace rules
