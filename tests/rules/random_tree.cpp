#include "tests/rules/random_tree.h"

#include <re2/re2.h>

#include <algorithm>
#include <chrono>

#include "query/vocabulary.h"
#include "text/words.h"

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
constexpr const char* kWords[] = {"a",
                                  "b",
                                  "NATO",
                                  "F16",
                                  "F-16s",
                                  "16",
                                  "a1b2",
                                  "NATO's",
                                  "G7's",
                                  "planned",
                                  "AT&T",
                                  "l'a",
                                  "women",
                                  "e\u0301",
                                  "—",
                                  "AT & T",
                                  "troops",
                                  "учениями",
                                  "defense",
                                  "NАTO",  // with Cyrillic А
                                  "Pavel Zarubin",
                                  "Zarubin",
                                  "Zarubin's",
                                  "Mia Lund",
                                  "Kazakhstan's defence minister"};
constexpr const char* kLists[] = {"ministers", "alliances", "all", "unknown"};
constexpr const char* kPersons[] = {"Pavel Zarubin", "Mia Lund"};
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

Child random_named(Random& random) {
  const auto kind = static_cast<query::Named::Kind>(up_to(random, 3));
  const bool is_person = kind == query::Named::Kind::person;
  return node(query::Named{kind, is_person ? one_of(random, kPersons) : one_of(random, kLists)});
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
    if (random() % 5 == 0) return random_named(random);
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

// Who speaks, or through whom.
Child random_name(Random& random, int depth) {
  if (depth == 0 || random() % 2 == 0)
    return random() % 2 == 0 ? random_named(random) : node(random_term(random));
  if (random() % 2 == 0) return node(query::Or{several(random, depth, random_name)});
  std::vector<Child> both;
  both.push_back(random_name(random, depth - 1));
  both.push_back(node(query::Not{random_name(random, depth - 1)}));
  return node(query::And{std::move(both)});
}

Child random_said(Random& random, int depth);
Child random_score(Random& random, int depth, bool in_field);
Child random_in_field(Random& random, int depth);

// A field stands in no other, nor in SENT.
template <bool in_field>
Child random_query(Random& random, int depth) {
  if (depth == 0) return random_operand(random, 0);
  switch (random() % 11) {
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
    case 9:
      return in_field ? random_query<true>(random, depth - 1) : random_said(random, depth);
    default:
      return random_operand(random, depth);
  }
}

Child random_said(Random& random, int depth) {
  query::Said said;
  const auto asked = 1 + random() % 15;
  if ((asked & 1) != 0) said.by = random_name(random, depth - 1);
  if ((asked & 2) != 0) said.about = random_query<true>(random, depth - 1);
  if (asked == 4 || asked == 5) said.via = random_name(random, 1);
  if (asked == 8) said.venue = random_name(random, 1);
  if (asked >= 12) said.kinds.push_back(model::Statement::Kind::say);
  if (asked >= 10) said.kinds.push_back(model::Statement::Kind::accuse);
  return node(std::move(said));
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

std::string query_of_named(const query::Named& named) {
  constexpr const char* kBefore[] = {"@", "former:@", "ever:@", "person:"};
  const bool is_person = named.kind == query::Named::Kind::person;
  return kBefore[static_cast<std::size_t>(named.kind)] +
         (is_person ? "\"" + named.name + "\"" : named.name);
}

std::string query_of_said(const query::Said& said) {
  std::string line;
  const auto add = [&](const char* part, const Child& of) {
    if (of) line += std::string(part) + "(" + query_of(*of) + ") ";
  };
  add("by:", said.by);
  add("about:", said.about);
  add("via:", said.via);
  add("venue:", said.venue);
  std::string kinds;
  for (const auto kind : said.kinds)
    kinds += (kinds.empty() ? "" : " OR ") + std::string(to_text(kind));
  if (!kinds.empty()) line += "kind:(" + kinds + ")";
  return "said(" + line + ")";
}

// Some words of the text, or none.
model::Span random_span(Random& random, const std::vector<text::Piece>& pieces, int most) {
  if (pieces.empty()) return {};
  const std::size_t first = random() % pieces.size();
  const std::size_t last =
      std::min(pieces.size() - 1, first + static_cast<std::size_t>(up_to(random, most)));
  return {model::Field::text, pieces[first].begin, pieces[last].end};
}

model::Statement random_statement(Random& random, const std::string& text) {
  const auto pieces = text::pieces_of_text(text);
  model::Statement one;
  for (int i = up_to(random, 2); i >= 0; --i) one.content.push_back(random_span(random, pieces, 4));
  std::ranges::sort(one.content);
  one.cue = random_span(random, pieces, 0);
  if (random() % 2 == 0) one.target = random_span(random, pieces, 1);
  for (int i = up_to(random, 1); i >= 0; --i) {
    auto& speaker = one.speakers.emplace_back();
    speaker.mention = random_span(random, pieces, 1);
    if (random() % 2 == 0) speaker.named = random_span(random, pieces, 1);
    speaker.written =
        text.substr(speaker.mention.begin, speaker.mention.end - speaker.mention.begin);
    speaker.name = one_of(random, kPersons);
  }
  one.kind = random() % 2 == 0 ? model::Statement::Kind::say : model::Statement::Kind::accuse;
  const auto random_words = [&] {
    const model::Span span = random_span(random, pieces, 1);
    return text.substr(span.begin, span.end - span.begin);
  };
  if (random() % 2 == 0) one.via.push_back(random_words());
  if (random() % 2 == 0) one.venue = random_words();
  one.confidence = random() % 3 == 0 ? 0.5 : 0.9;
  return one;
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
                 [](const Named& named) { return query_of_named(named); },
                 [](const Said& said) { return query_of_said(said); }},
      node.is);
}

std::vector<model::Rule> rules_of(Random& random, std::size_t count, text::Cut cut) {
  std::vector<model::Rule> all;
  while (all.size() < count) {
    model::Rule rule;
    rule.query = query_of(*tree(random, 2 + up_to(random, 2)));
    rule.lookalikes = random() % 8 == 0;
    if (random() % 4 == 0) rule.min_confidence = 0.4;
    const rules::RuleSet alone({rule}, {.cut = cut, .lists = lists()});
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
  of.statements.emplace();
  for (int i = up_to(random, 3); i > 0 && !text::pieces_of_text(of.text).empty(); --i)
    of.statements->push_back(random_statement(random, of.text));
  return of;
}

std::shared_ptr<const people::Lists> lists() {
  static const auto made = [] {
    model::List ministers, alliances, all;
    model::Member zarubin;
    zarubin.name = "Pavel Zarubin";
    zarubin.office = "Minister of Defence";
    zarubin.country.code = "KZ";
    zarubin.term = {model::Day(std::chrono::days(1)), model::Day(std::chrono::days(2))};
    ministers.name = "ministers";
    ministers.members = {zarubin};
    alliances.name = "alliances";
    alliances.terms = {"NATO", "a b", "plans"};
    all.name = "all";
    all.include = {"ministers", "alliances"};
    return std::make_shared<const people::Lists>(std::vector{ministers, alliances, all});
  }();
  return made;
}

}  // namespace random_tree
