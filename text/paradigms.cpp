// Which endings are forms of one word. A paradigm is a set of endings; two words belong to it when
// some common beginning leaves of each an ending of the set, or nothing. Endings are written
// folded. The sets are finer than noun, verb, adjective where a language's declensions would
// otherwise meet by chance (учен-ие, учен-ый). Comparatives and agents (report-er) are words of
// their own.
#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "text/characters.h"
#include "text/fleeting.h"
#include "text/irregular.h"
#include "text/stems.h"

namespace text {
namespace {

struct Paradigm {
  const char* endings;          // blank-separated; - is "nothing"
  const char* after = nullptr;  // the beginning ends in one of these letters
  bool doubles = false;         // plan, plan-n-ed
};

constexpr std::array kEnglish = {
    Paradigm{"- s es"},      Paradigm{"y ies"},          Paradigm{"- s es ed ing", nullptr, true},
    Paradigm{"e es ed ing"}, Paradigm{"y ies ied ying"}, Paradigm{"ie ies ied ying"},
};
constexpr std::array kEnglishBySecondStem = {Paradigm{"is es"}, Paradigm{"an en", "m"}};

constexpr std::array kRussian = {
    Paradigm{"- а о у ом ем е ы и ов ев ей ой ою ам ами ах"},
    Paradigm{"- а у ым е ы ых ыми ой", "вн"},  // family names in -ов, -ин
    Paradigm{"ь й я ю ем е и ей ев ям ями ях ью ею"},
    Paradigm{"ия ие ии ию ией ием ий иям иями иях"},
    Paradigm{"ья ье ьи ью ьей ьем ьев ей ьям ьями ьях"},
    Paradigm{"ый ой ая ое ые ого ому ым ом ую ою ых ыми"},
    Paradigm{"ий яя ее ие его ему им ем юю ей ею их ими"},
    Paradigm{"ий ой ая ое ее ие ого его ому ему им ом ем ую ою ей их ими", "гкхжшчщ"},
    Paradigm{"- а о ы ый ая ое ые ого ой ому ым ом ую ых ыми", "н"},
    Paradigm{"н на но ны нный нная нное нные нного нной нному нным нном нную нных нными"},
    Paradigm{
        "ть ти ю у ешь ет ем ете ют ут ишь ит им ите ят ат л ла ло ли в вший вшая вшие вших й йте"},
    Paradigm{"ить ить ю у ишь ит им ите ят ат ил ила ило или ив ивший ившие ивших и"},
    Paradigm{"еть ю у ишь ит им ите ят ат ел ела ело ели ев"},
    Paradigm{"ать у ешь ет ем ете ут ишь ит им ите ат ят ал ала ало али ав и"},
    Paradigm{"овать евать ую уешь ует уем уете уют овал овала овало овали ует уй уйте"},
    Paradigm{"нуть ну нешь нет нем нете нут нул нула нуло нули"},
    Paradigm{"ти у ешь ет ем ете ут - ла ло ли"},
};

// What a noun without an ending becomes. Not -ой of those in -ов, -ев: боев is a form of бой,
// боевой is none.
constexpr std::array kRussianBySecondStem = {
    Paradigm{"- а о у ом ем е ы и ов ой ою ам ами ах", "бгджзклмнпрстфхцчшщ"},
    Paradigm{"- а о у ом ым е ы ам ами ах", "в"},
    Paradigm{"й я ю ем е и ев ям ями ях"},
};

// What stands in every text, and Snowball gives a noun's stem (посла, ужи, ил, заем, прием, покой,
// почта, Рада, среда, меню), meets that word alone; so does Немцов, who is no German.
constexpr auto kRussianApart =
    std::to_array<std::string_view>({"за", "на", "не", "или", "при", "уже", "меня", "пока", "ради",
                                     "после", "потом", "почти", "среди", "немцов"});

constexpr std::array kGerman = {
    Paradigm{"- e en er ern em es s n ens ns se sen ses nen"},
    Paradigm{"a en as"},
    Paradigm{"um en ums"},
    Paradigm{"e en n est st t et te ten test tet ete eten etest etet end ende enden ender endes -"},
    Paradigm{"- e em en er es ere eren erer eres erem ste sten ster stes stem este esten ester"},
    Paradigm{"el le len ler les lem"},
};

constexpr std::array kFrench = {
    Paradigm{"- s x e es"},
    Paradigm{"l ux le ls les"},
    Paradigm{"- le les s"},
    Paradigm{"- ne nes s"},
    Paradigm{"x se ses"},
    Paradigm{"f ve fs ves"},
    Paradigm{"er ere ers eres"},
    Paradigm{"eur eurs euse euses"},
    Paradigm{"teur teurs trice trices"},
    Paradigm{
        "e es ee ees er ez ent ons ant ante antes ants a as ai ames ates erent ais ait ions iez "
        "aient erai eras era erons erez eront erais erait erions eriez eraient asse assent"},
    Paradigm{
        "ir is it issons issez issent issais issait issaient issant i ie ies irai ira irons irez "
        "iront irait iraient irent isse"},
    Paradigm{"re s - ons ez ent ais ait ions iez aient ant u ue us ues is it irent rai ra rons rez "
             "ront rait raient e es"},
};

std::span<const Paradigm> paradigms_of(std::string_view lang) {
  if (lang == "en") return kEnglish;
  if (lang == "ru") return kRussian;
  if (lang == "de") return kGerman;
  if (lang == "fr") return kFrench;
  return {};
}

bool has_ending(const Paradigm& paradigm, std::string_view ending) {
  if (ending.empty()) ending = "-";
  std::string_view rest = paradigm.endings;
  while (!rest.empty()) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, blank) == ending) return true;
    rest.remove_prefix(std::min(blank + 1, rest.size()));
  }
  return false;
}

std::string_view last_letter(std::string_view word) {
  std::size_t at = word.size();
  previous_character(word, at);
  return word.substr(at);
}

// The ending behind a doubled consonant: of plan, "ned" is -ed.
std::string_view undoubled(std::string_view beginning, std::string_view ending) {
  const std::string_view letter = last_letter(beginning);
  return ending.size() > letter.size() && ending.starts_with(letter) ? ending.substr(letter.size())
                                                                     : ending;
}

bool belong(const Paradigm& paradigm, std::string_view beginning, std::string_view a,
            std::string_view b) {
  if (paradigm.after &&
      std::string_view(paradigm.after).find(last_letter(beginning)) == std::string_view::npos)
    return false;
  if (has_ending(paradigm, a) && has_ending(paradigm, b)) return true;
  return paradigm.doubles && has_ending(paradigm, undoubled(beginning, a)) &&
         has_ending(paradigm, undoubled(beginning, b));
}

// Where the common beginning may end, longest first. One letter is enough (die, dying): their stems
// agree as well.
std::vector<std::size_t> common_beginnings(std::string_view a, std::string_view b) {
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < a.size() && at < b.size();) {
    std::size_t in_b = at;
    std::size_t in_a = at;
    if (next_character(a, in_a) != next_character(b, in_b)) break;
    at = in_a;
    ends.push_back(at);
  }
  std::reverse(ends.begin(), ends.end());
  return ends;
}

// A reflexive verb is another verb: both end in -ся or neither.
bool drop_reflexive(std::string_view& word) {
  for (const std::string_view ending : {"ся", "сь"})
    if (word.size() > 8 && word.ends_with(ending)) {
      word.remove_suffix(ending.size());
      return true;
    }
  return false;
}

bool are_of_one(std::span<const Paradigm> paradigms, std::string_view a, std::string_view b) {
  for (const std::size_t end : common_beginnings(a, b)) {
    const std::string_view beginning = a.substr(0, end);
    for (const Paradigm& paradigm : paradigms)
      if (belong(paradigm, beginning, a.substr(end), b.substr(end))) return true;
  }
  return false;
}

bool is_apart(std::string_view word) {
  return std::find(kRussianApart.begin(), kRussianApart.end(), word) != kRussianApart.end();
}

// участка, of участок; россияне, of россиянин.
bool has_lost_its_vowel(std::string_view word, std::string_view of) {
  const Fleeting without = without_fleeting_vowel(of);
  return !without.beginning.empty() && word.starts_with(without.beginning) && !is_apart(word) &&
         has_ending({without.endings}, word.substr(without.beginning.size()));
}

// All forms of an irregular Russian word are listed; English ones are inflected like their base.
bool are_of_one_base(std::string_view a, std::string_view b, std::string_view lang) {
  const std::string_view base_of_a = irregular_base(a, lang), base_of_b = irregular_base(b, lang);
  if (base_of_a == a && base_of_b == b) return false;
  return base_of_a == base_of_b || (lang == "en" && are_of_one(kEnglish, base_of_a, base_of_b));
}

}  // namespace

bool is_inflection(std::string_view a, std::string_view b, std::string_view lang) {
  if (a == b) return true;
  const auto paradigms = paradigms_of(lang);
  if (paradigms.empty()) return true;
  if (lang == "ru" && (is_apart(a) || is_apart(b) || drop_reflexive(a) != drop_reflexive(b)))
    return false;
  return are_of_one(paradigms, a, b);
}

bool is_inflection_by_second_stem(std::string_view a, std::string_view b, std::string_view lang) {
  if (are_of_one_base(a, b, lang)) return true;
  if (lang == "ru")
    return are_of_one(kRussianBySecondStem, a, b) || has_lost_its_vowel(a, b) ||
           has_lost_its_vowel(b, a);
  return lang == "en" && are_of_one(kEnglishBySecondStem, a, b);
}

}  // namespace text
