#include "text/composed.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdlib>

#include "text/characters.h"

namespace text {
namespace {

const icu::Normalizer2& normalizer() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) || !found) std::abort();  // ICU without its data: a broken installation
  return *found;
}

bool begins_run(char32_t c) {
  return c < 0x80 || normalizer().hasBoundaryBefore(static_cast<UChar32>(c));
}

bool is_in_nfc(std::string_view utf8) {
  if (std::all_of(utf8.begin(), utf8.end(), [](char c) { return (c & 0x80) == 0; })) return true;
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece all(utf8.data(), static_cast<int32_t>(utf8.size()));
  return normalizer().isNormalizedUTF8(all, status) && U_SUCCESS(status);
}

// Where the run ends that begins at `at`: what composes with nothing behind it.
std::size_t end_of_run(std::string_view utf8, std::size_t at) {
  next_character(utf8, at);
  for (std::size_t behind = at; behind < utf8.size(); at = behind)
    if (begins_run(next_character(utf8, behind))) break;
  return at;
}

}  // namespace

std::string nfc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const auto from = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  std::string out;
  normalizer().normalize(from, status).toUTF8String(out);
  return out;
}

Composed::Composed(std::string_view utf8) : source_(utf8), is_same_(is_in_nfc(utf8)) {
  if (is_same_) return;
  for (std::size_t from = 0; from < utf8.size();) {
    const std::size_t end = end_of_run(utf8, from);
    const std::string run = nfc(utf8.substr(from, end - from));
    composed_ += run;
    begins_.insert(begins_.end(), run.size(), static_cast<std::uint32_t>(from));
    ends_.insert(ends_.end(), run.size(), static_cast<std::uint32_t>(end));
    from = end;
  }
}

std::size_t Composed::from_source(std::size_t byte) const {
  if (is_same_) return byte;
  return static_cast<std::size_t>(std::lower_bound(begins_.begin(), begins_.end(), byte) -
                                  begins_.begin());
}

std::uint32_t Composed::source_begin(std::size_t begin) const {
  if (!is_same_) return begins_[begin];
  for (std::size_t at = begin; at > 0;) {
    std::size_t behind = at;
    if (begins_run(next_character(source_, behind))) return static_cast<std::uint32_t>(at);
    previous_character(source_, at);
    begin = at;
  }
  return static_cast<std::uint32_t>(begin);
}

std::uint32_t Composed::source_end(std::size_t end) const {
  if (!is_same_) return ends_[end - 1];
  for (std::size_t behind = end; behind < source_.size(); end = behind)
    if (begins_run(next_character(source_, behind))) break;
  return static_cast<std::uint32_t>(end);
}

}  // namespace text
