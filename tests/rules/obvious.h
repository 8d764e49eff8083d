#pragma once
// What a query means, said as plainly as possible and as slowly. The engine is checked against it,
// and so is every row of the tables. What occurs in one stretch of words is tests/rules/ground.h.
#include <vector>

#include "query/query.h"
#include "rules/rules.h"

namespace obvious {

bool matches(const query::Node&, const rules::Subject&, const rules::Means& = {});

// It matches only if statements of less than the confidence wanted are right.
bool is_unsure(const query::Node&, const rules::Subject&, const rules::Means& = {});

// Of the words that prove it; sorted, no duplicates, all of them. Empty where it does not match.
std::vector<model::Span> spans(const query::Node&, const rules::Subject&, const rules::Means& = {});

}  // namespace obvious
