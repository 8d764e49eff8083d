#include "alerts/wording/spoken.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "alerts/target.h"
#include "alerts/wording/deeds.h"
#include "alerts/wording/readers_words.h"
#include "text/characters.h"
#include "text/country.h"
#include "text/fold.h"
#include "text/harmless.h"
#include "text/utf8.h"

namespace alerts {
namespace {

using model::Statement;

constexpr std::size_t kMostName = 80, kMostVenue = 120, kMostVia = 3;
constexpr std::size_t kMostOthers = 4, kMostOther = 160, kMostQuotationBytes = 1500;

std::string short_name(std::string_view name, std::size_t most = kMostName) {
  return text::isolated(text::cut_to_code_points(name, most));
}

// Family names that stand first in names of two or three words, as the news of China, Korea and
// Vietnam has them: which word is the family's then is not to be told from here.
constexpr auto kFamilyFirst = std::to_array<std::string_view>(
    {"Bui",    "Cai",   "Cao",   "Chang", "Chen",  "Cheng", "Cho",   "Choe",  "Choi",
     "Chung",  "Dang",  "Deng",  "Do",    "Dong",  "Duong", "Gao",   "Guo",   "Han",
     "He",     "Ho",    "Hoang", "Hong",  "Hu",    "Huang", "Huynh", "Hwang", "Jang",
     "Jeong",  "Jiang", "Jo",    "Jung",  "Kang",  "Kim",   "Kwon",  "Le",    "Lee",
     "Li",     "Liang", "Lim",   "Lin",   "Liu",   "Luo",   "Ma",    "Mao",   "Ngo",
     "Nguyen", "Oh",    "Pak",   "Park",  "Peng",  "Pham",  "Phan",  "Qin",   "Ri",
     "Seo",    "Shen",  "Shin",  "Song",  "Sun",   "Tang",  "To",    "Tran",  "Truong",
     "Vo",     "Vu",    "Wang",  "Wei",   "Wu",    "Xi",    "Xie",   "Xu",    "Yang",
     "Yoon",   "Yu",    "Yuan",  "Zeng",  "Zhang", "Zhao",  "Zheng", "Zhou",  "Zhu"});

std::vector<std::string_view> words_in(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end > at) words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool begins_with_capital(std::string_view word) {
  std::size_t at = 0;
  return text::is_upper(text::next_character(word, at));
}

// A list has a name as its owner writes it; the article's is put into the reader's letters.
std::string shown_name(const Statement::Speaker& speaker) {
  if (!speaker.member.empty()) return speaker.member;
  std::string sounds = in_latin(speaker.shown_name());
  return sounds.empty() ? speaker.shown_name() : sounds;
}

// A person's family name as headlines have it: the last of two to four words that all begin with a
// capital. Else the whole: "The Foreign Ministry of Armenia", "Xi Jinping", "Otto von Dorn".
std::string headline_name(const Statement::Speaker& speaker) {
  const std::string name = shown_name(speaker);
  const auto words = words_in(name);
  const bool is_known = !speaker.member.empty() || speaker.named;
  const bool is_whole = !is_known || words.size() < 2 || words.size() > 4 ||
                        std::ranges::find(kFamilyFirst, words[0]) != kFamilyFirst.end() ||
                        !std::ranges::all_of(words, begins_with_capital);
  return short_name(is_whole ? std::string_view(name) : words.back());
}

// "Minister of Defence" and RU: "Defence Minister of Russia".
std::string office_of(const Statement::Speaker& speaker) {
  std::string office = speaker.office;
  constexpr std::string_view kMinisterOf = "Minister of ", kThe = "the ";
  if (office.starts_with(kMinisterOf)) {
    std::string of = office.substr(kMinisterOf.size());
    if (of.starts_with(kThe)) of.erase(0, kThe.size());
    if (of == "Foreign Affairs") of = "Foreign";
    office = of + " Minister";
  }
  if (office.empty()) return "";
  const std::string country = text::country_name(speaker.country);
  return short_name(country.empty() ? office : office + " of " + country);
}

std::string names_of(const std::vector<Statement::Speaker>& speakers, bool with_offices) {
  std::string names;
  for (std::size_t i = 0; i < speakers.size(); ++i) {
    if (i > 0) names += i + 1 == speakers.size() ? " and " : ", ";
    names += short_name(shown_name(speakers[i]));
    const std::string office = with_offices ? office_of(speakers[i]) : "";
    if (!office.empty()) names += ", " + office + (i + 1 == speakers.size() ? "," : "");
  }
  return names;
}

bool is_of_speaker(const Statement& one, const Statement& lead) {
  return !one.speakers.empty() &&
         one.speakers.front().shown_name() == lead.speakers.front().shown_name();
}

// Somebody does something to somebody, else does something, else says.
int weight_of(const Statement& statement) {
  const bool acts = statement.kind != Statement::Kind::say && !statement.negated;
  return (acts ? 2 : 0) + (acts && !statement.target_words.empty() ? 1 : 0);
}

// How much an article is the speaker's: its title is his, names him or his country; then how often
// and how directly he speaks.
std::tuple<int, std::ptrdiff_t, bool> rank_of(const model::Alert& alert, const Statement& one) {
  constexpr std::size_t kTelling = 4;  // bytes of a name that a title holds
  const auto& speaker = one.speakers.front();
  const std::string title = text::fold(alert.article.title);
  const auto title_has = [&](std::string_view name) {
    const std::string folded = text::fold(name);
    return folded.size() >= kTelling && title.find(folded) != std::string::npos;
  };
  const auto family_name = [](const std::string& name) {
    const auto words = words_in(name);
    return words.empty() ? std::string_view() : words.back();
  };
  bool is_titles = false, is_direct = false;
  std::ptrdiff_t said = 0;
  for (const Statement& each : alert.statements) {
    if (!is_of_speaker(each, one)) continue;
    ++said;
    is_titles |= each.field == model::Field::title;
    is_direct |= each.direct;
  }
  is_titles |= title_has(family_name(speaker.member)) || title_has(family_name(speaker.name));
  const bool is_countrys = title_has(text::country_name(speaker.country));
  return {is_titles ? 2 : is_countrys ? 1 : 0, said, is_direct};
}

// Of the speaker whose article it is most, the statement that says most; the first of equals.
const Statement* leading(const model::Alert& alert) {
  const Statement* lead = nullptr;
  for (const Statement& one : alert.statements) {
    if (one.speakers.empty()) continue;
    const bool is_better =
        !lead || (is_of_speaker(one, *lead) ? weight_of(one) > weight_of(*lead)
                                            : rank_of(alert, one) > rank_of(alert, *lead));
    if (is_better) lead = &one;
  }
  return lead;
}

bool is_english(const model::Alert& alert) {
  const std::string& lang = alert.article.lang;
  return lang == "en" || (lang.empty() && is_latin(alert.article.title));
}

std::string joined(const std::vector<std::string>& names, std::size_t most) {
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
    list += (i > 0 ? ", " : "") + short_name(names[i]);
  return list;
}

// The first of the speaker's that has it: it holds for his other statements of the occasion.
template <class Has>
const Statement* first_with(const model::Alert& alert, const Statement& lead, const Has& has) {
  for (const auto* all : {&alert.statements, &alert.other_statements})
    for (const Statement& one : *all)
      if (is_of_speaker(one, lead) && has(one)) return &one;
  return nullptr;
}

// Whom he is quoted through, else whom the article credits as a whole.
std::string via(const model::Alert& alert, const Statement& lead) {
  const auto* credited =
      first_with(alert, lead, [](const Statement& one) { return !one.via.empty(); });
  return credited ? joined(credited->via, kMostVia) : agency_of(alert);
}

// Another script's is left out: as it is written there it has a case.
std::string venue(const model::Alert& alert, const Statement& lead) {
  const auto* met = first_with(
      alert, lead, [](const Statement& one) { return !one.venue.empty() && is_latin(one.venue); });
  return met ? short_name(met->venue, kMostVenue) : "";
}

std::string where(const model::Alert& alert, const Statement& lead, const std::string& via) {
  std::string line;
  if (const std::string at = venue(alert, lead); !at.empty()) line = "at the " + at + ". ";
  const std::string reporter = via.empty() ? short_name(alert.article.source) : via;
  if (!reporter.empty()) line += "Reported by " + reporter + ".";
  return line;
}

std::string setting(const model::Alert& alert, const Statement& lead, const std::string& via) {
  std::string line = lead.speakers.size() == 1 ? office_of(lead.speakers.front()) : "";
  const auto add = [&](const std::string& part) {
    if (!part.empty()) line += (line.empty() ? "" : ", ") + part;
  };
  add(venue(alert, lead));
  if (!via.empty()) add("via " + via);
  return line;
}

// The lead where it is direct, else the first direct one of its speaker.
const Statement* quoted(const model::Alert& alert, const Statement& lead) {
  if (lead.direct) return &lead;
  for (const Statement& one : alert.statements)
    if (one.direct && is_of_speaker(one, lead)) return &one;
  return nullptr;
}

bool has_met(const model::Alert& alert, const Statement& other) {
  return std::ranges::any_of(alert.passages, [&](const model::Passage& passage) {
    return !passage.marks.empty() && holds(passage, other);
  });
}

std::string others(const model::Alert& alert, const Statement& lead, const std::string& who) {
  std::string list;
  std::size_t told = 0;
  for (const Statement& one : alert.other_statements) {
    if (!is_of_speaker(one, lead) || has_met(alert, one)) continue;
    if (told++ == kMostOthers) break;
    const std::string said = is_english(alert)
                                 ? one.cue_words +
                                       (one.target_words.empty() ? "" : " " + one.target_words) +
                                       " " + (one.direct ? "“" + one.words + "”" : one.words)
                                 : deed(one, {.is_english = false, .most_content = kMostOther});
    list += (list.empty() ? "" : "; ") + beginning_of(said, kMostOther);
  }
  const char* const rules = alert.rules.size() == 1 ? "rule" : "rules";
  return list.empty() ? "" : who + " also (outside your " + rules + "): " + list + ".";
}

// What others said that meets the rules: of each the one that says most, and what it says.
std::string company(const model::Alert& alert, const Statement& lead) {
  std::vector<const Statement*> told;
  for (const Statement& one : alert.statements) {
    if (one.speakers.empty() || is_of_speaker(one, lead)) continue;
    const auto known =
        std::ranges::find_if(told, [&](const auto* each) { return is_of_speaker(*each, one); });
    if (known == told.end())
      told.push_back(&one);
    else if (weight_of(one) > weight_of(**known))
      *known = &one;
  }
  told.resize(std::min(told.size(), kMostOthers));
  const Telling telling{.is_english = is_english(alert), .most_content = kMostOther};
  std::string list;
  for (const Statement* one : told)
    list += (list.empty() ? "" : "; ") + names_of(one->speakers, true) + " " + deed(*one, telling);
  return list.empty() ? "" : "Also in this article: " + list + ".";
}

// Of a stale list it is not known whether the article named anybody beside the office.
std::string why(const Statement& lead) {
  const auto& speaker = lead.speakers.front();
  if (speaker.list.empty() || speaker.office.empty()) return "";
  if (speaker.stale)
    return short_name(speaker.shown_name()) + " has the office by the article, not by the list " +
           speaker.list + ", which may be stale";
  return short_name(speaker.shown_name()) + " held the office on that day";
}

}  // namespace

std::string agency_of(const model::Alert& alert) {
  return short_name(alert.story.agency);
}

bool is_shown_below(const model::Alert& alert, const model::Passage& passage) {
  const Statement* lead = leading(alert);
  if (!lead) return true;
  const auto of_lead = [&](const Statement& one) {
    return is_of_speaker(one, *lead) && holds(passage, one);
  };
  const auto of_another = [&](const Statement& one) {
    return !one.speakers.empty() && !is_of_speaker(one, *lead) && holds(passage, one);
  };
  return std::ranges::any_of(alert.statements, of_lead) ||
         std::ranges::none_of(alert.statements, of_another);
}

bool is_of_lead(const model::Alert& alert, const model::Passage& passage) {
  const Statement* lead = leading(alert);
  return lead && holds(passage, *lead);
}

std::optional<Spoken> spoken(const model::Alert& alert) {
  const Statement* lead = leading(alert);
  if (!lead) return std::nullopt;
  const Statement* const direct = quoted(alert, *lead);
  const std::string who = headline_name(lead->speakers.front());
  Telling telling{.is_english = is_english(alert), .is_quoted_below = direct != nullptr};
  const std::string did = deed(*lead, telling);
  telling.tense = Tense::present;
  Spoken spoken;
  spoken.via = via(alert, *lead);
  spoken.lead = names_of(lead->speakers, true) + " " + did;
  spoken.brief = names_of(lead->speakers, false) + " " + did;
  spoken.setting = setting(alert, *lead, spoken.via);
  spoken.headline = who + " " + deed(*lead, telling);
  spoken.where = where(alert, *lead, spoken.via);
  if (direct)
    spoken.quotation =
        to_runs(shortened({direct->field, direct->words, direct->marks}, kMostQuotationBytes));
  if (direct == lead && did.ends_with("”"))
    spoken.quoted = did.ends_with("…”") ? Spoken::InLead::beginning : Spoken::InLead::all;
  spoken.company = company(alert, *lead);
  spoken.others = others(alert, *lead, who);
  spoken.why = why(*lead);
  return spoken;
}

}  // namespace alerts
