// One event, reported by several outlets: told once, by whomever it was taken in.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/e2e/world.h"
#include "tests/support/eventually.h"

namespace test {

namespace {

const Item kFerry{
    "ferry", "Ferry Aurelia runs aground off Vintra with 214 aboard",
    "VINTRA, March 1 (Reuters) - The ferry Aurelia ran aground off the island of Vintra on Monday "
    "with 214 passengers aboard, the coast guard said. Nobody was hurt. Captain Oskar Brandell "
    "told the coast guard that the steering had failed in strong wind. Two tugs from Port Selm "
    "were on their way, and the passengers were to be taken to Port Selm by Tuesday morning. The "
    "Aurelia belongs to the company Nordkyst, which had her overhauled in January."};
const Item kFerryLater{
    "ferry-later", "214 people stuck on grounded ferry near Vintra",
    "Passengers of the Aurelia spent hours on deck on Monday after the Nordkyst ferry hit a "
    "sandbank close to Vintra. All 214 people are safe. A steering fault in heavy wind drove the "
    "ship off course, according to captain Oskar Brandell. Rescuers want to bring everybody to "
    "Port Selm as soon as the tugs arrive."};

const Item kDorn{"dorn", "Minister Dorn wants the Selm bridge rebuilt",
                 "The bridge over the Selm was closed in January because of cracks in its piers. "
                 "“The bridge must be rebuilt before winter,” Minister Mia Dorn said in Vintra on "
                 "Monday. Some nine thousand cars used the bridge every day."};
const Item kDornAgain{
    "dorn-again", "Selm bridge must be rebuilt, minister Dorn says",
    "The Selm bridge must be rebuilt before winter, Minister Mia Dorn said on "
    "Monday. The bridge in Vintra has been closed since January: there are cracks "
    "in its piers."};
const Item kDornMore{
    "dorn-more", "Dorn: Selm bridge to be rebuilt, and a toll is coming",
    "Minister Mia Dorn said that the Selm bridge must be rebuilt before winter. Dorn said that "
    "lorries would pay a toll of twelve crowns from April on. The bridge in Vintra was closed in "
    "January because of cracks in its piers."};

// Each outlet has a feed of its name, and rules of their own lead to two desks.
struct Outlets : World {
  explicit Outlets(std::string database_url = fresh_database()) : World(std::move(database_url)) {
    std::string toml;
    for (const std::string name : {"wire", "courier", "herald"}) {
      bring(name, {});
      toml += "[[feed]]\nname = \"" + name + "\"\nurl = \"" + http.url("/" + name) +
              "\"\ninterval = \"1m\"\nfirst = \"tell\"\n";
    }
    toml +=
        "[[rule]]\nname = \"ferries\"\nquery = '''ferry'''\nnotify = [\"harbour\"]\n"
        "[[rule]]\nname = \"ships\"\nquery = '''Aurelia'''\nnotify = [\"harbour\"]\n"
        "[[rule]]\nname = \"dorn\"\nquery = '''said(by:dorn)'''\nnotify = [\"roads\"]\n"
        "updates = \"statements\"\n"
        "[[receiver]]\nname = \"harbour\"\nemail = [\"harbour@example.org\"]\nwelcome = false\n"
        "[[receiver]]\nname = \"roads\"\nemail = [\"roads@example.org\"]\nwelcome = false\n";
    daemon.write_watch_file("outlets.toml", toml);
  }

  // What is published by these is judged when it is back.
  void bring(const std::string& outlet, const std::vector<Item>& items) {
    std::string xml = rss_of(items);
    xml.replace(xml.find("Example News"), 12, "The " + outlet);
    http.on("/" + outlet, {.body = xml, .headers = {{"Content-Type", "application/rss+xml"}}});
  }
  void poll(const std::string& outlet, const Item& item) {
    bring(outlet, {{outlet + "-" + item.id, item.title, item.text}});
    const auto polled = daemon.command({"feeds", "poll", outlet});
    EXPECT_EQ(polled.exit_code, 0) << polled.err;
  }
  // Instead of the usual seconds.
  void try_mails_again_after_an_hour() {
    const auto file = daemon.folder() / "wirewatch.toml";
    std::stringstream toml;
    toml << std::ifstream(file).rdbuf();
    const std::string usual = "mail_schedule = [\"1s\", \"1s\"]";
    std::string text = toml.str();
    text.replace(text.find(usual), usual.size(), "mail_schedule = [\"1h\"]");
    std::ofstream(file) << text;
  }
  void begin() {
    daemon.start();
    for (const char* feed : {"feed=wire", "feed=courier", "feed=herald"})
      ASSERT_TRUE(daemon.logged({"feed_polled", feed})) << daemon.log();
  }
  std::string out(std::vector<std::string> words) {
    const auto result = daemon.command(std::move(words));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  }
  // "st_…"
  std::string only_story() {
    const std::string line = out({"stories", "list", "--json"});
    EXPECT_EQ(std::ranges::count(line, '\n'), 1) << line;
    const auto at = line.find("st_");
    return at == std::string::npos ? "" : line.substr(at, line.find('"', at) - at);
  }
};

bool holds(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

}  // namespace

TEST(Stories, AnEventIsToldOnceAndTheOthersSayWhyNot) {
  Outlets world;
  world.begin();

  world.poll("wire", kFerry);
  world.poll("courier", kFerry);
  world.poll("wire", kFerryLater);

  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
  const auto mail = world.smtp.mails().at(0);
  const std::string story = world.only_story();
  EXPECT_EQ(mail.header("References"), "<" + story + ".wirewatch@press.example.org>");
  EXPECT_TRUE(holds(mail.message, "None yet. You will not get another mail about this event."))
      << mail.message;
  const std::string shown = world.out({"stories", "show", story});
  EXPECT_TRUE(holds(shown, "also reported by one outlet, as a copy of Reuters")) << shown;
  EXPECT_TRUE(holds(shown, "new story (Reuters) by The wire")) << shown;
  EXPECT_TRUE(holds(shown, "copy (Reuters) by The courier, 1.00 like ")) << shown;
  EXPECT_TRUE(holds(shown, "chapter")) << shown;
  EXPECT_TRUE(eventually([&] {
    return holds(world.out({"stories", "show", story}),
                 "Told:      harbour at harbour@example.org: delivered at ");
  })) << shown;
  const std::string why = world.out({"rules", "why", "https://news.example.org/courier-ferry"});
  EXPECT_TRUE(holds(why, "Story:     " + story + ": copy (Reuters)")) << why;
  EXPECT_TRUE(holds(why, "Not told: harbour (same story)")) << why;
  const auto other = why.find("  Alert:   at ");
  EXPECT_NE(other, std::string::npos) << why;
  EXPECT_TRUE(holds(why, " (alert) to harbour, of article 1: delivered at ")) << why;
  EXPECT_LT(why.find("Not told: harbour"), other) << "its own decisions come first";
  EXPECT_TRUE(holds(world.out({"stories", "show", story}), "Alert:     at ")) << shown;
  const std::string alert = world.out({"alerts", "why", "1"});
  EXPECT_TRUE(holds(alert, "Story:     " + story)) << alert;
  EXPECT_TRUE(holds(alert, "Not told: harbour (same story)")) << alert;
  EXPECT_TRUE(holds(world.out({"alerts", "list", "--json"}), "\"story\":\"" + story + "\""));
  EXPECT_EQ(world.smtp.mails().size(), 1u);
}

TEST(Stories, ANewStatementIsToldInTheThread) {
  Outlets world;
  world.begin();

  world.poll("wire", kDorn);
  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
  world.poll("courier", kDornAgain);
  world.poll("herald", kDornMore);

  ASSERT_TRUE(world.smtp.wait_for(2)) << world.daemon.log();
  const std::string story = world.only_story();
  const auto first = world.smtp.mails().at(0), update = world.smtp.mails().at(1);
  EXPECT_TRUE(holds(first.message, "when somebody says something new")) << first.message;
  EXPECT_EQ(update.header("X-Wirewatch-Kind"), "update");
  EXPECT_TRUE(update.header("Subject").starts_with("Update: ")) << update.header("Subject");
  EXPECT_EQ(update.header("References"), first.header("References"));
  EXPECT_TRUE(holds(update.message, "toll of twelve crowns")) << update.message;
  EXPECT_TRUE(holds(update.message, "The event is reported by 3 outlets so far")) << update.message;
  const auto decided = [&](const std::string& article) {
    return world.out({"rules", "why", "https://news.example.org/" + article});
  };
  const auto for_scripts = [&](const std::string& article) {
    return world.out({"rules", "why", "https://news.example.org/" + article, "--json"});
  };
  const std::string silent = decided("courier-dorn-again");
  EXPECT_TRUE(holds(silent, "Not told: roads (same story)")) << silent;
  EXPECT_TRUE(holds(silent, "was said before: “The bridge must be rebuilt before winter"))
      << silent;
  const std::string more = decided("herald-dorn-more");
  EXPECT_TRUE(holds(more, "Told:    roads (new statement)")) << more;
  const auto news = more.find("New:       “");
  ASSERT_NE(news, std::string::npos) << more;
  EXPECT_LT(more.find("lorries would pay a toll", news), more.find('\n', news)) << more;
  EXPECT_FALSE(holds(more, "New:       “the Selm bridge must")) << more;
  const std::string known = for_scripts("courier-dorn-again");
  EXPECT_TRUE(holds(known, "\"told_as_new\":[],\"said_before\":[{\"statement\":")) << known;
  const std::string told = for_scripts("herald-dorn-more");
  EXPECT_TRUE(holds(told, "\"told_as_new\":[{\"statement\":")) << told;
  EXPECT_EQ(world.smtp.mails().size(), 2u);
}

TEST(Stories, CountAsToldWhatWasHandedOver) {
  Outlets world;
  world.try_mails_again_after_an_hour();
  world.smtp.play({.greeting = "421 not now"});
  world.begin();
  world.poll("wire", kFerry);
  ASSERT_TRUE(world.daemon.logged({"alert_failed"})) << world.daemon.log();
  const std::string story = world.only_story();

  const std::string shown = world.out({"stories", "show", story});
  EXPECT_TRUE(holds(shown, "Waits:     harbour at harbour@example.org: retrying, next attempt "))
      << shown;
  EXPECT_FALSE(holds(shown, "Told:")) << shown;
  EXPECT_TRUE(holds(world.out({"stories", "list", "--json"}), "\"told\":0,\"waiting\":1"));
  world.poll("courier", kFerry);
  const auto why = world.out({"rules", "why", "https://news.example.org/courier-ferry"});
  EXPECT_TRUE(holds(why, " (alert) to harbour, of article 1: retrying, next attempt ")) << why;
  const auto own = world.out({"rules", "why", "https://news.example.org/wire-ferry"});
  const auto waits = own.find("Waits:   harbour (first in story: retrying, next attempt ");
  ASSERT_NE(waits, std::string::npos) << own;
  EXPECT_LT(own.find("421 not now", waits), own.find('\n', waits)) << own;
  world.smtp.play({});
  const std::string list = world.out({"alerts", "list", "--json"});
  const auto id = list.find("\"al_") + 1;
  const std::string alert = list.substr(id, list.find('"', id) - id);

  EXPECT_TRUE(holds(world.out({"alerts", "retry", alert}), "is sent again at once"));

  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
  EXPECT_TRUE(eventually(
      [&] { return holds(world.out({"stories", "list", "--json"}), "\"told\":1,\"waiting\":0"); }));
  for (const std::string& asked : {alert, std::string("1")})
    for (const char* act : {"retry", "discard"}) {
      const auto refused = world.daemon.command({"alerts", act, asked});
      EXPECT_EQ(refused.exit_code, 1);
      EXPECT_TRUE(refused.err.starts_with("wirewatch: delivery 1 was delivered at 2"))
          << refused.err;
    }
  EXPECT_TRUE(holds(world.daemon.command({"alerts", "retry", "al_none"}).err,
                    "no delivery or alert has the id al_none"));
}

TEST(Stories, AnUpdateWithinADigestIsNamedAndADeputyIsToldInstead) {
  Outlets world;
  const auto night = [&](const std::string& when) {
    world.daemon.write_watch_file(
        "night.toml",
        "[[rule]]\nname = \"night\"\nquery = '''said(by:dorn)'''\n"
        "notify = [\"night\", \"ann\"]\nupdates = \"statements\"\n"
        "[[receiver]]\nname = \"night\"\nemail = [\"night@example.org\"]\nwelcome = false\n" +
            when +
            "[[receiver]]\nname = \"ann\"\nemail = [\"ann@example.org\"]\nwelcome = false\n"
            "away = { from = 2020-01-01, until = 2099-12-31, to = \"roads\" }\n");
  };
  night("send = \"digest\"\nat = [\"00:00\"]\n");
  world.begin();
  world.poll("wire", kDorn);
  world.poll("herald", kDornMore);
  const std::string why = world.out({"rules", "why", "https://news.example.org/wire-dorn"});
  EXPECT_TRUE(holds(why, "roads (first in story")) << why;
  EXPECT_TRUE(holds(why, ", the deputy instead of ann, who is away\n")) << why;

  night("");
  EXPECT_EQ(world.daemon.command({"reload", "--wait"}).exit_code, 0);

  const auto digest = [&] {
    const std::string list = world.out({"alerts", "list", "--json"});
    const auto kind = list.find("\"kind\":\"digest\"");
    const auto id = list.rfind("al_", kind);
    return kind == std::string::npos ? "" : list.substr(id, list.find('"', id) - id);
  };
  ASSERT_TRUE(eventually([&] { return !digest().empty(); })) << world.daemon.log();
  const std::string told = world.out({"alerts", "why", digest()});
  EXPECT_TRUE(holds(told, "  Tells:   al_")) << told;
  EXPECT_TRUE(holds(told, "    Adds:  al_")) << told;
  EXPECT_TRUE(holds(told, "a toll is coming\n")) << told;
}

TEST(Stories, APersonMergesAndSplitsThem) {
  Outlets world;
  world.begin();
  world.poll("wire", kFerry);
  world.poll("courier", {"other", "Ferry Bonaventura runs aground off Kelmo with 90 aboard",
                         "The ferry Bonaventura ran aground off the island of Kelmo on Friday. "
                         "Captain Lena Tarvik said that fog had hidden the buoys."});
  ASSERT_TRUE(world.smtp.wait_for(2)) << world.daemon.log();
  const std::string list = world.out({"stories", "list", "--json"});
  const auto id_at = [&](std::size_t from) {
    const auto at = list.find("st_", from);
    return list.substr(at, list.find('"', at) - at);
  };
  const std::string late = id_at(0), early = id_at(list.find('\n'));

  EXPECT_TRUE(holds(world.out({"stories", "merge", early, late}), late + " is part of " + early));
  EXPECT_TRUE(holds(world.out({"stories", "show", late}), late + " was merged into " + early));
  world.poll("herald", kFerryLater);
  EXPECT_EQ(world.only_story(), early);
  EXPECT_EQ(world.daemon.command({"stories", "merge", early, late}).exit_code, 64);

  const std::string told = world.out({"stories", "split", early, "2"});
  EXPECT_TRUE(holds(told, " is a story of its own now\nCounts as told: harbour@example.org\n"))
      << told;
  EXPECT_EQ(std::ranges::count(world.out({"stories", "list", "--json"}), '\n'), 2);
  EXPECT_TRUE(holds(world.out({"stories", "show", early}), "Bonaventura") == false);
  const struct {
    std::vector<std::string> words;
    int exit_code;
    const char* says;
  } rows[] = {
      {{"split", early, "2"}, 1, "has no article 2"},
      {{"split", early, "x"}, 64, "expected an article's number"},
      {{"split", early, "1", "3"}, 64, "these are all articles"},
      {{"split", early}, 64, "expected the numbers"},
      {{"show", "st_1"}, 1, "no story has the id st_1"},
      {{"show", "eight"}, 64, "expected a story such as st_8f2k"},
      {{"merge", early, early}, 64, "is one story already"},
  };
  for (const auto& row : rows) {
    std::vector<std::string> words{"stories"};
    words.insert(words.end(), row.words.begin(), row.words.end());
    const auto refused = world.daemon.command(words);

    EXPECT_EQ(refused.exit_code, row.exit_code) << row.says << refused.out;
    EXPECT_TRUE(holds(refused.err, row.says)) << refused.err;
  }

  const std::string untold = world.out({"stories", "split", early, "3"});
  EXPECT_TRUE(holds(untold, "Counts as told: nobody\nNot told:  harbour@example.org, told of " +
                                early + " alone; "))
      << untold;
  world.poll("wire", {"last", kFerryLater.title, kFerryLater.text});
  ASSERT_TRUE(world.smtp.wait_for(3)) << "by the next hit they are told";
}

TEST(Stories, F40TwoDaemonsOpenOneStory) {
  const std::string database = fresh_database();
  Outlets world(database);
  Daemon second(database, "second");
  std::filesystem::copy(
      world.daemon.folder() / "watch.d", second.folder() / "watch.d",
      std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
  second.configure("[web]\nlisten = \"\"\n[smtp]\nhost = \"127.0.0.1\"\nport = " +
                   std::to_string(world.smtp.port()) + "\n[egress]\nallow_cidr = [\"" +
                   world.http.address() + "\"]\n[poll]\nper_host_delay = \"0s\"\n");
  world.begin();
  second.start();
  ASSERT_TRUE(second.logged({"rules_compiled"})) << second.log();

  world.bring("wire", {kFerry});
  world.bring("courier", {kFerryLater});
  world.bring("herald", {{"copy", kFerry.title, kFerry.text}});
  EXPECT_EQ(world.daemon.command({"feeds", "poll", "--all"}).exit_code, 0);

  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
  const std::string shown = world.out({"stories", "show", world.only_story(), "--json"});
  for (const char* source : {"\"The wire\"", "\"The courier\"", "\"The herald\""})
    EXPECT_TRUE(holds(shown, source)) << shown;
  const std::string alerts = world.out({"alerts", "list", "--json"});
  EXPECT_EQ(std::ranges::count(alerts, '\n'), 1) << alerts;
}

}  // namespace test
