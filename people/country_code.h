#pragma once
// ISO 3166 alpha-2 codes of states by what they are called in English, Russian or German. Pure; any
// thread.
#include <optional>
#include <string>
#include <string_view>

namespace people {

// "Kazakhstan", «Казахстан», "Kasachstan": "KZ". Nothing of what has no such code.
std::optional<std::string> country_code(std::string_view name);

}  // namespace people
