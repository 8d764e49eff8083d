// ATLEAST and SCORE.
#include "tests/rules/row.h"

using rows::Row;

TEST(AtLeast, CountsOccurrencesThatDoNotOverlap) {
  const Row table[] = {
      {"ATLEAST/3(drill)", "", "a drill, drills, the drill", "en", true, "three, inflected"},
      {"ATLEAST/3(drill)", "", "a drill, the drill", "en", false, "two"},
      {"ATLEAST/3(drill)", "Drill", "a drill, the drill", "en", true, "title and text together"},
      {"ATLEAST/1(drill)", "", "a drill", "en", true, "from 1"},
      {"ATLEAST/2(\"war war\")", "", "war war war", "en", false, "they do not overlap"},
      {"ATLEAST/2(\"war war\")", "", "war war war war", "en", true, "two"},
      {"ATLEAST/2(drill OR exercise)", "", "a drill, an exercise", "en", true, "a group"},
      {"ATLEAST/2(\"air base\" OR base)", "", "the air base", "en", false, "its overlap is one"},
      {"ATLEAST/2(\"air base\" OR base)", "", "air base, base", "en", true, "two"},
      {"ATLEAST/2(minister NEAR/2 warned)", "", "minister warned minister", "en", false,
       "one warned for two"},
      {"ATLEAST/2(minister NEAR/0 warned)", "", "minister warned; warned minister", "en", true,
       "two pairs"},
      {"ATLEAST/2(minist*)", "", "the minister of the ministry", "en", true, "a wildcard"},
      {"ATLEAST/2(raw:US)", "", "the US told us", "en", false, "raw"},
      {"ATLEAST/2(raw:US)", "", "the US told US allies", "en", true, "two"},
      {"ATLEAST/2(\"strike weapons\"~2)", "", "strike weapons, weapons strike", "en", true, "slop"},
      {"title:ATLEAST/2(drill)", "Drill after drill", "", "en", true, "behind a field"},
      {"title:ATLEAST/2(drill)", "Drill", "a drill", "en", false, "which holds all"},
      {"port -ATLEAST/2(drill)", "", "a drill in port", "en", true, "negated"},
      {"atleast/2(drill)", "", "drill, drill", "en", true, "in any case"},
      {"ATLEAST/2(учения)", "", "учения за учениями", "ru", true, "Russian"},
      {"ATLEAST/2(війна)", "", "війна війни", "uk", false, "Ukrainian: the written form"},
      {"ATLEAST/2(Hafen)", "", "ein Hafen, zwei Häfen", "de", true, "German"},
      {"ATLEAST/2(OTAN)", "", "l’OTAN et l'OTAN", "fr", true, "French"},
      {"ATLEAST/3(北约)", "", "北约、北约、北约", "zh", true, "Chinese"},
  };
  rows::expect(table);
}

TEST(Score, AddsTheWeightsOfWhatIsFound) {
  const char* const kThree = "SCORE(nato^3 csto^2 troops) >= 4";
  const Row table[] = {
      {kThree, "", "NATO troops", "en", true, "3 + 1"},
      {kThree, "", "CSTO troops", "en", false, "2 + 1"},
      {kThree, "", "NATO alone", "en", false, "3"},
      {kThree, "", "NATO and CSTO", "en", true, "3 + 2"},
      {kThree, "NATO", "troops", "en", true, "title and text together"},
      {"SCORE(nato csto troops) >= 2", "", "NATO troops", "en", true, "1 by default"},
      {"SCORE(nato csto) >= 2", "", "NATO, NATO, NATO", "en", false, "an operand counts once"},
      {"SCORE(nato^5 football^-5) >= 1", "", "NATO football", "en", false, "negative"},
      {"SCORE(nato^5 football^-4) >= 1", "", "NATO football", "en", true, "just enough"},
      {"SCORE(nato^5 football^-4) >= 1", "", "football", "en", false, "nothing for it"},
      {"SCORE(\"air base\"^2 (port OR harbour)^2) >= 4", "", "air base and harbour", "en", true,
       "phrases and groups"},
      {"SCORE((troops NEAR/2 border)^2 river) >= 2", "", "troops at border", "en", true, "NEAR"},
      {"SCORE(title:nato^3 troops) >= 3", "NATO", "", "en", true, "a field inside"},
      {"SCORE(title:nato^3 troops) >= 3", "", "NATO troops", "en", false, "which holds it"},
      {"SCORE(lang:ru^2 НАТО) >= 3", "", "войска НАТО", "ru", true, "a filter inside"},
      {"SCORE(minist*^2 raw:US) >= 3", "", "US ministers", "en", true, "wildcard and raw"},
      {"score(nato^2 csto) >= 2", "", "NATO", "en", true, "in any case"},
      {"border SCORE(nato^3 csto) >= 3", "", "CSTO at the border", "en", false, "beside AND"},
      {"border NOT SCORE(nato^3 csto) >= 3", "", "CSTO at the border", "en", true, "negated"},
      {"SCORE(учения^2 НАТО^2) >= 4", "", "на учениях НАТО", "ru", true, "inflected"},
      {"SCORE(nato^99 csto^-99) >= 1", "", "NATO", "en", true, "the widest weights"},
  };
  rows::expect(table);
}
