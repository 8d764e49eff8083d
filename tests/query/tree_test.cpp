// What each construct of the language is understood as.
#include "tests/query/tree.h"

#include <gtest/gtest.h>

#include <span>

namespace {

struct Row {
  const char* query;
  const char* tree;
};

void expect(std::span<const Row> table) {
  for (const Row& row : table) EXPECT_EQ(tree::of_query(row.query), row.tree) << row.query;
}

}  // namespace

TEST(QueryTree, JoinsWordsByTheOperatorsThatBindCloser) {
  const Row table[] = {
      {"nato", "term(nato)"},
      {"nato csto", "and(term(nato) term(csto))"},
      {"nato AND csto minsk", "and(term(nato) term(csto) term(minsk))"},
      {"nato OR csto minsk", "or(term(nato) and(term(csto) term(minsk)))"},
      {"(nato OR csto) minsk", "and(or(term(nato) term(csto)) term(minsk))"},
      {"nato NOT csto", "and(term(nato) not(term(csto)))"},
      {"nato AND NOT csto", "and(term(nato) not(term(csto)))"},
      {"nato -csto", "and(term(nato) not(term(csto)))"},
      {"nato -\"north korea\"", "and(term(nato) not(term(\"north\" \"korea\")))"},
      {"nato -raw:US", "and(term(nato) not(raw(US)))"},
      {"nato NOT csto NEAR/3 minsk", "and(term(nato) not(near(3 term(csto) term(minsk))))"},
      {"nato NOT csto OR minsk", "or(and(term(nato) not(term(csto))) term(minsk))"},
      {"title:nato csto", "and(title(term(nato)) term(csto))"},
      {"title:nato NOT csto", "and(title(term(nato)) not(term(csto)))"},
      {"10:30", "term(\"10\" \"30\")"},
  };

  expect(table);
}

TEST(QueryTree, CutsTermsAsArticlesAreCut) {
  const Row table[] = {
      {"\"strike weapons\"", "term(\"strike\" \"weapons\")"},
      {"“strike weapons”", "term(\"strike\" \"weapons\")"},
      {"„Le Monde“", "term(\"le\" \"monde\")"},
      {"\"strike weapons\"~5", "term~5(\"strike\" \"weapons\")"},
      {"\"strike weapons\"~0 nato", "and(term~0(\"strike\" \"weapons\") term(nato))"},
      {"\"joint * exercise\"", "term(\"joint\" * \"exercise\")"},
      {"\"the minist* of\"~3", "term~3(\"the\" minist* \"of\")"},
      {"anti-missile", "term(anti missile)"},
      {"F16", "term(\"f\" \"16\")"},
      {"F16*", "term(\"f\" 16*)"},
      {"T-72*", "term(t 72*)"},
      {"AT&T", "term(at& &t)"},
      {"C++", "term(c++)"},
      {"NATO's", "term(nato)"},
      {"\"NATO's\"", "term(\"nato's\")"},
      {"minist* wom?n *minister*", "and(term(minist*) term(wom?n) term(*minister*))"},
      {"国防部", "term(国 防 部)"},
      {"forms:\"министр обороны\"", "term(министр обороны)"},
      {"forms:(\"air force\" OR navy)", "or(term(air force) term(navy))"},
      {"forms:\"air force\"~2", "term~2(air force)"},
      {"title:forms:\"air force\"", "title(term(air force))"},
  };

  expect(table);
}

TEST(QueryTree, KeepsTheSignsOfRawAndPatterns) {
  const Row table[] = {
      {"raw:US", "raw(US)"},
      {"RAW:US", "raw(US)"},
      {"raw:AND", "raw(AND)"},
      {"raw:C++", "raw(C++)"},
      {"raw:don't", "raw(don't)"},
      {"raw:a=b", "raw(a=b)"},
      {"raw:\"Le  Monde \"", "raw(Le Monde)"},
      {"raw:\"a \\\"b\\\" \\\\ c\"", "raw(a \"b\" \\ c)"},
      {"raw:\"What?\"", "raw(What?)"},
      {"raw:Cafe\u0301", "raw(Caf\u00E9)"},
      {"raw:(WHO OR AID)", "or(raw(WHO) raw(AID))"},
      {"raw:(WHO AID)", "and(raw(WHO) raw(AID))"},
      {"raw:(WHO NOT \"WHO AID\")", "and(raw(WHO) not(raw(WHO AID)))"},
      {"raw:(TASS:Kyiv OR -x)", "or(raw(TASS:Kyiv) not(raw(x)))"},
      {"raw:(US NEAR/3 WHO)", "near(3 raw(US) raw(WHO))"},
      {"raw:US minister", "and(raw(US) term(minister))"},
      {"title:raw:US", "title(raw(US))"},
      {"title:(raw:US OR nato)", "title(or(raw(US) term(nato)))"},
      {"lead:raw:US body:raw:US", "and(lead(raw(US)) body(raw(US)))"},
      {"raw:US NEAR/5 minister", "near(5 raw(US) term(minister))"},
      {"re:/Iskander[- ]M/", "re"},
      {"re:/a b (c|d)/ nato", "and(re term(nato))"},
      {"re:/a\\/b/", "re"},
      {"title:re:/x/ OR re:/y/", "or(title(re) re)"},
      {"(re:/x/)", "re"},
  };

  expect(table);
}

TEST(QueryTree, PutsWordsNearEachOther) {
  const Row table[] = {
      {"a NEAR b", "near(4 term(a) term(b))"},
      {"a NEAR/5 b", "near(5 term(a) term(b))"},
      {"a w/5 b", "near(5 term(a) term(b))"},
      {"a ONEAR/5 b", "onear(5 term(a) term(b))"},
      {"a pre/0 b", "onear(0 term(a) term(b))"},
      {"a NEAR/5 b NEAR/6 c", "near(6 near(5 term(a) term(b)) term(c))"},
      {"a NEAR/5(b OR c)", "near(5 term(a) or(term(b) term(c)))"},
      {"(a OR \"b c\") NEAR/2 \"d e\"~3",
       "near(2 or(term(a) term(\"b\" \"c\")) term~3(\"d\" \"e\"))"},
      {"a NOT NEAR/3 b", "not_near(3 term(a) term(b))"},
      {"a NOT NEAR b", "not_near(4 term(a) term(b))"},
      {"a NOT W/3 b", "not_near(3 term(a) term(b))"},
      {"a NOT ONEAR/3 b", "not_onear(3 term(a) term(b))"},
      {"a NOT NEAR/3(b OR c)", "not_near(3 term(a) or(term(b) term(c)))"},
      {"a NEAR/5 b NOT NEAR/3 c", "not_near(3 near(5 term(a) term(b)) term(c))"},
      {"x NOT a NOT NEAR/3 b", "and(term(x) not(not_near(3 term(a) term(b))))"},
      {"NEAR/5(a, b, c)", "near_all(5 term(a) term(b) term(c))"},
      {"NEAR(a, b)", "near_all(4 term(a) term(b))"},
      {"near/5(a,b,c)", "near_all(5 term(a) term(b) term(c))"},
      {"W/7(a OR b, \"c d\", raw:E)", "near_all(7 or(term(a) term(b)) term(\"c\" \"d\") raw(E))"},
      {"NEAR/9(5,000 troops, border)",
       "error: NEAR takes words, phrases and OR-groups of them, not AND"},
      {"NEAR/9(5,000, \"troops, many\")", "near_all(9 term(\"5000\") term(\"troops\" \"many\"))"},
      {"x NEAR/5(a, b)", "and(term(x) near_all(5 term(a) term(b)))"},
      {"x NOT NEAR/5(a, b)", "and(term(x) not(near_all(5 term(a) term(b))))"},
      {"NEAR/5(NEAR/2(a, b), c NEAR/1 d)",
       "near_all(5 near_all(2 term(a) term(b)) near(1 term(c) term(d)))"},
      {"NEAR/5(a, b) NEAR/9 c", "near(9 near_all(5 term(a) term(b)) term(c))"},
      {"title:NEAR/5(a, b)", "title(near_all(5 term(a) term(b)))"},
      {"source:(a NEAR/1 b)", "source(near(1 term(a) term(b)))"},
  };

  expect(table);
}

TEST(QueryTree, KnowsSentencesParagraphsCountsAndScores) {
  const Row table[] = {
      {"SENT(a b)", "sentence(and(term(a) term(b)))"},
      {"sent(a NOT b)", "sentence(and(term(a) not(term(b))))"},
      {"Para(SENT(a b) c)", "paragraph(and(sentence(and(term(a) term(b))) term(c)))"},
      {"title:SENT(a b)", "title(sentence(and(term(a) term(b))))"},
      {"body:(SENT(a b) OR c)", "body(or(sentence(and(term(a) term(b))) term(c)))"},
      {"x -SENT(a b)", "and(term(x) not(sentence(and(term(a) term(b)))))"},
      {"SENT(a NEAR/3 b re:/x/)", "sentence(and(near(3 term(a) term(b)) re))"},
      {"SENT(NEAR/3(a, b) c)", "sentence(and(near_all(3 term(a) term(b)) term(c)))"},
      {"ATLEAST/3(a)", "at_least(3 term(a))"},
      {"atleast/1(a OR b NEAR/2 c)", "at_least(1 or(term(a) near(2 term(b) term(c))))"},
      {"lead:ATLEAST/2(a)", "lead(at_least(2 term(a)))"},
      {"SCORE(a^3 b^-2 c) >= 4", "score(4 term(a)^3 term(b)^-2 term(c)^1)"},
      {"score(\"a b\"^2 (c OR d)^0 title:e^5)>=2 f",
       "and(score(2 term(\"a\" \"b\")^2 or(term(c) term(d))^0 title(term(e))^5) term(f))"},
      {"SCORE(\"a b\"~3^2 raw:US^2 re:/x/^2 lang:en^2) >= 1",
       "score(1 term~3(\"a\" \"b\")^2 raw(US)^2 re^2 lang=en^2)"},
      {"SCORE(a NEAR/5 b^3 (c NOT d)) >= 1",
       "score(1 near(5 term(a) term(b))^3 and(term(c) not(term(d)))^1)"},
      {"(SCORE(SENT(a b)^2 ATLEAST/2(c)) >= 2)",
       "score(2 sentence(and(term(a) term(b)))^2 at_least(2 term(c))^1)"},
      {"SENT(ATLEAST/2(a) b)", "sentence(and(at_least(2 term(a)) term(b)))"},
      {"author:SENT(a b)", "author(sentence(and(term(a) term(b))))"},
      {"he sent a para", "and(term(he) term(sent) term(a) term(para))"},
  };

  expect(table);
}

TEST(QueryTree, BindsFieldsToWordsOrValues) {
  const Row table[] = {
      {"title:nato", "title(term(nato))"},
      {"title:(nato NOT csto)", "title(and(term(nato) not(term(csto))))"},
      {"lead:nato body:nato", "and(lead(term(nato)) body(term(nato)))"},
      {"author:\"Jo Smith\" tag:agency", "and(author(term(\"jo\" \"smith\")) tag(term(agency)))"},
      {"source:(tass OR interfax)", "source(or(term(tass) term(interfax)))"},
      {"feed:tass-en", "feed=tass-en"},
      {"lang:EN", "lang=en"},
      {"lang:nb", "lang=no"},
      {"lang:(en OR de)", "lang(or(lang=en lang=de))"},
      {"country:RU", "country=ru"},
      {"-country:ru x", "and(not(country=ru) term(x))"},
      {"site:NATO.int", "site=nato.int"},
      {"site:münchen.de", "site=xn--mnchen-3ya.de"},
      {"site:(gov.uk OR nato.int)", "site(or(site=gov.uk site=nato.int))"},
      {"url:/news/2023?x=1&y", "url=/news/2023?x=1&y"},
      {"url:HTTPS://Example.org/Path", "url=https://example.org/Path"},
      {"url:w/5", "url=w/5"},
      {"url:\"a(b)\"", "url=a(b)"},
      {"published:2023-05-01", "published[2023-5-1..2023-5-2)"},
      {"published:>=2023-05-01", "published[2023-5-1..)"},
      {"published:>2024-02-28", "published[2024-2-29..)"},
      {"published:<=2023-12-31", "published[..2024-1-1)"},
      {"published:<2023-05-01", "published[..2023-5-1)"},
      {"published:(>=2023-01-01 <2023-02-01)",
       "published(and(published[2023-1-1..) published[..2023-2-1)))"},
  };

  expect(table);
}

TEST(QueryTree, TakesWordsAsTheyAreWithTheStandardCut) {
  query::Options standard;
  standard.cut = text::Cut::standard;

  EXPECT_EQ(tree::of_query("organise troops", standard),
            "and(term(\"organise\") term(\"troops\"))");
  EXPECT_EQ(tree::of_query("#nato minist*", standard), "and(term(\"nato\") term(minist*))");
}

TEST(QueryTree, KeepsASkeletonWhereLookalikesCount) {
  query::Warnings warnings("нато nato*");
  query::Options options;
  options.lookalikes = true;

  query::Parser parser("нато nato*", warnings, options);
  const auto root = parser.run();

  ASSERT_TRUE(root);
  const auto& both = std::get<query::And>(root->is);
  EXPECT_EQ(std::get<query::Term>(both.of[0]->is).slots[0].skeleton, "hato");
  EXPECT_EQ(std::get<query::Term>(both.of[1]->is).slots[0].skeleton, "");
}

TEST(QueryTree, RemembersWhichBytesEachPartStandsOn) {
  const std::string query = "x (a OR b) title:raw:US \"c d\"~5 SCORE(e^2) >= 2";
  query::Warnings warnings(query);
  query::Parser parser(query, warnings);
  const auto root = parser.run();

  ASSERT_TRUE(root);
  std::vector<std::string> parts;
  for (const auto& one : std::get<query::And>(root->is).of)
    parts.push_back(query.substr(one->begin, one->end - one->begin));

  EXPECT_EQ(parts, (std::vector<std::string>{"x", "(a OR b)", "title:raw:US", "\"c d\"~5",
                                             "SCORE(e^2) >= 2"}));
}
