#include "storage/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/storage/house.h"

namespace storage {
namespace {

using namespace std::chrono_literals;
using test::article_titled;
using test::at;
using test::House;
using test::store_one;

model::ArticleId add(House& house, model::FeedId feed, const model::Article& article) {
  return house.in_transaction(
      [&](auto& transaction) { return store_one(transaction, feed, article); });
}

std::vector<std::string> titles(House& house, const ArchiveFilter& filter) {
  return house.in_transaction([&](auto& transaction) {
    ArchiveReader reader(transaction, filter);
    std::vector<std::string> read;
    for (auto batch = reader.next(); !batch.empty(); batch = reader.next())
      for (const auto& stored : batch) read.push_back(stored.article.title);
    EXPECT_EQ(count_archived(transaction, filter), static_cast<std::int64_t>(read.size()));
    return read;
  });
}

// Three articles, an hour apart, the newest stored first.
struct Shelf : House {
  Shelf() {
    for (const auto& [title, hours, lang] :
         {std::tuple{"c", 2, "ru"}, {"a", 0, "en"}, {"b", 1, "en"}}) {
      auto article = article_titled(title);
      article.seen = at(hours * 3600);
      article.lang = lang;
      article.source = std::string("Outlet ") + title;
      ids[title] = add(*this, feed, article);
    }
  }
  model::FeedId feed = add_feed("daily");
  std::map<std::string, model::ArticleId> ids;
};

}  // namespace

TEST(Archive, GivesBackEveryMember) {
  House house;
  auto article = article_titled("all");
  article.text = "Erster Absatz.\n\nЕщё один.";
  article.authors = {"O'Brien, \"Ann\"", ""};
  article.tags = {"a b"};
  article.country = "KZ";
  article.published = at(-500) + 1us;
  article.id = add(house, house.add_feed("daily"), article);

  const auto read =
      house.in_transaction([](auto& transaction) { return ArchiveReader(transaction, {}).next(); });

  ASSERT_EQ(read.size(), 1u);
  EXPECT_EQ(read[0].article, article);
  EXPECT_EQ(read[0].feed, "daily");
}

TEST(Archive, ReadsTheNewestFirst) {
  Shelf shelf;
  EXPECT_THAT(titles(shelf, {}), testing::ElementsAre("c", "b", "a"));
}

TEST(Archive, KeepsToItsFilter) {
  Shelf shelf;

  EXPECT_THAT(titles(shelf, {.since = at(3600)}), testing::ElementsAre("c", "b"));
  EXPECT_THAT(titles(shelf, {.lang = "en"}), testing::ElementsAre("b", "a"));
  EXPECT_THAT(titles(shelf, {.source = "outlet A"}), testing::ElementsAre("a"));
  EXPECT_THAT(titles(shelf, {.url = "https://news.example/b"}), testing::ElementsAre("b"));
  EXPECT_THAT(titles(shelf, {.id = shelf.ids["c"]}), testing::ElementsAre("c"));
  EXPECT_THAT(titles(shelf, {.lang = "ru", .source = "Outlet a"}), testing::IsEmpty());
}

TEST(Archive, ReadsManyBatchesToTheEnd) {
  House house;
  const auto feed = house.add_feed("daily");
  house.in_transaction([&](auto& transaction) {
    for (int i = 0; i < 1201; ++i) {
      auto article = article_titled(std::to_string(i));
      article.seen = at(i / 7);  // many of one instant
      store_one(transaction, feed, article);
    }
  });

  const auto read = titles(house, {});

  ASSERT_EQ(read.size(), 1201u);
  for (int i = 0; i < 1201; ++i)
    ASSERT_EQ(read[static_cast<std::size_t>(i)], std::to_string(1200 - i));
}

TEST(Archive, NamesTheFeedThatCameFirst) {
  House house;
  const auto first = house.add_feed("first"), second = house.add_feed("second");
  const auto article = article_titled("both");
  const auto id = add(house, first, article);
  house.in_transaction([&](auto& transaction) {
    add_appearances(transaction, second, {{id, article.content_digest, {}}});
  });
  house.run("update feeds set baseline_at = now() where name = 'first'");

  const auto read =
      house.in_transaction([](auto& transaction) { return ArchiveReader(transaction, {}).next(); });

  EXPECT_EQ(read.at(0).feed, "first");
  EXPECT_TRUE(read.at(0).of_first_poll);
  EXPECT_EQ(read.at(0).first_poll_tells, std::nullopt);
}

TEST(Archive, NamesTheOutletsThatHoldAWordFirst) {
  House house;
  const auto feed = house.add_feed("daily");
  for (const auto& [title, source, lang] : {std::tuple{"a", "Post", "en"},
                                            {"b", "Post", "en"},
                                            {"c", "The Harbour Post", "fr"},
                                            {"d", "", ""},
                                            {"e", "Herald", "fr"},
                                            {"f", "Herald", "fr"},
                                            {"g", "Herald", "en"}}) {
    auto article = article_titled(title);
    article.source = source;
    article.lang = lang;
    add(house, feed, article);
  }

  house.in_transaction([](auto& transaction) {
    EXPECT_THAT(outlets_like(transaction, "HARBOUR"),
                testing::ElementsAre("The Harbour Post", "Herald", "Post"));
    EXPECT_THAT(outlets_like(transaction, "post"),
                testing::ElementsAre("Post", "The Harbour Post", "Herald"));
    EXPECT_THAT(archived_languages(transaction), testing::ElementsAre("en", "fr"));
  });
}

TEST(Archive, MayBeReadTwiceInATransaction) {
  Shelf shelf;

  shelf.in_transaction([](auto& transaction) {
    EXPECT_EQ(ArchiveReader(transaction, {}).next().size(), 3u);
    EXPECT_EQ(ArchiveReader(transaction, {.lang = "en"}).next().size(), 2u);
  });
}

}  // namespace storage
