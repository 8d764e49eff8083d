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

}  // namespace

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
  EXPECT_TRUE(holds(alert.out, "Told:   desk (first in story)")) << alert.out;

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
      {{"--source", "Example News"}, 64, "--until: expected how long"},
      {{"--source", "Example News", "--until", "2020-01-01"}, 64, "is over already"},
      {{"--rule", "csto-minister", "--until", "8h"}, 1, "did you mean \"csto-ministers-on-nato\"?"},
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

}  // namespace test
