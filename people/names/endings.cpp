#include "people/names/endings.h"

namespace people {

namespace {

using S = std::u32string_view;

constexpr S kEastAdded[] = {
    U"а",   U"у",  U"ом",  U"ем",   U"е",    U"ы",    U"и",   U"ов",  U"ам",  U"ами", U"ах",
    U"ым",  U"им", U"ім",  U"я",    U"ю",    U"єм",   U"єві", U"еві", U"ові", U"і",   U"ів",
    U"ою",  U"ої", U"ову", U"овой", U"ової", U"овою", U"ова", U"овы", U"ово", U"ін",  U"ев",
    U"ою",  U"го", U"ға",  U"ге",   U"ға",   U"ның",  U"нің", U"дың", U"тың", U"дің", U"тің",
    U"ды",  U"ді", U"ты",  U"ті",   U"ни",   U"мен",  U"бен", U"пен", U"нын", U"нин", U"дын",
    U"тын", U"га", U"дин", U"тин",  U"и",    U"гә",   U"ро",  U"уу",  U"ын",  U"ий"};
constexpr S kEastPut[] = {
    U"ы",   U"и",   U"е",  U"у",   U"ю",   U"ой",   U"ей",  U"ою",  U"ею",  U"ого", U"его", U"ому",
    U"ему", U"им",  U"ым", U"ом",  U"ем",  U"ая",   U"ую",  U"ых",  U"их",  U"ів",  U"я",   U"і",
    U"ї",   U"єю",  U"єм", U"єві", U"еві", U"ої",   U"ій",  U"ою",  U"а",   U"ам",  U"ами", U"ах",
    U"ям",  U"ями", U"ях", U"ины", U"ине", U"иной", U"ину", U"ин",  U"ина", U"ін",  U"ев",  U"ення",
    U"ним", U"ові", U"о",  U"ым",  U"ымі", U"аму",  U"аго", U"ага", U"це",  U"цы",  U"ові"};
constexpr S kBulgarianAdded[] = {U"а", U"ова", U"ски"};
constexpr S kBulgarianPut[] = {U"о", U"и"};

constexpr S kWestAdded[] = {
    // Polish
    U"a", U"owi", U"em", U"iem", U"ie", U"u", U"zie", U"ze", U"ego", U"emu", U"ym", U"im", U"y",
    U"i", U"ow", U"om", U"ami", U"ach", U"owie", U"owej", U"owa", U"e", U"iego", U"iemu", U"ą",
    U"owska", U"owscy", U"owskiego", U"izm",
    // Czech, Slovak
    U"ovi", U"ova", U"ove", U"ovou", U"uv", U"ovo", U"ovy", U"ovym", U"ovych", U"ech", U"um", U"ou",
    U"ho", U"mu", U"m", U"ovej", U"ovu", U"ovci", U"a", U"ovho",
    // Slovenian, Croatian, Serbian
    U"om", U"ov", U"ovega", U"ovemu", U"ovem", U"ovih", U"ovim", U"ovima", U"ja", U"ju", U"jem",
    U"jev", U"jeva", U"jevo", U"jeve", U"jevi", U"jevega", U"jevemu", U"jevim", U"jevih", U"ev",
    U"eva", U"evo", U"eve", U"evi", U"evega", U"evemu", U"evim", U"evih", U"tom", U"ta", U"tu",
    U"ih", U"a", U"ijem", U"ovog", U"ovom", U"em", U"ove", U"in", U"ina", U"ino", U"ine", U"ijev",
    U"ijeva", U"ovski", U"ovskega", U"ovska", U"ni", U"nim", U"na"};
constexpr S kWestPut[] = {
    U"y",    U"i",     U"ie",    U"e",     U"a",    U"o",    U"u",    U"ę",     U"om",
    U"ami",  U"ach",   U"ii",    U"ego",   U"iego", U"emu",  U"iemu", U"ym",    U"im",
    U"iem",  U"em",    U"ich",   U"ou",    U"ovi",  U"ovy",  U"ove",  U"uv",    U"ho",
    U"mu",   U"zie",   U"dze",   U"ze",    U"ce",   U"ow",   U"owi",  U"in",    U"ina",
    U"ino",  U"ine",   U"inega", U"inemu", U"inim", U"inih", U"ini",  U"ej",    U"a",
    U"oj",   U"om",    U"ov",    U"ev",    U"jo",   U"je",   U"ji",   U"ija",   U"iju",
    U"ijem", U"ja",    U"jem",   U"ju",    U"a",    U"iu",   U"ova",  U"ovou",  U"sze",
    U"ega",  U"skega", U"omu",   U"eho",   U"emu",  U"om",   U"ovem", U"ovo",   U"ii",
    U"iae",  U"ia",    U"io",    U"evo",   U"eve",  U"eva",  U"evi",  U"evega", U"evem"};
constexpr S kGermanAdded[] = {U"s", U"es", U"sche", U"schen", U"scher", U"ens"};
constexpr S kEnglishAdded[] = {U"s"};
constexpr S kBaltic[] = {U"s", U"is", U"as", U"us", U"am", U"a", U"u", U"o", U"ui", U"em"};
constexpr S kGreek[] = {U"ς", U"υ", U"ου", U"ο", U"ης", U"ας"};
constexpr S kGeorgian[] = {U"ი",  U"მა",   U"ს",   U"ის",  U"ით", U"მ",
                           U"სა", U"სთან", U"ისა", U"თან", U"ა"};
constexpr S kArmenian[] = {U"ի",   U"ը",  U"ն",  U"ին",  U"ից", U"ով",
                           U"ում", U"ու", U"յի", U"յին", U"ուն"};
constexpr S kTurkic[] = {U"in", U"un", U"nin", U"nun", U"a",  U"e",  U"ya",  U"ye",
                         U"i",  U"u",  U"yi",  U"yu",  U"da", U"de", U"dan", U"den"};

bool is_one_of(std::string_view lang, std::string_view list) {
  return lang.size() == 2 && list.find(lang) != std::string_view::npos;
}

// The longest kinds of texts first: what a language has no endings for, it has none.
Endings latin(std::string_view lang) {
  if (lang == "de") return {kGermanAdded, {}};
  if (lang == "en") return {kEnglishAdded, {}};
  if (is_one_of(lang, "lv lt")) return {kBaltic, kBaltic};
  if (is_one_of(lang, "tr az uz tk kk ky")) return {kTurkic, {}};
  if (is_one_of(lang, "pl cs sk sl hr sr bs sq et") || lang.empty()) return {kWestAdded, kWestPut};
  return {};
}

}  // namespace

Endings endings_of(std::string_view lang, char32_t letter) {
  if (letter >= 0x400 && letter < 0x530) {
    if (lang == "bg" || lang == "mk") return {kBulgarianAdded, kBulgarianPut};
    return {kEastAdded, kEastPut};
  }
  if (letter >= 0x370 && letter < 0x400) return {kGreek, kGreek};
  if (letter >= 0x10A0 && letter < 0x1100) return {kGeorgian, kGeorgian};
  if (letter >= 0x530 && letter < 0x590) return {kArmenian, kArmenian};
  if (letter < 0x250) return latin(lang);
  return {};
}

}  // namespace people
