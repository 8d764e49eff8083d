#include "storage/stories.h"

#include <gtest/gtest.h>

#include "tests/storage/outbox.h"

namespace storage {
namespace {

using test::alerts_of;

struct Shelf : test::Outbox {
  // Under story 0 it opens one.
  Place place(std::int64_t article, model::StoryId story = {},
              const std::string& source = "Example News", const std::string& kind = "report") {
    return in_transaction([&](auto& transaction) {
      return place_article(transaction, {.article = {article},
                                         .story = story,
                                         .kind = kind,
                                         .source = source,
                                         .agency = "",
                                         .nearest = {},
                                         .likeness = 0.25,
                                         .shared = {"Aurelia", "42"},
                                         .signature = std::string("\0\x01\xff", 3),
                                         .seen = test::at(article)});
    });
  }
  std::vector<PlacedArticle> behind(std::int64_t number, std::size_t most = 100) {
    return in_transaction(
        [&](auto& transaction) { return placed_behind(transaction, number, most, 100); });
  }
  std::vector<std::int64_t> articles(model::StoryId story) {
    std::vector<std::int64_t> numbers;
    for (const auto& article :
         in_transaction([&](auto& transaction) { return articles_of_story(transaction, story); }))
      numbers.push_back(article.article.value);
    return numbers;
  }
  void merge(model::StoryId stays, model::StoryId goes) {
    in_transaction([&](auto& transaction) { merge_stories(transaction, stays, goes, "mia"); });
  }
  model::StoryId split(model::StoryId story, const std::vector<std::int64_t>& articles) {
    return in_transaction(
        [&](auto& transaction) { return split_story(transaction, story, articles, "mia"); });
  }
  void tell(const std::string& id, std::int64_t article, model::StoryId story,
            const std::vector<std::string>& addresses, bool once_per_story = true,
            const std::string& kind = "alert") {
    in_transaction([&](auto& transaction) {
      AlertToStore alert{.id = id,
                         .kind = kind,
                         .receiver = "press",
                         .content = "content of " + id,
                         .rules = {"nato"},
                         .article = {article},
                         .deliveries = {},
                         .story = story,
                         .once_per_story = once_per_story};
      for (const auto& address : addresses) alert.deliveries.push_back(test::to_address(address));
      store_alert(transaction, alert);
    });
  }
  std::string addresses_told(model::StoryId story) {
    std::string all;
    for (const auto& told :
         in_transaction([&](auto& transaction) { return told_of_story(transaction, story); }))
      all += told.address + " ";
    return all;
  }
};

TEST(PlaceArticle, OpensAStoryOrAddsToOne) {
  Shelf shelf;

  const Place first = shelf.place(1, {}, "TASS", "new_story");
  const Place second = shelf.place(2, first.story, "Selm Courier");
  const Place other = shelf.place(3);

  EXPECT_EQ(first.story, second.story);
  EXPECT_NE(first.story, other.story);
  EXPECT_LT(first.number, second.number);
  EXPECT_EQ(shelf.articles(first.story), (std::vector<std::int64_t>{1, 2}));
  const auto rows =
      shelf.in_transaction([](auto& transaction) { return list_stories(transaction, 0); });
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].id, other.story) << "that with the latest article first";
  EXPECT_EQ(rows[1].articles, 2);
  EXPECT_EQ(rows[1].outlets, 2);
}

TEST(PlacedBehind, ReadsWhatCameAfterANumberAndOfAllTheLast) {
  Shelf shelf;
  const Place first = shelf.place(1);
  shelf.place(2, first.story);
  const Place last = shelf.place(3, first.story);

  ASSERT_EQ(shelf.behind(0).size(), 3u);
  EXPECT_EQ(shelf.behind(0)[0].signature, std::string("\0\x01\xff", 3));
  EXPECT_EQ(shelf.behind(first.number).size(), 2u);
  EXPECT_TRUE(shelf.behind(last.number).empty());
  ASSERT_EQ(shelf.behind(0, 2).size(), 2u);
  EXPECT_EQ(shelf.behind(0, 2)[0].article.value, 2);
  EXPECT_EQ(shelf.behind(first.number, 1).size(), 2u) << "the last are not looked for";
}

TEST(ReportsOfStory, AreTheFirstOfEachOutletAndTheOneAskedFor) {
  Shelf shelf;
  const auto story = shelf.place(1, {}, "TASS", "new_story").story;
  shelf.place(4, story, "Selm Courier", "copy");
  shelf.place(3, story, "Harbour Post");
  shelf.place(6, story, "Harbour Post", "chapter");
  shelf.place(7, story, "Harbour Post", "chapter");
  shelf.place(8, {}, "Another story's");
  const auto ask = [&](std::int64_t article) {
    const auto reports = shelf.in_transaction(
        [&](auto& transaction) { return reports_of_story(transaction, story, {article}); });
    std::string all = std::to_string(reports.articles) + ":";
    for (const auto& row : reports.first) all += " " + std::to_string(row.article.value);
    return all;
  };

  EXPECT_EQ(ask(0), "5: 1 3 4");
  EXPECT_EQ(ask(4), "5: 1 3 4");
  EXPECT_EQ(ask(6), "5: 1 3 4 6");
}

TEST(StoreAlert, TellsAnAddressOnceOfAStory) {
  Shelf shelf;
  const auto story = shelf.place(1).story;
  shelf.place(2, story);

  shelf.tell("al_1", 1, story, {"a@example.org"});
  shelf.tell("al_2", 2, story, {"a@example.org", "b@example.org"});
  shelf.tell("al_3", 2, story, {"a@example.org"}, false);
  shelf.tell("al_4", 2, story, {"b@example.org"}, false);
  shelf.tell("al_5", 2, story, {"b@example.org"}, true, "update");

  EXPECT_EQ(alerts_of(shelf.claim()), "al_1 al_2 al_3 al_5 ")
      << "al_3 is of a rule that asks for each article; b@ has that one";
  EXPECT_EQ(shelf.addresses_told(story), "a@example.org b@example.org ");
  EXPECT_EQ(shelf.list().at(0).story, story);
}

TEST(AddressesOfStory, WaitWhereTheirFirstAlertDoesWhateverUpdatesCame) {
  Shelf shelf;
  const auto story = shelf.place(1).story;
  shelf.tell("al_1", 1, story, {"a@example.org"});
  shelf.run("update deliveries set state = 'held', held_for = 'quiet_hours'");
  shelf.tell("al_2", 1, story, {"a@example.org"}, true, "update");
  shelf.run("update deliveries set state = 'delivered', delivered = now() where alert = 'al_2'");

  const auto rows =
      shelf.in_transaction([](auto& transaction) { return list_stories(transaction, 0); });
  const auto told = shelf.in_transaction(
      [&](auto& transaction) { return addresses_of_story(transaction, story); });
  const auto alerts =
      shelf.in_transaction([&](auto& transaction) { return alerts_about(transaction, story); });

  EXPECT_EQ(rows.at(0).told, 0);
  EXPECT_EQ(rows.at(0).waiting, 1);
  EXPECT_EQ(told.at(0).way.state, "held");
  EXPECT_EQ(told.at(0).receivers, std::vector<std::string>{"press"});
  ASSERT_EQ(alerts.size(), 2u);
  EXPECT_EQ(alerts[0].id, "al_1");
  EXPECT_EQ(alerts[1].receiver, "press");
}

TEST(MergeStories, MakesOneOfTwoAndItsAddressesStayTold) {
  Shelf shelf;
  const auto stays = shelf.place(1).story, goes = shelf.place(2).story;
  const Place last = shelf.place(3, goes);
  shelf.tell("al_1", 1, stays, {"a@example.org", "b@example.org"});
  shelf.tell("al_2", 2, goes, {"b@example.org", "c@example.org"});

  shelf.merge(stays, goes);

  EXPECT_EQ(shelf.articles(stays), (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_TRUE(shelf.articles(goes).empty());
  EXPECT_EQ(shelf.addresses_told(stays), "a@example.org b@example.org c@example.org ");
  EXPECT_EQ(shelf.behind(last.number).size(), 2u) << "every daemon reads what has moved";
  const auto standing = [&](model::StoryId id) {
    return shelf.in_transaction([&](auto& transaction) { return standing_story(transaction, id); });
  };
  EXPECT_EQ(standing(goes), stays);
  EXPECT_EQ(standing(stays), stays);
  EXPECT_FALSE(standing({1}));
  shelf.tell("al_3", 3, stays, {"a@example.org", "c@example.org"});
  EXPECT_EQ(alerts_of(shelf.claim()), "al_1 al_1 al_2 al_2 ");
}

TEST(SplitStory, MakesAStoryOfSomeArticlesToldToWhoWasToldOfThem) {
  Shelf shelf;
  const auto story = shelf.place(1).story;
  shelf.place(2, story);
  const Place last = shelf.place(3, story);
  shelf.tell("al_1", 1, story, {"a@example.org"});
  shelf.tell("al_2", 3, story, {"b@example.org"});

  const auto split = shelf.split(story, {2, 3});

  EXPECT_EQ(shelf.articles(story), std::vector<std::int64_t>{1});
  EXPECT_EQ(shelf.articles(split), (std::vector<std::int64_t>{2, 3}));
  EXPECT_EQ(shelf.addresses_told(split), "b@example.org ");
  EXPECT_EQ(shelf.addresses_told(story), "a@example.org b@example.org ");
  EXPECT_EQ(shelf.behind(last.number).size(), 2u);
  const auto alerts =
      shelf.in_transaction([&](auto& transaction) { return alerts_of_story(transaction, split); });
  ASSERT_EQ(alerts.size(), 1u);
  EXPECT_EQ(alerts[0].id, "al_2");
  EXPECT_EQ(alerts[0].addresses, std::vector<std::string>{"b@example.org"});
  const auto moved = shelf.in_transaction(
      [&](auto& transaction) { return articles_of_story(transaction, split); });
  EXPECT_EQ(moved.at(0).moved_by, "mia");
  EXPECT_EQ(moved.at(0).shared, (std::vector<std::string>{"Aurelia", "42"}));
  shelf.claim();
  shelf.tell("al_3", 2, split, {"a@example.org", "b@example.org"});
  EXPECT_EQ(alerts_of(shelf.claim()), "al_3 ") << "a@ had not been told of any that moved";
}

TEST(DeleteOldPlacings, TakesOutOldArticlesAndStoriesThatHaveNoneLeft) {
  Shelf shelf;
  const auto old = shelf.place(1).story, half = shelf.place(2).story, merged = shelf.place(3).story;
  shelf.place(4, half);
  shelf.tell("al_1", 1, old, {"a@example.org"});
  shelf.merge(old, merged);
  shelf.run("update story_articles set at = now() - interval '401 days' where article < 4");
  const auto clear = [&] {
    return shelf.in_transaction([](auto& transaction) {
      return delete_old_placings(transaction, std::chrono::days(400), 2);
    });
  };

  EXPECT_EQ(clear(), 2);
  EXPECT_EQ(clear(), 1);
  EXPECT_EQ(clear(), 0);

  EXPECT_EQ(shelf.ask("select string_agg(id || '', ' ') as answer from stories"),
            std::to_string(half.value));
  EXPECT_EQ(shelf.articles(half), std::vector<std::int64_t>{4});
  EXPECT_EQ(shelf.addresses_told(old), "");
  EXPECT_NE(shelf.place(5, old).story, old) << "whoever knows it still opens another";
}

}  // namespace
}  // namespace storage
