#include "alerts/spoken.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/characters.h"
#include "text/country.h"
#include "text/harmless.h"
#include "text/utf8.h"

namespace alerts {
namespace {

using model::Statement;
using Kind = Statement::Kind;

constexpr std::size_t kMostName = 80, kMostTarget = 60, kMostVenue = 120, kMostVia = 3;
constexpr std::size_t kMostOthers = 4, kMostOther = 160, kMostSubstance = 80,
                      kMostQuotationBytes = 1500;

// What a speaker did, and what he does in a headline; with `…` for whom it was done to, and where
// nobody is named.
struct Verb {
  Kind kind;
  const char *did_to, *did, *does_to, *does;
};
constexpr std::array kVerbs = {
    Verb{Kind::say, "spoke of …", "said", "speaks of …", "says"},
    Verb{Kind::accuse, "accused …", "made an accusation", "accuses …", "makes an accusation"},
    Verb{Kind::threaten, "threatened …", "made a threat", "threatens …", "makes a threat"},
    Verb{Kind::warn, "warned …", "warned", "warns …", "warns"},
    Verb{Kind::demand, "made a demand of …", "made a demand", "makes a demand of …",
         "makes a demand"},
    Verb{Kind::promise, "made a promise to …", "made a promise", "makes a promise to …",
         "makes a promise"},
    Verb{Kind::propose, "made a proposal to …", "made a proposal", "makes a proposal to …",
         "makes a proposal"},
    Verb{Kind::deny, "denied … something", "issued a denial", "denies … something",
         "issues a denial"},
    Verb{Kind::confirm, "confirmed …", "confirmed", "confirms …", "confirms"},
    Verb{Kind::reject, "rejected …", "voiced a rejection", "rejects …", "voices a rejection"},
    Verb{Kind::condemn, "condemned …", "voiced a condemnation", "condemns …",
         "voices a condemnation"},
    Verb{Kind::praise, "praised …", "gave praise", "praises …", "gives praise"},
    Verb{Kind::urge, "urged …", "made an appeal", "urges …", "makes an appeal"},
    Verb{Kind::concern, "voiced concern about …", "voiced concern", "voices concern about …",
         "voices concern"}};

// Whom a mere saying is addressed to: "told parliament that …".
constexpr Verb kTell{Kind::say, "told …", "said", "tells …", "says"};

// What he says of somebody else is no address: "described NATO as …", or anything negated.
bool is_told(const Statement& statement) {
  return statement.kind == Kind::say && !statement.negated &&
         !statement.found_by.ends_with("/verb-as");
}

const Verb& verb_of(const Statement& statement) {
  if (is_told(statement)) return kTell;
  const Kind kind = statement.negated ? Kind::say : statement.kind;
  return *std::ranges::find(kVerbs, kind, &Verb::kind);
}

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

// A person's family name as headlines have it: the last of two to four words that all begin with a
// capital. Else the whole: "The Foreign Ministry of Armenia", "Xi Jinping", "Otto von Dorn".
std::string headline_name(const Statement::Speaker& speaker) {
  const std::string& name = speaker.shown_name();
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
    names += short_name(speakers[i].shown_name());
    const std::string office = with_offices ? office_of(speakers[i]) : "";
    if (!office.empty()) names += ", " + office + (i + 1 == speakers.size() ? "," : "");
  }
  return names;
}

// What the query met of it, or else all of it without its article.
std::string target_of(const Statement& statement) {
  std::string_view target = statement.target_met;
  if (target.empty()) {
    target = statement.target_words;
    if (target.starts_with("the ")) target.remove_prefix(4);
  }
  return target.empty() ? "" : short_name(target, kMostTarget);
}

std::string with_target(std::string_view verb, const std::string& target) {
  constexpr std::string_view kPlace = "…";
  const std::size_t at = verb.find(kPlace);
  return std::string(verb.substr(0, at)) + target + std::string(verb.substr(at + kPlace.size()));
}

std::string did(const Statement& statement) {
  const std::string target = target_of(statement);
  const Verb& verb = verb_of(statement);
  return target.empty() ? verb.did : with_target(verb.did_to, target);
}

std::string does(const Statement& statement) {
  const std::string target = target_of(statement);
  const Verb& verb = verb_of(statement);
  return target.empty() ? verb.does : with_target(verb.does_to, target);
}

// The one that says most: somebody does something to somebody, else does something, else says.
const Statement* leading(const std::vector<Statement>& statements) {
  const auto weight = [](const Statement& statement) {
    if (statement.speakers.empty()) return -1;
    const bool acts = statement.kind != Kind::say && !statement.negated;
    return (acts ? 2 : 0) + (acts && !statement.target_words.empty() ? 1 : 0);
  };
  const auto most = std::ranges::max_element(statements, {}, weight);
  return most == statements.end() || most->speakers.empty() ? nullptr : &*most;
}

std::string joined(const std::vector<std::string>& names, std::size_t most) {
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
    list += (i > 0 ? ", " : "") + short_name(names[i]);
  return list;
}

bool is_of_speaker(const Statement& one, const Statement& lead) {
  return !one.speakers.empty() &&
         one.speakers.front().shown_name() == lead.speakers.front().shown_name();
}

// The first of the speaker's that has it: it holds for his other statements of the occasion.
template <class Has>
const Statement* first_with(const model::Alert& alert, const Statement& lead, const Has& has) {
  for (const auto* all : {&alert.statements, &alert.other_statements})
    for (const Statement& one : *all)
      if (is_of_speaker(one, lead) && has(one)) return &one;
  return nullptr;
}

std::string via(const model::Alert& alert, const Statement& lead) {
  const auto* credited =
      first_with(alert, lead, [](const Statement& one) { return !one.via.empty(); });
  return credited ? joined(credited->via, kMostVia) : "";
}

std::string venue(const model::Alert& alert, const Statement& lead) {
  const auto* met =
      first_with(alert, lead, [](const Statement& one) { return !one.venue.empty(); });
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

MarkedText quotation_of(const model::Alert& alert, const Statement& lead) {
  for (const Statement& one : alert.statements)
    if (one.direct && is_of_speaker(one, lead))
      return to_runs(shortened({one.field, one.words, one.marks}, kMostQuotationBytes));
  return {};
}

std::string others(const model::Alert& alert, const Statement& lead, const std::string& who) {
  std::string list;
  std::size_t told = 0;
  for (const Statement& one : alert.other_statements) {
    if (!is_of_speaker(one, lead)) continue;
    if (told++ == kMostOthers) break;
    const std::string said = one.cue_words +
                             (one.target_words.empty() ? "" : " " + one.target_words) + " " +
                             (one.direct ? "“" + one.words + "”" : one.words);
    list += (list.empty() ? "" : "; ") + short_name(said, kMostOther);
  }
  return list.empty() ? "" : who + " also (outside your rule): " + list + ".";
}

// What others said that meets the rules, one statement each, the one that says most.
std::string company(const model::Alert& alert, const Statement& lead) {
  std::string list;
  std::vector<std::string> told{lead.speakers.front().shown_name()};
  for (const Statement& one : alert.statements) {
    if (one.speakers.empty() || told.size() > kMostOthers) continue;
    const std::string& who = one.speakers.front().shown_name();
    if (std::ranges::find(told, who) != told.end()) continue;
    told.push_back(who);
    list += (list.empty() ? "" : "; ") + names_of(one.speakers, true) + " " + did(one);
  }
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

std::optional<Spoken> spoken(const model::Alert& alert) {
  const Statement* lead = leading(alert.statements);
  if (!lead) return std::nullopt;
  const std::string who = headline_name(lead->speakers.front());
  Spoken spoken;
  spoken.via = via(alert, *lead);
  spoken.lead = names_of(lead->speakers, true) + " " + did(*lead);
  spoken.brief = names_of(lead->speakers, false) + " " + did(*lead);
  spoken.setting = setting(alert, *lead, spoken.via);
  spoken.headline = who + " " + does(*lead);
  spoken.where = where(alert, *lead, spoken.via);
  spoken.quotation = quotation_of(alert, *lead);
  if (target_of(*lead).empty()) spoken.substance = short_name(lead->words, kMostSubstance);
  spoken.company = company(alert, *lead);
  spoken.others = others(alert, *lead, who);
  spoken.why = why(*lead);
  return spoken;
}

}  // namespace alerts
