#include "alerts/formats/statement_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "alerts/alerts.h"
#include "alerts/formats/names.h"

namespace alerts {
namespace {

using Json = nlohmann::ordered_json;
using model::Span;
using model::Statement;

Json stored(const Span& span) {
  return {name_of(span.field), span.begin, span.end};
}

Span span_from(const Json& json) {
  return {value_named<model::Field>(json.at(0).get<std::string>()), json.at(1).get<std::uint32_t>(),
          json.at(2).get<std::uint32_t>()};
}

Json stored(const std::optional<Span>& span) {
  return span ? stored(*span) : Json(nullptr);
}

std::optional<Span> maybe_span_from(const Json& json) {
  return json.is_null() ? std::nullopt : std::optional(span_from(json));
}

Json stored(const Statement::Speaker& speaker) {
  return {{"mention", stored(speaker.mention)},
          {"named", stored(speaker.named)},
          {"written", speaker.written},
          {"name", speaker.name},
          {"list", speaker.list},
          {"member", speaker.member},
          {"office", speaker.office},
          {"country", speaker.country},
          {"stale", speaker.stale}};
}

Statement::Speaker speaker_from(const Json& json) {
  return {.mention = span_from(json.at("mention")),
          .named = maybe_span_from(json.at("named")),
          .written = json.at("written"),
          .name = json.at("name"),
          .list = json.at("list"),
          .member = json.at("member"),
          .office = json.at("office"),
          .country = json.at("country"),
          .stale = json.at("stale")};
}

Json or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json told(const Statement::Speaker& speaker) {
  Json json = {{"name", speaker.shown_name()},
               {"written", speaker.written},
               {"list", or_null(speaker.list)},
               {"office", or_null(speaker.office)},
               {"country", or_null(speaker.country)}};
  if (speaker.stale) json["not_on_list"] = true;
  return json;
}

// To the hundredth, as a person would say it.
double rounded(double confidence) {
  return std::round(confidence * 100) / 100;
}

Statement::Kind kind_from(const std::string& name) {
  const auto kind = model::statement_kind(name);
  if (!kind) throw UnknownName("unknown kind of statement " + name.substr(0, 40));
  return *kind;
}

Statement::Form form_from(const std::string& name) {
  const auto form = model::statement_form(name);
  if (!form) throw UnknownName("unknown form of statement " + name.substr(0, 40));
  return *form;
}

}  // namespace

Json stored(const Statement& statement) {
  Json content = Json::array(), speakers = Json::array(), marks = Json::array();
  for (const Span& span : statement.content) content.push_back(stored(span));
  for (const auto& speaker : statement.speakers) speakers.push_back(stored(speaker));
  for (const auto& mark : statement.marks) marks.push_back({mark.begin, mark.end});
  return {{"field", name_of(statement.field)},
          {"content", std::move(content)},
          {"cue", stored(statement.cue)},
          {"target", stored(statement.target)},
          {"speakers", std::move(speakers)},
          {"kind", model::to_text(statement.kind)},
          {"form", model::to_text(statement.form)},
          {"direct", statement.direct},
          {"negated", statement.negated},
          {"via", statement.via},
          {"venue", statement.venue},
          {"confidence", statement.confidence},
          {"found_by", statement.found_by},
          {"words", statement.words},
          {"cue_words", statement.cue_words},
          {"target_words", statement.target_words},
          {"target_met", statement.target_met},
          {"marks", std::move(marks)}};
}

Statement statement_from(const Json& json) {
  Statement statement;
  statement.field = value_named<model::Field>(json.at("field").get<std::string>());
  for (const Json& span : json.at("content")) statement.content.push_back(span_from(span));
  statement.cue = span_from(json.at("cue"));
  statement.target = maybe_span_from(json.at("target"));
  for (const Json& one : json.at("speakers")) statement.speakers.push_back(speaker_from(one));
  statement.kind = kind_from(json.at("kind").get<std::string>());
  statement.form = form_from(json.at("form").get<std::string>());
  statement.direct = json.at("direct");
  statement.negated = json.at("negated");
  statement.via = json.at("via");
  statement.venue = json.at("venue");
  statement.confidence = json.at("confidence");
  statement.found_by = json.at("found_by");
  statement.words = json.at("words");
  statement.cue_words = json.at("cue_words");
  statement.target_words = json.at("target_words");
  statement.target_met = json.at("target_met");
  for (const Json& mark : json.at("marks"))
    statement.marks.push_back({mark.at(0).get<std::uint32_t>(), mark.at(1).get<std::uint32_t>()});
  return statement;
}

Json told(const Statement& statement, bool hit) {
  Json speakers = Json::array();
  for (const auto& speaker : statement.speakers) speakers.push_back(told(speaker));
  Json json = {{"hit", hit},
               {"speaker", speakers.empty() ? Json(nullptr) : speakers.front()},
               {"kind", model::to_text(statement.kind)},
               {"negated", statement.negated},
               {"form", model::to_text(statement.form)},
               {"direct", statement.direct},
               {"cue", statement.cue_words},
               {"target", or_null(statement.target_words)},
               {"content", statement.words},
               {"via", statement.via},
               {"venue", or_null(statement.venue)},
               {"confidence", rounded(statement.confidence)}};
  if (speakers.size() > 1) json["speakers"] = std::move(speakers);
  return json;
}

}  // namespace alerts
