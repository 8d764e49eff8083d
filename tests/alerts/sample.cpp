#include "tests/alerts/sample.h"

namespace sample {

model::Time at(long long unix_seconds) {
  return model::Time(std::chrono::seconds(unix_seconds));
}

model::Alert alert() {
  model::Alert alert;
  alert.id = "al_01h19cqp4rfasb9533tdjr8fqe";
  alert.receiver = "press-desk";
  alert.feed = "harbour";
  alert.rules = {{"harbour-strike", "Strikes in the harbour", 3, model::Rule::Priority::normal}};
  alert.article = {.id = {77},
                   .url = "https://news.example.org/a1",
                   .title = "Dockers walk out in Ostend",
                   .text = "",
                   .lang = "en",
                   .authors = {"Ann Example"},
                   .tags = {"work"},
                   .source = "Harbour News",
                   .country = "BE",
                   .published = at(kSeen - 149),
                   .seen = at(kSeen),
                   .content_digest = "ab12"};
  alert.passages = {
      {model::Field::text, "The dockers of Ostend began a strike on Thursday.", {{30, 36}}}};
  alert.created = at(kSeen + 2);
  return alert;
}

model::Rule rule(const std::string& name, std::vector<std::string> notify) {
  model::Rule rule;
  rule.name = name;
  rule.title = "Title of " + name;
  rule.revision = 1;
  rule.notify = std::move(notify);
  return rule;
}

alerts::RuleHit hit(const std::string& rule_name, std::vector<std::string> notify) {
  alerts::RuleHit hit{rule(rule_name, std::move(notify)), {}};
  hit.hit.passages = {{model::Field::text, "Words that met " + rule_name, {{0, 5}}}};
  return hit;
}

model::Receiver desk(const std::string& name, std::vector<std::string> addresses) {
  model::Receiver receiver;
  receiver.name = name;
  receiver.where = model::Email{std::move(addresses)};
  return receiver;
}

alerts::RenderOptions options() {
  alerts::RenderOptions options;
  options.from = "wirewatch <wirewatch@press.example.org>";
  return options;
}

}  // namespace sample
