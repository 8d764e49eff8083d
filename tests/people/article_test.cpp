// One article as newsrooms write it: a minister's words through an agency at a meeting, in several
// forms, then background in which nobody speaks. Each statement is told with its speaker, kind,
// medium and venue; nothing of the background is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "people/people.h"

namespace {

using model::Statement;
using testing::ElementsAre;

constexpr std::string_view kBackground = R"(

Why does Sarnia see the Northern Pact as a danger?

Sarnia sees the Pact as a danger for several reasons. First and foremost is the fear that a bloc with so many ships so close to its ports can threaten the country's trade. Since the end of the Coast Wars, the Pact has grown by admitting states such as Velmark, Ostby and the Isles, in an effort to give them stability while introducing its own rules to their harbours.

This growth, which has been seen as hostile in Sarnia, has caused mistrust between the two sides. Another factor is the Pact’s strength at sea. Its fleets and modern ports make it a hard opponent, and have caused many to believe they are at a disadvantage.

Furthermore, the Pact has shown no sign of slowing down, further feeding this fear. Finally, the close ties between the Pact and Kestria have been seen as a challenge to Sarnia’s ‘near sea’, as Sarnia fears that the Pact is reaching for what it believes to be its own waters.)";

std::vector<Statement> told(std::string text) {
  model::Article article;
  article.text = std::move(text);
  article.lang = "en";
  const text::Reading reading(article.title, article.text, article.lang);
  auto all = people::statements(reading, article);
  std::erase_if(all, [](const Statement& s) { return s.confidence < people::kLeastConfidence; });
  return all;
}

// "who | kind | words | via | venue"
std::vector<std::string> rows(const std::vector<Statement>& statements) {
  std::vector<std::string> all;
  for (const Statement& s : statements) {
    std::string row = s.speakers.empty() ? "?" : s.speakers.front().name;
    row += " | " + std::string(to_text(s.kind)) + " | " + s.words + " | ";
    for (const std::string& medium : s.via) row += medium;
    all.push_back(row + " | " + s.venue);
  }
  return all;
}

std::string named_article() {
  std::string text =
      "Sarnian Defense Minister Pavel Ostrov accused the Northern Pact on Tuesday of using the "
      "harbour crisis as a cover for moving more ships into the Inner Sea. According to a report "
      "from TASS, at a meeting of the Lakes Treaty Union (LTU) Council of Defense Ministers, "
      "Ostrov said that \"the Pact is using the harbour crisis as an excuse for building up its "
      "fleet. Another stage of its growth has begun. Piers are being rebuilt on the northern "
      "coast, and the number of joint drills is rising\".\n\nHe also expressed concern about the "
      "Long Night 2031, which is this year's largest naval drill. The reason is that Long Night "
      "2031 includes states that are not even a part of the Pact. Ostrov talked about the Pact's "
      "decision to renew its radar chain as well.";
  return text.append(kBackground);
}

TEST(ArticleOfStatements, IsToldWithSpeakerKindMediumAndVenue) {
  const std::string at = " | TASS | LTU Council of Defense Ministers";

  EXPECT_THAT(
      rows(told(named_article())),
      ElementsAre(
          "Pavel Ostrov | accuse | of using the harbour crisis as a cover for moving more ships "
          "into the Inner Sea" +
              at,
          "Pavel Ostrov | say | the Pact is using the harbour crisis as an excuse for building up "
          "its fleet. Another stage of its growth has begun. Piers are being rebuilt on the "
          "northern coast, and the number of joint drills is rising" +
              at,
          "Pavel Ostrov | concern | about the Long Night 2031, which is this year's largest naval "
          "drill" +
              at,
          "Pavel Ostrov | say | about the Pact's decision to renew its radar chain as well" + at));
}

// Nobody is named: he is the minister of the first sentence, and what was said through the agency
// at the meeting is the minister's all along.
std::string unnamed_article() {
  std::string text =
      "Kestria's defense minister accused the Northern Pact on Tuesday of moving more ships into "
      "the Inner Sea. At a meeting of the Lakes Treaty Union (LTU) Council of Defense Ministers, "
      "he told TASS that the piers are being rebuilt. He also expressed concern about the Long "
      "Night 2031 drill.";
  return text.append(kBackground);
}

TEST(ArticleOfStatements, MeansAnOfficeWithoutANameByItsPronoun) {
  const std::string at = " | TASS | LTU Council of Defense Ministers";

  const auto statements = told(unnamed_article());

  EXPECT_THAT(
      rows(statements),
      ElementsAre(
          "Kestria's defense minister | accuse | of moving more ships into the Inner Sea" + at,
          "Kestria's defense minister | say | the piers are being rebuilt" + at,
          "Kestria's defense minister | concern | about the Long Night 2031 drill" + at));
  ASSERT_EQ(statements.size(), 3U);
  ASSERT_TRUE(statements[1].speakers[0].named);
  EXPECT_EQ(statements[1].speakers[0].named->begin, 0U);
}

}  // namespace
