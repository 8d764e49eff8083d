#include <gmock/gmock.h>

#include "tests/rules/row.h"

using model::Field;

namespace {

std::vector<model::Passage> shown(const std::string& query, const model::Article& article,
                                  std::size_t most = 3) {
  const text::Reading reading(article.title, article.text, article.lang);
  const auto parsed = query::parse(query);
  const auto verdict = rules::evaluate(*parsed->query, {reading, article, ""});
  EXPECT_TRUE(verdict.matched) << query;
  return rules::passages(article, verdict, most);
}

model::Article article(const char* title, std::string text) {
  model::Article made;
  made.title = title;
  made.text = std::move(text);
  made.lang = "en";
  return made;
}

std::string marked_text(const model::Passage& passage, std::size_t mark) {
  return passage.text.substr(passage.marks[mark].begin,
                             passage.marks[mark].end - passage.marks[mark].begin);
}

}  // namespace

TEST(Passages, AreTheTitleAndTheSentencesThatMatched) {
  const auto passages =
      shown("nato OR troops",
            article("NATO moves",
                    "Rain fell. Gen. A. Petrov saw NATO troops.\n\nNobody else did. NATO left."));

  ASSERT_EQ(passages.size(), 3u);
  EXPECT_EQ(passages[0].field, Field::title);
  EXPECT_EQ(passages[0].text, "NATO moves");
  EXPECT_EQ(passages[1].text, "Gen. A. Petrov saw NATO troops.");
  ASSERT_EQ(passages[1].marks.size(), 2u);
  EXPECT_EQ(marked_text(passages[1], 0), "NATO");
  EXPECT_EQ(marked_text(passages[1], 1), "troops");
  EXPECT_EQ(passages[2].text, "NATO left.");
}

TEST(Passages, AreAtMostAsManyAsAsked) {
  const auto passages = shown("nato", article("NATO", "NATO one. NATO two. NATO three."), 2);

  ASSERT_EQ(passages.size(), 2u);
  EXPECT_EQ(passages[1].text, "NATO one.");
}

TEST(Passages, CutALongSentenceOnWordBorders) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "слово ";
  text += "НАТО";
  for (int i = 0; i < 200; ++i) text += " слово";

  const auto passages = shown("НАТО", article("", text));

  ASSERT_EQ(passages.size(), 1u);
  const std::string& cut = passages[0].text;
  EXPECT_TRUE(cut.starts_with("…слово ")) << cut;
  EXPECT_TRUE(cut.ends_with(" слово…")) << cut;
  EXPECT_LT(cut.size(), 2 * 400u + 10);
  ASSERT_EQ(passages[0].marks.size(), 1u);
  EXPECT_EQ(marked_text(passages[0], 0), "НАТО");
}

TEST(Passages, MarkWhatTheyShowOfALongPhrase) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "abcdefghij ";

  const auto passages = shown("\"" + words + "\"", article("", "Start " + words + "end."));

  ASSERT_EQ(passages.size(), 1u);
  ASSERT_EQ(passages[0].marks.size(), 1u);
  const std::string marked = marked_text(passages[0], 0);
  EXPECT_TRUE(marked.starts_with("abcdefghij ")) << marked;
  EXPECT_GT(marked.size(), 200u);
}

TEST(Passages, ShowTheFirstSentenceForAFilterAlone) {
  const auto passages = shown("lang:en", article("Title", "Rain fell. Then snow."));

  ASSERT_EQ(passages.size(), 1u);
  EXPECT_EQ(passages[0].text, "Rain fell.");
  EXPECT_TRUE(passages[0].marks.empty());
}

TEST(Passages, AreNoneForAnEmptyArticle) {
  EXPECT_TRUE(shown("lang:en", article("", "")).empty());
}

TEST(Passages, IgnoreSpansOfAnotherText) {
  const auto one = article("Title", "Rain fell.");

  const auto passages =
      rules::passages(one, {.spans = {{Field::text, 5, 500}, {Field::title, 9, 4}}});

  ASSERT_EQ(passages.size(), 1u);
  EXPECT_EQ(passages[0].text, "Rain fell.");
}
