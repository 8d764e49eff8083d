// The identity policy (feeds/identity.cpp), seen as the pipeline sees it: an article is known when
// any of its digests is.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "feeds/feeds.h"
#include "tests/feeds/sample.h"

namespace {

struct Item {
  std::string guid, link, title, text;
};

std::vector<feeds::NewArticle> read(const std::vector<Item>& items,
                                    const std::string& feed = "first") {
  model::Document document;
  for (const auto& item : items) {
    model::Entry entry;
    entry.guid = item.guid;
    entry.link = item.link;
    entry.title = item.title;
    entry.summary_html = item.text;
    document.entries.push_back(entry);
  }
  model::Feed source;
  source.name = feed;
  return feeds::read_articles(document, source, test::utc(2026, 1, 5));
}

bool same(const feeds::NewArticle& a, const feeds::NewArticle& b) {
  return std::ranges::find_first_of(a.identities, b.identities) != a.identities.end();
}

// Whether an item read today is the article stored yesterday; each alone in its document.
bool recognised(const Item& yesterday, const Item& today, const std::string& feed_today = "first") {
  return same(read({yesterday})[0], read({today}, feed_today)[0]);
}

const Item kItem{"guid-1", "http://news.example/1", "Minister resigns", "She said so."};

Item with(Item item, std::string Item::* member, std::string value) {
  item.*member = std::move(value);
  return item;
}

}  // namespace

TEST(Identity, AnItemKeepsItsArticleThroughOneChange) {
  const struct {
    const char* what;
    Item before, after;
  } cases[] = {
      {"unchanged", kItem, kItem},
      {"title corrected", kItem, with(kItem, &Item::title, "Minister resigns at last")},
      {"text updated (B24)", kItem, with(kItem, &Item::text, "She said more.")},
      {"address changed", kItem, with(kItem, &Item::link, "https://www.news.example/2026/1")},
      {"guid changed", kItem, with(kItem, &Item::guid, "guid-2")},
      {"guid lost", kItem, with(kItem, &Item::guid, "")},
      {"link lost", kItem, with(kItem, &Item::link, "")},
      {"title in capitals, tracking added",
       kItem,
       {"", "http://news.example/1?utm_source=x", "MINISTER  RESIGNS", ""}},
      {"no guid, title corrected", with(kItem, &Item::guid, ""), {"", kItem.link, "Corrected", ""}},
      {"no guid, no link (B22)", {"", "", "Title", "Text"}, {"", "", "Title", "Text"}},
      {"nothing but a title", {"", "", "Title", ""}, {"", "", "Title", ""}},
      {"nothing but a text", {"", "", "", "Text"}, {"", "", "", "Text"}},
      {"nothing but a guid", {"g", "", "", ""}, {"g", "", "", ""}},
      {"a guid of 9.6 kB (B25)", with(kItem, &Item::guid, std::string(9600, 'g')),
       with(with(kItem, &Item::guid, std::string(9600, 'g')), &Item::title, "x")},
  };

  for (const auto& c : cases) EXPECT_TRUE(recognised(c.before, c.after)) << c.what;
}

TEST(Identity, ADifferentArticleIsNew) {
  const struct {
    const char* what;
    Item before, after;
  } cases[] = {
      {"a guid reused for another link and title (I6)",
       kItem,
       {kItem.guid, "http://news.example/2", "Budget passed", ""}},
      {"everything else", kItem, {"guid-2", "http://news.example/2", "Budget passed", ""}},
      {"the front page as every link",
       {"", "http://news.example/", "A", ""},
       {"g", "http://news.example/", "B", ""}},
      {"the front page again, with the next day's news (I6)",
       {"g1", "http://news.example/", "Quake alert", "Lima"},
       {"g2", "http://news.example", "Quake alert", "Tokyo"}},
      {"same title, other address",
       kItem,
       {"guid-2", "http://news.example/2", kItem.title, kItem.text}},
      {"no guid, no link, other text", {"", "", "Title", "Text"}, {"", "", "Title", "Other"}},
      {"parts shifted between title and text", {"", "", "ab", "c"}, {"", "", "a", "bc"}},
  };

  for (const auto& c : cases) EXPECT_FALSE(recognised(c.before, c.after)) << c.what;
}

TEST(Identity, TheSameItemInTwoFeedsIsOneArticle) {
  EXPECT_TRUE(recognised(kItem, kItem, "second"));
  EXPECT_TRUE(recognised(kItem, with(kItem, &Item::guid, "another publisher's guid"), "second"));
  EXPECT_FALSE(recognised({"1", "", "Title", ""}, {"1", "", "Title", ""}, "second"))
      << "a small guid without a link says nothing elsewhere";
}

TEST(Identity, B23_ItemsThatShareAGuidAreToldApart) {
  std::vector<Item> items;
  for (int i = 0; i < 10; ++i)
    items.push_back(
        {"same", "http://news.example/" + std::to_string(i), "Title " + std::to_string(i), ""});
  items.push_back({"same", "", "Without a link", "a"});
  items.push_back({"same", "", "Without a link either", "b"});

  const auto articles = read(items);

  for (std::size_t i = 0; i < articles.size(); ++i)
    for (std::size_t k = i + 1; k < articles.size(); ++k)
      EXPECT_FALSE(same(articles[i], articles[k])) << i << " and " << k;
}

TEST(Identity, AnItemWrittenTwiceKeepsItsTrustedGuid) {
  const auto twice = read({kItem, kItem});
  const auto corrected = read({with(kItem, &Item::title, "Corrected")});

  EXPECT_TRUE(same(twice[0], twice[1]));
  EXPECT_TRUE(same(twice[0], corrected[0]));
}

TEST(Identity, AUrlThatItemsShareDoesNotCountAlone) {
  const auto articles =
      read({{"", "http://news.example/", "A", ""}, {"", "http://news.example/", "B", ""}});

  EXPECT_FALSE(same(articles[0], articles[1]));
}

TEST(Identity, I6TwoReportsUnderOneHeadlineAndAddressAreTwo) {
  const auto articles = read({{"g1", "http://news.example/live", "Quake alert", "Lima"},
                              {"g2", "http://news.example/live", "Quake alert", "Tokyo"}});

  EXPECT_FALSE(same(articles[0], articles[1]));
}

TEST(Identity, AnItemIsKnownWhetherOthersShareItsAddressTodayOrNot) {
  const Item item{"", "http://news.example/live", "Quake", "Lima"};
  const Item neighbour{"", item.link, "Flood", "Tokyo"};

  EXPECT_TRUE(same(read({item, neighbour})[0], read({item})[0]));
  EXPECT_TRUE(same(read({item})[0], read({neighbour, item})[1]));
}

TEST(Identity, AnItemWrittenTwiceInOtherCaseIsOneItem) {
  const auto twice = read({kItem, with(kItem, &Item::title, "MINISTER RESIGNS")});

  EXPECT_TRUE(same(twice[1], read({with(kItem, &Item::title, "Corrected")})[0]));
}

TEST(Identity, EveryEntryGetsDigestsOf32Bytes) {
  for (const auto& article :
       read({kItem, {}, {"", "not a link", "", ""}, {"same", "", "", ""}, {"same", "", "", "x"}})) {
    ASSERT_FALSE(article.identities.empty());
    for (const auto& digest : article.identities) EXPECT_EQ(digest.size(), 64u);
  }
}
