// @lists and persons: where they may stand, and what is refused of them.
#include <gtest/gtest.h>

#include "tests/query/refusal.h"
#include "tests/query/tree.h"

TEST(QueryTree, TakesListsAndPersonsWhereTermsMayStand) {
  const struct {
    const char* query;
    const char* tree;
  } table[] = {
      {"@allies", "@allies"},
      {"@Allies-2", "@allies-2"},
      {"former:@allies", "former:@allies"},
      {"Ever:@allies", "ever:@allies"},
      {"person:\"Anna Dorn\"", "person:Anna Dorn"},
      {"person:“Anna  Dorn”", "person:Anna Dorn"},
      {"person:\"Anna \\\"Nan\\\" Dorn\"", "person:Anna \"Nan\" Dorn"},
      {"drill @allies", "and(term(drill) @allies)"},
      {"drill -@allies", "and(term(drill) not(@allies))"},
      {"drill NOT former:@allies", "and(term(drill) not(former:@allies))"},
      {"@allies OR person:\"Anna Dorn\"", "or(@allies person:Anna Dorn)"},
      {"(@allies OR drill) port", "and(or(@allies term(drill)) term(port))"},
      {"@allies NEAR/3 drill", "near(3 @allies term(drill))"},
      {"drill ONEAR/3 person:\"Anna Dorn\"", "onear(3 term(drill) person:Anna Dorn)"},
      {"@allies NOT NEAR/3 @guests", "not_near(3 @allies @guests)"},
      {"NEAR/5(@allies, drill, ever:@guests)", "near_all(5 @allies term(drill) ever:@guests)"},
      {"SENT(@allies drill)", "sentence(and(@allies term(drill)))"},
      {"ATLEAST/2(@allies)", "at_least(2 @allies)"},
      {"SCORE(@allies^3 drill) >= 3", "score(3 @allies^3 term(drill)^1)"},
      {"title:@allies", "title(@allies)"},
      {"lead:(@allies OR person:\"Anna Dorn\")", "lead(or(@allies person:Anna Dorn))"},
      {"forms:(@allies OR \"air force\")", "or(@allies term(air force))"},
      {"\"@allies\"", "term(\"@allies\")"},
      {"raw:@allies", "raw(@allies)"},
      {"url:@allies", "url=@allies"},
  };

  for (const auto& row : table) EXPECT_EQ(tree::of_query(row.query), row.tree) << row.query;
}

TEST(ParseQuery, RefusesListsAndPersonsThatCannotBe) {
  const refusals::Refusal table[] = {
      {"drill @allies,", 1, 7,
       "@allies, is no list: those are named with lower-case words and hyphens; a handle is quoted",
       "@allies"},
      {"@our_allies", 1, 1,
       "@our_allies is no list: those are named with lower-case words and hyphens; a handle is "
       "quoted",
       "@our-allies"},
      {"@союзники", 1, 1,
       "@союзники is no list: those are named with lower-case words and hyphens; a handle is "
       "quoted",
       "\"@союзники\""},
      {"@all*", 1, 1,
       "@all* is no list: those are named with lower-case words and hyphens; a handle is quoted",
       "\"@all*\""},
      {"former:@союзники", 1, 1,
       "former:@союзники is no list: those are named with lower-case words and hyphens", ""},
      {"former:allies", 1, 1, "former: needs a list right behind it", "former:@allies"},
      {"drill Ever: @allies", 1, 7, "ever: needs a list right behind it", nullptr},
      {"former:(@a OR @b)", 1, 1, "former: needs a list right behind it", nullptr},
      {"person:Anna Dorn spoke", 1, 1, "person: needs a name in quotes right behind it",
       "person:\"Anna Dorn\""},
      {"person:(\"Anna Dorn\")", 1, 1, "person: needs a name in quotes right behind it", nullptr},
      {"person: \"Anna Dorn\"", 1, 1, "person: needs a word, a phrase or a bracket right behind it",
       "person:\"Anna Dorn\""},
      {"person:@allies", 1, 1, "person: needs a name in quotes right behind it", nullptr},
      {"person:\"\"", 1, 8, "there is no word between these quotation marks", nullptr},
      {"person:\"Anna Dorn", 1, 8, "this quotation mark is never closed", nullptr},
      {"person:\"Anna *\"", 1, 8, "wildcards mean nothing in person:, which knows a name's forms",
       nullptr},
      {"person:\"Anna Dorn\"~2", 1, 19, "~ cannot stand behind person:, which knows a name's forms",
       "person:\"Anna Dorn\""},
      {"@allies~2", 1, 1,
       "@allies~2 is no list: those are named with lower-case words and hyphens; a handle is "
       "quoted",
       nullptr},
      {"author:@allies", 1, 8, "@allies cannot stand inside author:", nullptr},
      {"source:(tass OR person:\"Anna Dorn\")", 1, 17,
       "person: cannot stand inside source:", nullptr},
      {"raw:(US OR person:\"Anna Dorn\")", 1, 12, "person: cannot stand inside raw:", nullptr},
      {"-@allies", 1, 1,
       "this only excludes: it would match articles that meet none of the query's words", nullptr},
      {"@allies \"drill", 1, 9, "this quotation mark is never closed", nullptr},
  };

  refusals::expect(table);
}

TEST(ParseQuery, RefusesListsThatNobodyWroteNamingTheNearest) {
  const std::vector<std::string> lists = {"allies", "csto-defence-ministers", "nato"};
  const struct {
    const char* query;
    int column;
    const char* message;
    const char* hint;
  } table[] = {
      {"drill @alies", 7, "there is no list @alies; a handle is quoted", "@allies"},
      {"@csto-defence", 1, "there is no list @csto-defence; a handle is quoted",
       "@csto-defence-ministers"},
      {"former:@nat", 1, "there is no list @nat", "former:@nato"},
      {"title:@JensStoltenberg", 7, "there is no list @jensstoltenberg; a handle is quoted",
       "\"@JensStoltenberg\""},
      {"said(by:(@allies OR @natoo))", 21, "there is no list @natoo; a handle is quoted", "@nato"},
  };

  for (const auto& row : table) {
    const auto parsed = query::parse(row.query, {.lists = &lists});
    ASSERT_FALSE(parsed) << row.query;
    EXPECT_EQ(parsed.error().column, row.column) << row.query;
    EXPECT_EQ(parsed.error().message, row.message) << row.query;
    EXPECT_EQ(parsed.error().hint, row.hint) << row.query;
  }
  EXPECT_TRUE(query::parse("@NATO OR @allies", {.lists = &lists}));
  EXPECT_TRUE(query::parse("person:\"Anna Dorn\" \"@jens\"", {.lists = &lists}));
}

TEST(ParseQuery, CountsAListAsOneTerm) {
  const auto parsed = query::parse("@allies person:\"Anna Dorn\" drill");

  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->query->size().terms, 3u);
  EXPECT_EQ(parsed->query->size().words, 4u);
  EXPECT_TRUE(query::parse(refusals::repeated("@allies ", 1000)));
  EXPECT_FALSE(query::parse(refusals::repeated("@allies ", 1001)));
}
