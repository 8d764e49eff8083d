#include "text/country.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include "text/ascii.h"

namespace text {

bool is_country(std::string_view code) {
  for (const char* const* known = uloc_getISOCountries(); *known != nullptr; ++known)
    if (ascii_lower(*known) == ascii_lower(code)) return true;
  return false;
}

std::string country_code(std::string_view english_name) {
  const std::string wanted = ascii_lower(english_name);
  for (const char* const* known = uloc_getISOCountries(); *known != nullptr; ++known) {
    icu::UnicodeString name;
    std::string utf8;
    icu::Locale("", *known).getDisplayCountry(icu::Locale::getEnglish(), name).toUTF8String(utf8);
    if (ascii_lower(utf8) == wanted) return *known;
  }
  return {};
}

}  // namespace text
