#include "daemon/telling/silences.h"

#include <algorithm>
#include <set>

#include "text/fold.h"

namespace wirewatchd {

namespace {

std::vector<model::Rule> texts_of(const std::vector<model::Silence>& silences) {
  std::vector<model::Rule> rules;
  for (const auto& silence : silences) {
    if (silence.text.empty()) continue;
    model::Rule rule;
    rule.id = {silence.id.value};
    rule.query = silence.text;
    rules.push_back(std::move(rule));
  }
  return rules;
}

bool is_of_source(const std::string& source, const rules::Subject& subject) {
  if (source.empty()) return true;
  const std::string wanted = text::fold(source);
  return wanted == text::fold(subject.article.source) || wanted == text::fold(subject.feed);
}

}  // namespace

Silences::Silences(std::vector<model::Silence> silences, std::shared_ptr<const people::Lists> lists)
    : silences_(std::move(silences)), texts_(texts_of(silences_), {.lists = std::move(lists)}) {}

std::vector<model::Silence> Silences::that_fit(const rules::Subject& subject) const {
  std::set<std::int64_t> met;
  for (const auto& match : texts_.match(subject))
    if (!match.unsure) met.insert(texts_.rules()[match.rule].id.value);
  std::vector<model::Silence> fit;
  for (const auto& silence : silences_)
    if ((silence.text.empty() || met.contains(silence.id.value)) &&
        is_of_source(silence.source, subject))
      fit.push_back(silence);
  return fit;
}

}  // namespace wirewatchd
