// said(…): statement by statement, each by itself. What was said is a ground of its own, broken
// where the speaker breaks in; a speaker is looked at where he is mentioned, and where the article
// tells who that is.
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "rules/judge.h"

namespace rules {

using model::Field;
using model::Span;
using model::Statement;

namespace {

std::uint32_t begin_of(const Statement& statement) {
  return statement.content.empty() ? statement.cue.begin : statement.content.front().begin;
}

// What is shown of a statement whose words nobody asked for.
Span mark_of(const Statement& statement) {
  for (const auto& speaker : statement.speakers)
    if (speaker.mention.begin < speaker.mention.end) return speaker.mention;
  return statement.cue;
}

// Those of one field; what stands side by side is one.
Pieces pieces_of(const std::vector<Span>& spans, const Ground& field) {
  Pieces pieces;
  for (const Span& span : spans) {
    if (span.field != field.field) continue;
    const Ground part = field.part(span.begin, span.end);
    if (!pieces.empty() && part.first <= pieces.back().behind) {
      pieces.back().end = std::max(pieces.back().end, part.end);
      pieces.back().behind = std::max(pieces.back().behind, part.behind);
    } else {
      pieces.push_back({part.begin, part.end, part.first, part.behind});
    }
  }
  return pieces;
}

}  // namespace

const std::vector<Statement>& Judge::statements() {
  if (subject_->statements) return *subject_->statements;
  if (!*statements_) *statements_ = people::statements(subject_->reading, subject_->article);
  return **statements_;
}

bool Judge::counts(const Statement& statement, const Where& where) const {
  return statement.confidence >= least_ || where.excluded == is_sure_;
}

bool Judge::stands_in(const Statement& statement, const Where& where) {
  if (where.names) return false;
  if (where.scope == Scope::everywhere && !where.places) return true;
  return std::ranges::any_of(grounds(where), [&](const Ground& ground) {
    const std::uint32_t begin = begin_of(statement);
    return ground.field == statement.field && ground.begin <= begin && begin < ground.end;
  });
}

bool Judge::holds_said(PartId id, const Where& where, Found* proof) {
  bool held = false;
  const auto& all = statements();
  for (std::uint32_t i = 0; i < all.size() && !finder_.is_spent(); ++i) {
    Proven proven{i, {}};
    if (!counts(all[i], where) || !says(id, all[i], where, proof ? &proven.about : nullptr))
      continue;
    held = true;
    if (!proof) return true;
    if (const Span mark = mark_of(all[i]); proven.about.empty() && mark.begin < mark.end)
      proof->spans.push_back(mark);
    proof->spans.insert(proof->spans.end(), proven.about.begin(), proven.about.end());
    proof->statements.push_back(std::move(proven));
  }
  return held;
}

bool Judge::says(PartId id, const Statement& statement, const Where& where, Spans* about) {
  const Part& said = program_.part(id);
  finder_.take_step();
  if (said.first != 0 && (said.first >> static_cast<unsigned>(statement.kind) & 1) == 0)
    return false;
  if (!stands_in(statement, where)) return false;
  PartId inside = id + 1;
  for (const Role role : kRoles) {
    if ((said.number & role) == 0) continue;
    if (!plays(role, inside, statement, about)) return false;
    inside = program_.after(inside);
  }
  return true;
}

bool Judge::plays(Role role, PartId id, const Statement& statement, Spans* about) {
  switch (role) {
    case kBy:
      return is_by(id, statement);
    case kAbout:
      return is_about(id, statement, about);
    case kVia:
      return is_of(id, statement.via);
    case kVenue:
      return is_of(id, std::span(&statement.venue, statement.venue.empty() ? 0 : 1));
  }
  return false;
}

// All of it has to hold of one speaker.
bool Judge::is_by(PartId id, const Statement& statement) {
  return std::ranges::any_of(statement.speakers, [&](const Speaker& speaker) {
    Grounds places;
    places.add(field(speaker.mention.field).part(speaker.mention.begin, speaker.mention.end));
    if (speaker.named && *speaker.named != speaker.mention)
      places.add(field(speaker.named->field).part(speaker.named->begin, speaker.named->end));
    Where where;
    where.places = &places;
    where.speaker = &speaker;
    return holds(id, where, nullptr);
  });
}

bool Judge::is_about(PartId id, const Statement& statement, Spans* about) {
  std::vector<Span> spans = statement.content;
  if (statement.target) spans.push_back(*statement.target);
  std::ranges::sort(spans);
  std::array<Pieces, 2> pieces;
  Grounds places;
  for (const Field one : {Field::title, Field::text}) {
    Ground ground = field(one);
    Pieces& of_field = pieces[places.count] = pieces_of(spans, ground);
    if (of_field.empty()) continue;
    ground = ground.part(of_field.front().begin, of_field.back().end);
    ground.pieces = &of_field;
    places.add(ground);
  }
  Where where;
  where.places = &places;
  Found found;
  const bool held = holds(id, where, about ? &found : nullptr);
  if (held && about) *about = std::move(found.spans);
  return held;
}

bool Judge::is_of(PartId id, std::span<const std::string> written) {
  if (written.empty()) return false;
  Names names;
  for (const std::string& one : written)
    names.emplace_back(one, subject_->reading.lang(), subject_->article);
  Where where;
  where.names = &names;
  return holds(id, where, nullptr);
}

// A name that only owns the speaker ("Dorn's spokeswoman") is not his.
bool Judge::is_speaker(PartId id, const Where& where) {
  const Part& part = program_.part(id);
  if (part.kind == Part::Kind::named) {
    const auto& [wanted, terms] = program_.naming(part);
    return is_named(wanted, *where.speaker) ||
           (terms != Program::kNoPart && holds(terms, where, nullptr));
  }
  for (const Ground& ground : grounds(where)) {
    const auto& tokens = subject_->reading.tokens(ground.field);
    const Occurrences found = finder_.find(id, ground, limits(kMaxSpans));
    for (std::size_t i = 0; i < found.size(); ++i) {
      const std::uint32_t last = found[i].back().last;
      if (last + 1 >= ground.behind || subject_->reading.word(tokens[last]).possessive.empty())
        return true;
    }
  }
  return false;
}

bool Judge::is_named(people::WantedId wanted, const Speaker& speaker) {
  if (!sheet_.has(program_.key_of(wanted))) return false;
  const auto is_he = [&](const people::Mention& mention) {
    finder_.take_step();
    return std::ranges::binary_search(mention.of, wanted) && people::is_speaker(speaker, mention);
  };
  return std::ranges::any_of(mentions_at(speaker.mention), is_he) ||
         (speaker.named && std::ranges::any_of(mentions_at(*speaker.named), is_he));
}

// Those that share a byte with it, and perhaps others beside it. Few mentions overlap.
std::span<const people::Mention> Judge::mentions_at(const Span& span) {
  constexpr std::ptrdiff_t kBefore = 8;
  const auto all = sheet_.mentions();
  const auto behind = std::ranges::partition_point(all, [&](const people::Mention& one) {
    return std::pair(one.span.field, one.span.begin) < std::pair(span.field, span.end);
  });
  auto from = behind;
  while (from != all.begin() && behind - from < kBefore &&
         std::prev(from)->span.field == span.field)
    --from;
  while (from != all.begin() && std::prev(from)->span.field == span.field &&
         std::prev(from)->span.end > span.begin)
    --from;
  return {from, behind};
}

}  // namespace rules
