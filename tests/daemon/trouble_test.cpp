#include "daemon/sending/trouble.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/daemon/desk.h"

namespace wirewatchd {

namespace {

model::Receiver receiver_named(const std::string& name) {
  model::Receiver receiver;
  receiver.name = name;
  receiver.where = model::Email{{name + "@example.org"}};
  return receiver;
}

// An alert for `desk` is given up. Who hears of it, of a rule that notifies these?
std::string who_hears(const std::vector<std::string>& notify, const std::string& away,
                      const std::string& deputy) {
  Desk desk;
  auto rule = rule_on("quake", {1});
  rule.notify = notify;
  std::vector receivers{receiver_named("ann"), receiver_named("desk"), receiver_named("roads")};
  const auto now =
      desk.in_transaction([](auto& transaction) { return storage::database_now(transaction); });
  const std::chrono::sys_days today = std::chrono::floor<std::chrono::days>(now);
  std::ranges::find(receivers, away, &model::Receiver::name)->away = {
      {today - std::chrono::days(2), today + std::chrono::days(2), deputy}};
  desk.set = {2, rules::RuleSet({rule}), receivers};
  Outcome outcome;
  outcome.claimed.receiver = "desk";
  outcome.claimed.kind = "alert";
  outcome.claimed.delivery.address = "desk@example.org";
  storage::AttemptRecord record;
  record.state = model::Delivery::State::dead;

  desk.in_transaction([&](auto& transaction) {
    return tell_trouble(transaction, desk.set, outcome, record, now).size();
  });
  return desk.ask(
      "select coalesce(string_agg(address, ' ' order by address), '') as answer"
      " from deliveries");
}

}  // namespace

TEST(Trouble, IsToldToWhoeverHearsOfTheSame) {
  const struct {
    std::vector<std::string> notify;
    std::string away, deputy, hear;
  } rows[] = {
      {{"ann", "desk"}, "roads", "", "ann@example.org"},
      {{"ann", "roads"}, "desk", "", ""},
      {{"ann", "desk"}, "ann", "roads", "roads@example.org"},
      // Its deputy is the one in trouble: told at the return.
      {{"ann", "desk"}, "ann", "desk", "ann@example.org"},
      // It is told as a deputy only.
      {{"ann", "roads"}, "ann", "desk", "ann@example.org roads@example.org"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(who_hears(row.notify, row.away, row.deputy), row.hear) << row.away << row.deputy;
}

}  // namespace wirewatchd
