#include "people/statements/russian_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "model/article.h"
#include "people/people.h"
#include "text/reading.h"

namespace people {
namespace {

std::vector<model::Statement> said(const std::string& text) {
  model::Article article;
  article.text = text;
  article.lang = "ru";
  return statements(text::Reading("", article.text, "ru"), article);
}

TEST(RussianVerbs, AskForTheGenderAndNumberOfTheirSubject) {
  EXPECT_EQ(russian::asked_by("заявил"), russian::kMale);
  EXPECT_EQ(russian::asked_by("призналась"), russian::kFemale);
  EXPECT_EQ(russian::asked_by("сообщило"), russian::kNeuter);
  EXPECT_EQ(russian::asked_by("считают"), russian::kPlural);
  EXPECT_EQ(russian::asked_by("считает"), russian::kSingular);
}

TEST(RussianVerbs, HaveParticiplesThatAreToldByTheirEnding) {
  for (const auto* word : {"заявивший", "прибывшая", "сообщающего", "названный"})
    EXPECT_TRUE(russian::is_participle(word)) << word;
  for (const auto* word : {"министр", "больший", "старший", "общий"})
    EXPECT_FALSE(russian::is_participle(word)) << word;
}

// Whose statement it is, by case and agreement: rows of text and speaker; none where nobody speaks.
struct Row {
  const char* text;
  const char* speaker;
};
constexpr Row kSpeakers[] = {
    {"Послу заявил министр Игорь Дёмин, что визы отменят.", "Игорь Дёмин"},
    {"Министру Дёмину заявила Ольга Зотова, что визы отменят.", "Ольга Зотова"},
    {"Ольге Зотовой министр Игорь Дёмин заявил, что визы отменят.", "Игорь Дёмин"},
    {"В среду на встрече с послами президент Кайрат Омаров заявил, что визы отменят.",
     "Кайрат Омаров"},
    {"Глава МИД РФ Игорь Дёмин, прибывший в Минск, заявил, что визы отменят.", "Игорь Дёмин"},
    {"Игорь Дёмин приехал в Минск и заявил, что визы отменят.", "Игорь Дёмин"},
    {"Фонд Владимира Зорина сообщил, что визы отменят.", "Фонд Владимира Зорина"},
    {"По словам министра Игоря Дёмина, визы отменят.", "Игорь Дёмин"},
    {"Послу Дёмину сообщили, что визы отменят.", nullptr},
    {"Если министр заявит, что визы отменят, начнётся паника.", nullptr},
    {"ТАСС сообщает, что визы отменят.", nullptr},
};

TEST(RussianStatements, HaveTheSpeakerThatCaseAndAgreementTell) {
  for (const Row& row : kSpeakers) {
    const auto found = said(row.text);
    if (row.speaker == nullptr) {
      EXPECT_TRUE(found.empty()) << row.text;
      continue;
    }
    ASSERT_EQ(found.size(), 1u) << row.text;
    ASSERT_EQ(found[0].speakers.size(), 1u) << row.text;
    EXPECT_EQ(found[0].speakers[0].name, row.speaker) << row.text;
  }
}

TEST(RussianStatements, OfTwoSpeakersNameBoth) {
  const auto found = said("Игорь Дёмин и Ольга Зотова заявили, что визы отменят.");

  ASSERT_EQ(found.size(), 1u);
  ASSERT_EQ(found[0].speakers.size(), 2u);
  EXPECT_EQ(found[0].speakers[0].name, "Игорь Дёмин");
  EXPECT_EQ(found[0].speakers[1].name, "Ольга Зотова");
}

TEST(RussianStatements, ThatThingsMakeAreDoubted) {
  const auto found = said("Этот шаг говорит о том, что визы отменят.");

  for (const auto& statement : found) EXPECT_LT(statement.confidence, kLeastConfidence);
}

TEST(RussianStatements, StayLinearInTextsThatNobodyWrote) {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "Иванов обвинил в ";
  for (int i = 0; i < 4000; ++i) text += "И. ";

  EXPECT_LT(said(text).size(), 4000u);
}

}  // namespace
}  // namespace people
