// What a judge sees of an article: its grounds, its names, its values.
#include <algorithm>

#include "rules/judge.h"
#include "text/ascii.h"
#include "text/url.h"

namespace rules {

using model::Field;

Judge::Name::Name(std::string_view written, std::string_view lang, const model::Article& of)
    : reading(written, {}, lang) {
  article.title = written;
  article.published = of.published;
  article.seen = of.seen;
}

// Of no language, unless the article's own words are asked.
Judge::Names& Judge::names(Scope scope) {
  auto& names = scope == Scope::author ? authors_ : scope == Scope::tag ? tags_ : source_;
  if (names) return *names;
  const model::Article& article = subject_->article;
  names.emplace();
  if (scope == Scope::source)
    names->emplace_back(article.source, "", article);
  else
    for (const auto& one : scope == Scope::author ? article.authors : article.tags)
      names->emplace_back(one, "", article);
  return *names;
}

Ground Judge::ground_of(Name& name) {
  name_sheet_.open({name.reading, name.article, {}}, known_of(name.reading));
  return Ground::of(name_sheet_, Field::title, name.article.title);
}

Judge::Where Judge::in_field(Scope scope, const Where& where) {
  Where inside;
  inside.scope = scope;
  inside.excluded = where.excluded;
  if (scope == Scope::author || scope == Scope::source || scope == Scope::tag)
    inside.names = &names(scope);
  return inside;
}

Ground Judge::field(Field field) {
  const model::Article& article = subject_->article;
  return Ground::of(sheet_, field, field == Field::title ? article.title : article.text);
}

const std::vector<text::Stretch>& Judge::paragraphs() {
  if (!paragraphs_) paragraphs_ = text::paragraphs(subject_->article.text);
  return *paragraphs_;
}

Judge::Grounds Judge::grounds(const Where& where) {
  if (where.places) return *where.places;
  switch (where.scope) {
    case Scope::title:
      return {{field(Field::title)}, 1};
    case Scope::body:
      return {{field(Field::text)}, 1};
    case Scope::lead:
      if (paragraphs().empty()) return {};
      return {{field(Field::text).part(paragraphs()[0].begin, paragraphs()[0].end)}, 1};
    default:
      return {{field(Field::title), field(Field::text)}, 2};
  }
}

// Its sentences or paragraphs; the title is one of either.
std::vector<Ground> Judge::units(const Ground& ground, bool by_paragraph) {
  if (ground.field == Field::title) return {ground};
  if (!by_paragraph && !sentences_) sentences_ = text::sentences(subject_->article.text);
  std::vector<Ground> found;
  const auto& all = by_paragraph ? paragraphs() : *sentences_;
  auto one = std::partition_point(
      all.begin(), all.end(), [&](const text::Stretch& unit) { return unit.end <= ground.begin; });
  for (; one != all.end() && one->begin < ground.end; ++one)
    found.push_back(ground.part(one->begin, one->end));
  return found;
}

// Of an address case does not count.
bool Judge::has_value(const Part& value) const {
  const model::Article& article = subject_->article;
  const std::string& wanted = program_.text(value);
  switch (value.scope) {
    case Scope::lang:
      return subject_->reading.lang() == wanted;
    case Scope::feed:
      return subject_->feed == wanted;
    case Scope::country:
      return text::ascii_lower(article.country) == wanted;
    case Scope::url:
      return text::ascii_lower(article.url).find(text::ascii_lower(wanted)) != std::string::npos;
    case Scope::site: {
      const auto url = text::parse_url(article.url);
      if (!url) return false;
      const std::string host = text::ascii_lower(url->host), site = text::ascii_lower(wanted);
      return host == site || host.ends_with('.' + site);
    }
    default:
      return false;
  }
}

bool Judge::is_published(const Published& days) const {
  const model::Time time = subject_->article.published.value_or(subject_->article.seen);
  return (!days.from || time >= *days.from) && (!days.until || time < *days.until);
}

}  // namespace rules
