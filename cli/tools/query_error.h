#pragma once
// What is wrong with a query, in one line for a script.
#include <string>

#include "query/query.h"

namespace cli {

constexpr const char* kGaveUp = "gave up on this article; the daemon would suspend it";

std::string to_text(const query::Error&);  // "1:6: message; hint"

}  // namespace cli
