#include "rules/judge.h"

#include <algorithm>
#include <set>

namespace rules {
namespace {

using model::Span;
using Kind = Part::Kind;

constexpr std::size_t kMaxKnown = 16;  // more than a thread has lexicons (text/lexicon.h)

bool is_of_names(Scope scope) {
  return scope == Scope::author || scope == Scope::source || scope == Scope::tag;
}

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

void Judge::open(const Subject& subject) {
  subject_.emplace(subject);
  finder_.open();
  sheet_.open(subject.reading, known_of(subject.reading));
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

bool Judge::holds(PartId id, const Where& where, Spans* proof) {
  gave_up_ = gave_up_ || finder_.is_spent();
  if (gave_up_) return false;
  finder_.take_step();
  const Part& part = program_.part(id);
  switch (part.kind) {
    case Kind::query:
      return holds(id + 1, where, proof);
    case Kind::term:
      if (part.simple && !proof && where.scope == Scope::everywhere && !where.unit)
        return sheet_.has(*program_.slots_of(part));
      return occurs(id, where, proof);
    case Kind::raw:
    case Kind::regex:
    case Kind::near:
    case Kind::near_all:
      return occurs(id, where, proof);
    case Kind::all:
      return holds_all(id, where, proof);
    case Kind::any:
      return holds_any(id, where, proof);
    case Kind::none:
      return !holds(id + 1, where, nullptr);
    case Kind::within:
      return holds_within(id, where, proof);
    case Kind::at_least:
      return holds_at_least(id, where, proof);
    case Kind::score:
      return holds_score(id, where, proof);
    case Kind::in_field:
      return holds(id + 1, {.scope = part.scope}, proof);
    case Kind::value:
      return has_value(part);
    case Kind::published:
      return is_published(program_.days(part));
  }
  return false;
}

bool Judge::holds_all(PartId id, const Where& where, Spans* proof) {
  Spans own;
  PartId inside = id + 1;
  for (std::uint32_t i = 0; i < program_.part(id).count; ++i, inside = program_.after(inside))
    if (!holds(inside, where, proof ? &own : nullptr)) return false;
  if (proof) proof->insert(proof->end(), own.begin(), own.end());
  return true;
}

// Every branch is asked, so that all the words that matched are shown.
bool Judge::holds_any(PartId id, const Where& where, Spans* proof) {
  bool held = false;
  PartId inside = id + 1;
  for (std::uint32_t i = 0; i < program_.part(id).count; ++i, inside = program_.after(inside)) {
    held = holds(inside, where, proof) || held;
    if (held && !proof) return true;
  }
  return held;
}

bool Judge::holds_within(PartId id, const Where& where, Spans* proof) {
  bool held = false;
  if (is_of_names(where.scope)) {
    for (std::size_t i = 0; i < names(where.scope).size() && !held; ++i)
      if (!where.name || *where.name == i)
        held = holds(id + 1, {.scope = where.scope, .name = i}, nullptr);
    return held;
  }
  for (const Ground& ground : grounds(where))
    for (const Ground& unit : units(ground, program_.part(id).by_paragraph)) {
      held = holds(id + 1, {.unit = &unit}, proof) || held;
      if (held && !proof) return true;
    }
  return held;
}

bool Judge::holds_at_least(PartId id, const Where& where, Spans* proof) {
  const Limits all = limits(limits_.of_operand);
  int count = 0;
  if (is_of_names(where.scope)) {
    for (std::size_t i = 0; i < names(where.scope).size(); ++i) {
      if (where.name && *where.name != i) continue;
      const Ground ground = ground_of(names(where.scope)[i]);
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

bool Judge::holds_score(PartId id, const Where& where, Spans* proof) {
  const Part& score = program_.part(id);
  Spans own;
  int sum = 0;
  PartId inside = id + 1;
  for (std::uint32_t i = 0; i < score.count; ++i, inside = program_.after(inside)) {
    const int weight = program_.weight(score, i);
    if (holds(inside, where, proof && weight > 0 ? &own : nullptr)) sum += weight;
  }
  if (sum < score.number) return false;
  if (proof) proof->insert(proof->end(), own.begin(), own.end());
  return true;
}

bool Judge::occurs(PartId id, const Where& where, Spans* proof) {
  bool found = false;
  if (is_of_names(where.scope)) {
    for (std::size_t i = 0; i < names(where.scope).size() && !found; ++i)
      found = (!where.name || *where.name == i) &&
              finder_.occurs(id, ground_of(names(where.scope)[i]), limits(1));
  } else {
    for (const Ground& ground : grounds(where)) {
      if (!proof && (found = finder_.occurs(id, ground, limits(1)))) break;
      if (proof) found = collect(id, ground, *proof) || found;
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

bool Judge::holds(PartId query) {
  begin(query);
  const bool held = holds(query, {}, nullptr);
  gave_up_ = gave_up_ || finder_.is_spent();
  return held && !gave_up_;
}

std::vector<Span> Judge::words(PartId query) {
  begin(query);
  Spans spans;
  holds(query, {}, &spans);
  sort_out(spans);
  return spans;
}

Verdict evaluate(const Query& query, const Subject& subject, const Means&) {
  Program program;
  const PartId root = program.add(query.root(), query.size());
  const SlotIndex index(program);
  Judge judge(program, index);
  judge.open(subject);
  Verdict verdict;
  verdict.matched = judge.holds(root);
  verdict.gave_up = judge.gave_up();
  if (verdict.matched) verdict.spans = judge.words(root);
  return verdict;
}

}  // namespace rules
