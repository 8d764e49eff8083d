#include "people/statements/quotations.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace {

// What stands inside, one after the other; > for each quotation around it, / between the parts of
// one that goes on over paragraphs, ~ behind one that was never closed.
std::string read(const std::string& text) {
  std::string all;
  for (const people::QuotedText& q : people::quotations(text)) {
    if (!all.empty()) all += " | ";
    all += std::string(q.depth, '>');
    for (std::size_t i = 0; i < q.parts.size(); ++i) {
      if (i > 0) all += " / ";
      all += text.substr(q.parts[i].begin, q.parts[i].end - q.parts[i].begin);
    }
    if (q.closed == 0) all += "~";
  }
  return all;
}

struct Row {
  const char* text;
  const char* quotations;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(read(row.text), row.quotations) << row.text;
}

}  // namespace

TEST(Quotations, KnowTheMarksOfEachLanguage) {
  check({
      {"“We go,” he said.", "We go,"},
      {"He said: “We go.”", "We go."},
      {"„Wir gehen“, sagte sie.", "Wir gehen"},
      {"„Idziemy”, powiedział.", "Idziemy"},
      {"„Wir gehen\", sagte sie.", "Wir gehen"},
      {",,Wir gehen“, sagte sie.", "Wir gehen"},
      {"»Wir gehen«, sagte sie.", "Wir gehen"},
      {"Er rief: »Halt!«", "Halt!"},
      {"«Мы едем», — сказал он.", "Мы едем"},
      {"« Nous partons ! » a-t-il dit.", "Nous partons !"},
      {"«\u00A0Nous partons\u00A0», a-t-il dit.", "Nous partons"},
      {"\"We go,\" he said.", "We go,"},
      {"”Vi åker”, sade hon.", "Vi åker"},
      {"»Vi åker», sade hon.", "Vi åker"},
      {"‘We go,’ he said.", "We go,"},
      {"'We go,' he said.", "We go,"},
      {"‚Wir gehen‘, sagte sie.", "Wir gehen"},
      {"‹Wir gehen›, sagte sie.", "Wir gehen"},
      {"›Wir gehen‹, sagte sie.", "Wir gehen"},
      {"``We go,'' he said.", "We go,"},
      {"''We go,'' he said.", "We go,"},
      {"“We go\" and \"we stay”.", "We go | we stay"},
      {"“Wir gehen“, sagte sie.", "Wir gehen"},
      {"(“We go”)", "We go"},
      {"the so-called\"defence\"drill", "defence"},
      {"She said:\"We go.\"He left.", "We go."},
  });
}

TEST(Quotations, TellWhatIsInsideAnother) {
  check({
      {"“He cried ‘Stop!’ twice,” she said.", "He cried ‘Stop!’ twice, | >Stop!"},
      {"‘He cried “Stop!” twice,’ she said.", "He cried “Stop!” twice, | >Stop!"},
      {"“‘Stop!’ he cried,” she said.", "‘Stop!’ he cried, | >Stop!"},
      {"“He cried ‘Stop!’”", "He cried ‘Stop!’ | >Stop!"},
      {"\"He cried 'Stop!' twice,\" she said.", "He cried 'Stop!' twice, | >Stop!"},
      {"\"'Stop!' he cried,\" she said.", "'Stop!' he cried, | >Stop!"},
      {"\"He cried 'Stop!'\" she said.", "He cried 'Stop!' | >Stop!"},
      {"„Er rief ‚Halt!‘ und lief“, sagte sie.", "Er rief ‚Halt!‘ und lief | >Halt!"},
      {"»Er rief ›Halt!‹ und lief«, sagte sie.", "Er rief ›Halt!‹ und lief | >Halt!"},
      {"«Газета «Весть» ошиблась», — сказал он.", "Газета «Весть» ошиблась | >Весть"},
      {"«Газета „Весть“ ошиблась», — сказал он.", "Газета „Весть“ ошиблась | >Весть"},
      {"\"The \"hawk\" line won,\" he said.", "The \"hawk\" line won, | >hawk"},
      {"“He said ‘they told us “never” again’,” she said.",
       "He said ‘they told us “never” again’, | >they told us “never” again | >>never"},
      {"“A,” he said. “B ‘c’.”", "A, | B ‘c’. | >c"},
  });
}

TEST(Quotations, LeaveApostrophesAlone) {
  check({
      {"It's O'Brien's plan, don't ask.", ""},
      {"The ministers' plan and the allies’ doubts", ""},
      {"In the '90s and ’80s, and the summer of '45", ""},
      {"rock 'n' roll", ""},
      {"'Tis the ministers' plan.", ""},
      {"Hans' Plan, Grass’ Buch und Ku’damm", ""},
      {"п'ять об’єктів", ""},
      {"‘It’s O’Brien’s plan,’ he said.", "It’s O’Brien’s plan,"},
      {"'It's O'Brien's plan,' he said.", "It's O'Brien's plan,"},
      {"“We're the boys’ friends,” he said.", "We're the boys’ friends,"},
      {"‘The ministers’ plan won’t work,’ he said.", "The ministers’ plan won’t work,"},
      {"'The ministers' plan won't work,' he said.", "The ministers' plan won't work,"},
      {"He called it 'the talks' but the voters' view differs.", "the talks"},
      {"O‘Brien came.", ""},
      {"l'été et l’hiver", ""},
      {"'lone beginning", ""},
      {"[pic=\"a.png\" size=\"5\"] “Stay,” he said.", "Stay,"},
  });
}

TEST(Quotations, LeaveInchesAndMinutesAlone) {
  check({
      {"He is 5'10\" tall.", ""},
      {"A 6\" gun and a 12\" one", ""},
      {"After 3' and 20\" it ended.", ""},
      {"\"I am 5'10\" tall,\" he said.", "I am 5'10\" tall,"},
      {"\"The 6\" gun broke,\" he said.", "The 6\" gun broke,"},
      {"\"It was in 2016,\" he said.", "It was in 2016,"},
      {"He left \"in 2016\" and returned.", "in 2016"},
  });
}

TEST(Quotations, GoOnWhereAParagraphReopensThem) {
  check({
      {"“First.\n\n“Second.” He left.", "First. / Second."},
      {"“First.\n\n“Second.\n\n“Third,” he said.", "First. / Second. / Third,"},
      {"\"First.\n\n\"Second,\" he said. \"Third.\"", "First. / Second, | Third."},
      {"„Erstens.\n\n„Zweitens“, sagte sie.", "Erstens. / Zweitens"},
      {"«Первое.\n\n«Второе», — сказал он.", "Первое. / Второе"},
      {"“First.\n“Second.” He left.", "First. / Second."},
      {"“First ‘a’.\n\n“Second ‘b’.”", "First ‘a’. / Second ‘b’. | >a | >b"},
      {"“First line\ngoes on.” He left.", "First line\ngoes on."},
      {"“First.”\n\n“Second.”", "First. | Second."},
  });
}

TEST(Quotations, EndWithTheirParagraphWhereTheyAreNeverClosed) {
  check({
      {"“We go, he said.\n\nHe left.", "We go, he said.~"},
      {"He said: \"We go.\n\nThey left \"at once\".", "We go.~ | at once"},
      {"„Wir gehen, sagte sie.\n\nEr sagte: „Nein“.", "Wir gehen, sagte sie.~ | Nein"},
      {"“We go, he said.\nHe left.\nShe “stayed” here.", "We go, he said.~ | stayed"},
      {"“We go, he said. “We stay,” she said.", "We go, he said.~ | We stay,"},
      {"He left.” She stayed.", ""},
      {"Он ушёл». Она осталась.", ""},
      {"‘We go, he said.\n\nHe left.", ""},
      {"“He cried »Stop” and left.", "He cried »Stop | >Stop~"},
      {"“”", ""},
      {"\"\" and “ ”", ""},
      {"“", ""},
      {"", ""},
  });
}

TEST(Quotations, TakeOneClosingMarkForTwo) {
  check({
      {"«Это завод «Маяк», — сказал он. Потом ушёл.", "Это завод «Маяк | >Маяк"},
      {"Он купил «Завод «Маяк».\n\nОна ушла.", "Завод «Маяк | >Маяк"},
      {"«Это «Маяк», — сказал он. «А это «Заря», — сказала она.",
       "Это «Маяк | >Маяк | А это «Заря | >Заря"},
  });
}

TEST(Quotations, SeeThroughWhatIsInvisible) {
  check({
      {"\u200B“\u200BWe go\u200B”\u200B", "\u200BWe go\u200B"},
      {"He said \u200B\"We go\"\u200B.", "We go"},
  });
}

TEST(Quotations, CountBlankLines) {
  const auto all = people::quotations("“A”\n“B”\n\n“C”\n \n\n“D”");

  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0].paragraph, 0U);
  EXPECT_EQ(all[1].paragraph, 0U);
  EXPECT_EQ(all[2].paragraph, 1U);
  EXPECT_EQ(all[3].paragraph, 2U);
}

TEST(Quotations, TellTheirMarksAndParents) {
  const auto all = people::quotations("„Er rief ‚Halt‘“");

  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].opened, U'„');
  EXPECT_EQ(all[0].closed, U'“');
  EXPECT_EQ(all[0].parent, -1);
  EXPECT_EQ(all[0].outer_begin, 0U);
  EXPECT_EQ(all[1].parent, 0);
  EXPECT_TRUE(all[1].single);
  EXPECT_EQ(all[1].outer_end, all[0].end);
}

TEST(Quotations, AreLinearInHostileTexts) {
  const auto begin = std::chrono::steady_clock::now();
  for (const char* piece : {"“", "\"", "' ", "«a ", "“a”\n\n", "\"a\n\n", "\u0301\"", "5\" ", "''",
                            "„‚", "\n\n", "“a. “"}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    std::size_t inside = 0;
    for (const people::QuotedText& q : people::quotations(text)) {
      ASSERT_LE(q.outer_begin, q.begin);
      ASSERT_LT(q.begin, q.end);
      ASSERT_LE(q.end, q.outer_end);
      ASSERT_LE(q.outer_end, text.size());
      inside += q.parts.size();
    }
    EXPECT_LE(inside, text.size());
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}
