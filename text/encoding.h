#pragma once
// Bytes of any charset into clean UTF-8. Pure; any thread.
#include <string>
#include <string_view>

namespace text {

// The gate (S10): valid UTF-8 without NUL; each ill-formed sequence becomes one U+FFFD.
std::string valid_utf8(std::string_view bytes);

// A document's bytes as clean UTF-8, BOM removed: BOM > HTTP Content-Type > XML declaration or the
// like > UTF-8 where valid > windows-1252 (B3). `content_type` is the header's value, or empty.
std::string decode(std::string_view bytes, std::string_view content_type);

}  // namespace text
