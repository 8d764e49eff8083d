// SENT(…) PARA(…) ATLEAST/3(…) NEAR/5(…) SCORE(…) >= 4, and where said(…) may stand.
#include <algorithm>
#include <string>
#include <utility>

#include "query/checks.h"
#include "query/near_operands.h"
#include "query/parser.h"
#include "query/scan.h"
#include "query/vocabulary.h"

namespace query {
namespace {

bool may_hold(Function outer, Function inner) {
  if (inner == Function::near_all) return true;
  const bool is_passage = outer == Function::sentence || outer == Function::paragraph;
  if (inner == Function::at_least) return is_passage;
  return inner == Function::sentence && outer == Function::paragraph;
}

}  // namespace

Child Parser::parse_function() {
  const Lexeme& function = here();
  if (!may_stand_here(function)) return nullptr;
  Context inner = context_;
  if (function.function == Function::said) return parse_said(function);
  if (function.function != Function::score) {
    inner.function = function.function;
    inner.function_at = at_;
  }
  const Context outer = std::exchange(context_, inner);
  step();
  Child parsed;
  switch (function.function) {
    case Function::sentence:
    case Function::paragraph:
      parsed = parse_within(function);
      break;
    case Function::at_least:
      parsed = parse_at_least(function);
      break;
    case Function::near_all:
      parsed = parse_near_all(function);
      break;
    case Function::score:
      parsed = parse_score(function);
      break;
    case Function::said:
      break;  // read above: its parts have contexts of their own
  }
  context_ = outer;
  return parsed;
}

// A paragraph may hold a sentence, either of them a count, a NEAR another NEAR.
bool Parser::may_stand_here(const Lexeme& function) {
  const std::string name = name_of(function.function);
  const auto no = [&](const std::string& around, std::string hint) {
    return refuse(function.begin, name + " cannot stand inside " + around, std::move(hint)), false;
  };
  if (context_.manner != Manner::usual && function.function != Function::near_all)
    return no(with_colon(context_.manner), "put " + with_colon(context_.manner) + " inside it");
  if (function.function == Function::said && context_.part)
    return no(with_colon(*context_.part), "put it beside the said(…) around");
  if (function.function == Function::said && context_.scope != Scope::everywhere)
    return no(with_colon(context_.scope), "put " + with_colon(context_.scope) + " beside it");
  if (function.function == Function::score && context_.scope != Scope::everywhere)
    return no(with_colon(context_.scope), "put the field inside: SCORE(title:(a OR b)^3 c) >= 4");
  if (!context_.function || may_hold(*context_.function, function.function)) return true;
  return no(name_of(*context_.function), "put " + name + " beside " + name_of(*context_.function));
}

Child Parser::parse_within(const Lexeme& function) {
  Child inside;
  if (!in_brackets([&] { return (inside = parse_or()) != nullptr; })) return nullptr;
  if (auto fault = what_only_excludes(*inside))
    return refuse(fault->at, name_of(function.function) + " needs something to find in it",
                  "say what must be found, as in SENT(a NOT b)");
  const auto unit =
      function.function == Function::sentence ? Within::Unit::sentence : Within::Unit::paragraph;
  return node(Within{unit, std::move(inside)}, function.begin, lexed_.all[at_ - 1].end);
}

Child Parser::parse_at_least(const Lexeme& function) {
  Child inside;
  if (!in_brackets([&] { return (inside = parse_or()) != nullptr; })) return nullptr;
  if (auto fault = at_least_fault(query_, *inside, written(function)))
    return refuse(std::move(*fault));
  return node(AtLeast{function.number, std::move(inside)}, function.begin, lexed_.all[at_ - 1].end);
}

bool Parser::parse_list(std::vector<Child>& all) {
  for (;;) {
    Child one = parse_or();
    if (!one) return false;
    all.push_back(std::move(one));
    if (here().kind != Kind::comma) return true;
    const Lexeme& comma = here();
    step();
    if (here().kind == Kind::close || here().kind == Kind::end)
      return refuse(comma.begin, "something is missing behind this comma", "leave it out"), false;
  }
}

Child Parser::parse_near_all(const Lexeme& function) {
  std::vector<Child> all;
  if (!in_brackets([&] { return parse_list(all); })) return nullptr;
  if (all.size() < 2) return refuse_list_of_one(function, *all[0]);
  const std::string op = written(function);
  if (function.ordered) {
    std::string hint;
    for (const Child& one : all)
      hint += (hint.empty() ? "" : " " + op + " ") + as_operand(query_, *one);
    return refuse(
        {function.begin, op + " takes no list: it stands between each two", std::move(hint), true});
  }
  if (auto fault = near_all_fault(query_, all, op)) return refuse(std::move(*fault));
  size_.nears += all.size() - 1;
  return node(NearAll{std::move(all), function.number}, function.begin, lexed_.all[at_ - 1].end);
}

// NEAR/5(a b): the commas were forgotten.
Child Parser::refuse_list_of_one(const Lexeme& function, const Node& one) {
  const std::string op = written(function);
  Fault fault{function.begin, op + "(…) takes several operands with commas between them",
              "name two operands or more: " + op + "(a, b)"};
  const auto* side_by_side = std::get_if<And>(&one.is);
  if (side_by_side && !one.in_brackets && !near_all_fault(query_, side_by_side->of, op)) {
    std::string operands;
    for (const Child& operand : side_by_side->of)
      operands += (operands.empty() ? "" : ", ") + written(*operand);
    fault.hint = op + "(" + operands + ")";
    fault.is_rewritten = true;
  }
  return refuse(std::move(fault));
}

Child Parser::parse_score(const Lexeme& function) {
  Score score;
  const bool is_read = in_brackets([&] {
    while (here().kind != Kind::close && here().kind != Kind::end)
      if (!parse_part(score)) return false;
    return true;
  });
  if (!is_read) return nullptr;
  if (here().kind != Kind::threshold) return refuse_here();
  const Lexeme& threshold = here();
  score.threshold = threshold.number;
  int most = 0;
  for (const Score::Part& part : score.parts) most += std::max(part.weight, 0);
  if (most == 0)
    return refuse(function.begin, "SCORE needs a positive weight",
                  "leave the weight of what counts for it away: it is 1");
  if (most < score.threshold)
    warnings_.add(threshold.begin,
                  "all weights together are " + std::to_string(most) + ": this can never match");
  step();
  return node(std::move(score), function.begin, threshold.end);
}

// An operand and its weight; a NEAR is one operand.
bool Parser::parse_part(Score& score) {
  const Lexeme& first = here();
  const bool is_not = first.kind == Kind::op_not || first.kind == Kind::minus;
  if (is_not || first.kind == Kind::op_and || first.kind == Kind::op_or) {
    const std::string excluded(operand_at(query_, first.end));
    const std::string op = first.kind == Kind::minus ? "-" : written(first);
    refuse(first.begin, op + " stands only in brackets inside SCORE, which adds up its operands",
           is_not ? "weigh it down: " + excluded + "^-1" : "put brackets around: (a AND b)^2");
    return false;
  }
  Child operand = parse_near();
  if (!operand) return false;
  int weight = 1;
  if (here().kind == Kind::weight) {
    weight = here().number;
    step();
  }
  score.parts.push_back({std::move(operand), weight});
  return true;
}

}  // namespace query
