#include "query/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"
#include "text/edit_distance.h"

namespace query {
namespace {

constexpr std::array<std::pair<std::string_view, Scope>, 12> kFields = {
    {{"title", Scope::title},
     {"lead", Scope::lead},
     {"body", Scope::body},
     {"author", Scope::author},
     {"source", Scope::source},
     {"tag", Scope::tag},
     {"feed", Scope::feed},
     {"site", Scope::site},
     {"url", Scope::url},
     {"lang", Scope::lang},
     {"country", Scope::country},
     {"published", Scope::published}}};

constexpr std::array<std::pair<std::string_view, Manner>, 2> kManners = {
    {{"raw", Manner::raw}, {"forms", Manner::forms}}};

constexpr std::array<std::pair<std::string_view, Named::Kind>, 3> kNamed = {
    {{"person", Named::Kind::person},
     {"former", Named::Kind::former},
     {"ever", Named::Kind::ever}}};

constexpr std::array<std::pair<std::string_view, SaidPart>, 5> kSaidParts = {
    {{"by", SaidPart::by},
     {"about", SaidPart::about},
     {"kind", SaidPart::kind},
     {"via", SaidPart::via},
     {"venue", SaidPart::venue}}};

constexpr std::array<std::string_view, 14> kStatementKinds = {
    "accuse",  "threaten", "warn",    "demand", "promise", "propose", "deny",
    "confirm", "reject",   "condemn", "praise", "urge",    "concern", "say"};

// Verbs that the kinds gather, by how they begin.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kOtherKinds = {
    {{"criti", "condemn"},
     {"slam", "condemn"},
     {"blam", "accuse"},
     {"welcom", "praise"},
     {"call", "urge"},
     {"appeal", "urge"},
     {"vow", "promise"},
     {"pledg", "promise"},
     {"offer", "propose"},
     {"suggest", "propose"},
     {"rule", "deny"},
     {"insist", "say"},
     {"claim", "say"},
     {"ask", "say"},
     {"stress", "say"},
     {"note", "say"},
     {"worr", "concern"},
     {"denie", "deny"},
     {"said", "say"}}};

// What other products call our fields.
constexpr std::array<std::pair<std::string_view, std::string_view>, 38> kForeignFields = {
    {{"intitle", "title"},      {"headline", "title"},    {"allintitle", "title"},
     {"hl", "title"},           {"ti", "title"},          {"hlead", "lead"},
     {"leadparagraph", "lead"}, {"lp", "lead"},           {"ingress", "lead"},
     {"intext", "body"},        {"inbody", "body"},       {"text", "body"},
     {"content", "body"},       {"fulltext", "body"},     {"byline", "author"},
     {"by", "author"},          {"au", "author"},         {"writer", "author"},
     {"journalist", "author"},  {"sourcename", "source"}, {"outlet", "source"},
     {"publication", "source"}, {"medium", "source"},     {"publisher", "source"},
     {"domain", "site"},        {"host", "site"},         {"website", "site"},
     {"inurl", "url"},          {"link", "url"},          {"language", "lang"},
     {"lng", "lang"},           {"sourcelang", "lang"},   {"sourcecountry", "country"},
     {"location", "country"},   {"date", "published"},    {"pubdate", "published"},
     {"tags", "tag"},           {"category", "tag"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kLanguages = {
    {{"english", "en"},
     {"russian", "ru"},
     {"german", "de"},
     {"french", "fr"},
     {"deutsch", "de"},
     {"ukrainian", "uk"},
     {"spanish", "es"},
     {"italian", "it"},
     {"polish", "pl"},
     {"turkish", "tr"},
     {"chinese", "zh"},
     {"arabic", "ar"},
     {"eng", "en"},
     {"rus", "ru"},
     {"armenian", "hy"},
     {"belarusian", "be"},
     {"kazakh", "kk"},
     {"georgian", "ka"}}};

constexpr std::array<std::string_view, 17> kDoubtfulAcronyms = {
    "US",   "WHO", "IT",  "AID", "AM",  "ICE", "SALT", "START", "NOW",
    "PACE", "ARM", "CAN", "MAY", "ПРО", "ОН",  "ДНО",  "МИД"};

constexpr std::array<std::string_view, 66> kStopWords = {
    "a",    "an",   "the", "of",  "and", "or",  "to", "in",  "on",   "at",   "by",
    "for",  "with", "is",  "are", "was", "be",  "it", "as",  "that", "this", "not",
    "from", "и",    "в",   "во",  "на",  "не",  "с",  "со",  "по",   "что",  "как",
    "к",    "о",    "об",  "за",  "у",   "из",  "от", "der", "die",  "das",  "und",
    "ein",  "eine", "den", "dem", "des", "von", "zu", "mit", "ist",  "auf",  "le",
    "la",   "les",  "un",  "une", "et",  "de",  "du", "en",  "au",   "та",   "і"};

template <class List>
bool is_in(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

std::optional<Scope> field_of(std::string_view name) {
  const std::string wanted = text::ascii_lower(name);
  for (const auto& [known, scope] : kFields)
    if (known == wanted) return scope;
  return std::nullopt;
}

std::optional<Manner> manner_of(std::string_view name) {
  const std::string wanted = text::ascii_lower(name);
  for (const auto& [known, manner] : kManners)
    if (known == wanted) return manner;
  return std::nullopt;
}

std::optional<Named::Kind> named_of(std::string_view name) {
  const std::string wanted = text::ascii_lower(name);
  for (const auto& [known, kind] : kNamed)
    if (known == wanted) return kind;
  return std::nullopt;
}

std::optional<SaidPart> said_part_of(std::string_view name) {
  const std::string wanted = text::ascii_lower(name);
  for (const auto& [known, part] : kSaidParts)
    if (known == wanted) return part;
  return std::nullopt;
}

std::string with_colon(SaidPart part) {
  for (const auto& [name, known] : kSaidParts)
    if (known == part) return std::string(name) + ":";
  return "";
}

std::string written_as(const Named& named) {
  if (named.kind == Named::Kind::person) return "person:\"" + named.name + "\"";
  for (const auto& [name, kind] : kNamed)
    if (kind == named.kind) return std::string(name) + ":@" + named.name;
  return "@" + named.name;
}

std::string with_colon(Scope scope) {
  for (const auto& [name, known] : kFields)
    if (known == scope) return std::string(name) + ":";
  return "";
}

std::string with_colon(Manner manner) {
  for (const auto& [name, known] : kManners)
    if (known == manner) return std::string(name) + ":";
  return "";
}

bool holds_values(Scope scope) {
  switch (scope) {
    case Scope::feed:
    case Scope::site:
    case Scope::url:
    case Scope::lang:
    case Scope::country:
    case Scope::published:
      return true;
    default:
      return false;
  }
}

bool is_of_text(Scope scope) {
  return scope == Scope::everywhere || scope == Scope::title || scope == Scope::lead ||
         scope == Scope::body;
}

std::string name_of(Function function) {
  switch (function) {
    case Function::near_all:
      return "NEAR(…)";
    case Function::sentence:
      return "SENT(…)";
    case Function::paragraph:
      return "PARA(…)";
    case Function::at_least:
      return "ATLEAST(…)";
    case Function::score:
      return "SCORE(…)";
    case Function::said:
      return "said(…)";
  }
  return "";
}

bool is_list_name(std::string_view name) {
  const auto is_small = [](char c) { return (c >= 'a' && c <= 'z') || text::is_digit(c); };
  if (name.empty() || !is_small(name.front()) || !is_small(name.back())) return false;
  return std::ranges::all_of(name, [&](char c) { return is_small(c) || c == '-'; });
}

std::string names_of_kinds() {
  std::string names;
  for (const std::string_view kind : kStatementKinds)
    names += (names.empty() ? "" : " ") + std::string(kind);
  return names;
}

std::string_view nearest_kind(std::string_view name) {
  constexpr std::size_t kLongest = 20, kShort = 4;
  const std::string wanted = text::ascii_lower(name);
  if (wanted.size() > kLongest) return {};
  for (const auto& [beginning, kind] : kOtherKinds)
    if (wanted.starts_with(beginning)) return kind;
  // accusation, warning
  for (const std::string_view kind : kStatementKinds)
    if (wanted.starts_with(kind.substr(0, std::max(kShort, kind.size() - 1)))) return kind;
  const std::size_t most = wanted.size() <= kShort ? 1 : 2;
  for (const std::string_view kind : kStatementKinds)
    if (text::edit_distance(kind, wanted) <= most) return kind;
  return {};
}

std::string_view foreign_field(std::string_view lower_name) {
  for (const auto& [foreign, ours] : kForeignFields)
    if (foreign == lower_name) return ours;
  return {};
}

std::string_view nearest_field(std::string_view name) {
  constexpr std::size_t kLongest = 20, kShort = 4;
  const std::string wanted = text::ascii_lower(name);
  if (const std::string_view ours = foreign_field(wanted); !ours.empty()) return ours;
  if (wanted.size() > kLongest) return {};
  const std::size_t most = wanted.size() <= kShort ? 1 : 2;
  for (const auto& [known, scope] : kFields)
    if (text::edit_distance(known, wanted) <= most) return known;
  for (const auto& [known, manner] : kManners)
    if (text::edit_distance(known, wanted) <= most) return known;
  return {};
}

std::string_view code_of_language(std::string_view name) {
  const std::string wanted = text::ascii_lower(name);
  for (const auto& [known, code] : kLanguages)
    if (known == wanted) return code;
  return {};
}

bool is_doubtful_acronym(std::string_view word) {
  return is_in(kDoubtfulAcronyms, word);
}

bool is_stop_word(std::string_view folded) {
  return is_in(kStopWords, folded);
}

}  // namespace query
