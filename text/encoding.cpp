#include "text/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "text/ascii.h"

// The order of decode() is B3's. Two kinds of label are not believed, because real servers lie so:
// a Latin single-byte label on bytes that are valid UTF-8 beyond ASCII, and "utf-8" on bytes that
// are mostly not.

namespace text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Census {
  std::size_t multibyte = 0;  // well-formed sequences of two and more bytes
  std::size_t ill_formed = 0;
  bool has_nul = false;
};

Census count_sequences(std::string_view bytes) {
  Census census;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < size;) {
    if (data[i] < 0x80) {
      census.has_nul |= data[i++] == 0;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    ++(c < 0 ? census.ill_formed : census.multibyte);
  }
  return census;
}

// The value after `key` "=", quotes and blanks taken off; empty where it is not there.
std::string value_after(std::string_view where, std::string_view key) {
  const std::string lowered = ascii_lower(where);
  constexpr std::string_view kBlanks = " \t\r\n";
  for (auto at = lowered.find(key); at != lowered.npos; at = lowered.find(key, at + 1)) {
    auto begin = lowered.find_first_not_of(kBlanks, at + key.size());
    if (begin == lowered.npos || lowered[begin] != '=') continue;
    begin = lowered.find_first_not_of(" \t\r\n\"'", begin + 1);
    if (begin == lowered.npos) return {};
    return lowered.substr(begin, lowered.find_first_of(" \t\r\n\"';?>/", begin) - begin);
  }
  return {};
}

// What the document says of itself: an XML declaration, or HTML's meta within its first kilobyte.
std::string declared_inside(std::string_view bytes) {
  const auto head = bytes.substr(0, 1024);
  if (const auto xml = head.find("<?xml"); xml != head.npos)
    return value_after(head.substr(xml, head.find("?>", xml) - xml), "encoding");
  const std::string lowered = ascii_lower(head);
  for (auto at = lowered.find("<meta"); at != lowered.npos; at = lowered.find("<meta", at + 5)) {
    auto label = value_after(head.substr(at, head.find('>', at) - at), "charset");
    if (!label.empty()) return label;
  }
  return {};
}

struct Alias {
  std::string_view label, converter;
};

// Labels that the web means otherwise than ICU does (WHATWG Encoding, section 4.2).
constexpr std::array kAliases = {
    Alias{"us-ascii", "windows-1252"},
    Alias{"ascii", "windows-1252"},
    Alias{"iso-8859-1", "windows-1252"},
    Alias{"iso8859-1", "windows-1252"},
    Alias{"latin1", "windows-1252"},
    Alias{"iso-8859-9", "windows-1254"},
    Alias{"gb2312", "gb18030"},
    Alias{"gbk", "gb18030"},
    Alias{"x-gbk", "gb18030"},
    Alias{"ks_c_5601-1987", "windows-949"},
    Alias{"euc-kr", "windows-949"},
    Alias{"big5", "Big5-HKSCS"},
    Alias{"tis-620", "windows-874"},
    Alias{"x-sjis", "shift_jis"},
    Alias{"utf8", "utf-8"},
    Alias{"unicode-1-1-utf-8", "utf-8"},
    Alias{"cp1251", "windows-1251"},
    Alias{"win-1251", "windows-1251"},
};

std::string converter_name(const std::string& label) {
  const auto* const found = std::ranges::find(kAliases, label, &Alias::label);
  return found == kAliases.end() ? label : std::string(found->converter);
}

struct CloseConverter {
  void operator()(UConverter* c) const { ucnv_close(c); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* name) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &error));
  return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

std::optional<std::string> convert(std::string_view bytes, const char* name) {
  const Converter from = open_converter(name);
  const Converter to = open_converter("UTF-8");
  if (!from || !to) return std::nullopt;
  std::string out;
  std::array<char, 16384> part{};
  std::array<UChar, 4096> pivot{};
  UChar *pivot_source = pivot.data(), *pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  for (UBool reset = true;; reset = false) {
    char* target = part.data();
    UErrorCode error = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, part.data() + part.size(), &source, end,
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset,
                   true, &error);
    out.append(part.data(), static_cast<std::size_t>(target - part.data()));
    if (error == U_BUFFER_OVERFLOW_ERROR) continue;
    return U_SUCCESS(error) ? std::optional(std::move(out)) : std::nullopt;
  }
}

// A label may only name a charset in which markup means what its bytes say: no EBCDIC, UTF-7, HZ.
bool reads_ascii_as_ascii(const char* name) {
  constexpr std::string_view kProbe = "<?xml \"'+ADw-~{&#;";
  return convert(kProbe, name) == std::string(kProbe);
}

bool is_utf8(std::string_view label) {
  return label == "utf-8" || label == "utf8";
}

std::string as_windows_1252(std::string_view bytes) {
  return valid_utf8(convert(bytes, "windows-1252").value_or(std::string(bytes)));
}

struct Signature {
  std::string_view bytes;
  std::size_t skip;  // a byte order mark is no text; a tag's first letters are
  const char* converter;
};

constexpr std::array kSignatures = {
    Signature{{"\xFF\xFE\0\0", 4}, 4, "UTF-32LE"}, Signature{{"\0\0\xFE\xFF", 4}, 4, "UTF-32BE"},
    Signature{{"\xEF\xBB\xBF", 3}, 3, "UTF-8"},    Signature{{"\xFF\xFE", 2}, 2, "UTF-16LE"},
    Signature{{"\xFE\xFF", 2}, 2, "UTF-16BE"},     Signature{{"<\0\0\0", 4}, 0, "UTF-32LE"},
    Signature{{"\0\0\0<", 4}, 0, "UTF-32BE"},      Signature{{"<\0?\0", 4}, 0, "UTF-16LE"},
    Signature{{"\0<\0?", 4}, 0, "UTF-16BE"},       Signature{{"<\0r\0", 4}, 0, "UTF-16LE"},
    Signature{{"\0<\0r", 4}, 0, "UTF-16BE"},       Signature{{"<\0f\0", 4}, 0, "UTF-16LE"},
    Signature{{"\0<\0f", 4}, 0, "UTF-16BE"},
};

const Signature* signature_of(std::string_view bytes) {
  for (const auto& signature : kSignatures)
    if (bytes.starts_with(signature.bytes)) return &signature;
  return nullptr;
}

std::string decode_labelled(std::string_view bytes, const std::string& label,
                            const Census& census) {
  const bool believable = census.ill_formed > 0 || census.multibyte == 0;
  const std::string name = converter_name(label);
  if (is_utf8(label)) {
    return census.ill_formed > census.multibyte ? as_windows_1252(bytes) : valid_utf8(bytes);
  }
  if (name == "windows-1252" && !believable) return valid_utf8(bytes);
  return valid_utf8(convert(bytes, name.c_str()).value_or(std::string(bytes)));
}

}  // namespace

std::string valid_utf8(std::string_view bytes) {
  const Census census = count_sequences(bytes);
  if (census.ill_formed == 0 && !census.has_nul) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size() + 2 * census.ill_formed);
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < size;) {
    const auto begin = i;
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    if (c < 0) out += kReplacement;
    if (c > 0)
      out += bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
  }
  return out;
}

std::string decode(std::string_view bytes, std::string_view content_type) {
  if (const auto* signature = signature_of(bytes)) {
    const auto rest = bytes.substr(signature->skip);
    if (signature->converter == std::string_view("UTF-8")) return valid_utf8(rest);
    return valid_utf8(convert(rest, signature->converter).value_or(std::string(rest)));
  }
  const Census census = count_sequences(bytes);
  for (const auto& label : {value_after(content_type, "charset"), declared_inside(bytes)}) {
    if (label.empty() || label.size() > 40) continue;
    if (is_utf8(label) || reads_ascii_as_ascii(converter_name(label).c_str()))
      return decode_labelled(bytes, label, census);
  }
  return census.ill_formed == 0 ? valid_utf8(bytes) : as_windows_1252(bytes);
}

}  // namespace text
