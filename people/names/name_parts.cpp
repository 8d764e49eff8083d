#include "people/names/name_parts.h"

#include <algorithm>
#include <functional>

#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace people {

namespace {

using S = std::string_view;

constexpr S kParticles[] = {
    "von",   "vom",  "van",  "der",  "den",  "de",   "del", "della", "di",   "da",   "do",
    "dos",   "das",  "du",   "des",  "la",   "le",   "los", "el",    "al",   "as",   "ad",
    "ar",    "an",   "ash",  "at",   "az",   "bin",  "ibn", "ben",   "bint", "ul",   "ur",
    "ud",    "uz",   "us",   "zu",   "zum",  "zur",  "ter", "ten",   "y",    "ould", "oglu",
    "ogly",  "qizi", "kyzy", "uulu", "och",  "фон",  "ван", "дер",   "ден",  "де",   "дель",
    "делла", "ди",   "да",   "дю",   "ду",   "дос",  "ла",  "ле",    "аль",  "эль",  "ель",
    "ал",    "ас",   "аш",   "ат",   "бин",  "ибн",  "бен", "уль",   "ул",   "ур",   "уд",
    "цу",    "тер",  "оглы", "оглу", "кызы", "гызы", "улы", "уулу",  "кизи", "ال",   "بن",
    "ابن",   "φον",  "βαν",  "ντε",  "ფონ",  "ვან",  "դե",  "ֆոն",   "վան"};

constexpr S kTitles[] = {"mr",
                         "mrs",
                         "ms",
                         "miss",
                         "mister",
                         "dr",
                         "prof",
                         "professor",
                         "sir",
                         "lord",
                         "lady",
                         "dame",
                         "baroness",
                         "president",
                         "vice",
                         "prime",
                         "minister",
                         "chancellor",
                         "secretary",
                         "senator",
                         "sen",
                         "rep",
                         "congressman",
                         "congresswoman",
                         "governor",
                         "gov",
                         "mayor",
                         "general",
                         "gen",
                         "colonel",
                         "col",
                         "captain",
                         "capt",
                         "lieutenant",
                         "lt",
                         "major",
                         "admiral",
                         "marshal",
                         "king",
                         "queen",
                         "prince",
                         "princess",
                         "emperor",
                         "sheikh",
                         "shaikh",
                         "pope",
                         "bishop",
                         "father",
                         "sister",
                         "judge",
                         "justice",
                         "speaker",
                         "ambassador",
                         "leader",
                         "chairman",
                         "chief",
                         "director",
                         "premier",
                         "comrade",
                         "republican",
                         "democrat",
                         "herr",
                         "frau",
                         "prasident",
                         "praesident",
                         "prasidentin",
                         "kanzler",
                         "kanzlerin",
                         "bundeskanzler",
                         "bundeskanzlerin",
                         "minister",
                         "ministerin",
                         "premierminister",
                         "aussenminister",
                         "verteidigungsminister",
                         "monsieur",
                         "madame",
                         "mme",
                         "don",
                         "dona",
                         "senor",
                         "signor",
                         "pan",
                         "pani",
                         "prezydent",
                         "premier",
                         "premierka",
                         "minister",
                         "prezident",
                         "premier",
                         "kancler",
                         "kanclerz",
                         "presednik",
                         "predsednik",
                         "gospod",
                         "gospa",
                         "mag",
                         "ing",
                         "mudr",
                         "judr",
                         "hon",
                         "rt",
                         "honourable",
                         "honorable",
                         "adv",
                         "haji",
                         "hajji",
                         "mullah",
                         "maulana",
                         "президент",
                         "премьер",
                         "министр",
                         "канцлер",
                         "господин",
                         "госпожа",
                         "г",
                         "сенатор",
                         "генерал",
                         "король",
                         "королева",
                         "принц",
                         "лорд",
                         "сэр",
                         "доктор",
                         "папа",
                         "пан",
                         "пани",
                         "пані",
                         "міністр",
                         "прем'єр",
                         "премєр",
                         "президентка",
                         "министър",
                         "премиерът",
                         "премиер",
                         "президентът",
                         "канцлерът",
                         "д-р",
                         "проф",
                         "товарищ",
                         "депутат",
                         "мэр",
                         "губернатор",
                         "глава",
                         "лидер"};

constexpr S kJunior[] = {"jr",       "junior",   "jun",       "mladsi",    "ml",
                         "mlajsi",   "mlajsega", "mlajsemu",  "mlajsim",   "mladsiho",
                         "mladsimu", "mladsim",  "mlodszy",   "mlodszego", "mlodszemu",
                         "mlodszym", "младший",  "младшего",  "младшему",  "младшим",
                         "мл",       "молодший", "молодшого", "молодшим",  "младши"};

// The ends of patronymics with those of their cases.
constexpr S kPatronymics[] = {
    "ovich", "evich",  "ovitch",  "evitch", "owitsch", "ewitsch", "owicz",   "ewicz", "ovic",
    "evic",  "yevich", "ovych",   "iovych", "ovna",    "evna",    "ivna",    "yevna", "ichna",
    "owna",  "ewna",   "inichna", "ilyich", "kuzmich", "ович",    "евич",    "йович", "овна",
    "евна",  "івна",   "ївна",    "ична",   "инична",  "ильич",   "кузьмич", "лукич", "фомич"};
constexpr S kPatronymicEndings[] = {"",  "а", "у",  "ем", "е", "ы",  "ой", "ою", "ом",
                                    "a", "u", "em", "e",  "y", "oj", "i",  "і"};

// Family names that stand first in Chinese and Korean names, where those are not turned round.
constexpr S kFamilyFirst[] = {
    "xi",   "li",   "wang",   "zhang", "hu",    "wen",   "liu",  "chen", "yang",  "zhao",
    "zhou", "wu",   "sun",    "zhu",   "guo",   "lin",   "he",   "deng", "mao",   "jiang",
    "xu",   "ma",   "gao",    "luo",   "zheng", "liang", "xie",  "song", "tang",  "kim",
    "lee",  "park", "choi",   "choe",  "jung",  "moon",  "mun",  "yoon", "ban",   "pak",
    "ri",   "han",  "nguyen", "tran",  "pham",  "paek",  "jang", "yu",   "cho",   "си",
    "ли",   "ван",  "чжан",   "ху",    "вэнь",  "лю",    "чэнь", "ян",   "чжао",  "чжоу",
    "цзян", "мао",  "дэн",    "ким",   "пак",   "чой",   "мун",  "юн",   "нгуен", "чан"};
constexpr S kKorean[] = {"kim",  "lee", "park", "choi", "choe", "jung", "moon", "mun",
                         "yoon", "ban", "pak",  "ri",   "han",  "ким",  "ли",   "пак",
                         "чой",  "мун", "юн",   "paek", "jang", "yu",   "cho"};

template <std::size_t N>
bool is_in(const S (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

struct Written {
  std::string folded;
  bool is_capitals = false, is_before_comma = false;
};

bool all_capitals(std::string_view word) {
  std::size_t capitals = 0, at = 0;
  while (at < word.size()) {
    const char32_t c = text::next_character(word, at);
    if (text::is_lower(c)) return false;
    capitals += text::is_upper(c) ? 1 : 0;
  }
  return capitals > 1;
}

// "SergeiLavrov" is two words where nothing else parts them.
std::string parted(std::string_view name) {
  if (name.find_first_of(" ,-.") != std::string_view::npos) return std::string(name);
  std::string out;
  std::size_t at = 0;
  bool was_lower = false;
  while (at < name.size()) {
    const std::size_t begin = at;
    const char32_t c = text::next_character(name, at);
    if (was_lower && text::is_upper(c)) out += ' ';
    was_lower = text::is_lower(c);
    out += name.substr(begin, at - begin);
  }
  return out;
}

std::vector<Written> written_in(std::string_view name) {
  const std::string whole = parted(name);
  const std::size_t comma = whole.find(',');
  std::vector<Written> words;
  for (auto& piece : text::pieces_of_text(whole)) {
    if (piece.folded.empty()) continue;
    const auto word = std::string_view(whole).substr(piece.begin, piece.end - piece.begin);
    words.push_back({without_apostrophes(piece.folded), all_capitals(word),
                     comma != std::string::npos && piece.begin < comma});
    if (words.size() == 12) break;
  }
  return words;
}

template <class Drop>
void drop_unless_few(std::vector<Written>& words, std::size_t least, Drop drop) {
  const auto left =
      static_cast<std::size_t>(std::count_if(words.begin(), words.end(), std::not_fn(drop)));
  if (left >= least) std::erase_if(words, drop);
}

bool is_short(const std::string& word) {
  return text::count_code_points(word) <= 4;
}

bool begins_with_family(const std::vector<Written>& words) {
  if (words.size() < 2 || !is_in(kFamilyFirst, words[0].folded)) return false;
  if (words.size() == 3) return is_short(words[1].folded) && is_short(words[2].folded);
  return words.size() == 2 && !is_in(kKorean, words[0].folded);
}

void choose_family(const std::vector<Written>& words, NameParts& parts) {
  const std::size_t count = words.size();
  parts.family = count - 1;
  const auto commas = static_cast<std::size_t>(std::count_if(
      words.begin(), words.end(), [](const Written& w) { return w.is_before_comma; }));
  const auto capitals = static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const Written& w) { return w.is_capitals; }));
  parts.is_order_known = true;
  if (commas > 0 && commas < count)
    parts.family = commas - 1;
  else if (capitals > 0 && capitals < count && words[0].is_capitals &&
           !words[count - 1].is_capitals)
    parts.family = capitals - 1;
  else if (count >= 3 && is_patronymic(words[count - 1].folded) &&
           !is_patronymic(words[count - 2].folded))
    parts.family = 0;
  else if (begins_with_family(words))
    parts.family = 0;
  else
    parts.is_order_known = capitals > 0 && capitals < count;
}

}  // namespace

std::string without_apostrophes(std::string_view folded) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    if (folded[i] == '\'') {
      ++i;
      continue;
    }
    out += folded[i++];
  }
  return out;
}

bool is_particle(std::string_view folded) {
  return is_in(kParticles, folded);
}
bool is_title(std::string_view folded) {
  return is_in(kTitles, folded);
}
bool is_junior(std::string_view folded) {
  return is_in(kJunior, folded);
}

bool is_patronymic(std::string_view folded) {
  if (folded.size() < 6) return false;
  for (const S end : kPatronymics) {
    const std::size_t at = folded.rfind(end);
    if (at == std::string_view::npos || at < 2) continue;
    if (is_in(kPatronymicEndings, folded.substr(at + end.size()))) return true;
    // Ивановна loses its а in the other cases.
    if (end.ends_with("а") || end.ends_with("a")) continue;
  }
  for (const S end : {S("овн"), S("евн"), S("івн"), S("ївн"), S("ичн")}) {
    const std::size_t at = folded.rfind(end);
    if (at != std::string_view::npos && at > 3 &&
        is_in(kPatronymicEndings, folded.substr(at + end.size())) &&
        at + end.size() < folded.size())
      return true;
  }
  return false;
}

NameParts parts_of_name(std::string_view name) {
  NameParts parts;
  auto words = written_in(name);
  const std::size_t before = words.size();
  drop_unless_few(words, 2, [](const Written& w) { return is_junior(w.folded); });
  parts.is_junior = words.size() < before;
  while (words.size() > 2 && is_title(words[0].folded)) words.erase(words.begin());
  drop_unless_few(words, 2, [](const Written& w) { return is_particle(w.folded); });
  if (words.empty()) return parts;
  choose_family(words, parts);
  for (auto& word : words) parts.words.push_back(std::move(word.folded));
  return parts;
}

}  // namespace people
