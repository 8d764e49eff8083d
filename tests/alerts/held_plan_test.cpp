// Who is told later, and who instead of whom.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

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
  for (const auto& planned : plan.alerts) {
    const auto& hold = planned.hold;
    lines += planned.alert.receiver + " [";
    for (const auto& rule : planned.alert.rules) lines += rule.name;
    lines += "]" + (hold ? clock(hold->until) : "") + " ->";
    for (const auto& delivery : planned.deliveries) {
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

struct Flood {
  bool desk_is_full = false, a_is_full = false, b_is_full = false;
  bool is_urgent = false, is_quiet = false, has_digests = false;
};

// Why the desk is told later, or "at once".
std::string told_in(const Flood& flood) {
  alerts::PlanInput input;
  input.article = sample::alert().article;
  input.hits = {sample::hit("a", {"desk"}), sample::hit("b", {"desk"})};
  if (flood.is_urgent) input.hits[0] = urgent(input.hits[0]);
  model::Receiver receiver = sample::desk("desk", {"x@e.org"});
  if (flood.is_quiet) receiver = quiet(receiver);
  if (flood.has_digests) receiver.digest = model::DigestTimes{.at = {16 * 60}};
  input.receivers = {receiver};
  const model::Time soon = kNow + std::chrono::minutes(3);
  if (flood.desk_is_full) input.full_receivers["desk"] = soon;
  if (flood.a_is_full) input.full_rules["a"] = soon;
  if (flood.b_is_full) input.full_rules["b"] = soon + std::chrono::minutes(1);
  input.now = kNow;
  const auto plan = alerts::plan(input);
  EXPECT_EQ(plan.alerts.size(), 1u);
  const auto& hold = plan.alerts.at(0).hold;
  return hold ? alerts::name_of(hold->reason) : "at once";
}

TEST(HeldPlan, NamesWhomItReachesAtOnce) {
  const auto reached = [](std::vector<alerts::RuleHit> hits) {
    alerts::PlanInput input;
    input.article = sample::alert().article;
    input.hits = std::move(hits);
    auto boss = sample::desk("boss", {"boss@e.org"});
    boss.digest = model::DigestTimes{.at = {16 * 60}};
    input.receivers = {quiet(sample::desk("desk", {"x@e.org", "y@e.org"})),
                       sample::desk("ann", {"ann@e.org"}),
                       away(sample::desk("bob", {"bob@e.org"}), "ann"), boss};
    input.told_addresses = {"ann@e.org"};
    input.now = kNow;
    return alerts::reached_at_once(input);
  };
  using Addresses = std::set<std::string>;
  const auto all = sample::hit("a", {"desk", "ann", "boss"});

  EXPECT_EQ(reached({all}), Addresses{"ann@e.org"});
  EXPECT_EQ(reached({sample::hit("a", {"bob"})}), Addresses{"ann@e.org"}) << "by the deputy";
  EXPECT_EQ(reached({sample::hit("a", {"desk", "boss"})}), Addresses{});
  EXPECT_EQ(reached({urgent(all)}), (Addresses{"ann@e.org", "x@e.org", "y@e.org"}));
}

TEST(HeldPlan, BoundsWhatIsToldAtOnce_S38) {
  const struct {
    const char* says;
    Flood flood;
    const char* told;
  } rows[] = {
      {"few", {}, "at once"},
      {"as many as the receiver takes", {.desk_is_full = true}, "at_most"},
      {"one of two rules storms: the other tells", {.a_is_full = true}, "at once"},
      {"both storm", {.a_is_full = true, .b_is_full = true}, "storm"},
      {"the receiver's own rate counts first",
       {.desk_is_full = true, .a_is_full = true, .b_is_full = true},
       "at_most"},
      {"high priority goes through the receiver's rate",
       {.desk_is_full = true, .is_urgent = true},
       "at once"},
      {"and not through a storm",
       {.desk_is_full = true, .a_is_full = true, .b_is_full = true, .is_urgent = true},
       "storm"},
      {"quiet hours before all", {.desk_is_full = true, .is_quiet = true}, "quiet_hours"},
      {"digests come at their times",
       {.desk_is_full = true, .is_quiet = true, .has_digests = true},
       "digest"},
      {"whatever the priority", {.is_urgent = true, .has_digests = true}, "digest"},
  };
  for (const auto& row : rows) EXPECT_EQ(told_in(row.flood), row.told) << row.says;
}

TEST(DigestOf, SaysWhyItComes) {
  const struct {
    std::set<Reason> reasons;
    std::size_t more;
    model::AlertKind kind;
    const char* says;
  } rows[] = {
      {{Reason::quiet_hours}, 2, model::AlertKind::digest, "3 reports came in your quiet hours"},
      {{Reason::away}, 0, model::AlertKind::digest, "One report came while you were away"},
      {{Reason::at_most}, 11, model::AlertKind::summary, "12 more reports"},
      {{Reason::storm}, 411, model::AlertKind::digest, "412 reports came in a storm"},
      {{Reason::digest}, 0, model::AlertKind::digest, "One report"},
      {{Reason::quiet_hours, Reason::away},
       4,
       model::AlertKind::digest,
       "5 reports came in your quiet hours and while you were away"},
      {{Reason::quiet_hours, Reason::at_most},
       4,
       model::AlertKind::digest,
       "5 reports came in your quiet hours and above your limit"},
      {{Reason::quiet_hours, Reason::digest}, 4, model::AlertKind::digest, "5 reports"},
  };
  for (const auto& row : rows) {
    const auto digest =
        alerts::digest_of({"desk", row.reasons, {sample::alert()}, row.more}, sample::at(9));

    EXPECT_EQ(digest.notice, row.says);
    EXPECT_EQ(digest.kind, row.kind) << row.says;
  }
}

TEST(DigestOf, IsSentEmptyToWhoeverWantsToKnow) {
  const auto planned = alerts::plan_empty_digest(sample::desk("boss", {"x@e.org"}),
                                                 {"212 feeds polled, 3 failing"}, sample::at(9));

  EXPECT_EQ(planned.alert.notice, "Nothing to report");
  EXPECT_EQ(planned.alert.receiver, "boss");
  ASSERT_EQ(planned.deliveries.size(), 1u);
  EXPECT_EQ(planned.deliveries[0].alert, planned.alert.id);
}

TEST(DigestOf, ShowsTheMostImportantFirstAndKeepsEachId) {
  auto early = sample::alert(), late = sample::alert(), high = sample::alert();
  early.id = "al_early", late.id = "al_late", high.id = "al_high";
  early.created = sample::at(1), late.created = sample::at(2), high.created = sample::at(3);
  high.rules = {{"urgent", "Urgent", 1, model::Rule::Priority::high}};
  early.held_back = 2, late.held_back = 3;

  const auto digest =
      alerts::digest_of({"desk", {Reason::quiet_hours}, {late, high, early}, 4}, sample::at(9));

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

TEST(DigestOf, CountsNoticesByThemselves) {
  model::Alert notice = sample::alert();
  notice.kind = model::AlertKind::notice;
  const auto says = [](std::vector<model::Alert> held) {
    return alerts::digest_of({"desk", {Reason::quiet_hours}, std::move(held)}, sample::at(9))
        .notice;
  };

  EXPECT_EQ(says({notice}), "One notice came in your quiet hours");
  EXPECT_EQ(says({notice, sample::alert(), sample::alert()}),
            "2 reports and one notice came in your quiet hours");
  EXPECT_EQ(says({sample::alert(), notice, notice}),
            "One report and 2 notices came in your quiet hours");
}

TEST(ToldTogether, KeepsWhatEachAdds) {
  auto first = sample::alert(), update = sample::spoken_alert();
  first.id = "al_first", update.id = "al_update";
  first.story = {.id = {7}, .articles = 1, .outlets = 1};
  update.story = {.id = {7}, .articles = 3, .outlets = 3};
  update.held_back = 2;

  const auto told = alerts::told_together({first, update});

  EXPECT_EQ(told.id, "al_first");
  EXPECT_EQ(told.story.outlets, 3u);
  EXPECT_EQ(told.rules.size(), 2u);
  EXPECT_EQ(told.held_back, 2u);
  EXPECT_EQ(told.statements, first.statements) << "what another article says is not its own";
  ASSERT_EQ(told.items.size(), 1u);
  EXPECT_EQ(told.items[0].id, "al_update");
  EXPECT_EQ(told.items[0].statements, update.statements);
}

// "1 2+4 3": alerts by their numbers, those that are told as one joined.
std::string told_as_one(std::vector<alerts::HeldAlert> held) {
  for (std::size_t i = 0; i < held.size(); ++i) {
    held[i].id = std::to_string(i + 1);
    held[i].created = sample::at(static_cast<std::int64_t>(i));
  }
  std::ranges::reverse(held);  // in whatever order they come
  std::string told;
  for (const auto& together : alerts::each_story_once(std::move(held))) {
    told += told.empty() ? "" : " ";
    for (const auto& alert : together) told += (&alert == &together[0] ? "" : "+") + alert.id;
  }
  return told;
}

TEST(EachStoryOnce, HoweverOftenItWasToldAndWhoeverPutItWhere) {
  const auto alert = [](std::int64_t story, std::int64_t article) {
    return alerts::HeldAlert{.id = "", .story = {story}, .article = {article}};
  };
  const auto with = [](alerts::HeldAlert held, bool alerts::HeldAlert::* what, bool value) {
    held.*what = value;
    return held;
  };
  const auto update = [&](std::int64_t story, std::int64_t article) {
    return with(alert(story, article), &alerts::HeldAlert::is_update, true);
  };
  const auto each = [&](std::int64_t story, std::int64_t article) {
    return with(alert(story, article), &alerts::HeldAlert::once_per_story, false);
  };
  const auto urgent = [&](const alerts::HeldAlert& held) {
    return with(held, &alerts::HeldAlert::is_urgent, true);
  };

  EXPECT_EQ(told_as_one({alert(7, 1), alert(8, 2), update(7, 3)}), "1+3 2");
  EXPECT_EQ(told_as_one({alert(7, 1), alert(7, 2)}), "1+2") << "two that were merged";
  EXPECT_EQ(told_as_one({update(7, 1), update(7, 2)}), "1+2");
  EXPECT_EQ(told_as_one({each(7, 1), each(7, 2)}), "1 2") << "a rule wants each article";
  EXPECT_EQ(told_as_one({each(7, 1), each(7, 2), update(7, 2)}), "1 2+3");
  EXPECT_EQ(told_as_one({alert(0, 0), alert(0, 0)}), "1 2") << "of no story";
  EXPECT_EQ(told_as_one({alert(7, 1), alert(8, 2), urgent(alert(9, 3))}), "3 1 2");
  EXPECT_EQ(told_as_one({alert(7, 1), alert(8, 2), urgent(update(8, 3))}), "2+3 1");
}

TEST(PlanNotice, IsHeldAsAnAlertIs) {
  const auto held_for = [](const model::Receiver& receiver) {
    const auto planned = alerts::plan_notice(receiver, "Something is wrong.", kNow);
    for (const auto& delivery : planned.deliveries)
      EXPECT_EQ(delivery.state == model::Delivery::State::held, planned.hold.has_value());
    return planned.hold ? std::string(alerts::name_of(planned.hold->reason)) : "";
  };
  auto boss = quiet(sample::desk("boss", {"x@e.org"}));
  boss.digest = model::DigestTimes{.at = {16 * 60}};

  EXPECT_EQ(held_for(sample::desk("ann", {"x@e.org"})), "");
  EXPECT_EQ(held_for(quiet(sample::desk("ann", {"x@e.org"}))), "quiet_hours");
  EXPECT_EQ(held_for(away(sample::desk("ann", {"x@e.org"}), "")), "away");
  EXPECT_EQ(held_for(boss), "digest");
}

}  // namespace
