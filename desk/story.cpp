// One story: who reported it in which order, and who was told.
#include <utility>

#include "desk/desk.h"

namespace desk {

namespace {

constexpr std::size_t kMostNamed = 20;  // outlets

}  // namespace

stories::Coverage coverage_of(storage::Transaction& transaction, model::StoryId story,
                              model::ArticleId seen_from) {
  std::vector<stories::Report> reports;
  auto rows = storage::reports_of_story(transaction, story, seen_from);
  for (auto& row : rows.first)
    reports.push_back({std::move(row.source), std::move(row.agency),
                       stories::kind_named(row.kind).value_or(stories::Placement::Kind::report),
                       row.seen, row.article});
  auto made = stories::coverage(std::move(reports), seen_from);
  made.articles = static_cast<std::size_t>(rows.articles);
  return made;
}

model::Alert::StoryRef story_told(storage::Transaction& transaction, model::StoryId story,
                                  model::ArticleId article) {
  auto coverage = coverage_of(transaction, story, article);
  model::Alert::StoryRef told{.id = story, .articles = coverage.articles};
  told.outlets = coverage.in_order.size();
  told.copies = coverage.copies_in_all;
  told.others = stories::to_text(coverage);
  told.agency = std::move(coverage.agency);
  for (std::string& source : coverage.in_order)
    if (!source.empty() && told.in_order.size() < kMostNamed)
      told.in_order.push_back(std::move(source));
  return told;
}

std::optional<Story> find_story(storage::Transaction& transaction, model::StoryId asked) {
  const auto id = storage::standing_story(transaction, asked);
  if (!id) return std::nullopt;
  return Story{.id = *id,
               .articles = storage::articles_of_story(transaction, *id),
               .coverage = coverage_of(transaction, *id),
               .told = storage::addresses_of_story(transaction, *id),
               .alerts = storage::alerts_about(transaction, *id)};
}

}  // namespace desk
