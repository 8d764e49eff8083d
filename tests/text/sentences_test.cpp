#include "text/sentences.h"

#include <gtest/gtest.h>

#include <string>

namespace {

std::vector<std::string> sentences(const std::string& text) {
  std::vector<std::string> all;
  for (const auto& s : text::sentences(text)) all.push_back(text.substr(s.begin, s.end - s.begin));
  return all;
}

std::vector<std::string> paragraphs(const std::string& text) {
  std::vector<std::string> all;
  for (const auto& p : text::paragraphs(text)) all.push_back(text.substr(p.begin, p.end - p.begin));
  return all;
}

}  // namespace

using List = std::vector<std::string>;

TEST(Sentences, KeepsTitlesInitialsAndLinesTogether) {
  EXPECT_EQ(sentences("He met Gen. A. Petrov. Then left."),
            (List{"He met Gen. A. Petrov.", "Then left."}));
  EXPECT_EQ(sentences("Академия им. Фрунзе открыта. Её глава С. К. Шойгу."),
            (List{"Академия им. Фрунзе открыта.", "Её глава С. К. Шойгу."}));
  EXPECT_EQ(sentences("Troops left the U.S. The council met."),
            (List{"Troops left the U.S.", "The council met."}));
  EXPECT_EQ(sentences("The U.S. Army met J. R. R. Tolkien."),
            (List{"The U.S. Army met J. R. R. Tolkien."}));
  EXPECT_EQ(sentences("Приехал С.К. Шойгу. Он сказал."),
            (List{"Приехал С.К. Шойгу.", "Он сказал."}));
  EXPECT_EQ(sentences("Er verließ die U.S.A. Der Rat tagte."),
            (List{"Er verließ die U.S.A.", "Der Rat tagte."}));
  EXPECT_EQ(sentences("Aux U.S.A. Elle parle. Ici J.M. Le Pen."),
            (List{"Aux U.S.A.", "Elle parle.", "Ici J.M. Le Pen."}));
  EXPECT_EQ(sentences("Визит в С.Ш.А. Её ждали. Там С.К. В. Петров."),
            (List{"Визит в С.Ш.А.", "Её ждали.", "Там С.К. В. Петров."}));
  EXPECT_EQ(sentences("A line\nthat goes on. End."), (List{"A line\nthat goes on.", "End."}));
  EXPECT_EQ(sentences("No stop\n\nNew paragraph"), (List{"No stop", "New paragraph"}));
  EXPECT_EQ(sentences("Он сказал: «Да!» Потом ушёл."), (List{"Он сказал: «Да!»", "Потом ушёл."}));
}

TEST(Sentences, GoOnBehindAQuotationThatAsksOrCalls) {
  for (const char* one :
       {"“Stop the drill!” said Petrov.", "\"Is it a drill?\" he said.", "“A drill …” she said.",
        "«Учения?» — сказал он.", "«Хватит!» заявил посол.", "„Eine Übung?“ fragte er.",
        "« Un exercice ! » a dit le ministre.", "«Навчання?» спитав він.", "(Really?) asked she.",
        "“He cried ‘Stop!’” she said.", "« Un “exercice ?” » — a demandé le ministre.",
        "« Un exercice ! » dit-il.", "»Eine Übung!« rief er.", "[A drill?!] he asked."})
    EXPECT_EQ(sentences(one), (List{one}));
  EXPECT_EQ(sentences("“Stop!” Petrov said."), (List{"“Stop!”", "Petrov said."}));
  EXPECT_EQ(sentences("« Non ! » Il part."), (List{"« Non !", "» Il part."}));
  EXPECT_EQ(sentences("Er geht! »nein«, ruft er."), (List{"Er geht!", "»nein«, ruft er."}));
  EXPECT_EQ(sentences("Why? \"because\" he said."), (List{"Why?", "\"because\" he said."}));
  EXPECT_EQ(sentences("「演習か？」彼は言った。"), (List{"「演習か？」", "彼は言った。"}));
  EXPECT_EQ(sentences("Stop! he said."), (List{"Stop!", "he said."})) << "outside of quotes";
  EXPECT_EQ(sentences("“Stop!”\n\nhe said."), (List{"“Stop!”", "he said."})) << "a paragraph";
  EXPECT_EQ(sentences(""), List{});
}

TEST(Paragraphs, EndAtABlankLine) {
  EXPECT_EQ(paragraphs("One\nstill one.\n \nTwo.\r\n\r\n\r\nThree\n"),
            (List{"One\nstill one.", "Two.", "Three"}));
  EXPECT_EQ(paragraphs("\n\n"), List{});
  EXPECT_EQ(paragraphs(""), List{});
}
