// What rules cost, and the end of the service of one that costs too much.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/e2e/world.h"

namespace test {

namespace {

std::string repeated(const std::string& part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

// Beside the world's rule one that looks at two frequent words from all sides, again and again.
struct DearWorld : World {
  DearWorld() {
    daemon.write_watch_file("dear.toml", "[[rule]]\nname = \"dear\"\nquery = '''" +
                                             repeated("(pin NEAR/0 cup) OR ", 498) +
                                             "(pin NEAR/0 cup)'''\n" + "notify = [\"desk\"]\n");
    daemon.start();
    EXPECT_TRUE(daemon.logged({"rules_compiled", "rules=2"})) << daemon.log();
  }
  void poll(const std::vector<Item>& items) {
    publish(items);
    const auto polled = daemon.command({"feeds", "poll", "example"});
    EXPECT_EQ(polled.exit_code, 0) << polled.err;
  }
  std::string costs(std::vector<std::string> more) {
    more.insert(more.begin(), {"rules", "cost"});
    const auto listed = daemon.command(std::move(more));
    EXPECT_EQ(listed.exit_code, 0) << listed.err;
    return listed.out;
  }
};

const Item kBigItem{"big-1", "A big one", repeated("pin x cup x ", 60'000)};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST(RuleCost, SuspendsARuleThatCostsTooMuchAndTakesItBack) {
  DearWorld world;

  world.poll({kBigItem, kMinisterItem});
  ASSERT_TRUE(world.daemon.logged({"rule_suspended", "rule=dear", "50 million steps"}))
      << world.daemon.log();
  EXPECT_TRUE(world.daemon.logged({"rule_met", "rule=csto-ministers-on-nato"}))
      << "the other rule is judged all the same";
  ASSERT_TRUE(eventually([&] { return holds(world.costs({"--json"}), "\"dear\""); }));

  const std::string listed = world.costs({}), json = world.costs({"--json", "--limit", "1"});
  EXPECT_TRUE(holds(listed, "dear                    suspended  5")) << listed;
  EXPECT_TRUE(json.starts_with(R"({"rule":"dear","revision":1,"articles":)")) << json;
  EXPECT_TRUE(holds(json, R"("suspended":true,"suspended_because":"judging article )")) << json;
  EXPECT_EQ(std::count(json.begin(), json.end(), '\n'), 1);

  const auto resumed = world.daemon.command({"rules", "resume", "dear"});
  EXPECT_EQ(resumed.exit_code, 0) << resumed.err;
  EXPECT_FALSE(holds(world.costs({"--json"}), "\"dear\"")) << "its cost is forgotten";
  ASSERT_TRUE(eventually([&] {
    const std::string log = world.daemon.log(), back = "rules_compiled rules=2";
    return log.find(back, log.find(back) + 1) != std::string::npos;
  })) << world.daemon.log();
  world.poll({{"small-1", "A pin cup", "Here."}});
  EXPECT_TRUE(world.daemon.logged({"rule_met", "rule=dear"})) << world.daemon.log();
}

TEST(RuleCost, IsEmptyWhereNothingWasJudged) {
  DearWorld world;

  EXPECT_EQ(world.costs({"--json"}), "");
  EXPECT_TRUE(world.costs({}).starts_with("NAME")) << world.costs({});
}

}  // namespace test
