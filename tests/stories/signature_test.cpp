#include <gtest/gtest.h>

#include "stories/stories.h"
#include "tests/stories/sample.h"

namespace {

constexpr std::size_t kMostBytes = 3600;

std::string repeated(const std::string& words, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += words + std::to_string(i) + " ";
  return all;
}

}  // namespace

TEST(Signature, ComesBackFromItsBytes) {
  auto signature = sample::signature(sample::at(sample::ferry(), 5));
  for (const bool is_only_cited : {false, true}) {
    signature.is_only_cited = is_only_cited;

    const auto bytes = stories::to_bytes(signature);

    EXPECT_EQ(stories::signature_of(bytes), signature);
    EXPECT_LT(bytes.size(), kMostBytes);
  }
}

TEST(Signature, IsNotMadeOfBrokenBytes) {
  const auto bytes = stories::to_bytes(sample::signature(sample::ferry()));

  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(stories::signature_of(std::string_view(bytes).substr(0, size))) << size;
  EXPECT_FALSE(stories::signature_of(bytes + "x"));
  EXPECT_FALSE(stories::signature_of(std::string(5000, '\xff')));
}

TEST(Signature, IsBoundedWhateverTheArticle) {
  const model::Article kArticles[] = {
      {},
      sample::article("", ""),
      sample::article("A", ""),
      sample::article("12 34 56", repeated("7", 5000)),
      sample::article(std::string(100'000, 'a'), std::string(1'000'000, 'b')),
      sample::article("Huge", repeated("Vintra Selm aurelia ", 100'000)),
      sample::article(std::string("\xff\xfe\xc0\x80", 4), std::string(3000, '\xff')),
      sample::article("。。。", "船が座礁した。乗客は無事だった。", "港", "ja")};
  for (const auto& article : kArticles) {
    const auto signature = sample::signature(article);
    EXPECT_LT(stories::to_bytes(signature).size(), kMostBytes) << article.title.substr(0, 20);
    sample::Desk desk;
    desk.place(article);
    desk.place(sample::ferry());
    EXPECT_LE(desk.place(article).story.value, 3);
  }
}

TEST(Signature, KnowsWhichNumbersTellWhen) {
  struct Row {
    const char *text, *lang;
    int dates, others;
  };
  constexpr Row kRows[] = {{"It sank on 4 March 2031 with 214 aboard.", "en", 2, 1},
                           {"It sank on March 4 at 7:40 pm with 214 aboard.", "en", 3, 1},
                           {"The 10 may march on: 35 of them.", "en", 0, 2},
                           {"Updated 3/14/2031: 46 hurt.", "en", 3, 1},
                           {"Von 90 Booten sanken 12 am 7. Juli 2031.", "de", 2, 2},
                           {"Паром с 214 людьми сел на мель 4 марта 2031 года.", "ru", 2, 1},
                           // Of both: it counts something.
                           {"On March 4 all 4 were found.", "en", 0, 1},
                           {"2031", "en", 1, 0},
                           {"1200 and 3000", "en", 0, 2}};
  for (const Row& row : kRows) {
    int dates = 0, others = 0;
    for (const auto& word : sample::signature(sample::article("", row.text, "", row.lang)).words)
      if (word.is(stories::Feature::number))
        ++(word.is(stories::Feature::of_date) ? dates : others);
    EXPECT_EQ(dates, row.dates) << row.text;
    EXPECT_EQ(others, row.others) << row.text;
  }
}

TEST(Frequencies, KnowCommonWordsBeforeTheyHaveLearnt) {
  const stories::Frequencies frequencies;
  const auto signature = sample::signature(sample::ferry(), frequencies);

  double common = 0, rare = 0;
  for (const auto& word : signature.words) {
    auto& most = word.is(stories::Feature::is_common) ? common : rare;
    most = std::max(most, frequencies.rarity(word));
  }
  EXPECT_LT(common * 3, rare);
}

TEST(Frequencies, LearnWhichWordsAreCommon) {
  stories::Frequencies frequencies;
  const auto signature = sample::signature(sample::ferry(), frequencies);
  const double before = frequencies.rarity(signature.words[0]);
  for (int i = 0; i < 50; ++i) frequencies.learn(sample::reading(sample::ferry()), sample::ferry());

  EXPECT_EQ(frequencies.articles(), 50u);
  EXPECT_LT(frequencies.rarity(signature.words[0]), before);
}
