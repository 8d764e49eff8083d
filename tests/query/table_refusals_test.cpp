// What must be refused, and where.
#include "tests/rules/row.h"

using rows::RefusedRow;

TEST(Refused, IsWhatOnlyExcludes) {
  const RefusedRow table[] = {
      {"-\"air base\"", 1, 1, nullptr, "it only excludes"},
      {"port OR -\"air base\"", 1, 9, nullptr, "one side of OR does"},
      {"port OR (drill OR NOT navy)", 1, 19, nullptr, "in a bracket too"},
      {"NOT (port NOT drill)", 1, 1, nullptr, "it meets articles with none of its words"},
      {"PARA(NOT drill)", 1, 0, nullptr, "some paragraph without it is everywhere"},
      {"SENT(NOT drill)", 1, 0, nullptr, "some sentence too"},
      {"SENT(-drill -port)", 1, 0, nullptr, "two of them"},
      {"-site:tass.com", 1, 1, nullptr, "filters do not help"},
      {"lead:(NOT drill)", 1, 6, nullptr, "nor do fields"},
      {"NOT raw:US", 1, 1, nullptr, "nor raw"},
      {"-re:/Iskander/", 1, 1, nullptr, "nor re"},
      {"-ATLEAST/2(drill)", 1, 1, nullptr, "nor counts"},
      {"NOT SCORE(drill^2 port) >= 2", 1, 1, nullptr, "nor scores"},
      {"NOT NEAR/2(drill, port)", 1, 0, nullptr, "nor NEAR"},
      {"NOT published:2023-05-25", 1, 1, nullptr, "nor dates"},
      {"port OR SENT(NOT drill)", 1, 0, nullptr, "as one side of OR"},
  };
  rows::expect_refused(table);
}

TEST(Refused, AreFieldsWhereTheyCannotStand) {
  const RefusedRow table[] = {
      {"lead:nato NEAR/5 csto", 1, 1, "lead:(nato NEAR/5 csto)", "it holds both"},
      {"csto ONEAR/3 body:nato", 1, 14, "body:(csto ONEAR/3 nato)", "on the right too"},
      {"author:a NEAR/5 b", 1, 1, "author:(a NEAR/5 b)", "any field"},
      {"site:tass.com NEAR/5 nato", 1, 1, nullptr, "a filter is no word"},
      {"nato NEAR/5 published:2023-05-25", 1, 13, nullptr, "nor is a date"},
      {"title:(lead:nato)", 1, 8, nullptr, "a field in a field"},
      {"title:(nato tag:agency)", 1, 13, nullptr, "beside a word"},
      {"title:(nato site:tass.com)", 1, 13, nullptr, "a filter too"},
      {"SENT(title:drill port)", 1, 6, nullptr, "a field stands before SENT"},
      {"PARA(drill lang:en)", 1, 12, nullptr, "and before PARA"},
      {"ATLEAST/2(title:drill)", 1, 11, nullptr, "and before ATLEAST"},
      {"NEAR/3(title:drill, port)", 1, 8, nullptr, "and before NEAR(…)"},
      {"title:SENT(drill lead:port)", 1, 18, nullptr, "and not in both"},
      {"lead: nato", 1, 1, "lead:nato", "a blank behind the colon"},
      {"tag: \"ru state\"", 1, 1, "tag:\"ru state\"", "before a phrase"},
      {"tag:-sport", 1, 5, "-tag:sport", "- behind it"},
      {"country:-RU", 1, 9, "-country:RU", "of a filter"},
      {"published:", 1, 1, nullptr, "nothing behind it"},
      {"drill raw:", 1, 7, nullptr, "nor behind raw"},
      {"headlin:nato", 1, 1, nullptr, "no such field"},
  };
  rows::expect_refused(table);
}

TEST(Refused, AreOperandsOfTheWrongKind) {
  const RefusedRow table[] = {
      {"drill NEAR/3 re:/port/", 1, 14, nullptr, "re: never stands beside NEAR"},
      {"re:/port/ NEAR/3 drill", 1, 1, nullptr, "on neither side"},
      {"drill NEAR/3 SENT(port sea)", 1, 14, nullptr, "nor does SENT"},
      {"drill NEAR/3 PARA(port sea)", 1, 14, nullptr, "nor PARA"},
      {"drill NEAR/3 ATLEAST/2(port)", 1, 14, nullptr, "nor ATLEAST"},
      {"NEAR/3(drill, NOT port)", 1, 15, nullptr, "nor NOT in a list"},
      {"NEAR/3(drill, (port sea))", 1, 15, nullptr, "nor AND in a list"},
      {"drill NOT NEAR/3 (port AND sea)", 1, 18, nullptr, "nor behind NOT NEAR"},
      {"ATLEAST/2(drill port)", 1, 0, nullptr, "ATLEAST takes what NEAR takes"},
      {"ATLEAST/2(drill NOT port)", 1, 0, nullptr, "so no NOT"},
      {"ATLEAST/2(re:/drill/)", 1, 11, nullptr, "and no re:"},
      {"ATLEAST/2(SENT(drill port))", 1, 11, nullptr, "and no SENT"},
      {"SENT(PARA(drill port))", 1, 6, nullptr, "a paragraph is in no sentence"},
  };
  rows::expect_refused(table);
}

TEST(Refused, AreNumbersAndDatesThatCannotBe) {
  const RefusedRow table[] = {
      {"ATLEAST/0(drill)", 1, 1, nullptr, "from 1"},
      {"ATLEAST/x(drill)", 1, 1, nullptr, "a number"},
      {"ATLEAST(drill)", 1, 1, nullptr, "how many"},
      {"NEAR/x(drill, port)", 1, 1, nullptr, "a distance"},
      {"SCORE(drill^-2) >= 1", 1, 0, nullptr, "one positive weight at least"},
      {"SCORE(drill^2 port) >= 0", 1, 0, nullptr, "a threshold of 1 or more"},
      {"SCORE(drill^2 port) > 1", 1, 0, nullptr, ">= only"},
      {"SCORE(drill^2 port)", 1, 0, nullptr, "a threshold"},
      {"SCORE(drill^1.5 port) >= 1", 1, 0, nullptr, "whole weights"},
      {"SCORE(drill^100 port) >= 1", 1, 0, nullptr, "at most 99"},
      {"SCORE(drill port^-100) >= 1", 1, 0, nullptr, "at least -99"},
      {"drill^2", 1, 0, nullptr, "a weight outside SCORE"},
      {"\"strike weapons\"~x", 1, 0, nullptr, "a slop is a number"},
      {"\"strike weapons\"~-1", 1, 0, nullptr, "from 0"},
      {"strike~2", 1, 7, nullptr, "of a phrase alone"},
      {"published:2023-02-30", 1, 11, nullptr, "no such day"},
      {"published:2023-13-01", 1, 11, nullptr, "no such month"},
      {"published:yesterday", 1, 11, nullptr, "a date"},
      {"published:=2023-05-25", 1, 11, nullptr, "no such comparison"},
      {"country:Russia", 1, 9, nullptr, "a code"},
  };
  rows::expect_refused(table);
}

TEST(Refused, IsWhatIsMostlyMeantOtherwise) {
  const RefusedRow table[] = {
      {"nato https://tass.com/world", 1, 6, nullptr, "url: or site: is meant"},
      {"site:https://tass.com", 1, 6, nullptr, "a host, no address"},
      {"site:tass.com/world", 1, 6, nullptr, "a host, no path"},
      {"«»", 1, 1, nullptr, "empty quotes"},
      {"drill “ ”", 1, 7, nullptr, "a blank inside"},
      {"forms:\"\"", 1, 0, nullptr, "empty behind forms:"},
      {"raw:\"\"", 1, 0, nullptr, "empty behind raw:"},
      {"SENT()", 1, 0, nullptr, "empty brackets"},
      {"drill % port", 1, 7, nullptr, "a lone sign"},
      {"drill && port", 1, 7, "AND", "an operator of others"},
      {"drill || port", 1, 7, "OR", "another"},
      {"!\"air base\" drill", 1, 1, nullptr, "a leading ! before a phrase"},
      {"‹air base›", 1, 1, "\"air base\"", "single quotes"},
      {"drill NOT NOT port", 1, 7, nullptr, "NOT twice"},
      {"drill - -port", 1, 7, nullptr, "a lone -"},
      {"ミサ*ル", 1, 1, nullptr, "a wildcard in kana"},
      {"กลา*", 1, 1, nullptr, "a wildcard in Thai"},
      {"re:/(/", 1, 0, nullptr, "RE2 does not take it"},
      {"re:/a*/", 1, 0, nullptr, "it would match everything"},
      {"re:/port", 1, 0, nullptr, "no end"},
      {"drill NOT NEAR/3", 1, 0, nullptr, "nothing on the right"},
      {"drill NEAR/3 NOT port", 1, 14, nullptr, "NOT behind NEAR"},
      {"drill\nAND lead: port", 2, 5, "lead:port", "the second line"},
      {"«Учения» && порт", 1, 10, "AND", "columns are code points"},
      {"война\nи мир\nAND (порт", 3, 5, nullptr, "the third line"},
  };
  rows::expect_refused(table);
}
