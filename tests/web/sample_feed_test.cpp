#include "web/sample_feed.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace {

// The texts between <tag …> and </tag>, in order.
std::vector<std::string> all(std::string_view tag) {
  const std::string feed(web::sample_feed());
  const std::string open = '<' + std::string(tag), close = "</" + std::string(tag) + '>';
  std::vector<std::string> found;
  for (auto at = feed.find(open); at != std::string::npos; at = feed.find(open, at + 1)) {
    const auto begin = feed.find('>', at) + 1;
    found.push_back(feed.substr(begin, feed.find(close, begin) - begin));
  }
  return found;
}

bool speaks_of(const std::string& text, const std::string& word) {
  return text.find(word) != std::string::npos;
}

}  // namespace

TEST(SampleFeed, TellsOfOneEventThatARuleMeetsAndOfTwoThatNoneDoes) {
  const auto items = all("item");

  ASSERT_EQ(items.size(), 3u);
  for (const auto* word : {"CSTO", "NATO", "Minister", "Shoigu", "TASS"}) {
    EXPECT_TRUE(speaks_of(items[0], word)) << word;
    EXPECT_FALSE(speaks_of(items[1], word)) << word;
    EXPECT_FALSE(speaks_of(items[2], word)) << word;
  }
}

TEST(SampleFeed, MeetsTheQueryInTitleAndInDescription) {
  const std::string title = all("title")[1], description = all("description")[1];

  for (const auto* word : {"CSTO", "NATO"}) {
    EXPECT_TRUE(speaks_of(title, word)) << word;
    EXPECT_TRUE(speaks_of(description, word)) << word;
  }
}

TEST(SampleFeed, EveryItemHasAnIdentityALinkAndItsDay) {
  const auto guids = all("guid"), links = all("link"), dates = all("pubDate");

  EXPECT_EQ(std::set(guids.begin(), guids.end()).size(), 3u);
  ASSERT_EQ(links.size(), 4u);  // the channel's first
  for (const auto& link : links) EXPECT_TRUE(link.starts_with("https://sample.example.org/"));
  ASSERT_EQ(dates.size(), 3u);
  for (const auto& date : dates) EXPECT_TRUE(date.starts_with("Thu, 25 May 2023 ")) << date;
}

TEST(SampleFeed, IfNoneMatchIsAListComparedWeakly) {
  const std::string tag = "\"abc\"";
  const struct {
    std::string_view sent;
    bool names;
  } rows[] = {
      {"\"abc\"", true},
      {"W/\"abc\"", true},
      {"\"x\", \"abc\"", true},
      {" \"x\" ,\tW/\"abc\"", true},
      {"*", true},
      {"", false},
      {"abc", false},
      {"\"abcd\"", false},
      {"\"x\", \"y\"", false},
      {",,,", false},
      {"w/\"abc\"", false},
  };
  for (const auto& row : rows) EXPECT_EQ(web::names_etag(row.sent, tag), row.names) << row.sent;
}
