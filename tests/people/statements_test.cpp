// The engine of statements: what tests/data/statements cannot say in a line.
#include <gtest/gtest.h>

#include <algorithm>

#include "people/people.h"
#include "people/statements/line.h"

namespace {

using model::Statement;

std::vector<Statement> read(std::string text, std::string title = "", std::string lang = "en") {
  model::Article article;
  article.title = std::move(title);
  article.text = std::move(text);
  article.lang = std::move(lang);
  const text::Reading reading(article.title, article.text, article.lang);
  return people::statements(reading, article);
}

TEST(Tongues, HoldNoLineThatCannotBeRead) {
  for (const auto& file : people::tongue_files()) {
    const people::Tongue* const tongue = people::tongue_of(file.lang);
    ASSERT_NE(tongue, nullptr);
    EXPECT_EQ(tongue->faults(), std::vector<std::string>{}) << file.lang;
  }
}

TEST(Tongues, TellTheLineOfAFault) {
  const people::Tongue tongue(
      {"en", "class preposition: of\n\nclass wheel: round\ncue shrug that: x\n"});

  EXPECT_EQ(tongue.faults(), (std::vector<std::string>{"en.txt:3: no such class: wheel",
                                                       "en.txt:4: no such kind: shrug that: x"}));
}

TEST(Tongues, AreNoneForALanguageWithoutAFile) {
  EXPECT_EQ(people::tongue_of("xx"), nullptr);
  EXPECT_TRUE(read("Karl Weber said that the fleet would return.", "", "xx").empty());
}

TEST(Statements, TellTheBytesOfWhatTheyFound) {
  const std::string text = "Zoë Weber said that the “fête” is over.";
  const auto found = read(text);
  ASSERT_EQ(found.size(), 1U);
  const auto bytes = [&](model::Span s) { return text.substr(s.begin, s.end - s.begin); };
  EXPECT_EQ(bytes(found[0].content[0]), "the “fête” is over");
  EXPECT_EQ(bytes(found[0].cue), "said");
  EXPECT_EQ(bytes(found[0].speakers[0].mention), "Zoë Weber");
  EXPECT_EQ(found[0].found_by, "en/verb-that");
}

TEST(Statements, AreNoQuotationsWhereTheReportersWordsComeFirst) {
  const auto paraphrased =
      read("Karl Weber threatened to sink the ferry: “We will sink whatever floats off Vintra.”");
  ASSERT_EQ(paraphrased.size(), 1U);
  EXPECT_FALSE(paraphrased[0].direct);
  EXPECT_EQ(paraphrased[0].form, Statement::Form::indirect);

  const auto quoted = read("“We will sink it,” Karl Weber said. “And soon,” he said.");
  ASSERT_FALSE(quoted.empty());
  EXPECT_TRUE(quoted[0].direct);
}

TEST(Statements, TellWhichMentionNamesThePronoun) {
  const std::string text = "Karl Weber came. He said that it rained.";
  const auto found = read(text);
  ASSERT_EQ(found.size(), 1U);
  ASSERT_TRUE(found[0].speakers[0].named);
  EXPECT_EQ(found[0].speakers[0].named->begin, 0U);
  EXPECT_EQ(found[0].speakers[0].written, "He");
  EXPECT_EQ(found[0].speakers[0].name, "Karl Weber");
}

TEST(Statements, NameAHeadlinesSpeakerByTheText) {
  const auto found = read("Foreign Minister Karl Weber arrived.", "Weber: the fleet will return");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].form, Statement::Form::headline);
  EXPECT_EQ(found[0].speakers[0].named->field, model::Field::text);
  EXPECT_EQ(found[0].speakers[0].name, "Karl Weber");
}

TEST(Statements, ShareVenueAndMediumOfOneSpeaker) {
  const auto found = read(
      "Karl Weber told Reuters that it rained. At the Lakes summit, Weber said that it stopped. "
      "Mia Lund said that it snowed.");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].venue, "Lakes summit");
  EXPECT_EQ(found[1].via, std::vector<std::string>{"Reuters"});
  EXPECT_EQ(found[2].venue, "");
  EXPECT_TRUE(found[2].via.empty());
}

TEST(Statements, ShortenALongNameByTheLettersBehindIt) {
  const auto found = read(
      "At a meeting of the Lakes Treaty Union (LTU) Council of Ministers, Karl Weber said that it "
      "rained.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].venue, "LTU Council of Ministers");
}

TEST(Statements, AreLessSureOfASpeakerWhoIsNobody) {
  const auto named = read("Karl Weber said that it rained.");
  const auto thing = read("The old painting said that it rained.");
  ASSERT_EQ(named.size(), 1U);
  ASSERT_EQ(thing.size(), 1U);
  EXPECT_GT(named[0].confidence, thing[0].confidence);
}

// Every span must lie inside its field and not cut a character, whatever the text.
void expect_sound(const std::string& text) {
  for (const Statement& s : read(text)) {
    ASSERT_FALSE(s.content.empty());
    for (const auto& part : s.content) {
      ASSERT_LT(part.begin, part.end);
      ASSERT_LE(part.end, text.size());
      EXPECT_NE(text[part.begin] & 0xC0, 0x80);
      EXPECT_TRUE(part.end == text.size() || (text[part.end] & 0xC0) != 0x80);
    }
  }
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

TEST(HostileTexts, LeaveSpansSound) {
  expect_sound("said");
  expect_sound("“,” said he “");
  expect_sound("He said: “a ‘b,’” she said, ‘");
  expect_sound("\xff\xfe said \xe2\x80 that \xc3");
  expect_sound("Weber said, “\u200b,” and “\u0301\u0301” according to");
}

TEST(HostileTexts, AreReadInLinearTime) {
  expect_sound(repeated("he said “", 50'000));
  expect_sound(repeated("Weber said that ", 50'000));
  expect_sound(repeated("“a,” ", 100'000) + "said Weber");
  expect_sound(repeated("Weber, ", 100'000) + "said that it rained.");
  expect_sound("Weber said that a" + repeated("\u0301", 100'000) + " rained.");
  expect_sound(repeated("according to ", 50'000));
}

}  // namespace
