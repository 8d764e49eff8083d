#pragma once
// The table of country_data.cpp. Internal to people. Constant.
#include <span>

namespace people {

struct CountryRow {
  const char* key;  // ISO 3166 alpha-2, or a name
  const char *english, *english_adjectives;
  const char *russian, *russian_adjectives;
  const char *german, *german_adjectives;
};

std::span<const CountryRow> country_rows();

}  // namespace people
