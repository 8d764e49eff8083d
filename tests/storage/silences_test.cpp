#include "storage/silences.h"

#include <gtest/gtest.h>

#include "tests/storage/house.h"

namespace storage {
namespace {

using namespace std::chrono_literals;

struct Quiet : test::House {
  model::SilenceId add(const std::string& rule, std::chrono::seconds lasting) {
    return in_transaction([&](auto& transaction) {
      model::Silence silence;
      silence.rule = rule;
      silence.until = database_now(transaction) + lasting;
      silence.by = "mia";
      silence.comment = "the summit";
      return add_silence(transaction, silence);
    });
  }
  bool end(model::SilenceId id) {
    return in_transaction([&](auto& transaction) { return end_silence(transaction, id, "ann"); });
  }
  std::vector<model::Silence> in_force() {
    return in_transaction([](auto& transaction) { return silences_in_force(transaction); });
  }
  std::vector<SilenceRow> list(bool ended_too) {
    return in_transaction(
        [&](auto& transaction) { return list_silences(transaction, ended_too, 0); });
  }
  std::string generation() {
    return ask("select generation::text as answer from watch_generation");
  }
};

TEST(Silences, AreInForceUntilTheirEnd) {
  Quiet house;
  house.add("over", -1s);
  const auto id = house.add("nato", 1h);

  const auto in_force = house.in_force();

  ASSERT_EQ(in_force.size(), 1u);
  EXPECT_EQ(in_force[0].id, id);
  EXPECT_EQ(in_force[0].rule, "nato");
  EXPECT_EQ(in_force[0].by, "mia");
  EXPECT_EQ(in_force[0].comment, "the summit");
}

TEST(Silences, AreEndedOnceAndSayByWhom) {
  Quiet house;
  const auto id = house.add("nato", 1h);

  EXPECT_TRUE(house.end(id));
  EXPECT_FALSE(house.end(id));

  EXPECT_TRUE(house.in_force().empty());
  EXPECT_TRUE(house.list(false).empty());
  ASSERT_EQ(house.list(true).size(), 1u);
  EXPECT_EQ(house.list(true)[0].ended_by, "ann");
  EXPECT_FALSE(house.list(true)[0].in_force);
}

TEST(Silences, MakeEveryDaemonTakeANewSet) {
  Quiet house;
  const auto before = house.generation();

  const auto id = house.add("nato", 1h);
  const auto added = house.generation();
  house.end(id);

  EXPECT_NE(added, before);
  EXPECT_NE(house.generation(), added);
}

TEST(Silences, StandBesideTheDecisionsThatGoBackToThem) {
  Quiet house;
  const auto feed = house.add_feed("wire");
  const auto rule = house.add_rule("nato");
  const auto id = house.add("nato", 1h);

  const auto decisions = house.in_transaction([&](auto& transaction) {
    auto article = test::article_titled("summit");
    article.id = test::store_one(transaction, feed, article);
    model::Hit hit;
    hit.rule = rule;
    hit.article = article.id;
    const auto stored = store_hits(transaction, article, feed, {{hit}}).at(0);
    store_decisions(
        transaction,
        {{stored, {.receiver = "desk", .reason = "silenced", .told = false, .silence = {.id = id}}},
         {stored, {.receiver = "boss", .reason = "told", .told = true}}});
    return decisions_of(transaction, stored);
  });

  ASSERT_EQ(decisions.size(), 2u);
  EXPECT_EQ(decisions[0].silence, model::Silence());
  EXPECT_EQ(decisions[1].silence.id, id);
  EXPECT_EQ(decisions[1].silence.comment, "the summit");
  EXPECT_EQ(house.list(false).at(0).hits, 1);
}

}  // namespace
}  // namespace storage
