// The plain definition itself, on trees made by hand: what the tables ask by way of the parser.
#include <gmock/gmock.h>
#include <re2/re2.h>

#include <chrono>
#include <sstream>

#include "tests/rules/row.h"

using query::Child;
using query::Scope;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

template <class Is>
Child node(Is is) {
  return std::make_unique<query::Node>(query::Node{std::move(is)});
}

// Written words; one with * is a pattern, * alone any word.
Child term(const std::string& words, std::optional<int> slop = {}) {
  query::Term made{{}, slop};
  std::istringstream written(words);
  for (std::string word; written >> word;) {
    query::Slot slot;
    slot.folded = slot.lower = word;
    if (word.find('*') != std::string::npos)
      slot.kind = word == "*" ? query::Slot::Kind::any : query::Slot::Kind::pattern;
    made.slots.push_back(slot);
  }
  return node(std::move(made));
}

template <class... Children>
std::vector<Child> several(Children... children) {
  std::vector<Child> all;
  (all.push_back(std::move(children)), ...);
  return all;
}
template <class... Children>
Child both(Children... children) {
  return node(query::And{several(std::move(children)...)});
}
template <class... Children>
Child either(Children... children) {
  return node(query::Or{several(std::move(children)...)});
}
Child negated(Child of) {
  return node(query::Not{std::move(of)});
}
Child in(Scope scope, Child of) {
  return node(query::InField{scope, std::move(of)});
}
Child sentence(Child of) {
  return node(query::Within{query::Within::Unit::sentence, std::move(of)});
}
Child paragraph(Child of) {
  return node(query::Within{query::Within::Unit::paragraph, std::move(of)});
}
Child at_least(int times, Child of) {
  return node(query::AtLeast{times, std::move(of)});
}
Child regex(const char* pattern) {
  return node(query::Regex{std::make_shared<const re2::RE2>(pattern)});
}

struct Asked {
  rows::Attributes of;

  template <class Ask>
  auto ask(const Child& query, Ask definition) const {
    const model::Article article = rows::article_of(of);
    const text::Reading reading(of.title, of.text, of.lang);
    return definition(*query, rules::Subject{reading, article, of.feed}, rules::Means{});
  }
  bool matches(const Child& query) const { return ask(query, obvious::matches); }
  std::vector<std::string> marks(const Child& query) const {
    return rows::marked(ask(query, obvious::spans), of.title, of.text);
  }
};

Asked asked(std::string text, std::string title = {}) {
  return {{.title = std::move(title), .text = std::move(text)}};
}

}  // namespace

TEST(Definition, TakesSlopAsTheSpreadOfPlaces) {
  const struct {
    const char* phrase;
    int slop;
    const char* text;
    bool matches;
  } table[] = {
      {"a b", 0, "a b", true},         {"a b", 0, "a x b", false},   {"a b", 1, "a x b", true},
      {"b a", 1, "a b", false},        {"b a", 2, "a b", true},      {"b a", 2, "a x b", false},
      {"a b c", 2, "c a b", false},    {"a b c", 3, "c a b", true},  {"a a", 9, "a", false},
      {"a a", 0, "a a", true},         {"a b a", 1, "a a b", false}, {"a b a", 2, "a a b", true},
      {"a * b", 0, "a x b", true},     {"a * b", 1, "a b x", false}, {"a * b", 2, "a b x", true},
      {"a ab*", 0, "a abc", true},     {"a b", 1, "a\n\nx b", true}, {"f16* b", 0, "F16 b", true},
      {"f16* b", 0, "F16 x b", false}, {"b f16*", 3, "F16 b", true},
  };

  for (const auto& row : table)
    EXPECT_EQ(asked(row.text).matches(term(row.phrase, row.slop)), row.matches)
        << row.phrase << '~' << row.slop << "  on  " << row.text;
}

TEST(Definition, MarksTheWordsOfASloppyPhraseWithoutTheGap) {
  EXPECT_THAT(asked("a x b").marks(term("a b", 1)), ElementsAre("a", "b"));
  EXPECT_THAT(asked("b a").marks(term("a b", 2)), ElementsAre("b a"));
  EXPECT_THAT(asked("a b").marks(term("a b")), ElementsAre("a b"));
}

TEST(Definition, FindsRawCharactersBetweenBorders) {
  const auto raw = [](const char* wanted) { return node(query::Raw{wanted}); };
  const Asked article = asked("pro-US troops, let us; Le \n Monde, USA, Orba\u0301n", "US");

  EXPECT_THAT(article.marks(raw("US")), ElementsAre("T:US", "US"));
  EXPECT_THAT(article.marks(raw("Le Monde")), ElementsAre("Le \n Monde"));
  EXPECT_THAT(article.marks(raw("Orbán")), ElementsAre("Orba\u0301n"));
  EXPECT_FALSE(article.matches(raw("Orba")));
  EXPECT_FALSE(article.matches(raw("monde")));
}

TEST(Definition, MarksWhatARegexMatches) {
  EXPECT_THAT(asked("ab aab b", "aab").marks(regex("a+b")), ElementsAre("T:aab", "ab", "aab"));
  EXPECT_FALSE(asked("cd").matches(regex("a*")));
  EXPECT_TRUE(asked("One. Two three.").matches(sentence(regex("^Two"))));
  EXPECT_FALSE(asked("One. Two three.").matches(regex("^Two")));
}

TEST(Definition, TakesNotNearAsOneWithoutTheOther) {
  const auto query = [](int distance) {
    return node(query::Near{term("minister"), term("prime minister"), distance, false, true});
  };
  const Asked article = asked("prime minister x minister y z minister");

  EXPECT_THAT(article.marks(query(0)), ElementsAre("minister", "minister"));
  EXPECT_THAT(article.marks(query(1)), ElementsAre("minister"));
  EXPECT_FALSE(article.matches(query(4)));
}

TEST(Definition, TakesNearOfSeveralByTheWordsOfNone) {
  const auto near = [](int distance, auto... of) {
    return node(query::NearAll{several(std::move(of)...), distance});
  };

  EXPECT_TRUE(asked("c x a y b").matches(near(2, term("a"), term("b"), term("c"))));
  EXPECT_FALSE(asked("c x a y b").matches(near(1, term("a"), term("b"), term("c"))));
  EXPECT_FALSE(asked("a b").matches(near(9, term("a b"), term("b"))));
  EXPECT_FALSE(asked("a x").matches(near(9, term("a"), term("a"))));
  EXPECT_FALSE(asked("b", "a").matches(near(9, term("a"), term("b"))));
  EXPECT_THAT(asked("c x a").marks(near(1, term("a"), term("c"))), ElementsAre("c", "a"));
}

TEST(Definition, AsksSentencesAndParagraphsAlone) {
  const Asked article = asked("A b. C d.\n\nB c.", "A d");

  EXPECT_TRUE(article.matches(sentence(both(term("a"), term("b")))));
  EXPECT_FALSE(article.matches(sentence(both(term("a"), term("c")))));
  EXPECT_TRUE(article.matches(sentence(both(term("a"), term("d")))));
  EXPECT_TRUE(article.matches(paragraph(both(term("a"), term("c")))));
  EXPECT_FALSE(
      article.matches(paragraph(both(term("a"), term("b"), term("d"), negated(term("c"))))));
  EXPECT_FALSE(article.matches(sentence(term("d b"))));
  EXPECT_THAT(article.marks(sentence(both(term("b"), negated(term("a"))))), ElementsAre("B"));
  EXPECT_THAT(article.marks(paragraph(sentence(both(term("c"), term("d"))))),
              ElementsAre("C", "d"));
}

TEST(Definition, CountsWhatDoesNotOverlap) {
  EXPECT_TRUE(asked("a x a", "a").matches(at_least(3, term("a"))));
  EXPECT_FALSE(asked("a a a").matches(at_least(2, term("a a"))));
  EXPECT_TRUE(asked("a a a a").matches(at_least(2, term("a a"))));
  EXPECT_FALSE(asked("a b").matches(at_least(2, either(term("a b"), term("b")))));
  EXPECT_THAT(asked("a a a").marks(at_least(2, term("a"))), ElementsAre("a", "a", "a"));
  EXPECT_THAT(asked("a").marks(at_least(2, term("a"))), IsEmpty());
}

TEST(Definition, AddsWeightsUp) {
  const auto score = [](int threshold) {
    query::Score made{{}, threshold};
    made.parts.push_back({term("a"), 3});
    made.parts.push_back({term("b"), 1});
    made.parts.push_back({term("c"), -2});
    return node(std::move(made));
  };

  EXPECT_TRUE(asked("a b").matches(score(4)));
  EXPECT_FALSE(asked("a b c").matches(score(4)));
  EXPECT_TRUE(asked("a c").matches(score(1)));
  EXPECT_THAT(asked("a a c").marks(score(1)), ElementsAre("a", "a"));
}

TEST(Definition, ReadsNamesLikeTitlesAndMarksNothingThere) {
  Asked article = asked("text");
  article.of.authors = {"Anna Dorn", "Ivan Petrov"};
  article.of.tags = {"ru-state"};
  article.of.source = "The Times";

  EXPECT_TRUE(article.matches(in(Scope::author, both(term("anna"), term("ivan")))));
  EXPECT_FALSE(article.matches(in(Scope::author, term("dorn ivan"))));
  EXPECT_TRUE(article.matches(in(Scope::tag, term("ru state"))));
  EXPECT_TRUE(article.matches(in(Scope::source, term("times"))));
  EXPECT_FALSE(article.matches(term("times")));
  EXPECT_THAT(article.marks(both(term("text"), in(Scope::author, term("anna")))),
              ElementsAre("text"));
}

TEST(Definition, HoldsALeadWhole) {
  const Asked article = asked("A b.\n\nC d.", "E");

  EXPECT_TRUE(article.matches(in(Scope::lead, term("a b"))));
  EXPECT_FALSE(article.matches(in(Scope::lead, term("b c"))));
  EXPECT_TRUE(article.matches(in(Scope::body, term("b c"))));
  EXPECT_FALSE(article.matches(in(Scope::body, term("e"))));
  EXPECT_FALSE(asked("", "E").matches(in(Scope::lead, term("e"))));
}

TEST(Definition, ComparesValuesWhole) {
  Asked article = asked("text");
  article.of.url = "https://www.Tass.com/World/1";
  article.of.country = "RU";
  article.of.feed = "tass";
  const auto is = [&](Scope scope, const char* wanted) {
    return article.matches(node(query::Value{scope, wanted}));
  };

  EXPECT_TRUE(is(Scope::site, "tass.com"));
  EXPECT_FALSE(is(Scope::site, "ass.com"));
  EXPECT_TRUE(is(Scope::url, "/world/"));
  EXPECT_TRUE(is(Scope::country, "ru"));
  EXPECT_TRUE(is(Scope::lang, "en"));
  EXPECT_FALSE(is(Scope::feed, "tas"));
}

TEST(Definition, TakesFirstSeenForWhatHasNoDate) {
  using namespace std::chrono;
  const model::Time first(sys_days(2023y / May / 1)), second(sys_days(2023y / May / 2));
  const Child day = node(query::Published{first, second});
  Asked article = asked("text");

  article.of.seen = first;
  EXPECT_TRUE(article.matches(day));
  article.of.published = second;
  EXPECT_FALSE(article.matches(day));
}

TEST(Definition, MarksEveryBranchThatHoldsAndNoneNegated) {
  EXPECT_THAT(asked("a b c").marks(either(term("a"), term("x"), both(term("b"), term("x")))),
              ElementsAre("a"));
  EXPECT_THAT(asked("a b").marks(both(term("a"), negated(term("x")))), ElementsAre("a"));
  EXPECT_THAT(asked("a b").marks(both(term("a"), term("x"))), IsEmpty());
}
