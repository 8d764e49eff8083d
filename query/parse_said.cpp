// said(by:… about:… kind:… via:… venue:…): each part binds one word, phrase, list or bracket, and
// stands once. About holds a query without fields; by, via and venue hold names.
#include <algorithm>
#include <string>
#include <utility>

#include "query/checks.h"
#include "query/parser.h"
#include "query/said_operands.h"
#include "query/scan.h"
#include "query/vocabulary.h"
#include "text/ascii.h"

namespace query {
namespace {

// Null for kind:, which holds no query.
Child* place_of(Said& said, SaidPart part) {
  switch (part) {
    case SaidPart::by:
      return &said.by;
    case SaidPart::about:
      return &said.about;
    case SaidPart::via:
      return &said.via;
    case SaidPart::venue:
      return &said.venue;
    case SaidPart::kind:
      break;
  }
  return nullptr;
}

// A part may exclude where another one says what is wanted.
std::optional<Fault> what_only_excludes(const Said& said) {
  if (!said.kinds.empty()) return std::nullopt;
  std::optional<Fault> first;
  for (const Child* part : {&said.by, &said.about, &said.via, &said.venue}) {
    if (!*part) continue;
    auto fault = query::what_only_excludes(**part);
    if (!fault) return std::nullopt;
    if (!first) first = std::move(fault);
  }
  return first;
}

std::string takes_one(SaidPart part) {
  return with_colon(part) + " takes one word, phrase, list or bracket";
}

}  // namespace

Child Parser::parse_said(const Lexeme& function) {
  step();
  if (next().kind == Kind::close)
    return refuse(function.begin, "said(…) needs by: about: kind: via: or venue:",
                  "said(by:\"defence minister\" about:nato)");
  Said said;
  if (!in_brackets([&] { return parse_said_parts(said); })) return nullptr;
  if (auto fault = what_only_excludes(said))
    return refuse(fault->at, "said(…) needs something to find in a statement",
                  "say what must be found, as in said(by:(minister NOT deputy))");
  return node(std::move(said), function.begin, lexed_.all[at_ - 1].end);
}

bool Parser::parse_said_parts(Said& said) {
  std::optional<std::size_t> before;
  while (here().kind != Kind::close && here().kind != Kind::end) {
    if (before && here().kind == Kind::op_and && next().kind == Kind::said_part) step();
    if (here().kind != Kind::said_part) return refuse_said_part(before), false;
    before = at_;
    if (!parse_said_part(said)) return false;
  }
  return true;
}

bool Parser::parse_said_part(Said& said) {
  const Lexeme& lexeme = here();
  Child* const place = place_of(said, lexeme.part);
  if (place ? *place != nullptr : !said.kinds.empty()) {
    const std::string name = with_colon(lexeme.part);
    refuse(lexeme.begin, name + " stands twice in one said(…)",
           "join both in a bracket: " + name + "(a OR b)");
    return false;
  }
  step();
  if (!place) return parse_kinds(said.kinds);
  *place = parse_said_operand(lexeme.part);
  return *place != nullptr;
}

Child Parser::parse_said_operand(SaidPart part) {
  const std::string name = with_colon(part);
  const Lexeme& lexeme = here();
  if (lexeme.kind == Kind::fault) return refuse_here();
  if (lexeme.kind == Kind::op_not || !at_operand())
    return refuse(lexeme.begin, takes_one(part), "put it right behind " + name);
  if (part != SaidPart::about && lexeme.kind == Kind::function)
    return refuse(lexeme.begin, name_of(lexeme.function) + " cannot stand inside " + name,
                  "use words, phrases and lists");
  Child operand = parse_one_in({.part = part});
  if (!operand || part == SaidPart::about) return operand;
  if (auto fault = said_operand_fault(part, *operand)) return refuse(std::move(*fault));
  return operand;
}

// kind:threaten, kind:(threaten OR warn)
bool Parser::parse_kinds(std::vector<model::Statement::Kind>& kinds) {
  if (here().kind != Kind::open) return parse_kind(kinds);
  return in_brackets([&] {
    if (!parse_kind(kinds)) return false;
    while (here().kind == Kind::op_or) {
      step();
      if (!parse_kind(kinds)) return false;
    }
    if (here().kind == Kind::close || here().kind == Kind::end) return true;
    refuse(here().begin, "a statement is of one kind: OR stands between those that are wanted",
           "put OR between them, as in kind:(threaten OR warn)");
    return false;
  });
}

bool Parser::parse_kind(std::vector<model::Statement::Kind>& kinds) {
  const Lexeme& lexeme = here();
  if (lexeme.kind == Kind::fault) return refuse_here(), false;
  if (lexeme.kind != Kind::word && lexeme.kind != Kind::phrase) {
    refuse(lexeme.begin, "kind: takes a kind of statement, or several with OR in a bracket",
           "name those that are wanted: kind:(threaten OR warn)");
    return false;
  }
  const auto kind = model::statement_kind(text::ascii_lower(lexeme.text));
  if (!kind) {
    const std::string nearest(nearest_kind(lexeme.text));
    refuse(lexeme.begin,
           "there is no kind " + std::string(lexeme.text) + "; there are " + names_of_kinds(),
           nearest.empty() ? "" : "said(kind:" + nearest + ")");
    return false;
  }
  if (std::ranges::find(kinds, *kind) == kinds.end()) kinds.push_back(*kind);
  step();
  return true;
}

// What is written from the lexeme `from` until another part begins or the bracket closes.
std::string Parser::until_next_part(std::size_t from) const {
  std::size_t depth = 0, last = from;
  for (std::size_t i = from; i < lexed_.all.size(); ++i) {
    const Kind kind = lexed_.all[i].kind;
    const bool ends = kind == Kind::said_part || kind == Kind::close || kind == Kind::comma;
    if (kind == Kind::end || kind == Kind::fault || (depth == 0 && ends)) break;
    depth += kind == Kind::open ? 1 : 0;
    depth -= kind == Kind::close ? 1 : 0;
    last = i;
  }
  return written(lexed_.all[from].begin, lexed_.all[last].end);
}

Child Parser::refuse_said_part(std::optional<std::size_t> before) {
  const Lexeme& lexeme = here();
  if (lexeme.kind == Kind::fault) return refuse_here();
  if (lexeme.kind == Kind::comma)
    return refuse(lexeme.begin, "the parts of said(…) stand side by side, without commas",
                  "leave the comma out");
  if (lexeme.kind == Kind::field)
    return refuse(lexeme.begin, with_colon(lexeme.scope) + " cannot stand inside said(…)",
                  lexeme.scope == Scope::source
                      ? "use via: for who is credited, or put source: beside said(…)"
                      : "put " + with_colon(lexeme.scope) + " beside said(…)");
  const bool joins = !at_operand() || lexeme.kind == Kind::op_not || lexeme.kind == Kind::minus;
  if (joins && next().kind == Kind::said_part) return refuse_joined_parts();
  if (!before)
    return refuse(
        {lexeme.begin, "said(…) takes by: about: kind: via: and venue:",
         (lexeme.kind == Kind::named || lexeme.kind == Kind::person ? "said(by:" : "said(about:") +
             std::string(operand_at(query_, lexeme.begin)) + ")",
         true});
  return refuse({lexeme.begin, takes_one(lexed_.all[*before].part),
                 "said(" + written(lexed_.all[*before]) + "(" + until_next_part(*before + 1) + "))",
                 true});
}

// said(by:a OR about:b), said(by:a -about:b)
Child Parser::refuse_joined_parts() {
  const Lexeme& op = here();
  if (op.kind == Kind::op_not || op.kind == Kind::minus)
    return refuse(op.begin, "NOT stands inside a part of said(…)",
                  "put it there: " + written(next()) + "(NOT " +
                      std::string(operand_at(query_, next().end)) + ")");
  if (op.kind == Kind::op_or)
    return refuse(op.begin, "all parts of one said(…) hold in one statement",
                  "put OR between two: said(by:a) OR said(about:b)");
  return refuse(op.begin, written(op) + " cannot stand between the parts of said(…)",
                "leave it out, or put it into a bracket behind its part");
}

}  // namespace query
