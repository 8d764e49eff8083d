#include "stories/common_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "text/utf8.h"

namespace stories {
namespace {

constexpr auto kLists = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"en",
     "a about after again all also am an and another any are as at back be because been before "
     "being between both but by can could day did do does down during each even first for from "
     "get go had has have he her here him his how i if in into is it its just last like made "
     "make many may me more most much must my new no not now of off on one only or other our "
     "out over own people same she should since so some such than that the their them then "
     "there these they this those through time to too two under until up us was we were what "
     "when where which while who will with would year years you your said say says told "
     "according monday tuesday wednesday thursday friday saturday sunday"},
    {"ru",
     "а без более больше бы был была были было быть в вам вас весь во вот все всего всех вы "
     "где год года году да даже для до его ее если есть еще же за здесь и из или им их к как "
     "какой когда которая которого которое которой которые который которых кто ли лет между "
     "меня мне мы на над нам нас не него нее нет ни них но о об один одна однако он она они "
     "оно от по под пока после при про раз с свои своих свой со сейчас себя так также такие "
     "такой там тем теперь то того только том тот у уже чего чем что чтобы эта эти этих это "
     "этого этой этом этот я сообщает сообщил сообщила сообщили заявил заявила словам данным "
     "время день дня числе также"},
    {"de",
     "aber alle allem allen aller als also am an auch auf aus bei beim bereits bis da damit "
     "dann das dass dem den denn der des die dies diese diesem diesen dieser dieses doch dort "
     "du durch ein eine einem einen einer eines er es etwa fur gegen habe haben hat hatte "
     "hatten hier ich ihm ihn ihr ihre ihrem ihren ihrer im in ist ja jahr jahre jahren kann "
     "kein keine konnen konnte man mehr mit muss nach nicht noch nun nur ob oder ohne sagte "
     "sei sein seine seinem seinen seiner seit sich sie sind so soll sollen sowie uber um und "
     "uns unter vom von vor war waren was weil wenn werden wer wie wieder will wir wird wo "
     "wurde wurden zu zum zur zwei zwischen uhr"},
    {"fr",
     "a apres au aussi aux avait avant avec avoir c ce cela ces cet cette comme contre d dans "
     "de depuis des deux dont du elle elles en entre est et etait etaient ete etre eux fait il "
     "ils j jour l la le les leur leurs lors lui mais meme moins n ne ni nous on ont ou par "
     "pas plus pour pres qu quand que qui s sa sans se selon ses si son sont sous sur tous "
     "tout toute toutes tres un une vers y"},
    {"es",
     "a ademas al algo ante antes asi aun aunque cada como con contra cuando de del desde dia "
     "donde dos el ella ellos en entre era es esa ese eso esta estaba estan este esto estos "
     "fue fueron ha habia hace han hasta hay la las le les lo los mas me mientras muy ni no "
     "nos o otra otro para pero por porque que quien se segun ser si sido sin sobre son su sus "
     "tambien tanto tiene todo todos tras un una uno y ya ano anos"},
    {"it",
     "a ad ai al alla alle anche ancora avere c che chi ci come con contro cui da dai dal "
     "dalla dalle degli dei del della delle dello di dopo due e ed era erano essere fra gli ha "
     "hanno i il in io l la le lo loro ma ne nei nel nella nelle non o per piu poi prima "
     "quando quanto quella quelli quello questa questo sara se secondo si sia sono stata stati "
     "stato su sua sui sul sulla suo tra tutti tutto un una uno anni anno"},
    {"nl",
     "aan al als bij dan dat de deze die dit door dus een en er had hadden heeft hem het hij "
     "hoe hun ik in is ja jaar kan konden kunnen maar meer met na naar niet nog nu of om onder "
     "ook op over te tegen toch toen tot tussen uit van veel volgens voor waar was wat we wel "
     "werd werden wie wil worden wordt zal ze zich zij zijn zo zou"},
});

// Of which offices, and of when, most of the news is.
constexpr auto kOfNews = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"en",
     "january february march april june july august september october november december minister "
     "ministers ministry defence defense foreign president government official officials state "
     "states country countries agency press council meeting conference statement spokesman "
     "spokeswoman military forces security"},
    {"ru",
     "понедельник вторник среду четверг пятницу субботу воскресенье января февраля марта апреля "
     "мая июня июля августа сентября октября ноября декабря министр министра министров министром "
     "министерство министерства обороны президент президента правительство правительства "
     "иностранных дел страны стран страна государства агентство агентства совет совета встреча "
     "встрече встречи заседание заседании заявление военный военных военные войска войск "
     "безопасности"},
    {"de",
     "januar februar marz april mai juni juli august september oktober november dezember montag "
     "dienstag mittwoch donnerstag freitag samstag sonntag minister ministerin ministerium "
     "verteidigungsminister außenminister aussenminister prasident regierung staat staaten land "
     "lander agentur rat treffen sitzung erklarung sprecher sprecherin militar truppen "
     "sicherheit"},
});

using Words = std::unordered_set<std::string_view>;

Words words_of(std::string_view list) {
  Words words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    words.insert(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

using ByLanguage = std::unordered_map<std::string_view, Words>;

ByLanguage by_language(std::span<const std::pair<std::string_view, std::string_view>> lists) {
  ByLanguage words;
  for (const auto& [lang, list] : lists) words.emplace(lang, words_of(list));
  return words;
}

}  // namespace

bool is_common_word(std::string_view folded, std::string_view lang) {
  constexpr std::size_t kShort = 3;
  static const ByLanguage lists = by_language(kLists);
  if (const auto words = lists.find(lang); words != lists.end())
    return words->second.contains(folded);
  // One Han character may be a word.
  return folded.size() <= 2 * kShort && text::count_code_points(folded) <= kShort &&
         folded.size() < 3 * text::count_code_points(folded);
}

bool is_common_in_news(std::string_view folded, std::string_view lang) {
  static const ByLanguage lists = by_language(kOfNews);
  const auto words = lists.find(lang);
  return is_common_word(folded, lang) || (words != lists.end() && words->second.contains(folded));
}

}  // namespace stories
