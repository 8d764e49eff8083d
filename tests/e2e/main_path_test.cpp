// The main job by the built daemon: a feed polled, a rule met, a hit stored, alerts delivered;
// once.
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "alerts/alerts.h"
#include "tests/e2e/world.h"

using namespace std::chrono_literals;

namespace test {

namespace {

// What the receiver of a webhook does: computes the signature from what came, with the shared
// secret.
bool signature_verifies(const HttpSeen& seen, const std::string& secret) {
  const auto keys = alerts::parse_secrets(secret);
  const model::Time at{std::chrono::seconds(std::stoll(seen.header("webhook-timestamp")))};
  for (const auto& [name, value] : alerts::sign(seen.header("webhook-id"), at, seen.body, *keys))
    if (name == "webhook-signature") return value == seen.header("webhook-signature");
  return false;
}

// Mails and webhooks once a further article, which must be told, has been: an alert too many would
// have come before it.
std::pair<std::size_t, std::size_t> told_after_one_more(World& world) {
  Item further = kMinisterItem;
  further.id = "minister-further";
  further.title = "A further CSTO minister on NATO";
  const auto said = [](const ReceivedMail& mail) {
    return mail.header("Subject").find("further") != std::string::npos;
  };
  world.publish({further});
  world.daemon.command({"feeds", "poll", "example"});
  eventually([&] { return std::ranges::any_of(world.smtp.mails(), said); });
  eventually([&] {
    return std::ranges::any_of(world.http.seen("/hook"), [](const auto& seen) {
      return seen.body.find("A further CSTO") != std::string::npos;
    });
  });
  return {world.smtp.mails().size(), world.http.seen("/hook").size()};
}

}  // namespace

TEST(MainPath, OneArticleGivesOneHitOneMailAndOneSignedWebhook) {
  World world;
  world.publish({kMinisterItem, kOtherItem});

  world.daemon.start();

  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
  ASSERT_TRUE(world.http.wait_for("/hook", 1)) << world.daemon.log();
  const auto mail = world.smtp.mails().at(0);
  EXPECT_EQ(mail.recipients, std::vector<std::string>{"press@example.org"});
  EXPECT_NE(mail.message.find("text/plain"), std::string::npos);
  EXPECT_NE(mail.message.find("text/html"), std::string::npos);
  EXPECT_NE(mail.message.find("*NATO*"), std::string::npos) << mail.message;
  EXPECT_NE(mail.message.find("<mark"), std::string::npos) << mail.message;
  const auto hook = world.http.seen("/hook").at(0);
  EXPECT_TRUE(signature_verifies(hook, world.webhook_secret()));
  EXPECT_TRUE(
      world.daemon.logged({"feed_polled", "feed=example", "outcome=new", "articles=2", "hits=1"}));
  EXPECT_TRUE(world.daemon.logged({"rule_met", "rule=csto-ministers-on-nato"}));
  EXPECT_TRUE(world.daemon.logged({"hit_stored"}));
  EXPECT_TRUE(world.daemon.logged({"alert_delivered", "receiver=desk"}));
  EXPECT_TRUE(world.daemon.logged({"alert_delivered", "receiver=hook"}));
}

TEST(MainPath, APollMoreARestartAndARetitledItemTellNobodyAgain) {
  World world;
  world.publish({kMinisterItem});
  world.daemon.start();
  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
  ASSERT_TRUE(world.http.wait_for("/hook", 1)) << world.daemon.log();

  EXPECT_EQ(world.daemon.command({"feeds", "poll", "--all"}).exit_code, 0);
  EXPECT_EQ(world.daemon.stop(), 0);
  Item retitled = kMinisterItem;
  retitled.title += ", again";
  world.publish({retitled, kOtherItem});
  world.daemon.start();
  const auto polled = world.daemon.command({"feeds", "poll", "example"});

  EXPECT_EQ(polled.exit_code, 0) << polled.err;
  EXPECT_NE(polled.out.find("1 new article"), std::string::npos) << polled.out;
  EXPECT_EQ(told_after_one_more(world), (std::pair<std::size_t, std::size_t>(2, 2)));
}

TEST(MainPath, TheFirstPollOfAFeedIsABaselineUnlessToldOtherwise) {
  World world;
  world.daemon.write_watch_file("baseline.toml", "[[feed]]\nname = \"quiet\"\nurl = \"" +
                                                     world.http.url("/quiet") +
                                                     "\"\ninterval = \"1m\"\n");
  world.http.on("/quiet", {.body = rss_of({kMinisterItem})});
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"feed_polled", "feed=quiet", "hits=1"})) << world.daemon.log();

  Item next = kMinisterItem;
  next.id = "minister-2";
  next.title = "Another CSTO minister on NATO";
  world.http.on("/quiet", {.body = rss_of({kMinisterItem, next})});
  EXPECT_EQ(world.daemon.command({"feeds", "poll", "quiet"}).exit_code, 0);

  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
  EXPECT_NE(world.smtp.mails().at(0).header("Subject").find("Another"), std::string::npos);
  EXPECT_EQ(world.daemon.command({"hits", "list", "--json"}).out.find("\"id\":3"),
            std::string::npos);
}

TEST(MainPath, AChangedArticleThatMeetsAFurtherRuleGivesOneUpdate) {
  World world;
  world.daemon.write_watch_file(
      "further.toml", "[[rule]]\nname = \"drills\"\nquery = '''exercise'''\nnotify = [\"desk\"]\n");
  world.publish({kMinisterItem});
  world.daemon.start();
  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();

  Item changed = kMinisterItem;
  changed.text += " An exercise follows in June.";
  world.publish({changed});
  EXPECT_EQ(world.daemon.command({"feeds", "poll", "example"}).exit_code, 0);

  ASSERT_TRUE(world.smtp.wait_for(2)) << world.daemon.log();
  EXPECT_EQ(world.smtp.mails().at(1).header("X-Wirewatch-Kind"), "update");
  EXPECT_EQ(world.http.seen("/hook").size(), 1u);
}

TEST(MainPath, LettersOfAnotherScriptMeetOnlyARuleThatAsksForIt) {
  World world;
  world.daemon.write_watch_file("nato.toml",
                                "[[rule]]\nname = \"as-written\"\nquery = '''НАТО'''\n"
                                "[[rule]]\nname = \"as-it-looks\"\nquery = '''НАТО'''\n"
                                "lookalikes = true\n");
  world.publish({{"latin-1", "Учения HATO начались", "Это HATO латинскими буквами."}});
  world.daemon.start();

  ASSERT_TRUE(world.daemon.logged({"hit_stored"})) << world.daemon.log();
  const auto hits = world.daemon.command({"hits", "list", "--json"}).out;
  EXPECT_EQ(std::ranges::count(hits, '\n'), 1) << hits;
  EXPECT_NE(hits.find("\"rule\":\"as-it-looks\""), std::string::npos) << hits;
  const auto shown = world.daemon.command({"rules", "show", "as-it-looks"}).out;
  EXPECT_NE(shown.find("Letters:   of another script that look alike"), std::string::npos) << shown;
}

TEST(MainPath, F40TwoDaemonsTellOnce) {
  const std::string database = fresh_database();
  World world(database);
  Daemon second(database, "second");
  std::filesystem::copy(
      world.daemon.folder() / "watch.d", second.folder() / "watch.d",
      std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
  second.configure("[web]\nlisten = \"\"\n[smtp]\nhost = \"127.0.0.1\"\nport = " +
                   std::to_string(world.smtp.port()) + "\n[egress]\nallow_cidr = [\"" +
                   world.http.address() + "\"]\n");
  world.publish({kMinisterItem});

  world.daemon.start();
  second.start();

  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
  ASSERT_TRUE(world.daemon.logged({"rules_compiled"}) && second.logged({"rules_compiled"}))
      << second.log();
  EXPECT_EQ(world.daemon.command({"feeds", "poll", "--all"}).exit_code, 0);
  EXPECT_EQ(world.daemon.count_logged("hit_stored") + second.count_logged("hit_stored"), 1);
  EXPECT_EQ(told_after_one_more(world), (std::pair<std::size_t, std::size_t>(2, 2)));
}

}  // namespace test
