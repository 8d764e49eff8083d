// What is accepted, but mostly meant otherwise.
#include <gtest/gtest.h>

#include "query/query.h"

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
      {"nato NAER/5 csto", 6, "NAER/5 is no operator here; did you mean NEAR/5?"},
      {"nato oner/12 csto", 6, "oner/12 is no operator here; did you mean ONEAR/12?"},
      {"title:nato expansion", 12,
       "title: holds only the word before; brackets hold both: title:(nato expansion)"},
      {"source:Financial Times", 18,
       "source: holds only the word before; brackets hold both: source:(Financial Times)"},
      {"north korea NEAR/5 missile", 1,
       "NEAR takes only the one word beside it; quotes make a phrase: \"north korea\""},
      {"missile NEAR/5 north korea", 22,
       "NEAR takes only the one word beside it; quotes make a phrase: \"north korea\""},
      {"minister US", 10,
       "US also meets the common word, for case does not count; raw:US wants the capitals"},
      {"система ПРО", 9,
       "ПРО also meets the common word, for case does not count; raw:ПРО wants the capitals"},
      {"lang:zz nato", 6, "zz is no language's code: this can never match"},
      {"feed:TASS nato", 6,
       "feeds are named with lower-case words and hyphens: this can never match"},
      {"the of", 1, "nothing but words that stand in every article"},
      {"nato troop?", 11, "? at a word's end is punctuation, no wildcard"},
      {"nato lang:en lang:ru", 14, "an article has one language: this can never match"},
      {"nato lang:(en OR ru) lang:de", 22, "an article has one language: this can never match"},
      {"nato lang:en -lang:en", 14, "an article has one language: this can never match"},
      {"nato (lang:en csto) lang:ru", 21, "an article has one language: this can never match"},
      {"nato country:DE country:FR", 17, "an outlet has one country: this can never match"},
      {"nato site:nato.int site:tass.com", 20, "an article has one address: this can never match"},
      {"nato published:(>=2023-03-01 <2023-02-01)", 30, "no day is left: this can never match"},
      {"nato published:>2023-03-01 published:2023-03-01", 28,
       "no day is left: this can never match"},
      {"nato country:XX", 14, "XX is no country's code (ISO 3166): this can never match"},
      {"nato url:a#b", 10, "what stands behind # is not kept of an address: this can never match"},
      {"nato csto -nato", 11, "the same word is wanted and excluded: this can never match"},
      {"\"north korea\" -\"north korea\"", 15,
       "the same word is wanted and excluded: this can never match"},
      {"title:nato -nato", 12, "the same word is wanted and excluded: this can never match"},
      {"nato NEAR/5 csto NOT (minsk OR csto)", 18,
       "the same word is wanted and excluded: this can never match"},
      {"SENT(nato NOT nato)", 11, "the same word is wanted and excluded: this can never match"},
      {"minsk OR (nato NOT nato)", 16,
       "the same word is wanted and excluded: this can never match"},
      {"@allies drill -@allies", 15, "the same word is wanted and excluded: this can never match"},
      {"title:@allies -ever:@allies", 15,
       "the same word is wanted and excluded: this can never match"},
      {"person:\"Anna Dorn\" NEAR/5 drill -person:\"Anna Dorn\"", 33,
       "the same word is wanted and excluded: this can never match"},
      {"said(by:@allies about:(nato NOT nato))", 29,
       "the same word is wanted and excluded: this can never match"},
      {"@allies or @guests", 9, "or is a word here; the operator is OR"},
      {"said(about:(nato or csto))", 18, "or is a word here; the operator is OR"},
      {"said(via:US)", 10,
       "US also meets the common word, for case does not count; raw:US wants the capitals"},
      {"SCORE(nato^2 csto) >= 4", 20, "all weights together are 3: this can never match"},
      {"\"nato\"~3", 7, "~ means nothing behind a single word"},
      {"lang:en", 1, "nothing but filters: every article that they let through matches"},
      {"source:tass -lang:en", 1,
       "nothing but filters: every article that they let through matches"},
      {"nato OR site:nato.int", 9,
       "nothing but filters: every article that they let through matches"},
      {"SCORE(lang:en^2 nato) >= 2", 1,
       "nothing but filters: every article that they let through matches"},
      {"міністр оборони lang:uk", 1,
       "words of uk are not inflected: only this form is met; a wildcard meets more"},
      {"SENT (nato csto)", 1, "SENT is a word here: the bracket must stand right behind it"},
      {"ATLEAST/3 (nato)", 1, "ATLEAST/3 is a word here: the bracket must stand right behind it"},
      {"nato anti-missile", 6, "anti-missile does not meet antimissile; OR antimissile finds both"},
      {"国防部 nato", 1, "国防部 does not meet 國防部; OR 國防部 finds both"},
      {"nato adj3 csto", 6, "adj3 is no operator here; did you mean NEAR/3?"},
      {"nato n/5 csto", 6, "n/5 is no operator here; did you mean NEAR/5?"},
      {"nato /s csto", 6, "/s is no operator here; did you mean SENT(a b)?"},
      {"nato ANDNOT csto", 6, "ANDNOT is no operator here; did you mean AND NOT?"},
  };

  for (const auto& row : table) {
    const auto parsed = query::parse(row.query);
    ASSERT_TRUE(parsed.has_value()) << row.query << ": " << parsed.error().message;
    ASSERT_EQ(parsed->warnings.size(), 1u) << row.query;
    EXPECT_EQ(parsed->warnings[0].message, row.message);
    EXPECT_EQ(parsed->warnings[0].column, row.column) << row.query;
  }
}

TEST(ParseQuery, IsSilentWhereNothingIsDoubtful) {
  for (const char* query :
       {"(nato csto) OR minsk",
        "nato OR csto OR minsk",
        "lang:en nato",
        "title:(nato expansion)",
        "U.N.",
        "lang:nb nato",
        "pre/post nato",
        "nato NEAR/5(\"Minsk, Belarus\" OR x)",
        "nato feed:tass-en",
        "\"north korea\" NEAR/5 missile",
        "\"US\" minister",
        "nato -csto",
        "w/o nato",
        "nato -title:nato",
        "C -\"C++\"",
        "@allies -former:@allies",
        "ever:@allies -@allies",
        "@allies -\"@allies\"",
        "@allies NEAR/5 person:\"Anna Dorn\"",
        "said(by:(@allies NOT @guests) about:nato) -said(by:@allies about:csto)",
        "nato -said(about:nato)",
        "said(kind:threaten)",
        "nato -\"nato\"",
        "source:(tass) nato -tass",
        "nato site:www.nato.int site:nato.int",
        "nato published:(>=2023-03-01 <2023-03-02)",
        "raw:US minister",
        "anti-missile OR Antimissile",
        "国防部 OR \"國防部\"",
        "Su-57",
        "中文",
        "north-south",
        "nato lang:(en OR ru) lang:ru",
        "міністр* lang:uk",
        "министр lang:ru",
        "nato lang:uk",
        "SCORE(nato^2 lang:en) >= 2",
        "nato NOT NEAR/3 \"nato bank\"",
        "title:nato OR (nato NOT title:nato)",
        "(north NEAR/5 korea) missile",
        "title:\"nato expansion\" troops"}) {
    const auto parsed = query::parse(query);
    ASSERT_TRUE(parsed.has_value()) << query << ": " << parsed.error().message;
    EXPECT_TRUE(parsed->warnings.empty()) << query << ": " << parsed->warnings[0].message;
  }
}
