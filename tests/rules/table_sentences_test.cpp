// SENT, PARA, and NOT inside them and inside fields.
#include "tests/rules/row.h"

using rows::Row;

namespace {

const char* const kNews =
    "The minister praised the drill. Troops left the port.\n\n"
    "Belarus closed the border. The drill went on.";

}  // namespace

TEST(Sentence, HoldsTheWholeQueryInside) {
  const Row table[] = {
      {"SENT(minister drill)", "", kNews, "en", true, "one sentence"},
      {"SENT(minister troops)", "", kNews, "en", false, "two sentences"},
      {"SENT(drill NOT minister)", "", kNews, "en", true, "the last one"},
      {"SENT(minister NOT drill)", "", kNews, "en", false, "none"},
      {"SENT(drill -minister -went)", "", kNews, "en", false, "neither one"},
      {"SENT(troops OR navy)", "", kNews, "en", true, "OR"},
      {"SENT((troops OR minister) drill)", "", kNews, "en", true, "brackets"},
      {"SENT(\"the drill\" minister)", "", kNews, "en", true, "a phrase"},
      {"SENT(\"drill troops\")", "", kNews, "en", false, "lies inside one"},
      {"\"drill troops\"", "", kNews, "en", true, "though it stands there"},
      {"SENT(drill NEAR/0 troops)", "", kNews, "en", false, "NEAR too"},
      {"SENT(minister NEAR/2 drill)", "", kNews, "en", true, "inside it is fine"},
      {"SENT(minister drill)", "Minister at drill", "", "en", true, "the title is one"},
      {"SENT(minister drill)", "Minister", "drill", "en", false, "of its own"},
      {"sent(minister drill)", "", kNews, "en", true, "in any case"},
      {"SENT(minister drill) border", "", kNews, "en", true, "AND outside"},
      {"SENT(minister drill) SENT(drill went)", "", kNews, "en", true, "two of them"},
      {"minister NOT SENT(minister drill)", "", kNews, "en", false, "negated"},
      {"minister -SENT(minister troops)", "", kNews, "en", true, "- too"},
      {"SENT(ATLEAST/2(drill))", "", kNews, "en", false, "counted in one sentence"},
  };
  rows::expect(table);
}

TEST(Sentence, EndsWhereAReaderEndsIt) {
  const Row table[] = {
      {"SENT(Petrov warned)", "", "Gen. A. Petrov warned them.", "en", true, "title, initial"},
      {"SENT(drill said)", "", "“Stop the drill!” said Petrov.", "en", true, "a quotation"},
      {"SENT(drill said)", "", "“Stop the drill!” He said so.", "en", false, "two of them"},
      {"SENT(drill asked)", "", "“Is this a drill?” he asked.", "en", true, "a question"},
      {"SENT(drill asked)", "", "“Why a drill …” they asked.", "en", true, "three dots"},
      {"SENT(drill Petrov)", "", "“Stop the drill!” Petrov said.", "en", false,
       "before a capital nobody can tell"},
      {"SENT(учения посол)", "", "«Зачем учения?» — спросил посол.", "ru", true, "a dash between"},
      {"SENT(учения посол)", "", "«Хватит учений!» заявил посол.", "ru", true, "none"},
      {"SENT(учения посол)", "", "«Хватит учений!» Посол ушёл.", "ru", false, "two"},
      {"SENT(Übung Oberst)", "", "„Eine Übung?“ fragte der Oberst.", "de", true, "German"},
      {"SENT(Übung Oberst)", "", "»Keine Übung!« rief der Oberst.", "de", true, "the other marks"},
      {"SENT(exercice ministre)", "", "« Un exercice ! » a dit le ministre.", "fr", true,
       "a blank before the mark"},
      {"SENT(exercice ministre)", "", "« Un exercice ? » — demande le ministre.", "fr", true,
       "and a dash"},
      {"SENT(навчання посол)", "", "«Навчання!» — сказав посол.", "uk", true, "Ukrainian"},
      {"SENT(Dorn drill)", "", "Mr. Dorn saw the drill.", "en", true, "Mr."},
      {"SENT(army council)", "", "The U.S. Army council met.", "en", true, "U.S. inside"},
      {"SENT(troops council)", "", "Troops left the U.S. The council met.", "en", false,
       "an abbreviation before a capitalised word that begins sentences"},
      {"SENT(spending rose)", "", "Spending of 3.5 percent rose.", "en", true, "a decimal"},
      {"SENT(minister drill)", "", "The minister\npraised the drill.", "en", true,
       "a single line break ends none"},
      {"SENT(minister drill)", "", "The minister left\n\nthe drill", "en", false,
       "a blank line does"},
      {"SENT(port closed)", "", "The port? Closed!", "en", false, "? and !"},
      {"SENT(Шойгу учения)", "", "С. К. Шойгу оценил учения.", "ru", true, "initials"},
      {"SENT(завод учения)", "", "Завод им. Фрунзе готовил учения.", "ru", true, "им."},
      {"SENT(порт учения)", "", "Порт закрыт. Учения идут.", "ru", false, "two"},
      {"SENT(міністр навчання)", "", "Міністр прибув. Навчання тривають.", "uk", false, "two"},
      {"SENT(Коваль навчання)", "", "Ген. О. Коваль відкрив навчання.", "uk", true, "initial"},
      {"SENT(Maier warnte)", "", "Prof. Dr. Maier warnte gestern.", "de", true, "Dr."},
      {"SENT(Heer Hafen)", "", "Das Heer übt. Der Hafen ist zu.", "de", false, "two"},
      {"SENT(Dupont navire)", "", "M. Dupont a vu le navire.", "fr", true, "M."},
      {"SENT(navire port)", "", "Le navire part. Le port ferme.", "fr", false, "two"},
      {"SENT(北约 基辅)", "", "北约开会。基辅回应。", "zh", false, "。"},
      {"SENT(北约 基辅)", "", "北约开会，基辅回应。", "zh", true, "， ends none"},
  };
  rows::expect(table);
}

TEST(Paragraph, EndsAtABlankLine) {
  const Row table[] = {
      {"PARA(minister troops)", "", kNews, "en", true, "two sentences of one"},
      {"PARA(minister Belarus)", "", kNews, "en", false, "two paragraphs"},
      {"PARA(drill NOT troops)", "", kNews, "en", true, "the second"},
      {"PARA(drill NOT (troops OR Belarus))", "", kNews, "en", false, "neither"},
      {"PARA(port NEAR/0 Belarus)", "", kNews, "en", false, "NEAR stays inside"},
      {"port NEAR/0 Belarus", "", kNews, "en", true, "though they are near"},
      {"PARA(SENT(minister drill) port)", "", kNews, "en", true, "a sentence in a paragraph"},
      {"PARA(SENT(minister drill) border)", "", kNews, "en", false, "of that paragraph"},
      {"PARA(drill -SENT(minister drill))", "", kNews, "en", true, "the second has none"},
      {"PARA(minister drill)", "Minister", "drill", "en", false, "the title is one of its own"},
      {"PARA(minister drill)", "Minister at drill", "", "en", true, "and is one"},
      {"para(minister troops)", "", kNews, "en", true, "in any case"},
      {"PARA(minister drill)", "", "Minister\n \t\nDrill", "en", false, "blanks on the blank line"},
      {"PARA(minister drill)", "", "Minister\nDrill", "en", true, "a line break ends none"},
      {"PARA(учения НАТО)", "", "Учения идут.\n\nНАТО молчит.", "ru", false, "Russian"},
  };
  rows::expect(table);
}

TEST(NotInAField, MeansThatField) {
  const Row table[] = {
      {"title:(drill NOT navy) port", "A drill", "navy at port", "en", true, "not in the title"},
      {"title:(drill NOT navy) port", "A navy drill", "at port", "en", false, "in the title"},
      {"body:(drill NOT navy)", "Navy", "a drill", "en", true, "not in the text"},
      {"body:(drill NOT navy)", "A drill", "a navy drill", "en", false, "in the text"},
      {"drill NOT title:navy", "Drill", "the navy", "en", true, "a negated field"},
      {"drill -title:(navy OR army)", "Army", "a drill", "en", false, "a negated bracket"},
      {"drill -title:(navy army)", "Army", "a drill, the navy", "en", true, "both in the title"},
      {"title:(drill -(navy port))", "Navy drill", "port", "en", true, "both, in the title"},
      {"lead:(drill NOT port)", "", kNews, "en", false, "port stands in the first paragraph"},
      {"lead:(drill NOT border)", "", kNews, "en", true, "border does not"},
      {"title:(учения NOT НАТО)", "Учения ОДКБ", "НАТО", "ru", true, "Russian"},
      {"title:(Hafen NOT Angriff)", "Häfen unter Angriff", "", "de", false, "German"},
      {"title:(port NOT frappe)", "Un port", "une frappe", "fr", true, "French"},
      {"title:(порт NOT удар)", "Удар: порт", "", "uk", false, "Ukrainian"},
  };
  rows::expect(table);
}

TEST(FieldBeforeSentence, HoldsItsSentences) {
  const Row table[] = {
      {"title:SENT(minister drill)", "Minister at drill", "", "en", true, "the title"},
      {"title:SENT(minister drill)", "", kNews, "en", false, "not the text"},
      {"body:SENT(minister drill)", "Minister at drill", "", "en", false, "not the title"},
      {"lead:SENT(minister drill)", "", kNews, "en", true, "of the first paragraph"},
      {"lead:SENT(Belarus border)", "", kNews, "en", false, "not of the second"},
      {"lead:PARA(minister troops)", "", kNews, "en", true, "the lead is a paragraph"},
  };
  rows::expect(table);
}
