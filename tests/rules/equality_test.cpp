// The engine against the plain definition, spans included: seeded random trees of every node, on
// random articles.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <chrono>
#include <random>

#include "tests/rules/row.h"

using rules::Child;
using rules::Scope;

namespace {

constexpr unsigned kSeed = 20240613;
using Random = std::mt19937;

int up_to(Random& random, int most) {
  return static_cast<int>(random() % static_cast<unsigned>(most + 1));
}
template <class List>
auto one_of(Random& random, const List& list) {
  return list[random() % std::size(list)];
}

constexpr const char* kTerms[] = {
    "a",         "b",       "nato",         "F16",        "16",           "na*",
    "*ato*",     "\"b\"",   "AT&T",         "plans",      "plan*",        "G7's",
    "l'a",       "wom?n",   "\"a b\"",      "\"a * b\"",  "\"* a\"",      "\"F 16*\"",
    "\"a b a\"", "\"a a\"", "\"16* nato\"", "\"G7's b\"", "\"a nato b\"", "\"b * * a\"",
    "\"AT&T a\""};
constexpr const char* kRaws[] = {"a", "NATO", "a b", "F16", "G7", "é", "b.", "AT&T"};
constexpr const char* kRegexes[] = {"a+",  "^a",     "b$", "[FG]\\d",
                                    "a.b", "NATO|b", "é",  "(?i)nato b?"};
constexpr const char* kWords[] = {"a",     "b",       "NATO", "F16",     "F-16s", "16",
                                  "a1b2",  "NATO's",  "G7's", "planned", "AT&T",  "l'a",
                                  "women", "e\u0301", "—",    "AT & T"};
constexpr const char* kBreaks[] = {" ", " ", " ", " ", " ", " ", ", ", ". ", ".\n\n", "\n", "  "};

template <class Is>
Child node(Is is) {
  return std::make_unique<rules::Node>(rules::Node{std::move(is)});
}

rules::Term random_term(Random& random) {
  const auto parsed = rules::parse_query(one_of(random, kTerms));
  auto term = std::get<rules::Term>(parsed.value().query->root().is);
  if (term.slots.size() > 1 && random() % 2 == 0) term.slop = up_to(random, 4);
  return term;
}

std::vector<Child> several(Random& random, int depth, Child (*one)(Random&, int)) {
  std::vector<Child> all;
  for (int i = 2 + up_to(random, 1); i > 0; --i) all.push_back(one(random, depth - 1));
  return all;
}

// What NEAR and ATLEAST take.
Child random_operand(Random& random, int depth) {
  if (depth == 0 || random() % 3 == 0) {
    if (random() % 5 == 0) return node(rules::Raw{one_of(random, kRaws)});
    return node(random_term(random));
  }
  switch (random() % 3) {
    case 0:
      return node(rules::Or{several(random, depth, random_operand)});
    case 1:
      return node(rules::NearAll{several(random, depth, random_operand), up_to(random, 4)});
    default:
      return node(rules::Near{random_operand(random, depth - 1), random_operand(random, depth - 1),
                              up_to(random, 3), random() % 3 == 0, random() % 4 == 0});
  }
}

Child random_filter(Random& random) {
  using namespace std::chrono;
  constexpr std::pair<Scope, const char*> kValues[] = {
      {Scope::feed, "tass"},        {Scope::site, "tass.com"}, {Scope::url, "world"},
      {Scope::lang, "en"},          {Scope::country, "ru"},    {Scope::feed, "other"},
      {Scope::site, "www.tass.com"}};
  if (random() % 4 == 0)
    return node(rules::Published{model::Time(days(up_to(random, 3))), model::Time(days(3))});
  const auto [scope, wanted] = one_of(random, kValues);
  return node(rules::Value{scope, wanted});
}

Child random_score(Random& random, int depth, bool in_field);
Child random_in_field(Random& random, int depth);

// A field stands in no other, nor in SENT.
template <bool in_field>
Child random_query(Random& random, int depth) {
  if (depth == 0) return random_operand(random, 0);
  switch (random() % 10) {
    case 0:
      return node(rules::And{several(random, depth, random_query<in_field>)});
    case 1:
      return node(rules::Or{several(random, depth, random_query<in_field>)});
    case 2:
      return node(rules::Not{random_query<in_field>(random, depth - 1)});
    case 3:
      return node(rules::Within{
          random() % 2 == 0 ? rules::Within::Unit::sentence : rules::Within::Unit::paragraph,
          random_query<true>(random, depth - 1)});
    case 4:
      return node(rules::AtLeast{1 + up_to(random, 2), random_operand(random, depth - 1)});
    case 5:
      return random_score(random, depth, in_field);
    case 6:
      return in_field ? random_query<true>(random, depth - 1) : random_in_field(random, depth);
    case 7:
      return in_field ? random_query<true>(random, depth - 1) : random_filter(random);
    case 8:
      return node(rules::Regex{std::make_shared<const re2::RE2>(one_of(random, kRegexes))});
    default:
      return random_operand(random, depth);
  }
}

Child random_in_field(Random& random, int depth) {
  constexpr Scope kScopes[] = {Scope::title,  Scope::lead,   Scope::body,
                               Scope::author, Scope::source, Scope::tag};
  return node(rules::InField{one_of(random, kScopes), random_query<true>(random, depth - 1)});
}

Child random_score(Random& random, int depth, bool in_field) {
  rules::Score score{{}, 1 + up_to(random, 3)};
  for (Child& one : several(random, depth, in_field ? random_query<true> : random_query<false>))
    score.parts.push_back({std::move(one), up_to(random, 5) - 2});
  return node(std::move(score));
}

std::string written(const rules::Node& node);

std::string written(const std::vector<Child>& all) {
  std::string line;
  for (const Child& one : all) line += ' ' + written(*one);
  return line;
}

// So much of a tree as one needs to see what went wrong.
std::string written(const rules::Node& node) {
  const auto number = [](int n) { return std::to_string(n); };
  return std::visit(
      rules::Overloaded{
          [&](const rules::Term& term) {
            std::string line = "\"";
            for (const rules::Slot& slot : term.slots)
              line += (slot.kind == rules::Slot::Kind::any ? "*" : slot.folded) + ' ';
            return line + "\"~" + number(term.slop.value_or(0));
          },
          [](const rules::Raw& raw) { return "raw:" + raw.wanted; },
          [](const rules::Regex& regex) { return "re:" + regex.expression->pattern(); },
          [](const rules::And& all) { return "(and" + written(all.of) + ")"; },
          [](const rules::Or& any) { return "(or" + written(any.of) + ")"; },
          [](const rules::Not& no) { return "(not " + written(*no.of) + ")"; },
          [&](const rules::Near& near) {
            return "(" + written(*near.left) + (near.without ? " NOT" : "") +
                   (near.ordered ? " ONEAR/" : " NEAR/") + number(near.distance) + " " +
                   written(*near.right) + ")";
          },
          [&](const rules::NearAll& all) {
            return "NEAR/" + number(all.distance) + "(" + written(all.of) + ")";
          },
          [](const rules::Within& within) {
            const bool sentence = within.unit == rules::Within::Unit::sentence;
            return (sentence ? "SENT(" : "PARA(") + written(*within.of) + ")";
          },
          [&](const rules::AtLeast& least) {
            return "ATLEAST/" + number(least.times) + "(" + written(*least.of) + ")";
          },
          [&](const rules::Score& score) {
            std::string line = "SCORE(";
            for (const auto& part : score.parts)
              line += written(*part.of) + "^" + number(part.weight) + " ";
            return line + ">= " + number(score.threshold) + ")";
          },
          [&](const rules::InField& field) {
            return "field" + number(static_cast<int>(field.scope)) + ":" + written(*field.of);
          },
          [&](const rules::Value& value) {
            return "value" + number(static_cast<int>(value.scope)) + ":" + value.wanted;
          },
          [](const rules::Published&) { return std::string("published"); }},
      node.is);
}

std::string random_text(Random& random, int most) {
  std::string text;
  for (int i = up_to(random, most); i > 0; --i)
    text += std::string(one_of(random, kWords)) + one_of(random, kBreaks);
  return text;
}

rows::Attributes random_article(Random& random) {
  using namespace std::chrono;
  rows::Attributes of{.title = random_text(random, 6), .text = random_text(random, 20)};
  of.lang = random() % 4 == 0 ? "ru" : "en";
  for (int i = up_to(random, 2); i > 0; --i) of.authors.push_back(random_text(random, 3));
  for (int i = up_to(random, 2); i > 0; --i) of.tags.push_back(random_text(random, 2));
  of.source = random_text(random, 3);
  of.feed = random() % 2 == 0 ? "tass" : "other";
  of.url = random() % 2 == 0 ? "https://www.tass.com/World/1" : "";
  of.country = random() % 2 == 0 ? "RU" : "";
  if (random() % 2 == 0) of.published = model::Time(days(up_to(random, 4)));
  return of;
}

}  // namespace

TEST(Engine, FindsWhatThePlainDefinitionFindsInAnyTree) {
  Random random(kSeed);
  int matched = 0;
  for (int round = 0; round < 6'000; ++round) {
    const rules::Query query(random_query<false>(random, 4),
                             {.terms = 20, .words = 60, .nears = 10});
    const rows::Attributes of = random_article(random);
    const model::Article article = rows::article_of(of);
    const text::Reading reading(of.title, of.text, of.lang);
    const rules::Subject subject{reading, article, of.feed};

    const auto told = written(query.root()) + "\n  on  " + of.title + " / " + of.text;

    const auto verdict = rules::evaluate(query, subject);

    ASSERT_EQ(verdict.matched, obvious::matches(query.root(), subject)) << told;
    ASSERT_EQ(rows::marked(verdict, of.title, of.text),
              rows::marked(obvious::spans(query.root(), subject), of.title, of.text))
        << told;
    matched += verdict.matched ? 1 : 0;
  }
  EXPECT_GT(matched, 1500);
}
