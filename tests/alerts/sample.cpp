#include "tests/alerts/sample.h"

#include <string_view>

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

model::Alert spoken_alert() {
  using model::Statement;
  const auto mia_dorn = [](const char* written) {
    Statement::Speaker speaker;
    speaker.named = model::Span{model::Field::text, 0, 31};
    speaker.written = written;
    speaker.name = speaker.member = "Mia Dorn";
    speaker.list = "ministers";
    speaker.office = "Minister of Defence";
    speaker.country = "KZ";
    return speaker;
  };
  const auto said = [&](const char* written, Statement::Kind kind, const char* cue,
                        const char* target, const char* words) {
    Statement statement;
    statement.content = {{model::Field::text, 100, 100}};
    statement.content[0].end += static_cast<std::uint32_t>(std::string_view(words).size());
    statement.cue = {model::Field::text, 40, 47};
    statement.speakers = {mia_dorn(written)};
    statement.kind = kind;
    statement.cue_words = cue;
    statement.target_words = target;
    statement.words = words;
    statement.via = {"Harbour News"};
    statement.venue = "Council of Ministers";
    statement.confidence = 0.968;
    return statement;
  };
  model::Alert spoken = alert();
  spoken.article.title = "Minister turns on the alliance";
  spoken.article.source = "Example Press";
  spoken.rules = {{"ministers-on-nato", "Ministers on NATO", 3, model::Rule::Priority::normal}};
  spoken.statements = {said("Kazakh Defence Minister Mia Dorn", Statement::Kind::accuse, "accused",
                            "the NATO alliance", "of using the crisis as a pretext"),
                       said("Dorn", Statement::Kind::say, "said", "",
                            "NATO is building up its groups. Another stage has begun")};
  spoken.statements[0].target_met = "NATO";
  spoken.statements[1].form = Statement::Form::direct;
  spoken.statements[1].direct = true;
  spoken.statements[1].marks = {{0, 4}};
  spoken.other_statements = {
      said("She", Statement::Kind::concern, "expressed concern", "", "about the exercise"),
      said("Dorn", Statement::Kind::say, "talked", "", "about the upgrade of her ships")};
  spoken.passages = {
      {model::Field::text,
       "Kazakh Defence Minister Mia Dorn accused the NATO alliance of using the crisis as a pretext.",
       {{45, 49}}},
      {model::Field::text,
       "Dorn said: “NATO is building up its groups. Another stage has begun.”",
       {{14, 18}}}};
  return spoken;
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
