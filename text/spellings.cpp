// British and American spellings: lists of beginnings, and a rule for -ise and -ize. What follows
// the beginning (s, d, ing, er …) is the same in both. No pair whose other spelling is another word
// (check, tire); a spelling that nobody writes does no harm.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/stems.h"

namespace text {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array kBeginnings = {
    Pair{"defence", "defense"},
    Pair{"offence", "offense"},
    Pair{"licence", "license"},
    Pair{"pretence", "pretense"},
    Pair{"programme", "program"},
    Pair{"centre", "center"},
    Pair{"theatre", "theater"},
    Pair{"metre", "meter"},
    Pair{"kilometre", "kilometer"},
    Pair{"litre", "liter"},
    Pair{"fibre", "fiber"},
    Pair{"calibre", "caliber"},
    Pair{"sabre", "saber"},
    Pair{"catalogue", "catalog"},
    Pair{"dialogue", "dialog"},
    Pair{"analogue", "analog"},
    Pair{"aluminium", "aluminum"},
    Pair{"aeroplane", "airplane"},
    Pair{"grey", "gray"},
    Pair{"plough", "plow"},
    Pair{"manoeuvre", "maneuver"},
    Pair{"manoeuvr", "maneuver"},
    Pair{"sceptic", "skeptic"},
    Pair{"mould", "mold"},
    Pair{"jewellery", "jewelry"},
    Pair{"fulfil", "fulfill"},
    Pair{"enrol", "enroll"},
    Pair{"instalment", "installment"},
    Pair{"judgement", "judgment"},
    Pair{"acknowledgement", "acknowledgment"},
    Pair{"anaesthe", "anesthe"},
    Pair{"paediatric", "pediatric"},
    Pair{"encyclopaedia", "encyclopedia"},
    Pair{"foetus", "fetus"},
    Pair{"gaol", "jail"},
    Pair{"haemorrhag", "hemorrhag"},
    Pair{"orthopaedic", "orthopedic"},
    Pair{"travell", "travel"},
    Pair{"cancell", "cancel"},
    Pair{"labell", "label"},
    Pair{"modell", "model"},
    Pair{"signall", "signal"},
    Pair{"fuell", "fuel"},
    Pair{"channell", "channel"},
    Pair{"analys", "analyz"},
    Pair{"paralys", "paralyz"},
    Pair{"catalys", "catalyz"},
    Pair{"cosy", "cozy"},
    Pair{"artefact", "artifact"},
    Pair{"whisky", "whiskey"},
    Pair{"practis", "practic"},
};

// With whatever follows: -able, -hood, -ite, -er. Of each the American spelling lacks the u.
constexpr std::array<std::string_view, 33> kOur = {
    "ardour",    "armour",    "behaviour", "candour", "clamour",      "colour",    "demeanour",
    "discolour", "dishonour", "endeavour", "favour",  "fervour",      "flavour",   "glamour",
    "harbour",   "honour",    "humour",    "labour",  "misdemeanour", "neighbour", "odour",
    "parlour",   "rancour",   "rigour",    "rumour",  "saviour",      "savour",    "splendour",
    "tumour",    "unfavour",  "valour",    "vapour",  "vigour"};

// Words in -ise, before it, that are spelt so everywhere.
constexpr std::array<std::string_view, 35> kAlwaysIse = {
    "adv",  "advert", "appra",    "chast",   "circumc", "compr", "comprom", "conc",   "dem",
    "desp", "dev",    "disgu",    "enterpr", "exc",     "exerc", "expert",  "franch", "improv",
    "inc",  "likew",  "merchand", "nurs",    "otherw",  "parad", "prec",    "prem",   "prom",
    "rev",  "superv", "surm",     "surpr",   "telev",   "tort",  "treat",   "turqu"};

constexpr std::array<std::string_view, 11> kAfterIs = {
    "e", "es", "ed", "ing", "ation", "ations", "er", "ers", "ational", "able", "ings"};

std::string swapped(std::string_view word, std::string_view from, std::string_view to) {
  return std::string(to) + std::string(word.substr(from.size()));
}

// "organisation" -> the place of its s, or npos where the word has no -ise. Three letters stand
// before it at least: not in rise, size, wise.
std::size_t ise_place(std::string_view word) {
  constexpr std::size_t kLeast = 3;
  for (const std::string_view ending : kAfterIs) {
    if (!word.ends_with(ending) || word.size() < kLeast + 2 + ending.size()) continue;
    const std::size_t at = word.size() - ending.size() - 1;
    if (word[at - 1] != 'i' || (word[at] != 's' && word[at] != 'z')) continue;
    const std::string_view before = word.substr(0, at - 1);
    const bool always = std::find(kAlwaysIse.begin(), kAlwaysIse.end(), before) != kAlwaysIse.end();
    return always ? std::string_view::npos : at;
  }
  return std::string_view::npos;
}

// "neighbourhood" -> "neighborhood", and back; empty where the word is none of the list.
std::string other_our(std::string_view word) {
  for (const std::string_view british : kOur) {
    const std::string_view before_u = british.substr(0, british.size() - 2);
    if (word.starts_with(british))
      return std::string(before_u) + std::string(word.substr(british.size() - 1));
    if (word.starts_with(before_u) && word.substr(before_u.size()).starts_with('r'))
      return std::string(before_u) + 'u' + std::string(word.substr(before_u.size()));
  }
  return {};
}

bool is_short_ending(std::string_view rest) {
  for (const std::string_view ending :
       {"", "s", "d", "ed", "es", "ing", "r", "er", "ers", "e", "rs"})
    if (rest == ending) return true;
  return false;
}

}  // namespace

std::vector<std::string> other_spellings(std::string_view word) {
  std::vector<std::string> others;
  if (const std::size_t at = ise_place(word); at != std::string_view::npos) {
    others.emplace_back(word);
    others.back()[at] = word[at] == 's' ? 'z' : 's';
  }
  if (auto other = other_our(word); !other.empty()) others.push_back(std::move(other));
  for (const auto& [british, american] : kBeginnings) {
    if (word.starts_with(british) && is_short_ending(word.substr(british.size())))
      others.push_back(swapped(word, british, american));
    if (word.starts_with(american) && is_short_ending(word.substr(american.size())))
      others.push_back(swapped(word, american, british));
  }
  return others;
}

}  // namespace text
