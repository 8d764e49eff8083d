// NEAR, ONEAR, NOT NEAR and NEAR(a, b, c).
#include "tests/rules/row.h"

using rows::Row;

TEST(Near, MeasuresBetweenNearestEnds) {
  const Row table[] = {
      {"troops NEAR border", "", "troops at the old northern border", "en", true, "NEAR is /4"},
      {"troops NEAR border", "", "troops at the very old northern border", "en", false, "not 5"},
      {"struck NEAR/1 \"air base\"", "", "the air base was struck", "en", true, "a phrase's end"},
      {"struck NEAR/0 \"air base\"", "", "the air base was struck", "en", false, "was is between"},
      {"\"air base\" NEAR/2 \"naval port\"", "", "naval port and old air base", "en", true,
       "two phrases, turned round"},
      {"\"air base\" ONEAR/2 \"naval port\"", "", "naval port and old air base", "en", false,
       "in this order"},
      {"deal NEAR/1 pilot", "", "the deal: F-16 pilots", "en", false, "F-16 takes two places"},
      {"deal NEAR/2 pilot", "", "the deal: F16 pilots", "en", true, "so does F16"},
      {"deal NEAR/1 troops", "", "a deal on 5,000 troops", "en", false, "on, 5000"},
      {"deal NEAR/1 troops", "", "the deal: U.S. troops", "en", true, "U.S. takes one"},
      {"chef NEAR/1 OTAN", "", "le chef de l’OTAN", "fr", false, "l’ takes one"},
      {"chef NEAR/2 OTAN", "", "le chef de l’OTAN", "fr", true, "de, l"},
      {"troops NEAR/2 border", "", "Troops.\n\nAt the border", "en", true,
       "over a paragraph's end"},
      {"troops NEAR/9 border", "Troops", "at the border", "en", false, "never from title to text"},
      {"strike NEAR/5 strikes", "", "one strike", "en", false, "one word is not two"},
      {"strike NEAR/5 strikes", "", "strike upon strike", "en", true, "two are"},
      {"\"air base\" ONEAR/3 base", "", "the air base", "en", false, "no overlap"},
      {"\"air base\" NEAR/3 base", "", "the air base, a base", "en", true, "another one"},
      {"(\"air base\" OR port) NEAR/2 struck", "", "the port was struck", "en", true, "a group"},
      {"(\"air base\" OR port) NEAR/1 struck", "", "the air base they struck", "en", true,
       "its phrase"},
      {"(port OR (air NEAR/1 base)) NEAR/2 struck", "", "air and base were struck", "en", true,
       "a NEAR in a group"},
      {"учения NEAR/1 НАТО", "", "на учениях войск НАТО", "ru", true, "inflected"},
      {"учения NEAR/0 НАТО", "", "на учениях войск НАТО", "ru", false, "one between"},
      {"Hafen NEAR/2 Angriff", "", "Angriffe auf zwei Häfen", "de", true, "German"},
      {"порт NEAR/1 удар", "", "удар по порт", "uk", true, "Ukrainian"},
      {"troops W/1 border", "", "troops at border", "en", true, "W is NEAR"},
      {"border PRE/1 troops", "", "troops at border", "en", false, "PRE is ONEAR"},
  };
  rows::expect(table);
}

TEST(Near, NestsByTheWordsOfItsOperands) {
  const char* const kSaid = "the minister then warned the western alliance";
  const char* const kSpoke = "minister spoke to the alliance";
  const Row table[] = {
      {"(minister NEAR/1 warned) NEAR/2 alliance", "", kSaid, "en", true, "left"},
      {"minister NEAR/1 (warned NEAR/2 alliance)", "", kSaid, "en", true, "right"},
      {"minister NEAR/1 warned NEAR/2 alliance", "", kSaid, "en", true, "left to right"},
      {"minister NEAR/0 warned NEAR/2 alliance", "", kSaid, "en", false, "the first fails"},
      {"minister NEAR/1 warned NEAR/1 alliance", "", kSaid, "en", false, "the second fails"},
      {"minister ONEAR/1 warned ONEAR/2 alliance", "", kSaid, "en", true, "in order"},
      {"alliance ONEAR/9 (minister NEAR/1 warned)", "", kSaid, "en", false, "not in order"},
      {"(minister ONEAR/1 warned) NEAR/9 (western ONEAR/0 alliance)", "", kSaid, "en", true,
       "two of them"},
      {"(minister NEAR/4 alliance) NEAR/0 spoke", "", kSpoke, "en", true,
       "in the gap, beside minister"},
      {"(minister NEAR/4 alliance) NEAR/0 to", "", kSpoke, "en", false, "beside neither"},
      {"(minister NEAR/4 alliance) ONEAR/3 spoke", "", kSpoke, "en", false,
       "ONEAR wants it behind both"},
      {"(minister NEAR/4 alliance) NEAR/9 minister", "", kSpoke, "en", false, "no overlap"},
      {"troops ONEAR/1 border ONEAR/1 river", "", "border by troops at river", "en", false,
       "a chain in order"},
      {"troops NEAR/1 border NEAR/5 troops", "", "troops at border", "en", false,
       "wants two of them"},
  };
  rows::expect(table);
}

TEST(NotNear, WantsOneWithoutTheOther) {
  const Row table[] = {
      {"minister NOT NEAR/0 \"prime minister\"", "", "the prime minister spoke", "en", false,
       "what overlaps is near"},
      {"minister NOT NEAR/0 \"prime minister\"", "", "the defence minister spoke", "en", true,
       "no such phrase"},
      {"minister NOT NEAR/0 \"prime minister\"", "", "the prime minister and the defence minister",
       "en", true, "another one"},
      {"troops NOT NEAR/3 exercise", "", "troops in an exercise", "en", false, "near"},
      {"troops NOT NEAR/3 exercise", "", "an exercise of troops", "en", false, "any order"},
      {"troops NOT NEAR/1 exercise", "", "troops in an exercise", "en", true, "two between"},
      {"troops NOT NEAR/3 exercise", "", "troops marched", "en", true, "none at all"},
      {"troops NOT NEAR/3 exercise", "", "an exercise", "en", false, "no troops"},
      {"troops NOT NEAR/1 exercise", "", "exercise troops, and at last other troops", "en", true,
       "one of two"},
      {"troops NOT NEAR/3 exercise", "exercise", "troops", "en", true, "title and text"},
      {"troops NOT NEAR/2 (exercise OR drill)", "", "a drill of troops", "en", false, "a group"},
      {"troops NOT W/2 drill", "", "a drill of troops", "en", false, "W"},
      {"troops NOT NEAR/2 drill border", "", "troops at the border", "en", true, "with AND"},
      {"-(troops NOT NEAR/2 drill) border", "", "drill troops at the border", "en", true,
       "negated"},
      {"учения NOT NEAR/1 НАТО", "", "учения ОДКБ и учения НАТО", "ru", true, "Russian"},
      {"Minister NOT NEAR/0 \"der Minister\"", "", "der Minister", "de", false, "German"},
      {"SENT(troops NOT NEAR/2 drill)", "", "Drill. Troops left.", "en", true,
       "what is near stands in another sentence"},
  };
  rows::expect(table);
}

TEST(NearOfSeveral, HoldsAllInOneWindow) {
  const char* const kAll = "troops with missiles near the border";
  const Row table[] = {
      {"NEAR/3(troops, missile, border)", "", kAll, "en", true, "with, near, the"},
      {"NEAR/2(troops, missile, border)", "", kAll, "en", false, "three words of none"},
      {"NEAR/3(border, troops, missile)", "", kAll, "en", true, "any order"},
      {"W/3(troops, missile, border)", "", kAll, "en", true, "W"},
      {"near/3(troops, missile, border)", "", kAll, "en", true, "in any case"},
      {"NEAR(troops, border)", "", "troops at the old northern border", "en", true, "NEAR is /4"},
      {"NEAR/9(troops, navy, border)", "", kAll, "en", false, "each of them"},
      {"NEAR/9(troops, border)", "troops", "border", "en", false, "never from title to text"},
      {"NEAR/1(\"air base\", port)", "", "the port and air base", "en", true,
       "a phrase's words are its own"},
      {"NEAR/3(minister, minister)", "", "the minister met", "en", false, "two of them"},
      {"NEAR/3(minister, minister)", "", "minister met minister", "en", true, "here"},
      {"NEAR/5(\"air base\", base)", "", "the air base", "en", false, "no overlap"},
      {"NEAR/1((troops OR tanks), border)", "", "tanks at border", "en", true, "a group"},
      {"NEAR/2(minist*, НАТО)", "", "minister о войсках НАТО", "ru", true, "wildcards"},
      {"NEAR/1(учения, граница)", "", "учениями у границы", "ru", true, "inflected"},
      {"NEAR/2(Hafen, Angriff, Nacht)", "", "Angriff auf Hafen in Nacht", "de", true, "German"},
      {"title:NEAR/1(troops, border)", "Troops at border", "", "en", true, "behind a field"},
      {"title:NEAR/1(troops, border)", "", "Troops at border", "en", false, "which holds all"},
      {"river -NEAR/1(troops, border)", "", "troops at border, river", "en", false, "negated"},
      {"NEAR/2((minister NEAR/1 warned), alliance)", "", "minister sternly warned the alliance",
       "en", true, "an inner gap counts, too: sternly, the"},
      {"NEAR/1((minister NEAR/1 warned), alliance)", "", "minister sternly warned the alliance",
       "en", false, "two words of none"},
  };
  rows::expect(table);
}
