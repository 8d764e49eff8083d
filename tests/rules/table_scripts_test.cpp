// Scripts without blanks, and Hangul.
#include "tests/rules/row.h"

using rows::Row;

TEST(ScriptsWithoutBlanks, AreRunsOfCharacters) {
  const Row table[] = {
      {"北约", "", "北约秘书长访问基辅", "zh", true, "at the beginning"},
      {"秘书", "", "北约秘书长访问基辅", "zh", true, "inside"},
      {"约秘", "", "北约秘书长访问基辅", "zh", true, "a word or not"},
      {"北约 基辅", "", "北约秘书长访问基辅", "zh", true, "AND as ever"},
      {"\"北约基辅\"", "", "北约秘书长访问基辅", "zh", false, "a run is unbroken"},
      {"\"北约 秘书长\"", "", "北约秘书长访问基辅", "zh", true, "blanks inside do not count"},
      {"北约 NEAR/5 基辅", "", "北约秘书长访问基辅", "zh", true, "a character a position: 5"},
      {"北约 NEAR/4 基辅", "", "北约秘书长访问基辅", "zh", false, "not 4"},
      {"基辅 NOT 北约", "", "北约秘书长访问基辅", "zh", false, "NOT"},
      {"5000", "", "约5000名士兵", "zh", true, "a number inside"},
      {"NATO", "", "宣布NATO的军队", "zh", true, "a Latin word inside"},
      {"防衛省", "", "日本の防衛省は発表した", "ja", true, "Japanese"},
      {"ミサイル", "", "新型ミサイルの発射", "ja", true, "kana"},
      {"ミサイル", "", "新型ﾐｻｲﾙの発射", "ja", true, "of half width"},
      {"ハイ", "", "パイを焼く", "ja", false, "kana keep their marks"},
      {"ミサイル", "", "ミサ イル", "ja", true, "a blank takes no place"},
      {"น้ำมัน", "", "ราคาน้ำมันโลก", "th", true, "Thai"},
      {"มา", "", "ขี่ม้าไป", "th", false, "Thai keeps its marks"},
      {"ກອງທັບ", "", "ກອງທັບລາວ", "lo", true, "Lao"},
  };
  rows::expect(table);
}

TEST(Hangul, MeetsTheBeginningsOfWords) {
  const Row table[] = {
      {"국방", "", "국방부는 밝혔다", "ko", true, "a beginning"},
      {"국방부", "", "국방부는 밝혔다", "ko", true, "before a particle"},
      {"방부", "", "국방부는 밝혔다", "ko", false, "no middle"},
      {"국방부", "", "국방 예산", "ko", false, "no longer than the word"},
      {"\"국방부 장관\"", "", "국방부 장관은 말했다", "ko", true, "in a phrase"},
      {"\"국방부 말했다\"", "", "국방부 장관은 말했다", "ko", false, "side by side"},
      {"F-16", "", "F-16전투기 추락", "ko", true, "what is joined behind"},
      {"나토 훈련", "", "나토의 연합훈련, 훈련은 계속", "ko", true, "AND"},
  };
  rows::expect(table);
}
