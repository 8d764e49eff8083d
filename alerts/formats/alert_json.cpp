#include "alerts/formats/alert_json.h"

#include <nlohmann/json.hpp>

#include "alerts/formats/names.h"
#include "alerts/formats/statement_json.h"
#include "text/times.h"
#include "text/utf8.h"

namespace alerts {
namespace {

using Json = nlohmann::ordered_json;

bool is_of_several(const model::Alert& alert) {
  return alert.kind == model::AlertKind::digest || alert.kind == model::AlertKind::summary;
}

std::string written(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// ---- the outbox: exact, times in microseconds ----

Json stored_time(const std::optional<model::Time>& time) {
  return time ? Json(time->time_since_epoch().count()) : Json(nullptr);
}

std::optional<model::Time> time_from(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return model::Time(std::chrono::microseconds(json.get<std::int64_t>()));
}

Json stored(const model::Article& article) {
  return {{"id", article.id.value},
          {"url", article.url},
          {"title", article.title},
          {"text", article.text},
          {"lang", article.lang},
          {"authors", article.authors},
          {"tags", article.tags},
          {"source", article.source},
          {"country", article.country},
          {"published", stored_time(article.published)},
          {"seen", stored_time(article.seen)},
          {"content_digest", article.content_digest}};
}

model::Article article_from(const Json& json) {
  return {.id = {json.at("id").get<std::int64_t>()},
          .url = json.at("url"),
          .title = json.at("title"),
          .text = json.at("text"),
          .lang = json.at("lang"),
          .authors = json.at("authors"),
          .tags = json.at("tags"),
          .source = json.at("source"),
          .country = json.at("country"),
          .published = time_from(json.at("published")),
          .seen = time_from(json.at("seen")).value_or(model::Time{}),
          .content_digest = json.at("content_digest")};
}

Json rule_json(const model::Alert::RuleRef& rule) {
  return {{"name", rule.name},
          {"title", rule.title},
          {"revision", rule.revision},
          {"priority", name_of(rule.priority)}};
}

Json stored(const model::Alert::RuleRef& rule) {
  Json json = rule_json(rule);
  json["per"] = name_of(rule.per);
  json["updates"] = to_text(rule.updates);
  return json;
}

// Alerts of an older version know no stories: each article was told.
model::Alert::RuleRef rule_from(const Json& json) {
  return {
      .name = json.at("name"),
      .title = json.at("title"),
      .revision = json.at("revision"),
      .priority = value_named<model::Rule::Priority>(json.at("priority").get<std::string>()),
      .per = value_named<model::Rule::Per>(json.value("per", "article")),
      .updates =
          model::updates_named(json.value("updates", "never")).value_or(model::Rule::Updates{})};
}

Json stored(const model::Alert::StoryRef& story) {
  return {{"id", story.id.value},   {"articles", story.articles}, {"outlets", story.outlets},
          {"copies", story.copies}, {"others", story.others},     {"in_order", story.in_order},
          {"agency", story.agency}};
}

model::Alert::StoryRef story_from(const Json& json) {
  return {.id = {json.at("id").get<std::int64_t>()},
          .articles = json.at("articles"),
          .outlets = json.at("outlets"),
          .copies = json.at("copies"),
          .others = json.at("others"),
          .in_order = json.at("in_order"),
          .agency = json.value("agency", "")};
}

Json stored(const model::Passage& passage) {
  Json marks = Json::array();
  for (const auto& mark : passage.marks) marks.push_back({mark.begin, mark.end});
  return {{"field", name_of(passage.field)}, {"text", passage.text}, {"marks", std::move(marks)}};
}

model::Passage passage_from(const Json& json) {
  model::Passage passage{
      value_named<model::Field>(json.at("field").get<std::string>()), json.at("text"), {}};
  for (const Json& mark : json.at("marks"))
    passage.marks.push_back({mark.at(0).get<std::uint32_t>(), mark.at(1).get<std::uint32_t>()});
  return passage;
}

Json stored(const std::vector<model::Statement>& statements) {
  Json all = Json::array();
  for (const auto& statement : statements) all.push_back(alerts::stored(statement));
  return all;
}

model::Alert alert_from(const Json& json) {
  model::Alert alert;
  alert.id = json.at("id");
  alert.kind = value_named<model::AlertKind>(json.at("kind").get<std::string>());
  alert.reason = value_named<model::Reason>(json.at("reason").get<std::string>());
  alert.receiver = json.at("receiver");
  alert.timezone = json.value("timezone", "");
  for (const Json& rule : json.at("rules")) alert.rules.push_back(rule_from(rule));
  if (json.contains("story")) alert.story = story_from(json.at("story"));
  alert.article = article_from(json.at("article"));
  alert.feed = json.at("feed");
  for (const Json& passage : json.at("passages")) alert.passages.push_back(passage_from(passage));
  // Alerts of an older version have none of these.
  if (json.contains("statements")) {
    for (const Json& one : json.at("statements")) alert.statements.push_back(statement_from(one));
    for (const Json& one : json.at("other_statements"))
      alert.other_statements.push_back(statement_from(one));
    alert.held_back = json.at("held_back");
    alert.notice = json.at("notice");
  }
  if (json.contains("items")) {
    for (const Json& item : json.at("items")) alert.items.push_back(alert_from(item));
    alert.more = json.at("more");
    alert.notes = json.value("notes", std::vector<std::string>{});
  }
  alert.created = time_from(json.at("created")).value_or(model::Time{});
  return alert;
}

// ---- the webhook: docs/webhook.md, marks in code points ----

constexpr int kSchema = 1;

Json or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json told(const model::Article& article, const std::string& feed) {
  const bool dated = article.published.has_value();
  return {{"id", "ar_" + std::to_string(article.id.value)},
          {"url", or_null(article.url)},
          {"title", article.title},
          {"outlet", article.source},
          {"feed", feed},
          {"lang", or_null(article.lang)},
          {"published", dated ? Json(text::to_rfc3339(*article.published)) : Json(nullptr)},
          {"published_from", dated ? Json("feed") : Json(nullptr)},
          {"seen", text::to_rfc3339(article.seen)},
          {"text_from", "feed"}};
}

Json told(const model::Passage& passage) {
  const std::string_view text = passage.text;
  Json marks = Json::array();
  for (const auto& mark : passage.marks)
    marks.push_back({text::count_code_points(text.substr(0, mark.begin)),
                     text::count_code_points(text.substr(0, mark.end))});
  return {{"field", name_of(passage.field)}, {"text", passage.text}, {"marks", std::move(marks)}};
}

// There is no page that an address could lead to.
Json told(const model::Alert::StoryRef& story) {
  return {{"id", to_text(story.id)},
          {"url", nullptr},
          {"articles", story.articles},
          {"outlets", story.outlets},
          {"copies", story.copies}};
}

void add_statements(Json& content, const model::Alert& alert) {
  Json hit = Json::array(), others = Json::array();
  for (const auto& statement : alert.statements) hit.push_back(alerts::told(statement, true));
  for (const auto& statement : alert.other_statements)
    others.push_back(alerts::told(statement, false));
  content["statements"] = std::move(hit);
  content["other_statements"] = std::move(others);
}

const char* webhook_type(model::AlertKind kind) {
  switch (kind) {
    case model::AlertKind::alert:
      return "story.told";
    case model::AlertKind::update:
      return "story.updated";
    case model::AlertKind::digest:
      return "digest.told";
    case model::AlertKind::summary:
      return "summary.told";
    case model::AlertKind::notice:
    case model::AlertKind::welcome:  // which no webhook gets
      return "notice";
    case model::AlertKind::test:
      break;
  }
  return "test";
}

}  // namespace

std::string to_json(const std::vector<model::Statement>& statements) {
  return written(stored(statements));
}

std::expected<std::vector<model::Statement>, std::string> statements_from_json(
    std::string_view text) {
  try {
    std::vector<model::Statement> statements;
    for (const Json& one : Json::parse(text)) statements.push_back(statement_from(one));
    return statements;
  } catch (const Json::exception& error) {
    return std::unexpected(std::string("not statements: ") + error.what());
  } catch (const UnknownName& error) {
    return std::unexpected(std::string("not statements: ") + error.what());
  }
}

namespace {

Json stored(const model::Alert& alert) {
  Json rules = Json::array(), passages = Json::array(), items = Json::array();
  for (const auto& rule : alert.rules) rules.push_back(stored(rule));
  for (const auto& passage : alert.passages) passages.push_back(stored(passage));
  for (const auto& item : alert.items) items.push_back(stored(item));
  Json json = {{"id", alert.id},
               {"kind", name_of(alert.kind)},
               {"reason", name_of(alert.reason)},
               {"receiver", alert.receiver},
               {"timezone", alert.timezone},
               {"rules", std::move(rules)},
               {"story", stored(alert.story)},
               {"article", stored(alert.article)},
               {"feed", alert.feed},
               {"passages", std::move(passages)},
               {"statements", stored(alert.statements)},
               {"other_statements", stored(alert.other_statements)},
               {"held_back", alert.held_back},
               {"notice", alert.notice},
               {"created", stored_time(alert.created)}};
  if (!is_of_several(alert) && alert.kind != model::AlertKind::welcome && alert.items.empty() &&
      alert.more == 0)
    return json;
  json["items"] = std::move(items);
  json["more"] = alert.more;
  json["notes"] = alert.notes;
  return json;
}

}  // namespace

std::string to_json(const model::Alert& alert) {
  return written(stored(alert));
}

std::expected<model::Alert, std::string> from_json(std::string_view text) {
  try {
    return alert_from(Json::parse(text));
  } catch (const Json::exception& error) {
    return std::unexpected(std::string("not an alert: ") + error.what());
  } catch (const UnknownName& error) {
    return std::unexpected(std::string("not an alert: ") + error.what());
  }
}

namespace {

// What an alert tells, by itself and in a digest.
void add_told(Json& content, const model::Alert& alert, std::size_t rules_left_out) {
  Json rules = Json::array(), passages = Json::array();
  for (const auto& rule : alert.rules) rules.push_back(rule_json(rule));
  for (const auto& passage : alert.passages) passages.push_back(told(passage));
  content["rules"] = std::move(rules);
  if (rules_left_out > 0) content["rules_left_out"] = rules_left_out;
  if (alert.story.id.value != 0) content["story"] = told(alert.story);
  const bool has_article =
      alert.kind == model::AlertKind::alert || alert.kind == model::AlertKind::update;
  content["article"] = has_article ? told(alert.article, alert.feed) : Json(nullptr);
  if (!alert.statements.empty()) add_statements(content, alert);
  if (!alert.notice.empty()) content["notice"] = alert.notice;
  content["passages"] = std::move(passages);
}

Json told_item(const model::Alert& item);

void add_further(Json& content, const model::Alert& alert) {
  for (const auto& further : alert.items) content["further"].push_back(told_item(further));
  if (alert.more > 0) content["more"] = alert.more;
}

Json told_item(const model::Alert& item) {
  Json content = {{"alert", item.id}, {"reason", name_of(item.reason)}};
  add_told(content, item, 0);
  add_further(content, item);
  return content;
}

}  // namespace

std::string webhook_json(const model::Alert& alert, std::size_t rules_left_out) {
  const bool test = alert.kind == model::AlertKind::test;
  Json content = {{"schema", kSchema},
                  {"test", test},
                  {"alert", alert.id},
                  {"reason", test ? "test" : name_of(alert.reason)},
                  {"receiver", alert.receiver}};
  add_told(content, alert, rules_left_out);
  if (is_of_several(alert)) {
    content["items"] = Json::array();
    for (const auto& item : alert.items) content["items"].push_back(told_item(item));
    content["more"] = alert.more;
    content["notes"] = alert.notes;
  } else if (alert.kind == model::AlertKind::alert) {
    add_further(content, alert);
  }
  return written({{"type", webhook_type(alert.kind)},
                  {"timestamp", text::to_rfc3339(alert.created)},
                  {"data", std::move(content)}});
}

}  // namespace alerts
