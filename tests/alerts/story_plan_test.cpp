// Who is told of an article whose story was told before.
#include <gtest/gtest.h>

#include <algorithm>

#include "alerts/alerts.h"
#include "tests/alerts/sample.h"

namespace {

using model::Reason;
using Per = model::Rule::Per;
using News = std::set<std::pair<std::size_t, std::size_t>>;

model::Statement said(const std::string& words) {
  model::Statement statement;
  statement.words = words;
  statement.content = {{model::Field::text, 0, static_cast<std::uint32_t>(words.size())}};
  return statement;
}

alerts::RuleHit hit(const std::string& rule, std::vector<std::string> notify,
                    model::Rule::Updates updates = {}, Per per = Per::story) {
  auto made = sample::hit(rule, std::move(notify));
  made.rule.updates = updates;
  made.rule.per = per;
  made.hit.statements = {said("first"), said("second")};
  return made;
}

// An article of a story that x@e.org was told of.
alerts::PlanInput second_report(std::vector<alerts::RuleHit> hits) {
  alerts::PlanInput input;
  input.article = sample::alert().article;
  input.feed = "harbour";
  input.hits = std::move(hits);
  input.receivers = {sample::desk("desk", {"x@e.org"}), sample::desk("other", {"y@e.org"}),
                     sample::desk("both", {"x@e.org", "y@e.org"})};
  input.story = {.id = {7}, .articles = 4, .outlets = 4, .copies = 1};
  input.told_of_story = {{.address = "x@e.org", .own_outlets = 2}};
  input.now = sample::at(sample::kSeen + 60);
  return input;
}

alerts::PlanInput with(alerts::PlanInput input, void (*change)(alerts::PlanInput&)) {
  change(input);
  return input;
}

// "0 desk silent same_story; update x@e.org [a]"
std::string told_by(const alerts::Plan& plan) {
  std::string line;
  const auto add = [&line](const std::string& part) { line += (line.empty() ? "" : "; ") + part; };
  for (const auto& decision : plan.decisions)
    add(std::to_string(decision.hit) + " " + decision.receiver +
        (decision.told ? " told " : " silent ") + alerts::name_of(decision.reason));
  for (const auto& planned : plan.alerts) {
    std::string addresses, rules;
    for (const auto& delivery : planned.deliveries) addresses += " " + delivery.address;
    for (const auto& rule : planned.alert.rules) rules += (rules.empty() ? "" : " ") + rule.name;
    add(alerts::name_of(planned.alert.kind) + addresses + " [" + rules + "]");
  }
  return line;
}

// "al_1 al_2; al_3": what each alert carries.
std::string carried(const alerts::Plan& plan) {
  std::string line;
  for (const auto& planned : plan.alerts) {
    line += &planned == &plan.alerts.front() ? "" : "; ";
    for (const auto& held : planned.carries)
      line += (&held == &planned.carries.front() ? "" : " ") + held.id;
  }
  return line;
}

constexpr model::Rule::Updates kStatements{.statements = true}, kThree{.sources = 3},
    kFour{.sources = 4};

}  // namespace

TEST(PlanOfAStory, TellsAnAddressOnceUnlessARuleAsksForMore) {
  const struct {
    const char* says;
    alerts::PlanInput input;
    std::string told;
  } rows[] = {
      {"told of the story: silent", second_report({hit("a", {"desk"})}),
       "0 desk silent same_story"},
      {"another address is told", second_report({hit("a", {"desk", "other"})}),
       "0 desk silent same_story; 0 other told first_in_story; alert y@e.org [a]"},
      {"of a receiver's two addresses, one", second_report({hit("a", {"both"})}),
       "0 both told first_in_story; alert y@e.org [a]"},
      {"it has this very article",
       with(second_report({hit("a", {"desk"})}), [](auto& in) { in.told_addresses = {"x@e.org"}; }),
       "0 desk silent already_told"},
      {"a rule that wants each article", second_report({hit("a", {"desk"}, {}, Per::article)}),
       "0 desk told first_in_story; alert x@e.org [a]"},
      {"which names the other rules that lead there",
       second_report({hit("a", {"desk"}, {}, Per::article), hit("b", {"both"})}),
       "0 desk told first_in_story; 1 both told first_in_story; alert y@e.org [b]; "
       "alert x@e.org [a b]"},
      {"no new statement", second_report({hit("a", {"desk"}, kStatements)}),
       "0 desk silent same_story"},
      {"a new statement",
       with(second_report({hit("a", {"desk"}, kStatements)}),
            [](auto& in) { in.told_of_story[0].new_statements = {{0, 1}}; }),
       "0 desk told new_statement; update x@e.org [a]"},
      {"a new statement of another rule",
       with(second_report({hit("a", {"desk"}, kStatements), hit("b", {"desk"})}),
            [](auto& in) { in.told_of_story[0].new_statements = {{1, 1}}; }),
       "0 desk silent same_story; 1 desk silent same_story"},
      {"as many outlets as asked for", second_report({hit("a", {"desk"}, kThree)}),
       "0 desk told more_sources; update x@e.org [a]"},
      {"not as many: copies do not count", second_report({hit("a", {"desk"}, kFour)}),
       "0 desk silent same_story"},
      {"told when there were as many",
       with(second_report({hit("a", {"desk"}, kThree)}),
            [](auto& in) { in.told_of_story[0].own_outlets = 3; }),
       "0 desk silent same_story"},
      {"silenced: silent for that reason",
       with(second_report({hit("a", {"desk"}, kThree)}),
            [](auto& in) {
              in.silences.emplace_back();
              in.silences[0].id = {1};
              in.silences[0].until = in.now + std::chrono::hours(1);
            }),
       "0 desk silent silenced"},
  };
  for (const auto& row : rows) EXPECT_EQ(told_by(alerts::plan(row.input)), row.told) << row.says;
}

TEST(PlanOfAStory, PutsTheNewStatementsIntoTheUpdateAndNoOthers) {
  auto input = second_report({hit("a", {"desk"}, kStatements)});
  input.told_of_story[0].new_statements = News{{0, 1}};
  input.hits[0].hit.passages = {{model::Field::text, "She said the first thing.", {}},
                                {model::Field::text, "She said the second thing.", {}}};

  const auto plan = alerts::plan(input);

  ASSERT_EQ(plan.alerts.size(), 1u);
  const model::Alert& alert = plan.alerts[0].alert;
  EXPECT_EQ(alert.reason, Reason::new_statement);
  ASSERT_EQ(alert.statements.size(), 1u);
  EXPECT_EQ(alert.statements[0].words, "second");
  ASSERT_EQ(alert.passages.size(), 1u);
  EXPECT_EQ(alert.passages[0].text, "She said the second thing.");
  EXPECT_EQ(alert.story, input.story);
}

TEST(PlanOfAStory, CallsNothingOutsideTheRulesThatOneOfThemHasMet) {
  auto input = second_report({hit("a", {"desk"}, kStatements), hit("b", {"desk"}, kStatements)});
  input.told_of_story[0].new_statements = News{{0, 0}};
  input.hits[0].hit.other_statements = {said("third, which b met"), said("nobody's words")};
  input.hits[1].hit.statements = {said("third, which b met")};

  const auto plan = alerts::plan(input);

  ASSERT_EQ(plan.alerts.size(), 1u);
  ASSERT_EQ(plan.alerts[0].alert.other_statements.size(), 1u);
  EXPECT_EQ(plan.alerts[0].alert.other_statements[0].words, "nobody's words");
}

TEST(PlanOfAStory, TellsEachAddressWhatIsNewToIt) {
  auto input = second_report({hit("a", {"both"}, kStatements)});
  input.told_of_story = {{.address = "x@e.org", .new_statements = {{0, 0}, {0, 1}}},
                         {.address = "y@e.org", .new_statements = {{0, 1}}}};

  const auto plan = alerts::plan(input);

  ASSERT_EQ(plan.alerts.size(), 2u);
  EXPECT_EQ(plan.alerts[0].alert.statements.size(), 2u);
  EXPECT_EQ(plan.alerts[1].alert.statements.size(), 1u);
  EXPECT_EQ(plan.alerts[1].deliveries.at(0).address, "y@e.org");
}

TEST(PlanOfAStory, TellsWhoeverWaitsForTheStoryByAnAlert) {
  auto input = second_report({hit("a", {"desk"}, kStatements)});
  input.told_of_story[0].new_statements = News{{0, 1}};
  input.told_of_story[0].waiting = {{.id = "al_1"}};

  const auto plan = alerts::plan(input);

  EXPECT_EQ(told_by(plan), "0 desk told first_in_story; alert x@e.org [a]");
  EXPECT_TRUE(plan.alerts.at(0).is_told_anew);
  EXPECT_EQ(carried(plan), "al_1");
  EXPECT_EQ(plan.alerts[0].alert.statements.size(), 2u) << "known to nobody";
}

TEST(PlanOfAStory, CarriesWhatIsHeldUnlessARuleWantsEachArticle) {
  const alerts::HeldAlert once{.id = "once", .article = {8}},
      each{.id = "each", .article = {9}, .once_per_story = false},
      own{.id = "own", .article = {77}, .once_per_story = false},
      update{.id = "update", .article = {8}, .is_update = true};
  const auto comes = [&](std::vector<alerts::RuleHit> hits, bool is_known = false) {
    auto input = second_report(std::move(hits));
    input.article.id = {77};
    input.known_article = is_known;
    if (is_known) input.told_addresses = {"x@e.org"};
    input.told_of_story[0].waiting = {once, each, own, update};
    const auto plan = alerts::plan(input);
    EXPECT_EQ(plan.alerts.size(), 1u);
    EXPECT_EQ(plan.alerts.at(0).alert.kind, model::AlertKind::alert);
    EXPECT_TRUE(plan.alerts[0].is_told_anew) << "it would come to nothing beside what is held";
    return carried(plan);
  };
  const auto of_story = hit("a", {"desk"}), of_article = hit("b", {"desk"}, {}, Per::article);

  EXPECT_EQ(comes({of_story}), "once own update");
  EXPECT_EQ(comes({of_article}), "own") << "an article is told once";
  EXPECT_EQ(comes({of_story, of_article}), "own");
  EXPECT_EQ(comes({of_story}, true), "once own update");
  EXPECT_EQ(comes({of_article}, true), "own");
}

TEST(PlanOfAStory, MakesAnAlertForEachThatWaitsForSomethingElse) {
  auto input = second_report({hit("a", {"both"})});
  input.told_of_story = {{.address = "x@e.org", .waiting = {{.id = "al_1"}, {.id = "al_2"}}},
                         {.address = "y@e.org", .waiting = {{.id = "al_2"}}}};

  const auto plan = alerts::plan(input);

  EXPECT_EQ(told_by(plan), "0 both told first_in_story; alert x@e.org [a]; alert y@e.org [a]");
  EXPECT_EQ(carried(plan), "al_1 al_2; al_2");
}

TEST(PlanOfAStory, TellsAnewOnlyThoseWhoWait) {
  auto input = second_report({hit("a", {"both"}, {}, Per::article)});
  input.told_of_story = {{.address = "x@e.org", .waiting = {{.id = "al_1"}}},
                         {.address = "y@e.org"}};

  const auto plan = alerts::plan(input);

  ASSERT_EQ(plan.alerts.size(), 2u);
  EXPECT_TRUE(plan.alerts[0].is_told_anew);
  EXPECT_FALSE(plan.alerts[1].is_told_anew);
}

TEST(PlanOfAStory, LeavesWhatIsHeldAsWellToTheirDigest) {
  auto input = second_report({hit("a", {"desk"}, kThree)});
  input.told_of_story[0].waiting = {{.id = "al_1"}};
  model::QuietTime always;
  always.days.set();
  always.days.reset(6);
  input.receivers[0].quiet = {always};

  const auto plan = alerts::plan(input);

  EXPECT_EQ(told_by(plan), "0 desk told quiet_hours; update x@e.org [a]");
  EXPECT_FALSE(plan.alerts.at(0).is_told_anew);
  EXPECT_EQ(carried(plan), "");
}

TEST(PlanOfAStory, HoldsAnUpdateBackAsItDoesAnAlert) {
  auto input = second_report({hit("a", {"desk"}, kThree)});
  model::QuietTime always;
  always.days.set();
  always.days.reset(6);
  input.receivers[0].quiet = {always};

  const auto plan = alerts::plan(input);

  EXPECT_EQ(told_by(plan), "0 desk told quiet_hours; update x@e.org [a]");
  EXPECT_TRUE(plan.alerts.at(0).hold);
}
