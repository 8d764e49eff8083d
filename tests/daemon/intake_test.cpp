// What a poll brings, against a real database: stored, judged and told once, whatever came before.
#include "daemon/judging/intake.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "daemon/judging/intake_queue.h"
#include "tests/daemon/desk.h"

using namespace std::chrono_literals;

namespace wirewatchd {

namespace {

bool has(const std::vector<Event>& events, const std::string& name) {
  return std::ranges::any_of(events,
                             [&](const Event& event) { return to_line(event).starts_with(name); });
}

}  // namespace

TEST(Intake, TheFirstPollIsABaselineTheNextOneTells) {
  Desk desk;
  desk.add_feed("wire");

  desk.take("wire", {{"1", "Quake in Lima", "."}});
  EXPECT_EQ(desk.hits() + desk.told(), "10");
  desk.take("wire", {{"1", "Quake in Lima", "."}, {"2", "Quake in Tokyo", "."}});

  EXPECT_EQ(desk.hits() + desk.told(), "21");
}

TEST(Intake, B9ADocumentCutShortIsNoBaselineAndIsTriedAgainSoon) {
  Desk desk;
  desk.add_feed("wire");
  std::string document = rss_of({{"1", "Quake in Lima", "."}, {"2", "Quake in Tokyo", "."}});

  const auto events =
      desk.take(desk.poll("wire", document.substr(0, document.find("Quake in Tokyo"))));
  EXPECT_TRUE(has(events, "feed_failed")) << "it is said";
  EXPECT_EQ(desk.hits(), "1") << "its whole item counts";
  EXPECT_EQ(desk.ask("select next_poll < now() + interval '6 minutes' as answer from feeds"), "t");

  desk.take("wire", {{"1", "Quake in Lima", "."}, {"2", "Quake in Tokyo", "."}});
  EXPECT_EQ(desk.hits() + desk.told(), "20") << "old news is not told";
}

TEST(Intake, AnExcerptOfAnotherFeedReplacesNoFullText) {
  Desk desk;
  desk.add_feed("full");
  desk.add_feed("brief");
  const std::string text = "A long report that ends with the word earthquake and more.";

  desk.take("full", {{"1", "From Lima", text}});
  desk.take("brief", {{"1", "From Lima", "Quake."}});
  EXPECT_EQ(desk.ask("select body as answer from articles"), text);
  EXPECT_EQ(desk.hits(), "1") << "the excerpt is judged all the same";

  desk.take("full", {{"1", "From Lima", text}, {"2", "Else", "."}});
  desk.take("brief", {{"1", "From Lima", "Quake."}, {"2", "Else", "."}});
  EXPECT_EQ(desk.ask("select body as answer from articles where title = 'From Lima'"), text);

  desk.take("full", {{"1", "From Lima", "Corrected: nothing."}});
  EXPECT_EQ(desk.ask("select body as answer from articles where title = 'From Lima'"),
            "Corrected: nothing.");
}

TEST(Intake, AnArticleToldByTwoFeedsIsKnownByTheGuidsOfBoth) {
  Desk desk;
  desk.add_feed("full");
  desk.add_feed("brief");
  const std::string at = "</title><link>https://news.example.org/1</link><guid>brief-1</guid>";

  desk.take("full", {{"1", "Quake in Lima", "A long report on it."}});
  for (const std::string title : {"Quake in Lima", "Quake in Lima, corrected"})
    desk.take(desk.poll("brief", "<rss version=\"2.0\"><channel><item><title>" + title + at +
                                     "</item></channel></rss>"));

  EXPECT_EQ(desk.ask("select count(*) as answer from articles") + desk.hits(), "11");
}

TEST(Intake, P2AGapIsSuspectedWhereNothingIsKnownFromThisFeed) {
  Desk desk;
  desk.add_feed("wire");
  desk.add_feed("other");
  const Item one{"1", "One", "."}, two{"2", "Two", "."}, three{"3", "Three", "."};

  desk.take("wire", {});
  EXPECT_FALSE(has(desk.take("wire", {one}), "feed_gap")) << "its first news";
  EXPECT_FALSE(has(desk.take("wire", {one, two}), "feed_gap"));
  desk.take("other", {three});
  EXPECT_TRUE(has(desk.take("wire", {three, {"4", "Four", "."}}), "feed_gap"))
      << "three is known, but not from here";
}

TEST(Intake, F21OneArticleThatIsRefusedIsNamedAndItsNeighboursAreStored) {
  Desk desk;
  desk.add_feed("wire");
  Polled polled = desk.poll("wire", rss_of({{"1", "Quake in Lima", "."}, {"2", "Poison", "."}}));
  polled.articles[1].article.text = std::string("a\0b", 3);
  IntakeQueue queue(desk.database, desk.placing, desk.costs, {});

  for (int times = 0; times < 2; ++times) {
    desk.run("update feeds set lease_owner = 'here'");
    queue.add({polled});
    while (queue.commit(desk.set).polls > 0) continue;
  }

  EXPECT_EQ(desk.ask("select string_agg(title, ',') as answer from articles"), "Quake in Lima");
  EXPECT_EQ(desk.ask("select string_agg(title || times, ',') as answer from quarantine"),
            "Poison2");
}

TEST(IntakeQueue, P1ALockThatIsHeldLosesNothing) {
  Desk desk;
  desk.add_feed("wire");
  storage::Database impatient{{.url = desk.url + " options='-c lock_timeout=20'"}};
  IntakeQueue queue(impatient, desk.placing, desk.costs, {});
  queue.add({desk.poll("wire", rss_of({{"1", "Quake in Lima", "."}}))});
  auto other = desk.second_daemon();
  {
    auto holding = other.begin();
    storage::exec(holding, "lock table articles in access exclusive mode");
    for (int times = 0; times < 10; ++times)
      EXPECT_THROW(queue.commit(desk.set), storage::Unavailable);
  }

  const Committed committed = queue.commit(desk.set);
  EXPECT_EQ(committed.polls, 1u);
  EXPECT_EQ(committed.hits, 1) << "the deliverer is to hear of it";
  EXPECT_EQ(desk.hits(), "1");
}

TEST(IntakeQueue, OneTurnCommitsOnePortion) {
  Desk desk;
  IntakeQueue queue(desk.database, desk.placing, desk.costs, {});
  for (const std::string feed : {"a", "b", "c"}) desk.add_feed(feed);
  for (const std::string feed : {"a", "b", "c"}) {
    std::vector<Item> items;
    for (int i = 0; i < 12; ++i) items.push_back({feed + std::to_string(i), "Nothing", "."});
    queue.add({desk.poll(feed, rss_of(items))});
  }

  const Committed committed = queue.commit(desk.set);

  EXPECT_EQ(committed.polls, 2u);
  EXPECT_EQ(committed.hits, 0);
  EXPECT_EQ(desk.ask("select count(*) as answer from articles"), "24");
  EXPECT_EQ(queue.waiting().size(), 1u);
}

}  // namespace wirewatchd
