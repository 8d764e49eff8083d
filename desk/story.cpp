// One story: who reported it in which order, and who was told.
#include <utility>

#include "desk/desk.h"

namespace desk {

stories::Coverage coverage_of(storage::Transaction& transaction, model::StoryId story) {
  std::vector<stories::Report> reports;
  for (auto& row : storage::reports_of_story(transaction, story))
    reports.push_back({std::move(row.source), std::move(row.agency),
                       stories::kind_named(row.kind).value_or(stories::Placement::Kind::report),
                       row.seen});
  return stories::coverage(std::move(reports));
}

std::optional<Story> find_story(storage::Transaction& transaction, model::StoryId asked) {
  const auto id = storage::standing_story(transaction, asked);
  if (!id) return std::nullopt;
  return Story{.id = *id,
               .articles = storage::articles_of_story(transaction, *id),
               .coverage = coverage_of(transaction, *id),
               .told = storage::told_of_story(transaction, *id),
               .alerts = storage::alerts_of_story(transaction, *id)};
}

}  // namespace desk
