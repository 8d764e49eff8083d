#include "cli/tools/list_lines.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "cli/session.h"
#include "watch/watch.h"

namespace cli {

namespace {

using nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> kDays = {"verified", "from", "until", "as_of"};

bool is_day(std::string_view key, const ordered_json& value) {
  constexpr std::string_view kForm = "0000-00-00";
  if (!value.is_string() || std::ranges::find(kDays, key) == kDays.end()) return false;
  const auto& text = value.get_ref<const std::string&>();
  return std::ranges::equal(
      text, kForm, [](char c, char form) { return form == '-' ? c == '-' : c >= '0' && c <= '9'; });
}

std::string value_of(std::string_view key, const ordered_json& value);

// JSON's strings and numbers are TOML's, too. A line ends behind each element, for lines are
// limited.
std::string array_of(const ordered_json& values) {
  std::string out = "[";
  for (const auto& value : values) out += value_of("", value) + ",\n";
  return out + "]";
}

std::string inline_table_of(const ordered_json& object) {
  std::string out;
  for (const auto& [key, value] : object.items())
    if (!value.is_null())
      out += (out.empty() ? "" : ", ") + ordered_json(key).dump() + " = " + value_of(key, value);
  return "{" + out + "}";
}

std::string value_of(std::string_view key, const ordered_json& value) {
  if (is_day(key, value)) return value.get<std::string>();
  if (value.is_array()) return array_of(value);
  if (value.is_object()) return inline_table_of(value);
  return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

bool is_of_tables(const ordered_json& value) {
  return value.is_array() && !value.empty() &&
         std::ranges::all_of(value, [](const auto& one) { return one.is_object(); });
}

// [[list]] and what it holds; its tables last, for what follows one belongs to it.
std::string table_of(const std::string& name, const ordered_json& object) {
  std::string out = "[[" + name + "]]\n", tables;
  for (const auto& [key, value] : object.items()) {
    const std::string quoted = ordered_json(key).dump();
    if (is_of_tables(value))
      for (const auto& one : value) tables += table_of(name + "." + quoted, one);
    else if (!value.is_null())
      out += quoted + " = " + value_of(key, value) + "\n";
  }
  return out + tables;
}

}  // namespace

std::string toml_of_lists(std::string_view json) {
  std::string toml;
  for (const auto& list : ordered_json::parse(json)) toml += table_of("list", list);
  return toml;
}

std::shared_ptr<const people::Lists> lists_of(const JsonLines& lines) {
  const auto given = lines.objects("lists");
  if (!given) return nullptr;
  const auto read = watch::read_watch_text("lists", toml_of_lists(*given), net::Egress());
  for (const auto& problem : read.problems)
    if (!problem.warning)
      lines.fail("\"lists\": " + problem.message +
                 (problem.hint.empty() ? "" : "; " + problem.hint));
  std::vector<model::List> lists;
  for (const auto& list : read.set.lists) lists.push_back(list.noun);
  return std::make_shared<const people::Lists>(std::move(lists));
}

std::vector<std::string> names_of(const people::Lists* lists) {
  std::vector<std::string> names;
  if (lists)
    for (const model::List& list : lists->all()) names.push_back(list.name);
  return names;
}

}  // namespace cli
