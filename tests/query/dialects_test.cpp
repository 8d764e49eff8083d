// Queries of other products: what is not accepted is answered with a query that is.
#include <gtest/gtest.h>

#include "query/query.h"

TEST(Dialects, AreAnsweredWithTheSameInOurWords) {
  const struct {
    const char *query, *hint;
  } table[] = {
      {"((tank OR \"fighter jet\") AND (sold OR bought))~5",
       "(tank OR \"fighter jet\") NEAR/5 (sold OR bought)"},
      {"(tank AND sold AND ministry)~7", "NEAR/7(tank, sold, ministry)"},
      {"(tank NEAR/2 jet sold)~7", "(tank NEAR/2 jet) NEAR/7 sold"},
      {"(tank OR jet)~7", "(tank OR jet)"},
      {"tank NEAR/2f sold", "tank ONEAR/2 sold"},
      {"(tank OR jet) NEAR/2F \"sold out\"", "(tank OR jet) ONEAR/2 \"sold out\""},
      {"tank NEAR5 sold", "tank NEAR/5 sold"},
      {"tank NEAR:12 sold", "tank NEAR/12 sold"},
      {"NEAR(\"air force\", navy, 15)", "NEAR/15(\"air force\", navy)"},
      {"near(\"air force\", navy OR army, 15)", "NEAR/15(\"air force\", navy OR army)"},
      {"NEAR(tank, sold, 15, in_order=true)", "tank ONEAR/15 sold"},
      {"NEAR(tank, sold, in_order=false)", "NEAR(tank, sold)"},
      {"ATLEAST5(tank)", "ATLEAST/5(tank)"},
      {"Atleast5(caps(Ministry Hall))", "ATLEAST/5(raw:\"Ministry Hall\")"},
      {"atleast3(tank OR allcaps(RAMM))", "ATLEAST/3(tank OR raw:RAMM)"},
      {"caps(WHO)", "raw:WHO"},
      {"allcaps(WHO OR \"AID\")", "raw:(WHO OR \"AID\")"},
      {"singular(hall)", "\"hall\""},
      {"headline(tank OR jet)", "title:(tank OR jet)"},
      {"HLEAD(\"air force\")", "lead:(\"air force\")"},
      {"headline(caps(WHO) OR jet)", "title:(raw:WHO OR jet)"},
      {"title(jet)", "title:jet"},
      {"intitle:\"air force\"", "title:\"air force\""},
      {"inurl:/news/", "url:/news/"},
      {"language:en", "lang:en"},
      {"date:>=2023-05-01", "published:>=2023-05-01"},
      {"'air force'", "\"air force\""},
      {"tank^2", "tank"},
      {"tank~", "tank"},
  };

  for (const auto& row : table) {
    const auto parsed = query::parse(row.query);
    ASSERT_FALSE(parsed.has_value()) << row.query;
    EXPECT_EQ(parsed.error().hint, row.hint) << row.query;
    EXPECT_TRUE(query::parse(parsed.error().hint).has_value()) << row.query;
  }
}

TEST(Dialects, GetNoHintThatWouldBeRefusedToo) {
  for (const char* query : {"tank NEAR/2f caps(", "headline(a* OR jet)", "caps(tank", "intitle:a*",
                            "tank NEAR/5 title:re:/x/", "ATLEAST5(a*)"}) {
    const auto parsed = query::parse(query);
    ASSERT_FALSE(parsed.has_value()) << query;
    EXPECT_EQ(parsed.error().hint, "") << query;
  }
}

TEST(Dialects, AreTakenWhereTheyMeanTheSame) {
  for (const char* query :
       {"tank near/5 sold", "tank W/5 sold", "tank pre/5 sold",
        "(tank OR jet) NEAR (sold OR bought)", "tank AND NOT (toy AND model)",
        "tank NOT (\"toy tank\" OR \"tank top*\")", "internatio*", "\"air force\" -navy",
        "tank sold?", "\"air force\"~5", "site:nato.int tank", "NEAR/5(tank, jet, sold)",
        "ATLEAST/2(tank)", "source:\"Le Monde\" tank"})
    EXPECT_TRUE(query::parse(query).has_value()) << query;
}
