#include "rules/nearest_unit.h"

#include <algorithm>
#include <vector>

#include "rules/judge.h"

namespace rules {
namespace {

using model::Field;
using model::Span;

constexpr std::size_t kMostUnits = 2000;

std::vector<Span> units_of(const Asked& asked, Within::Unit unit, Scope scope) {
  const model::Article& article = asked.subject.article;
  const auto lies_there = [&](const Span& span) {
    return !asked.unit || (span.field == asked.unit->field && span.begin >= asked.unit->begin &&
                           span.end <= asked.unit->end);
  };
  std::vector<Span> units;
  const auto add = [&](const Span& span) {
    if (span.begin < span.end && lies_there(span) && units.size() < kMostUnits)
      units.push_back(span);
  };
  if (scope == Scope::everywhere || scope == Scope::title)
    add({Field::title, 0, static_cast<std::uint32_t>(article.title.size())});
  if (scope == Scope::title) return units;
  std::string_view text = article.text;
  if (scope == Scope::lead)
    if (const auto paragraphs = text::paragraphs(text); !paragraphs.empty())
      text = text.substr(0, paragraphs.front().end);
  for (const auto& [begin, end] :
       unit == Within::Unit::sentence ? text::sentences(text) : text::paragraphs(text))
    add({Field::text, begin, end});
  return units;
}

// What AND joins.
void add_parts(const Node& node, const Size& size, const query::Options& options, Program& program,
               std::vector<PartId>& parts) {
  if (const auto* all = std::get_if<And>(&node.is))
    for (const Child& part : all->of) add_parts(*part, size, options, program, parts);
  else
    parts.push_back(program.add(node, size, options));
}

}  // namespace

std::optional<Span> nearest_unit(const Asked& asked, const Within& within, Scope scope) {
  Program program(asked.means.lists, asked.roster);
  const query::Options options = options_of(asked.means);
  const PartId whole = program.add(*within.of, asked.size, options);
  std::vector<PartId> parts;
  add_parts(*within.of, asked.size, options, program, parts);
  program.finish();
  const SlotIndex index(program);
  Judge judge(program, index);
  Judge::Statements statements;
  judge.open(asked.subject, statements);

  std::optional<Span> nearest;
  std::ptrdiff_t most = 0;
  for (const Span& unit : units_of(asked, within.unit, scope)) {
    if (judge.holds(whole, 0, &unit)) return unit;
    const auto holding =
        std::ranges::count_if(parts, [&](PartId part) { return judge.holds(part, 0, &unit); });
    if (holding <= most) continue;
    most = holding;
    nearest = unit;
  }
  return nearest;
}

}  // namespace rules
