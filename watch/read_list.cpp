#include <algorithm>
#include <tuple>

#include "query/query.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "watch/nouns.h"

namespace watch {
namespace {

constexpr std::size_t kMostMembers = 20'000;
constexpr std::size_t kMostTerms = 1'000;  // a query may hold as many
constexpr std::size_t kMostForms = 100;    // aliases and the like, of one member
constexpr std::size_t kMostIncluded = 100;
constexpr std::size_t kLongestForm = 200;  // code points of a name, an office, a term

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (const auto sort = text::sort_of(text::next_character(text, at));
        sort == text::Sort::letter || sort == text::Sort::spaceless)
      return true;
  return false;
}

std::optional<std::string> read_form(const Given& given, std::string_view wanted, Report& report) {
  const auto text = read_line(given, wanted, report, 4 * kLongestForm);
  if (!text || text::cut_to_code_points(*text, kLongestForm) == *text) return text;
  report.error(given.value.begin,
               fmt::format("{} is longer than {} characters", given.key, kLongestForm));
  return {};
}

std::vector<std::string> read_forms(const Given& given, std::string_view example, Report& report,
                                    std::size_t most = kMostForms) {
  const std::string wanted = fmt::format("a list of strings such as {}", example);
  std::vector<std::string> forms;
  for (const Word& word : read_list(given, example, report)) {
    if (forms.size() == most) {
      report.error(word.at, fmt::format("{} names more than {}", given.key, most));
      break;
    }
    if (text::cut_to_code_points(word.text, kLongestForm) != word.text)
      report.error(word.at,
                   fmt::format("{} is longer than {} characters", given.key, kLongestForm));
    forms.push_back(word.text);
  }
  return forms;
}

std::optional<std::string> read_person(const Given& given, Report& report) {
  auto name = read_form(given, "a name such as \"Mia Lund\"", report);
  if (!name || has_letter(*name)) return name;
  report.error(given.value.begin, fmt::format("{} holds no letter", given.key));
  return {};
}

// Each is read as forms:"…" in a query, by rules with lookalikes and without.
void read_terms(const Given& given, ListDraft& draft, Report& report) {
  draft.noun.terms =
      read_forms(given, "[\"NATO\", \"North Atlantic Alliance\"]", report, kMostTerms);
  for (const Value& element : given.value.elements) {
    if (element.kind != Value::Kind::text) continue;
    for (const bool lookalikes : {false, true})
      if (const auto parsed = query::parse_list_term(element.text, {lookalikes}); !parsed) {
        report.error(element.begin, parsed.error().message, parsed.error().hint);
        break;
      }
  }
}

const Key<model::Country> kNamedCountryKeys[] = {
    {"name",
     [](const Given& g, model::Country& c, Report& r) { put(c.name, read_form(g, "a name", r)); },
     true},
    {"forms", [](const Given& g, model::Country& c,
                 Report& r) { c.forms = read_forms(g, "[\"Transnistrian\"]", r); }},
};

// "RU"; what has no code is { name = "Transnistria", forms = ["Transnistrian"] }.
model::Country read_state(const Given& given, Report& report) {
  model::Country country;
  if (given.value.kind == Value::Kind::table)
    read_table(given, given.key + ".", kNamedCountryKeys, country, report);
  else
    put(country.code, read_country(given, report));
  return country;
}

// Where both stand, in order.
void check_term(const Given& given, const model::Term& term, Report& report) {
  if (!term.from || !term.until || *term.from <= *term.until) return;
  const Value* until = given.value.find("until");
  report.error(until ? until->begin : given.value.begin, "until is before from");
}

const Key<MemberDraft> kMemberKeys[] = {
    {"name",
     [](const Given& g, MemberDraft& d, Report& r) { put(d.noun.name, read_person(g, r)); }},
    {"aliases", [](const Given& g, MemberDraft& d,
                   Report& r) { d.noun.aliases = read_forms(g, "[\"Мия Лунд\"]", r); }},
    {"pin", [](const Given& g, MemberDraft& d,
               Report& r) { d.noun.pin = read_forms(g, "[\"M. Lund\"]", r); }},
    {"ban", [](const Given& g, MemberDraft& d,
               Report& r) { d.noun.ban = read_forms(g, "[\"Lund\"]", r); }},
    {"office",
     [](const Given& g, MemberDraft& d, Report& r) {
       put(d.noun.office, read_form(g, "an office such as \"Minister of Defence\"", r));
     }},
    {"office_forms",
     [](const Given& g, MemberDraft& d, Report& r) {
       d.noun.office_forms = read_forms(g, "[\"defence chief\"]", r);
     }},
    {"country",
     [](const Given& g, MemberDraft& d, Report& r) { d.noun.country = read_state(g, r); }},
    {"from", [](const Given& g, MemberDraft& d, Report& r) { d.noun.term.from = read_day(g, r); }},
    {"until",
     [](const Given& g, MemberDraft& d, Report& r) { d.noun.term.until = read_day(g, r); }},
    {"basis", [](const Given& g, MemberDraft& d,
                 Report& r) { put(d.noun.basis, read_line(g, "where this was read", r)); }},
    {"as_of", [](const Given& g, MemberDraft& d, Report& r) { d.noun.as_of = read_day(g, r); }},
    {"unsure",
     [](const Given& g, MemberDraft& d, Report& r) { put(d.noun.unsure, read_truth(g, r)); }},
};

const Key<model::CountryMember> kCountryKeys[] = {
    {"country",
     [](const Given& g, model::CountryMember& d, Report& r) { d.country = read_state(g, r); },
     true},
    {"from",
     [](const Given& g, model::CountryMember& d, Report& r) { d.term.from = read_day(g, r); }},
    {"until",
     [](const Given& g, model::CountryMember& d, Report& r) { d.term.until = read_day(g, r); }},
};

// [[list.member]] and [[list.country]]: each table is one. False: there are too many.
bool is_list_of_tables(const Given& given, Report& report) {
  if (given.value.kind != Value::Kind::list) {
    report.error(given.at,
                 fmt::format("{0} is written [[list.{0}]], with two brackets", given.key));
    return false;
  }
  if (given.value.elements.size() <= kMostMembers) return true;
  report.error(given.at,
               fmt::format("a list has at most {} of [[list.{}]]", kMostMembers, given.key));
  return false;
}

void read_members(const Given& given, ListDraft& draft, Report& report) {
  if (!is_list_of_tables(given, report)) return;
  for (const Value& table : given.value.elements)
    draft.members.push_back(read_member({given.key, table.begin, table}, report));
}

void read_countries(const Given& given, ListDraft& draft, Report& report) {
  if (!is_list_of_tables(given, report)) return;
  for (const Value& table : given.value.elements) {
    const Given country{given.key, table.begin, table};
    model::CountryMember member;
    read_table(country, "", kCountryKeys, member, report);
    check_term(country, member.term, report);
    draft.noun.countries.push_back(std::move(member));
  }
}

void read_within(const Given& given, ListDraft& draft, Report& report) {
  const auto name = read_name(given, report);
  if (!name) return;
  draft.noun.within = *name;
  draft.within = {*name, given.value.begin};
}

void read_include(const Given& given, ListDraft& draft, Report& report) {
  const auto words = read_list(given, "[\"csto-members\"]", report);
  if (words.size() > kMostIncluded)
    report.error(given.value.begin, fmt::format("include names more than {} lists", kMostIncluded));
  draft.noun.include = texts_of(words);
  draft.include = words;
}

const Key<ListDraft> kListKeys[] = {
    {"name",
     [](const Given& g, ListDraft& d, Report& r) {
       d.name_at = g.value.begin;
       put(d.noun.name, read_name(g, r));
     },
     true},
    {"title",
     [](const Given& g, ListDraft& d, Report& r) { put(d.noun.title, read_line(g, "a line", r)); }},
    {"verified", [](const Given& g, ListDraft& d, Report& r) { d.noun.verified = read_day(g, r); }},
    {"terms", read_terms},
    {"include", read_include},
    {"within", read_within},
    {"member", read_members},
    {"country", read_countries},
};

struct Seat {
  std::tuple<std::string_view, std::string_view, std::string_view> key;  // office, country
  model::Day from, until;
  const MemberDraft* draft;
};

// By office, each in the order of time.
std::vector<Seat> seats_of(const ListDraft& draft) {
  std::vector<Seat> seats;
  for (const MemberDraft& member : draft.members) {
    const auto& [office, country, term] =
        std::tie(member.noun.office, member.noun.country, member.noun.term);
    if (office.empty() || member.noun.name.empty()) continue;
    seats.push_back({{office, country.code, country.name},
                     term.from.value_or(model::Day::min()),
                     term.until.value_or(model::Day::max()),
                     &member});
  }
  std::ranges::stable_sort(seats, {}, [](const Seat& s) { return std::tuple(s.key, s.from); });
  return seats;
}

// The day of handing over may be of both. One warning for each office: there are offices of many.
void warn_of_overlaps(const ListDraft& draft, Report& report) {
  const Seat* longest = nullptr;  // of those before in this office
  const auto seats = seats_of(draft);
  bool warned = false;
  for (const Seat& seat : seats) {
    const bool is_first = !longest || longest->key != seat.key;
    if (is_first) warned = false;
    const auto& name = seat.draft->noun.name;
    if (!is_first && !warned && seat.from < longest->until && longest->draft->noun.name != name) {
      warned = true;
      report.warning(seat.draft->at,
                     fmt::format("{} is \"{}\" at the same time as {}", name,
                                 seat.draft->noun.office, longest->draft->noun.name));
    }
    if (is_first || seat.until > longest->until) longest = &seat;
  }
}

}  // namespace

MemberDraft read_member(const Given& given, Report& report) {
  MemberDraft draft;
  draft.at = given.value.begin;
  const bool all_known = read_table(given, "", kMemberKeys, draft, report);
  check_term(given, draft.noun.term, report);
  if (all_known && !given.value.find("name") && !given.value.find("office"))
    report.error(given.value.begin,
                 "a member needs a name, or an office of which no holder is known");
  return draft;
}

ListDraft read_named_list(const Given& given, const Surroundings&, Report& report) {
  ListDraft draft;
  const bool all_known = read_table(given, "", kListKeys, draft, report);
  for (const MemberDraft& member : draft.members) draft.noun.members.push_back(member.noun);
  warn_of_overlaps(draft, report);
  auto& list = draft.noun;
  if (list.title.empty()) list.title = list.name;
  const auto lacks = [&](std::string_view key) {
    const Value* value = given.value.find(key);
    return !value || (value->kind == Value::Kind::list && value->elements.empty());
  };
  if (all_known && lacks("member") && lacks("country") && lacks("terms") && lacks("include"))
    report.error(
        given.value.begin,
        "a list needs something in it: [[list.member]], [[list.country]], terms or include");
  return draft;
}

}  // namespace watch
