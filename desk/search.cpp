#include <algorithm>
#include <set>
#include <tuple>

#include "desk/sweep.h"
#include "text/fold.h"

namespace desk {

Findings search(storage::Transaction& transaction, const model::Rule& rule,
                const storage::ArchiveFilter& filter, std::size_t limit, const Course& course) {
  Findings findings;
  const rules::RuleSet set({rule}, {.lists = lists_in_force(transaction)});
  findings.coverage = sweep(transaction, set, filter, course, [&](Judged& judged) {
    if (judged.matches.empty()) return true;
    findings.articles.push_back(found_of(std::move(judged.stored), judged.matches.front()));
    return limit == 0 || findings.articles.size() < limit;
  });
  return findings;
}

WordForms word_forms(storage::Transaction& transaction, const model::Rule& rule,
                     const storage::ArchiveFilter& filter, const Course& course) {
  using Key = std::pair<std::string, std::string>;  // form, language
  std::map<Key, WordForm> forms;
  const rules::RuleSet set({rule}, {.lists = lists_in_force(transaction)});
  WordForms answer;
  answer.coverage = sweep(transaction, set, filter, course, [&](Judged& judged) {
    const model::Article& article = judged.stored.article;
    std::set<Key> here;
    for (const auto& match : judged.matches)
      for (const auto& span : match.spans) {
        const Key key{text::lower(text_of(article, span)), article.lang};
        WordForm& form = forms[key];
        ++form.times;
        form.at_least = form.at_least || match.spans.size() >= rules::kMaxSpans;
        form.articles += here.insert(key).second;
      }
    return true;
  });
  for (auto& [key, form] : forms) {
    std::tie(form.form, form.lang) = key;
    answer.forms.push_back(std::move(form));
  }
  std::ranges::stable_sort(answer.forms, std::greater<>(), &WordForm::times);
  return answer;
}

}  // namespace desk
