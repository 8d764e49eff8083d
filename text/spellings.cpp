// British and American spellings, a closed list: the beginning of a word in either spelling. What
// follows (s, d, ing, er …) is the same in both.
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
    Pair{"labour", "labor"},
    Pair{"harbour", "harbor"},
    Pair{"neighbour", "neighbor"},
    Pair{"armour", "armor"},
    Pair{"behaviour", "behavior"},
    Pair{"colour", "color"},
    Pair{"favour", "favor"},
    Pair{"honour", "honor"},
    Pair{"humour", "humor"},
    Pair{"rumour", "rumor"},
    Pair{"endeavour", "endeavor"},
    Pair{"vapour", "vapor"},
    Pair{"rigour", "rigor"},
    Pair{"vigour", "vigor"},
    Pair{"tumour", "tumor"},
    Pair{"parlour", "parlor"},
    Pair{"saviour", "savior"},
    Pair{"splendour", "splendor"},
    Pair{"catalogue", "catalog"},
    Pair{"dialogue", "dialog"},
    Pair{"analogue", "analog"},
    Pair{"aluminium", "aluminum"},
    Pair{"aeroplane", "airplane"},
    Pair{"grey", "gray"},
    Pair{"plough", "plow"},
    Pair{"tyre", "tire"},
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
    Pair{"cheque", "check"},
    Pair{"whisky", "whiskey"},
    Pair{"practis", "practic"},
};

// Verbs in -ise/-ize with all that follows: -ised, -isation, -isers.
constexpr std::array<std::string_view, 76> kIse = {
    "agon",       "apolog",     "author",        "brutal",   "capital",    "categor",  "central",
    "character",  "civil",      "coloni",        "colon",    "commercial", "critic",   "crystall",
    "custom",     "decentral",  "demilitar",     "democrat", "demon",      "demoral",  "denuclear",
    "destabil",   "digit",      "econom",        "emphas",   "energ",      "equal",    "fertil",
    "final",      "formal",     "general",       "global",   "harmon",     "hospital", "immun",
    "individual", "industrial", "international", "jeopard",  "legal",      "liberal",  "local",
    "marginal",   "material",   "maxim",         "memor",    "militar",    "minim",    "mobil",
    "modern",     "monopol",    "national",      "neutral",  "normal",     "optim",    "organ",
    "penal",      "polar",      "politic",       "popular",  "priorit",    "privat",   "radical",
    "rational",   "real",       "recogn",        "reorgan",  "revolution", "scrutin",  "stabil",
    "standard",   "subsid",     "summar",        "symbol",   "util",       "weapon"};

constexpr std::array<std::string_view, 11> kAfterIs = {
    "e", "es", "ed", "ing", "ation", "ations", "er", "ers", "ational", "able", "ings"};

std::string swapped(std::string_view word, std::string_view from, std::string_view to) {
  return std::string(to) + std::string(word.substr(from.size()));
}

// "organisation" -> 's' at the place of the swap, or npos where the word is none of the list.
std::size_t ise_place(std::string_view word) {
  for (const std::string_view verb : kIse) {
    if (!word.starts_with(verb) || word.size() < verb.size() + 3) continue;
    if (word[verb.size()] != 'i') continue;
    const std::string_view rest = word.substr(verb.size() + 2);
    for (const std::string_view ending : kAfterIs)
      if (rest == ending) return verb.size() + 1;
  }
  return std::string_view::npos;
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
  if (const std::size_t at = ise_place(word);
      at != std::string_view::npos && (word[at] == 's' || word[at] == 'z')) {
    others.emplace_back(word);
    others.back()[at] = word[at] == 's' ? 'z' : 's';
  }
  for (const auto& [british, american] : kBeginnings) {
    if (word.starts_with(british) && is_short_ending(word.substr(british.size())))
      others.push_back(swapped(word, british, american));
    if (word.starts_with(american) && is_short_ending(word.substr(american.size())))
      others.push_back(swapped(word, american, british));
  }
  return others;
}

}  // namespace text
