// Who says what in an article, as people and scripts ask.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/e2e/world.h"
#include "tests/support/terminal.h"

namespace test {

namespace {

constexpr const char* kText =
    "Harbour <b>news</b>\n"
    "Defence Minister Anna Dorn said on Monday that the harbour would be closed.\n\n"
    "“We will not wait for anybody & go ahead,” Dorn told reporters.\n";

// A daemon that has run once, so that its database is there.
struct Asked : World {
  Asked() {
    publish({kOtherItem});
    daemon.start();
    EXPECT_TRUE(daemon.logged({"feed_polled"}, std::chrono::seconds(60))) << daemon.log();
    write("a.txt", kText);
    write("none.txt", "A harbour\nIt is large.\n");
  }
  void write(const std::string& name, const std::string& content) {
    std::ofstream(daemon.folder() / name) << content;
  }
};

bool holds(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

}  // namespace

TEST(Statements, ShowAnArticleWithSpeakersAndWhatTheySayMarked) {
  Asked world;

  const auto shown = world.daemon.command({"statements", "a.txt"});
  const auto coloured =
      on_terminal(world.daemon, {"statements", (world.daemon.folder() / "a.txt").string()}, "");
  const auto stored = world.daemon.command({"statements", "https://news.example.org/hotel-1"});

  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_TRUE(holds(shown.out, "**Defence Minister Anna Dorn** said")) << shown.out;
  EXPECT_TRUE(holds(shown.out, "{the harbour would be closed}[1]")) << shown.out;
  EXPECT_TRUE(holds(shown.out, "\n[1]  Defence Minister Anna Dorn → Anna Dorn  say  indirect  0."))
      << shown.out;
  EXPECT_TRUE(holds(coloured.out, "\x1b[1;36mDefence Minister Anna Dorn\x1b[0m")) << coloured.out;
  EXPECT_EQ(stored.exit_code, 1) << "nobody says anything there";
  EXPECT_TRUE(holds(stored.out, "It has two hundred rooms")) << stored.out;
}

TEST(Statements, OfADayAreByWhoHeldTheOfficeThen) {
  World world;
  world.daemon.write_watch_file("lists.toml",
                                "[[list]]\nname = \"ministers\"\n[[list.member]]\n"
                                "name = \"Mia Lund\"\noffice = \"Minister of Defence\"\n"
                                "country = \"NO\"\nuntil = 2024-05-12\n");
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled"}, std::chrono::seconds(60)))
      << world.daemon.log();
  std::ofstream(world.daemon.folder() / "b.txt")
      << "Harbour news\nNorwegian Defence Minister Mia Lund said that the harbour would be closed.\n";

  const auto then = world.daemon.command({"statements", "b.txt", "--json", "--on", "2023-05-25"});
  const auto today = world.daemon.command({"statements", "b.txt", "--json"});

  EXPECT_TRUE(holds(then.out, R"("list":"ministers","office":"Minister of Defence")")) << then.out;
  EXPECT_TRUE(holds(then.out, R"("not_on_list":false)")) << then.out;
  EXPECT_TRUE(holds(today.out, R"("list":"","office":"")")) << today.out;
}

TEST(Statements, AreAPageThatNeedsNothingElse) {
  Asked world;

  const auto page = world.daemon.command({"statements", "a.txt", "--html"});

  EXPECT_EQ(page.exit_code, 0) << page.err;
  EXPECT_TRUE(holds(page.out, "<h1 dir=\"auto\">Harbour &lt;b&gt;news&lt;/b&gt;</h1>")) << page.out;
  EXPECT_TRUE(holds(page.out, "<strong>Defence Minister Anna Dorn</strong>")) << page.out;
  EXPECT_TRUE(holds(page.out, "for anybody &amp; go ahead")) << page.out;
  EXPECT_TRUE(holds(page.out, "<mark>the harbour would be closed<")) << page.out;
  EXPECT_TRUE(holds(page.out, "prefers-color-scheme: dark")) << page.out;
  EXPECT_FALSE(holds(page.out, "src=")) << "nothing is loaded";
}

TEST(Statements, AreAnObjectForScripts) {
  Asked world;

  const auto object = world.daemon.command({"statements", "a.txt", "--json"});
  const auto none = world.daemon.command({"statements", "none.txt", "--json"});

  EXPECT_TRUE(holds(object.out, "{\"article\":0,\"title\":\"Harbour <b>news</b>\"")) << object.out;
  EXPECT_TRUE(holds(object.out, "\"name\":\"Anna Dorn\"")) << object.out;
  EXPECT_TRUE(holds(object.out, "\"spans\":[[\"text\",")) << object.out;
  EXPECT_TRUE(holds(none.out, "\"statements\":[]")) << none.out;
  EXPECT_EQ(none.exit_code, 1);
}

TEST(Statements, NameWhoeverHasTheOffice) {
  Asked world;
  world.daemon.write_watch_file(
      "lists.toml",
      "[[list]]\nname = \"masters\"\n[[list.member]]\nname = \"Cara Dahl\"\n"
      "office = \"Minister of Defence\"\ncountry = \"NO\"\n");
  ASSERT_EQ(world.daemon.command({"apply"}).exit_code, 0);
  world.write("b.txt", "Ships\nNorway's defence minister said that two ships would come.\n");

  const auto shown = world.daemon.command({"statements", "b.txt"});

  EXPECT_TRUE(holds(shown.out, " → Cara Dahl (Minister of Defence, NO; @masters)")) << shown.out;
}

TEST(Statements, OfAFileNeedNoDatabase) {
  Daemon daemon("host=/nowhere dbname=wirewatch");
  std::ofstream(daemon.folder() / "a.txt") << kText;

  const auto shown = daemon.command({"statements", "a.txt"});

  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_TRUE(holds(shown.out, "**Defence Minister Anna Dorn** said")) << shown.out;
  EXPECT_TRUE(holds(shown.err, "no list names the speakers")) << shown.err;
}

TEST(Statements, SayWhatIsWrongWithTheQuestion) {
  Asked world;
  world.write("empty.txt", " \n");
  world.write("picture.txt", std::string("\x89PNG\0\0", 6));
  const struct {
    std::vector<std::string> words;
    int exit_code;
    const char* says;
  } cases[] = {
      {{"statements", "999"}, 1, "no stored article has the number 999"},
      {{"statements", "https://news.example.org/x"}, 1, "nothing is fetched"},
      {{"statements", "no-such-file"}, 65, "no-such-file"},
      {{"statements", "empty.txt"}, 65, "empty.txt: it is empty"},
      {{"rules", "explain", "snow OR ice", "empty.txt"}, 65, "empty.txt: it is empty"},
      {{"statements", "picture.txt"}, 65, "picture.txt: it holds NUL bytes"},
      {{"statements", "none.txt"}, 1, "nobody is found to say anything"},
      {{"statements", "a.txt", "--json", "--html"}, 64, "exclude one another"},
      {{"statements", "a.txt", "--on", "25.5.2023"}, 64, "a day such as 2023-05-25"},
      {{"statements"}, 64, "ARTICLE"},
  };

  for (const auto& one : cases) {
    const auto result = world.daemon.command(one.words);
    EXPECT_EQ(result.exit_code, one.exit_code) << one.says << ": " << result.err;
    EXPECT_TRUE(holds(result.err, one.says)) << result.err;
  }
}

}  // namespace test
