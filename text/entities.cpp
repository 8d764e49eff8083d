#include "text/entities.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "text/ascii.h"
#include "text/utf8.h"

namespace text {
namespace {

struct Name {
  std::string_view name, characters;
};

// What HTML 5 added to HTML 4's names and feeds do use; sorted by name for the search below.
// clang-format off
constexpr Name kHtml5[] = {
    {"AMP", "&"}, {"Abreve", "Ă"}, {"Acy", "А"}, {"Amacr", "Ā"}, {"Aogon", "Ą"}, {"Bcy", "Б"},
    {"CHcy", "Ч"}, {"COPY", "©"}, {"Cacute", "Ć"}, {"Ccaron", "Č"}, {"Ccirc", "Ĉ"}, {"Cdot", "Ċ"},
    {"CloseCurlyDoubleQuote", "\xE2\x80\x9D"}, {"CloseCurlyQuote", "\xE2\x80\x99"}, {"DJcy", "Ђ"},
    {"DScy", "Ѕ"}, {"DZcy", "Џ"}, {"Dcaron", "Ď"}, {"Dcy", "Д"}, {"DownArrow", "↓"},
    {"Dstrok", "Đ"}, {"ENG", "Ŋ"}, {"Ecaron", "Ě"}, {"Ecy", "Э"}, {"Edot", "Ė"}, {"Emacr", "Ē"},
    {"Eogon", "Ę"}, {"Fcy", "Ф"}, {"GJcy", "Ѓ"}, {"GT", ">"}, {"Gbreve", "Ğ"}, {"Gcedil", "Ģ"},
    {"Gcirc", "Ĝ"}, {"Gcy", "Г"}, {"Gdot", "Ġ"}, {"HARDcy", "Ъ"}, {"Hat", "^"}, {"Hcirc", "Ĥ"},
    {"Hstrok", "Ħ"}, {"IEcy", "Е"}, {"IJlig", "Ĳ"}, {"IOcy", "Ё"}, {"Icy", "И"}, {"Idot", "İ"},
    {"Imacr", "Ī"}, {"Iogon", "Į"}, {"Itilde", "Ĩ"}, {"Iukcy", "І"}, {"Jcirc", "Ĵ"}, {"Jcy", "Й"},
    {"Jsercy", "Ј"}, {"Jukcy", "Є"}, {"KHcy", "Х"}, {"KJcy", "Ќ"}, {"Kcedil", "Ķ"}, {"Kcy", "К"},
    {"LJcy", "Љ"}, {"LT", "<"}, {"Lacute", "Ĺ"}, {"Lcaron", "Ľ"}, {"Lcedil", "Ļ"}, {"Lcy", "Л"},
    {"LeftArrow", "←"}, {"Lmidot", "Ŀ"}, {"Lstrok", "Ł"}, {"Mcy", "М"},
    {"MediumSpace", "\xE2\x81\x9F"}, {"NJcy", "Њ"}, {"Nacute", "Ń"}, {"Ncaron", "Ň"},
    {"Ncedil", "Ņ"}, {"Ncy", "Н"}, {"NegativeMediumSpace", "\xE2\x80\x8B"},
    {"NegativeThinSpace", "\xE2\x80\x8B"}, {"NewLine", "\n"}, {"NoBreak", "\xE2\x81\xA0"},
    {"NonBreakingSpace", "\xC2\xA0"}, {"Ocy", "О"}, {"Odblac", "Ő"}, {"Omacr", "Ō"},
    {"OpenCurlyDoubleQuote", "\xE2\x80\x9C"}, {"OpenCurlyQuote", "\xE2\x80\x98"}, {"Pcy", "П"},
    {"PlusMinus", "±"}, {"QUOT", "\""}, {"REG", "®"}, {"Racute", "Ŕ"}, {"Rcaron", "Ř"},
    {"Rcedil", "Ŗ"}, {"Rcy", "Р"}, {"RightArrow", "→"}, {"SHCHcy", "Щ"}, {"SHcy", "Ш"},
    {"SOFTcy", "Ь"}, {"Sacute", "Ś"}, {"Scedil", "Ş"}, {"Scirc", "Ŝ"}, {"Scy", "С"},
    {"TRADE", "™"}, {"TSHcy", "Ћ"}, {"TScy", "Ц"}, {"Tab", "\t"}, {"Tcaron", "Ť"},
    {"Tcedil", "Ţ"}, {"Tcy", "Т"}, {"ThinSpace", "\xE2\x80\x89"}, {"Tstrok", "Ŧ"}, {"Ubrcy", "Ў"},
    {"Ubreve", "Ŭ"}, {"Ucy", "У"}, {"Udblac", "Ű"}, {"Umacr", "Ū"}, {"Uogon", "Ų"},
    {"UpArrow", "↑"}, {"Uring", "Ů"}, {"Utilde", "Ũ"}, {"Vcy", "В"}, {"Vert", "\xE2\x80\x96"},
    {"VeryThinSpace", "\xE2\x80\x8A"}, {"Wcirc", "Ŵ"}, {"YAcy", "Я"}, {"YIcy", "Ї"},
    {"YUcy", "Ю"}, {"Ycirc", "Ŷ"}, {"Ycy", "Ы"}, {"ZHcy", "Ж"}, {"Zacute", "Ź"}, {"Zcaron", "Ž"},
    {"Zcy", "З"}, {"Zdot", "Ż"}, {"ZeroWidthSpace", "\xE2\x80\x8B"}, {"abreve", "ă"},
    {"acy", "а"}, {"amacr", "ā"}, {"aogon", "ą"}, {"apos", "'"}, {"approx", "≈"}, {"ast", "*"},
    {"backprime", "\xE2\x80\xB5"}, {"bcy", "б"}, {"bigstar", "★"}, {"blacktriangle", "▴"},
    {"blk14", "░"}, {"block", "█"}, {"bprime", "\xE2\x80\xB5"}, {"bsemi", "\xE2\x81\x8F"},
    {"bsol", "\\"}, {"bullet", "\xE2\x80\xA2"}, {"cacute", "ć"}, {"caret", "\xE2\x81\x81"},
    {"ccaron", "č"}, {"ccirc", "ĉ"}, {"cdot", "ċ"}, {"chcy", "ч"}, {"check", "✓"},
    {"checkmark", "✓"}, {"cir", "○"}, {"circledR", "®"}, {"colon", ":"}, {"comma", ","},
    {"commat", "@"}, {"copysr", "℗"}, {"cross", "✗"}, {"dash", "\xE2\x80\x90"}, {"dcaron", "ď"},
    {"dcy", "д"}, {"djcy", "ђ"}, {"dollar", "$"}, {"downarrow", "↓"}, {"dscy", "ѕ"},
    {"dstrok", "đ"}, {"dtri", "▿"}, {"dtrif", "▾"}, {"dzcy", "џ"}, {"ecaron", "ě"}, {"ecy", "э"},
    {"edot", "ė"}, {"emacr", "ē"}, {"emsp13", "\xE2\x80\x84"}, {"emsp14", "\xE2\x80\x85"},
    {"eng", "ŋ"}, {"eogon", "ę"}, {"equals", "="}, {"excl", "!"}, {"fcy", "ф"}, {"female", "♀"},
    {"ffilig", "ﬃ"}, {"fflig", "ﬀ"}, {"ffllig", "ﬄ"}, {"filig", "ﬁ"}, {"fjlig", "fj"},
    {"flat", "♭"}, {"fllig", "ﬂ"}, {"frac13", "⅓"}, {"frac15", "⅕"}, {"frac16", "⅙"},
    {"frac18", "⅛"}, {"frac23", "⅔"}, {"frac25", "⅖"}, {"frac35", "⅗"}, {"frac38", "⅜"},
    {"frac45", "⅘"}, {"frac56", "⅚"}, {"frac58", "⅝"}, {"frac78", "⅞"}, {"gacute", "ǵ"},
    {"gbreve", "ğ"}, {"gcirc", "ĝ"}, {"gcy", "г"}, {"gdot", "ġ"}, {"geq", "≥"}, {"gjcy", "ѓ"},
    {"grave", "`"}, {"hairsp", "\xE2\x80\x8A"}, {"half", "½"}, {"hardcy", "ъ"}, {"hcirc", "ĥ"},
    {"horbar", "\xE2\x80\x95"}, {"hstrok", "ħ"}, {"hybull", "\xE2\x81\x83"},
    {"hyphen", "\xE2\x80\x90"}, {"icy", "и"}, {"iecy", "е"}, {"ijlig", "ĳ"}, {"imacr", "ī"},
    {"imath", "ı"}, {"incare", "℅"}, {"inodot", "ı"}, {"iocy", "ё"}, {"iogon", "į"},
    {"itilde", "ĩ"}, {"iukcy", "і"}, {"jcirc", "ĵ"}, {"jcy", "й"}, {"jsercy", "ј"},
    {"jukcy", "є"}, {"kcedil", "ķ"}, {"kcy", "к"}, {"kgreen", "ĸ"}, {"khcy", "х"}, {"kjcy", "ќ"},
    {"lacute", "ĺ"}, {"lbrace", "{"}, {"lbrack", "["}, {"lcaron", "ľ"}, {"lcedil", "ļ"},
    {"lcub", "{"}, {"lcy", "л"}, {"ldquor", "\xE2\x80\x9E"}, {"leftarrow", "←"},
    {"leftrightarrow", "↔"}, {"leq", "≤"}, {"ljcy", "љ"}, {"lmidot", "ŀ"}, {"lowbar", "_"},
    {"lozenge", "◊"}, {"lpar", "("}, {"lsqb", "["}, {"lsquor", "\xE2\x80\x9A"}, {"lstrok", "ł"},
    {"male", "♂"}, {"malt", "✠"}, {"mcy", "м"}, {"mldr", "\xE2\x80\xA6"}, {"mstpos", "∾"},
    {"nacute", "ń"}, {"napos", "ŉ"}, {"natural", "♮"}, {"ncaron", "ň"}, {"ncedil", "ņ"},
    {"ncy", "н"}, {"njcy", "њ"}, {"nldr", "\xE2\x80\xA5"}, {"num", "#"}, {"numero", "№"},
    {"numsp", "\xE2\x80\x87"}, {"ocy", "о"}, {"odblac", "ő"}, {"omacr", "ō"}, {"pcy", "п"},
    {"percnt", "%"}, {"period", "."}, {"phone", "☎"}, {"plus", "+"}, {"puncsp", "\xE2\x80\x88"},
    {"qprime", "\xE2\x81\x97"}, {"quest", "?"}, {"racute", "ŕ"}, {"rarrw", "↝"}, {"rbrace", "}"},
    {"rbrack", "]"}, {"rcaron", "ř"}, {"rcedil", "ŗ"}, {"rcub", "}"}, {"rcy", "р"},
    {"rdquor", "\xE2\x80\x9D"}, {"rightarrow", "→"}, {"rpar", ")"}, {"rsqb", "]"},
    {"rsquor", "\xE2\x80\x99"}, {"sacute", "ś"}, {"scedil", "ş"}, {"scirc", "ŝ"}, {"scy", "с"},
    {"semi", ";"}, {"sharp", "♯"}, {"shchcy", "щ"}, {"shcy", "ш"}, {"softcy", "ь"}, {"sol", "/"},
    {"square", "□"}, {"squarf", "▪"}, {"squf", "▪"}, {"star", "☆"}, {"starf", "★"}, {"sung", "♪"},
    {"tcaron", "ť"}, {"tcedil", "ţ"}, {"tcy", "т"}, {"thickapprox", "≈"}, {"triangle", "▵"},
    {"tscy", "ц"}, {"tshcy", "ћ"}, {"tstrok", "ŧ"}, {"ubrcy", "ў"}, {"ubreve", "ŭ"}, {"ucy", "у"},
    {"udblac", "ű"}, {"umacr", "ū"}, {"uogon", "ų"}, {"uparrow", "↑"}, {"uring", "ů"},
    {"utilde", "ũ"}, {"utri", "▵"}, {"utrif", "▴"}, {"vcy", "в"}, {"verbar", "|"}, {"vert", "|"},
    {"wcirc", "ŵ"}, {"yacy", "я"}, {"ycirc", "ŷ"}, {"ycy", "ы"}, {"yicy", "ї"}, {"yucy", "ю"},
    {"zacute", "ź"}, {"zcaron", "ž"}, {"zcy", "з"}, {"zdot", "ż"}, {"zhcy", "ж"},
};
// clang-format on
static_assert(std::ranges::is_sorted(kHtml5, {}, &Name::name));

// windows-1252 in place of the C1 controls; 0 where it has no character either.
constexpr std::array<std::uint16_t, 32> kC1 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string utf8(std::uint32_t c) {
  std::string out;
  append_code_point(out, c);
  return out;
}

bool is_alphanumeric(char c) {
  return is_letter(c) || is_digit(c);
}

// 0 for a name that HTML 4 does not know. libxml2's own look-up by name goes through all its names,
// so they are put in a map, once.
std::uint32_t html4_value(std::string_view name) {
  static const auto kValues = [] {
    constexpr unsigned kHighest = 9830;  // &diams;
    std::unordered_map<std::string_view, std::uint32_t> values;
    for (unsigned value = 1; value <= kHighest; ++value)
      if (const auto* entity = htmlEntityValueLookup(value)) values.emplace(entity->name, value);
    return values;
  }();
  const auto found = kValues.find(name);
  return found == kValues.end() ? 0 : found->second;
}

// The characters `&name;` stands for; empty for a name nobody knows.
std::string named_characters(std::string_view name) {
  const auto* const found = std::ranges::lower_bound(kHtml5, name, {}, &Name::name);
  if (found != std::end(kHtml5) && found->name == name) return std::string(found->characters);
  const auto value = html4_value(name);
  return value ? utf8(value) : std::string();
}

// `text` begins with "&#".
Reference read_number(std::string_view text) {
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const char* const begin = text.data() + (hex ? 3 : 2);
  const char* const end = text.data() + text.size();
  std::uint32_t code_point = 0;
  const auto read = begin < end ? std::from_chars(begin, end, code_point, hex ? 16 : 10)
                                : std::from_chars_result{begin, std::errc::invalid_argument};
  if (read.ptr == begin) return {};
  const auto length = static_cast<std::size_t>(read.ptr - text.data());
  const bool closed = read.ptr != end && *read.ptr == ';';
  if (read.ec != std::errc{}) code_point = 0xFFFD;
  return {numbered_character(code_point), length + (closed ? 1 : 0)};
}

}  // namespace

std::string numbered_character(std::uint32_t code_point) {
  if (code_point >= 0x80 && code_point < 0xA0) {
    const auto mapped = kC1[code_point - 0x80];
    return mapped ? utf8(mapped) : std::string();
  }
  const bool control =
      code_point < 0x20 && code_point != '\t' && code_point != '\n' && code_point != '\r';
  if (control || code_point == 0x7F || code_point > 0x10FFFF) return {};
  if (code_point >= 0xD800 && code_point < 0xE000) return utf8(0xFFFD);
  return utf8(code_point);
}

Reference read_reference(std::string_view text) {
  constexpr std::size_t kLongestName = 32;
  if (text.starts_with("&#")) return read_number(text);
  std::size_t end = 1;
  while (end < text.size() && end <= kLongestName && is_alphanumeric(text[end])) ++end;
  const auto name = text.substr(1, end - 1);
  if (name.empty()) return {};
  if (end < text.size() && text[end] == ';') {
    auto characters = named_characters(name);
    return characters.empty() ? Reference{} : Reference{std::move(characters), end + 1};
  }
  if (end < text.size() && (is_alphanumeric(text[end]) || text[end] == '=')) return {};
  const auto value = html4_value(name);
  return value && value < 0x100 ? Reference{utf8(value), end} : Reference{};
}

}  // namespace text
