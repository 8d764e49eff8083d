#include "alerts/wording/marked_text.h"

#include <gtest/gtest.h>

#include "text/harmless.h"
#include "text/utf8.h"

namespace {

using alerts::MarkedText;
using Marks = std::vector<model::Passage::Mark>;

model::Passage passage(std::string text, Marks marks) {
  return {model::Field::text, std::move(text), std::move(marks)};
}

TEST(MarkedText, IsCutAtTheMarks) {
  struct Row {
    const char* says;
    std::string text;
    Marks marks;
    MarkedText runs;
  };
  const Row rows[] = {
      {"none", "abc", {}, {{"abc", false}}},
      {"in the middle", "abc", {{1, 2}}, {{"a", false}, {"b", true}, {"c", false}}},
      {"all", "abc", {{0, 3}}, {{"abc", true}}},
      {"out of order, overlapping",
       "abcdef",
       {{3, 5}, {1, 4}},
       {{"a", false}, {"bcde", true}, {"f", false}}},
      {"twice the same", "abc", {{1, 2}, {1, 2}}, {{"a", false}, {"b", true}, {"c", false}}},
      {"beside one another", "abc", {{0, 1}, {1, 2}}, {{"a", true}, {"b", true}, {"c", false}}},
      {"beyond the end", "abc", {{2, 400}, {500, 600}}, {{"ab", false}, {"c", true}}},
      {"turned round", "abc", {{2, 1}}, {{"abc", false}}},
      {"empty", "abc", {{1, 1}}, {{"abc", false}}},
      {"within a letter: the whole letter",
       "aßc",
       {{2, 3}},
       {{"a", false}, {"ß", true}, {"c", false}}},
      {"no text", "", {{0, 3}}, {}},
  };
  for (const Row& row : rows)
    EXPECT_EQ(alerts::to_runs(passage(row.text, row.marks)), row.runs) << row.says;
}

TEST(MarkedText, IsShortenedAroundItsFirstMark) {
  const std::string words(300, 'x');
  const auto late = alerts::shortened(passage(words + "NATO" + words, {{300, 304}}), 100);

  EXPECT_LE(late.text.size(), 100U);
  EXPECT_TRUE(late.text.starts_with("…x"));
  EXPECT_TRUE(late.text.ends_with("x…"));
  ASSERT_EQ(late.marks.size(), 1U);
  EXPECT_EQ(late.text.substr(late.marks[0].begin, 4), "NATO");
}

TEST(MarkedText, KeepsItsBeginningWhenTheMarkIsThere) {
  const auto early =
      alerts::shortened(passage("NATO " + std::string(300, 'x'), {{0, 4}, {200, 210}}), 100);

  EXPECT_TRUE(early.text.starts_with("NATO x"));
  EXPECT_EQ(early.marks, (Marks{{0, 4}}));
}

TEST(MarkedText, TearsNoLetterApartWhenItIsShortened) {
  std::string letters;
  for (int i = 0; i < 200; ++i) letters += "😀";
  for (std::size_t max = 0; max < 60; ++max) {
    const auto cut = alerts::shortened(passage(letters, {{400, 404}}), max);

    EXPECT_LE(cut.text.size(), max);
    EXPECT_EQ(text::harmless(cut.text), cut.text) << "no U+FFFD";
    for (const auto& mark : cut.marks) EXPECT_LE(mark.end, cut.text.size());
  }
}

TEST(Harmless, B31B34B38ShowsWhatWouldActAndLeavesTheRest) {
  using namespace std::string_literals;
  struct Row {
    const char* says;
    std::string text, shown;
  };
  const Row rows[] = {
      {"plain", "Ostend, 5 May", "Ostend, 5 May"},
      {"B31: line breaks", "a\r\nBcc: x\n\ny", "a Bcc: x y"},
      {"B31: NUL", "a\0b"s, "a\\x00b"},
      {"B38: ANSI", "\x1b[31mred", "\\x1b[31mred"},
      {"B38: C1", "a\u009b2J", "a\\x9b2J"},
      {"B34: override", "abc\u202egpj.exe", "abcgpj.exe"},
      {"B34: isolates", "a\u2066b\u2069\u2069", "ab"},
      {"line separators", "a\u2028b\u2029c\u0085d", "a b c d"},
      {"invalid", "a\xff\xc3", "a\uFFFD\uFFFD"},
      {"overlong, surrogate", "\xc0\xaf \xed\xa0\x80", "\uFFFD\uFFFD \uFFFD\uFFFD\uFFFD"},
      {"joiners stay", "👩\u200d🚒", "👩\u200d🚒"},
  };
  for (const Row& row : rows) EXPECT_EQ(text::harmless(row.text), row.shown) << row.says;
}

TEST(Harmless, LeavesEightMarksOnABase) {  // B37
  std::string pile = "z";
  for (int i = 0; i < 100'000; ++i) pile += "\u0301";

  EXPECT_EQ(text::count_code_points(text::harmless(pile + "y")), 10U);
}

TEST(InQuotes, KeepsMarksOfOneKindApart) {
  EXPECT_EQ(alerts::plain(alerts::in_quotes({{"He said “no”, twice.", false}})),
            "“He said ‘no’, twice.”");
  EXPECT_EQ(alerts::plain(alerts::in_quotes({{"NATO”, he said.", false}})), "“NATO’, he said.”");
  EXPECT_EQ(alerts::plain(alerts::in_quotes({{"“No”, he said.", false}})), "“No”, he said.");
}

TEST(Isolated, EnclosesWhatRunsFromRightToLeft) {
  EXPECT_EQ(text::isolated("Ostend"), "Ostend");
  EXPECT_EQ(text::isolated("שלום 3"), "\u2068שלום 3\u2069");
  EXPECT_EQ(text::isolated("\u2069שלום\u202e"), "\u2068שלום\u2069");
}

}  // namespace
