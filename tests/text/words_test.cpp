#include "text/words.h"

#include <gtest/gtest.h>

namespace {

// The folded pieces, with `|` between words and `+` between pieces of one written word.
std::string cut(const std::string& utf8) {
  std::string all;
  for (const text::Piece& piece : text::pieces_of_text(utf8)) {
    if (!all.empty()) all += piece.joined ? '+' : '|';
    all += piece.folded;
  }
  return all;
}

}  // namespace

TEST(Pieces, CutsAsTheRuleLanguageSays) {
  const struct {
    const char* text;
    const char* words;
  } table[] = {
      {"", ""},
      {" ,.;!? ", ""},
      {"The quick, brown fox.", "the|quick|brown|fox"},
      {"press@nato.int", "press|nato.int"},
      {"U.S. and N.A.T.O.", "us|and|nato"},
      {"J.R.R.Tolkien", "jrr|tolkien"},
      {"С.К.Шойгу", "ск|шойгу"},
      {"troops.The council", "troops|the|council"},
      {"tass.com", "tass.com"},
      {"O'Brien’s", "o'brien"},
      {"ministers' council", "ministers|council"},
      {"the G7’s, F-16's, 2023's", "the|g+7|f|16|2023"},
      {"the U.S.'s N.A.T.O.’s Inc.'s", "the|us|nato|inc"},
      {"5'sa end.'so С.'s", "5|sa|end|so|с|s"},
      {"l’OTAN d'État", "l|otan|d|etat"},
      {"aujourd’hui", "aujourd'hui"},
      {"п’ять об'єктів", "п'ять|об'єктів"},
      {"Su-57 24/7 anti-missile", "su|57|24|7|anti|missile"},
      {"F16 A320neo", "f+16|a+320+neo"},
      {"5,000 5.000 5'000", "5000|5000|5000"},
      {"5\u00A0000 1\u202F234\u202F567,89", "5000|1234567,89"},
      {"5,5 1,234.56 2024.05.01", "5,5|1234.56|2024.05.01"},
      {"foo_bar a:b", "foo|bar|a|b"},
      {"国防部 ミサ", "国|防|部|ミ|サ"},
      {"나토는 밝혔다", "나토는|밝혔다"},
      {"NATO는 G7과", "nato+는|g+7+과"},
      {"a \u3164 \u0640 b", "a|b"},
      {"ไทย", "ไ|ท|ย"},
      {"NATO™ NATO² CO₂", "nato|nato|co+2"},
      {"NA\u200BTO N\u00ADATO", "nato|nato"},
      {"צה\"ל", "צה\"ל"},
      {"١٢٣", "123"},
      {"e\u0301tat", "etat"},
      {"'quoted'", "quoted"},
      {"ʼabc", "abc"},
  };

  for (const auto& row : table) EXPECT_EQ(cut(row.text), row.words) << row.text;
}

TEST(Pieces, TellsTheSignsThatTouchAWord) {
  const struct {
    const char* text;
    const char* before;
    const char* after;
  } table[] = {
      {"#NATO", "#", ""}, {"C++", "", "++"},  {"$5", "$", ""},    {"€5", "€", ""},
      {"5%", "", "%"},    {".NET", ".", ""},  {"...net", "", ""}, {"end. net", "", ""},
      {"(.net", ".", ""}, {"@nato", "@", ""}, {"R & ", "", "&"},  {" & D", "&", ""},
      {"plain", "", ""},
  };

  for (const auto& row : table) {
    const auto pieces = text::pieces_of_text(row.text);
    ASSERT_FALSE(pieces.empty());
    EXPECT_EQ(pieces.back().before, row.before) << row.text;
    EXPECT_EQ(pieces.back().after, row.after) << row.text;
  }
}

TEST(Pieces, GivesPiecesInOrderInsideTheText) {
  const std::string text = "L’OTAN \xFF F-16 a\xE2\x80 5\u00A0000 国防部 NATO's.";

  const auto pieces = text::pieces_of_text(text);
  std::uint32_t behind = 0;
  for (const text::Piece& piece : pieces) {
    EXPECT_GE(piece.begin, behind);
    EXPECT_LT(piece.begin, piece.end);
    EXPECT_LE(piece.end, text.size());
    behind = piece.end;
  }
  EXPECT_EQ(pieces.size(), 10u);
}

TEST(Pieces, CutsAWordWithoutEnd) {
  std::size_t longest = 0;
  const std::string endless(100'000, 'a');
  for (const text::Piece& piece : text::pieces_of_text(endless))
    longest = std::max(longest, piece.folded.size());
  EXPECT_EQ(longest, 255u);
}
