// Commands and watch files against the running daemon.
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <fstream>

#include "storage/storage.h"
#include "tests/e2e/world.h"
#include "tests/support/eventually.h"

using namespace std::chrono_literals;

namespace test {

TEST(Reload, ABrokenFileLeavesTheOldSetInForceAndNamesTheLine) {
  World world;
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=1"})) << world.daemon.log();

  world.daemon.write_watch_file("broken.toml",
                                "[[rule]]\nname = \"b\"\nquery = '''nato AND (csto'''\n");
  const auto reloaded = world.daemon.command({"reload", "--wait"});

  EXPECT_EQ(reloaded.exit_code, 78);
  EXPECT_NE(reloaded.err.find("broken.toml:3:"), std::string::npos) << reloaded.err;
  EXPECT_TRUE(world.daemon.logged({"config_reloaded", "outcome=refused"}));
  EXPECT_NE(world.daemon.command({"rules", "list"}).out.find("csto-ministers-on-nato"),
            std::string::npos);
}

TEST(Reload, SighupTakesAChangedRuleOver) {
  World world;
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=1"})) << world.daemon.log();

  world.daemon.write_watch_file(
      "more.toml", "[[rule]]\nname = \"more\"\nquery = '''hotel'''\nnotify = [\"desk\"]\n");
  world.daemon.signal(SIGHUP);
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=2"})) << world.daemon.log();
  world.publish({kOtherItem});
  world.daemon.command({"feeds", "poll", "example"});

  EXPECT_TRUE(world.daemon.logged({"rule_met", "rule=more"})) << world.daemon.log();
}

TEST(Start, ABrokenFileAndNoSetToRunOnEndsWith78) {
  World world;
  world.daemon.write_watch_file("broken.toml", "[[rule]]\nname = \"b\"\nquery = '''nato AND'''\n");

  world.daemon.start();

  EXPECT_EQ(world.daemon.wait_for_exit(30s), 78);
  EXPECT_NE(world.daemon.log().find("broken.toml:3:"), std::string::npos) << world.daemon.log();
}

TEST(Start, ABrokenFileWithASetInTheDatabaseRunsOnDegraded) {
  World world;
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=1"})) << world.daemon.log();
  ASSERT_EQ(world.daemon.stop(), 0);
  world.daemon.write_watch_file("broken.toml", "[[rule]]\nname = \"b\"\nquery = '''nato AND'''\n");
  world.publish({kMinisterItem});

  world.daemon.start();

  EXPECT_TRUE(world.smtp.wait_for(1, 90s)) << world.daemon.log();
  EXPECT_TRUE(world.daemon.logged({"config_reloaded", "outcome=refused", "broken.toml"}));
}

TEST(Start, WithoutASchemaAndMigrationByHandEndsWith78) {
  Daemon daemon("");
  daemon.configure("[database]\nmigrate = \"manual\"\nurl = '''" + empty_database() +
                   "'''\n[web]\nlisten = \"\"\n");

  daemon.start();

  EXPECT_EQ(daemon.wait_for_exit(30s), 78) << daemon.log();
  EXPECT_NE(daemon.log().find("wirewatch db migrate"), std::string::npos) << daemon.log();
}

TEST(Apply, ShowsTheDifferenceAndDisablesWhatVanished) {
  World world;
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=1"})) << world.daemon.log();
  world.daemon.write_watch_file("more.toml", "[[rule]]\nname = \"more\"\nquery = '''hotel'''\n");

  const auto added = world.daemon.command({"apply"});
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=2"})) << world.daemon.log();
  std::filesystem::remove(world.daemon.folder() / "watch.d/more.toml");
  const auto gone = world.daemon.command({"apply"});
  const auto pruned = world.daemon.command({"apply", "--prune"});

  EXPECT_NE(added.out.find("added rule more"), std::string::npos) << added.out << added.err;
  EXPECT_NE(gone.out.find("disabled rule more"), std::string::npos) << gone.out;
  EXPECT_NE(pruned.out.find("removed rule more"), std::string::npos) << pruned.out;
}

TEST(WatchOwner, IsHeldToByTheCommandsToo) {
  World world;
  world.daemon.configure("[watch]\nowner = \"another\"\n");

  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"apply"}, {"rules", "edit", "csto-ministers-on-nato"}}) {
    const auto refused = world.daemon.command(words);
    EXPECT_EQ(refused.exit_code, 78);
    EXPECT_EQ(refused.err, "watch.owner is \"another\", this node is \"test\"\n");
  }
}

TEST(RedTests, AreNamedWithTheirPlaceByAllWhoRefuseTheSet) {
  World world;
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=1"})) << world.daemon.log();
  world.daemon.write_watch_file("red.toml",
                                "[[rule]]\nname = \"red\"\nquery = '''hotel'''\n"
                                "must_match = [{ text = \"Bees.\" },\n  { text = \"Wasps.\" }]\n");

  for (const auto& [words, exit_code] : {std::pair<std::vector<std::string>, int>{{"check"}, 1},
                                         {{"apply"}, 1},
                                         {{"reload", "--wait"}, 78}}) {
    const auto refused = world.daemon.command(words);
    EXPECT_EQ(refused.exit_code, exit_code) << words[0];
    EXPECT_NE(refused.err.find("red.toml:4: rule red, test 1"), std::string::npos) << refused.err;
    EXPECT_NE(refused.err.find("red.toml:5: rule red, test 2"), std::string::npos) << refused.err;
  }
}

TEST(Reload, SaysWhatVanishedAndWhatNeedsARestart) {
  World world;
  world.daemon.write_watch_file("more.toml", "[[rule]]\nname = \"more\"\nquery = '''hotel'''\n");
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=2"})) << world.daemon.log();

  std::filesystem::remove(world.daemon.folder() / "watch.d/more.toml");
  const auto reloaded = world.daemon.command({"reload", "--wait"});
  world.daemon.configure("# changed\n");
  world.daemon.signal(SIGHUP);

  EXPECT_EQ(reloaded.out, "reloaded\n1 disabled: rule more\n") << reloaded.err;
  EXPECT_TRUE(world.daemon.logged({"restart_needed"}));
}

TEST(Requests, SayAtOnceThatNoDaemonRunsAndGiveUpSoon) {
  World world;
  ASSERT_EQ(world.daemon.command({"db", "migrate"}).exit_code, 0);
  ASSERT_EQ(world.daemon.command({"apply"}).exit_code, 0);

  const auto begin = std::chrono::steady_clock::now();
  const auto polled = world.daemon.command({"feeds", "poll", "example"});

  EXPECT_EQ(polled.exit_code, 69);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 20s);
  EXPECT_NE(polled.err.find("waiting for one"), std::string::npos) << polled.err;
  EXPECT_NE(polled.err.find("kept"), std::string::npos) << polled.err;
}

TEST(Start, WithoutWatchFilesTellsTheFaultOnce) {
  World world;
  std::filesystem::remove_all(world.daemon.folder() / "watch.d");

  world.daemon.start();

  EXPECT_EQ(world.daemon.wait_for_exit(30s), 78);
  EXPECT_EQ(world.daemon.count_logged("does not exist"), 1) << world.daemon.log();
  EXPECT_EQ(world.daemon.count_logged(":0:0"), 0) << world.daemon.log();
}

TEST(ReceiversTest, IsADrillThroughTheRealDoor) {
  World world;
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=1"})) << world.daemon.log();

  const auto mail = world.daemon.command({"receivers", "test", "desk"});
  const auto hook = world.daemon.command({"receivers", "test", "hook"});
  const auto nobody = world.daemon.command({"receivers", "test", "nobody"});

  EXPECT_EQ(mail.exit_code, 0) << mail.err;
  EXPECT_EQ(hook.exit_code, 0) << hook.err;
  EXPECT_EQ(nobody.exit_code, 1);
  EXPECT_EQ(world.smtp.mails().at(0).header("X-Wirewatch-Kind"), "test");
  EXPECT_NE(world.http.seen("/hook").at(0).body.find("\"type\":\"test\""), std::string::npos);
}

TEST(ReceiversTest, OfAServerThatSaysLaterSaysNotNow) {
  World world;
  world.smtp.play({.reply = [](const std::string& line) {
    return line.starts_with("RCPT") ? "451 4.7.1 greylisted" : "";
  }});
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=1"})) << world.daemon.log();

  const auto drill = world.daemon.command({"receivers", "test", "desk"});

  EXPECT_EQ(drill.exit_code, 69);
  EXPECT_TRUE(drill.out.starts_with("press@example.org: not now, an alert would be tried again: "))
      << drill.out;
  EXPECT_NE(drill.out.find("451 4.7.1 greylisted"), std::string::npos) << drill.out;
}

TEST(ReceiversList, ShowsWhenAndHowEachIsTold) {
  World world;
  world.daemon.write_watch_file(
      "boss.toml",
      "[[receiver]]\nname = \"boss\"\nemail = [\"boss@example.org\"]\ntimezone = "
      "\"Europe/Brussels\"\nsend = \"digest\"\nat = [\"07:00\", \"18:30\"]\n[[receiver]]\n"
      "name = \"chat\"\nwebhook = \"" +
          world.http.url("/chat") + "\"\nformat = \"slack\"\n");
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=1"})) << world.daemon.log();

  const auto list = world.daemon.command({"receivers", "list"}).out;

  EXPECT_NE(list.find("Europe/Brussels  07:00, 18:30"), std::string::npos) << list;
  EXPECT_NE(list.find("webhook (slack)"), std::string::npos) << list;
}

TEST(Commands, BadInputGivesOneClearLineAndItsExitCode) {
  World world;
  struct Case {
    std::vector<std::string> words;
    int exit_code;
    const char* says;
  };
  const std::vector<Case> cases = {
      {{"feeds", "poll"}, 64, "--all"},
      {{"feeds", "dance"}, 64, "unknown command \"dance\"; expected one of: list, poll"},
      {{"feeds"}, 64, "expected one of: list, poll"},
      {{"hits", "list", "--since", "yesterday"}, 64, "24h"},
      {{"hits", "list", "--since", "999999999d"}, 64, "--since"},
      {{"hits", "list", "--limit", "-3"}, 64, "whole number"},
      {{"hits", "list", "--limit", "2147483648"}, 64, "--limit"},
      {{"alerts", "list", "--limit", "4294967297"}, 64, "--limit"},
      {{"alerts", "list", "--state", "lost"}, 64, "--state: expected one of pending, sending"},
      {{"alerts", "discard", "99"}, 1, "has the id 99"},
      {{"alerts", "retry", "x"}, 64, "whole number"},
      {{"alerts", "attempts", "--since", "soon"}, 64, "--since"},
      {{"hits", "list", "--rule", ""}, 64, "--rule is empty"},
      {{"hits", "show", "x"}, 64, "whole number"},
      {{"hits", "show", "99"}, 1, "no hit"},
      {{"rules", "show", "none"}, 1, "no rule is named \"none\" (wirewatch rules list)"},
      {{"check", ""}, 64, "DIR is empty"},
      {{"apply", "", "--prune"}, 64, "DIR is empty"},
      {{"tool", "parse", "/nonexistent.xml"}, 65, "/nonexistent.xml: No such file"},
      {{"tool", "parse", "/tmp"}, 65, "/tmp: Is a directory"},
  };
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled"})) << world.daemon.log();

  for (const auto& [words, exit_code, says] : cases) {
    const auto result = world.daemon.command(words);
    EXPECT_EQ(result.exit_code, exit_code) << words[0] << ' ' << words.back() << ": " << result.err;
    EXPECT_NE(result.err.find(says), std::string::npos) << result.err;
    EXPECT_EQ(std::ranges::count(result.err, '\n'), 1) << result.err;
    EXPECT_EQ(result.out, "") << words[0];
  }
}

TEST(Commands, JudgeTheirWordsBeforeTheyStartACluster) {
  Daemon daemon("");

  for (const std::string noun : {"rules", "feeds", "hits", "alerts", "receivers"})
    EXPECT_EQ(daemon.command({noun, "list", "--limit", "x"}).exit_code, 64) << noun;
  EXPECT_EQ(daemon.command({"rules", "try", "nato AND"}).exit_code, 65);
  EXPECT_EQ(daemon.command({"search", "nato AND"}).exit_code, 65);

  EXPECT_FALSE(std::filesystem::exists(daemon.folder() / "state"));
}

TEST(Commands, ThatCannotWriteTheirOutputSaySo) {
  Daemon daemon("");

  const auto result = daemon.command({"check"}, 60s, "/dev/full");

  EXPECT_EQ(result.exit_code, 69);
  EXPECT_NE(result.err.find("standard output"), std::string::npos) << result.err;
}

TEST(RulesTest, TakesSeveralFilesWithoutTheirReceivers) {
  Daemon daemon("");
  const std::string rule =
      "query = '''bees'''\nnotify = [\"desk\"]\nmust_match = [{ text = \"Bees.\" }]\n";
  daemon.write_watch_file("a.toml", "[[rule]]\nname = \"a\"\n" + rule);
  daemon.write_watch_file("b.toml", "[[rule]]\nname = \"b\"\n" + rule);

  const auto tested = daemon.command({"rules", "test", "watch.d/a.toml", "watch.d/b.toml"});
  const auto checked = daemon.command({"check", "watch.d/a.toml"});

  EXPECT_EQ(tested.exit_code, 0) << tested.err;
  EXPECT_EQ(tested.out, "2 tests, 0 red\n");
  EXPECT_EQ(checked.exit_code, 0) << checked.err;
  EXPECT_EQ(daemon.command({"check"}).exit_code, 78);
}

TEST(ToolParse, OfWhatIsNoFeedIsAFaultOfTheData) {
  Daemon daemon("");
  std::ofstream(daemon.folder() / "garbage") << "garbage";

  const auto parsed = daemon.command({"tool", "parse", "garbage"});

  EXPECT_EQ(parsed.exit_code, 65);
  EXPECT_NE(parsed.out.find("\"ok\":false"), std::string::npos) << parsed.out;
}

TEST(RulesShow, TellsAllThatAPersonWrote) {
  World world;
  world.daemon.write_watch_file(
      "more.toml",
      "[[rule]]\nname = \"more\"\nquery = '''hotel'''\nper = \"article\"\n"
      "priority = \"high\"\nmax_age = \"2h\"\n");
  ASSERT_EQ(world.daemon.command({"db", "migrate"}).exit_code, 0);
  ASSERT_EQ(world.daemon.command({"apply"}).exit_code, 0);

  const auto shown = world.daemon.command({"rules", "show", "more", "--json"});

  for (const char* const written : {R"("per":"article","priority":"high")", R"("max_age":7200)"})
    EXPECT_NE(shown.out.find(written), std::string::npos) << shown.out << shown.err;
}

TEST(RulesResume, PutsBackToServiceWhatWasSuspended) {
  const auto url = fresh_database();
  World world(url);
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=1"})) << world.daemon.log();
  storage::Database database({.url = url});
  auto transaction = database.begin();
  ASSERT_TRUE(storage::suspend_rule(transaction, {1}, 1, "it took 9 s over one article"));
  transaction.commit();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=0"})) << world.daemon.log();

  const auto listed = world.daemon.command({"rules", "list", "--json"});
  const auto shown = world.daemon.command({"rules", "show", "csto-ministers-on-nato"});
  const auto resumed = world.daemon.command({"rules", "resume", "csto-ministers-on-nato"});
  const auto again = world.daemon.command({"rules", "resume", "csto-ministers-on-nato"});

  EXPECT_NE(
      listed.out.find(R"("status":"suspended","suspended_because":"it took 9 s over one article")"),
      std::string::npos)
      << listed.out;
  EXPECT_NE(shown.out.find("Suspended: it took 9 s over one article"), std::string::npos)
      << shown.out;
  EXPECT_EQ(resumed.exit_code, 0) << resumed.err;
  EXPECT_TRUE(eventually([&] { return world.daemon.count_logged("rules=1") == 2; }));
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_NE(again.err.find("is not suspended, but active"), std::string::npos) << again.err;
}

TEST(Retention, DropsOldArticlesWhileTheDaemonRuns) {
  const auto url = fresh_database();
  run_sql(url, "select make_article_weeks(now() - interval '40 days', now())");
  World world(url);
  world.daemon.configure("[retention]\narticles = \"10d\"\n");

  world.daemon.start();

  EXPECT_TRUE(world.daemon.logged({"articles_dropped week=", "articles=0"})) << world.daemon.log();
}

TEST(Start, WithoutItsMailPasswordNamesKeyAndFile) {
  Daemon daemon("");
  daemon.configure("[smtp]\nuser = \"u\"\npassword = { file = \"/nonexistent\" }\n");

  daemon.start();

  EXPECT_EQ(daemon.wait_for_exit(60s), 78) << daemon.log();
  EXPECT_TRUE(daemon.logged({"wirewatch.toml: smtp.password: ", "/nonexistent"})) << daemon.log();
}

TEST(Start, BelowWhatIsNoFolderEndsWith78) {
  Daemon daemon("", "test", "/etc/passwd");

  daemon.start();

  EXPECT_EQ(daemon.wait_for_exit(30s), 78) << daemon.log();
}

TEST(PrivateCluster, ServesTheWholePathAndCommandsWithTheDaemonUpAndDown) {
  World world("");
  world.publish({kMinisterItem});
  world.daemon.start();
  ASSERT_TRUE(world.smtp.wait_for(1, 60s)) << world.daemon.log();

  const auto up = world.daemon.command({"hits", "show", "1"});
  ASSERT_EQ(world.daemon.stop(), 0) << world.daemon.log();
  const auto down = world.daemon.command({"hits", "list", "--json"});

  EXPECT_NE(up.out.find("*NATO*"), std::string::npos) << up.out << up.err;
  EXPECT_EQ(down.exit_code, 0) << down.err;
  EXPECT_NE(down.out.find("csto-ministers-on-nato"), std::string::npos) << down.out;
}

}  // namespace test
