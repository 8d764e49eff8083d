// What somebody said, from the feed to the mail: by the built daemon, with a list that says who
// holds which office.
#include <gtest/gtest.h>

#include "tests/e2e/world.h"

namespace test {
namespace {

constexpr const char* kWatched = R"(
[[list]]
name = "ministers"
[[list.member]]
name    = "Mia Dorn"
office  = "Minister of Defence"
country = "KZ"
from    = 2020-01-01

[[rule]]
name   = "ministers-on-alliance"
title  = "Ministers on the alliance"
query  = '''said(by:@ministers about:alliance)'''
notify = ["desk"]
)";

const Item kSaid = {"said", "A speech in Astana",
                    "Kazakh Defence Minister Mia Dorn accused the alliance of massing troops. “The "
                    "alliance has no place here,” Dorn said. She also expressed concern about the "
                    "harvest."};
const Item kSaidByOthers = {"others", "Another speech",
                            "Ann Bell accused the alliance of waste. Mia Dorn was in Astana."};

}  // namespace

TEST(Said, WhoSaidWhatLeadsTheMail) {
  World world;
  world.daemon.write_watch_file("ministers.toml", kWatched);
  world.publish({kSaid, kSaidByOthers});

  world.daemon.start();

  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
  const auto mail = world.smtp.mails().at(0);
  EXPECT_NE(mail.message.find("Mia Dorn, Defence Minister of Kazakhstan, accused"),
            std::string::npos)
      << mail.message;
  EXPECT_NE(mail.message.find("outside your rule"), std::string::npos) << mail.message;
  EXPECT_EQ(world.smtp.mails().size(), 1u);
}

TEST(Said, TheHitHoldsItsStatements) {
  World world;
  world.daemon.write_watch_file("ministers.toml", kWatched);
  world.publish({kSaid});
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"hit_stored", "rule=ministers-on-alliance"}))
      << world.daemon.log();

  const auto shown = world.daemon.command({"hits", "list", "--json"});

  EXPECT_NE(shown.out.find(R"("kind":"accuse")"), std::string::npos) << shown.out;
  EXPECT_NE(shown.out.find(R"("list":"ministers")"), std::string::npos) << shown.out;
  EXPECT_NE(world.daemon.command({"hits", "show", "1"}).out.find("Said:      Mia Dorn"),
            std::string::npos);
}

TEST(Said, WhatIsUnsureWaitsForReview) {
  World world;
  std::string watched = kWatched;
  watched.insert(watched.find("notify"), "min_confidence = 1.0\n");
  world.daemon.write_watch_file("ministers.toml", watched);
  world.publish({kSaid});
  world.daemon.start();
  ASSERT_TRUE(world.daemon.logged({"hit_stored", "rule=ministers-on-alliance"}))
      << world.daemon.log();

  const auto review = world.daemon.command({"hits", "list", "--review"});

  EXPECT_NE(review.out.find("Mia Dorn"), std::string::npos) << review.out;
  EXPECT_EQ(world.daemon.command({"hits", "list"}).out.find("ministers-on-alliance"),
            std::string::npos);
  EXPECT_NE(world.daemon.command({"hits", "show", "1"}).out.find("unsure"), std::string::npos);
  EXPECT_EQ(world.smtp.mails().size(), 0u);
  ASSERT_EQ(world.daemon.command({"hits", "mark", "1", "good", "--as-test"}).exit_code, 0);
  EXPECT_EQ(world.daemon.command({"hits", "list", "--review", "--json"}).out, "");
}

}  // namespace test
