#include "people/endings.h"


namespace people {

namespace {

using S = std::string_view;

// clang-format off

constexpr S kEastAdded[] = {"а", "у", "ом", "ем", "е", "ы", "и", "ов", "ам", "ами", "ах", "ым", "им", "ім", "я", "ю", "єм", "єві", "еві",
  "ові", "і", "ів", "ою", "ої", "ову", "овой", "ової", "овою", "ова", "овы", "ово", "ін", "ев", "ою", "го", "ға", "ге", "ға", "ның", "нің", "дың", "тың", "дің", "тің",
  "ды", "ді", "ты", "ті", "ни", "мен", "бен", "пен", "нын", "нин", "дын", "тын", "га", "дин", "тин", "и", "гә", "ро", "уу", "ын", "ий"};
constexpr S kEastPut[] = {"ы", "и", "е", "у", "ю", "ой", "ей", "ою", "ею", "ого", "его", "ому", "ему", "им", "ым", "ом", "ем", "ая", "ую", "ых", "их",
  "ів", "я", "і", "ї", "єю", "єм", "єві", "еві", "ої", "ій", "ою", "а", "ам", "ами", "ах", "ям", "ями", "ях", "ины", "ине", "иной", "ину", "ин", "ина", "ін", "ев", "ення", "ним",
  "ові", "о", "ым", "ымі", "аму", "аго", "ага", "це", "цы", "ові"};
constexpr S kBulgarianAdded[] = {"а", "ова", "ски"};
constexpr S kBulgarianPut[] = {"о", "и"};

constexpr S kWestAdded[] = {
  // Polish
  "a", "owi", "em", "iem", "ie", "u", "zie", "ze", "ego", "emu", "ym", "im", "y", "i", "ow", "om", "ami", "ach", "owie", "owej", "owa", "e", "iego", "iemu", "ą", "owska", "owscy", "owskiego", "izm",
  // Czech, Slovak
  "ovi", "ova", "ove", "ovou", "uv", "ovo", "ovy", "ovym", "ovych", "ech", "um", "ou", "ho", "mu", "m", "ovej", "ovu", "ovci", "a", "ovho",
  // Slovenian, Croatian, Serbian
  "om", "ov", "ovega", "ovemu", "ovem", "ovih", "ovim", "ovima", "ja", "ju", "jem", "jev", "jeva", "jevo", "jeve", "jevi", "jevega", "jevemu", "jevim", "jevih",
  "ev", "eva", "evo", "eve", "evi", "evega", "evemu", "evim", "evih", "tom", "ta", "tu", "ih", "a", "ijem", "ovog", "ovom", "em", "ove", "in", "ina", "ino", "ine", "ijev", "ijeva",
  "ovski", "ovskega", "ovska", "ni", "nim", "na"};
constexpr S kWestPut[] = {"y", "i", "ie", "e", "a", "o", "u", "ę", "om", "ami", "ach", "ii", "ego", "iego", "emu", "iemu", "ym", "im", "iem", "em", "ich", "ou", "ovi", "ovy", "ove", "uv",
  "ho", "mu", "zie", "dze", "ze", "ce", "ow", "owi", "in", "ina", "ino", "ine", "inega", "inemu", "inim", "inih", "ini", "ej", "a", "oj", "om", "ov", "ev", "jo", "je", "ji", "ija", "iju", "ijem", "ja",
  "jem", "ju", "a", "iu", "ova", "ovou", "sze", "ega", "skega", "omu", "eho", "emu", "om", "ovem", "ovo", "ii", "iae", "ia", "io", "evo", "eve", "eva", "evi", "evega", "evem"};
constexpr S kGermanAdded[] = {"s", "es", "sche", "schen", "scher", "ens"};
constexpr S kEnglishAdded[] = {"s"};
constexpr S kBaltic[] = {"s", "is", "as", "us", "am", "a", "u", "o", "ui", "em"};
constexpr S kGreek[] = {"ς", "υ", "ου", "ο", "ης", "ας"};
constexpr S kGeorgian[] = {"ი", "მა", "ს", "ის", "ით", "მ", "სა", "სთან", "ისა", "თან", "ა"};
constexpr S kArmenian[] = {"ի", "ը", "ն", "ին", "ից", "ով", "ում", "ու", "յի", "յին", "ուն"};
constexpr S kTurkic[] = {"in", "un", "nin", "nun", "a", "e", "ya", "ye", "i", "u", "yi", "yu", "da", "de", "dan", "den"};
// clang-format on

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
