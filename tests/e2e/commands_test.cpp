// Commands and watch files against the running daemon.
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>

#include "tests/e2e/world.h"

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

TEST(RulesEdit, ChecksReplacesAndApplies) {
  World world;
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=1"})) << world.daemon.log();
  const auto editor = world.daemon.folder() / "editor.sh";
  const auto edit_with = [&](const std::string& sed) {
    std::ofstream(editor) << "#!/bin/sh\nsed -i '" << sed << "' \"$1\"\n";
    std::filesystem::permissions(editor, std::filesystem::perms::owner_all);
    setenv("VISUAL", editor.c_str(), 1);
    return world.daemon.command({"rules", "edit", "csto-ministers-on-nato"});
  };

  const auto broken = edit_with("s/csto AND/csto AND (/");
  const auto good = edit_with("s/csto AND nato/csto AND kollektiv/");

  EXPECT_EQ(broken.exit_code, 78);
  EXPECT_NE(broken.err.find("all.toml:9:"), std::string::npos) << broken.err;
  EXPECT_EQ(good.exit_code, 0) << good.err;
  const auto shown = world.daemon.command({"rules", "show", "csto-ministers-on-nato"});
  EXPECT_NE(shown.out.find("kollektiv"), std::string::npos) << shown.out;
  EXPECT_NE(shown.out.find("revision 2"), std::string::npos) << shown.out;
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

TEST(Commands, BadInputGivesOneClearLineAndItsExitCode) {
  World world;
  struct Case {
    std::vector<std::string> words;
    int exit_code;
    const char* says;
  };
  const std::vector<Case> cases = {
      {{"feeds", "poll"}, 64, "--all"},
      {{"feeds", "dance"}, 64, ""},
      {{"hits", "list", "--since", "yesterday"}, 64, "24h"},
      {{"hits", "list", "--limit", "-3"}, 64, "whole number"},
      {{"hits", "show", "x"}, 64, "whole number"},
      {{"hits", "show", "99"}, 1, "no hit"},
      {{"rules", "show", "none"}, 1, "no rule"},
      {{"check", "/nonexistent/watch.d"}, 78, "/nonexistent/watch.d"},
      {{"tool", "parse", "/nonexistent.xml"}, 65, "/nonexistent.xml"},
  };
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled"})) << world.daemon.log();

  for (const auto& [words, exit_code, says] : cases) {
    const auto result = world.daemon.command(words);
    EXPECT_EQ(result.exit_code, exit_code) << words[0] << ' ' << words.back() << ": " << result.err;
    EXPECT_NE(result.err.find(says), std::string::npos) << result.err;
    EXPECT_EQ(result.out, "") << words[0];
  }
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
