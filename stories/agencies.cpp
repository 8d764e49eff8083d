#include "stories/agencies.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "stories/features.h"
#include "text/characters.h"
#include "text/fold.h"
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

bool stands_at(const Form& form, const std::vector<Place>& places, std::size_t at) {
  if (at + form.words.size() > places.size()) return false;
  for (std::size_t i = 0; i < form.words.size(); ++i)
    if (places[at + i].folded != form.words[i]) return false;
  return true;
}

// The agency named at a place; null: none.
const Form* form_at(const std::vector<Place>& places, std::size_t at) {
  const auto [first, last] = forms().equal_range(places[at].folded);
  for (auto each = first; each != last; ++each) {
    const Form& form = each->second;
    bool fits =
        begins_with_capital(places[at].written) || form.agency == "dpa" || form.agency == "epd";
    if (form.is_in_capitals) fits = fits && is_all_capitals(places[at].written);
    if (fits && stands_at(form, places, at)) return &form;
  }
  return nullptr;
}

std::vector<Place> places_of(const std::vector<text::Piece>& pieces, std::string_view line) {
  std::vector<Place> places;
  for (const auto& piece : pieces)
    places.push_back({piece.folded, line.substr(piece.begin, piece.end - piece.begin)});
  return places;
}

std::string_view agency_in(std::string_view line) {
  const auto pieces = text::pieces_of_text(line);
  const auto places = places_of(pieces, line);
  for (std::size_t at = 0; at < places.size(); ++at)
    if (const Form* form = form_at(places, at)) return form->agency;
  return {};
}

bool is_credit(std::string_view folded) {
  return std::ranges::find(kCredits, folded) != kCredits.end();
}

bool is_beside_credit(const std::vector<Place>& places, std::size_t at) {
  constexpr std::size_t kBeside = 3;
  const std::size_t end = std::min(places.size(), at + kBeside + 1);
  for (std::size_t i = at - std::min(at, kBeside); i < end; ++i)
    if (is_credit(places[i].folded)) return true;
  return false;
}

// The nearest character before or after that is neither a blank nor a quotation mark; 0: none.
char32_t neighbour(std::string_view text, std::size_t at, bool before) {
  constexpr std::u32string_view kQuotes = U"\"'“”„‟«»‹›‘’‚";
  while (before ? at > 0 : at < text.size()) {
    const char32_t c = before ? text::previous_character(text, at) : text::next_character(text, at);
    if (!text::is_blank(c) && kQuotes.find(c) == kQuotes.npos) return c;
  }
  return 0;
}

// Whether it is no part of a sentence: "(Reuters)", "/ТАСС/", "May 3, TASS -", "© dpa".
bool stands_alone(std::string_view text, std::string_view first, std::string_view last) {
  constexpr std::u32string_view kOpening = U"([/", kClosing = U")]/";
  const auto place = [&](const char* in) { return static_cast<std::size_t>(in - text.data()); };
  const char32_t before = neighbour(text, place(first.data()), true);
  const char32_t after = neighbour(text, place(last.data()) + last.size(), false);
  if (kOpening.find(before) != kOpening.npos || kClosing.find(after) != kClosing.npos) return true;
  const auto is_of_word = [](char32_t c) {
    const auto sort = text::sort_of(c);
    return sort == text::Sort::letter || sort == text::Sort::spaceless;
  };
  return !is_of_word(before) && !is_of_word(after);
}

// In its place line ("LISBON, May 3 (Reuters) -") or its last words ("© dpa"), by itself there;
// else the first one named there, or beside a word that credits.
Credit credit_in(std::string_view text, const std::vector<Place>& places) {
  constexpr std::size_t kPlaceLine = 12, kLastWords = 8;
  Credit cited;
  for (std::size_t at = 0; at < places.size(); ++at) {
    const Form* form = form_at(places, at);
    if (!form) continue;
    const bool is_at_edge = at < kPlaceLine || at + kLastWords >= places.size();
    const auto& last = places[at + form->words.size() - 1];
    if (is_at_edge && stands_alone(text, places[at].written, last.written))
      return {std::string(form->agency)};
    if (cited.agency.empty() && (is_at_edge || is_beside_credit(places, at)))
      cited = {std::string(form->agency), true};
  }
  return cited;
}

}  // namespace

Credit credit_of(const text::Reading& reading, const model::Article& article) {
  if (const auto agency = agency_in(article.source); !agency.empty()) return {std::string(agency)};
  for (const std::string& author : article.authors)
    if (const auto agency = agency_in(author); !agency.empty()) return {std::string(agency)};
  std::vector<Place> places;
  const std::string_view text = article.text;
  const auto& tokens = reading.tokens(model::Field::text);
  for (std::size_t i = 0; i < std::min(tokens.size(), kMostWords); ++i)
    places.push_back({reading.word(tokens[i]).folded,
                      text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin)});
  return credit_in(text, places);
}

bool is_of_agency(std::string_view outlet, std::string_view agency) {
  if (text::fold(outlet) == text::fold(agency)) return true;
  std::string name(outlet);
  std::ranges::replace(name, '.', ' ');  // "tass.ru"
  const auto pieces = text::pieces_of_text(name);
  const auto places = places_of(pieces, name);
  for (std::size_t at = 0; at < places.size(); ++at) {
    const auto [first, last] = forms().equal_range(places[at].folded);
    for (auto form = first; form != last; ++form)
      if (form->second.agency == agency && stands_at(form->second, places, at)) return true;
  }
  return false;
}

}  // namespace stories
