#include "alerts/statement_marks.h"

#include <algorithm>
#include <string_view>

namespace alerts {
namespace {

// What stands between the parts of a statement's content in its `words`.
constexpr std::string_view kJoint = " … ";

bool lies_in(const model::Span& inner, const model::Span& outer) {
  return inner.field == outer.field && inner.begin >= outer.begin && inner.end <= outer.end;
}

}  // namespace

model::Statement with_marks(model::Statement statement, const std::vector<model::Span>& met) {
  std::uint32_t before = 0;  // bytes of `words`
  for (const model::Span& part : statement.content) {
    for (const model::Span& span : met)
      if (lies_in(span, part))
        statement.marks.push_back(
            {before + span.begin - part.begin, before + span.end - part.begin});
    before += part.end - part.begin + static_cast<std::uint32_t>(kJoint.size());
  }
  if (!statement.target) return statement;
  const model::Span& target = *statement.target;
  for (const model::Span& span : met)
    if (lies_in(span, target) && span.end - target.begin <= statement.target_words.size())
      statement.target_met += (statement.target_met.empty() ? "" : " ") +
                              statement.target_words.substr(span.begin - target.begin,
                                                            span.end - span.begin);
  return statement;
}

}  // namespace alerts
