#include "text/written_words.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace {

using text::Cut;
using text::Wildcards;

std::vector<std::string> words(const std::string& utf8, Cut cut,
                               Wildcards wildcards = Wildcards::are_punctuation) {
  std::vector<std::string> all;
  text::WrittenWords found(utf8, cut, wildcards);
  for (text::Written word; found.next(word);)
    all.push_back(utf8.substr(word.begin, word.end - word.begin));
  return all;
}

using List = std::vector<std::string>;

}  // namespace

TEST(WrittenWords, AreThoseOfStandardTokenizerWhereThatIsWanted) {
  const struct {
    const char* text;
    List words;
  } table[] = {
      {"NATO's 5,000 U.S. F-16s.", {"NATO's", "5,000", "U.S", "F", "16s"}},
      {"a_b _c_ __ TASS:Kyiv 10:30", {"a_b", "_c_", "TASS:Kyiv", "10", "30"}},
      {"troops.The C++ AT&T", {"troops.The", "C", "AT", "T"}},
      {"l’OTAN «война» tass.com", {"l’OTAN", "война", "tass.com"}},
      {"press@nato.int 3.5% co-op", {"press", "nato.int", "3.5", "co", "op"}},
  };
  for (const auto& row : table) EXPECT_EQ(words(row.text, Cut::standard), row.words) << row.text;
}

// A query's words are never cut the plain way: it is the same cutter without its short cut.
TEST(WrittenWords, AreTheSameWhicheverWayTheyAreFound) {
  const List pieces = {"a",  "Word", "слово", "Ё", "é",        "ß", "ї", "7", "16",     "000",
                       " ",  "  ",   "\n",    ".", ",",        "'", "’", "-", "—",      ":",
                       "_",  "\"",   "“",     "»", "\u00A0",   "…", "&", "s", "\u0301", "\u00AD",
                       "国", "나",   "\xFF",  "א", "\xE2\x80", ";", "·", "İ", "ʼ",      "٣"};
  std::mt19937 random(20240612);
  for (int round = 0; round < 30'000; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i > 0; --i) text += pieces[random() % pieces.size()];
    ASSERT_EQ(words(text, Cut::analyst), words(text, Cut::analyst, Wildcards::are_letters)) << text;
    ASSERT_EQ(words(text, Cut::standard), words(text, Cut::standard, Wildcards::are_letters))
        << text;
  }
}

TEST(WrittenWords, EndAfter255Characters) {
  EXPECT_EQ(words(std::string(600, 'a'), Cut::analyst).size(), 3u);
  EXPECT_EQ(words(std::string(600, 'a'), Cut::standard)[0].size(), 255u);
}
