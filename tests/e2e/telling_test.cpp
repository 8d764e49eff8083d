// Who is told when: silences, quiet times, what is kept back and told afterwards.
#include <gtest/gtest.h>

#include "tests/e2e/world.h"
#include "tests/support/eventually.h"

using namespace std::chrono_literals;

namespace test {

namespace {

bool holds(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

Item another(const std::string& id, const std::string& title) {
  return {id, title, kMinisterItem.text};
}

// What is published is judged when this is back.
void poll(World& world, const std::vector<Item>& items) {
  world.publish(items);
  const auto polled = world.daemon.command({"feeds", "poll", "example"});
  EXPECT_EQ(polled.exit_code, 0) << polled.err;
}

// Around now, by UTC.
std::string quiet_now() {
  const auto now = std::chrono::system_clock::now();
  const auto minute =
      std::chrono::floor<std::chrono::minutes>(now - std::chrono::floor<std::chrono::days>(now));
  const auto clock = [&](int shift) {
    const auto shown = (minute.count() + shift + 1440) % 1440;
    const auto two = [](auto number) {
      return std::string(number < 10 ? "0" : "") + std::to_string(number);
    };
    return two(shown / 60) + ":" + two(shown % 60);
  };
  return "timezone = \"Etc/UTC\"\nquiet = [{ hours = \"" + clock(-60) + "-" + clock(60) + "\" }]\n";
}

std::string night_desk(const std::string& quiet) {
  return "[[rule]]\nname = \"night\"\nquery = '''csto AND nato'''\n"
         "high_if = '''title:urgent'''\nnotify = [\"night-desk\"]\nper = \"article\"\n"
         "[[receiver]]\nname = \"night-desk\"\nemail = [\"night@example.org\"]\n"
         "welcome = false\n" +
         quiet;
}

std::vector<ReceivedMail> mails_to(const World& world, const std::string& address) {
  std::vector<ReceivedMail> found;
  for (const auto& mail : world.smtp.mails())
    if (mail.recipients == std::vector{address}) found.push_back(mail);
  return found;
}

}  // namespace

TEST(QuietHours, HoldAlertsAndTellThemInOneMessageAfterwards) {
  World world;
  world.daemon.write_watch_file("night.toml", night_desk(quiet_now()));
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"feed_polled"})) << world.daemon.log();

  poll(world, {another("m-1", "First CSTO minister"), another("m-2", "Second CSTO minister")});
  poll(world, {another("m-3", "An urgent CSTO minister")});

  const auto at_night = [&] { return mails_to(world, "night@example.org"); };
  ASSERT_TRUE(eventually([&] { return at_night().size() == 1; })) << world.daemon.log();
  EXPECT_TRUE(holds(at_night()[0].header("Subject"), "urgent")) << at_night()[0].message;
  EXPECT_EQ(at_night()[0].header("Importance"), "high");
  const auto why = world.daemon.command({"rules", "why", "https://news.example.org/m-1"});
  EXPECT_TRUE(holds(why.out, "Waits:   night-desk (quiet hours: held until ")) << why.out;
  EXPECT_TRUE(holds(why.out, "to night@example.org: held until ")) << why.out;
  EXPECT_FALSE(holds(why.out, "Told:    night-desk")) << why.out;
  EXPECT_TRUE(holds(world.daemon.command({"alerts", "list", "--json"}).out, "\"state\":\"held\""));

  world.daemon.write_watch_file("night.toml", night_desk(""));
  const auto reloaded = world.daemon.command({"reload", "--wait"});
  EXPECT_EQ(reloaded.exit_code, 0) << reloaded.err;

  ASSERT_TRUE(eventually([&] { return at_night().size() == 2; })) << world.daemon.log();
  EXPECT_EQ(at_night()[1].header("X-Wirewatch-Kind"), "digest");
  EXPECT_TRUE(holds(at_night()[1].header("Subject"), "2 reports came in your quiet hours"));
  EXPECT_TRUE(holds(at_night()[1].message, "* First *CSTO* minister")) << at_night()[1].message;
  EXPECT_TRUE(holds(at_night()[1].message, "* Second *CSTO* minister")) << at_night()[1].message;
  EXPECT_TRUE(eventually([&] {
    const auto list = world.daemon.command({"alerts", "list", "--json"}).out;
    return !holds(list, "\"state\":\"held\"") && !holds(list, "\"state\":\"pending\"");
  }));
  const auto told = world.daemon.command({"rules", "why", "https://news.example.org/m-1"}).out;
  EXPECT_TRUE(holds(told, "Told:    night-desk (quiet hours: delivered at ")) << told;
  EXPECT_TRUE(holds(told, " within delivery ")) << told;
  EXPECT_FALSE(holds(told, "held until")) << told;
  const auto table = world.daemon.command({"alerts", "list"}).out;
  EXPECT_TRUE(holds(table, "  in digest ")) << table;
  EXPECT_TRUE(holds(table, "KIND")) << table;
}

TEST(Silence, KeepsHitsFromEverybodyUntilItIsOverAndTellsWhy) {
  World world;
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"feed_polled"})) << world.daemon.log();
  const int sets = world.daemon.count_logged("rules_compiled");

  const auto added = world.daemon.command(
      {"silence", "add", "--text", "title:silenced", "--until", "8h", "--comment", "the summit"});
  EXPECT_EQ(added.exit_code, 0) << added.err;
  ASSERT_TRUE(eventually([&] { return world.daemon.count_logged("rules_compiled") > sets; }));
  poll(world, {another("m-1", "A silenced CSTO minister")});
  poll(world, {another("m-1", "A silenced CSTO minister"), another("m-2", "A loud CSTO minister")});

  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
  EXPECT_TRUE(holds(world.smtp.mails().at(0).header("Subject"), "loud"));
  const auto why = world.daemon.command({"rules", "why", "https://news.example.org/m-1"});
  EXPECT_TRUE(holds(why.out, "Not told: desk (silence 1 until ")) << why.out;
  EXPECT_TRUE(holds(why.out, ": the summit)")) << why.out;
  const auto list = world.daemon.command({"silence", "list", "--json"});
  EXPECT_TRUE(holds(list.out, "\"text\":\"title:silenced\"")) << list.out;
  EXPECT_TRUE(holds(list.out, "\"hits\":1")) << list.out;
  const auto alert = world.daemon.command({"alerts", "why", "1"});
  EXPECT_TRUE(holds(alert.out, "Told:    desk (first in story)")) << alert.out;

  EXPECT_EQ(world.daemon.command({"silence", "expire", "1"}).exit_code, 0);
  EXPECT_EQ(world.daemon.command({"silence", "expire", "1"}).exit_code, 1);
  EXPECT_EQ(world.daemon.command({"silence", "list", "--json"}).out, "");
}

TEST(Silence, IsRefusedWhereItNamesNothingOrHasNoEnd) {
  World world;
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"feed_polled"})) << world.daemon.log();
  const struct {
    std::vector<std::string> words;
    int exit_code;
    const char* says;
  } rows[] = {
      {{"--until", "8h"}, 64, "one of --rule, --source, --text"},
      {{"--source", "Example News"}, 64, "--until is required: how long (8h, 7d)"},
      {{"--source", "Example News", "--until", "soon"}, 64, "--until: expected how long"},
      {{"--source", "Example News", "--until", "2020-01-01"}, 64, "is over already"},
      {{"--rule", "csto-minister-on-nato", "--until", "8h"},
       1,
       "did you mean \"csto-ministers-on-nato\"?"},
      {{"--text", "title:nato NEAR/5 csto", "--until", "8h"}, 65, "cannot stand on one side"},
  };
  for (const auto& row : rows) {
    std::vector<std::string> words{"silence", "add"};
    words.insert(words.end(), row.words.begin(), row.words.end());
    const auto refused = world.daemon.command(words);

    EXPECT_EQ(refused.exit_code, row.exit_code) << row.says;
    EXPECT_TRUE(holds(refused.err, row.says)) << refused.err;
  }
}

TEST(Silence, WarnsOfASourceThatNobodyKnows) {
  World world;
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"feed_polled"})) << world.daemon.log();
  poll(world, {kMinisterItem});
  const auto said = [&](const std::string& source) {
    const auto added =
        world.daemon.command({"silence", "add", "--source", source, "--until", "8h"});
    EXPECT_EQ(added.exit_code, 0) << added.err;
    return added.err;
  };

  EXPECT_EQ(said("Nobody"), "wirewatch: no feed and no stored article is of \"Nobody\"\n");
  EXPECT_EQ(said("Example Newz"),
            "wirewatch: no feed and no stored article is of \"Example Newz\"; did you mean "
            "\"Example News\"?\n");
  EXPECT_EQ(said("example news"), "");
  EXPECT_EQ(said("Example"), "") << "the feed's name";
}

TEST(AtMost, SumsUpWhatIsMore) {
  World world;
  world.daemon.write_watch_file("night.toml", night_desk("at_most = \"1/h\"\n"));
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"feed_polled"})) << world.daemon.log();
  const auto at_night = [&] { return mails_to(world, "night@example.org"); };

  poll(world, {another("m-1", "First CSTO minister")});
  poll(world, {another("m-2", "Second CSTO minister"), another("m-3", "Third CSTO minister")});

  ASSERT_TRUE(eventually([&] { return at_night().size() == 1; })) << world.daemon.log();
  const auto why = world.daemon.command({"rules", "why", "https://news.example.org/m-2"});
  EXPECT_TRUE(holds(why.out, "Waits:   night-desk (at most: held until ")) << why.out;

  world.daemon.write_watch_file("night.toml", night_desk("send = \"digest\"\nat = [\"08:00\"]\n"));
  EXPECT_EQ(world.daemon.command({"reload", "--wait"}).exit_code, 0);
  poll(world, {another("m-4", "An urgent CSTO minister")});

  const auto later = world.daemon.command({"rules", "why", "https://news.example.org/m-4"});
  EXPECT_TRUE(holds(later.out, "Waits:   night-desk (digest: held until ")) << later.out;
  EXPECT_TRUE(holds(later.out, "T08:00:00Z")) << later.out;
}

}  // namespace test
