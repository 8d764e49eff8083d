#include <algorithm>
#include <utility>

#include "desk/desk.h"
#include "text/reading.h"

namespace desk {
namespace {

// Whoever is in any list on the day.
people::Roster everybody(std::shared_ptr<const people::Lists> lists) {
  std::vector<people::Wanted> wanted;
  for (const model::List& list : lists->all())
    wanted.push_back({people::Wanted::Kind::list, list.name});
  return people::Roster(std::move(lists), std::move(wanted));
}

void name(model::Statement::Speaker& speaker, const std::vector<people::Mention>& mentions,
          model::Day day) {
  const auto mention = std::ranges::find_if(mentions, [&](const people::Mention& one) {
    return one.holder.member && people::is_speaker(speaker, one);
  });
  if (mention != mentions.end()) people::name_speaker(speaker, *mention, day);
}

}  // namespace

std::vector<model::Statement> statements_in(const model::Article& article,
                                            std::shared_ptr<const people::Lists> lists) {
  const text::Reading reading(article.title, article.text, article.lang);
  auto statements = people::statements(reading, article);
  if (statements.empty() || !lists || lists->all().empty()) return statements;
  const auto day = people::day_of(article);
  const people::Roster roster = everybody(std::move(lists));  // mentions refer to its lists
  const auto mentions = roster.mentions(reading, article, day);
  for (auto& one : statements)
    for (auto& speaker : one.speakers) name(speaker, mentions, day);
  return statements;
}

}  // namespace desk
