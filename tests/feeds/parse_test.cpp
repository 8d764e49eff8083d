#include <gtest/gtest.h>

#include "feeds/feeds.h"
#include "tests/feeds/sample.h"

using feeds::ParseError;
using model::Document;
using test::utc;

namespace {

Document parsed(const std::string& bytes, const std::string& base = "https://server.example/feed") {
  const auto result = feeds::parse({bytes, "", base});
  EXPECT_TRUE(result) << (result ? "" : result.error().message);
  EXPECT_TRUE(!result || !result->partial);
  return result ? result->document : Document{};
}

std::string rss(const std::string& inside) {
  return "<rss version='2.0'><channel><title>T</title>" + inside + "</channel></rss>";
}

std::string first_title(const std::string& title_markup) {
  const Document document = parsed(rss("<item><title>" + title_markup + "</title></item>"));
  return document.entries.empty() ? "no entry" : document.entries[0].title;
}

}  // namespace

TEST(Parse, B13_ReadsRss20) {
  const Document document = parsed(test::document("rss20.xml"), "https://morning.example/feed.xml");

  EXPECT_EQ(document.format, Document::Format::rss);
  EXPECT_EQ(document.title, "Morning Herald");
  EXPECT_EQ(document.link, "https://morning.example/");
  EXPECT_EQ(document.self_link, "https://morning.example/feed.xml");
  EXPECT_EQ(document.language, "en-gb");
  EXPECT_EQ(document.updated, utc(2026, 1, 5, 12));
  ASSERT_EQ(document.entries.size(), 2u);
  const auto& first = document.entries[0];
  EXPECT_EQ(first.guid, "mh-1");
  EXPECT_EQ(first.title, "Minister resigns — \"no choice\"");
  EXPECT_EQ(first.published, utc(2026, 1, 5, 7));
  EXPECT_EQ(first.authors, std::vector<std::string>{"Ann Author"});
  EXPECT_EQ(first.categories, (std::vector<std::string>{"Politics", "Cabinet"}));
  EXPECT_EQ(first.summary_html, "<p>She said so on Monday.</p>");
  EXPECT_NE(first.content_html.find("Her deputy"), std::string::npos);
  EXPECT_EQ(
      first.enclosures,
      (std::vector<model::Enclosure>{{"https://morning.example/img/1.jpg", "image/jpeg", "1200"}}));
  EXPECT_EQ(first.source_title, "Agency");
  const auto& second = document.entries[1];
  EXPECT_EQ(second.title, "Second story: AT&T & more");
  EXPECT_EQ(second.link, "https://morning.example/2026/second")
      << "a permalink guid stands in for the link";
  EXPECT_EQ(second.published, utc(2026, 1, 5, 8, 30));
}

TEST(Parse, B13_ReadsRdfWhatevItsPrefixesAre) {
  const Document document = parsed(test::document("rss10.xml"));

  EXPECT_EQ(document.format, Document::Format::rdf);
  EXPECT_EQ(document.title, "RDF News");
  EXPECT_EQ(document.language, "ru");
  ASSERT_EQ(document.entries.size(), 1u);
  EXPECT_EQ(document.entries[0].guid, "http://rdf.example/1");
  EXPECT_EQ(document.entries[0].title, "Первая новость");
  EXPECT_EQ(document.entries[0].published, utc(2026, 1, 5, 7));
  EXPECT_EQ(document.entries[0].authors, std::vector<std::string>{"Иванов"});
}

TEST(Parse, B13_B30_ReadsAtom10AndDecodesOnceByType) {
  const Document document = parsed(test::document("atom10.xml"));

  EXPECT_EQ(document.format, Document::Format::atom);
  EXPECT_EQ(document.title, "Das Blatt");
  EXPECT_EQ(document.link, "https://blatt.example/");
  EXPECT_EQ(document.self_link, "https://blatt.example/feeds/atom.xml");
  EXPECT_EQ(document.language, "de");
  ASSERT_EQ(document.entries.size(), 1u);
  const auto& entry = document.entries[0];
  EXPECT_EQ(entry.title, "1 < 2 &amp; so");
  EXPECT_EQ(entry.link, "https://blatt.example/feeds/2026/eins.html");
  EXPECT_EQ(entry.published, utc(2026, 1, 5, 9) + std::chrono::milliseconds(500));
  EXPECT_EQ(entry.updated, utc(2026, 1, 5, 9, 30));
  EXPECT_EQ(entry.summary_html, "Kurz &lt;gut&gt;");
  EXPECT_EQ(entry.content_html, "<div><p>Ein <em>langer</em> Text &lt;hier&gt;.</p></div>");
  EXPECT_EQ(entry.enclosures.at(0).url, "https://blatt.example/feeds/2026/eins.mp3");
  EXPECT_EQ(entry.source_title, "Quelle");
}

TEST(Parse, B13_ReadsAtom03) {
  const Document document = parsed(test::document("atom03.xml"));

  EXPECT_EQ(document.title, "Old Times");
  EXPECT_EQ(document.description, "since 2003");
  ASSERT_EQ(document.entries.size(), 1u);
  EXPECT_EQ(document.entries[0].content_html, "<p>Body</p>");
  EXPECT_EQ(document.entries[0].published, utc(2004, 1, 2, 2, 4, 5));
}

TEST(Parse, B13_B46_ReadsJsonFeedAndForgivesWrongTypes) {
  const Document document = parsed(test::document("feed.json"), "https://json.example/feed.json");

  EXPECT_EQ(document.format, Document::Format::json);
  EXPECT_EQ(document.title, "JSON News");
  ASSERT_EQ(document.entries.size(), 2u);
  EXPECT_EQ(document.entries[0].guid, "17");
  EXPECT_EQ(document.entries[0].link, "https://json.example/17");
  EXPECT_EQ(document.entries[0].title, "R&D <tags>");
  EXPECT_EQ(document.entries[0].content_html, "Line one<br>line &lt;two&gt;");
  EXPECT_EQ(document.entries[0].categories, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(document.entries[0].enclosures.at(0).length, "12");
  EXPECT_EQ(document.entries[1].guid, "18b") << "of two equal keys the last";
  EXPECT_EQ(document.entries[1].link, "https://json.example/18");
}

TEST(Parse, ReadsABrokenDocumentAsFarAsItMakesSense) {
  const Document document = parsed(test::document("broken.xml"));

  EXPECT_EQ(document.title, "Broken & bent");
  ASSERT_EQ(document.entries.size(), 2u);
  EXPECT_EQ(document.entries[0].title, "One bold");
  EXPECT_EQ(document.entries[0].link, "http://bent.example/1?a=1&b=2");
  EXPECT_EQ(document.entries[0].summary_html, "x < y and &b; <br></br> <p>raw <i>markup</i></p>");
  EXPECT_EQ(document.entries[1].link, "http://bent.example/two%20words");
  EXPECT_EQ(document.entries[1].published, utc(2026, 1, 5));
}

TEST(Parse, ReadsTitlesAsOnePlainLine) {
  const struct {
    const char *markup, *title;
  } cases[] = {
      {"Plain", "Plain"},
      {"<![CDATA[Tom &amp; <i>Jerry</i>]]>", "Tom & Jerry"},
      {"<![CDATA[a ]]]]><![CDATA[> b]]>", "a ]]> b"},
      {"Caf&eacute; &hellip; &#8217; &#146;", "Café … ’ ’"},
      {"AT&amp;T &amp;amp; R&D", "AT&T & R&D"},
      {"two\n  lines", "two lines"},
      {"5 &lt; 6", "5 < 6"},
      {"bell\x07 &#7; nul&#0;", "bell nul"},
      {"&undefined;", "&undefined;"},
  };

  for (const auto& c : cases) EXPECT_EQ(first_title(c.markup), c.title) << c.markup;
}

TEST(Parse, B29_HandsOnNoLinkButHttp) {
  for (const std::string scheme : {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
                                   "java\nscript:x", " JAVASCRIPT:x"})
    EXPECT_EQ(
        parsed(rss("<item><title>a</title><link>" + scheme + "</link></item>")).entries.at(0).link,
        "")
        << scheme;
}

TEST(Parse, B2_DropsNul) {
  std::string bytes = rss("<item><title>a?b</title></item>");
  bytes[bytes.find('?')] = '\0';

  EXPECT_EQ(parsed(bytes).entries.at(0).title, "ab");
}

TEST(Parse, PrefersAPlainElementToItsNamespacedTwin) {
  const Document document = parsed(
      "<rss xmlns:media='http://search.yahoo.com/mrss/' "
      "xmlns:x='urn:x'><channel><media:title>no</media:title><x:link>http://no.example/</x:link>"
      "<title>yes</title><link>http://yes.example/</link><item><media:title>no</"
      "media:title><title>yes</title></item></channel></rss>");

  EXPECT_EQ(document.title, "yes");
  EXPECT_EQ(document.link, "http://yes.example/");
  EXPECT_EQ(document.entries.at(0).title, "yes");
}

TEST(Parse, B9_KeepsTheWholeItemsOfATruncatedDocument) {
  const std::string whole =
      rss("<item><title>1</title></item><item><title>2</title><description>half of "
          "it</description></item>");
  for (const std::string_view cut_before :
       {"</description>", "half", "<description>", "title>2", "</item></channel>"}) {
    const auto result =
        feeds::parse({std::string_view(whole).substr(0, whole.find(cut_before)), "", ""});

    ASSERT_TRUE(result) << cut_before;
    EXPECT_TRUE(result->partial) << cut_before;
    ASSERT_EQ(result->document.entries.size(), 1u) << cut_before;
    EXPECT_EQ(result->document.entries[0].title, "1");
  }
}

TEST(Parse, RefusesWithAReasonAPersonUnderstands) {
  const struct {
    std::string bytes;
    ParseError::Kind kind;
    const char* words;
  } cases[] = {
      {"", ParseError::Kind::empty, "empty"},
      {" \n ", ParseError::Kind::empty, "empty"},
      {"Service unavailable", ParseError::Kind::not_a_feed, "not a feed"},
      {"<!DOCTYPE html><html><form>Log in</form></html>", ParseError::Kind::not_a_feed,
       "an HTML page, not a feed"},
      {"<HTML><body>x", ParseError::Kind::not_a_feed, "an HTML page, not a feed"},
      {"<opml version='2.0'/>", ParseError::Kind::not_a_feed, "OPML"},
      {"<urlset/>", ParseError::Kind::not_a_feed, "sitemap"},
      {"<configuration><x/></configuration>", ParseError::Kind::not_a_feed, "<configuration>"},
      {"{\"error\": 404}", ParseError::Kind::not_a_feed, "no JSON Feed"},
      {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\"",
       ParseError::Kind::malformed, "JSON"},
      {"<rss><channel><title>cut", ParseError::Kind::malformed, "cut off"},
  };

  for (const auto& c : cases) {
    const auto result = feeds::parse({c.bytes, "", ""});

    ASSERT_FALSE(result) << c.bytes;
    EXPECT_EQ(result.error().kind, c.kind) << c.bytes;
    EXPECT_NE(result.error().message.find(c.words), std::string::npos) << result.error().message;
  }
}

TEST(Parse, B12_AFeedWithoutItemsIsAFeed) {
  EXPECT_TRUE(parsed(rss("")).entries.empty());
}
