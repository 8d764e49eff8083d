#include <gmock/gmock.h>

#include "tests/rules/row.h"

using rows::judge;
using rows::marked;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

// Our own words; the shape of the report that the first users watch for.
const char* const kTitle = "Defence council of the CSTO looks west";
const char* const kText =
    "DUSHANBE, 12 June. The defence ministers of the CSTO gathered for their yearly council on "
    "Monday.\n\n"
    "NATO's build-up near the border was the first point, Gen. A. Petrov told reporters. "
    "\"We count forty thousand troops,\" the Armenian minister said.";

}  // namespace

TEST(Evaluate, MarksTheWordsThatMatched) {
  const auto verdict = judge("csto AND nato AND minister*", kTitle, kText, "en");

  EXPECT_TRUE(verdict.matched);
  EXPECT_THAT(marked(verdict, kTitle, kText),
              ElementsAre("T:CSTO", "ministers", "CSTO", "NATO's", "minister"));
  ASSERT_EQ(verdict.spans.size(), 5u);
  EXPECT_EQ(verdict.spans[0], (model::Span{model::Field::title, 23, 27}));
  EXPECT_EQ(verdict.spans[1], (model::Span{model::Field::text, 31, 40}));
}

TEST(Evaluate, MarksAPhraseAsOneAndTheOperandsOfNear) {
  EXPECT_THAT(marked(judge("\"forty thousand troops\"", kTitle, kText, "en"), kTitle, kText),
              ElementsAre("forty thousand troops"));
  EXPECT_THAT(marked(judge("build-up NEAR/3 border", kTitle, kText, "en"), kTitle, kText),
              ElementsAre("build-up", "border"));
}

TEST(Evaluate, MarksNothingForNegatedPartsFiltersAndMisses) {
  EXPECT_THAT(marked(judge("troops NOT navy", kTitle, kText, "en"), kTitle, kText),
              ElementsAre("troops"));
  EXPECT_THAT(marked(judge("troops lang:en", kTitle, kText, "en"), kTitle, kText),
              ElementsAre("troops"));
  EXPECT_THAT(judge("lang:en", kTitle, kText, "en").spans, IsEmpty());
  EXPECT_THAT(judge("troops AND navy", kTitle, kText, "en").spans, IsEmpty());
}

TEST(Evaluate, MarksEveryBranchOfOrThatHolds) {
  EXPECT_THAT(marked(judge("navy OR troops OR (border navy) OR Dushanbe", kTitle, kText, "en"),
                     kTitle, kText),
              ElementsAre("DUSHANBE", "troops"));
}

TEST(Evaluate, MarksNoMoreThanAThousandWords) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "nato ";

  const auto verdict = judge("nato", "", text, "en");

  EXPECT_TRUE(verdict.matched);
  EXPECT_EQ(verdict.spans.size(), 1000u);
}

TEST(RuleSet, JudgesEveryRuleAndTellsWhatItRefused) {
  const auto rule = [](const char* name, const char* query) {
    model::Rule made;
    made.name = name;
    made.query = query;
    return made;
  };
  const rules::RuleSet set(
      {rule("a", "csto"), rule("broken", "csto AND"), rule("b", "navy"), rule("c", "nato troops")});
  const text::Reading reading(kTitle, kText, "en");

  const auto matches = set.match({reading, {}, ""});

  ASSERT_EQ(set.rules().size(), 3u);
  ASSERT_EQ(set.refused().size(), 1u);
  EXPECT_EQ(set.refused()[0].rule.name, "broken");
  EXPECT_EQ(set.refused()[0].error.column, 6);
  ASSERT_EQ(matches.size(), 2u);
  EXPECT_EQ(set.rules()[matches[0].rule].name, "a");
  EXPECT_EQ(set.rules()[matches[1].rule].name, "c");
  EXPECT_EQ(matches[1].spans.size(), 2u);
}
