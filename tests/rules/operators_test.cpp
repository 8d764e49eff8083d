// What the operators mean: docs/rule-language.md.
#include "tests/rules/row.h"

using rows::Row;

namespace {

const char* const kNews =
    "The alliance moved troops and strike weapons. Belarus answered the alliance.";

}  // namespace

TEST(Phrase, IsTheseWordsInThisOrder) {
  const Row table[] = {
      {"\"strike weapons\"", "", kNews, "en", true, "as written"},
      {"\"weapons strike\"", "", kNews, "en", false, "order"},
      {"\"strike weapon\"", "", kNews, "en", false, "not inflected"},
      {"\"weapons Belarus\"", "", kNews, "en", true, "a sentence's end does not count"},
      {"\"weapons Belarus\"", "", "strike weapons\n\nBelarus answered", "en", true,
       "nor a paragraph's"},
      {"\"weapons Belarus\"", "strike weapons", "Belarus answered", "en", false,
       "title and text never join"},
      {"“strike weapons”", "", kNews, "en", true, "“ ”"},
      {"„strike weapons“", "", kNews, "en", true, "„ “"},
      {"„strike weapons”", "", kNews, "en", true, "„ ”"},
      {"«strike weapons»", "", kNews, "en", true, "« »"},
      {"»strike weapons«", "", kNews, "en", true, "» «"},
      {"\"troops and * weapons\"", "", kNews, "en", true, "* is one word"},
      {"\"troops * weapons\"", "", kNews, "en", false, "exactly one"},
      {"\"moved * and\"", "", kNews, "en", true, "any word"},
      {"\"strik* weap*\"", "", kNews, "en", true, "wildcards in a phrase"},
      {"\"Who moved?\"", "", "who moved", "en", true, "? before a closing quote is punctuation"},
      {"\"(Who?!) moved\"", "", "who moved", "en", true, "before other punctuation too"},
      {"\"a \\\"strike\\\" weapon\"", "", "a strike weapon", "en", true,
       "\\\" is a quotation mark inside"},
      {"\"министр обороны\"", "", "сказал министр обороны", "ru", true, "Russian"},
      {"\"министр обороны\"", "", "министру обороны", "ru", false, "not inflected"},
  };
  rows::expect(table);
}

TEST(Wildcard, MeetsWrittenWords) {
  const Row table[] = {
      {"minist*", "", "the ministry", "en", true, "* several"},
      {"minist*", "", "administer", "en", false, "from the beginning"},
      {"*minister*", "", "the deputy-ministerial level", "en", true, "anywhere"},
      {"*minister", "", "Verteidigungsminister", "de", true, "behind"},
      {"wom?n", "", "two women", "en", true, "? one letter"},
      {"wom?n", "", "womn", "en", false, "exactly one"},
      {"ab*", "", "about", "en", true, "two letters before the first wildcard"},
      {"воен*", "", "военными", "ru", true, "Cyrillic"},
      {"troop?", "", "the troops", "en", true,
       "? at the end is punctuation; the bare word is inflected"},
      {"troop?", "", "a trooper", "en", false, "and no wildcard"},
      {"strik*", "", "stroke", "en", false, "no stem"},
  };
  rows::expect(table);
}

TEST(Operators, BindAsWritten) {
  const Row table[] = {
      {"alliance AND Belarus", "", kNews, "en", true, "both"},
      {"alliance Belarus", "", kNews, "en", true, "side by side is AND"},
      {"alliance AND Minsk", "", kNews, "en", false, "one is missing"},
      {"alliance OR Minsk", "", kNews, "en", true, "one is enough"},
      {"Minsk OR Moscow", "", kNews, "en", false, "none"},
      {"alliance NOT Minsk", "", kNews, "en", true, "excluded word absent"},
      {"alliance NOT Belarus", "", kNews, "en", false, "excluded word present"},
      {"alliance AND NOT Belarus", "", kNews, "en", false, "AND NOT"},
      {"alliance -Belarus", "", kNews, "en", false, "- is NOT"},
      {"alliance -\"strike troops\"", "", kNews, "en", true, "- before a phrase"},
      {"alliance -(Minsk OR Belarus)", "", kNews, "en", false, "- before a bracket"},
      {"alliance –Belarus", "", kNews, "en", true, "only - is NOT, no other dash"},
      {"Minsk OR alliance AND Belarus", "", kNews, "en", true, "AND binds closer than OR"},
      {"(Minsk OR alliance) AND Moscow", "", kNews, "en", false, "brackets"},
      {"alliance OR Minsk AND Moscow", "", kNews, "en", true, "alliance OR (Minsk AND Moscow)"},
      {"alliance NOT Minsk OR Moscow", "", kNews, "en", true, "(alliance NOT Minsk) OR Moscow"},
      {"NOT Minsk alliance", "", kNews, "en", true, "NOT takes the next operand only"},
      {"alliance (NOT Minsk)", "", kNews, "en", true, "NOT in brackets"},
      {"alliance AND (NOT (Minsk OR Belarus))", "", kNews, "en", false, "nested"},
      {"alliance Belarus", "The alliance", "Belarus answered", "en", true, "across title and text"},
      {"alliance, Belarus", "", kNews, "en", true, "a comma does not count"},
  };
  rows::expect(table);
}

TEST(Near, CountsTheWordsBetween) {
  const Row table[] = {
      {"troops NEAR/1 weapons", "", kNews, "en", false, "and, strike lie between"},
      {"troops NEAR/2 weapons", "", kNews, "en", true, "two words between"},
      {"weapons NEAR/2 troops", "", kNews, "en", true, "any order"},
      {"troops ONEAR/2 weapons", "", kNews, "en", true, "this order"},
      {"weapons ONEAR/2 troops", "", kNews, "en", false, "not the other"},
      {"troops W/2 weapons", "", kNews, "en", true, "W is NEAR"},
      {"troops PRE/2 weapons", "", kNews, "en", true, "PRE is ONEAR"},
      {"weapons pre/2 troops", "", kNews, "en", false, "in any case"},
      {"troops near/2 weapons", "", kNews, "en", true, "near/n is an operator"},
      {"moved pre/troops", "", "moved pre troops", "en", true, "pre/ without a number is a word"},
      {"moved NEAR/2(\"troops, and\" OR Minsk)", "", kNews, "en", true,
       "a comma in a phrase makes no list"},
      {"alliance NEAR weapons", "", kNews, "en", true,
       "NEAR alone is /4: weapons, 3 words, alliance"},
      {"moved NEAR/3 Belarus", "", kNews, "en", false, "four words between"},
      {"moved NEAR Belarus", "", kNews, "en", true, "over the sentence's end"},
      {"strike NEAR/0 weapons", "", kNews, "en", true, "side by side"},
      {"alliance NEAR/3 Belarus", "The alliance", "Belarus moved", "en", false,
       "never from title to text"},
      {"\"strike weapons\" NEAR/0 Belarus", "", kNews, "en", true, "from the phrase's nearest end"},
      {"alliance NEAR/20 alliance", "", kNews, "en", true, "two different ones"},
      {"Belarus NEAR/20 Belarus", "", kNews, "en", false, "no overlap with itself"},
      {"\"strike weapons\" NEAR/5 weapons", "", kNews, "en", false, "no overlap with a part"},
      {"(Minsk OR troops) NEAR/2 weapon*", "", kNews, "en", true, "OR-groups and wildcards"},
      {"(Minsk OR Moscow) NEAR/2 weapon*", "", kNews, "en", false, "none of the group"},
      {"troops NEAR/0 and NEAR/0 strike", "", kNews, "en", true, "left to right"},
      {"moved NEAR/3 weapons NEAR/0 troops", "", kNews, "en", true,
       "an inner NEAR's words, not its hull"},
      {"moved NEAR/3 weapons NEAR/0 and", "", kNews, "en", false,
       "and lies in the gap, near neither"},
      {"troops NEAR/2 weapons AND Minsk", "", kNews, "en", false, "NEAR binds closer than AND"},
      {"NOT troops NEAR/1 weapons alliance", "", kNews, "en", true, "NEAR binds closer than NOT"},
      {"-troops NEAR/2 weapons alliance", "", kNews, "en", false, "- too"},
      {"НАТО NEAR/3 граница", "", "НАТО стягивает войска к границам", "ru", true,
       "inflected operands"},
      {"Bundeswehr NEAR/4 Ukraine", "", "Die Bundeswehr schickt Panzer in die Ukraine", "de", true,
       "4 between"},
      {"OTAN NEAR/2 troupe", "", "L’OTAN déploie des troupes", "fr", true, "behind an elision"},
      {"НАТО NEAR/2 кордон", "", "НАТО стягує до кордон сили", "uk", true, "written forms"},
  };
  rows::expect(table);
}

TEST(Fields, BindTheNextOperand) {
  const Row table[] = {
      {"title:nato", "NATO meets", "nothing", "en", true, "in the title"},
      {"title:nato", "Meeting", "NATO meets", "en", false, "not in the title"},
      {"title:\"nato summit\"", "A NATO summit", "", "en", true, "a phrase"},
      {"title:(nato csto)", "NATO meets", "CSTO answers", "en", false,
       "a bracket: all in the title"},
      {"title:(nato OR csto) Minsk", "CSTO", "In Minsk", "en", true, "Minsk may stand anywhere"},
      {"title:(nato NOT csto)", "NATO meets", "CSTO answers", "en", true,
       "NOT means the title too"},
      {"title:(nato NOT csto)", "NATO and CSTO", "", "en", false, "excluded in the title"},
      {"title:(nato NEAR/1 summit)", "NATO at summit", "", "en", true, "NEAR inside"},
      {"nato -title:sport", "Sports", "NATO", "en", false, "negated field, inflected"},
      {"nato lang:en", "", "NATO meets", "en", true, "language"},
      {"nato lang:ru", "", "NATO meets", "en", false, "another one"},
      {"nato lang:(de OR EN)", "", "NATO meets", "en", true, "a bracket of codes, any case"},
      {"nato -lang:en", "", "NATO meets", "en", false, "negated"},
      {"nato lang:nb", "", "NATO meets", "no", true, "regional and old codes"},
      {"TITLE:nato", "NATO meets", "", "en", true, "field names in any case"},
  };
  rows::expect(table);
}

TEST(Fields, SourceMeetsWordsOfTheNameAndFeedTheExactName) {
  const struct {
    const char* query;
    bool matches;
  } table[] = {
      {"nato source:Guardian", true},
      {"nato source:guard*", true},
      {"nato source:\"the guardian\"", true},
      {"nato source:Tass", false},
      {"nato source:(Tass OR Guardian)", true},
      {"nato feed:guardian-world", true},
      {"nato feed:guardian", false},
      {"nato feed:\"guardian-world\"", true},
      {"nato feed:(tass OR guardian-world)", true},
      {"nato -feed:guardian-world", false},
      {"source:Guardian", true},
      {"feed:guardian-world NOT sports", true},
  };

  for (const auto& row : table)
    EXPECT_EQ(
        rows::judge(row.query, "", "NATO meets", "en", "The Guardian", "guardian-world").matched,
        row.matches)
        << row.query;
}
