#include <fmt/core.h>

#include <algorithm>

#include "cli/asked_day.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "cli/watch_rows.h"
#include "people/people.h"
#include "text/harmless.h"
#include "text/times.h"

namespace cli {

namespace {

using Row = storage::WatchRow<model::List>;

constexpr std::size_t kMostForms = 200;  // of one name

std::string day_or_none(const std::optional<model::Day>& day) {
  return day ? text::to_day(*day) : "";
}

void add_day(JsonLine& line, const char* name, const std::optional<model::Day>& day) {
  day ? line.add(name, text::to_day(*day)) : line.add_null(name);
}

std::string state_of(const model::Country& country) {
  return country.code_or_name();
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// "24 members, 1 list"
std::string content_of(const model::List& list) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, const char* one, const char* many) {
    if (count > 0) parts.push_back(counted(count, one, many));
  };
  add(list.members.size(), "member", "members");
  add(list.countries.size(), "country", "countries");
  add(list.terms.size(), "term", "terms");
  add(list.include.size(), "list", "lists");
  return joined(parts);
}

void add_head(JsonLine& line, const Row& row) {
  const model::List& list = row.noun;
  line.add("name", list.name).add("title", list.title);
  add_day(line, "verified", list.verified);
  line.add("include", list.include);
  list.within.empty() ? line.add_null("within") : line.add("within", list.within);
  line.add("status", name_of(row.status)).add("origin", row.origin);
}

// A list, and the names that stood beside its offices and are not on it.
struct Listed {
  Row row;
  std::vector<storage::StaleName> stale;
};

std::vector<JsonLine> json_of(const std::vector<storage::StaleName>& names) {
  std::vector<JsonLine> lines;
  for (const auto& name : names) {
    JsonLine line;
    name.name.empty() ? line.add_null("name") : line.add("name", name.name);
    lines.push_back(std::move(line.add("office", name.office)
                                  .add("country", name.country)
                                  .add("times", std::int64_t{name.times})
                                  .add("first", std::optional(name.first))
                                  .add("last", std::optional(name.last))
                                  .add("title", name.title)
                                  .add("url", name.url)));
  }
  return lines;
}

// "Mia Lund"; "nobody as Minister of Defence".
std::string who_is_missing(const storage::StaleName& name) {
  return name.name.empty() ? "nobody as " + name.office : name.name;
}

std::string to_json(const Listed& listed) {
  const Row& row = listed.row;
  JsonLine line;
  add_head(line, row);
  return line.add("members", static_cast<std::int64_t>(row.noun.members.size()))
      .add("countries", static_cast<std::int64_t>(row.noun.countries.size()))
      .add("terms", static_cast<std::int64_t>(row.noun.terms.size()))
      .add("stale", json_of(listed.stale))
      .text();
}

// The latest first: it is the likeliest to be right.
std::string in_short(const std::vector<storage::StaleName>& names) {
  if (names.empty()) return "";
  const std::string more = names.size() > 1 ? fmt::format(" and {} more", names.size() - 1) : "";
  return who_is_missing(names.front()) + more;
}

std::vector<std::string> to_cells(const Listed& listed) {
  const Row& row = listed.row;
  return {row.noun.name,       content_of(row.noun),   day_or_none(row.noun.verified),
          name_of(row.status), in_short(listed.stale), row.origin,
          row.noun.title};
}

std::vector<storage::StaleName> stale_names_of(storage::Transaction& transaction,
                                               const std::string& list) {
  auto names = storage::stale_names(transaction);
  std::erase_if(names, [&](const auto& name) { return name.list != list; });
  return names;
}

// What a list says on a day.
struct Shown {
  const Row& row;
  model::Day day;
  std::vector<storage::StaleName> stale;
  people::Lists lists;
  std::vector<people::Holder> holders() const { return lists.on(row.noun.name, day); }
};

JsonLine json_of(const people::Holder& holder) {
  const model::Member& member = *holder.member;
  JsonLine line;
  const auto add = [&](const char* name, const std::string& value) {
    value.empty() ? line.add_null(name) : line.add(name, value);
  };
  add("name", member.name);
  add("office", member.office);
  add("country", state_of(member.country));
  add_day(line, "from", member.term.from);
  add_day(line, "until", member.term.until);
  add("basis", member.basis);
  add_day(line, "as_of", member.as_of);
  line.add_truth("unsure", member.unsure).add("list", holder.list->name);
  line.add("forms", member.name.empty() ? std::vector<std::string>()
                                        : people::written_forms(member, kMostForms));
  return line;
}

void put_json(const Shown& shown) {
  JsonLine line;
  add_head(line, shown.row);
  line.add("on", text::to_day(shown.day));
  std::vector<JsonLine> members;
  for (const auto& holder : shown.holders()) members.push_back(json_of(holder));
  std::vector<std::string> countries;
  for (const auto* country : shown.lists.countries_on(shown.row.noun.name, shown.day))
    countries.push_back(state_of(*country));
  put(line.add("members", members)
          .add("countries", countries)
          .add("terms", shown.lists.terms(shown.row.noun.name))
          .add("stale", json_of(shown.stale))
          .text());
}

void put_line(const char* what, const std::string& value) {
  if (!value.empty()) put(fmt::format("{:<11}{}", what, text::harmless(value)));
}

std::string basis_of(const model::Member& member) {
  std::string basis = member.basis;
  if (member.as_of)
    basis += fmt::format("{}as of {}", basis.empty() ? "" : ", ", text::to_day(*member.as_of));
  return basis;
}

void put_holders(const Shown& shown) {
  Table table({"NAME", "OFFICE", "COUNTRY", "FROM", "UNTIL", "", "BASIS", "LIST"});
  const auto holders = shown.holders();
  for (const auto& [list, member] : holders)
    table.add({member->name.empty() ? "(not known)" : member->name, member->office,
               state_of(member->country), day_or_none(member->term.from),
               day_or_none(member->term.until), member->unsure ? "unsure" : "", basis_of(*member),
               list->name});
  put(fmt::format("On {}:", text::to_day(shown.day)));
  holders.empty() ? put("  nobody") : put(table);
}

// Each name once, with what an article may write for it.
void put_forms(const Shown& shown) {
  std::vector<std::string> told;
  for (const auto& [list, member] : shown.holders()) {
    if (member->name.empty() || std::ranges::find(told, member->name) != told.end()) continue;
    if (told.empty()) put("\nLikely written forms that are matched:");
    told.push_back(member->name);
    const auto forms = people::written_forms(*member, kMostForms);
    put("  " + text::harmless(member->name) + ": " + text::harmless(joined(forms)) +
        (forms.size() < kMostForms ? "" : ", …"));
  }
}

void put_text(const Shown& shown) {
  const model::List& list = shown.row.noun;
  put_line("List:", fmt::format("{} ({})", list.name, name_of(shown.row.status)));
  put_line("Title:", list.title);
  put_line("Verified:", list.verified ? text::to_day(*list.verified) : "never");
  put_line("Includes:", joined(list.include));
  put_line("Within:", list.within);
  put_line("Owned by:", shown.row.origin);
  put_line("Terms:", joined(shown.lists.terms(list.name)));
  std::vector<std::string> countries;
  for (const auto* country : shown.lists.countries_on(list.name, shown.day))
    countries.push_back(state_of(*country));
  put_line("Countries:", joined(countries));
  for (const auto& name : shown.stale) {
    const std::string who = name.name.empty() ? "anybody as" : name.name + ",";
    put_line("Not on it:",
             fmt::format("{} {} {}, since {}, {} ({})", who, name.office, name.country,
                         text::to_rfc3339(name.first),
                         counted(static_cast<std::size_t>(name.times), "article", "articles"),
                         name.url));
  }
  if (shown.lists.members(list.name).empty()) return;
  put_holders(shown);
  put_forms(shown);
}

}  // namespace

int list_lists(Session& session) {
  const int limit = session.arguments.limit();
  auto transaction = session.database().begin();
  std::vector<Listed> listed;
  for (auto& row : newest(storage::load_watch_rows(transaction).lists, limit))
    listed.push_back({std::move(row), {}});
  for (const auto& name : storage::stale_names(transaction))
    for (auto& [row, stale] : listed)
      if (row.noun.name == name.list) stale.push_back(name);
  put_rows<Listed>(session.arguments.has("--json"), listed,
                   {"NAME", "HOLDS", "VERIFIED", "STATUS", "NOT ON IT", "OWNED BY", "TITLE"},
                   to_json, to_cells);
  return kDone;
}

int show_list(Session& session) {
  const model::Day day =
      asked_day(session.arguments).value_or(std::chrono::floor<std::chrono::days>(now_by_clock()));
  auto transaction = session.database().begin();
  const auto rows = storage::load_watch_rows(transaction);
  const Row& row = named(rows.lists, "list", list_name(session.arguments));
  // A disabled one includes what is in force, as it did.
  auto lists = storage::active_lists(rows);
  if (row.status != storage::Status::active) lists.push_back(row.noun);
  const Shown shown{row, day, stale_names_of(transaction, row.noun.name),
                    people::Lists(std::move(lists))};
  session.arguments.has("--json") ? put_json(shown) : put_text(shown);
  return kDone;
}

}  // namespace cli
