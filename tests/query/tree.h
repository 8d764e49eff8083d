#pragma once
// A query's tree as one line, so that a table can say what a query was understood as:
// `near(4 term(nato) term(csto))`. A word that is met as it is written stands in quotes.
#include <chrono>
#include <string>
#include <vector>

#include "query/parser.h"
#include "query/regexes.h"
#include "query/vocabulary.h"

namespace tree {

inline std::string of(const query::Node&);

inline std::string of(const query::Slot& slot) {
  std::string word = slot.folded;
  if (slot.kind == query::Slot::Kind::any) word = "*";
  if (!slot.possessive.empty()) word = slot.possessive;
  word = slot.before + word + slot.after;
  const bool as_written = slot.kind == query::Slot::Kind::word && !slot.inflected;
  return as_written ? "\"" + word + "\"" : word;
}

inline std::string day(const std::optional<model::Time>& time) {
  if (!time) return "";
  const auto days = std::chrono::floor<std::chrono::days>(*time);
  const std::chrono::year_month_day date(days);
  return std::to_string(static_cast<int>(date.year())) + "-" +
         std::to_string(static_cast<unsigned>(date.month())) + "-" +
         std::to_string(static_cast<unsigned>(date.day())) + (*time == days ? "" : "!");
}

inline std::string all(const std::vector<query::Child>& nodes) {
  std::string line;
  for (const auto& node : nodes) line += " " + of(*node);
  return line;
}

inline std::string without_colon(query::Scope scope) {
  std::string name = query::with_colon(scope);
  name.pop_back();
  return name;
}

inline std::string of(const query::Term& term) {
  std::string line = "term";
  if (term.slop) line += "~" + std::to_string(*term.slop);
  line += "(";
  for (const auto& slot : term.slots) line += (&slot == &term.slots[0] ? "" : " ") + of(slot);
  return line + ")";
}

inline std::string of(const query::Score& score) {
  std::string line = "score(" + std::to_string(score.threshold);
  for (const auto& part : score.parts)
    line += " " + of(*part.of) + "^" + std::to_string(part.weight);
  return line + ")";
}

inline std::string of(const query::Named& named) {
  constexpr std::string_view kKinds[] = {"@", "former:@", "ever:@", "person:"};
  return std::string(kKinds[static_cast<std::size_t>(named.kind)]) + named.name;
}

inline std::string of(const query::Said& said) {
  std::string line;
  const auto add = [&](const char* name, const std::string& part) {
    line += (line.empty() ? "" : " ") + std::string(name) + "=" + part;
  };
  if (said.by) add("by", of(*said.by));
  if (said.about) add("about", of(*said.about));
  for (const auto kind : said.kinds) add("kind", std::string(model::to_text(kind)));
  if (said.via) add("via", of(*said.via));
  if (said.venue) add("venue", of(*said.venue));
  return "said(" + line + ")";
}

inline std::string of(const query::Node& node) {
  using namespace query;
  return std::visit(
      Overloaded{[](const Term& term) { return of(term); },
                 [](const Raw& raw) { return "raw(" + raw.wanted + ")"; },
                 [](const Regex&) { return std::string("re"); },
                 [](const And& and_) { return "and(" + all(and_.of).substr(1) + ")"; },
                 [](const Or& or_) { return "or(" + all(or_.of).substr(1) + ")"; },
                 [](const Not& no) { return "not(" + of(*no.of) + ")"; },
                 [](const Near& near) {
                   return std::string(near.without ? "not_" : "") +
                          (near.ordered ? "onear(" : "near(") + std::to_string(near.distance) +
                          " " + of(*near.left) + " " + of(*near.right) + ")";
                 },
                 [](const NearAll& near) {
                   return "near_all(" + std::to_string(near.distance) + all(near.of) + ")";
                 },
                 [](const Within& within) {
                   return (within.unit == Within::Unit::sentence ? "sentence(" : "paragraph(") +
                          of(*within.of) + ")";
                 },
                 [](const AtLeast& least) {
                   return "at_least(" + std::to_string(least.times) + " " + of(*least.of) + ")";
                 },
                 [](const Score& score) { return of(score); },
                 [](const InField& field) {
                   return without_colon(field.scope) + "(" + of(*field.of) + ")";
                 },
                 [](const Value& value) { return without_colon(value.scope) + "=" + value.wanted; },
                 [](const Published& days) {
                   return "published[" + day(days.from) + ".." + day(days.until) + ")";
                 },
                 [](const Named& named) { return of(named); },
                 [](const Said& said) { return of(said); }},
      node.is);
}

// Of a query, or "error: …".
inline std::string of_query(const std::string& query, query::Options options = {}) {
  query::Warnings warnings(query);
  query::Parser parser(query, warnings, options);
  const auto root = parser.run();
  return root ? of(*root) : "error: " + parser.fault().message;
}

}  // namespace tree
