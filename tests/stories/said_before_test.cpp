#include <gtest/gtest.h>

#include "stories/stories.h"

namespace {

model::Statement said(const std::string& speaker, const std::string& words,
                      const std::string& target = "") {
  model::Statement statement;
  statement.words = words;
  statement.target_words = target;
  if (speaker.empty()) return statement;
  statement.speakers.emplace_back();
  statement.speakers[0].name = speaker;
  return statement;
}

}  // namespace

TEST(SaidBefore, KnowsAStatementInOtherWords) {
  const struct {
    const char* says;
    model::Statement known, asked;
    const char* lang;  // of what is asked
    bool is_known;
  } rows[] = {
      {"word for word", said("Mia Dorn", "the bridge must be rebuilt before winter"),
       said("Mia Dorn", "the bridge must be rebuilt before winter"), "en", true},
      {"in part", said("Mia Dorn", "the bridge over the Selm must be rebuilt before winter"),
       said("Dorn", "bridges rebuilt in winter"), "en", true},
      {"accused of it or said so",
       said("Mia Dorn", "of using the crisis as a pretext", "the alliance"),
       said("Dorn", "the alliance uses the crisis as a pretext for building up its groups"), "en",
       true},
      {"something else", said("Mia Dorn", "the bridge must be rebuilt before winter"),
       said("Mia Dorn", "two hundred soldiers will leave the harbour"), "en", false},
      {"somebody else says it", said("Mia Dorn", "the bridge must be rebuilt before winter"),
       said("Albert Lund", "the bridge must be rebuilt before winter"), "en", false},
      {"nobody in particular says it", said("", "the bridge must be rebuilt before winter"),
       said("Albert Lund", "the bridge must be rebuilt before winter"), "en", true},
      {"his, in another language", said("Mia Dorn", "the bridge must be rebuilt"),
       said("Мия Дорн", "мост надо построить заново"), "ru", true},
      {"another's, in another language", said("Mia Dorn", "the bridge must be rebuilt"),
       said("Альберт Лунд", "мост надо построить заново"), "ru", false},
  };
  for (const auto& row : rows) {
    stories::SaidBefore before;
    EXPECT_FALSE(before.knows(row.asked, row.lang)) << row.says;
    before.add(row.known, "en");

    EXPECT_EQ(before.knows(row.asked, row.lang), row.is_known) << row.says;
  }
}

TEST(SaidBefore, TakesTheNameOfAListForOnePersonInEveryScript) {
  stories::SaidBefore before;
  auto known = said("министр обороны", "мост надо построить заново");
  known.speakers[0].member = "Mia Dorn";
  before.add(known, "ru");

  EXPECT_TRUE(before.knows(said("Dorn", "the bridge must be rebuilt"), "en"));
}
