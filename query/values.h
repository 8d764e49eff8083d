#pragma once
// Whole values behind a field: a language's code, a host, a day. What they are is settled here, so
// that whoever compares them compares bytes.
#include <expected>
#include <string>
#include <string_view>
#include <variant>

#include "query/fault.h"
#include "query/query.h"

namespace query {

struct ValueFault {
  std::string message, hint;
};

struct ReadValue {
  std::variant<Value, Published> is;
  std::string warning;  // or empty
};

// `written` as it stands in the query, without its quotes.
std::expected<ReadValue, ValueFault> value_of(Scope, std::string_view written);

// published: with >= > <= < or a day: 2023-05-01.
std::expected<Published, ValueFault> published_of(std::string_view written);

}  // namespace query
