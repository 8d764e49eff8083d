#include "text/language.h"

#include <gtest/gtest.h>

TEST(LanguageOf, TrustsTheTextThenTheLabelThenTheScript) {
  const struct {
    const char* text;
    const char* label;
    const char* expected;
  } table[] = {
      {"The defence ministers of the member states met in the capital on Monday to talk about the "
       "border.",
       "ru", "en"},
      {"Министры обороны государств встретились в столице, чтобы обсудить положение на границе.",
       "", "ru"},
      {"Міністри оборони держав зустрілися у столиці, щоб обговорити становище на кордоні.", "ru",
       "uk"},
      {"Die Verteidigungsminister der Mitgliedstaaten trafen sich am Montag in der Hauptstadt.", "",
       "de"},
      {"Les ministres de la défense se sont réunis lundi dans la capitale pour parler de la "
       "frontière.",
       "", "fr"},
      {"NATO", "de-AT", "de"},
      {"NATO", "EN_us", "en"},
      {"NATO", "iw", "he"},
      {"NATO", "english", "en"},
      {"НАТО", "", "ru"},
      {"Київ", "", "uk"},
      {"Мінскаў", "", "be"},
      {"北约", "", "zh"},
      {"나토", "", "ko"},
      {"Łódź", "", ""},
      {"", "", ""},
      {"123 !?", "", ""},
  };

  for (const auto& row : table)
    EXPECT_EQ(text::language_of(row.text, row.label), row.expected) << row.text;
}

TEST(LanguageOfArticle, IsOfItsTextElseOfItsTitle) {
  EXPECT_EQ(text::language_of_article("Учения начались", "The exercise began on Monday."), "en");
  EXPECT_EQ(text::language_of_article("Учения начались в понедельник утром", ""), "ru");
  EXPECT_EQ(text::language_of_article("The exercise began", "12", "de"), "de");
}

TEST(LanguageCode, IsTheNewOneOfALabel) {
  EXPECT_EQ(text::language_code("en-GB"), "en");
  EXPECT_EQ(text::language_code("NB"), "no");
  EXPECT_EQ(text::language_code("iw"), "he");
  EXPECT_EQ(text::language_code("english"), "");
  EXPECT_TRUE(text::is_language("ru"));
  EXPECT_TRUE(text::is_language("no"));
  EXPECT_FALSE(text::is_language("zz"));
}
