#include "rules/excerpt.h"

#include <algorithm>

namespace rules {
namespace {

constexpr std::size_t kMostExcerpts = 2000;

model::Article article_of(const model::Article& whole, model::Field field, text::Stretch at) {
  const bool in_title = field == model::Field::title;
  const std::string_view from = in_title ? whole.title : whole.text;
  model::Article article;
  article.id = whole.id;
  article.lang = whole.lang;
  (in_title ? article.title : article.text) = from.substr(at.begin, at.end - at.begin);
  return article;
}

std::vector<text::Stretch> stretches_of_text(const model::Article& article, Within::Unit unit,
                                             Scope scope) {
  if (scope == Scope::title) return {};
  std::string_view text = article.text;
  if (scope == Scope::lead)
    if (const auto paragraphs = text::paragraphs(text); !paragraphs.empty())
      text = text.substr(0, paragraphs.front().end);
  auto stretches = unit == Within::Unit::sentence ? text::sentences(text) : text::paragraphs(text);
  if (stretches.size() > kMostExcerpts) stretches.resize(kMostExcerpts);
  return stretches;
}

std::size_t parts_holding(const Asked& asked, const Node& node) {
  const auto* all = std::get_if<And>(&node.is);
  if (!all) return asked.judge(node, Scope::everywhere).matched ? 1 : 0;
  std::size_t holding = 0;
  for (const Child& part : all->of) holding += parts_holding(asked, *part);
  return holding;
}

}  // namespace

Excerpt::Excerpt(const Subject& whole, model::Field field, text::Stretch at)
    : field_(field),
      begin_(at.begin),
      article_(article_of(whole.article, field, at)),
      reading_(article_.title, article_.text, whole.reading.lang()) {}

void Excerpt::lead_back(model::Span& span) const {
  span.begin += begin_;
  span.end += begin_;
}

std::unique_ptr<Excerpt> nearest_excerpt(const Asked& asked, const Within& within, Scope scope) {
  const model::Article& article = asked.subject.article;
  std::unique_ptr<Excerpt> nearest;
  std::size_t most = 0;
  // True where nothing further can be nearer.
  const auto look_at = [&](model::Field field, text::Stretch at) {
    auto excerpt = std::make_unique<Excerpt>(asked.subject, field, at);
    const Subject subject = excerpt->subject();
    const Asked inside{asked.written, asked.size, subject, {}};
    const bool holds = inside.judge(*within.of, Scope::everywhere).matched;
    const std::size_t holding = parts_holding(inside, *within.of);
    if (!holds && holding <= most) return false;
    most = holding;
    nearest = std::move(excerpt);
    return holds;
  };
  const bool has_title = scope == Scope::everywhere || scope == Scope::title;
  const text::Stretch title{0, static_cast<std::uint32_t>(article.title.size())};
  if (has_title && title.end > 0 && look_at(model::Field::title, title)) return nearest;
  for (const text::Stretch at : stretches_of_text(article, within.unit, scope))
    if (look_at(model::Field::text, at)) break;
  return nearest;
}

}  // namespace rules
