#include "tests/rules/random_tree.h"

#include <re2/re2.h>

#include <chrono>

#include "query/vocabulary.h"

namespace random_tree {
namespace {

using query::Child;
using query::Scope;

int up_to(Random& random, int most) {
  return static_cast<int>(random() % static_cast<unsigned>(most + 1));
}
template <class List>
auto one_of(Random& random, const List& list) {
  return list[random() % std::size(list)];
}

constexpr const char* kTerms[] = {"a",
                                  "b",
                                  "nato",
                                  "F16",
                                  "16",
                                  "na*",
                                  "*ato*",
                                  "\"b\"",
                                  "AT&T",
                                  "plans",
                                  "plan*",
                                  "G7's",
                                  "l'a",
                                  "wom?n",
                                  "\"a b\"",
                                  "\"a * b\"",
                                  "\"* a\"",
                                  "\"F 16*\"",
                                  "\"a b a\"",
                                  "\"a a\"",
                                  "\"16* nato\"",
                                  "\"G7's b\"",
                                  "\"a nato b\"",
                                  "\"b * * a\"",
                                  "\"AT&T a\"",
                                  "troop",
                                  "учения",
                                  "defence",
                                  "forms:\"plans b\""};
constexpr const char* kRaws[] = {"a", "NATO", "a b", "F16", "G7", "é", "b.", "AT&T"};
constexpr const char* kRegexes[] = {"a+",  "^a",     "b$", "[FG]\\d",
                                    "a.b", "NATO|b", "é",  "(?i)nato b?"};
constexpr const char* kWords[] = {"a",       "b",       "NATO", "F16",     "F-16s",  "16",
                                  "a1b2",    "NATO's",  "G7's", "planned", "AT&T",   "l'a",
                                  "women",   "e\u0301", "—",    "AT & T",  "troops", "учениями",
                                  "defense", "NАTO"};  // with Cyrillic А
constexpr const char* kBreaks[] = {" ", " ", " ", " ", " ", " ", ", ", ". ", ".\n\n", "\n", "  "};

template <class Is>
Child node(Is is) {
  return std::make_unique<query::Node>(query::Node{std::move(is)});
}

query::Term random_term(Random& random) {
  const auto parsed = query::parse(one_of(random, kTerms)).value();
  auto term = std::get<query::Term>(parsed.query->root().is);
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
    if (random() % 5 == 0) return node(query::Raw{one_of(random, kRaws)});
    return node(random_term(random));
  }
  switch (random() % 3) {
    case 0:
      return node(query::Or{several(random, depth, random_operand)});
    case 1:
      return node(query::NearAll{several(random, depth, random_operand), up_to(random, 4)});
    default:
      return node(query::Near{random_operand(random, depth - 1), random_operand(random, depth - 1),
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
    return node(query::Published{model::Time(days(up_to(random, 3))), model::Time(days(3))});
  const auto [scope, wanted] = one_of(random, kValues);
  return node(query::Value{scope, wanted});
}

Child random_score(Random& random, int depth, bool in_field);
Child random_in_field(Random& random, int depth);

// A field stands in no other, nor in SENT.
template <bool in_field>
Child random_query(Random& random, int depth) {
  if (depth == 0) return random_operand(random, 0);
  switch (random() % 10) {
    case 0:
      return node(query::And{several(random, depth, random_query<in_field>)});
    case 1:
      return node(query::Or{several(random, depth, random_query<in_field>)});
    case 2:
      return node(query::Not{random_query<in_field>(random, depth - 1)});
    case 3:
      return node(query::Within{
          random() % 2 == 0 ? query::Within::Unit::sentence : query::Within::Unit::paragraph,
          random_query<true>(random, depth - 1)});
    case 4:
      return node(query::AtLeast{1 + up_to(random, 2), random_operand(random, depth - 1)});
    case 5:
      return random_score(random, depth, in_field);
    case 6:
      return in_field ? random_query<true>(random, depth - 1) : random_in_field(random, depth);
    case 7:
      return in_field ? random_query<true>(random, depth - 1) : random_filter(random);
    case 8:
      return node(query::Regex{std::make_shared<const re2::RE2>(one_of(random, kRegexes))});
    default:
      return random_operand(random, depth);
  }
}

Child random_in_field(Random& random, int depth) {
  constexpr Scope kScopes[] = {Scope::title,  Scope::lead,   Scope::body,
                               Scope::author, Scope::source, Scope::tag};
  return node(query::InField{one_of(random, kScopes), random_query<true>(random, depth - 1)});
}

Child random_score(Random& random, int depth, bool in_field) {
  query::Score score{{}, 1 + up_to(random, 3)};
  for (Child& one : several(random, depth, in_field ? random_query<true> : random_query<false>))
    score.parts.push_back({std::move(one), up_to(random, 5) - 2});
  return node(std::move(score));
}

// A term's own text is not kept: the one that reads like it.
std::string query_of_term(const query::Term& term) {
  static const auto all = [] {
    std::vector<std::pair<std::vector<query::Slot>, std::string>> terms;
    for (const char* written : kTerms) {
      const auto parsed = query::parse(written).value();
      terms.emplace_back(std::get<query::Term>(parsed.query->root().is).slots, written);
    }
    return terms;
  }();
  std::string written;
  for (const auto& [slots, query] : all)
    if (slots == term.slots) written = query;
  if (!term.slop) return written;
  if (!written.ends_with('"')) written = '"' + written + '"';
  return written + "~" + std::to_string(*term.slop);
}

std::string joined(const std::vector<Child>& all, const char* between) {
  std::string line;
  for (const Child& one : all) line += (line.empty() ? "" : between) + query_of(*one);
  return line;
}

std::string query_of_near(const query::Near& near) {
  return "(" + query_of(*near.left) + (near.without ? " NOT" : "") +
         (near.ordered ? " ONEAR/" : " NEAR/") + std::to_string(near.distance) + " " +
         query_of(*near.right) + ")";
}

std::string query_of_score(const query::Score& score) {
  std::string line = "(SCORE(";
  for (const auto& part : score.parts)
    line += query_of(*part.of) + "^" + std::to_string(part.weight) + " ";
  return line + ") >= " + std::to_string(score.threshold) + ")";
}

std::string query_of_days(const query::Published& days) {
  const auto day = [](model::Time time) {
    const auto since_1970 = std::chrono::floor<std::chrono::days>(time).time_since_epoch().count();
    return "1970-01-0" + std::to_string(since_1970 + 1);
  };
  return "(published:>=" + day(*days.from) + " published:<" + day(*days.until) + ")";
}

std::string random_text(Random& random, int most) {
  std::string text;
  for (int i = up_to(random, most); i > 0; --i)
    text += std::string(one_of(random, kWords)) + one_of(random, kBreaks);
  return text;
}

}  // namespace

Child tree(Random& random, int depth) {
  return random_query<false>(random, depth);
}

std::string query_of(const query::Node& node) {
  using namespace query;
  return std::visit(
      Overloaded{[](const Term& term) { return query_of_term(term); },
                 [](const Raw& raw) { return "raw:\"" + raw.wanted + "\""; },
                 [](const Regex& regex) { return "re:/" + regex.expression->pattern() + "/"; },
                 [](const And& all) { return "(" + joined(all.of, " AND ") + ")"; },
                 [](const Or& any) { return "(" + joined(any.of, " OR ") + ")"; },
                 [](const Not& no) { return "(NOT " + query_of(*no.of) + ")"; },
                 [](const Near& near) { return query_of_near(near); },
                 [](const NearAll& all) {
                   return "NEAR/" + std::to_string(all.distance) + "(" + joined(all.of, ", ") + ")";
                 },
                 [](const Within& within) {
                   const bool sentence = within.unit == Within::Unit::sentence;
                   return (sentence ? "SENT(" : "PARA(") + query_of(*within.of) + ")";
                 },
                 [](const AtLeast& least) {
                   return "ATLEAST/" + std::to_string(least.times) + "(" + query_of(*least.of) +
                          ")";
                 },
                 [](const Score& score) { return query_of_score(score); },
                 [](const InField& field) {
                   return with_colon(field.scope) + ("(" + query_of(*field.of) + ")");
                 },
                 [](const Value& value) { return with_colon(value.scope) + value.wanted; },
                 [](const Published& days) { return query_of_days(days); },
                 // The random trees hold none.
                 [](const Named&) { return std::string(); },
                 [](const Said&) { return std::string(); }},
      node.is);
}

std::vector<model::Rule> rules_of(Random& random, std::size_t count, text::Cut cut) {
  std::vector<model::Rule> all;
  while (all.size() < count) {
    model::Rule rule;
    rule.query = query_of(*tree(random, 2 + up_to(random, 2)));
    rule.lookalikes = random() % 8 == 0;
    const rules::RuleSet alone({rule}, {cut});
    if (alone.rules().empty()) continue;
    // Every article is asked of those that want no word: the rest has more ways to go wrong.
    if (alone.unindexed() == 0 || random() % 4 == 0) all.push_back(std::move(rule));
  }
  return all;
}

rows::Attributes article(Random& random) {
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

}  // namespace random_tree
