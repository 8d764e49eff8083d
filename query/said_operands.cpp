#include "query/said_operands.h"

#include <string>

#include "query/vocabulary.h"
#include "query/walk.h"

namespace query {
namespace {

// What of the node itself cannot stand there, by its name; empty where it can.
std::string wrong_of(SaidPart part, const Node& node) {
  const std::string nothing;
  return std::visit(
      Overloaded{[&](const Named& named) {
                   const bool is_list = named.kind == Named::Kind::list;
                   return part == SaidPart::by || is_list ? nothing : written_as(named);
                 },
                 [&](const Term&) { return nothing; }, [&](const Raw&) { return nothing; },
                 [&](const And&) { return nothing; }, [&](const Or&) { return nothing; },
                 [&](const Not&) { return nothing; },
                 [](const Near&) { return std::string("NEAR"); },
                 [](const Regex&) { return std::string("re:"); },
                 [](const NearAll&) { return name_of(Function::near_all); },
                 [](const Within& within) {
                   return name_of(within.unit == Within::Unit::sentence ? Function::sentence
                                                                        : Function::paragraph);
                 },
                 [](const AtLeast&) { return name_of(Function::at_least); },
                 [](const auto&) { return name_of(Function::score); }},
      node.is);
}

}  // namespace

std::optional<Fault> said_operand_fault(SaidPart part, const Node& node) {
  if (const std::string wrong = wrong_of(part, node); !wrong.empty())
    return Fault{node.begin, wrong + " cannot stand inside " + with_colon(part),
                 part == SaidPart::by ? "use words, phrases, lists and persons"
                                      : "use words, phrases and lists of terms"};
  std::optional<Fault> fault;
  each_child(node, [&](const Node& child) {
    if (!fault) fault = said_operand_fault(part, child);
  });
  return fault;
}

}  // namespace query
