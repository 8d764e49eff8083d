#include "text/han.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <memory>

namespace text {
namespace {

// One of a thread: making one takes longer than its work.
const icu::Transliterator* transliterator(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Transliterator::createInstance(icu::UnicodeString(id), UTRANS_FORWARD, status);
}

std::string other(std::string_view utf8, const icu::Transliterator* to) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  if (to) to->transliterate(text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

std::string other_han(std::string_view utf8) {
  thread_local const std::unique_ptr<const icu::Transliterator> to_traditional(
      transliterator("Hans-Hant")),
      to_simplified(transliterator("Hant-Hans"));
  if (std::string traditional = other(utf8, to_traditional.get()); traditional != utf8)
    return traditional;
  std::string simplified = other(utf8, to_simplified.get());
  return simplified != utf8 ? simplified : "";
}

}  // namespace text
