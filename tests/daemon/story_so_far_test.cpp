// What one person says in one story, told to an address that asks for each new statement.
#include "daemon/judging/story_so_far.h"

#include <gtest/gtest.h>

#include "tests/daemon/desk.h"

namespace wirewatchd {
namespace {

struct StatementDesk : Desk {
  StatementDesk() : Desk("nato") {
    auto rule = rule_on("nato", {1});
    rule.query = "said(about:nato)";
    rule.updates.statements = true;
    set = {2, rules::RuleSet({rule}), {told_by_mail()}};
    add_feed("wire");
    take("wire", {{"0", "Nothing at all", "."}});  // its first poll
  }
  void says(const std::string& title, const std::string& text) {
    take("wire", {{"said-" + std::to_string(++said_), title, text}});
  }
  std::string reasons() {
    return ask("select string_agg(reason, ' ' order by hit) as answer from decisions");
  }

  int said_ = 0;
};

}  // namespace

TEST(StorySoFar, TellsEachReportedStatementOfWhoHasSpokenBefore) {
  StatementDesk desk;
  const std::string dorn = "Lithuanian Defense Minister Mia Dorn ";

  desk.says("Dorn rejects NATO radar request",
            dorn +
                "rejected a request by NATO for a radar station on Mount Skarn.\n\"We shall not "
                "host a NATO radar on our soil,\" Dorn told parliament in Vilnius.");
  desk.says("Dorn turns down NATO radar",
            dorn + "said that Lithuania would not host a NATO radar on its soil, on Mount Skarn.");
  desk.says("Dorn tells NATO to take bombers out of Turkey",
            dorn +
                "demanded on Tuesday that NATO withdraw its bombers from Turkey after the row "
                "over the radar on Mount Skarn.\n\"NATO must talk to us,\" Dorn said.");
  desk.says("Dorn accuses NATO over Turkey",
            dorn +
                "accused NATO on Tuesday of hiding nuclear bombs in Turkey, near Mount Skarn, "
                "where it had asked for a radar.");
  desk.says("Dorn demands NATO leave Georgia ports",
            dorn +
                "demanded on Tuesday that NATO withdraw its minesweepers from the Georgian "
                "ports of Poti and Batumi, in the row over Mount Skarn.");
  desk.says("Dorn says NATO general fled Vilnius",
            dorn +
                "said that a NATO general had left Vilnius at night without a farewell, in the "
                "row over the radar on Mount Skarn.");

  EXPECT_EQ(desk.reasons(),
            "first_in_story same_story new_statement new_statement new_statement new_statement");
}

TEST(StorySoFar, ReadsAnAlertOnce) {
  StatementDesk desk;
  const std::string rejected =
      "Defense Minister Mia Dorn rejected a request by NATO for a radar station on Mount Skarn.";
  desk.says("Dorn rejects NATO radar request", rejected);
  desk.says("Dorn rejects NATO radar request", rejected + " It had come in spring.");
  desk.run("update alerts set content = ''");

  desk.says("Dorn rejects NATO radar request", rejected + " It had come by mail.");
  EXPECT_EQ(desk.reasons(), "first_in_story same_story same_story");
}

TEST(StorySoFar, TellsWhatIsHeldWithWhatComesThroughQuietHours) {
  StatementDesk desk;
  auto rule = desk.set.rules.rules()[0];
  auto urgent = rule_on("threats", desk.add_rule("threats"));
  urgent.query = "said(kind:threaten about:nato)";
  urgent.priority = model::Rule::Priority::high;
  auto receiver = told_by_mail();
  receiver.quiet.emplace_back().days.set();  // on whatever day this runs
  desk.set = {3, rules::RuleSet({rule, urgent}), {receiver}};

  desk.says("Dorn rejects NATO radar request",
            "Defense Minister Mia Dorn rejected a request by NATO for a radar on Mount Skarn.");
  EXPECT_EQ(desk.ask("select count(*) as answer from deliveries where state = 'held'"), "1");
  desk.says("Dorn rejects NATO radar request, threatens to shoot",
            "Defense Minister Mia Dorn rejected a request by NATO for a radar on Mount Skarn. She "
            "threatened to shoot down NATO aircraft over Vilnius.");

  const auto alert = *alerts::from_json(
      desk.ask("select a.content as answer from alerts a join deliveries d on d.alert = a.id"
               " where d.state = 'pending' and d.within is null"));
  EXPECT_EQ(alert.kind, model::AlertKind::alert);
  EXPECT_EQ(alert.reason, model::Reason::first_in_story);
  ASSERT_EQ(alert.items.size(), 1u);
  EXPECT_EQ(alert.items[0].article.title, "Dorn rejects NATO radar request");
  const auto mail = alerts::mail_parts(alert, {}, kNow);
  EXPECT_EQ(mail.text.find("Update"), std::string::npos);
  EXPECT_NE(mail.text.find("What was held until now of this event:\n\n* "), std::string::npos)
      << mail.text;
  EXPECT_EQ(desk.ask("select count(*) as answer from deliveries d join deliveries c"
                     " on c.id = d.within where d.state = 'held' and c.state = 'pending'"),
            "1");
  EXPECT_EQ(desk.ask("select count(*) as answer from story_told"), "1");
}

}  // namespace wirewatchd
