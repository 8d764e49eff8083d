#include "storage/rule_costs.h"

#include <gtest/gtest.h>

#include "tests/storage/house.h"

namespace storage {
namespace {

using test::House;

struct Court : House {
  model::RuleId rule = add_rule("nato");

  void add(std::vector<RuleCost> costs) {
    in_transaction([&](auto& transaction) { add_rule_costs(transaction, costs); });
  }
  std::vector<RuleCostRow> costs() {
    return in_transaction([](auto& transaction) { return rule_costs(transaction); });
  }
  bool suspend(int revision = 1) {
    return in_transaction(
        [&](auto& transaction) { return suspend_rule(transaction, rule, revision, "too dear"); });
  }
  bool resume(const std::string& name = "nato") {
    return in_transaction([&](auto& transaction) { return resume_rule(transaction, name); });
  }
  void store(const std::string& query, const std::string& origin = "a.toml:1") {
    in_transaction([&](auto& transaction) {
      WatchRow<model::Rule> row;
      row.noun.name = "nato";
      row.noun.title = "About nato";
      row.noun.query = query;
      row.origin = origin;
      store_rule(transaction, row);
    });
  }
  void set(Status status) {
    in_transaction([&](auto& transaction) { set_status(transaction, "rule", "nato", status); });
  }
  WatchRow<model::Rule> row() {
    return in_transaction(
        [](auto& transaction) { return load_watch_rows(transaction).rules.at(0); });
  }
  std::int64_t generation() {
    return in_transaction([](auto& transaction) { return watch_generation(transaction); });
  }
};

RuleCost cost_of(model::RuleId rule, std::int64_t steps, std::int64_t worst, std::int64_t article) {
  return {.rule = rule,
          .revision = 1,
          .articles = 100,
          .candidates = 10,
          .steps = steps,
          .worst_steps = worst,
          .worst_article = {article}};
}

TEST(RuleCosts, AddUpAndRememberTheWorstArticle) {
  Court court;
  court.add({cost_of(court.rule, 50, 20, 7)});
  court.add({cost_of(court.rule, 60, 30, 8)});
  court.add({cost_of(court.rule, 10, 10, 9)});

  const auto costs = court.costs();

  ASSERT_EQ(costs.size(), 1u);
  EXPECT_EQ(costs[0].name, "nato");
  EXPECT_EQ(costs[0].cost.articles, 300);
  EXPECT_EQ(costs[0].cost.candidates, 30);
  EXPECT_EQ(costs[0].cost.steps, 120);
  EXPECT_EQ(costs[0].cost.worst_steps, 30);
  EXPECT_EQ(costs[0].cost.worst_article.value, 8);
}

TEST(RuleCosts, ComeTheDearestFirst) {
  Court court;
  const auto csto = court.add_rule("csto"), un = court.add_rule("un");
  court.add({cost_of(un, 5, 1, 1), cost_of(court.rule, 50, 1, 1), cost_of(csto, 500, 1, 1)});

  std::string names;
  for (const auto& row : court.costs()) names += row.name + " ";

  EXPECT_EQ(names, "csto nato un ");
}

TEST(RuleCosts, BeginAnewWithTheNextRevisionAndForgetLateOnes) {
  Court court;
  court.add({cost_of(court.rule, 50, 20, 7)});
  court.run("update rule_costs set since = now() - interval '1 day'");
  court.store("other");
  EXPECT_TRUE(court.costs().empty()) << "nothing is known of this revision yet";

  auto later = cost_of(court.rule, 3, 2, 9);
  later.revision = 2;
  court.add({later});
  court.add({cost_of(court.rule, 1000, 1000, 7)});

  const auto row = court.costs().at(0);
  EXPECT_EQ(row.cost.revision, 2);
  EXPECT_EQ(row.cost.steps, 3);
  EXPECT_EQ(row.cost.worst_steps, 2);
  EXPECT_EQ(row.cost.worst_article.value, 9);
  EXPECT_EQ(court.ask("select (since > now() - interval '1 hour')::text as answer from rule_costs"),
            "true");
}

TEST(RuleCosts, OfARuleThatIsNotThereAreNothing) {
  Court court;
  court.add({cost_of({999}, 1, 1, 1)});

  EXPECT_TRUE(court.costs().empty());
}

TEST(SuspendRule, TakesItOutOfServiceWithTheReason) {
  Court court;
  const auto before = court.generation();

  EXPECT_TRUE(court.suspend());

  EXPECT_EQ(court.row().status, Status::suspended);
  EXPECT_EQ(court.row().suspended_because, "too dear");
  EXPECT_EQ(court.generation(), before + 1);
  EXPECT_FALSE(court.suspend()) << "once is enough";
  EXPECT_EQ(court.generation(), before + 1);
}

TEST(SuspendRule, LeavesAnotherRevisionAlone) {
  Court court;
  court.store("mended");
  const auto before = court.generation();

  EXPECT_FALSE(court.suspend(1));

  EXPECT_EQ(court.row().status, Status::active);
  EXPECT_EQ(court.generation(), before);
}

TEST(SuspendRule, HoldsUntilTheRuleMeansSomethingElse) {
  struct Case {
    const char* what;
    void (*happens)(Court&);
    Status status;
  };
  const Case cases[] = {
      {"it moves in its file", [](Court& court) { court.store("nato", "b.toml:9"); },
       Status::suspended},
      {"it vanishes from its file", [](Court& court) { court.set(Status::disabled); },
       Status::disabled},
      {"it vanishes and comes back",
       [](Court& court) { court.set(Status::disabled), court.store("nato"); }, Status::suspended},
      {"it is removed and comes back",
       [](Court& court) { court.set(Status::removed), court.store("nato"); }, Status::suspended},
      {"somebody sets it active", [](Court& court) { court.set(Status::active); },
       Status::suspended},
      {"its query changes", [](Court& court) { court.store("csto"); }, Status::active},
      {"it comes back with another query",
       [](Court& court) { court.set(Status::disabled), court.store("csto"); }, Status::active}};
  for (const auto& [what, happens, status] : cases) {
    Court court;
    court.suspend();

    happens(court);

    EXPECT_EQ(court.row().status, status) << what;
    EXPECT_EQ(court.row().suspended_because.empty(), status == Status::active) << what;
  }
}

TEST(ResumeRule, PutsItBackToServiceWithANewBill) {
  Court court;
  court.add({cost_of(court.rule, 50, 20, 7)});
  court.suspend();
  const auto before = court.generation();

  EXPECT_TRUE(court.resume());

  EXPECT_EQ(court.row().status, Status::active);
  EXPECT_EQ(court.row().suspended_because, "");
  EXPECT_EQ(court.generation(), before + 1);
  EXPECT_TRUE(court.costs().empty());
  EXPECT_FALSE(court.resume());
  EXPECT_FALSE(court.resume("nobody"));
}

}  // namespace
}  // namespace storage
