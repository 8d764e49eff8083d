#include <gtest/gtest.h>

#include "feeds/feeds.h"
#include "tests/feeds/sample.h"
#include "text/encoding.h"

using namespace std::chrono_literals;
using test::utc;

namespace {

const model::Time kNow = utc(2026, 1, 5, 12);

model::Article read(const model::Entry& entry, const model::Document& about = {},
                    const model::Feed& feed = {}) {
  model::Document document = about;
  document.entries = {entry};
  return feeds::read_articles(document, feed, kNow).at(0).article;
}

}  // namespace

TEST(ReadArticles, MakesAnArticleOfAnEntry) {
  model::Feed feed;
  feed.name = "herald";
  feed.tags = {"uk"};
  feed.country = "GB";
  const auto parsed =
      feeds::parse({test::document("rss20.xml"), "", "https://morning.example/feed.xml"});
  ASSERT_TRUE(parsed);

  const auto articles = feeds::read_articles(parsed->document, feed, kNow);

  ASSERT_EQ(articles.size(), 2u);
  const auto& first = articles[0].article;
  EXPECT_EQ(first.url, "https://morning.example/2026/resigns");
  EXPECT_EQ(first.title, "Minister resigns — \"no choice\"");
  EXPECT_EQ(first.text, "She said so on Monday.\n\nHer deputy takes over … for now.");
  EXPECT_EQ(first.authors, std::vector<std::string>{"Ann Author"});
  EXPECT_EQ(first.tags, (std::vector<std::string>{"uk", "Politics", "Cabinet"}));
  EXPECT_EQ(first.source, "Agency");
  EXPECT_EQ(first.country, "GB");
  EXPECT_EQ(first.published, utc(2026, 1, 5, 7));
  EXPECT_EQ(first.seen, kNow);
  EXPECT_EQ(articles[1].article.source, "Morning Herald");
  EXPECT_EQ(articles[1].article.lang, "en") << "too short to tell: the feed's word counts";
}

TEST(ReadArticles, TakesTheFullerText) {
  model::Entry entry;
  entry.content_html = "<p>short</p>";
  entry.summary_html = "<p>a longer summary</p>";
  EXPECT_EQ(read(entry).text, "a longer summary");

  entry.content_html = "<p>the longest content of all</p>";
  EXPECT_EQ(read(entry).text, "the longest content of all");

  entry.summary_html = "<img src='a-long-address-but-no-words-in-it-at-all.jpg'>";
  EXPECT_EQ(read(entry).text, "the longest content of all");
}

TEST(ReadArticles, ResolvesALinkAgainstTheDocumentsOwn) {
  model::Document document;
  document.link = "https://site.example/news/";
  model::Entry entry;
  entry.link = "../2026/a.html#top";
  EXPECT_EQ(read(entry, document).url, "https://site.example/2026/a.html");

  entry.link = "javascript:alert(1)";
  EXPECT_EQ(read(entry, document).url, "");
}

TEST(ReadArticles, B26_ClampsWhatCannotBeTrue) {
  const struct {
    std::optional<model::Time> published, updated, expected;
  } cases[] = {
      {utc(2026, 1, 1), {}, utc(2026, 1, 1)},
      {{}, utc(2026, 1, 2), utc(2026, 1, 2)},
      {kNow + 23h, {}, kNow + 23h},
      {kNow + 25h, {}, kNow},
      {utc(2099, 1, 1), {}, kNow},
      {utc(1970, 1, 1), {}, std::nullopt},
      {{}, {}, std::nullopt},
  };

  for (const auto& c : cases) {
    model::Entry entry;
    entry.published = c.published;
    entry.updated = c.updated;
    EXPECT_EQ(read(entry).published, c.expected);
  }
}

TEST(ReadArticles, B28_CutsWithAMarkBetweenCharacters) {
  model::Entry entry;
  for (int i = 0; i < 600'000; ++i) entry.content_html += "ж";
  for (int i = 0; i < 1'500; ++i) entry.title += "é";

  const auto article = read(entry);

  EXPECT_LE(article.text.size(), 1'000'010u);
  EXPECT_TRUE(article.text.ends_with("ж […]"));
  EXPECT_TRUE(article.title.ends_with("é […]"));
  EXPECT_EQ(article.title.size(), 2'000u + std::string(" […]").size());
  EXPECT_EQ(text::valid_utf8(article.text), article.text);
}

TEST(ReadArticles, ATitleIsPlainAlreadyAndStaysOneLine) {
  model::Entry entry;
  entry.title = "R&D <tags> &amp;\nnew line";

  EXPECT_EQ(read(entry).title, "R&D <tags> &amp; new line");
}

TEST(ReadArticles, TheContentDigestTellsAChange) {
  model::Entry entry;
  entry.title = "Title";
  entry.content_html = "<p>Text</p>";
  const auto before = read(entry).content_digest;

  entry.published = utc(2026, 1, 1);
  entry.content_html = "<div>Text</div>";
  EXPECT_EQ(read(entry).content_digest, before) << "markup and dates are no content";

  entry.content_html = "<p>Text changed</p>";
  EXPECT_NE(read(entry).content_digest, before);
}
