// said(by:… about:… kind:… via:… venue:…): what each part holds, and what is refused.
#include <gtest/gtest.h>

#include "tests/query/refusal.h"
#include "tests/query/tree.h"

TEST(QueryTree, TakesTheStatementsThatSaidAsksFor) {
  const struct {
    const char* query;
    const char* tree;
  } table[] = {
      {"said(by:@allies)", "said(by=@allies)"},
      {"Said(by:dorn about:(nato OR \"air base\"))",
       "said(by=term(dorn) about=or(term(nato) term(\"air\" \"base\")))"},
      {"said(about:nato by:\"Anna Dorn\")", "said(by=term(\"anna\" \"dorn\") about=term(nato))"},
      {"said(by:person:\"Anna Dorn\" AND about:nato)",
       "said(by=person:Anna Dorn about=term(nato))"},
      {"said(by:(@allies NOT deputy))", "said(by=and(@allies not(term(deputy))))"},
      {"said(by:(former:@allies OR raw:US))", "said(by=or(former:@allies raw(US)))"},
      {"said(kind:threaten)", "said(kind=threaten)"},
      {"said(KIND:(Warn OR threaten OR warn))", "said(kind=warn kind=threaten)"},
      {"said(via:TASS venue:(summit OR @meetings))",
       "said(via=term(tass) venue=or(term(summit) @meetings))"},
      {"said(about:(nato NEAR/5 (drill OR @guests)))",
       "said(about=near(5 term(nato) or(term(drill) @guests)))"},
      {"said(about:NEAR/5(nato, drill))", "said(about=near_all(5 term(nato) term(drill)))"},
      {"said(about:(SENT(nato drill) NOT re:/Iskander/))",
       "said(about=and(sentence(and(term(nato) term(drill))) not(re)))"},
      {"said(about:SCORE(nato^2 drill) >= 2)", "said(about=score(2 term(nato)^2 term(drill)^1))"},
      {"said(about:forms:\"air force\")", "said(about=term(air force))"},
      {"said(by:@allies about:(NOT nato))", "said(by=@allies about=not(term(nato)))"},
      {"said(kind:deny by:(NOT @allies))", "said(by=not(@allies) kind=deny)"},
      {"nato -said(by:dorn)", "and(term(nato) not(said(by=term(dorn))))"},
      {"said(by:dorn) OR said(by:lund)", "or(said(by=term(dorn)) said(by=term(lund)))"},
      {"SCORE(said(by:dorn)^3 nato) >= 3", "score(3 said(by=term(dorn))^3 term(nato)^1)"},
      {"title:nato said(by:dorn)", "and(title(term(nato)) said(by=term(dorn)))"},
      {"he said (nato)", "and(term(he) term(said) term(nato))"},
      {"by via kind", "and(term(by) term(via) term(kind))"},
  };

  for (const auto& row : table) EXPECT_EQ(tree::of_query(row.query), row.tree) << row.query;
}

TEST(ParseQuery, RefusesSaidWhereItCannotStand) {
  const refusals::Refusal table[] = {
      {"said(by:dorn) NEAR/5 nato", 1, 1,
       "NEAR takes words, phrases and OR-groups of them, not said(…)", nullptr},
      {"nato NEAR/5 said(by:dorn)", 1, 13,
       "NEAR takes words, phrases and OR-groups of them, not said(…)", nullptr},
      {"SENT(said(by:dorn) nato)", 1, 6, "said(…) cannot stand inside SENT(…)", nullptr},
      {"PARA(said(by:dorn))", 1, 6, "said(…) cannot stand inside PARA(…)", nullptr},
      {"ATLEAST/2(said(by:dorn))", 1, 11, "said(…) cannot stand inside ATLEAST(…)", nullptr},
      {"NEAR/5(said(by:dorn), nato)", 1, 8, "said(…) cannot stand inside NEAR(…)", nullptr},
      {"said(about:(said(by:dorn)))", 1, 13, "said(…) cannot stand inside about:", nullptr},
      {"title:said(by:dorn)", 1, 7, "said(…) cannot stand inside title:", nullptr},
      {"lead:(nato said(by:dorn))", 1, 12, "said(…) cannot stand inside lead:", nullptr},
      {"source:said(by:dorn)", 1, 8, "said(…) cannot stand inside source:", nullptr},
      {"raw:said(by:dorn)", 1, 5, "said(…) cannot stand inside raw:", nullptr},
      {"forms:said(by:dorn)", 1, 7, "said(…) cannot stand behind forms:", nullptr},
      {"NOT said(by:dorn)", 1, 1,
       "this only excludes: it would match articles that meet none of the query's words", nullptr},
  };

  refusals::expect(table);
}

TEST(ParseQuery, RefusesPartsOfSaidThatCannotBe) {
  const refusals::Refusal table[] = {
      {"said()", 1, 1, "said(…) needs by: about: kind: via: or venue:", nullptr},
      {"said(by:dorn", 1, 5, "this bracket is never closed", "add )"},
      {"said(nato)", 1, 6, "said(…) takes by: about: kind: via: and venue:", "said(about:nato)"},
      {"said(@allies)", 1, 6, "said(…) takes by: about: kind: via: and venue:", "said(by:@allies)"},
      {"said(by:dorn by:lund)", 1, 14, "by: stands twice in one said(…)", nullptr},
      {"said(kind:warn kind:deny)", 1, 16, "kind: stands twice in one said(…)", nullptr},
      {"said(by:Anna Dorn about:nato)", 1, 14, "by: takes one word, phrase, list or bracket",
       "said(by:(Anna Dorn))"},
      {"said(by:dorn about:nato NEAR/5 drill)", 1, 25,
       "about: takes one word, phrase, list or bracket", "said(about:(nato NEAR/5 drill))"},
      {"said(by:@a OR @b about:nato)", 1, 12, "by: takes one word, phrase, list or bracket",
       "said(by:(@a OR @b))"},
      {"said(about:nato -drill)", 1, 17, "about: takes one word, phrase, list or bracket",
       "said(about:(nato -drill))"},
      {"said(by:dorn OR about:nato)", 1, 14, "all parts of one said(…) hold in one statement",
       nullptr},
      {"said(by:dorn NOT about:nato)", 1, 14, "NOT stands inside a part of said(…)",
       "put it there: about:(NOT nato)"},
      {"said(by:dorn NEAR/5 about:nato)", 1, 14, "NEAR/5 cannot stand between the parts of said(…)",
       nullptr},
      {"said(by:dorn, about:nato)", 1, 13,
       "the parts of said(…) stand side by side, without commas", nullptr},
      {"said(by:@allies, about:nato)", 1, 16,
       "the parts of said(…) stand side by side, without commas", nullptr},
      {"said(by: dorn)", 1, 6, "by: needs a word, a phrase or a bracket right behind it",
       "by:dorn"},
      {"said(by:)", 1, 6, "by: needs a word, a phrase or a bracket right behind it", nullptr},
      {"said(by:dorn about:NOT nato)", 1, 20, "about: takes one word, phrase, list or bracket",
       nullptr},
      {"said(by:(dorn about:nato))", 1, 15, "about: stands only directly inside said(…)", nullptr},
      {"said(by:dorn lang:en)", 1, 14, "lang: cannot stand inside said(…)",
       "put lang: beside said(…)"},
      {"said(by:dorn source:tass)", 1, 14, "source: cannot stand inside said(…)", nullptr},
      {"said(about:(title:nato))", 1, 13,
       "title: cannot stand inside about:", "put title: beside said(…)"},
      {"said(about:SENT(lang:en a))", 1, 17,
       "lang: cannot stand inside about:", "put lang: beside said(…)"},
      {"said(by:re:/Dorn/)", 1, 9, "re: cannot stand inside by:", nullptr},
      {"said(by:(anna NEAR/2 dorn))", 1, 9, "NEAR cannot stand inside by:", nullptr},
      {"said(via:SENT(a b))", 1, 10, "SENT(…) cannot stand inside via:", nullptr},
      {"said(via:(a OR ATLEAST/2(b)))", 1, 16, "ATLEAST(…) cannot stand inside via:", nullptr},
      {"said(via:person:\"Anna Dorn\")", 1, 10,
       "person:\"Anna Dorn\" cannot stand inside via:", nullptr},
      {"said(venue:(summit OR former:@allies))", 1, 23,
       "former:@allies cannot stand inside venue:", nullptr},
      {"said(by:(NOT dorn))", 1, 9, "said(…) needs something to find in a statement", nullptr},
      {"said(by:(-dorn) about:(NOT nato))", 1, 9, "said(…) needs something to find in a statement",
       nullptr},
      {"about:nato", 1, 1, "about: stands only inside said(…)", "said(about:nato)"},
      {"by:@allies", 1, 1, "by: stands only inside said(…)", "said(by:@allies)"},
      {"by:dorn", 1, 1, "there is no field by:", "author:dorn"},
      {"said(speaker:dorn)", 1, 6, "there is no field speaker:; quoted, it is words", nullptr},
  };

  refusals::expect(table);
}

TEST(ParseQuery, RefusesKindsThatAreNoneNamingTheNearest) {
  const char* const all =
      "accuse threaten warn demand promise propose deny confirm reject condemn praise urge concern "
      "say";
  const struct {
    const char* kind;
    const char* nearest;
  } table[] = {{"threat", "threaten"},   {"accused", "accuse"},  {"warning", "warn"},
               {"criticise", "condemn"}, {"slammed", "condemn"}, {"blame", "accuse"},
               {"welcome", "praise"},    {"vow", "promise"},     {"suggest", "propose"},
               {"denies", "deny"},       {"said", "say"},        {"proposal", "propose"}};

  for (const auto& row : table) {
    const auto parsed = query::parse("said(kind:" + std::string(row.kind) + ")");
    ASSERT_FALSE(parsed) << row.kind;
    EXPECT_EQ(parsed.error().column, 11) << row.kind;
    EXPECT_EQ(parsed.error().message,
              "there is no kind " + std::string(row.kind) + "; there are " + all);
    EXPECT_EQ(parsed.error().hint, "said(kind:" + std::string(row.nearest) + ")") << row.kind;
  }
}

TEST(QueryTree, TakesEveryKindThatAStatementMayBeOf) {
  using Kind = model::Statement::Kind;
  for (auto kind = Kind::say; kind <= Kind::concern;
       kind = static_cast<Kind>(static_cast<int>(kind) + 1)) {
    const std::string name(model::to_text(kind));
    EXPECT_EQ(tree::of_query("said(kind:" + name + ")"), "said(kind=" + name + ")");
    EXPECT_NE((" " + query::names_of_kinds() + " ").find(" " + name + " "), std::string::npos);
  }
}

TEST(ParseQuery, RefusesKindsThatAreJoinedByAnythingButOr) {
  const refusals::Refusal table[] = {
      {"said(kind:(warn threaten))", 1, 17,
       "a statement is of one kind: OR stands between those that are wanted", nullptr},
      {"said(kind:(warn AND threaten))", 1, 17,
       "a statement is of one kind: OR stands between those that are wanted", nullptr},
      {"said(kind:(NOT warn))", 1, 12,
       "kind: takes a kind of statement, or several with OR in a bracket", nullptr},
      {"said(kind:@allies)", 1, 11,
       "kind: takes a kind of statement, or several with OR in a bracket", nullptr},
      {"said(kind:())", 1, 11, "there is nothing in these brackets", nullptr},
      {"said(kind:warn OR deny)", 1, 16, "kind: takes one word, phrase, list or bracket",
       "said(kind:(warn OR deny))"},
  };

  refusals::expect(table);
}
