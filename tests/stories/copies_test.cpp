#include <gtest/gtest.h>

#include "stories/stories.h"
#include "tests/stories/sample.h"

namespace {

bool is_copy(const model::Article& a, const model::Article& b) {
  return stories::is_copy(sample::signature(a), sample::signature(b));
}

std::string agency(const std::string& source, const std::string& text,
                   const std::string& lang = "en") {
  return sample::signature(sample::article("", text, source, lang)).agency;
}

}  // namespace

TEST(Copies, AreTheTextUnderAnotherTitle) {
  auto copy = sample::ferry();
  copy.title = "Passengers wait for tugs";
  copy.source = "Selm Courier";

  EXPECT_TRUE(is_copy(sample::ferry(), copy));
}

TEST(Copies, AreTheTextWithoutItsEnd) {
  auto copy = sample::ferry();
  copy.text = copy.text.substr(0, copy.text.find("Two tugs"));

  EXPECT_TRUE(is_copy(sample::ferry(), copy));
}

TEST(Copies, AreTheTextWithWordsChanged) {
  auto copy = sample::ferry();
  copy.text.replace(copy.text.find("hurt"), 4, "injured");
  copy.text.replace(copy.text.find("strong"), 6, "heavy");

  EXPECT_TRUE(is_copy(sample::ferry(), copy));
}

TEST(Copies, AreNotTheEventInOtherWords) {
  EXPECT_FALSE(is_copy(sample::ferry(), sample::ferry_in_other_words()));
}

TEST(Copies, AreNotTextsWithOneSentenceInCommon) {
  auto other = sample::other_ferry();
  other.text += " Nobody was hurt. The steering had failed in strong wind.";

  EXPECT_FALSE(is_copy(sample::ferry(), other));
}

TEST(Copies, OfNothingAreNone) {
  EXPECT_FALSE(is_copy({}, {}));
}

TEST(Agencies, AreCredited) {
  struct Row {
    const char *source, *text, *lang, *agency;
  };
  constexpr Row kRows[] = {
      {"TASS", "The envoy left.", "en", "TASS"},
      {"Harbour Post", "LISBON, May 3 (Reuters) - The envoy left.", "en", "Reuters"},
      {"Harbour Post", "МОСКВА, 3 мая /ТАСС/. Посол уехал.", "ru", "TASS"},
      {"Вестник моря",
       "Посол уехал утром, чтобы вернуться к концу недели в столицу вместе со своей "
       "делегацией, сообщает РИА Новости. Больше ничего не известно о его поездке.",
       "ru", "RIA Novosti"},
      {"Küstenblatt",
       "Der Botschafter ist abgereist. Mehr war am Abend aus der Hauptstadt nicht zu "
       "erfahren, hieß es. (dpa)",
       "de", "dpa"},
      {"Harbour Post", "The envoy left.", "en", ""},
      {"Harbour Post", "She took an ap for the road.", "en", ""},
      // Somebody who is spoken of is not credited.
      {"Harbour Post",
       "The envoy left in the morning and will return at the end of this long week, "
       "he promised. A street near the Reuters building was closed for him, and many "
       "people came to see the cars that drove along it.",
       "en", ""}};
  for (const Row& row : kRows)
    EXPECT_EQ(agency(row.source, row.text, row.lang), row.agency) << row.text;
}

TEST(Agencies, AreOnlyCitedWithinASentence) {
  struct Row {
    const char *text, *lang;
    bool is_only_cited;
  };
  constexpr Row kRows[] = {
      {"LISBON, May 3 (Reuters) - The envoy left.", "en", false},
      {"МОСКВА, 3 мая - РИА Новости. Посол уехал.", "ru", false},
      {"ТАСС, 3 мая. Посол уехал.", "ru", false},
      {"Berlin (dpa) - Nach Angaben der Polizei ist der Botschafter abgereist.", "de", false},
      {"Der Botschafter ist abgereist. Quelle: dpa", "de", false},
      {"The envoy left, a diplomat told Reuters; he is to return by Monday. (TASS)", "en", false},
      {"The envoy left. © 2026 Reuters", "en", false},
      {"The envoy left, a diplomat told Reuters.", "en", true},
      {"A diplomat told Reuters on Monday that the envoy had left.", "en", true},
      {"Reuters reported on Monday that the envoy had left.", "en", true},
      {"Посол уехал, сообщает «Интерфакс».", "ru", true},
      {"Посол уехал, передает РИА Новости.", "ru", true},
      {"Der Botschafter ist abgereist, meldete die dpa.", "de", true}};
  for (const Row& row : kRows) {
    const auto signature =
        sample::signature(sample::article("", row.text, "Harbour Post", row.lang));
    EXPECT_NE(signature.agency, "") << row.text;
    EXPECT_EQ(signature.is_only_cited, row.is_only_cited) << row.text;
  }
}
