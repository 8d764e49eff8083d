#include "watch/toml.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>

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

Value value_of(const toml::node& node) {
  using Kind = Value::Kind;
  Value value;
  value.begin = place_of(node.source().begin);
  value.end = place_of(node.source().end);
  switch (node.type()) {
    case toml::node_type::table:
      value.kind = Kind::table;
      value.members = members_of(*node.as_table());
      break;
    case toml::node_type::array:
      value.kind = Kind::list;
      value.elements = elements_of(*node.as_array());
      break;
    case toml::node_type::string:
      value.kind = Kind::text;
      value.text = node.as_string()->get();
      break;
    case toml::node_type::integer:
      value.kind = Kind::integer;
      value.integer = node.as_integer()->get();
      break;
    case toml::node_type::boolean:
      value.kind = Kind::truth;
      value.truth = node.as_boolean()->get();
      break;
    case toml::node_type::date:
      value.kind = Kind::date;
      break;
    case toml::node_type::date_time:
      value.kind = Kind::date_time;
      break;
    case toml::node_type::time:
      value.kind = Kind::time_of_day;
      break;
    case toml::node_type::floating_point:
    case toml::node_type::none:
      value.kind = Kind::real;
      break;
  }
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
