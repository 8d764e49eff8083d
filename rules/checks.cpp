#include "rules/checks.h"

#include <algorithm>
#include <array>
#include <set>

#include "rules/vocabulary.h"
#include "text/ascii.h"
#include "text/characters.h"
#include "text/edit_distance.h"

namespace rules {
namespace {

// The node at fault when `node` holds with every word and filter false; null when it does not hold.
const Node* holding_on_nothing(const Node& node) {
  return std::visit(
      Overloaded{[](const Term&) -> const Node* { return nullptr; },
                 [](const Near&) -> const Node* { return nullptr; },
                 [](const Value&) -> const Node* { return nullptr; },
                 [](const InField& field) { return holding_on_nothing(*field.of); },
                 [&](const Not& no) { return holding_on_nothing(*no.of) ? nullptr : &node; },
                 [](const Or& any) -> const Node* {
                   for (const Child& one : any.of)
                     if (const Node* holds = holding_on_nothing(*one)) return holds;
                   return nullptr;
                 },
                 [](const And& all) -> const Node* {
                   const Node* first = nullptr;
                   for (const Child& one : all.of) {
                     const Node* holds = holding_on_nothing(*one);
                     if (!holds) return nullptr;
                     if (!first) first = holds;
                   }
                   return first;
                 },
                 [](const auto&) -> const Node* { return nullptr; }},
      node.is);
}

template <class Visit>
void each_node(const Node& node, const Visit& visit) {
  visit(node);
  std::visit(
      Overloaded{[](const auto&) {}, [&](const InField& field) { each_node(*field.of, visit); },
                 [&](const Not& no) { each_node(*no.of, visit); },
                 [&](const Or& any) {
                   for (const Child& one : any.of) each_node(*one, visit);
                 },
                 [&](const And& all) {
                   for (const Child& one : all.of) each_node(*one, visit);
                 },
                 [&](const Near& near) {
                   each_node(*near.left, visit);
                   each_node(*near.right, visit);
                 }},
      node.is);
}

// U.N., AU: no stop-words, whatever they are in lower case.
bool is_in_capitals(std::string_view written) {
  int capitals = 0;
  for (std::size_t i = 0; i < written.size();) {
    const char32_t c = text::next_character(written, i);
    if (text::is_lower(c)) return false;
    capitals += text::is_upper(c) ? 1 : 0;
  }
  return capitals > 1;
}

void warn_of_stop_words(const Node& root, Warnings& warnings) {
  bool has_term = false, has_other = false;
  each_node(root, [&](const Node& node) {
    const auto* term = std::get_if<Term>(&node.is);
    if (!term) return;
    has_term = true;
    has_other =
        has_other || is_in_capitals(warnings.query().substr(node.begin, node.end - node.begin));
    for (const Slot& slot : term->slots)
      has_other = has_other || slot.kind != Slot::Kind::word || !is_stop_word(slot.folded);
  });
  if (has_term && !has_other)
    warnings.add(root.begin, "nothing but words that stand in every article");
}

// Side by side: two different languages, or a word and NOT the same word.
void warn_of_contradiction(const And& all, Warnings& warnings) {
  const std::string* lang = nullptr;
  for (const Child& one : all.of) {
    const auto* value = std::get_if<Value>(&one->is);
    if (!value || value->scope != Scope::lang) continue;
    if (lang && *lang != value->wanted)
      warnings.add(one->begin, "an article has one language: this can never match");
    lang = &value->wanted;
  }
  std::set<std::string> wanted;
  for (const Child& one : all.of)
    if (const auto* term = std::get_if<Term>(&one->is); term && term->slots.size() == 1)
      wanted.insert(term->slots[0].folded);
  for (const Child& one : all.of) {
    const auto* no = std::get_if<Not>(&one->is);
    const auto* term = no ? std::get_if<Term>(&no->of->is) : nullptr;
    if (term && term->slots.size() == 1 && term->slots[0].inflected &&
        wanted.contains(term->slots[0].folded))
      warnings.add(one->begin, "the same word is wanted and excluded: this can never match");
  }
}

// NAER/5: what operator it may have been meant for, with its number.
std::string misspelt_operator(std::string_view word) {
  const std::size_t slash = word.find('/');
  const std::string_view letters = word.substr(0, slash);
  if (slash == word.npos || letters.size() < 3 || letters.size() > 6) return "";
  const std::string_view number = word.substr(slash + 1);
  if (number.empty() || !std::ranges::all_of(number, text::is_digit)) return "";
  for (const auto& [lower, op] : {std::pair("near", "NEAR/"), {"onear", "ONEAR/"}, {"pre", "PRE/"}})
    if (text::edit_distance(text::ascii_lower(letters), lower) == 1)
      return op + std::string(number);
  return "";
}

}  // namespace

void Warnings::add(std::size_t at, std::string message) {
  found_.emplace_back(at, std::move(message));
}

std::vector<QueryWarning> Warnings::take() {
  std::stable_sort(found_.begin(), found_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<QueryWarning> out;
  for (auto& [at, message] : found_) {
    const Position position = position_of(query_, at);
    out.push_back({position.line, position.column, std::move(message)});
  }
  found_.clear();
  return out;
}

std::optional<Fault> what_only_excludes(const Node& root) {
  const Node* holds = holding_on_nothing(root);
  if (!holds) return std::nullopt;
  return Fault{holds->begin,
               "this only excludes: it would match articles that meet none of the query's words",
               "say what must be found, then NOT …"};
}

void warn_of_tree(const Node& root, Warnings& warnings) {
  warn_of_stop_words(root, warnings);
  each_node(root, [&](const Node& node) {
    if (const auto* all = std::get_if<And>(&node.is)) warn_of_contradiction(*all, warnings);
  });
}

void warn_of_word(const Lexeme& word, Warnings& warnings) {
  if (is_doubtful_acronym(word.text))
    warnings.add(word.begin,
                 std::string(word.text) + " also meets the common word, for case does not count");
  if (const std::string meant = misspelt_operator(word.text); !meant.empty())
    warnings.add(word.begin,
                 std::string(word.text) + " is two words here; did you mean " + meant + "?");
  if (word.text.ends_with('?'))
    warnings.add(word.end - 1, "? at a word's end is punctuation, no wildcard");
}

void warn_of_lower_case(const Lexeme& word, const Lexeme& next, Warnings& warnings) {
  using Kind = Lexeme::Kind;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kOperators = {
      {{"or", "OR"}, {"and", "AND"}, {"not", "NOT"}, {"near", "NEAR"}}};
  const bool goes_on = next.kind == Kind::word || next.kind == Kind::phrase ||
                       next.kind == Kind::open || next.kind == Kind::field;
  if (word.kind != Kind::word || !goes_on) return;
  for (const auto& [lower, op] : kOperators)
    if (word.text == lower)
      warnings.add(word.begin,
                   std::string(lower) + " is a word here; the operator is " + std::string(op));
}

}  // namespace rules
