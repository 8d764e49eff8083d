#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/watch/folder.h"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(WatchFile, ReadsAFeedWithAllItsKeys) {
  const auto set = test::watch_set(R"(
[[feed]]
name = "north"
url = "https://news.example.org/feed.xml"
tags = ["agency", "north"]
country = "NO"
interval = "5m"
text = "feed"
first = "tell"
)");

  ASSERT_EQ(set.feeds.size(), 1u);
  const auto& feed = set.feeds[0].noun;
  EXPECT_EQ(feed.name, "north");
  EXPECT_EQ(feed.url, "https://news.example.org/feed.xml");
  EXPECT_THAT(feed.tags, ElementsAre("agency", "north"));
  EXPECT_EQ(feed.country, "NO");
  EXPECT_EQ(feed.interval, 300s);
  EXPECT_EQ(feed.text, model::TextFrom::feed);
  EXPECT_EQ(feed.first, model::FirstPoll::tell);
  EXPECT_EQ(set.feeds[0].line, 2);
}

TEST(WatchFile, ReadsARuleWithAllItsKeys) {
  const auto set = test::watch_set(R"(
[[receiver]]
name = "desk"
maildir = "var/mail"
[[rule]]
name = "exercises"
title = "Exercises in the north"
query = '''exercise AND north'''
notify = ["desk"]
per = "article"
priority = "high"
max_age = "7d"
must_not_match = [{ text = "A school test." }]
must_match = [{ title = "Exercise", text = "In the north.", lang = "en", source = "North News", feed = "north" }]
)");

  ASSERT_EQ(set.rules.size(), 1u);
  const auto& rule = set.rules[0].noun;
  EXPECT_EQ(rule.title, "Exercises in the north");
  EXPECT_EQ(rule.query, "exercise AND north");
  EXPECT_THAT(rule.notify, ElementsAre("desk"));
  EXPECT_EQ(rule.per, model::Rule::Per::article);
  EXPECT_EQ(rule.priority, model::Rule::Priority::high);
  EXPECT_EQ(rule.max_age, 168h);
  ASSERT_EQ(rule.tests.size(), 2u);
  EXPECT_TRUE(rule.tests[0].must_match) << "must_match stands first";
  EXPECT_EQ(rule.tests[0].source, "North News");
}

TEST(WatchFile, ReadsThreeKindsOfReceiver) {
  const auto set = test::watch_set(R"(
[[receiver]]
name = "press"
email = ["a@example.org", "b@example.org"]
send = "at once"
[[receiver]]
name = "hook"
webhook = "https://hooks.example.org/w"
secret = { credential = "hook" }
format = "json"
[[receiver]]
name = "archive"
maildir = "var/mail"
)");

  ASSERT_EQ(set.receivers.size(), 3u);
  EXPECT_EQ(set.receivers[0].noun.where,
            decltype(model::Receiver::where)(model::Email{{"a@example.org", "b@example.org"}}));
  EXPECT_EQ(set.receivers[1].noun.where,
            decltype(model::Receiver::where)(model::Webhook{
                "https://hooks.example.org/w", {model::SecretSource::Kind::credential, "hook"}}));
  EXPECT_EQ(set.receivers[2].noun.where,
            decltype(model::Receiver::where)(model::Maildir{"var/mail"}));
}

TEST(WatchFile, TakesARulesNameForItsMissingTitle) {
  const auto set = test::watch_set("[[rule]]\nname = \"north\"\nquery = 'north'\n");

  EXPECT_EQ(set.rules.at(0).noun.title, "north");
}

TEST(WatchFile, KeepsEachDefinitionsOwnText) {
  const auto set = test::watch_set(
      "# first\n[[feed]]\nname = \"a\" # near\nurl = \"https://a.example.org/\"\n\n# of "
      "b\n[[feed]]\n"
      "url = \"https://b.example.org/\"\nname = \"b\"\n[[rule]]\nname = \"r\"\nquery = "
      "'''\nnorth\n'''\n");

  EXPECT_EQ(set.feeds.at(0).definition,
            "[[feed]]\nname = \"a\" # near\nurl = \"https://a.example.org/\"\n");
  EXPECT_EQ(set.feeds.at(1).definition,
            "[[feed]]\nurl = \"https://b.example.org/\"\nname = \"b\"\n");
  EXPECT_EQ(set.rules.at(0).definition, "[[rule]]\nname = \"r\"\nquery = '''\nnorth\n'''\n");
}

TEST(WatchFile, ReadsATestsTextFromAFileBesideIt) {
  const test::Folder folder;
  folder.write("texts/north.txt", "\xEF\xBB\xBFTroops in the north.\n");
  const auto file = folder.write(
      "r.toml",
      "[[rule]]\nname = 'r'\nquery = 'north'\nmust_match = [{ file = 'texts/north.txt' }]\n");

  const auto result = watch::read_watch_files(file, {});

  ASSERT_TRUE(result.ok()) << to_text(result.problems.at(0));
  const auto& rule_test = result.set.rules.at(0).noun.tests.at(0);
  EXPECT_EQ(rule_test.text, "Troops in the north.\n");
}

TEST(WatchFile, ReadsTestsAsTablesOfTheirOwn) {
  const auto set = test::watch_set(R"(
[[rule]]
name = "north"
query = '''north'''
[[rule.must_match]]
title = "North"
text = "In the north."
[[rule]]
name = "south"
query = '''south'''
)");

  ASSERT_EQ(set.rules.at(0).noun.tests.size(), 1u);
  EXPECT_EQ(set.rules[0].noun.tests[0].text, "In the north.");
  EXPECT_THAT(set.rules[0].definition, testing::EndsWith("text = \"In the north.\"\n"));
}

TEST(WatchFile, TellsOfAMisspeltKeyOnce) {
  const auto result = test::read_watch_text("[[receiver]]\nnmae = 'd'\nmaildri = 'var/mail'\n");

  std::vector<std::string> hints;
  for (const auto& problem : result.problems) hints.push_back(problem.hint);
  EXPECT_THAT(hints, ElementsAre("did you mean \"name\"?", "did you mean \"maildir\"?"));
}

TEST(WatchFile, RefusesATestsFileThatIsTooLargeOrNoFile) {
  const test::Folder folder;
  folder.write("large.txt", std::string(1'000'001, 'x'));
  for (const std::string name : {"large.txt", "."}) {
    const auto file =
        folder.write("r.toml", "[[rule]]\nname = 'r'\nquery = 'north'\nmust_match = [{ file = '" +
                                   name + "' }]\n");

    EXPECT_FALSE(watch::read_watch_files(file, {}).ok()) << name;
  }
}

TEST(WatchFile, ReportsEveryFaultAtOnce) {
  const auto result = test::read_watch_text(R"(
[[feed]]
name = "North"
url = "gopher://news.example.org/"
country = "Norway"
[[receiver]]
name = "desk"
quiet = []
)");

  std::vector<int> lines;
  for (const auto& problem : result.problems) lines.push_back(problem.line);
  EXPECT_THAT(lines, ElementsAre(3, 4, 5, 6, 8));
}

TEST(WatchFile, RefusesEveryWordOfLaterVersions) {
  const struct {
    const char *noun, *key;
  } rows[] = {
      {"rule", "updates = \"statements\""},
      {"rule", "expect = \"1/day\""},
      {"rule", "high_if = '''x'''"},
      {"rule", "lookalikes = true"},
      {"rule", "storm = \"100/10m\""},
      {"rule", "must_match = [{ text = 'x', published = 2023-05-25 }]"},
      {"receiver", "quiet = []"},
      {"receiver", "timezone = \"Etc/UTC\""},
      {"receiver", "at_most = \"20/h\""},
      {"receiver", "at = [\"08:00\"]"},
      {"receiver", "empty = \"send\""},
      {"receiver", "away = []"},
      {"receiver", "welcome = false"},
      {"receiver", "send = \"digest\""},
      {"receiver", "format = \"slack\""},
      {"feed", "text = \"page\""},
  };
  for (const auto& row : rows) {
    const auto result =
        test::read_watch_text(std::string("[[") + row.noun + "]]\n" + row.key + "\n");
    bool refused = false;
    for (const auto& problem : result.problems)
      refused |= problem.line == 2 &&
                 problem.message.find("is not supported by this version") != std::string::npos;
    EXPECT_TRUE(refused) << row.key;
  }
}

TEST(WatchFile, RefusesASecretOrFormatWithoutAWebhook) {
  for (const std::string key : {"secret = { file = '/run/s' }", "format = 'json'"}) {
    const auto result =
        test::read_watch_text("[[receiver]]\nname = 'd'\n" + key + "\nmaildir = 'var/mail'\n");

    ASSERT_EQ(result.problems.size(), 1u) << key;
    EXPECT_EQ(result.problems[0].line, 3);
    EXPECT_THAT(result.problems[0].message, HasSubstr("belongs to a webhook"));
  }
}

TEST(WatchFile, PermitsALoopbackAddressThatTheOperatorNames) {
  const std::string text = "[[feed]]\nname = 's'\nurl = 'http://127.0.0.1:8480/sample/feed.xml'\n";
  const auto egress = net::Egress::from({"127.0.0.1:8480"});

  ASSERT_TRUE(egress) << egress.error();
  EXPECT_FALSE(test::read_watch_text(text).ok());
  EXPECT_TRUE(test::read_watch_text(text, *egress).ok());
}

TEST(WatchFile, GivesAQuerysWarningsAndIsStillWell) {
  const auto result = test::read_watch_text("[[rule]]\nname = 'r'\nquery = 'a OR b AND c'\n");

  ASSERT_FALSE(result.problems.empty());
  EXPECT_TRUE(result.ok());
  EXPECT_TRUE(result.problems[0].warning);
  EXPECT_EQ(result.problems[0].line, 3);
  EXPECT_GE(result.problems[0].column, 10);
}

TEST(WatchFolder, IsReadInNameOrderWithoutHiddenOrForeignFiles) {
  const test::Folder folder;
  folder.write("20-b.toml", "[[feed]]\nname = 'b'\nurl = 'https://b.example.org/'\n");
  folder.write("10-a.toml", "[[feed]]\nname = 'a'\nurl = 'https://a.example.org/'\n");
  folder.write(".30-c.toml", "no TOML");
  folder.write("notes.txt", "no TOML");

  const auto result = watch::read_watch_files(folder.path(), {});

  ASSERT_TRUE(result.ok()) << to_text(result.problems[0]);
  ASSERT_EQ(result.set.feeds.size(), 2u);
  EXPECT_EQ(result.set.feeds[0].noun.name, "a");
  EXPECT_EQ(result.set.feeds[1].file, (folder.path() / "20-b.toml").string());
}

TEST(WatchFolder, NamesTheFirstPlaceOfANameThatComesTwice) {
  const test::Folder folder;
  const auto first = folder.write("a.toml", "\n[[receiver]]\nname = 'desk'\nmaildir = 'm'\n");
  folder.write("b.toml",
               "[[receiver]]\nname = 'desk'\nmaildir = 'n'\n[[feed]]\nname = 'desk'\n"
               "url = 'https://a.example.org/'\n");

  const auto result = watch::read_watch_files(folder.path(), {});

  ASSERT_EQ(result.problems.size(), 1u) << "a feed may have a receiver's name";
  EXPECT_EQ(result.problems[0].file, (folder.path() / "b.toml").string());
  EXPECT_THAT(result.problems[0].message, HasSubstr(first.string() + ":3 already"));
}

TEST(WatchFolder, FindsReceiversInOtherFiles) {
  const test::Folder folder;
  folder.write("a.toml", "[[rule]]\nname = 'r'\nquery = 'north'\nnotify = ['desk']\n");
  folder.write("b.toml", "[[receiver]]\nname = 'desk'\nmaildir = 'm'\n");

  EXPECT_TRUE(watch::read_watch_files(folder.path(), {}).ok());
}

TEST(WatchFolder, BlamesNoRuleForAReceiverInAFileThatCannotBeRead) {
  const test::Folder folder;
  folder.write("a.toml", "[[rule]]\nname = 'r'\nquery = 'north'\nnotify = ['desk']\n");
  folder.write("b.toml", "[[receiver]]\nname = 'desk\nmaildir = 'm'\n");

  const auto result = watch::read_watch_files(folder.path(), {});

  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_EQ(result.problems[0].line, 2);
}

TEST(WatchFolder, ThatIsMissingIsAnErrorNotAnEmptySet) {
  const test::Folder folder;

  const auto result = watch::read_watch_files(folder.path() / "watch.d", {});

  EXPECT_FALSE(result.ok());
  EXPECT_THAT(result.problems.at(0).message, HasSubstr("expected a folder of *.toml files"));
}

TEST(WatchFile, OfHostileSizeIsRefusedWithoutReadingOn) {
  const test::Folder folder;
  const auto file = folder.write("big.toml", std::string(5'000'001, '#'));

  const auto result = watch::read_watch_files(file, {});

  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_THAT(result.problems[0].message, HasSubstr("larger than 5 MB"));
}

TEST(WatchFile, WithCountlessFaultsGivesABoundedList) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "[[feed]]\n";

  const auto result = test::read_watch_text(text);

  EXPECT_EQ(result.problems.size(), 501u);
  EXPECT_THAT(result.problems.back().message, HasSubstr("more faults than are listed"));
}

TEST(WatchFile, RefusesAddressesWhoseHostCannotBeOne) {
  for (const std::string host : {".org", "x..org", "x.org:", "a.localhost", "A.Localhost.:80"}) {
    const auto result =
        test::read_watch_text("[[feed]]\nname = 'f'\nurl = 'https://" + host + "/'\n");

    ASSERT_EQ(result.problems.size(), 1u) << host;
    EXPECT_EQ(result.problems[0].line, 3);
  }
}

TEST(WatchFile, KeepsOneSpellingOfAnAddress) {
  const struct {
    const char *given, *kept;
  } rows[] = {
      {"email = ['Press@Example.ORG']", "Press@example.org"},
      {"maildir = 'var//mail/'", "var/mail"},
      {"maildir = './var/x/../mail'", "var/mail"},
      {"maildir = '/'", "/"},
  };
  for (const auto& row : rows) {
    const auto set = test::watch_set(std::string("[[receiver]]\nname = 'd'\n") + row.given + "\n");

    const auto& where = set.receivers.at(0).noun.where;
    const auto* email = std::get_if<model::Email>(&where);
    EXPECT_EQ(email ? email->addresses.at(0) : std::get<model::Maildir>(where).path, row.kept);
  }
}

TEST(WatchFile, TakesTwoSpellingsOfAMailAddressForOne) {
  const auto result = test::read_watch_text(
      "[[receiver]]\nname = 'd'\nemail = ['press@example.org', 'press@Example.org']\n");

  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_THAT(result.problems[0].message, HasSubstr("\"press@example.org\" twice"));
}

TEST(WatchFile, WarnsOfTwoFeedsWithOneAddress) {
  const auto result = test::read_watch_text(
      "[[feed]]\nname = 'a'\nurl = 'https://a.example.org/'\n"
      "[[feed]]\nname = 'b'\nurl = 'https://A.example.org'\n");

  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_TRUE(result.ok());
  EXPECT_EQ(result.problems[0].line, 6);
  EXPECT_EQ(result.problems[0].message, "feed \"a\" has this address too");
}

TEST(WatchFile, WithANulByteSaysSo) {
  const auto result = test::read_watch_text(std::string("[[feed]]\nname = 'a\0b'\n", 20));

  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_THAT(result.problems[0].message, HasSubstr("NUL byte"));
  EXPECT_EQ(result.problems[0].line, 2);
  EXPECT_EQ(result.problems[0].column, 10);
}

TEST(WatchFile, RepeatsTheBeginningOfALongWordOnly) {
  const std::string word(5000, 'k');
  for (const std::string& line :
       {word + " = 1", "name = '" + word + "'", "text = '" + word + "'"}) {
    const auto result = test::read_watch_text("[[feed]]\n" + line + "\n");

    ASSERT_FALSE(result.ok());
    EXPECT_LT(to_text(result.problems.front()).size(), 1000u);
  }
}

TEST(WatchFile, HintsAtNoWordThatIsRefused) {
  const auto result = test::read_watch_text(
      "[[lst]]\n[[receiver]]\nname = 'd'\nwebhook = 'https://h.example.org/'\nformat = 'x'\n");

  ASSERT_EQ(result.problems.size(), 2u);
  EXPECT_EQ(result.problems[0].hint, "known are: feed, rule, receiver");
  EXPECT_EQ(result.problems[1].message, "format wants \"json\", got \"x\"");
}

TEST(WatchFolder, ReadsADraftWhereItsFileStandsThroughLinksToo) {
  const test::Folder folder, elsewhere;
  const auto real = elsewhere.write("rules.toml", "[[rule]]\nname = 'r'\nquery = 'south'\n");
  const auto draft =
      elsewhere.write(".rules.toml", "[[rule]]\nname = 'r'\nquery = 'north'\nnotify = ['desk']\n");
  folder.write("b.toml", "[[receiver]]\nname = 'desk'\nmaildir = 'm'\n");
  const auto link = folder.path() / "a.toml";
  std::filesystem::create_symlink(real, link);

  const auto result = watch::read_watch_files(folder.path(), {}, {real, draft});

  ASSERT_TRUE(result.ok()) << to_text(result.problems);
  EXPECT_EQ(result.set.rules.at(0).noun.query, "north");
  EXPECT_EQ(result.set.rules[0].file, link.string());
  EXPECT_TRUE(watch::is_watch_file(real, folder.path()));
  EXPECT_FALSE(watch::is_watch_file(draft, folder.path()));
}

TEST(SomeWatchFiles, AreNotAskedForReceiversThatStandElsewhere) {
  const test::Folder folder;
  const auto a = folder.write("a.toml", "[[rule]]\nname = 'r'\nquery = 'a'\nnotify = ['desk']\n");
  const auto b = folder.write("b.toml", "[[rule]]\nname = 's'\nquery = 'b'\nnotify = ['desk']\n");

  const auto result = watch::read_some_watch_files({a, b}, {});

  EXPECT_TRUE(result.ok()) << to_text(result.problems);
  EXPECT_EQ(result.set.rules.size(), 2u);
  EXPECT_FALSE(watch::read_some_watch_files({a, folder.path() / "c.toml"}, {}).ok());
}

// The nearest of 40,000 names takes milliseconds to find; for 8,000 rules that was a minute.
TEST(WatchFile, FindsTheNearestReceiverForTheFirstFaultsOnly) {
  std::string text;
  for (int i = 0; i < 40'000; ++i)
    text += fmt::format("[[receiver]]\nname = 'desk-number-{}'\nmaildir = 'm'\n", i);
  for (int i = 0; i < 100; ++i)
    text +=
        fmt::format("[[rule]]\nname = 'r{}'\nquery = 'bees'\nnotify = ['desk-nunber-{}']\n", i, i);

  const auto result = test::read_watch_text(text);

  ASSERT_EQ(result.problems.size(), 100u);
  EXPECT_EQ(std::ranges::count_if(result.problems,
                                  [](const auto& problem) { return !problem.hint.empty(); }),
            20);
}
