// A table of members: each row is read as [[list.member]] is, by the same keys and as strictly, so
// that a fault names its cell. A table from elsewhere may call countries by their names.
#include <algorithm>

#include "people/country_code.h"
#include "text/ascii.h"
#include "text/times.h"
#include "watch/csv.h"
#include "watch/nouns.h"

namespace watch {
namespace {

constexpr std::string_view kColumns[] = {"name",   "aliases",      "pin",     "ban",
                                         "office", "office_forms", "country", "from",
                                         "until",  "basis",        "as_of",   "unsure"};

Value text_value(std::string text, Place at) {
  Value value;
  value.kind = Value::Kind::text;
  value.begin = value.end = at;
  value.text = std::move(text);
  return value;
}

// "Сергей Шойгу; S. Shoigu"
Value list_value(const Cell& cell) {
  Value value;
  value.kind = Value::Kind::list;
  value.begin = value.end = cell.at;
  std::string_view rest = cell.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    if (const auto part = text::trimmed(rest.substr(0, end)); !part.empty())
      value.elements.push_back(text_value(std::string(part), cell.at));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return value;
}

Value day_value(const Cell& cell) {
  Value value = text_value(cell.text, cell.at);
  const auto day = text::day_of(cell.text);
  if (!day) return value;
  value.kind = Value::Kind::date;
  value.time = *day;
  return value;
}

Value truth_value(const Cell& cell) {
  Value value = text_value(cell.text, cell.at);
  const std::string word = text::ascii_lower(cell.text);
  const bool yes = word == "true" || word == "yes" || word == "1";
  if (!yes && word != "false" && word != "no" && word != "0") return value;
  value.kind = Value::Kind::truth;
  value.truth = yes;
  return value;
}

Value value_of(std::string_view column, const Cell& cell) {
  if (column == "from" || column == "until" || column == "as_of") return day_value(cell);
  if (column == "unsure") return truth_value(cell);
  if (column == "aliases" || column == "pin" || column == "ban" || column == "office_forms")
    return list_value(cell);
  const auto code = column == "country" ? people::country_code(cell.text) : std::nullopt;
  return text_value(code.value_or(cell.text), cell.at);
}

void check_columns(const std::vector<Cell>& columns, Report& report) {
  const std::vector<std::string_view> known(std::begin(kColumns), std::end(kColumns));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto& [name, at] = columns[i];
    const auto same = [&](const Cell& other) { return other.text == name; };
    if (name.find(';') != std::string::npos)
      report.error(at, fmt::format("unknown column \"{}\"", name), "commas stand between cells");
    else if (std::ranges::find(known, name) == known.end())
      report.error(at, fmt::format("unknown column \"{}\"", name), did_you_mean(name, known));
    else if (std::any_of(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(i), same))
      report.error(at, fmt::format("a second column \"{}\"", name));
    if (report.is_full()) return;
  }
}

Value table_of(const std::vector<Cell>& columns, const std::vector<Cell>& row) {
  Value table;
  table.begin = table.end = row.front().at;
  for (std::size_t i = 0; i < row.size(); ++i)
    if (!row[i].text.empty())
      table.members.push_back({columns[i].text, row[i].at, value_of(columns[i].text, row[i])});
  return table;
}

}  // namespace

bool ImportResult::ok() const {
  return std::ranges::all_of(problems, &Problem::warning);
}

ImportResult import_list(const std::filesystem::path& path, const std::string& name) {
  auto source = read_source(path, kLargestFile, path.string());
  if (!source) return {{}, {source.error()}};
  auto csv = parse_csv(*source);
  if (!csv) return {{}, {csv.error()}};
  Report report(std::move(*source));
  for (Cell& column : csv->columns) column.text = text::ascii_lower(column.text);
  check_columns(csv->columns, report);
  if (report.has_errors()) return {{}, report.in_order()};

  Value list;
  list.begin = {1, 1};
  list.members.push_back({"name", {1, 1}, text_value(name, {1, 1})});
  Value members;
  members.kind = Value::Kind::list;
  for (const auto& row : csv->rows) members.elements.push_back(table_of(csv->columns, row));
  list.members.push_back({"member", {1, 1}, std::move(members)});
  auto draft = read_named_list({"list", {1, 1}, list}, {}, report);
  return {std::move(draft.noun), report.in_order()};
}

}  // namespace watch
