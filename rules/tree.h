#pragma once
// What this room works on are trees: their words are its words.
#include "query/query.h"

namespace rules {

using query::AtLeast, query::And, query::Child, query::InField, query::Named, query::Near,
    query::NearAll, query::Node, query::Not, query::Or, query::Overloaded, query::Published,
    query::Query, query::Raw, query::Regex, query::Said, query::Scope, query::Score, query::Size,
    query::Slot, query::Term, query::Value, query::Within;

}  // namespace rules
