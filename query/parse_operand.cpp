// What stands between operators: words, phrases, brackets, and what binds to them.
#include <algorithm>
#include <string>
#include <utility>

#include "query/near_operands.h"
#include "query/parser.h"
#include "query/regexes.h"
#include "query/scan.h"
#include "query/terms.h"
#include "query/values.h"
#include "query/vocabulary.h"

namespace query {
namespace {

// Whether a pattern is a beginning and nothing else ("minist*"): its cost is that of a word.
bool is_beginning(std::string_view pattern) {
  const std::size_t wildcard = pattern.find_first_of("*?");
  return wildcard != 0 && wildcard != std::string_view::npos &&
         pattern.find_first_not_of('*', wildcard) == std::string_view::npos;
}

bool is_only_any(const Term& term) {
  return std::all_of(term.slots.begin(), term.slots.end(),
                     [](const Slot& slot) { return slot.kind == Slot::Kind::any; });
}

}  // namespace

Child Parser::parse_one() {
  switch (here().kind) {
    case Kind::word:
      return context_.manner == Manner::raw ? parse_raw() : parse_term();
    case Kind::phrase:
      if (holds_values(context_.scope)) return parse_value();
      return context_.manner == Manner::raw ? parse_raw() : parse_term();
    case Kind::value:
      return parse_value();
    case Kind::regex:
      return parse_regex();
    case Kind::open:
      return parse_bracket();
    case Kind::field:
      return parse_field();
    case Kind::manner:
      return parse_manner();
    case Kind::function:
      return parse_function();
    case Kind::named:
      return parse_named();
    case Kind::person:
      return parse_person();
    case Kind::op_not:
    case Kind::minus:
      return refuse(here().begin, "NOT cannot stand on one side of NEAR",
                    "put it behind: (a NEAR/5 b) NOT c");
    default:
      return refuse_here();
  }
}

Child Parser::parse_one_in(const Context& context) {
  const Context outer = std::exchange(context_, context);
  Child inside = parse_one();
  context_ = outer;
  return inside;
}

bool Parser::counts_term() {
  if (++size_.terms <= kMaxTerms) return true;
  refuse(here().begin, "more than 1000 words and phrases", "split the query into several rules");
  return false;
}

bool Parser::counts_words(const Lexeme& lexeme, std::size_t more) {
  size_.words += more;
  if (size_.words <= kMaxWords) return true;
  refuse(lexeme.begin, "more than 2000 words, those of phrases counted",
         "split the query into several rules");
  return false;
}

// What a query costs on an article grows with its words, and most with wildcards that say little of
// how a word begins: S32.
bool Parser::counts_words(const Lexeme& lexeme, const Term& term) {
  for (const Slot& slot : term.slots)
    if (slot.kind == Slot::Kind::pattern && !is_beginning(slot.folded)) ++size_.wildcards;
  if (term.slots.size() > kMaxPhraseWords)
    refuse(lexeme.begin, "more than 100 words in a row", "split the phrase");
  else if (size_.wildcards > kMaxWildcards)
    refuse(lexeme.begin, "more than 200 wildcards elsewhere than at a word's end",
           "split the query into several rules");
  else
    return counts_words(lexeme, term.slots.size());
  return false;
}

Child Parser::parse_term() {
  const Lexeme& lexeme = here();
  if (!counts_term()) return nullptr;
  const bool quoted = lexeme.kind == Kind::phrase;
  const auto offset = static_cast<std::size_t>(lexeme.text.data() - query_.data());
  const bool as_written = quoted && context_.manner != Manner::forms;
  auto term = term_of(lexeme.text, offset, as_written ? Written::quoted : Written::bare, options_);
  if (!term) return refuse(std::move(term.error()));
  if (!counts_words(lexeme, *term)) return nullptr;
  if (term->slots.empty())
    return refuse(lexeme.begin, "there is nothing here that could be met",
                  "its characters are invisible or stand only beside others");
  if (is_only_any(*term))
    return refuse(lexeme.begin, "a phrase of * alone would match every article",
                  "put a word beside the *");
  if (!quoted) warn_of_word(lexeme, next(), warnings_);
  warn_of_other_writing(lexeme, warnings_);
  step();
  if (here().kind == Kind::slop && !take_slop(*term)) return nullptr;
  return node(std::move(*term), lexeme.begin, lexed_.all[at_ - 1].end);
}

bool Parser::take_slop(Term& term) {
  if (term.slots.size() > static_cast<std::size_t>(kMaxOperands)) {
    refuse(here().begin, "~ takes a phrase of at most 32 words", "leave it out");
    return false;
  }
  if (term.slots.size() == 1) warnings_.add(here().begin, "~ means nothing behind a single word");
  term.slop = here().number;
  step();
  return true;
}

Child Parser::parse_raw() {
  const Lexeme& lexeme = here();
  if (!counts_term()) return nullptr;
  Raw raw{unquoted(lexeme.text)};
  if (!counts_words(lexeme, static_cast<std::size_t>(std::ranges::count(raw.wanted, ' ')) + 1))
    return nullptr;
  step();
  if (here().kind == Kind::slop)
    return refuse(here().begin, "~ cannot stand behind raw:, which wants the signs as they stand",
                  written(lexeme) + written(here()));
  return node(std::move(raw), lexeme.begin, lexeme.end);
}

Child Parser::parse_value() {
  const Lexeme& lexeme = here();
  if (!counts_term()) return nullptr;
  auto value = value_of(context_.scope, lexeme.text);
  if (!value)
    return refuse(lexeme.begin, std::move(value.error().message), std::move(value.error().hint));
  if (!value->warning.empty()) warnings_.add(lexeme.begin, std::move(value->warning));
  step();
  return std::visit([&](auto& is) { return node(std::move(is), lexeme.begin, lexeme.end); },
                    value->is);
}

Child Parser::parse_regex() {
  const Lexeme& lexeme = here();
  if (!counts_term()) return nullptr;
  if (context_.manner != Manner::usual)
    return refuse(lexeme.begin, "re: cannot stand inside " + with_colon(context_.manner),
                  "put it beside the bracket");
  if (!is_of_text(context_.scope))
    return refuse(lexeme.begin, "re: cannot stand inside " + with_colon(context_.scope),
                  "use wildcards, as in source:(reut* OR tass)");
  if (++patterns_ > kMaxPatterns)
    return refuse(lexeme.begin, "more than 20 patterns", "join some: re:/one|other/");
  auto regex = regex_of(lexeme.text, static_cast<std::size_t>(lexeme.text.data() - query_.data()));
  if (!regex) return refuse(std::move(regex.error()));
  step();
  return node(std::move(*regex), lexeme.begin, lexeme.end);
}

Child Parser::parse_bracket() {
  const Lexeme& open = here();
  Child inside;
  if (!in_brackets([&] { return (inside = parse_or()) != nullptr; })) return nullptr;
  inside->begin = open.begin;
  inside->end = lexed_.all[at_ - 1].end;
  inside->in_brackets = true;
  if (here().kind == Kind::slop) return refuse_slop_of(*inside);
  return inside;
}

// (a AND b)~5 says elsewhere what NEAR says here.
Child Parser::refuse_slop_of(const Node& bracket) {
  const std::string number = std::to_string(here().number);
  const std::string message = "~ stands only behind a phrase; NEAR joins words and groups";
  const auto* all = std::get_if<And>(&bracket.is);
  if (!all) return refuse(here().begin, message, written(bracket));
  const std::string op = "NEAR/" + number;
  std::string hint = all->of.size() > 2 ? op + "(" : "";
  for (const Child& one : all->of) {
    if (&one != &all->of.front()) hint += all->of.size() > 2 ? ", " : " " + op + " ";
    hint += all->of.size() > 2 ? written(*one) : as_operand(query_, *one);
  }
  if (all->of.size() > 2) hint += ")";
  if (near_all_fault(query_, all->of, op)) hint = "join each pair with a NEAR of its own";
  return refuse(here().begin, message, std::move(hint));
}

Child Parser::parse_field() {
  const Lexeme& field = here();
  if (context_.scope != Scope::everywhere || context_.function || context_.part ||
      context_.manner != Manner::usual)
    return refuse_field_inside(field);
  step();
  if (!at_operand() || here().kind == Kind::op_not || here().kind == Kind::minus) {
    if (here().kind == Kind::fault) return refuse_here();
    return refuse(field.begin,
                  with_colon(field.scope) + " needs a word, a phrase or a bracket right behind it",
                  with_colon(field.scope) + "word");
  }
  if (holds_values(field.scope) && (here().kind == Kind::function || here().kind == Kind::manner))
    return refuse(here().begin, "only values stand behind " + with_colon(field.scope),
                  "put it beside " + with_colon(field.scope));
  if (here().kind == Kind::field)
    return refuse(
        {here().begin, with_colon(here().scope) + " cannot stand inside " + with_colon(field.scope),
         with_colon(field.scope) + "word " + std::string(operand_at(query_, here().begin)), true});
  Child inside = parse_one_in({.scope = field.scope});
  if (!inside) return nullptr;
  const std::size_t end = inside->end;
  const bool is_value =
      std::holds_alternative<Value>(inside->is) || std::holds_alternative<Published>(inside->is);
  if (is_value && !inside->in_brackets) {
    inside->begin = field.begin;
    return inside;
  }
  return node(InField{field.scope, std::move(inside)}, field.begin, end);
}

Child Parser::refuse_field_inside(const Lexeme& field) {
  const std::string name = with_colon(field.scope), manner = with_colon(context_.manner);
  const auto no = [&](const std::string& around, std::string hint) {
    const bool is_rewritten = hint.starts_with(name);
    return refuse(
        {field.begin, name + " cannot stand inside " + around, std::move(hint), is_rewritten});
  };
  if (context_.part) return no(with_colon(*context_.part), "put " + name + " beside said(…)");
  if (context_.function) return no(name_of(*context_.function), with_field_before(field.scope));
  if (context_.scope != Scope::everywhere)
    return no(with_colon(context_.scope),
              "close the bracket of " + with_colon(context_.scope) + " first");
  if (at_ > 0 && lexed_.all[at_ - 1].kind == Kind::manner)
    return no(manner, name + manner + std::string(operand_at(query_, field.end)));
  return no(manner, "put " + name + " before it: " + name + manner + "(…)");
}

std::string Parser::with_field_before(Scope scope) const {
  const std::string name = with_colon(scope);
  if (holds_values(scope)) return "put " + name + " beside it";
  const Lexeme& function = lexed_.all[context_.function_at];
  const std::size_t close = bracket_end(query_, function.end);
  std::string inside;
  std::size_t from = function.begin;
  for (std::size_t i = context_.function_at; i < lexed_.all.size(); ++i) {
    const Lexeme& lexeme = lexed_.all[i];
    if (lexeme.begin >= close) break;
    if (lexeme.kind != Kind::field) continue;
    if (lexeme.scope != scope) return "put fields before it, as in title:SENT(a b)";
    inside += written(from, lexeme.begin);
    from = lexeme.end;
  }
  if (close == std::string_view::npos) return "";
  return name + inside + written(from, close);
}

Child Parser::parse_manner() {
  const Lexeme& manner = here();
  const std::string name = with_colon(manner.manner);
  if (context_.manner != Manner::usual)
    return refuse(manner.begin, name + " cannot stand inside " + with_colon(context_.manner),
                  "close the bracket of " + with_colon(context_.manner) + " first");
  if (manner.manner == Manner::raw && !is_of_text(context_.scope))
    return refuse(manner.begin, name + " cannot stand inside " + with_colon(context_.scope),
                  "leave it out, and quote the words");
  step();
  Context inner = context_;
  inner.manner = manner.manner;
  switch (here().kind) {
    case Kind::word:
    case Kind::phrase:
    case Kind::regex:
    case Kind::open:
    case Kind::field:
    case Kind::manner:
    case Kind::named:
    case Kind::person:
      break;
    case Kind::fault:
      return refuse_here();
    case Kind::function:
      return refuse(here().begin, name_of(here().function) + " cannot stand behind " + name,
                    "put " + name + " inside it, as in SENT(" + name + "(a b))");
    default:
      return refuse(manner.begin, name + " needs a word, a phrase or a bracket right behind it",
                    name + "word");
  }
  Child inside = parse_one_in(inner);
  if (inside) inside->begin = manner.begin;
  return inside;
}

}  // namespace query
