// What a person asks over stored articles.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "tests/e2e/world.h"

namespace test {

namespace {

// The world with both its articles stored, one of them told.
struct AskedWorld : World {
  AskedWorld() {
    publish({kMinisterItem, kOtherItem});
    daemon.start();
    EXPECT_TRUE(daemon.logged({"alert_delivered", "receiver=desk"}, std::chrono::seconds(60)))
        << daemon.log();
  }
  CommandResult ask(std::vector<std::string> words) { return daemon.command(std::move(words)); }
};

bool holds(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

}  // namespace

TEST(RulesTry, ShowsWhatAQueryWouldHaveCaught) {
  AskedWorld world;

  const auto tried = world.ask({"rules", "try", "hotel OR garden", "--since", "1d"});
  const auto rule = world.ask({"rules", "try", "@csto-ministers-on-nato", "--json"});
  const auto none = world.ask({"rules", "try", "hotel", "--lang", "ru"});

  EXPECT_EQ(tried.exit_code, 0) << tried.err;
  EXPECT_TRUE(holds(tried.out, "Hits:      1 in 2 articles since ")) << tried.out;
  EXPECT_TRUE(
      holds(tried.out,
            "Alerts:    1 in less than a day, too early to tell a rate\nEach day:  █  at most 1"))
      << tried.out;
  EXPECT_TRUE(holds(tried.out, "A **hotel** opens in Brussels")) << tried.out;
  EXPECT_TRUE(holds(tried.out, "two hundred rooms and a **garden**.")) << tried.out;
  EXPECT_TRUE(holds(rule.out, "\"judged\":2,\"articles\":2,\"complete\":true")) << rule.out;
  EXPECT_TRUE(holds(rule.out, "\"hits\":1,\"stories\":1,\"alerts\":1")) << rule.out;
  EXPECT_TRUE(holds(none.out, "Hits:      0 in 0 articles")) << none.out;
}

TEST(Search, IsOneArticleALineAndItsSentence) {
  AskedWorld world;

  const auto found = world.ask({"search", "nato OR hotel", "--json"});
  const auto shown = world.ask({"search", "borders"});
  const auto nothing = world.ask({"search", "glacier"});

  EXPECT_EQ(std::ranges::count(found.out, '\n'), 2) << found.out << found.err;
  EXPECT_TRUE(holds(shown.out, "Example News: Defence minister tells")) << shown.out;
  EXPECT_TRUE(holds(shown.out, "https://news.example.org/minister-1\n  ")) << shown.out;
  EXPECT_TRUE(holds(shown.out, "troops near their **borders**.")) << shown.out;
  EXPECT_EQ(nothing.exit_code, 1);
  EXPECT_EQ(nothing.err, "wirewatch: none of 2 stored articles meets this\n");
}

TEST(RulesExplain, TakesAnArticleOrAText) {
  AskedWorld world;
  std::ofstream(world.daemon.folder() / "a.txt") << "A CSTO drill\nIt began on Monday, far away.\n";
  const auto of = [&](const std::string& article) {
    return world.ask({"rules", "explain", "csto-ministers-on-nato", article});
  };

  const auto met = of("https://news.example.org/minister-1");
  const auto missed = of("a.txt");
  const auto unknown = of("999");

  EXPECT_TRUE(holds(met.out, "csto-ministers-on-nato (revision 1) meets Defence minister"))
      << met.out << met.err;
  EXPECT_TRUE(holds(missed.out, "does not meet A CSTO drill")) << missed.out << missed.err;
  EXPECT_TRUE(holds(missed.out, "+   csto   “CSTO” in the title")) << missed.out;
  EXPECT_TRUE(holds(missed.out, "-   nato   no form of “nato” stands in title or text"))
      << missed.out;
  EXPECT_EQ(unknown.exit_code, 1);
  std::ofstream(world.daemon.folder() / "a.txt") << std::string(5'000'001, 'a');
  EXPECT_EQ(of("a.txt").exit_code, 65);
}

TEST(RulesExplain, TakesAQueryToo) {
  AskedWorld world;
  const auto of = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"rules", "explain"});
    words.push_back("https://news.example.org/hotel-1");
    return world.ask(std::move(words));
  };

  const auto missed = of({"garden AND pool"});
  const auto met = of({"g\u0430rden", "--lookalikes", "--json"});
  const auto broken = of({"garden AND"});

  EXPECT_TRUE(holds(missed.out, "the query does not meet ")) << missed.out << missed.err;
  EXPECT_TRUE(holds(missed.out, "+   garden   “garden”\n")) << missed.out;
  EXPECT_TRUE(holds(met.out, "\"rule\":\"\",\"revision\":null")) << met.out << met.err;
  EXPECT_TRUE(holds(met.out, "\"matched\":true")) << met.out;
  EXPECT_EQ(broken.exit_code, 65) << broken.err;
  EXPECT_EQ(of({"garden"}).exit_code, 1) << "one word is a name";
}

TEST(RulesWhy, TracesAnArticle) {
  AskedWorld world;

  const auto told = world.ask({"rules", "why", "https://news.example.org/minister-1"});
  const auto silent = world.ask({"rules", "why", "https://news.example.org/hotel-1"});
  const auto numbered = world.ask({"rules", "why", "1"});
  const auto unknown = world.ask({"rules", "why", "http://127.0.0.1/other", "--json"});

  EXPECT_TRUE(numbered.out == told.out || numbered.out == silent.out) << numbered.out;

  EXPECT_EQ(told.exit_code, 0) << told.err;
  for (const char* piece :
       {"Seen in:   example at ", "Judged by: the one rule in force today; hits: 1",
        "of rule csto-ministers-on-nato (revision 1)", "Told:    desk (first in story)",
        "Delivery: 1 to press@example.org: delivered", "Attempt: 1 at "})
    EXPECT_TRUE(holds(told.out, piece)) << piece << '\n' << told.out;
  EXPECT_TRUE(holds(silent.out, "hits: 0")) << silent.out;
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_TRUE(holds(unknown.out, "\"known\":false")) << unknown.out;
  EXPECT_TRUE(holds(unknown.out, "\"feeds_of_host\":[{\"name\":\"example\"")) << unknown.out;
}

TEST(RulesWhy, TellsRulesThatChangedFromThoseThatCameLater) {
  AskedWorld world;
  const auto after = [&](const char* name, const std::string& toml) {
    world.daemon.write_watch_file(name, toml);
    const auto applied = world.ask({"apply"});
    EXPECT_EQ(applied.exit_code, 0) << applied.err;
    return world.ask({"rules", "why", "https://news.example.org/hotel-1"}).out;
  };
  std::ifstream file(world.daemon.folder() / "watch.d" / "all.toml");
  std::string all(std::istreambuf_iterator<char>(file), {});
  const std::string query = "csto AND nato AND minister*";
  all.replace(all.find(query), query.size(), "hotel");

  const auto changed = after("all.toml", all);
  const auto later = after("late.toml", "[[rule]]\nname = \"late\"\nquery = \"hotel\"\n");

  EXPECT_TRUE(holds(changed, "the one rule in force today, changed since; hits: 0")) << changed;
  EXPECT_TRUE(holds(changed, "Changed:   csto-ministers-on-nato would meet it now")) << changed;
  EXPECT_TRUE(holds(later, "1 of the 2 rules in force today, 1 changed since; 1 came after it"))
      << later;
  EXPECT_TRUE(holds(later, "Too late:  late would meet it now")) << later;
}

TEST(RulesWords, CountsTheWrittenForms) {
  AskedWorld world;

  const auto words = world.ask({"rules", "words", "minister"});

  EXPECT_EQ(words.exit_code, 0) << words.err;
  EXPECT_TRUE(holds(words.out, "FORM       LANG  TIMES  ARTICLES\n")) << words.out;
  EXPECT_TRUE(holds(words.out, "minister   en    1      1\n")) << words.out;
  EXPECT_TRUE(holds(words.out, "ministers  en    1      1\n")) << words.out;
}

TEST(Questions, AreAskedOfRulesThatAreNotInForceYet) {
  AskedWorld world;
  std::ofstream(world.daemon.folder() / "watch.d" / "new.toml")
      << "[[rule]]\nname = \"hotels\"\nquery = \"HOTEL\"\n";

  const auto tried = world.ask({"rules", "try", "@hotels"});
  const auto explained = world.ask({"rules", "explain", "hotels", "1"});

  EXPECT_TRUE(holds(tried.out, "Hits:      1 in 2 articles")) << tried.out;
  for (const auto* result : {&tried, &explained})
    EXPECT_TRUE(holds(result->err, "new.toml:1, and is not in force (wirewatch apply)"))
        << result->err;
  EXPECT_TRUE(explained.out.starts_with("hotels ")) << explained.out;
  EXPECT_FALSE(holds(explained.out, "revision")) << explained.out;
}

TEST(Questions, TellThatARuleMayStandInABrokenFile) {
  AskedWorld world;
  const auto folder = world.daemon.folder() / "watch.d";
  std::ofstream(folder / "fine.toml") << "[[rule]]\nname = \"hotels\"\nquery = \"HOTEL\"\n";
  std::ofstream(folder / "new.toml") << "[[rule]]\nname = \n";

  const auto broken = world.ask({"rules", "try", "@gardens"});
  const auto nearest = world.ask({"rules", "explain", "hotel", "1"});

  EXPECT_EQ(broken.exit_code, 1);
  EXPECT_TRUE(holds(broken.err, "new.toml:2:")) << broken.err;
  EXPECT_TRUE(holds(broken.err, "has an error (wirewatch check)\n")) << broken.err;
  EXPECT_TRUE(holds(nearest.err, "did you mean \"hotels\"?")) << nearest.err;
}

TEST(Questions, TakeLookalikesWhereTheyAreAskedTo) {
  AskedWorld world;
  const std::string cyrillic = "b\u043erders";

  EXPECT_EQ(world.ask({"search", cyrillic}).exit_code, 1);
  EXPECT_EQ(world.ask({"search", cyrillic, "--lookalikes"}).exit_code, 0);
}

TEST(OpenTests, AreMadeOfHitsAndAdoptedIntoTheFile) {
  AskedWorld world;
  const std::string rule = "csto-ministers-on-nato";

  const auto bad = world.ask({"hits", "mark", "1", "bad", "--as-test"});
  const auto listed = world.ask({"rules", "tests", rule});
  const auto tested = world.ask({"rules", "test"});
  const auto hits = world.ask({"hits", "list"});
  const auto red = world.ask({"rules", "adopt", rule, "1"});
  const auto good = world.ask({"hits", "mark", "1", "good", "--as-test"});
  const auto adopted = world.ask({"rules", "adopt", rule, "1"});

  EXPECT_EQ(bad.exit_code, 0) << bad.err;
  EXPECT_TRUE(holds(bad.out, "test 1 of rule csto-ministers-on-nato: must not match")) << bad.out;
  EXPECT_TRUE(holds(listed.out, "must not match  red")) << listed.out << listed.err;
  EXPECT_EQ(tested.out, "0 tests, 0 red\n1 open test of rule " + rule + " (wirewatch rules tests " +
                            rule + ")\n");
  EXPECT_TRUE(holds(hits.out, rule + "  bad ")) << hits.out;
  EXPECT_EQ(red.exit_code, 1) << "the rule meets it still";
  EXPECT_FALSE(holds(red.err, ".toml:")) << "a place in a text that nobody wrote: " << red.err;
  EXPECT_TRUE(holds(red.err, "must not match, and matches")) << red.err;
  EXPECT_TRUE(holds(red.err, "test 1 stays open: mend the rule first")) << red.err;
  EXPECT_EQ(good.exit_code, 0) << good.err;
  EXPECT_EQ(adopted.exit_code, 0) << adopted.err;
  EXPECT_TRUE(holds(adopted.out, "test 1 is now one of rule " + rule)) << adopted.out;
  EXPECT_EQ(world.ask({"rules", "test"}).out, "1 tests, 0 red\n");
  EXPECT_EQ(world.ask({"rules", "tests", rule, "--json"}).out, "");
  const std::string history = world.ask({"rules", "history", rule}).out;
  EXPECT_TRUE(holds(history, "+ must_match = [")) << history;
  const std::string added = world.ask({"rules", "diff", rule}).out;
  EXPECT_TRUE(holds(added, "url = \"https://news.example.org/minister-1\"")) << added;
  EXPECT_TRUE(holds(added, "published = 20")) << "the day it was first seen: " << added;
}

TEST(OpenTests, AreDroppedWithoutATrace) {
  AskedWorld world;
  const std::string rule = "csto-ministers-on-nato";
  ASSERT_EQ(world.ask({"hits", "mark", "1", "bad", "--as-test"}).exit_code, 0);

  const auto other = world.ask({"rules", "drop", "another", "1"});
  const auto dropped = world.ask({"rules", "drop", rule, "1"});
  const auto again = world.ask({"rules", "drop", rule, "1"});

  EXPECT_EQ(other.exit_code, 1) << "another rule's test";
  EXPECT_EQ(dropped.exit_code, 0) << dropped.err;
  EXPECT_EQ(dropped.out, "test 1 of rule csto-ministers-on-nato is dropped\n");
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_TRUE(holds(again.err, "no open test 1")) << again.err;
  EXPECT_EQ(world.ask({"rules", "tests", rule, "--json"}).out, "");
  EXPECT_EQ(world.ask({"rules", "test"}).out, "0 tests, 0 red\n");
}

TEST(Questions, SayWhatIsWrongWithThem) {
  AskedWorld world;
  struct Case {
    std::vector<std::string> words;
    int exit_code;
    const char* says;
  };
  const Case cases[] = {
      {{"rules", "try", "nato AND"}, 65, "query:1:6: error: AND needs something on its right"},
      {{"search", "@nobody"}, 1, "no rule is named \"nobody\""},
      {{"search", "@nobody OR nato"}, 65, "query:1:1: error: there is no list @nobody"},
      {{"search", "@csto-ministers-on-nat"}, 1, "did you mean \"csto-ministers-on-nato\"?"},
      {{"search", "nato", "--source", "news"}, 1, "\"news\"; outlets are: Example News"},
      {{"search", "nato", "--source", "Exampel News"}, 1, "did you mean \"Example News\"?"},
      {{"search", "nato", "--source", "example"}, 1, "a feed has this name: feed:\"example\""},
      {{"search", "nato", "--since", "0s"}, 1, "2 such articles are older than 20"},
      {{"rules", "words", "nato", "--lang", "ru"}, 1, "language \"ru\"; languages are: en"},
      {{"search", "csto-ministers-on-nato"}, 1, "a rule has this name: @csto-ministers-on-nato"},
      {{"search", "nato", "--lang", "xx-y"}, 64, "--lang"},
      {{"rules", "try", "nato", "--since", "ever"}, 64, "--since"},
      {{"rules", "words", "glacier"}, 1, "none of 2"},
      {{"rules", "explain", "none", "1"}, 1, "no rule is named"},
      {{"rules", "explain", "csto-ministers-on-nato", "no-such-file"}, 65, "no-such-file"},
      {{"rules", "why", "minister-1"}, 64, "http(s) address"},
      {{"rules", "why", "99"}, 1, "no stored article has the number 99"},
      {{"rules", "history", "none"}, 1, "no rule is named"},
      {{"rules", "adopt", "csto-ministers-on-nato", "9"}, 1, "no open test 9"},
      {{"rules", "drop", "csto-ministers-on-nato", "9"}, 1, "no open test 9"},
      {{"hits", "mark", "99", "bad", "--as-test"}, 1, "no hit has the number 99"},
      {{"hits", "mark", "99", "bad"}, 1, "no hit has the number 99"},
      {{"hits", "mark", "1", "fine", "--as-test"}, 64, "good or bad"},
      {{"hits", "mark", "1", "good"}, 64, "--as-test"},
      {{"rules", "diff", "csto-ministers-on-nato"}, 1, "one revision only"},
  };

  for (const auto& [words, exit_code, says] : cases) {
    const auto result = world.ask(words);
    EXPECT_EQ(result.exit_code, exit_code) << words[1] << ' ' << words.back() << result.err;
    EXPECT_TRUE(holds(result.err, says)) << result.err;
    EXPECT_EQ(result.out, "");
  }
}

TEST(RulesTest, SaysWhyATestIsRed) {
  Daemon daemon("");
  daemon.write_watch_file("a.toml",
                          "[[rule]]\nname = \"a\"\nquery = '''bees AND wasps'''\n"
                          "must_match = [{ text = \"Bees came.\" }]\n"
                          "must_not_match = [{ text = \"Bees and wasps.\" }]\n");

  const auto tested = daemon.command({"rules", "test"});

  EXPECT_EQ(tested.exit_code, 1);
  EXPECT_TRUE(holds(tested.out,
                    "must match, and does not: Bees came.\n"
                    "  wasps: no form of “wasps” stands in title or text\n"))
      << tested.out;
  EXPECT_TRUE(holds(tested.out, "  it matches by “Bees”, “wasps”\n")) << tested.out;
}

}  // namespace test
