#include <gtest/gtest.h>

#include "tests/rules/row.h"

namespace {

const model::Article kArticle = [] {
  model::Article article;
  article.title = "NATO begins its exercise";
  article.text =
      "The minister warned on Thursday, after a long night of talks in the old town, that sports "
      "fans came. Troops moved.\n\nThe second paragraph names Kaliningrad.";
  article.lang = "en";
  article.source = "TASS";
  article.country = "RU";
  article.published = model::Time{std::chrono::sys_days{std::chrono::year{2023} / 5 / 25}};
  return article;
}();

std::vector<rules::Clause> explained(const std::string& query) {
  const text::Reading reading(kArticle.title, kArticle.text, kArticle.lang);
  return rules::explain(query, {}, {reading, kArticle, "tass"});
}

// A clause a line: indented by depth, "+" where it holds, the reason behind it.
std::string shown(const std::vector<rules::Clause>& clauses) {
  std::string lines;
  for (const auto& clause : clauses)
    lines += std::string(static_cast<std::size_t>(clause.depth), ' ') + (clause.holds ? "+" : "-") +
             (clause.excludes ? "!" : "") + clause.written +
             (clause.reason.empty() ? "" : " | " + clause.reason) + "\n";
  return lines;
}

struct Case {
  const char* query;
  const char* reason;  // of the whole query
};

}  // namespace

TEST(Explain, NamesTheNearestReason) {
  const Case cases[] = {
      {"ship", "no form of “ship” stands in title or text"},
      {"exercising", ""},
      {"kaliningradskaya",
       "no form of “kaliningradskaya” stands in title or text; the nearest is “kaliningrad”"},
      {"\"ship\"", "\"ship\" does not stand in title or text"},
      {"ship*", "no word like ship* stands in title or text"},
      {"title:troops", "no form of “troops” stands in the title"},
      {"source:reuters", "no form of “reuters” stands in the outlet's name, “TASS”"},
      {"\"moved troops\"", "its words stand in title or text, but not in this order"},
      {"\"moved ships\"", "“ships” does not stand in title or text"},
      {"minister NEAR/5 town", "the nearest two are 12 words apart"},
      {"warned NEAR/2 ship", "no form of “ship” stands in title or text"},
      {"warned NEAR/2 (ship OR boat)", "(ship OR boat) does not stand in title or text"},
      {"town ONEAR/20 minister", "they stand that near, but in the other order"},
      {"town ONEAR/2 minister", "they stand in the other order only"},
      {"exercise NEAR/5 troops", "one stands in the title, the other in the text"},
      {"nato AND ship AND troops", "2 of its 3 parts hold"},
      {"ship OR boat", "none of these 2 holds"},
      {"nato lang:ru", "1 of its 2 parts holds"},
      {"SENT(minister troops)",
       "the article holds this, but no single sentence does; the nearest is “The minister warned on "
       "Thursday, after …”"},
      {"PARA(minister kaliningrad)",
       "the article holds this, but no single paragraph does; the nearest is “The minister warned "
       "on Thursday, after …”"},
      {"SENT(ship boat)", "no sentence holds this"},
      {"ATLEAST/3(troops)", "it stands there once, not 3 times"},
      {"SCORE(nato^2 ship^5) >= 4", "the weights add up to 2, 4 are asked for"},
      {"raw:Nato", "“Nato” does not stand in title or text, written like this"},
      {"re:/Iskander/", "nothing in title or text matches it"},
      {"NEAR/2(minister, thursday, town)",
       "the smallest stretch that holds them all has 11 other words"},
      {"lead:kaliningrad", "no form of “kaliningrad” stands in the first paragraph"},
      {"country:de", "the outlet's country is RU"},
      {"published:>=2024-01-01", "it was published 2023-05-25T00:00:00Z"},
      {"lang:ru", "the article's language is en"},
      {"feed:reuters", "the article's feed is tass"},
  };

  for (const auto& [query, reason] : cases) {
    const auto clauses = explained(query);
    ASSERT_FALSE(clauses.empty()) << query;
    EXPECT_EQ(clauses.front().reason, reason) << query;
    EXPECT_EQ(clauses.front().holds, std::string(reason).empty()) << query;
    EXPECT_EQ(clauses.front().written, query);
  }
}

TEST(Explain, TakesAQueryApart) {
  EXPECT_EQ(shown(explained("nato AND (ship OR boat) AND (troops OR planes) AND NOT sport*")),
            "-nato AND (ship OR boat) AND (troops OR planes) AND NOT sport* | 2 of its 4 parts "
            "hold\n"
            " +nato\n"
            " -(ship OR boat) | none of these 2 holds\n"
            " +(troops OR planes)\n"
            "  +troops\n"
            " -NOT sport* | excluded by sport*: “sports” stands in the text\n");
}

TEST(Explain, TellsWhatStandsUnderNot) {
  EXPECT_EQ(shown(explained("nato AND NOT (minister NEAR/3 warned)")),
            "-nato AND NOT (minister NEAR/3 warned) | 1 of its 2 parts holds\n"
            " +nato\n"
            " -NOT (minister NEAR/3 warned) | excluded by (minister NEAR/3 warned): “minister” "
            "stands in the text\n"
            "  +!(minister NEAR/3 warned)\n"
            "   +!minister\n"
            "   +!warned\n");
}

TEST(Explain, TellsNothingOfWhatIsRightlyNotThere) {
  EXPECT_EQ(shown(explained("nato AND NOT (ship NEAR/3 boat) AND NOT title:ship")),
            "+nato AND NOT (ship NEAR/3 boat) AND NOT title:ship\n"
            " +nato\n"
            " +NOT (ship NEAR/3 boat)\n"
            " +NOT title:ship\n");
}

TEST(Explain, GoesIntoAField) {
  EXPECT_EQ(shown(explained("title:(nato AND troops)")),
            "-title:(nato AND troops) | 1 of its 2 parts holds\n"
            " +nato\n"
            " -troops | no form of “troops” stands in the title\n");
}

TEST(Explain, LooksForThePartsOfASentenceInOne) {
  const auto met = explained("SENT(names kaliningrad second)");
  EXPECT_EQ(shown(met),
            "+SENT(names kaliningrad second)\n"
            " +names kaliningrad second\n"
            "  +names\n"
            "  +kaliningrad\n"
            "  +second\n");
  const auto begin = static_cast<std::uint32_t>(kArticle.text.find("Kaliningrad"));
  EXPECT_EQ(met[3].spans.at(0), (model::Span{model::Field::text, begin, begin + 11}));

  EXPECT_EQ(shown(explained("SENT(fans exercise)")),
            "-SENT(fans exercise) | the article holds this, but no single sentence does; the "
            "nearest is “NATO begins its exercise”\n"
            " -fans exercise | 1 of its 2 parts holds\n"
            "  -fans | no form of “fans” stands in the title\n"
            "  +exercise\n");
  EXPECT_EQ(
      shown(explained("lead:PARA(minister kaliningrad)")),
      "-lead:PARA(minister kaliningrad) | no paragraph holds this; the nearest is “The minister "
      "warned on Thursday, after …”\n"
      " -minister kaliningrad | 1 of its 2 parts holds\n"
      "  +minister\n"
      "  -kaliningrad | no form of “kaliningrad” stands in this paragraph\n");
}

TEST(Explain, SaysWhatJoinsTheParts) {
  const auto clauses = explained("nato AND (ship NEAR/3 boat) AND (boat OR troops)");
  std::vector<std::string> joins;
  for (const auto& clause : clauses) joins.push_back(clause.joins);
  EXPECT_EQ(joins, (std::vector<std::string>{"AND of 3", "", "NEAR/3", "", "", "OR of 2", ""}));
}

TEST(Explain, GivesTheWordsThatHold) {
  const auto clauses = explained("nato AND troops");

  ASSERT_EQ(clauses.size(), 3u);
  ASSERT_EQ(clauses[1].spans.size(), 1u);
  EXPECT_EQ(clauses[1].spans[0], (model::Span{model::Field::title, 0, 4}));
  EXPECT_EQ(clauses[2].spans[0].field, model::Field::text);
}

TEST(Explain, HoldsWhereTheQueryMeets) {
  for (const char* query : {"nato", "nato AND NOT ship", "title:(nato OR ship) lang:en",
                            "(minister NEAR/20 town) NEAR/30 troops", "ship", "lang:de"})
    EXPECT_EQ(explained(query).front().holds,
              rows::judge(query, kArticle.title, kArticle.text, kArticle.lang).matched)
        << query;
}

TEST(Explain, OfAQueryThatIsNoneTellsItsFault) {
  const auto clauses = explained("nato AND");

  ASSERT_EQ(clauses.size(), 1u);
  EXPECT_FALSE(clauses[0].holds);
  EXPECT_EQ(clauses[0].reason, "AND needs something on its right");
}
