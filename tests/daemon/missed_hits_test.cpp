#include "daemon/telling/missed_hits.h"

#include <gmock/gmock.h>

#include "alerts/alerts.h"
#include "tests/daemon/desk.h"

namespace wirewatchd {

using namespace std::chrono_literals;

TEST(MissedHits, AreToldInTheWordsOfTheRulesOwnRate) {
  const struct {
    model::Rate expect;
    const char* words;
  } rows[] = {{{1, 24h}, "expects 1 hit in 1 day and had 0;"},
              {{3, 48h}, "expects 3 hits in 2 days and had 0;"},
              {{2, 1h}, "expects 2 hits in 1 hour and had 0;"},
              {{2, 36h}, "expects 2 hits in 36 hours and had 0;"},
              {{1, 1min}, "expects 1 hit in 1 minute and had 0;"},
              {{1, 90min}, "expects 1 hit in 90 minutes and had 0;"}};
  for (const auto& row : rows) {
    Desk desk;
    auto rule = rule_on("quake", {1});
    rule.expect = row.expect;
    desk.set = {2, rules::RuleSet({rule}), {told_by_mail()}};
    desk.run("update revisions set changed_at = now() - interval '9 days'");

    desk.in_transaction([&](auto& transaction) {
      return tell_missed_hits(transaction, desk.set, storage::database_now(transaction)).size();
    });

    const auto alert = alerts::from_json(desk.ask("select content as answer from alerts"));
    ASSERT_TRUE(alert) << alert.error();
    EXPECT_THAT(alert->notice, testing::HasSubstr(row.words));
  }
}

TEST(MissedHits, AreToldToTheDeputyOfWhoeverIsAway) {
  Desk desk;
  auto rule = rule_on("quake", {1});
  rule.expect = model::Rate{1, 24h};
  auto away = told_by_mail(), deputy = told_by_mail();
  deputy.name = "deputy";
  deputy.where = model::Email{{"deputy@example.org"}};
  using std::chrono::sys_days;
  const auto today = std::chrono::floor<std::chrono::days>(
      desk.in_transaction([](auto& transaction) { return storage::database_now(transaction); }));
  away.away = {
      {sys_days(today - std::chrono::days(2)), sys_days(today + std::chrono::days(2)), "deputy"}};
  desk.set = {2, rules::RuleSet({rule}), {away, deputy}};
  desk.run("update revisions set changed_at = now() - interval '9 days'");

  desk.in_transaction([&](auto& transaction) {
    return tell_missed_hits(transaction, desk.set, storage::database_now(transaction)).size();
  });

  EXPECT_EQ(desk.ask("select string_agg(address, ' ') as answer from deliveries"),
            "deputy@example.org");
}

}  // namespace wirewatchd
