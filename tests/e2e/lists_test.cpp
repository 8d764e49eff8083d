// Lists as a person writes, imports and looks at them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/e2e/world.h"

using testing::HasSubstr;
using testing::Not;

namespace test {

namespace {

constexpr auto kMasters = R"([[list]]
name     = "harbour-masters"
title    = "Harbour masters"
verified = 2020-01-01
[[list.member]]
name    = "Мия Лунд"
aliases = ["Mia Lund"]
office  = "Harbour Master"
country = "NO"
from    = 2019-03-04
until   = 2024-05-12
unsure  = true
[[list.member]]
name    = "Ann Bell"
office  = "Harbour Master"
country = "NO"
from    = 2024-05-13
)";

struct ListsWorld : World {
  ListsWorld() {
    daemon.write_watch_file("lists.toml", kMasters);
    EXPECT_EQ(daemon.command({"apply"}).exit_code, 0);
  }
  CommandResult import(const std::string& csv, std::vector<std::string> options = {}) {
    std::ofstream(daemon.folder() / "masters.csv") << csv;
    std::vector<std::string> words = {"lists", "import", (daemon.folder() / "masters.csv")};
    words.insert(words.end(), options.begin(), options.end());
    return daemon.command(words);
  }
  std::string content_of(const std::string& file) {
    std::ifstream in(daemon.folder() / "watch.d" / file);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

}  // namespace

TEST(Lists, AreListedWithWhatTheyHold) {
  ListsWorld world;

  const auto listed = world.daemon.command({"lists", "list"});
  const auto json = world.daemon.command({"lists", "list", "--json"});

  EXPECT_EQ(listed.exit_code, 0) << listed.err;
  EXPECT_THAT(listed.out, HasSubstr("harbour-masters  2 members  2020-01-01"));
  EXPECT_THAT(json.out, HasSubstr(R"("verified":"2020-01-01")"));
  EXPECT_THAT(json.out, HasSubstr(R"("members":2,"countries":0,"terms":0,"stale":[])"));
}

TEST(Lists, ShowWhoIsInThemOnADay) {
  ListsWorld world;

  const auto before =
      world.daemon.command({"lists", "show", "@harbour-masters", "--on", "2024-05-12"});
  const auto after = world.daemon.command({"lists", "show", "harbour-masters"});
  const auto json =
      world.daemon.command({"lists", "show", "@harbour-masters", "--on", "2024-05-12", "--json"});

  EXPECT_THAT(before.out, HasSubstr("Мия Лунд  Harbour Master  NO"));
  EXPECT_THAT(before.out, HasSubstr("unsure"));
  EXPECT_THAT(before.out, HasSubstr("  Мия Лунд: "));
  EXPECT_THAT(before.out, HasSubstr("Mia Lund"));
  EXPECT_THAT(before.out, Not(HasSubstr("Ann Bell")));
  EXPECT_THAT(after.out, HasSubstr("Ann Bell"));
  EXPECT_THAT(after.out, Not(HasSubstr("Мия Лунд")));
  EXPECT_THAT(json.out, HasSubstr(R"("on":"2024-05-12","members":[{"name":"Мия Лунд")"));
  EXPECT_EQ(world.daemon.command({"lists", "show", "harbour-masters", "--on", "May"}).exit_code,
            64);
  const auto unknown = world.daemon.command({"lists", "show", "@harbour-mastres"});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_THAT(unknown.err, HasSubstr("did you mean \"harbour-masters\"?"));
}

TEST(Lists, ThatChangeHaveAHistoryAndAreToldByApply) {
  ListsWorld world;
  std::string changed = kMasters;
  changed.replace(changed.find("2020-01-01"), 10, "2026-01-01");
  world.daemon.write_watch_file("lists.toml", changed);

  EXPECT_EQ(world.daemon.command({"apply"}).out, "changed list harbour-masters: verified\n");

  EXPECT_THAT(world.daemon.command({"lists", "history", "@harbour-masters"}).out,
              HasSubstr("verified = 2026-01-01"));
  EXPECT_THAT(world.daemon.command({"lists", "diff", "@harbour-masters"}).out,
              HasSubstr("- verified = 2020-01-01\n+ verified = 2026-01-01\n"));
}

TEST(Check, WarnsOfAListNobodyHasVerifiedForLong) {
  ListsWorld world;

  const auto checked = world.daemon.command({"check"});

  EXPECT_EQ(checked.exit_code, 0);
  EXPECT_THAT(checked.err, HasSubstr("lists.toml:1:1: warning: list \"harbour-masters\": last "
                                     "verified on 2020-01-01, "));
}

TEST(Check, RefusesARuleOfAnUnknownList) {
  ListsWorld world;
  world.daemon.write_watch_file("rule.toml",
                                "[[rule]]\nname = \"r\"\nquery = '''@harbour-mastres'''\n");

  for (const char* command : {"check", "apply"}) {
    const auto refused = world.daemon.command({command});
    EXPECT_EQ(refused.exit_code, 78);
    EXPECT_THAT(refused.err, HasSubstr("rule.toml:3:12: error: "));
    EXPECT_THAT(refused.err, HasSubstr("harbour-masters"));
  }
}

TEST(Lists, ThatDoNotKnowANameAreToldOfOnceADay) {
  World world;
  world.daemon.write_watch_file(
      "lists.toml",
      "[[list]]\nname = \"ministers\"\n[[list.member]]\nname = \"Mia Lund\"\n"
      "office = \"Minister of Defence\"\ncountry = \"NO\"\nfrom = 2019-03-04\n"
      "[[list]]\nname = \"leaders\"\ninclude = [\"ministers\"]\n"
      "[[rule]]\nname = \"said\"\nquery = '''said(by:@leaders about:nato)'''\n"
      "notify = [\"desk\"]\nper = \"article\"\n");
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=2"})) << world.daemon.log();
  const std::string words = " said that NATO will send two more ships to the north.";

  world.publish({{"a", "Two more ships", "Norwegian Defence Minister Cara Dahl" + words},
                 {"b", "Ships again", "Norwegian Defence Minister Cara Dahl again" + words}});
  ASSERT_EQ(world.daemon.command({"feeds", "poll", "example"}).exit_code, 0);
  ASSERT_TRUE(world.smtp.wait_for(3)) << world.daemon.log();

  int notices = 0;
  for (const auto& mail : world.smtp.mails()) {
    if (mail.header("X-Wirewatch-Kind") != "notice") continue;
    ++notices;
    EXPECT_THAT(mail.message, HasSubstr("The list ministers may be stale"));
    EXPECT_THAT(mail.recipients, testing::ElementsAre("press@example.org"));
  }
  EXPECT_EQ(notices, 1);
  EXPECT_TRUE(world.daemon.logged({"list_may_be_stale", "list=ministers", "Cara Dahl"}));
  EXPECT_THAT(world.daemon.command({"lists", "list"}).out, HasSubstr("Cara Dahl"));
  EXPECT_THAT(world.daemon.command({"lists", "show", "ministers", "--json"}).out,
              HasSubstr(R"("stale":[{"name":"Cara Dahl","office":"Minister of Defence",)"
                        R"("country":"NO","times":2)"));
}

TEST(Lists, ThatHaveNobodyInAnOfficeSaySo) {
  World world;
  world.daemon.write_watch_file(
      "lists.toml",
      "[[list]]\nname = \"ministers\"\n[[list.member]]\nname = \"Mia Lund\"\n"
      "office = \"Minister of Defence\"\ncountry = \"NO\"\nuntil = 2019-03-04\n"
      "[[rule]]\nname = \"ships\"\nquery = \"@ministers ships\"\nnotify = [\"desk\"]\n");
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled", "rules=2"})) << world.daemon.log();

  world.publish({{"a", "Two more", "The Norwegian defence minister counted the ships."}});
  ASSERT_EQ(world.daemon.command({"feeds", "poll", "example"}).exit_code, 0);
  ASSERT_TRUE(world.smtp.wait_for(2)) << world.daemon.log();

  int notices = 0;
  for (const auto& mail : world.smtp.mails()) {
    if (mail.header("X-Wirewatch-Kind") != "notice") continue;
    ++notices;
    EXPECT_THAT(mail.message, HasSubstr("nobody as Minister"));
  }
  EXPECT_EQ(notices, 1);
  EXPECT_THAT(world.daemon.command({"lists", "list"}).out,
              HasSubstr("nobody as Minister of Defence"));
  EXPECT_THAT(world.daemon.command({"lists", "show", "ministers"}).out,
              HasSubstr("anybody as Minister of Defence NO, since"));
  EXPECT_THAT(world.daemon.command({"lists", "show", "ministers", "--json"}).out,
              HasSubstr(R"("stale":[{"name":null,"office":"Minister of Defence",)"));
}

TEST(ListsImport, PrintsWhatAWatchFileSays) {
  ListsWorld world;

  const auto imported = world.import("name,from\nMia Lund,2019-03-04\n", {"--list", "pilots"});

  EXPECT_EQ(imported.exit_code, 0) << imported.err;
  EXPECT_EQ(imported.out,
            "[[list]]\nname = \"pilots\"\n\n[[list.member]]\nname = \"Mia Lund\"\n"
            "from = 2019-03-04\n");
}

TEST(ListsImport, WritesAFileAndAppliesIt) {
  ListsWorld world;
  const auto file = (world.daemon.folder() / "watch.d/masters.toml").string();

  const auto imported = world.import("name\nMia Lund\n", {"--into", file});

  EXPECT_EQ(imported.exit_code, 0) << imported.err;
  EXPECT_THAT(imported.out, HasSubstr("added list masters"));
  EXPECT_EQ(world.content_of("masters.toml"),
            "[[list]]\nname = \"masters\"\n\n[[list.member]]\nname = \"Mia Lund\"\n");
  EXPECT_THAT(world.daemon.command({"lists", "show", "masters"}).out, HasSubstr("Mia Lund"));
}

TEST(ListsImport, ReplacesTheMembersOfAListThatIsThere) {
  ListsWorld world;
  const auto file = (world.daemon.folder() / "watch.d/lists.toml").string();
  const std::vector<std::string> into = {"--into", file, "--list", "harbour-masters"};
  world.daemon.write_watch_file("lists.toml", "# ours\n" + std::string(kMasters) +
                                                  "\n[[list]]\nname = \"x\"\n"
                                                  "terms = [\"y\"]\n");

  const auto imported = world.import("name\nBo Berg\n", into);

  EXPECT_EQ(imported.exit_code, 0) << imported.err;
  EXPECT_THAT(imported.out, HasSubstr("changed list harbour-masters: members"));
  EXPECT_EQ(world.content_of("lists.toml"),
            "# ours\n[[list]]\nname     = \"harbour-masters\"\ntitle    = \"Harbour masters\"\n"
            "verified = 2020-01-01\n\n[[list.member]]\nname = \"Bo Berg\"\n\n"
            "[[list]]\nname = \"x\"\nterms = [\"y\"]\n");
  EXPECT_EQ(world.import("name\nBo Berg\n", into).out, "nothing to change\n");
}

TEST(ListsImport, OfABadRowDoesNothing) {
  ListsWorld world;
  const auto folder = world.daemon.folder() / "watch.d";

  const auto refused = world.import("name,from\nMia Lund,2019-03-04\nAnn Bell,soon\n",
                                    {"--into", (folder / "masters.toml").string()});

  EXPECT_EQ(refused.exit_code, 65);
  EXPECT_THAT(refused.err, HasSubstr("masters.csv:3:10: error: from wants a date such as "
                                     "2023-05-25"));
  EXPECT_FALSE(std::filesystem::exists(folder / "masters.toml"));
  EXPECT_EQ(world.daemon.command({"lists", "show", "masters"}).exit_code, 1);
}

TEST(ListsImport, LeavesNoFileBehindWhereItIsRefused) {
  ListsWorld world;
  const auto folder = world.daemon.folder();

  const auto outside = world.import("name\nMia Lund\n", {"--into", (folder / "x.toml").string()});
  const auto twice = world.import("name\nMia Lund\n", {"--list", "harbour-masters", "--into",
                                                       (folder / "watch.d/x.toml").string()});

  EXPECT_EQ(outside.exit_code, 69);
  EXPECT_THAT(outside.err, HasSubstr("outside of"));
  EXPECT_EQ(twice.exit_code, 78);
  EXPECT_THAT(twice.err, HasSubstr("a list \"harbour-masters\" stands at"));
  EXPECT_FALSE(std::filesystem::exists(folder / "x.toml"));
  EXPECT_FALSE(std::filesystem::exists(folder / "watch.d/x.toml"));
}

}  // namespace test
