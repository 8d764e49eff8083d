#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
lookalikes = true
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
  EXPECT_TRUE(rule.lookalikes);
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

TEST(WatchFile, ReadsWebhooksInEveryFormat) {
  const auto set = test::watch_set(R"(
[[receiver]]
name = "chat"
webhook = { file = "/run/secrets/slack" }
format = "slack"
[[receiver]]
name = "cards"
format = "teams"
webhook = { credential = "teams" }
[[receiver]]
name = "telephone"
webhook = "https://ntfy.sh/press-desk"
format = "ntfy"
secret = { file = "/run/secrets/ntfy" }
)");

  using Where = decltype(model::Receiver::where);
  using enum model::WebhookFormat;
  ASSERT_EQ(set.receivers.size(), 3u);
  EXPECT_EQ(set.receivers[0].noun.where,
            Where(model::Webhook{"file:/run/secrets/slack", {}, slack}));
  EXPECT_EQ(set.receivers[1].noun.where, Where(model::Webhook{"credential:teams", {}, teams}));
  EXPECT_EQ(set.receivers[2].noun.where,
            Where(model::Webhook{"https://ntfy.sh/press-desk",
                                 {model::SecretSource::Kind::file, "/run/secrets/ntfy"},
                                 ntfy}));
}

TEST(WatchFile, ReadsWhoIsWelcomedAndWhoIsAPerson) {
  const auto set = test::watch_set(
      "[[receiver]]\nname = 'ann'\nemail = ['ann@example.org']\npersonal = true\n"
      "[[receiver]]\nname = 'archive'\nmaildir = 'mail'\nwelcome = false\n");

  EXPECT_TRUE(set.receivers.at(0).noun.personal);
  EXPECT_TRUE(set.receivers.at(0).noun.welcome);
  EXPECT_FALSE(set.receivers.at(1).noun.personal);
  EXPECT_FALSE(set.receivers.at(1).noun.welcome);
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

TEST(WatchFile, PermitsALoopbackAddressThatTheOperatorNames) {
  const std::string text = "[[feed]]\nname = 's'\nurl = 'http://127.0.0.1:8480/sample/feed.xml'\n";
  const auto egress = net::Egress::from({"127.0.0.1:8480"});

  ASSERT_TRUE(egress) << egress.error();
  EXPECT_FALSE(test::read_watch_text(text).ok());
  EXPECT_TRUE(test::read_watch_text(text, *egress).ok());
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
