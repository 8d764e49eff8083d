#include "text/fold.h"

#include <gtest/gtest.h>

TEST(Fold, DropsWhatDoesNotCount) {
  const struct {
    const char* written;
    const char* folded;
  } table[] = {
      {"NATO", "nato"},
      {"ＮＡＴＯ", "nato"},
      {"ﬁre", "fire"},
      {"Шойгу", "шойгу"},
      {"ЁЖ", "еж"},
      {"Київ", "київ"},
      {"Быкаў", "быкаў"},
      {"война", "война"},
      {"Orbán", "orban"},
      {"Łódź", "lodz"},
      {"Sørensen", "sorensen"},
      {"Đukanović", "dukanovic"},
      {"ılık", "ilik"},
      {"İstanbul", "istanbul"},
      {"Straße", "strasse"},
      {"Ærø", "aero"},
      {"œuvre", "oeuvre"},
      {"Þór", "thor"},
      {"Ðelić", "delic"},
      {"Αθήνα", "αθηνα"},
      {"Σίσυφος", "σισυφοσ"},
      {"за́мок", "замок"},
      {"ї́жак", "їжак"},
      {"єди́ний", "єдиний"},
      {"куќа", "куќа"},
      {"ку\u00ADќа", "куќа"},
      {"ѓавол", "ѓавол"},
      {"مُحَمَّد", "محمد"},
      {"محـمد", "محمد"},
      {"שָׁלוֹם", "שלום"},
      {"NA\u200BTO", "nato"},
      {"N\u00ADATO", "nato"},
      {"O’Brien", "o'brien"},
      {"пʼять", "п'ять"},
      {"が", "が"},
      {"ｶﾞ", "ガ"},
      {"हिन्दी", "हिन्दी"},
      {"ไทย", "ไทย"},
      {"한국", "한국"},
      {"", ""},
  };

  for (const auto& row : table) EXPECT_EQ(text::fold(row.written), row.folded) << row.written;
}

TEST(Fold, IsDoneTwiceWithoutFurtherEffect) {
  for (const char* written : {"Łódź", "Straße", "İstanbul", "O’Brien", "Київ", "ﬁre", "ΑΘΉΝΑ"})
    EXPECT_EQ(text::fold(text::fold(written)), text::fold(written));
}

TEST(Fold, SurvivesAFloodOfMarksAndBadBytes) {
  std::string marks = "a";
  for (int i = 0; i < 500'000; ++i) marks += i % 2 ? "\u0301" : "\u0316";

  EXPECT_LT(text::fold(marks).size(), marks.size());
  EXPECT_EQ(text::fold("\xFF"), "\uFFFD");
}

TEST(GermanTwin, SpellsUmlautsOut) {
  EXPECT_EQ(text::german_twin("müller"), "mueller");
  EXPECT_EQ(text::german_twin("größe"), "groesse");
  EXPECT_EQ(text::german_twin("muller"), "");
  EXPECT_EQ(text::german_twin("orbán"), "");
}
