// A word's forms are found under their base's stem as well as under their own (thoughts, of the
// noun thought, lose nothing). Left out is what is at least as often another word: left, found,
// saw, felt, wound, ground, bore, rose, bound, fed (the Fed), bit, born, drunk, woke, dove; lives,
// leaves, media, people, data; and what only helps other verbs: be, have, do, get, can.
#include "text/irregular.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>

namespace text {
namespace {

// Each: the base, then its forms.
constexpr std::string_view kEnglishVerbs =
    "arise arose arisen, awake awoke awoken, beat beaten, become became, befall befell befallen, "
    "begin began begun, bend bent, bite bitten, bleed bled, blow blew blown, break broke broken, "
    "breed bred, bring brought, build built, burn burnt, buy bought, catch caught, "
    "choose chose chosen, cling clung, come came, creep crept, deal dealt, dig dug, "
    "draw drew drawn, dream dreamt, drink drank, drive drove driven, eat ate eaten, "
    "fall fell fallen, fight fought, flee fled, fling flung, fly flew flown, "
    "forbid forbade forbidden, foresee foresaw foreseen, foretell foretold, "
    "forget forgot forgotten, forgive forgave forgiven, freeze froze frozen, give gave given, "
    "go goes went gone, grow grew grown, hang hung, hear heard, hide hid hidden, hold held, "
    "keep kept, kneel knelt, know knew known, lay laid, lead led, leap leapt, learn learnt, "
    "lend lent, lie lain, light lit, lose lost, make made, mean meant, meet met, mislead misled, "
    "mistake mistook mistaken, misunderstand misunderstood, outgrow outgrew outgrown, "
    "overcome overcame, overrun overran, oversee oversaw overseen, overtake overtook overtaken, "
    "overthrow overthrew overthrown, pay paid, prove proven, rebuild rebuilt, repay repaid, "
    "resell resold, retake retook retaken, rethink rethought, rewrite rewrote rewritten, "
    "ride rode ridden, ring rang, rise risen, run ran, say said, see seen, seek sought, sell sold, "
    "send sent, shake shook shaken, shine shone, shoot shot, show shown, "
    "shrink shrank shrunk shrunken, sing sang sung, sink sank sunk sunken, sit sat, slay slain, "
    "sleep slept, slide slid, sling slung, speak spoke spoken, speed sped, spend spent, "
    "spill spilt, spin spun, spoil spoilt, spring sprang sprung, stand stood, steal stole stolen, "
    "stick stuck, sting stung, stride strode stridden, strike struck stricken, "
    "strive strove striven, swear swore sworn, sweep swept, swell swollen, swim swam swum, "
    "swing swung, take took taken, teach taught, tear tore torn, tell told, think thought, "
    "throw threw thrown, tread trod trodden, undergo undergoes underwent undergone, "
    "understand understood, undertake undertook undertaken, underwrite underwrote underwritten, "
    "uphold upheld, wake woken, wear wore worn, weave wove woven, weep wept, win won, "
    "withdraw withdrew withdrawn, withhold withheld, withstand withstood, write wrote written";

constexpr std::string_view kEnglishNouns =
    "alumnus alumni, antenna antennae, appendix appendices, bacterium bacteria, bureau bureaux, "
    "calf calves, child children, consortium consortia, criterion criteria, curriculum curricula, "
    "dwarf dwarves, foot feet, formula formulae, fungus fungi, goose geese, half halves, "
    "index indices, knife knives, loaf loaves, man men, matrix matrices, memorandum memoranda, "
    "millennium millennia, mouse mice, nucleus nuclei, phenomenon phenomena, plateau plateaux, "
    "radius radii, referendum referenda, scarf scarves, self selves, shelf shelves, "
    "stadium stadia, stimulus stimuli, symposium symposia, thief thieves, tooth teeth, "
    "wharf wharves, wife wives, wolf wolves, woman women";

// Words that lose a vowel where no rule says so (text/fleeting.cpp), and those that grow in the
// middle, each with all its forms. Not "после" among those of посол.
constexpr std::string_view kRussian =
    "день дня дню днем дне дни дней дням днями днях, полдень полудня полудню полуднем полудне, "
    "посол посла послу послом послы послов послам послами послах, "
    "огонь огня огню огнем огне огни огней огням огнями огнях, "
    "уголь угля углю углем угли углей углям углями углях, "
    "угол угла углу углом углы углов углам углами углах, "
    "узел узла узлу узлом узле узлы узлов узлам узлами узлах, "
    "лед льда льду льдом льде льды льдов льдам льдами льдах, "
    "орел орла орлу орлом орле орлы орлов орлам орлами орлах, "
    "котел котла котлу котлом котле котлы котлов котлам котлами котлах, "
    "ветер ветра ветру ветром ветре ветры ветров ветрам ветрами ветрах, "
    "костер костра костру костром костре костры костров кострам кострами кострах, "
    "шатер шатра шатру шатром шатре шатры шатров шатрам шатрами шатрах, "
    "хребет хребта хребту хребтом хребте хребты хребтов хребтам хребтами хребтах, "
    "сон сна сну сном сне сны снов снам снами снах, пес пса псу псом псе псы псов псам псами псах, "
    "замысел замысла замыслу замыслом замысле замыслы замыслов замыслам замыслами замыслах, "
    "вымысел вымысла вымыслу вымыслом вымысле вымыслы вымыслов вымыслам вымыслами вымыслах, "
    "промысел промысла промыслу промыслом промысле промыслы промыслов промыслам промыслами "
    "промыслах, "
    "заем займа займу займом займе займы займов займам займами займах, "
    "лев льва льву львом льве львы львов львам львами львах, "
    "ров рва рву рвом рвы рвов рвам рвами рвах, павел павла павлу павлом павле, "
    "умысел умысла умыслу умыслом умысле, наем найма найму наймом найме, "
    "заяц зайца зайцу зайцем зайце зайцы зайцев зайцам зайцами зайцах, "
    "церковь церкви церковью церквей церквам церквами церквах церквями церквях, "
    "любовь любви любовью, ложь лжи ложью, "
    "письмо письма письму письмом письме письмам письмами письмах писем, "
    "число числа числу числом числе числам числами числах чисел, "
    "окно окна окну окном окне окнам окнами окнах окон, "
    "ядро ядра ядру ядром ядре ядрам ядрами ядрах ядер, "
    "стекло стекла стеклу стеклом стекле стеклам стеклами стеклах стекол, "
    "кресло кресла креслу креслом кресле креслам креслами креслах кресел, "
    "пятно пятна пятну пятном пятне пятнам пятнами пятнах пятен, "
    "зерно зерна зерну зерном зерне зернам зернами зернах зерен, "
    "ребро ребра ребру ребром ребре ребрам ребрами ребрах ребер, "
    "бревно бревна бревну бревном бревне бревнам бревнами бревнах бревен, "
    "масло масла маслу маслом масле маслам маслами маслах масел, "
    "сестра сестры сестре сестру сестрой сестрам сестрами сестрах сестер, "
    "судьба судьбы судьбе судьбу судьбой судьбам судьбами судьбах судеб, "
    "свадьба свадьбы свадьбе свадьбу свадьбой свадьбам свадьбами свадьбах свадеб, "
    "тюрьма тюрьмы тюрьме тюрьму тюрьмой тюрьмам тюрьмами тюрьмах тюрем, "
    "земля земли земле землю землей землям землями землях земель, "
    "капля капли капле каплю каплей каплям каплями каплях капель, "
    "сотня сотни сотне сотню сотней сотням сотнями сотнях сотен, "
    "песня песни песне песню песней песням песнями песнях песен, "
    "башня башни башне башню башней башням башнями башнях башен, "
    "деньги денег деньгам деньгами деньгах, "
    "время времени временем времена временам временами временах времен, "
    "имя имени именем имена именам именами именах имен, "
    "знамя знамени знаменем знамена знаменам знаменами знаменах знамен, "
    "племя племени племенем племена племенам племенами племенах племен, пламя пламени пламенем, "
    "мать матери матерью матерей матерям матерями матерях, "
    "дочь дочери дочерью дочерей дочерям дочерями дочерях";

using Bases = std::unordered_map<std::string_view, std::string_view>;  // by form

void add(Bases& bases, std::string_view words) {
  std::string_view base;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find_first_of(" ,", at), words.size());
    const std::string_view word = words.substr(at, end - at);
    if (base.empty())
      base = word;
    else
      bases.emplace(word, base);
    const bool is_last = words.substr(end).starts_with(',');
    if (is_last) base = {};
    at = end + (is_last ? 2 : 1);
  }
}

Bases bases_of(std::initializer_list<std::string_view> lists) {
  Bases bases;
  for (const std::string_view list : lists) add(bases, list);
  return bases;
}

std::string_view base_in(const Bases& bases, std::string_view form) {
  const auto found = bases.find(form);
  return found == bases.end() ? form : found->second;
}

}  // namespace

std::string_view irregular_base(std::string_view folded, std::string_view lang) {
  static const Bases english = bases_of({kEnglishVerbs, kEnglishNouns}),
                     russian = bases_of({kRussian});
  if (lang == "en") return base_in(english, folded);
  if (lang == "ru") return base_in(russian, folded);
  return folded;
}

}  // namespace text
