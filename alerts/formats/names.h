#pragma once
// Enumerations by the names they have outside the program.
#include <stdexcept>
#include <string>
#include <string_view>

#include "alerts/alerts.h"

namespace alerts {

const char* name_of(model::Rule::Priority);  // "normal", "high"
const char* name_of(model::Rule::Per);       // "story", "article"
const char* name_of(model::Field);           // "title", "text"

// Thrown within from_json() only.
struct UnknownName : std::runtime_error {
  using std::runtime_error::runtime_error;
};
template <class Enumeration>
Enumeration value_named(std::string_view name);

template <>
model::Reason value_named(std::string_view);
template <>
model::AlertKind value_named(std::string_view);
template <>
model::Rule::Priority value_named(std::string_view);
template <>
model::Rule::Per value_named(std::string_view);
template <>
model::Field value_named(std::string_view);

}  // namespace alerts
