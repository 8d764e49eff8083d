#include "query/checks.h"

#include <algorithm>
#include <array>

#include "query/contradictions.h"
#include "query/dialects.h"
#include "query/vocabulary.h"
#include "query/walk.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/han.h"

namespace query {
namespace {

// The node at fault when `node` holds with every word and filter false; null when it does not hold.
const Node* holding_on_nothing(const Node& node) {
  return std::visit(
      Overloaded{[](const InField& field) { return holding_on_nothing(*field.of); },
                 [](const Within& within) { return holding_on_nothing(*within.of); },
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
                 [](const Score& score) -> const Node* {
                   const Node* first = nullptr;
                   int sum = 0;
                   for (const Score::Part& part : score.parts) {
                     const Node* holds = holding_on_nothing(*part.of);
                     if (holds) sum += part.weight;
                     if (holds && !first) first = holds;
                   }
                   return sum >= score.threshold ? first : nullptr;
                 },
                 [](const auto&) -> const Node* { return nullptr; }},
      node.is);
}

// With every word of the text false and the filters free: what the node may come to.
struct Free {
  bool may_hold = false, may_fail = true;
};
Free with_filters_free(const Node& node) {
  return std::visit(Overloaded{[](const Value&) -> Free { return {true, true}; },
                               [](const Published&) -> Free { return {true, true}; },
                               [](const InField& field) -> Free {
                                 return is_of_text(field.scope) ? with_filters_free(*field.of)
                                                                : Free{true, true};
                               },
                               [](const Not& no) -> Free {
                                 const Free inside = with_filters_free(*no.of);
                                 return {inside.may_fail, inside.may_hold};
                               },
                               [](const And& all) -> Free {
                                 Free free{true, false};
                                 for (const Child& one : all.of) {
                                   const Free part = with_filters_free(*one);
                                   free.may_hold = free.may_hold && part.may_hold;
                                   free.may_fail = free.may_fail || part.may_fail;
                                 }
                                 return free;
                               },
                               [](const Or& any) -> Free {
                                 Free free{false, true};
                                 for (const Child& one : any.of) {
                                   const Free part = with_filters_free(*one);
                                   free.may_hold = free.may_hold || part.may_hold;
                                   free.may_fail = free.may_fail && part.may_fail;
                                 }
                                 return free;
                               },
                               [](const Score& score) -> Free {
                                 int most = 0;
                                 for (const Score::Part& part : score.parts) {
                                   const Free free = with_filters_free(*part.of);
                                   if (part.weight > 0 ? free.may_hold : !free.may_fail)
                                     most += part.weight;
                                 }
                                 return {most >= score.threshold, true};
                               },
                               [](const auto&) -> Free { return {}; }},
                    node.is);
}

void warn_of_filters_alone(const Node& node, Warnings& warnings) {
  if (!with_filters_free(node).may_hold) return;
  if (const auto* any = std::get_if<Or>(&node.is)) {
    for (const Child& one : any->of) warn_of_filters_alone(*one, warnings);
    return;
  }
  warnings.add(node.begin, "nothing but filters: every article that they let through matches");
}

constexpr std::array<std::string_view, 24> kPrefixes = {
    "anti",  "co",  "counter", "cyber", "de",    "e",     "inter", "mid",
    "multi", "neo", "non",     "over",  "post",  "pre",   "pro",   "re",
    "semi",  "sub", "super",   "trans", "ultra", "under", "анти",  "контр"};

// antimissile for anti-missile, 國防部 for 国防部; empty where there is no other.
std::string other_writing(const Lexeme& lexeme) {
  const std::string_view term = lexeme.text;
  const std::size_t hyphen = lexeme.kind == Lexeme::Kind::word ? term.find('-') : term.npos;
  if (hyphen != term.npos) {
    const std::string folded = text::fold(term.substr(0, hyphen));
    const std::string_view rest = term.substr(hyphen + 1);
    const bool is_known = std::ranges::find(kPrefixes, folded) != kPrefixes.end();
    const bool is_word = !rest.empty() && rest.find_first_of("-*?.") == rest.npos;
    return is_known && is_word ? std::string(term.substr(0, hyphen)) + std::string(rest) : "";
  }
  constexpr char32_t kFirstHan = 0x4E00, kLastHan = 0x9FFF;
  for (std::size_t i = 0; i < term.size();)
    if (const char32_t c = text::next_character(term, i); c >= kFirstHan && c <= kLastHan)
      return text::other_han(term);
  return "";
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
    if (std::holds_alternative<Raw>(node.is) || std::holds_alternative<Regex>(node.is) ||
        std::holds_alternative<Named>(node.is))
      has_other = true;
    const auto* term = std::get_if<Term>(&node.is);
    if (!term || has_other) return;
    has_term = true;
    has_other =
        has_other || is_in_capitals(warnings.query().substr(node.begin, node.end - node.begin));
    for (const Slot& slot : term->slots)
      has_other = has_other || slot.kind != Slot::Kind::word || !is_stop_word(slot.folded);
  });
  if (has_term && !has_other)
    warnings.add(root.begin, "nothing but words that stand in every article");
}

}  // namespace

void Warnings::add(std::size_t at, std::string message) {
  found_.emplace_back(at, std::move(message));
}

const std::string& Warnings::folded_query() {
  if (folded_.empty()) folded_ = text::fold(query_);
  return folded_;
}

std::vector<Warning> Warnings::take() {
  std::stable_sort(found_.begin(), found_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Warning> out;
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
  warn_of_filters_alone(root, warnings);
  warn_of_contradictions(root, warnings);
}

void warn_of_other_writing(const Lexeme& term, Warnings& warnings) {
  const std::string other = other_writing(term);
  if (other.empty() || warnings.folded_query().find(text::fold(other)) != std::string::npos) return;
  warnings.add(term.begin, std::string(term.text) + " does not meet " + other + "; OR " + other +
                               " finds both");
}

void warn_of_word(const Lexeme& word, const Lexeme& next, Warnings& warnings) {
  if (is_doubtful_acronym(word.text))
    warnings.add(word.begin, std::string(word.text) +
                                 " also meets the common word, for case does not count; raw:" +
                                 std::string(word.text) + " wants the capitals");
  if (const auto meant = meant_operator(word.text))
    warnings.add(word.begin,
                 std::string(word.text) + " is no operator here; did you mean " + *meant + "?");
  if (word.text.ends_with('?'))
    warnings.add(word.end - 1, "? at a word's end is punctuation, no wildcard");
  const bool is_apart = next.kind == Lexeme::Kind::open && next.begin > word.end;
  if (is_apart && (word.text == "SENT" || word.text == "PARA" || word.text == "SCORE" ||
                   word.text.starts_with("ATLEAST")))
    warnings.add(word.begin, std::string(word.text) +
                                 " is a word here: the bracket must stand right behind it");
}

void warn_of_lower_case(const Lexeme& word, const Lexeme& next, Warnings& warnings) {
  using Kind = Lexeme::Kind;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kOperators = {
      {{"or", "OR"}, {"and", "AND"}, {"not", "NOT"}, {"near", "NEAR"}}};
  const bool goes_on = next.kind == Kind::word || next.kind == Kind::phrase ||
                       next.kind == Kind::open || next.kind == Kind::field ||
                       next.kind == Kind::manner || next.kind == Kind::function ||
                       next.kind == Kind::named || next.kind == Kind::person;
  if (word.kind != Kind::word || !goes_on) return;
  for (const auto& [lower, op] : kOperators)
    if (word.text == lower)
      warnings.add(word.begin,
                   std::string(lower) + " is a word here; the operator is " + std::string(op));
}

}  // namespace query
