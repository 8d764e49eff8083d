#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "text/ascii.h"
#include "text/utf8.h"

namespace text {
namespace {

// Canonical ordering is quadratic in a run of marks; no honest word is longer than this.
constexpr std::size_t kMaxRunBytes = 1024;

constexpr std::array<std::pair<UChar32, const char16_t*>, 12> kLetters = {{
    {0x0131, u"i"},   // ı
    {0x00F8, u"o"},   // ø
    {0x0142, u"l"},   // ł
    {0x0111, u"d"},   // đ
    {0x00F0, u"d"},   // ð
    {0x00FE, u"th"},  // þ
    {0x00E6, u"ae"},  // æ
    {0x0153, u"oe"},  // œ
    {0x2018, u"'"},
    {0x2019, u"'"},
    {0x201B, u"'"},
    {0x02BC, u"'"},
}};

bool is_ascii(std::string_view s) {
  return std::all_of(s.begin(), s.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// U+0400-U+045F in lower case without what does not count: ё ѐ = е, ѝ = и.
unsigned plain_cyrillic(unsigned c) {
  if (c < 0x0410)
    c += 0x50;
  else if (c < 0x0430)
    c += 0x20;
  if (c == 0x0451 || c == 0x0450) return 0x0435;
  return c == 0x045D ? 0x0438 : c;
}

// Words of ASCII and everyday Cyrillic need no tables: nearly all there are. False at any other
// letter.
bool fold_plain(std::string_view s, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < s.size(); ++i) {
    const auto byte = static_cast<unsigned char>(s[i]);
    if (byte < 0x80) {
      out += ascii_lower(s[i]);
      continue;
    }
    const auto next = i + 1 < s.size() ? static_cast<unsigned char>(s[i + 1]) : 0u;
    const unsigned c = (byte & 0x1Fu) << 6 | (next & 0x3Fu);
    if ((byte != 0xD0 && byte != 0xD1) || (next & 0xC0u) != 0x80 || c > 0x045F) return false;
    const unsigned folded = plain_cyrillic(c);
    out += static_cast<char>(0xC0u | folded >> 6);
    out += static_cast<char>(0x80u | (folded & 0x3Fu));
    ++i;
  }
  return true;
}

bool is_mark(UChar32 c) {
  return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

bool is_vowel_point(UChar32 c) {
  return (c >= 0x064B && c <= 0x0652) || c == 0x0670 || (c >= 0x0591 && c <= 0x05C7);
}

// A stress mark stands on a vowel; on a consonant it makes another letter (куќа).
bool is_cyrillic_vowel(UChar32 letter) {
  return std::u32string_view(U"аеиоуыэюяієъ").find(static_cast<char32_t>(letter)) !=
         std::u32string_view::npos;
}

// Whether a mark says nothing on the letter before it. й ї ў and every other script keep theirs.
bool is_silent(UChar32 mark, UChar32 letter) {
  if (is_vowel_point(mark)) return true;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(letter, &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
      return true;
    case USCRIPT_CYRILLIC:
      if (mark == 0x0308) return letter == 0x0435;
      return (mark == 0x0300 || mark == 0x0301) && is_cyrillic_vowel(letter);
    default:
      return false;
  }
}

icu::UnicodeString without_silent_marks(const icu::UnicodeString& decomposed) {
  icu::UnicodeString out;
  UChar32 letter = 0;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (c == 0x0640) continue;  // tatweel only stretches a word
    if (is_mark(c)) {
      if (!is_silent(c, letter)) out.append(c);
      continue;
    }
    letter = c;
    const auto known = std::find_if(kLetters.begin(), kLetters.end(),
                                    [c](const auto& pair) { return pair.first == c; });
    if (known == kLetters.end())
      out.append(c);
    else
      out.append(icu::UnicodeString(known->second));
  }
  return out;
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = get(status);
  if (U_FAILURE(status) || !found) std::abort();  // ICU without its data: a broken installation
  return *found;
}

icu::UnicodeString normalized(const icu::Normalizer2* (*get)(UErrorCode&),
                              const icu::UnicodeString& from) {
  UErrorCode status = U_ZERO_ERROR;
  return normalizer(get).normalize(from, status);
}

const icu::Normalizer2* nfkc_casefold(UErrorCode& s) {
  return icu::Normalizer2::getNFKCCasefoldInstance(s);
}
const icu::Normalizer2* nfd(UErrorCode& s) {
  return icu::Normalizer2::getNFDInstance(s);
}
const icu::Normalizer2* nfc(UErrorCode& s) {
  return icu::Normalizer2::getNFCInstance(s);
}

icu::UnicodeString from_utf8(std::string_view run) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(run.data(), static_cast<int32_t>(run.size())));
}

std::string fold_run(std::string_view run) {
  const auto cased = normalized(nfkc_casefold, from_utf8(run));
  const auto plain = without_silent_marks(normalized(nfd, cased));
  std::string out;
  normalized(nfc, plain).toUTF8String(out);
  return out;
}

std::string lower_run(std::string_view run) {
  icu::UnicodeString cased = normalized(nfkc_casefold, from_utf8(run));
  cased.findAndReplace(icu::UnicodeString(u"\u0451"), icu::UnicodeString(u"\u0435"));  // ё
  for (const char16_t* apostrophe : {u"\u2018", u"\u2019", u"\u201B", u"\u02BC"})
    cased.findAndReplace(icu::UnicodeString(apostrophe), icu::UnicodeString(u"'"));
  std::string out;
  cased.toUTF8String(out);
  return out;
}

std::string by_runs(std::string_view utf8, std::string (*each)(std::string_view)) {
  std::string out;
  if (fold_plain(utf8, out)) return out;
  out.clear();
  while (utf8.size() > kMaxRunBytes) {
    const std::size_t cut = code_point_start(utf8, kMaxRunBytes);
    out += each(utf8.substr(0, cut));
    utf8.remove_prefix(cut);
  }
  return out + each(utf8);
}

}  // namespace

std::string fold(std::string_view utf8) {
  return by_runs(utf8, fold_run);
}

std::string lower(std::string_view utf8) {
  return by_runs(utf8, lower_run);
}

std::string german_twin(std::string_view lowered) {
  if (is_ascii(lowered)) return {};
  std::string spelt;
  bool changed = false;
  for (std::size_t i = 0; i < lowered.size(); ++i) {
    const std::string_view two = lowered.substr(i, 2);
    const char* vowel = two == "ä" ? "ae" : two == "ö" ? "oe" : two == "ü" ? "ue" : nullptr;
    if (vowel) {
      spelt += vowel;
      changed = true;
      ++i;
    } else {
      spelt += lowered[i];
    }
  }
  return changed ? fold(spelt) : std::string{};
}

}  // namespace text
