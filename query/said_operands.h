#pragma once
// What may stand behind by:, via: and venue: inside said(…): words, phrases, raw:, lists, persons,
// and AND, OR, NOT of these. Credited are media and meetings: no persons, no former members.
#include <optional>

#include "query/fault.h"
#include "query/lexemes.h"
#include "query/query.h"

namespace query {

std::optional<Fault> said_operand_fault(SaidPart, const Node&);

}  // namespace query
