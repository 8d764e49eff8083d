#include "stories/agencies.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "stories/features.h"
#include "text/characters.h"
#include "text/words.h"

namespace stories {
namespace {

// The usual name, then how it is written: words folded, forms divided by commas. An apostrophe: in
// capitals only, for the letters are a word, too.
constexpr auto kAgencies = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"TASS", "tass,тасс,itar tass,итар тасс"},
    {"RIA Novosti", "ria novosti,риа новости,'риа,'ria"},
    {"Interfax", "interfax,интерфакс"},
    {"Sputnik", "sputnik"},
    {"Reuters", "reuters,рейтер,reuter"},
    {"AFP", "'afp,agence france presse,'афп"},
    {"AP", "'ap,associated press,ассошиэйтед пресс"},
    {"dpa", "dpa,дпа,deutsche presse agentur"},
    {"Bloomberg", "bloomberg,блумберг"},
    {"UPI", "'upi,united press international"},
    {"Xinhua", "xinhua,синьхуа"},
    {"Kyodo", "kyodo,киодо"},
    {"Yonhap", "yonhap,ренхап,енхап"},
    {"ANSA", "'ansa"},
    {"EFE", "'efe"},
    {"Europa Press", "europa press"},
    {"PAP", "'pap"},
    {"CTK", "ctk"},
    {"TASR", "tasr"},
    {"MTI", "'mti"},
    {"BTA", "'bta,'бта"},
    {"Agerpres", "agerpres"},
    {"Tanjug", "tanjug,танюг"},
    {"HINA", "'hina"},
    {"APA", "'apa"},
    {"ANP", "'anp"},
    {"Belga", "'belga"},
    {"KNA", "'kna"},
    {"epd", "epd"},
    {"Keystone-SDA", "keystone sda,'sda"},
    {"NTB", "'ntb"},
    {"Ritzau", "ritzau"},
    {"STT", "'stt"},
    {"BNS", "'bns"},
    {"LETA", "'leta"},
    {"ELTA", "'elta"},
    {"BelTA", "belta,белта"},
    {"Ukrinform", "ukrinform,укринформ"},
    {"UNIAN", "unian,униан,'унн"},
    {"Kazinform", "kazinform,казинформ"},
    {"KazTAG", "kaztag,казтаг"},
    {"Kabar", "kabar,кабар"},
    {"AKIpress", "akipress"},
    {"Khovar", "khovar,ховар"},
    {"Asia-Plus", "asia plus,азия плюс"},
    {"Armenpress", "armenpress,арменпресс"},
    {"ARKA", "'arka,'арка"},
    {"Azertac", "azertac,азертадж"},
    {"Trend", "trend news agency"},
    {"Anadolu", "anadolu,анадолу"},
    {"IRNA", "irna"},
    {"Tasnim", "tasnim,тасним"},
    {"PTI", "'pti,press trust of india"},
    {"ANI", "'ani"},
    {"IANS", "'ians"},
    {"MENA", "'mena"},
    {"WAM", "'wam"},
    {"KCNA", "kcna,цтак"},
});

// Words beside which a name is a credit.
constexpr auto kCredits =
    std::to_array<std::string_view>({"reported",  "reports",    "report",
                                     "according", "told",       "citing",
                                     "cited",     "quoted",     "by",
                                     "сообщает",  "сообщил",    "сообщила",
                                     "сообщили",  "передает",   "передал",
                                     "передала",  "пишет",      "ссылкой",
                                     "данным",    "информации", "агентство",
                                     "агентства", "агентству",  "agency",
                                     "berichtet", "berichtete", "meldet",
                                     "meldete",   "nach",       "quelle",
                                     "laut",      "agentur",    "nachrichtenagentur",
                                     "источник",  "сообщению",  "рассказали",
                                     "source",    "agence",     "selon",
                                     "segun",     "agenzia"});

struct Form {
  std::vector<std::string_view> words;
  std::string_view agency;
  bool is_in_capitals = false;
};

std::vector<std::string_view> parts(std::string_view list, char divider) {
  std::vector<std::string_view> found;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(divider), list.size());
    found.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return found;
}

using Forms = std::unordered_multimap<std::string_view, Form>;  // by the first word

const Forms& forms() {
  static const Forms all = [] {
    Forms made;
    for (const auto& [agency, written] : kAgencies)
      for (std::string_view form : parts(written, ',')) {
        const bool is_in_capitals = form.starts_with('\'');
        if (is_in_capitals) form.remove_prefix(1);
        auto words = parts(form, ' ');
        const std::string_view first = words.front();
        made.emplace(first, Form{std::move(words), agency, is_in_capitals});
      }
    return made;
  }();
  return all;
}

struct Place {
  std::string_view folded, written;
};

bool is_all_capitals(std::string_view written) {
  for (std::size_t at = 0; at < written.size();)
    if (text::is_lower(text::next_character(written, at))) return false;
  return true;
}

// The agency named at a place; empty: none.
std::string_view agency_at(const std::vector<Place>& places, std::size_t at) {
  const auto [first, last] = forms().equal_range(places[at].folded);
  for (auto form = first; form != last; ++form) {
    const auto& [words, agency, is_in_capitals] = form->second;
    if (at + words.size() > places.size()) continue;
    bool fits = begins_with_capital(places[at].written) || agency == "dpa" || agency == "epd";
    for (std::size_t i = 1; fits && i < words.size(); ++i) fits = places[at + i].folded == words[i];
    if (is_in_capitals) fits = fits && is_all_capitals(places[at].written);
    if (fits) return agency;
  }
  return {};
}

std::string_view agency_in(std::string_view line) {
  const auto pieces = text::pieces_of_text(line);
  std::vector<Place> places;
  for (const auto& piece : pieces)
    places.push_back({piece.folded, line.substr(piece.begin, piece.end - piece.begin)});
  for (std::size_t at = 0; at < places.size(); ++at)
    if (const auto agency = agency_at(places, at); !agency.empty()) return agency;
  return {};
}

bool is_credit(std::string_view folded) {
  return std::ranges::find(kCredits, folded) != kCredits.end();
}

// In the text: in its place line ("LISBON, May 3 (Reuters) -"), beside a word that credits, or in
// its last words ("© dpa").
std::string_view agency_credited(const std::vector<Place>& places) {
  constexpr std::size_t kPlaceLine = 12, kLastWords = 8, kBeside = 3;
  for (std::size_t at = 0; at < places.size(); ++at) {
    const auto agency = agency_at(places, at);
    if (agency.empty()) continue;
    if (at < kPlaceLine || at + kLastWords >= places.size()) return agency;
    const std::size_t begin = at - std::min(at, kBeside),
                      end = std::min(places.size(), at + kBeside + 1);
    for (std::size_t i = begin; i < end; ++i)
      if (is_credit(places[i].folded)) return agency;
  }
  return {};
}

}  // namespace

std::string agency_of(const text::Reading& reading, const model::Article& article) {
  if (const auto agency = agency_in(article.source); !agency.empty()) return std::string(agency);
  for (const std::string& author : article.authors)
    if (const auto agency = agency_in(author); !agency.empty()) return std::string(agency);
  std::vector<Place> places;
  const auto& tokens = reading.tokens(model::Field::text);
  for (std::size_t i = 0; i < std::min(tokens.size(), kMostWords); ++i)
    places.push_back(
        {reading.word(tokens[i]).folded,
         std::string_view(article.text).substr(tokens[i].begin, tokens[i].end - tokens[i].begin)});
  return std::string(agency_credited(places));
}

}  // namespace stories
