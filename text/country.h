#pragma once
// Codes of countries (ISO 3166-1 alpha-2). Pure; any thread.
#include <string>
#include <string_view>

namespace text {

// Whether such a code, in any case, is one of a country.
bool is_country(std::string_view code);

// The code of a country by its English name, in capitals; empty where it is not known.
std::string country_code(std::string_view english_name);

// Its English name; empty where the code is not one.
std::string country_name(std::string_view code);

}  // namespace text
