#include <gtest/gtest.h>

#include <algorithm>

#include "alerts/alerts.h"
#include "tests/alerts/sample.h"

namespace {

using model::AlertKind;
using model::Reason;
using std::chrono::hours;

alerts::PlanInput news(std::vector<alerts::RuleHit> hits, std::vector<model::Receiver> receivers) {
  alerts::PlanInput input;
  input.article = sample::alert().article;
  input.article.text = "The whole text.";
  input.feed = "harbour";
  input.hits = std::move(hits);
  input.receivers = std::move(receivers);
  input.now = sample::at(sample::kSeen + 60);
  return input;
}

// "0 desk told first_in_story", one line a decision.
std::string decisions_of(const alerts::Plan& plan) {
  std::string lines;
  for (const auto& decision : plan.decisions)
    lines += std::to_string(decision.hit) + " " + decision.receiver +
             (decision.told ? " told " : " silent ") + alerts::name_of(decision.reason) + "\n";
  return lines;
}

// "alert desk [a b] -> x@example.org", one line an alert.
std::string alerts_of(const alerts::Plan& plan) {
  std::string lines;
  for (const auto& planned : plan.alerts) {
    const model::Alert& alert = planned.alert;
    std::string rules, addresses;
    for (const auto& rule : alert.rules) rules += (rules.empty() ? "" : " ") + rule.name;
    for (const auto& delivery : planned.deliveries) addresses += " " + delivery.address;
    lines += std::string(alerts::name_of(alert.kind)) + " " + alert.receiver + " [" + rules +
             "] ->" + addresses + "\n";
  }
  return lines;
}

struct Row {
  const char* says;
  alerts::PlanInput input;
  std::string decisions, alerts;
};

alerts::PlanInput with(alerts::PlanInput input, void (*change)(alerts::PlanInput&)) {
  change(input);
  return input;
}

std::vector<Row> rows() {
  using sample::desk;
  using sample::hit;
  const auto one = news({hit("a", {"desk"})}, {desk("desk", {"x@e.org"})});
  const auto two = news({hit("a", {"desk"}), hit("b", {"desk"})}, {desk("desk", {"x@e.org"})});
  return {
      {"a hit is told", one, "0 desk told first_in_story\n", "alert desk [a] -> x@e.org\n"},
      {"two rules, one receiver: one message names both", two,
       "0 desk told first_in_story\n1 desk told first_in_story\n", "alert desk [a b] -> x@e.org\n"},
      {"one alert for all addresses of a receiver",
       news({hit("a", {"desk"})}, {desk("desk", {"y@e.org", "x@e.org"})}),
       "0 desk told first_in_story\n", "alert desk [a] -> y@e.org x@e.org\n"},
      {"an address written twice is told once",
       news({hit("a", {"desk", "desk"})}, {desk("desk", {"x@e.org", "x@e.org"})}),
       "0 desk told first_in_story\n", "alert desk [a] -> x@e.org\n"},
      {"a shared address belongs to the first receiver by name",
       news({hit("a", {"zeta"}), hit("b", {"alpha"})},
            {desk("zeta", {"x@e.org"}), desk("alpha", {"x@e.org"})}),
       "0 zeta told first_in_story\n1 alpha told first_in_story\n",
       "alert alpha [a b] -> x@e.org\n"},
      {"an address learns only of rules that lead to it",
       news({hit("a", {"one"}), hit("b", {"two"})},
            {desk("one", {"x@e.org", "y@e.org"}), desk("two", {"y@e.org"})}),
       "0 one told first_in_story\n1 two told first_in_story\n",
       "alert one [a] -> x@e.org\nalert one [a b] -> y@e.org\n"},
      {"two receivers, two addresses",
       news({hit("a", {"two", "one"})}, {desk("one", {"x@e.org"}), desk("two", {"y@e.org"})}),
       "0 one told first_in_story\n0 two told first_in_story\n",
       "alert one [a] -> x@e.org\nalert two [a] -> y@e.org\n"},
      {"told before: silent", with(one, [](auto& in) { in.told_addresses = {"x@e.org"}; }),
       "0 desk silent already_told\n", ""},
      {"told before, and the article has changed: an update",
       with(one,
            [](auto& in) {
              in.told_addresses = {"x@e.org"};
              in.known_article = true;
            }),
       "0 desk told further_rule\n", "update desk [a] -> x@e.org\n"},
      {"a changed article is news to an address not told before",
       with(one, [](auto& in) { in.known_article = true; }), "0 desk told first_in_story\n",
       "alert desk [a] -> x@e.org\n"},
      {"an address added since gets an alert, the old one an update",
       with(news({hit("a", {"desk"})}, {desk("desk", {"old@e.org", "new@e.org"})}),
            [](auto& in) {
              in.told_addresses = {"old@e.org"};
              in.known_article = true;
            }),
       "0 desk told first_in_story\n",
       "update desk [a] -> old@e.org\nalert desk [a] -> new@e.org\n"},
      {"one of two addresses told before: the other is told",
       with(news({hit("a", {"desk"})}, {desk("desk", {"old@e.org", "new@e.org"})}),
            [](auto& in) { in.told_addresses = {"old@e.org"}; }),
       "0 desk told first_in_story\n", "alert desk [a] -> new@e.org\n"},
      {"a first poll tells nobody", with(two, [](auto& in) { in.baseline = true; }),
       "0 desk silent first_poll\n1 desk silent first_poll\n", ""},
      {"a first poll, for a rule without receivers too",
       with(news({hit("a", {})}, {}), [](auto& in) { in.baseline = true; }),
       "0  silent first_poll\n", ""},
      {"a rule that notifies nobody", news({hit("a", {})}, {desk("desk", {"x@e.org"})}),
       "0  silent no_receiver\n", ""},
      {"a receiver that is not there", news({hit("a", {"gone"})}, {}),
       "0 gone silent no_receiver\n", ""},
      {"no hits, nothing", news({}, {desk("desk", {"x@e.org"})}), "", ""},
  };
}

TEST(Plan, DecidesEachHitAndReceiver) {
  for (const Row& row : rows()) {
    const auto plan = alerts::plan(row.input);

    EXPECT_EQ(decisions_of(plan), row.decisions) << row.says;
    EXPECT_EQ(alerts_of(plan), row.alerts) << row.says;
  }
}

// In force for so long, for hits of `rule` ("": of any).
alerts::PlanInput silenced(std::vector<std::pair<const char*, std::chrono::seconds>> silences) {
  auto input = news({sample::hit("a", {"desk"}), sample::hit("b", {"desk"})},
                    {sample::desk("desk", {"x@e.org"})});
  for (const auto& [rule, lasting] : silences) {
    model::Silence silence;
    silence.id = {static_cast<std::int64_t>(input.silences.size()) + 1};
    silence.rule = rule;
    silence.until = input.now + lasting;
    input.silences.push_back(silence);
  }
  return input;
}

TEST(Plan, KeepsWhatIsSilencedFromEverybody) {
  const struct {
    const char* says;
    alerts::PlanInput input;
    std::string decisions, alerts;
    std::int64_t silence;  // of the first decision
  } rows[] = {
      {"one rule: the other is told", silenced({{"a", hours(1)}}),
       "0 desk silent silenced\n1 desk told first_in_story\n", "alert desk [b] -> x@e.org\n", 1},
      {"any rule", silenced({{"", hours(1)}}), "0 desk silent silenced\n1 desk silent silenced\n",
       "", 1},
      {"over: told", silenced({{"", hours(0)}}),
       "0 desk told first_in_story\n1 desk told first_in_story\n", "alert desk [a b] -> x@e.org\n",
       0},
      {"the one that lasts longest is named", silenced({{"a", hours(1)}, {"", hours(2)}}),
       "0 desk silent silenced\n1 desk silent silenced\n", "", 2},
      {"another rule's", silenced({{"c", hours(1)}}),
       "0 desk told first_in_story\n1 desk told first_in_story\n", "alert desk [a b] -> x@e.org\n",
       0},
  };
  for (const auto& row : rows) {
    const auto plan = alerts::plan(row.input);

    EXPECT_EQ(decisions_of(plan), row.decisions) << row.says;
    EXPECT_EQ(alerts_of(plan), row.alerts) << row.says;
    EXPECT_EQ(plan.decisions.at(0).silence.value, row.silence) << row.says;
  }
}

struct AgeRow {
  const char* says;
  std::optional<hours> max_age, published_before, seen_before;
  bool told;
};

TEST(Plan, ComparesTheAgeWithTheRules) {
  const AgeRow rows[] = {
      {"no limit", std::nullopt, hours(1000), hours(0), true},
      {"younger", hours(24), hours(23), hours(0), true},
      {"exactly as old", hours(24), hours(24), hours(0), true},
      {"older", hours(24), hours(25), hours(0), false},
      {"no date: since it was seen", hours(24), std::nullopt, hours(25), false},
      {"no date, just seen", hours(24), std::nullopt, hours(0), true},
      {"dated ahead of our clock", hours(24), hours(-3), hours(0), true},
  };
  for (const AgeRow& row : rows) {
    auto input = news({sample::hit("a", {"desk"})}, {sample::desk("desk", {"x@e.org"})});
    input.hits[0].rule.max_age = row.max_age;
    input.article.published.reset();
    if (row.published_before) input.article.published = input.now - *row.published_before;
    input.article.seen = input.now - *row.seen_before;

    const auto plan = alerts::plan(input);

    EXPECT_EQ(decisions_of(plan),
              row.told ? "0 desk told first_in_story\n" : "0 desk silent too_old\n")
        << row.says;
    EXPECT_EQ(plan.alerts.size(), row.told ? 1U : 0U) << row.says;
  }
}

TEST(Plan, TellsTheYoungRulesHitWhenAnotherRuleFindsItTooOld) {
  auto input = news({sample::hit("strict", {"desk"}), sample::hit("lax", {"desk"})},
                    {sample::desk("desk", {"x@e.org"})});
  input.hits[0].rule.max_age = std::chrono::seconds(1);

  const auto plan = alerts::plan(input);

  EXPECT_EQ(decisions_of(plan), "0 desk silent too_old\n1 desk told first_in_story\n");
  EXPECT_EQ(alerts_of(plan), "alert desk [lax] -> x@e.org\n");
}

TEST(Plan, PutsWhatIsKnownIntoTheAlert) {
  auto input = news({sample::hit("a", {"desk"}), sample::hit("b", {"desk"})},
                    {sample::desk("desk", {"x@e.org"})});
  input.hits[1].hit.passages = {{model::Field::text, "Words that met a", {{6, 10}}}};

  const model::Alert alert = alerts::plan(input).alerts.at(0).alert;

  EXPECT_EQ(alert.feed, "harbour");
  EXPECT_EQ(alert.created, input.now);
  EXPECT_EQ(alert.article.url, input.article.url);
  EXPECT_EQ(alert.article.text, "") << "the text stays in the database";
  ASSERT_EQ(alert.passages.size(), 1U) << "one sentence that met two rules is shown once";
  EXPECT_EQ(alert.passages[0].marks, (std::vector<model::Passage::Mark>{{0, 5}, {6, 10}}));
}

TEST(Plan, GivesEachChannelItsDelivery) {
  model::Receiver hook, archive;
  hook.name = "hook";
  hook.where =
      model::Webhook{"https://hooks.example.org/w", {model::SecretSource::Kind::file, "/s"}};
  archive.name = "archive";
  archive.where = model::Maildir{"var/mail"};

  const auto plan = alerts::plan(news({sample::hit("a", {"hook", "archive"})}, {hook, archive}));

  ASSERT_EQ(plan.alerts.size(), 2U);
  const model::Delivery to_archive = plan.alerts[0].deliveries.at(0);
  EXPECT_EQ(to_archive.channel, model::Delivery::Channel::maildir);
  EXPECT_EQ(to_archive.address, "var/mail");
  const model::Delivery to_hook = plan.alerts[1].deliveries.at(0);
  EXPECT_EQ(to_hook.channel, model::Delivery::Channel::webhook);
  EXPECT_EQ(to_hook.secret.name, "/s");
  EXPECT_EQ(to_hook.alert, plan.alerts[1].alert.id);
  EXPECT_EQ(to_hook.state, model::Delivery::State::pending);
}

TEST(Plan, StaysReadableWhenAThousandRulesMeet) {
  std::vector<alerts::RuleHit> hits;
  for (int i = 0; i < 1000; ++i) hits.push_back(sample::hit("rule-" + std::to_string(i), {"desk"}));

  const auto plan = alerts::plan(news(hits, {sample::desk("desk", {"x@e.org"})}));

  EXPECT_EQ(plan.decisions.size(), 1000U);
  ASSERT_EQ(plan.alerts.size(), 1U);
  EXPECT_EQ(plan.alerts[0].alert.rules.size(), 1000U);
  EXPECT_LE(plan.alerts[0].alert.passages.size(), 50U);
}

TEST(TestAlert, GoesToEveryAddressOfItsReceiver) {
  const auto planned =
      alerts::plan_test(sample::desk("desk", {"x@e.org", "y@e.org"}), sample::at(5));

  EXPECT_EQ(planned.alert.kind, AlertKind::test);
  EXPECT_EQ(planned.alert.receiver, "desk");
  EXPECT_EQ(planned.alert.article, model::Article{});
  ASSERT_EQ(planned.deliveries.size(), 2U);
  EXPECT_EQ(planned.deliveries[1].address, "y@e.org");
  EXPECT_EQ(planned.deliveries[1].alert, planned.alert.id);
}

TEST(Plan, GivesAnAlertItsReceiversTimeZone) {
  model::Receiver desk = sample::desk("desk", {"x@e.org"});
  desk.timezone = "Europe/Brussels";

  const auto plan = alerts::plan(news({sample::hit("a", {"desk"})}, {desk}));

  ASSERT_EQ(plan.alerts.size(), 1u);
  EXPECT_EQ(plan.alerts[0].alert.timezone, "Europe/Brussels");
  EXPECT_EQ(alerts::plan_test(desk, sample::at(1)).alert.timezone, "Europe/Brussels");
}

}  // namespace
