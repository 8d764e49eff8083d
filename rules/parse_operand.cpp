// What stands between operators: words, phrases, brackets and fields.
#include <algorithm>
#include <string>
#include <utility>

#include "rules/parser.h"
#include "rules/patterns.h"
#include "rules/terms.h"
#include "rules/vocabulary.h"
#include "text/ascii.h"
#include "text/language.h"

namespace rules {
namespace {

bool is_only_any(const Term& term) {
  return std::all_of(term.slots.begin(), term.slots.end(),
                     [](const Slot& slot) { return slot.kind == Slot::Kind::any; });
}

bool is_feed_name(std::string_view name) {
  const auto belongs = [](char c) {
    return (c >= 'a' && c <= 'z') || text::is_digit(c) || c == '-';
  };
  return std::all_of(name.begin(), name.end(), belongs);
}

}  // namespace

Child Parser::parse_one() {
  switch (here().kind) {
    case Kind::word:
    case Kind::phrase:
      return holds_values(scope_) ? parse_value() : parse_term();
    case Kind::open:
      return parse_bracket();
    case Kind::field:
      return parse_field();
    case Kind::op_not:
    case Kind::minus:
      return refuse(here().begin, "NOT cannot stand on one side of NEAR", "(a NEAR/5 b) NOT c");
    default:
      return refuse_here();
  }
}

bool Parser::counts_term() {
  if (++size_.terms <= kMaxTerms) return true;
  refuse(here().begin, "more than 1000 words and phrases", "split the query into several rules");
  return false;
}

// What a query costs on an article grows with its words, and most with wildcards that say little of
// how a word begins: S32.
bool Parser::counts_words(const Lexeme& lexeme, const Term& term) {
  size_.words += term.slots.size();
  for (const Slot& slot : term.slots)
    if (slot.kind == Slot::Kind::pattern && !is_beginning(slot.folded)) ++size_.wildcards;
  if (term.slots.size() > kMaxPhraseWords)
    refuse(lexeme.begin, "more than 100 words in a row");
  else if (size_.words > kMaxWords)
    refuse(lexeme.begin, "more than 2000 words, those of phrases counted",
           "split the query into several rules");
  else if (size_.wildcards > kMaxWildcards)
    refuse(lexeme.begin, "more than 200 wildcards elsewhere than at a word's end",
           "split the query into several rules");
  else
    return true;
  return false;
}

Child Parser::parse_term() {
  const Lexeme lexeme = here();
  if (!counts_term()) return nullptr;
  const bool quoted = lexeme.kind == Kind::phrase;
  const auto offset = static_cast<std::size_t>(lexeme.text.data() - query_.data());
  auto term = term_of(lexeme.text, offset, quoted ? Written::quoted : Written::bare);
  if (!term) return refuse(term.error());
  if (term->slots.empty())
    return refuse(lexeme.begin, "there is nothing here that could be met",
                  "its characters do not count in a word");
  if (!counts_words(lexeme, *term)) return nullptr;
  if (is_only_any(*term))
    return refuse(lexeme.begin, "a phrase of * alone would match every article",
                  "put a word beside the *");
  if (!quoted) warn_of_word(lexeme, warnings_);
  step();
  return node(std::move(*term), lexeme.begin, lexeme.end);
}

Child Parser::parse_value() {
  const Lexeme lexeme = here();
  if (!counts_term()) return nullptr;
  std::string wanted(lexeme.text);
  if (scope_ == Scope::lang) {
    wanted = wanted.size() == 2 ? text::language_code(wanted) : "";
    if (wanted.empty()) return refuse(lexeme.begin, "lang: takes a two-letter code", "lang:en");
    if (!text::is_language(wanted))
      warnings_.add(lexeme.begin, wanted + " is no language's code: this can never match");
  } else {
    if (wanted.find_first_of("*?") != std::string::npos)
      return refuse(lexeme.begin,
                    "wildcards mean nothing in feed:", "name the feeds: feed:(a OR b)");
    if (!is_feed_name(wanted))
      warnings_.add(lexeme.begin,
                    "feeds are named with lower-case words and hyphens: this can never match");
  }
  step();
  return node(Value{scope_, std::move(wanted)}, lexeme.begin, lexeme.end);
}

Child Parser::parse_bracket() {
  const Lexeme& open = here();
  if (depth_ == kMaxDepth) return refuse(open.begin, "brackets nest deeper than 32");
  step();
  if (here().kind == Kind::close) return refuse(open.begin, "there is nothing in these brackets");
  if (here().kind == Kind::end) return refuse(open.begin, "this bracket is never closed", "add )");
  ++depth_;
  Child inside = parse_or();
  --depth_;
  if (!inside) return nullptr;
  if (here().kind == Kind::end) return refuse(open.begin, "this bracket is never closed", "add )");
  if (here().kind != Kind::close) return refuse_here();
  inside->begin = open.begin;
  inside->end = here().end;
  inside->in_brackets = true;
  step();
  return inside;
}

Child Parser::parse_field() {
  const Lexeme& field = here();
  if (scope_ != Scope::everywhere)
    return refuse(field.begin,
                  with_colon(field.scope) + " cannot stand inside " + with_colon(scope_),
                  "close the bracket of " + with_colon(scope_) + " first");
  step();
  const bool takes =
      here().kind == Kind::word || here().kind == Kind::phrase || here().kind == Kind::open;
  if (!takes) {
    if (here().kind == Kind::fault || here().kind == Kind::field) return refuse_after_field(field);
    return refuse(field.begin,
                  with_colon(field.scope) + " needs a word, a phrase or a bracket right behind it",
                  with_colon(field.scope) + "word");
  }
  scope_ = field.scope;
  Child inside = parse_one();
  scope_ = Scope::everywhere;
  if (!inside) return nullptr;
  const std::size_t end = inside->end;
  if (holds_values(field.scope) && std::holds_alternative<Value>(inside->is)) {
    inside->begin = field.begin;
    return inside;
  }
  return node(InField{field.scope, std::move(inside)}, field.begin, end);
}

Child Parser::refuse_after_field(const Lexeme& field) {
  if (here().kind == Kind::fault) return refuse(here().fault);
  return refuse(here().begin,
                with_colon(here().scope) + " cannot stand inside " + with_colon(field.scope),
                with_colon(field.scope) + "word " + with_colon(here().scope) +
                    (here().scope == Scope::lang ? "en" : "word"));
}

}  // namespace rules
