// What is refused, where, and with which words; what is only warned of.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "rules/rules.h"

namespace {

struct Refusal {
  std::string query;
  int line, column;
  const char* message;
  const char* hint;  // null: not asked
};

std::string repeated(const std::string& part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

// A hint is prose, a query, or an operator.
bool is_of_use(const std::string& hint) {
  constexpr std::string_view kProse[] = {
      "add ",   "close ",         "in lower case", "its characters", "join ",
      "leave ", "name ",          "put ",          "quote ",         "say ",
      "split ", "the fields are", "three letters", "type ",          "a NEAR/n b finds"};
  for (const std::string_view beginning : kProse)
    if (hint.starts_with(beginning)) return true;
  return hint.empty() || rules::parse_query(hint) || rules::parse_query("a " + hint + " b");
}

void expect_refused(const Refusal& row) {
  const auto parsed = rules::parse_query(row.query);
  ASSERT_FALSE(parsed.has_value()) << row.query;
  EXPECT_EQ(parsed.error().message, row.message) << row.query;
  EXPECT_EQ(parsed.error().line, row.line) << row.query;
  EXPECT_EQ(parsed.error().column, row.column) << row.query;
  EXPECT_TRUE(!row.hint || parsed.error().hint == row.hint)
      << row.query << ": " << parsed.error().hint;
  EXPECT_TRUE(is_of_use(parsed.error().hint)) << row.query << ": " << parsed.error().hint;
}

}  // namespace

TEST(ParseQuery, NamesThePlaceOfWhatItRefuses) {
  const Refusal table[] = {
      {"", 1, 1, "the query is empty", nullptr},
      {"  \n ", 1, 1, "the query is empty", nullptr},
      {"()", 1, 1, "there is nothing in these brackets", nullptr},
      {"nato ()", 1, 6, "there is nothing in these brackets", nullptr},
      {"(nato", 1, 1, "this bracket is never closed", "add )"},
      {"nato (", 1, 6, "this bracket is never closed", "add )"},
      {"nato)", 1, 5, "this bracket was never opened", "leave it out"},
      {"\"nato", 1, 1, "this quotation mark is never closed", "add \""},
      {"csto «nato", 1, 6, "this quotation mark is never closed", "add »"},
      {"\"\"", 1, 1, "there is no word between these quotation marks", nullptr},
      {"nato \" - \"", 1, 6, "there is no word between these quotation marks", nullptr},
      {"\"* *\"", 1, 1, "a phrase of * alone would match every article", nullptr},
      {"AND nato", 1, 1, "AND needs something on its left", nullptr},
      {"nato AND", 1, 6, "AND needs something on its right", nullptr},
      {"nato OR", 1, 6, "OR needs something on its right", nullptr},
      {"(nato OR) csto", 1, 7, "OR needs something on its right", nullptr},
      {"nato OR OR csto", 1, 9, "OR needs something on its left", nullptr},
      {"NOT", 1, 1, "NOT needs something on its right", nullptr},
      {"nato NEAR/5", 1, 6, "NEAR/5 needs something on its right", nullptr},
      {"NEAR/5 nato", 1, 1, "NEAR/5 needs something on its left", nullptr},
      {"nato NEAR/x csto", 1, 6, "NEAR/x: the distance is a whole number from 0 to 1000", "NEAR/5"},
      {"nato NEAR/2f csto", 1, 6, "NEAR/2f: the distance is a whole number from 0 to 1000",
       "NEAR/5"},
      {"nato NEAR/9999 csto", 1, 6, "NEAR/9999: the distance is a whole number from 0 to 1000",
       nullptr},
      {"nato ONEAR csto", 1, 6, "ONEAR needs a distance", "ONEAR/5"},
      {"nato NEAR/5 (csto AND minsk)", 1, 13,
       "NEAR takes words, phrases and OR-groups of them, not AND", nullptr},
      {"(nato csto) NEAR/5 minsk", 1, 1, "NEAR takes words, phrases and OR-groups of them, not AND",
       nullptr},
      {"nato NEAR/5 -csto", 1, 13, "NOT cannot stand on one side of NEAR", nullptr},
      {"nato NEAR/5 (NOT csto)", 1, 13, "NEAR takes words, phrases and OR-groups of them, not NOT",
       nullptr},
      {"title:nato NEAR/5 csto", 1, 1, "title: cannot stand on one side of NEAR",
       "title:(nato NEAR/5 csto)"},
      {"csto NEAR/5 title:nato", 1, 13, "title: cannot stand on one side of NEAR",
       "title:(csto NEAR/5 nato)"},
      {"title:a NEAR/5 title:b", 1, 1, "title: cannot stand on one side of NEAR",
       "title:(a NEAR/5 b)"},
      {"title:(a OR b) NEAR/5 c", 1, 1, "title: cannot stand on one side of NEAR",
       "title:((a OR b) NEAR/5 c)"},
      {"title:a NEAR/5 source:b", 1, 1, "title: cannot stand on one side of NEAR", ""},
      {"title:a NEAR/5 (title:b OR c)", 1, 1, "title: cannot stand on one side of NEAR", ""},
      {"(a OR title:b) NEAR/5 c", 1, 7, "title: cannot stand on one side of NEAR", ""},
      {"nato NEAR/5 lang:en", 1, 13, "lang: cannot stand on one side of NEAR", nullptr},
      {"lang:(en NEAR/5 de)", 1, 10, "NEAR/5 cannot stand inside lang:", nullptr},
      {"NOT nato", 1, 1,
       "this only excludes: it would match articles that meet none of the query's words", nullptr},
      {"-nato -csto", 1, 1,
       "this only excludes: it would match articles that meet none of the query's words", nullptr},
      {"nato OR NOT csto", 1, 9,
       "this only excludes: it would match articles that meet none of the query's words", nullptr},
      {"nato OR (-csto)", 1, 9,
       "this only excludes: it would match articles that meet none of the query's words", nullptr},
      {"-lang:en", 1, 1,
       "this only excludes: it would match articles that meet none of the query's words", nullptr},
      {"title:(NOT nato)", 1, 7,
       "this only excludes: it would match articles that meet none of the query's words", nullptr},
      {"nato NOT NOT csto", 1, 6, "NOT twice is nothing", "leave both out"},
      {"nato NOT -csto", 1, 6, "NOT twice is nothing", nullptr},
      {"nato --csto", 1, 6, "NOT twice is nothing", nullptr},
      {"title: nato", 1, 1, "title: needs a word, a phrase or a bracket right behind it",
       "title:nato"},
      {"csto title:", 1, 6, "title: needs a word, a phrase or a bracket right behind it", nullptr},
      {"title:-nato", 1, 7, "- cannot stand behind title:", "-title:nato"},
      {"title:-\"foo bar\"", 1, 7, "- cannot stand behind title:", "-title:\"foo bar\""},
      {"title:-(foo (bar baz)) x", 1, 7, "- cannot stand behind title:", "-title:(foo (bar baz))"},
      {"title: \"foo bar\"", 1, 1, "title: needs a word, a phrase or a bracket right behind it",
       "title:\"foo bar\""},
      {"title:(nato source:tass)", 1, 13, "source: cannot stand inside title:", nullptr},
      {"title:lang:en", 1, 7, "lang: cannot stand inside title:", nullptr},
      {"intitle:nato", 1, 1, "there is no field intitle:", "title:nato"},
      {"titel:nato", 1, 1, "there is no field titel:", "title:nato"},
      {"quux:nato", 1, 1, "there is no field quux:",
       "the fields are title: lang: source: feed:; \"quux:nato\" finds the words"},
      {"lang:english", 1, 6, "lang: takes a two-letter code", "lang:en"},
      {"nato https://example.org/x", 1, 6,
       "an address cannot stand here; url: and site: are not supported by this version", nullptr},
      {"nato && csto", 1, 6, "&& is no operator", "AND"},
      {"nato&&csto", 1, 5, "&& is no operator", "AND"},
      {"nato csto&&", 1, 10, "&& is no operator", "AND"},
      {"nato || csto", 1, 6, "|| is no operator", "OR"},
      {"nato !csto", 1, 6, "! is no operator", "NOT csto"},
      {"+nato csto", 1, 1, "+ is no operator: every word is wanted unless OR or NOT says otherwise",
       "nato"},
      {"nato & csto", 1, 6, "& alone is no word", nullptr},
      {"nato - csto", 1, 6, "- alone is no word", nullptr},
      {"Москва – Киев", 1, 8, "– alone is no word", nullptr},
      {"'nato'", 1, 1, "single quotes are no quotation marks", "\"nato\""},
      {"csto ‘nato’", 1, 6, "single quotes are no quotation marks", "\"nato\""},
      {"'north korea'", 1, 1, "single quotes are no quotation marks", "\"north korea\""},
      {"‚north korea‘", 1, 1, "single quotes are no quotation marks", "\"north korea\""},
      {"csto ‹north korea›", 1, 6, "single quotes are no quotation marks", "\"north korea\""},
      {"(’north korea’)", 1, 2, "single quotes are no quotation marks", "\"north korea\""},
      {"feed:tass*", 1, 6, "wildcards mean nothing in feed:", nullptr},
      {"lang:en*", 1, 6, "lang: takes a two-letter code", "lang:en"},
      {"\"nato\"-csto", 1, 7, "- means NOT only after a blank", nullptr},
      {"*", 1, 1, "* alone stands only inside a phrase", nullptr},
      {"a*", 1, 1, "a* meets too many words", nullptr},
      {"nato *a*", 1, 6, "*a* meets too many words", nullptr},
      {"\"nato a* b\"", 1, 7, "a* meets too many words", nullptr},
      {"nato U.S.*", 1, 6, "a wildcard cannot stand beside single letters with dots", "U.S."},
      {"U.S*", 1, 1, "a wildcard cannot stand beside single letters with dots", "U.S"},
      {"1,000,*", 1, 1, "a wildcard cannot stand beside a number's comma", "1000*"},
      {"some *,000", 1, 6, "a wildcard cannot stand beside a number's comma", "*000"},
      {"\"*'s plan\"", 1, 2, "*'s meets too many words", nullptr},
      {"\"spends 5 % of\"", 1, 11, "% must touch the word it belongs to", "5%"},
      {"\"for $ 5\"", 1, 6, "$ must touch the word it belongs to", "$5"},
      {"nato \u3164", 1, 6, "there is nothing here that could be met", nullptr},
      {"\u0640", 1, 1, "there is nothing here that could be met", nullptr},
      {"国防*", 1, 1, "wildcards do not work in scripts without blanks", nullptr},
      {"нато \xFF csto", 1, 6, "this is no valid UTF-8", nullptr},
      {"nato^2", 1, 5, "^ means nothing in a query", nullptr},
      {"nato~", 1, 5, "~ means nothing in a query", nullptr},
      {"[a TO b]", 1, 1, "[ means nothing in a query", nullptr},
      {"НАТО\nи ОДКБ [", 2, 8, "[ alone is no word", nullptr},
      {"НАТО\nAND nato[x]", 2, 9, "[ means nothing in a query", nullptr},
  };

  for (const Refusal& row : table) expect_refused(row);
}

TEST(ParseQuery, RefusesByNameWhatALaterVersionWillKnow) {
  const Refusal table[] = {
      {"said(by:shoigu)", 1, 1, "said() is not supported by this version", nullptr},
      {"nato SENT(a b)", 1, 6, "SENT() is not supported by this version", nullptr},
      {"sent(nato csto)", 1, 1, "SENT() is not supported by this version", nullptr},
      {"PARA(a b)", 1, 1, "PARA() is not supported by this version", nullptr},
      {"atleast/3(nato)", 1, 1, "ATLEAST() is not supported by this version", nullptr},
      {"SCORE(nato^3 csto) >= 4", 1, 1, "SCORE() is not supported by this version", nullptr},
      {"nato @csto-ministers", 1, 6, "@lists are not supported by this version",
       "\"@csto-ministers\" finds the handle"},
      {"former:@x", 1, 1, "former: is not supported by this version", nullptr},
      {"person:\"Sergey Shoigu\"", 1, 1, "person: is not supported by this version", nullptr},
      {"raw:US", 1, 1, "raw: is not supported by this version", nullptr},
      {"re:/x/", 1, 1, "re: is not supported by this version", nullptr},
      {"forms:\"министр обороны\"", 1, 1, "forms: is not supported by this version", nullptr},
      {"lead:nato", 1, 1, "lead: is not supported by this version", nullptr},
      {"body:(a b)", 1, 1, "body: is not supported by this version", nullptr},
      {"author:smith", 1, 1, "author: is not supported by this version", nullptr},
      {"site:nato.int", 1, 1, "site: is not supported by this version", nullptr},
      {"url:nato", 1, 1, "url: is not supported by this version", nullptr},
      {"country:RU", 1, 1, "country: is not supported by this version", nullptr},
      {"tag:agency", 1, 1, "tag: is not supported by this version", nullptr},
      {"published:>=2023-05-01", 1, 1, "published: is not supported by this version", nullptr},
      {"\"strike weapons\"~5", 1, 17, "\"…\"~n is not supported by this version", nullptr},
      {"NEAR/5(a, b, c)", 1, 1, "NEAR/5(…) is not supported by this version", nullptr},
      {"nato NEAR/5(a, b, c)", 1, 6, "NEAR/5(…) is not supported by this version", nullptr},
      {"nato NEAR/5(\"a, b\", c)", 1, 6, "NEAR/5(…) is not supported by this version", nullptr},
      {"minister NOT NEAR/3 prime", 1, 10, "NOT NEAR is not supported by this version", nullptr},
  };

  for (const Refusal& row : table) expect_refused(row);
}

// S32, B43
TEST(ParseQuery, HoldsItsLimits) {
  EXPECT_TRUE(rules::parse_query(repeated("(", 32) + "nato" + repeated(")", 32)).has_value());
  EXPECT_TRUE(rules::parse_query(repeated("nato ", 1000)).has_value());
  EXPECT_TRUE(rules::parse_query("nato" + repeated(" NEAR nato", 31)).has_value());
  EXPECT_TRUE(rules::parse_query("\"" + repeated("nato ", 100) + "\"").has_value());
  EXPECT_TRUE(rules::parse_query(repeated("*nato nato* ", 200)).has_value());

  const auto deep = rules::parse_query(repeated("(", 1000) + "nato" + repeated(")", 1000));
  const auto many = rules::parse_query(repeated("nato ", 1001));
  const auto chain = rules::parse_query("nato" + repeated(" NEAR nato", 32));
  const auto phrase = rules::parse_query("\"" + repeated("nato ", 101) + "\"");
  const auto words = rules::parse_query(repeated("\"" + repeated("nato ", 100) + "\" ", 21));
  const auto wildcards = rules::parse_query(repeated("*nato ", 201));
  const auto huge = rules::parse_query(repeated("nato AND ", 100'000));

  ASSERT_FALSE(deep || many || chain || phrase || words || wildcards || huge);
  EXPECT_EQ(deep.error().message, "brackets nest deeper than 32");
  EXPECT_EQ(deep.error().column, 33);
  EXPECT_EQ(many.error().message, "more than 1000 words and phrases");
  EXPECT_EQ(many.error().column, 5001);
  EXPECT_EQ(chain.error().message, "NEAR joins more than 32 words and phrases");
  EXPECT_EQ(phrase.error().message, "more than 100 words in a row");
  EXPECT_EQ(words.error().message, "more than 2000 words, those of phrases counted");
  EXPECT_EQ(words.error().column, 10'061);
  EXPECT_EQ(wildcards.error().message, "more than 200 wildcards elsewhere than at a word's end");
  EXPECT_EQ(huge.error().message, "the query is longer than 65,536 bytes");
}

TEST(ParseQuery, WarnsOfWhatIsMostlyMeantOtherwise) {
  const struct {
    const char* query;
    int column;
    const char* message;
  } table[] = {
      {"nato OR csto AND minsk", 6, "AND binds closer than OR; brackets would say which you mean"},
      {"nato csto OR minsk", 11, "AND binds closer than OR; brackets would say which you mean"},
      {"nato or csto", 6, "or is a word here; the operator is OR"},
      {"nato and csto", 6, "and is a word here; the operator is AND"},
      {"nato not csto", 6, "not is a word here; the operator is NOT"},
      {"nato near csto", 6, "near is a word here; the operator is NEAR"},
      {"nato NAER/5 csto", 6, "NAER/5 is two words here; did you mean NEAR/5?"},
      {"nato oner/12 csto", 6, "oner/12 is two words here; did you mean ONEAR/12?"},
      {"title:nato expansion", 12,
       "title: holds only the word before; brackets hold both: title:(nato expansion)"},
      {"source:Financial Times", 18,
       "source: holds only the word before; brackets hold both: source:(Financial Times)"},
      {"north korea NEAR/5 missile", 1,
       "NEAR takes only the one word beside it; quotes make a phrase: \"north korea\""},
      {"missile NEAR/5 north korea", 22,
       "NEAR takes only the one word beside it; quotes make a phrase: \"north korea\""},
      {"minister US", 10, "US also meets the common word, for case does not count"},
      {"система ПРО", 9, "ПРО also meets the common word, for case does not count"},
      {"lang:zz nato", 6, "zz is no language's code: this can never match"},
      {"feed:TASS nato", 6,
       "feeds are named with lower-case words and hyphens: this can never match"},
      {"the of", 1, "nothing but words that stand in every article"},
      {"nato troop?", 11, "? at a word's end is punctuation, no wildcard"},
      {"nato lang:en lang:ru", 14, "an article has one language: this can never match"},
      {"nato csto -nato", 11, "the same word is wanted and excluded: this can never match"},
  };

  for (const auto& row : table) {
    const auto parsed = rules::parse_query(row.query);
    ASSERT_TRUE(parsed.has_value()) << row.query << ": " << parsed.error().message;
    ASSERT_EQ(parsed->warnings.size(), 1u) << row.query;
    EXPECT_EQ(parsed->warnings[0].message, row.message);
    EXPECT_EQ(parsed->warnings[0].column, row.column) << row.query;
  }
}

TEST(ParseQuery, IsSilentWhereNothingIsDoubtful) {
  for (const char* query :
       {"(nato csto) OR minsk", "nato OR csto OR minsk", "lang:en nato", "title:(nato expansion)",
        "U.N.", "lang:nb nato", "pre/post nato", "nato NEAR/5(\"Minsk, Belarus\" OR x)",
        "nato feed:tass-en", "\"north korea\" NEAR/5 missile", "\"US\" minister", "nato -csto",
        "w/o nato", "(north NEAR/5 korea) missile", "title:\"nato expansion\" troops"}) {
    const auto parsed = rules::parse_query(query);
    ASSERT_TRUE(parsed.has_value()) << query << ": " << parsed.error().message;
    EXPECT_TRUE(parsed->warnings.empty()) << query << ": " << parsed->warnings[0].message;
  }
}
