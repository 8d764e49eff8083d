// What comes through quiet hours to whoever was handed nothing of its event.
#include <gtest/gtest.h>

#include "storage/held.h"
#include "tests/daemon/desk.h"

namespace wirewatchd {

namespace {

using Per = model::Rule::Per;

// Rules on "quake", which waits for the end of the quiet hours, and "tsunami", which does not.
struct QuietDesk : Desk {
  QuietDesk() : urgent(rule_on("tsunami", add_rule("tsunami"))) {
    urgent.priority = model::Rule::Priority::high;
    quiet.quiet.emplace_back().days.set();
    want(Per::story, Per::story);
    add_feed("wire");
    take("wire", {{"0", "Nothing at all", "."}});  // its first poll
  }
  void want(Per of_quake, Per of_tsunami) {
    auto usual = set.rules.rules()[0];
    usual.per = of_quake;
    urgent.per = of_tsunami;
    set = {set.generation + 1, rules::RuleSet({usual, urgent}), {quiet}};
  }
  void want_urgent_only() { set = {set.generation + 1, rules::RuleSet({urgent}), {quiet}}; }
  void report(int number, const std::string& more = "") {
    const auto article = std::to_string(number);
    take("wire",
         {{article, "Quake shakes harbour of Selm",
           "A quake of magnitude 6.1 shook the harbour of Selm on Monday and broke the pier "
           "of Hestvik, said mayor Ann Dorn. Report " +
               article + "." + more}});
  }
  void report_urgently(int number) { report(number, " A tsunami came."); }

  std::string count(const std::string& of) {
    return ask(("select count(*) as answer from " + of).c_str());
  }
  // Of what is on its way by itself.
  std::string on_its_way() {
    return ask(
        "select coalesce(string_agg(concat_ws(' ', a.kind, a.rules::text), ', ' order by d.id), '')"
        " as answer from deliveries d join alerts a on a.id = d.alert where d.state = 'pending'");
  }
  model::Alert alert() {
    return *alerts::from_json(
        ask("select a.content as answer from deliveries d join alerts a on a.id = d.alert"
            " where d.state = 'pending'"));
  }
  model::StoryId story() {
    return {std::stoll(ask("select max(story)::text as answer from story_articles"))};
  }

  model::Rule urgent;
  model::Receiver quiet = told_by_mail();
};

constexpr auto kCarried =
    "deliveries d join deliveries c on c.id = d.within"
    " where d.state = 'held' and c.state = 'pending'";
constexpr auto kHeld = "deliveries where state = 'held' and within is null";

}  // namespace

TEST(ToldBelow, AChangedArticleOfWhichTheAlertIsHeldIsToldOnce) {
  for (const Per usual : {Per::story, Per::article})
    for (const Per urgent : {Per::story, Per::article}) {
      QuietDesk desk;
      desk.want(usual, urgent);
      desk.report(1);
      EXPECT_EQ(desk.count(kHeld), "1");

      desk.report_urgently(1);

      EXPECT_EQ(desk.on_its_way(), "alert {tsunami}");
      EXPECT_EQ(desk.count(kCarried), "1");
      EXPECT_EQ(desk.count("told where kind = 'alert'"), "1");
      EXPECT_EQ(desk.count("story_told"), "1");
    }
}

TEST(ToldBelow, ARuleThatWantsEachArticleKeepsWhatItHoldsForItsTime) {
  for (const auto& [usual, urgent] :
       {std::pair(Per::article, Per::story), std::pair(Per::story, Per::article)}) {
    QuietDesk desk;
    desk.want(usual, urgent);
    desk.report(1);

    desk.want_urgent_only();
    desk.report_urgently(2);

    EXPECT_EQ(desk.on_its_way(), "alert {tsunami}");
    EXPECT_EQ(desk.count(kHeld), "1");
    EXPECT_EQ(desk.count("stories"), "1");
  }
}

TEST(ToldBelow, NamesTheRulesOfItsOwnArticleOnly) {
  QuietDesk desk;
  desk.report(1);
  desk.want_urgent_only();

  desk.report_urgently(2);

  EXPECT_EQ(desk.on_its_way(), "alert {tsunami}");
  ASSERT_EQ(desk.alert().items.size(), 1u);
  EXPECT_EQ(desk.alert().rules.size(), 1u);
  EXPECT_EQ(desk.alert().items[0].rules.at(0).name, "quake");
  EXPECT_EQ(desk.count("tellings where name = 'quake'"), "0") << "it told nothing at once";
}

TEST(ToldBelow, ShowsTheLatestAndCountsTheOthersAndWhatCannotBeRead) {
  QuietDesk desk;
  desk.report(1);
  desk.run(
      "insert into alerts (id, kind, receiver, rules, article, content, story, created)"
      " select 'al_' || lpad(n::text, 2, '0'), kind, receiver, rules, 1000 + n,"
      "        case when n = 12 then 'broken' else content end, story,"
      "        created + make_interval(secs => n)"
      "  from alerts, generate_series(2, 13) n");
  desk.run(
      "insert into deliveries (alert, channel, address, state, next_attempt, held_for,"
      " held_receiver)"
      " select a.id, d.channel, d.address, d.state, d.next_attempt, d.held_for, d.held_receiver"
      "  from alerts a, deliveries d where a.id <> d.alert");

  desk.report_urgently(2);

  EXPECT_EQ(desk.alert().items.size(), 9u);
  EXPECT_EQ(desk.alert().more, 4u);
  EXPECT_EQ(desk.count(kCarried), "13");
}

TEST(ToldBelow, StaysInTheStoryThatAPersonSplitOff) {
  QuietDesk desk;
  desk.want(Per::article, Per::story);
  for (int article = 1; article <= 4; ++article) desk.report(article);
  const auto article = std::stoll(desk.ask("select max(article)::text as answer from alerts"));
  const auto split = desk.in_transaction([&](auto& transaction) {
    return storage::split_story(transaction, desk.story(), {article}, "mia");
  });

  desk.report_urgently(4);

  const auto alert = desk.alert();
  EXPECT_EQ(alert.story.id, split);
  ASSERT_EQ(alert.items.size(), 1u);
  EXPECT_EQ(alert.items[0].story.id, split);
  EXPECT_EQ(alert.items[0].story.articles, 1u) << "as it stands by now";
  EXPECT_EQ(desk.count("alerts where story = " + std::to_string(split.value)), "2");
  EXPECT_EQ(desk.count("story_told where story = " + std::to_string(split.value)), "1");
}

TEST(ToldBelow, IsNotWhatSomebodyLetsGoJustNow) {
  QuietDesk desk;
  desk.report(1);
  auto second = desk.second_daemon();
  auto releasing = second.begin();
  const auto held = storage::held_of(releasing, "desk", {"quiet_hours"});
  ASSERT_EQ(held.size(), 1u);

  desk.report_urgently(2);
  storage::let_go(releasing, {held[0].delivery.id});
  releasing.commit();

  EXPECT_EQ(desk.on_its_way(), "alert {quake}, alert {quake,tsunami}");
  EXPECT_EQ(desk.count("deliveries where within is not null"), "0");
  EXPECT_EQ(desk.count("alerts where content like '%\"items\"%'"), "0");
}

}  // namespace wirewatchd
