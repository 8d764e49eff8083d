#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "desk/desk.h"

namespace desk {
namespace {

using testing::SizeIs;

// An invented minister of a real state.
std::shared_ptr<const people::Lists> one_minister() {
  model::Member minister;
  minister.name = "Yerlan Sadvakasov";
  minister.office = "Minister of Defence";
  minister.country.code = "KZ";
  model::List list;
  list.name = "defence";
  list.members = {minister};
  return std::make_shared<const people::Lists>(std::vector<model::List>{list});
}

// The speaker of the only statement.
model::Statement::Speaker speaker_in(std::string text) {
  model::Article article;
  article.text = std::move(text);
  article.lang = "en";
  article.published = model::Day(std::chrono::year(2024) / 5 / 2);
  const auto statements = statements_in(article, one_minister());
  EXPECT_THAT(statements, SizeIs(1));
  if (statements.size() != 1 || statements[0].speakers.empty()) return {};
  return statements[0].speakers[0];
}

}  // namespace

TEST(StatementsIn, NameTheHolderOfAnOffice) {
  const auto speaker = speaker_in("Kazakhstan's defence minister said that the drill was over.");

  EXPECT_EQ(speaker.list, "defence");
  EXPECT_EQ(speaker.member, "Yerlan Sadvakasov");
  EXPECT_EQ(speaker.office, "Minister of Defence");
  EXPECT_EQ(speaker.country, "KZ");
  EXPECT_FALSE(speaker.stale);
}

TEST(StatementsIn, NameNobodyElseWhereTheListDoesNotKnowTheSpeaker) {
  const auto speaker =
      speaker_in("Kazakhstan's defence minister Daniyar Omarov said that the drill was over.");

  EXPECT_EQ(speaker.name, "Daniyar Omarov");
  EXPECT_EQ(speaker.member, "") << "not his predecessor";
  EXPECT_EQ(speaker.office, "Minister of Defence");
  EXPECT_EQ(speaker.list, "defence");
  EXPECT_TRUE(speaker.stale);
}

}  // namespace desk
