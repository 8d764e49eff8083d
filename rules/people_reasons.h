#pragma once
// Whom an article names, and who says what in it, for a person who asks why.
#include <memory>
#include <string>
#include <vector>

#include "rules/reasons.h"

namespace rules {

// Of all whom the query names: by them it is explained, so that each list is compiled once. Null:
// it names nobody.
std::shared_ptr<const people::Roster> roster_of(const Node&,
                                                const std::shared_ptr<const people::Lists>&);

std::string reason_of_named(const Asked&, const Node&, const Named&, Scope);
// Of one that is named: "in office on 2023-05-25: Ruslan Zhaqsylyqov".
std::string note_of_named(const Asked&, const Named&);

std::string reason_of_said(const Asked&, const Said&, Scope);
// The parts of said, each by itself.
std::vector<Clause> clauses_of_said(const Asked&, const Said&, Scope);

}  // namespace rules
