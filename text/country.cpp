#include "text/country.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include "text/ascii.h"

namespace text {

namespace {

std::string english_name(const char* code) {
  icu::UnicodeString name;
  std::string utf8;
  icu::Locale("", code).getDisplayCountry(icu::Locale::getEnglish(), name).toUTF8String(utf8);
  return utf8;
}

}  // namespace

bool is_country(std::string_view code) {
  for (const char* const* known = uloc_getISOCountries(); *known != nullptr; ++known)
    if (ascii_lower(*known) == ascii_lower(code)) return true;
  return false;
}

std::string country_code(std::string_view wanted) {
  for (const char* const* known = uloc_getISOCountries(); *known != nullptr; ++known)
    if (ascii_lower(english_name(*known)) == ascii_lower(wanted)) return *known;
  return {};
}

std::string country_name(std::string_view code) {
  return is_country(code) ? english_name(std::string(code).c_str()) : "";
}

}  // namespace text
