#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "alerts/alerts.h"
#include "tests/alerts/sample.h"

namespace {

using nlohmann::json;

std::string body_of(const model::Alert& alert) {
  return alerts::render_webhook(alert);
}

TEST(Webhook, SaysWhatTheSchemaSays) {
  const json expected = {
      {"type", "story.told"},
      {"timestamp", "2023-05-25T12:04:31Z"},
      {"data",
       {{"schema", 1},
        {"test", false},
        {"alert", "al_01h19cqp4rfasb9533tdjr8fqe"},
        {"reason", "first_in_story"},
        {"receiver", "press-desk"},
        {"rules",
         {{{"name", "harbour-strike"},
           {"title", "Strikes in the harbour"},
           {"revision", 3},
           {"priority", "normal"}}}},
        {"article",
         {{"id", "ar_77"},
          {"url", "https://news.example.org/a1"},
          {"title", "Dockers walk out in Ostend"},
          {"outlet", "Harbour News"},
          {"feed", "harbour"},
          {"lang", "en"},
          {"published", "2023-05-25T12:02:00Z"},
          {"published_from", "feed"},
          {"seen", "2023-05-25T12:04:29Z"},
          {"text_from", "feed"}}},
        {"passages", json::array({{{"field", "text"},
                                   {"text", "The dockers of Ostend began a strike on Thursday."},
                                   {"marks", json::array({json::array({30, 36})})}}})}}}};

  EXPECT_EQ(json::parse(body_of(sample::alert())), expected);
}

TEST(Webhook, TellsOfTheStory) {
  model::Alert alert = sample::alert();
  alert.story = {{40'001}, 5, 4, 2, "also reported by 3 outlets", {"TASS"}};

  const json story = json::parse(body_of(alert))["data"]["story"];

  EXPECT_EQ(story, (json{{"id", to_text(alert.story.id)},
                         {"url", nullptr},
                         {"articles", 5},
                         {"outlets", 4},
                         {"copies", 2}}));
}

TEST(Webhook, LeavesUnknownThingsNull) {
  model::Alert alert = sample::alert();
  alert.article.published.reset();
  alert.article.lang.clear();
  alert.article.url.clear();

  const json article = json::parse(body_of(alert))["data"]["article"];

  for (const char* const key : {"published", "published_from", "lang", "url"})
    EXPECT_TRUE(article[key].is_null()) << key;
}

TEST(Webhook, TellsUpdatesAndTestsByTheirType) {
  model::Alert update = sample::alert();
  update.kind = model::AlertKind::update;
  update.reason = model::Reason::further_rule;
  const model::Alert test =
      alerts::plan_test(sample::desk("desk", {"x@e.org"}), sample::at(7)).alert;

  const json updated = json::parse(body_of(update)), tested = json::parse(body_of(test));

  EXPECT_EQ(updated["type"], "story.updated");
  EXPECT_EQ(updated["data"]["reason"], "further_rule");
  EXPECT_EQ(tested["type"], "test");
  EXPECT_EQ(tested["data"]["test"], true);
  EXPECT_TRUE(tested["data"]["article"].is_null());
}

TEST(Webhook, TellsWhatWasHeldOfAnEventWithWhatCameBeforeIt) {
  model::Alert held = sample::alert();
  held.id = "al_held";
  held.rules = {{"ports", "Ports", 2}};
  model::Alert alert = sample::alert();
  alert.items = {held, held};
  alert.more = 3;

  const json body = json::parse(body_of(*alerts::from_json(alerts::to_json(alert))));
  alert.items.clear();
  const json unreadable = json::parse(body_of(*alerts::from_json(alerts::to_json(alert))));

  EXPECT_EQ(body["type"], "story.told");
  EXPECT_EQ(body["data"]["rules"].size(), 1u);
  ASSERT_EQ(body["data"]["further"].size(), 2u);
  EXPECT_EQ(body["data"]["further"][0]["alert"], "al_held");
  EXPECT_EQ(body["data"]["further"][0]["rules"][0]["name"], "ports");
  EXPECT_EQ(body["data"]["more"], 3);
  EXPECT_EQ(unreadable["data"]["more"], 3);
}

TEST(Webhook, CountsMarksInCodePoints) {
  model::Alert alert = sample::alert();
  alert.passages = {{model::Field::text, "Der Süden 😀 streikt", {{6, 10}, {16, 23}}}};

  const json marks = json::parse(body_of(alert))["data"]["passages"][0]["marks"];

  EXPECT_EQ(marks, json::parse("[[5,9],[12,19]]")) << "a mark that begins within ü takes it whole";
}

TEST(Webhook, StaysUnder20KilobytesWhateverItHolds) {
  const std::string fillers[] = {"word ", "\"\\", "\x01", "😀", "\xff"};
  for (const std::string& filler : fillers) {
    std::string pile;
    while (pile.size() < 200'000) pile += filler;
    model::Alert alert = sample::alert();
    alert.receiver = alert.feed = alert.article.title = alert.article.source = alert.article.lang =
        pile;
    alert.article.url = "https://e.org/" + pile;
    alert.rules.assign(
        2000, {pile.substr(0, 5000), pile.substr(0, 5000), 1, model::Rule::Priority::high});
    alert.passages.assign(50, {model::Field::text, pile, {{100'000, 100'010}}});

    const std::string body = body_of(alert);

    EXPECT_LT(body.size(), 20'000U);
    const json content = json::parse(body)["data"];
    EXPECT_GE(content["rules"].size(), 1U);
    EXPECT_EQ(content["rules"].size() + content["rules_left_out"].get<std::size_t>(), 2000U);
    EXPECT_TRUE(content["article"]["url"].is_null()) << "a cut address leads elsewhere";
  }
}

TEST(Webhook, CutsLongPassagesAndKeepsTheirMarks) {
  model::Alert alert = sample::alert();
  std::string text(30'000, 'x');
  text += " strike ";
  alert.passages.assign(3, {model::Field::text, text, {{30'001, 30'007}}});

  const json passages = json::parse(body_of(alert))["data"]["passages"];

  ASSERT_EQ(passages.size(), 3U);
  const std::string shown = passages[0]["text"];
  EXPECT_NE(shown.find("strike"), std::string::npos);
  EXPECT_EQ(passages[0]["marks"].size(), 1U);
}

}  // namespace
