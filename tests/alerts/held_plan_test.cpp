// Who is told later, and who instead of whom.
#include <gtest/gtest.h>

#include "alerts/alerts.h"
#include "tests/alerts/sample.h"

namespace {

using model::Reason;
using std::chrono::days;
using std::chrono::floor;
using std::chrono::sys_days;

// It is Thu 25 May 2023, 12:05 UTC.
const model::Time kNow = sample::at(sample::kSeen + 60);
const sys_days kToday = floor<days>(kNow);

// Quiet from 12:00 to that hour today.
model::Receiver quiet(model::Receiver receiver, int until = 14) {
  model::QuietTime time;
  time.days.set();
  time.hours = {12 * 60, until * 60};
  receiver.quiet.push_back(time);
  return receiver;
}

model::Receiver away(model::Receiver receiver, const std::string& deputy) {
  receiver.away.push_back({kToday, kToday, deputy});
  return receiver;
}

alerts::RuleHit urgent(alerts::RuleHit hit) {
  hit.rule.priority = model::Rule::Priority::high;
  return hit;
}

// "desk told quiet_hours 14:00 by ann", and below it "desk [a] 14:00 -> x@e.org".
std::string told(const std::vector<alerts::RuleHit>& hits,
                 const std::vector<model::Receiver>& receivers) {
  alerts::PlanInput input;
  input.article = sample::alert().article;
  input.hits = hits;
  input.receivers = receivers;
  input.now = kNow;
  const auto plan = alerts::plan(input);
  const auto clock = [](model::Time time) {
    return " " + std::to_string((time - kToday) / std::chrono::hours(1)) + "h";
  };
  std::string lines;
  for (const auto& decision : plan.decisions)
    lines += decision.receiver + (decision.told ? " told " : " silent ") +
             alerts::name_of(decision.reason) + (decision.due ? clock(*decision.due) : "") +
             (decision.deputy.empty() ? "" : " by " + decision.deputy) + "\n";
  for (const auto& [alert, deliveries, hold] : plan.alerts) {
    lines += alert.receiver + " [";
    for (const auto& rule : alert.rules) lines += rule.name;
    lines += "]" + (hold ? clock(hold->until) : "") + " ->";
    for (const auto& delivery : deliveries) {
      EXPECT_EQ(delivery.state == model::Delivery::State::held, hold.has_value());
      EXPECT_EQ(delivery.due, hold ? std::optional(hold->until) : std::nullopt);
      lines += " " + delivery.address;
    }
    lines += "\n";
  }
  return lines;
}

TEST(HeldPlan, DefersAndNeverDrops) {
  using sample::desk;
  using sample::hit;
  const auto x = desk("desk", {"x@e.org"}), ann = desk("ann", {"ann@e.org"});
  const auto a = hit("a", {"desk"}), b = hit("b", {"desk"});
  const struct {
    const char* says;
    std::vector<alerts::RuleHit> hits;
    std::vector<model::Receiver> receivers;
    std::string told;
  } rows[] = {
      {"quiet hours", {a}, {quiet(x)}, "desk told quiet_hours 14h\ndesk [a] 14h -> x@e.org\n"},
      {"high priority breaks through",
       {urgent(a)},
       {quiet(x)},
       "desk told first_in_story\ndesk [a] -> x@e.org\n"},
      {"and takes along what is not urgent of the same article",
       {a, urgent(b)},
       {quiet(x)},
       "desk told first_in_story\ndesk told first_in_story\ndesk [ab] -> x@e.org\n"},
      {"a shared address is told at once where one of its receivers is not quiet",
       {hit("a", {"desk"}), hit("b", {"zeta"})},
       {quiet(x), desk("zeta", {"x@e.org"})},
       "desk told first_in_story\nzeta told first_in_story\nzeta [ab] -> x@e.org\n"},
      {"or as soon as the first of them",
       {hit("a", {"desk"}), hit("b", {"zeta"})},
       {quiet(x, 15), quiet(desk("zeta", {"x@e.org"}), 14)},
       "desk told quiet_hours 14h\nzeta told quiet_hours 14h\nzeta [ab] 14h -> x@e.org\n"},
      {"others are told meanwhile",
       {hit("a", {"desk", "ann"})},
       {quiet(x), ann},
       "ann told first_in_story\ndesk told quiet_hours 14h\nann [a] -> ann@e.org\n"
       "desk [a] 14h -> x@e.org\n"},
      {"away: at the return", {a}, {away(x, "")}, "desk told away 24h\ndesk [a] 24h -> x@e.org\n"},
      {"away and urgent: at once",
       {urgent(a)},
       {away(x, "")},
       "desk told first_in_story\ndesk [a] -> x@e.org\n"},
      {"away with a deputy",
       {a},
       {away(x, "ann"), ann},
       "desk told first_in_story by ann\nann [a] -> ann@e.org\n"},
      {"a deputy has quiet hours, too",
       {a},
       {away(x, "ann"), quiet(ann)},
       "desk told quiet_hours 14h by ann\nann [a] 14h -> ann@e.org\n"},
      {"a deputy's deputy",
       {a},
       {away(x, "ann"), away(ann, "bob"), desk("bob", {"bob@e.org"})},
       "desk told first_in_story by bob\nbob [a] -> bob@e.org\n"},
      {"one who is told beside his deputy, once",
       {hit("a", {"ann", "desk"})},
       {away(x, "ann"), ann},
       "ann told first_in_story\ndesk told first_in_story by ann\nann [a] -> ann@e.org\n"},
      {"a deputy who is not there: told at once, for nobody else is",
       {a},
       {away(x, "gone")},
       "desk told first_in_story\ndesk [a] -> x@e.org\n"},
      {"two who name one another",
       {a},
       {away(x, "ann"), away(ann, "desk")},
       "desk told first_in_story by ann\nann [a] -> ann@e.org\n"},
  };
  for (const auto& row : rows) EXPECT_EQ(told(row.hits, row.receivers), row.told) << row.says;
}

TEST(DigestOf, ShowsTheMostImportantFirstAndKeepsEachId) {
  auto early = sample::alert(), late = sample::alert(), high = sample::alert();
  early.id = "al_early", late.id = "al_late", high.id = "al_high";
  early.created = sample::at(1), late.created = sample::at(2), high.created = sample::at(3);
  high.rules = {{"urgent", "Urgent", 1, model::Rule::Priority::high}};
  early.held_back = 2, late.held_back = 3;

  const auto digest =
      alerts::digest_of({"desk", Reason::quiet_hours, {late, high, early}, 4}, sample::at(9));

  EXPECT_EQ(digest.kind, model::AlertKind::digest);
  EXPECT_EQ(digest.notice, "7 reports came in your quiet hours");
  ASSERT_EQ(digest.items.size(), 3u);
  EXPECT_EQ(digest.items[0].id, "al_high");
  EXPECT_EQ(digest.items[1].id, "al_early");
  EXPECT_EQ(digest.items[2].id, "al_late");
  EXPECT_EQ(digest.more, 4u);
  EXPECT_EQ(digest.held_back, 3u);
  EXPECT_EQ(digest.rules.size(), early.rules.size() + 1);
}

}  // namespace
