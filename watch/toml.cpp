#include "watch/toml.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "watch/toml_guard.h"

namespace watch {
namespace {

Place place_of(const toml::source_position& position) {
  return {static_cast<int>(position.line), static_cast<int>(position.column)};
}

Value value_of(const toml::node&);

// toml++ keeps a table's members sorted by name.
std::vector<Member> members_of(const toml::table& table) {
  std::vector<Member> members;
  for (const auto& [key, node] : table)
    members.push_back({std::string(key.str()), place_of(key.source().begin), value_of(node)});
  std::ranges::sort(members, {}, &Member::at);
  return members;
}

std::vector<Value> elements_of(const toml::array& array) {
  std::vector<Value> elements;
  for (const auto& node : array) elements.push_back(value_of(node));
  return elements;
}

Value::Kind kind_of(toml::node_type type) {
  using enum Value::Kind;
  switch (type) {
    case toml::node_type::table:
      return table;
    case toml::node_type::array:
      return list;
    case toml::node_type::string:
      return text;
    case toml::node_type::integer:
      return integer;
    case toml::node_type::boolean:
      return truth;
    case toml::node_type::date:
      return date;
    case toml::node_type::date_time:
      return date_time;
    case toml::node_type::time:
      return time_of_day;
    case toml::node_type::floating_point:
    case toml::node_type::none:
      return real;
  }
  return real;
}

model::Time time_of(const toml::date& date) {
  using namespace std::chrono;
  return sys_days(year(date.year) / date.month / date.day);
}

model::Time time_of(const toml::date_time& written) {
  using namespace std::chrono;
  const minutes offset(written.offset ? written.offset->minutes : 0);
  return time_of(written.date) + hours(written.time.hour) + minutes(written.time.minute) +
         seconds(written.time.second) + floor<microseconds>(nanoseconds(written.time.nanosecond)) -
         offset;
}

Value value_of(const toml::node& node) {
  Value value;
  value.kind = kind_of(node.type());
  value.begin = place_of(node.source().begin);
  value.end = place_of(node.source().end);
  if (const auto* table = node.as_table()) value.members = members_of(*table);
  if (const auto* array = node.as_array()) value.elements = elements_of(*array);
  if (const auto* string = node.as_string()) value.text = string->get();
  if (const auto* integer = node.as_integer()) value.integer = integer->get();
  value.real = node.value<double>().value_or(0);
  if (const auto* boolean = node.as_boolean()) value.truth = boolean->get();
  if (const auto* date = node.as_date()) value.time = time_of(date->get());
  if (const auto* date_time = node.as_date_time()) value.time = time_of(date_time->get());
  return value;
}

// toml++ notices a second `key = value` when it stands at the value; a person looks for the key.
Place key_before(const Source& source, Place at_value) {
  const std::string_view text = source.text();
  const std::size_t value = source.offset_of(at_value);
  const std::size_t equals = value == 0 ? text.npos : text.rfind('=', value - 1);
  if (equals == text.npos || equals == 0) return at_value;
  const std::size_t last = text.find_last_not_of(" \t", equals - 1);
  const std::size_t before = text.find_last_of(" \t\n{,", last);
  return source.place_of(before == text.npos ? 0 : before + 1);
}

std::string hint_for(const std::string& message) {
  if (message.find("cannot redefine") != message.npos) return "it stands in this table already";
  if (message.starts_with("inline table") && message.find("'\\n'") != message.npos)
    return "a table in braces stands on one line";
  return {};
}

Problem problem_of(const Source& source, const toml::parse_error& fault) {
  constexpr std::string_view kPrefix = "Error while parsing ";
  std::string message(fault.description());
  if (message.starts_with(kPrefix)) message.erase(0, kPrefix.size());
  Place place = place_of(fault.source().begin);
  if (message.starts_with("key-value pair: cannot redefine")) place = key_before(source, place);

  Report report(source);
  report.error(place, message, hint_for(message));
  return report.in_order().front();
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  const auto member = std::ranges::find(members, key, &Member::key);
  return member == members.end() ? nullptr : &member->value;
}

std::string_view name_of(Value::Kind kind) {
  static constexpr std::array<std::string_view, 9> kNames = {
      "a string", "an integer",       "a float", "a boolean", "a date",
      "a time",   "a date with time", "a list",  "a table"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::expected<Value, Problem> parse_toml(const Source& source) {
  if (auto objection = objection_to(source)) return std::unexpected(std::move(*objection));
  try {
    return value_of(toml::parse(source.text(), source.name()));
  } catch (const toml::parse_error& fault) {
    return std::unexpected(problem_of(source, fault));
  }
}

Place end_of(const Value& value) {
  Place end = value.end;
  for (const auto& element : value.elements) end = std::max(end, end_of(element));
  for (const auto& member : value.members) end = std::max(end, end_of(member.value));
  return end;
}

}  // namespace watch
