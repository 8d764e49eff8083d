#include "alerts/formats/names.h"

namespace alerts {
namespace {

using model::AlertKind;
using model::Field;
using model::Reason;
using Channel = model::Delivery::Channel;
using Per = model::Rule::Per;
using Priority = model::Rule::Priority;

template <class Enumeration>
struct Named {
  Enumeration value;
  const char* name;
};

constexpr Named<Reason> kReasons[] = {{Reason::first_in_story, "first_in_story"},
                                      {Reason::further_rule, "further_rule"},
                                      {Reason::new_statement, "new_statement"},
                                      {Reason::more_sources, "more_sources"},
                                      {Reason::already_told, "already_told"},
                                      {Reason::same_story, "same_story"},
                                      {Reason::first_poll, "first_poll"},
                                      {Reason::too_old, "too_old"},
                                      {Reason::no_receiver, "no_receiver"},
                                      {Reason::unsure, "unsure"},
                                      {Reason::silenced, "silenced"},
                                      {Reason::quiet_hours, "quiet_hours"},
                                      {Reason::away, "away"},
                                      {Reason::at_most, "at_most"},
                                      {Reason::storm, "storm"},
                                      {Reason::digest, "digest"}};
constexpr Named<AlertKind> kKinds[] = {
    {AlertKind::alert, "alert"},     {AlertKind::update, "update"}, {AlertKind::digest, "digest"},
    {AlertKind::summary, "summary"}, {AlertKind::test, "test"},     {AlertKind::notice, "notice"},
    {AlertKind::welcome, "welcome"}};
constexpr Named<Channel> kChannels[] = {
    {Channel::email, "email"}, {Channel::webhook, "webhook"}, {Channel::maildir, "maildir"}};
constexpr Named<model::WebhookFormat> kFormats[] = {{model::WebhookFormat::json, "json"},
                                                    {model::WebhookFormat::slack, "slack"},
                                                    {model::WebhookFormat::teams, "teams"},
                                                    {model::WebhookFormat::ntfy, "ntfy"}};
constexpr Named<Priority> kPriorities[] = {{Priority::normal, "normal"}, {Priority::high, "high"}};
constexpr Named<Per> kPers[] = {{Per::story, "story"}, {Per::article, "article"}};
constexpr Named<Field> kFields[] = {{Field::title, "title"}, {Field::text, "text"}};

template <class Enumeration, std::size_t N>
const char* name_in(const Named<Enumeration> (&table)[N], Enumeration value) {
  for (const auto& row : table)
    if (row.value == value) return row.name;
  return "";
}

template <class Enumeration, std::size_t N>
Enumeration value_in(const Named<Enumeration> (&table)[N], std::string_view name) {
  for (const auto& row : table)
    if (row.name == name) return row.value;
  throw UnknownName("unknown name " + std::string(name.substr(0, 40)));
}

}  // namespace

const char* name_of(Reason value) {
  return name_in(kReasons, value);
}
const char* name_of(AlertKind value) {
  return name_in(kKinds, value);
}
const char* name_of(Channel value) {
  return name_in(kChannels, value);
}
const char* name_of(model::WebhookFormat value) {
  return name_in(kFormats, value);
}
const char* name_of(Priority value) {
  return name_in(kPriorities, value);
}
const char* name_of(Per value) {
  return name_in(kPers, value);
}
const char* name_of(Field value) {
  return name_in(kFields, value);
}

std::optional<Reason> reason_named(std::string_view name) {
  for (const auto& row : kReasons)
    if (row.name == name) return row.value;
  return std::nullopt;
}

std::optional<model::WebhookFormat> format_named(std::string_view name) {
  for (const auto& row : kFormats)
    if (row.name == name) return row.value;
  return std::nullopt;
}

template <>
Reason value_named(std::string_view name) {
  return value_in(kReasons, name);
}
template <>
AlertKind value_named(std::string_view name) {
  return value_in(kKinds, name);
}
template <>
Priority value_named(std::string_view name) {
  return value_in(kPriorities, name);
}
template <>
Per value_named(std::string_view name) {
  return value_in(kPers, name);
}
template <>
Field value_named(std::string_view name) {
  return value_in(kFields, name);
}

}  // namespace alerts
