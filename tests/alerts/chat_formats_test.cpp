// Every kind of alert in every format, with what hostile feeds say, held to the format's own rules.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "alerts/alerts.h"
#include "alerts/formats/chat.h"
#include "tests/alerts/sample.h"
#include "text/utf8.h"

namespace {

using Json = nlohmann::json;
using enum model::WebhookFormat;

Json post_of(const model::Alert& alert, model::WebhookFormat format) {
  return Json::parse(
      alerts::render_post(alert, format, "https://ntfy.sh/press", sample::options()).body);
}

struct Kind {
  const char* name;
  model::Alert alert;
};

// One of each kind, all words of others being `words`.
std::vector<Kind> all_kinds(const std::string& words) {
  model::Alert alert = sample::alert();
  alert.article.title = alert.article.source = alert.feed = words;
  alert.rules[0].title = words;
  alert.passages = {{model::Field::text, words, {{0, 4}}}};
  model::Alert said = sample::spoken_alert();
  said.article.source = words;
  for (auto& statement : said.statements) {
    statement.words = statement.target_met = statement.venue = words;
    statement.via = {words, words};
    for (auto& speaker : statement.speakers) speaker.name = speaker.member = words;
  }
  model::Alert update = alert;
  update.kind = model::AlertKind::update;
  const auto desk = sample::desk("desk", {"x@e.org"});
  const auto now = sample::at(sample::kSeen);
  std::vector<model::Alert> many(60, alert);
  many[0] = said;
  return {{"alert", alert},
          {"statement", said},
          {"update", update},
          {"digest", alerts::digest_of({"desk", {model::Reason::digest}, many, 7, {words}}, now)},
          {"summary", alerts::digest_of({"desk", {model::Reason::at_most}, many, 7, {}}, now)},
          {"test", alerts::plan_test(desk, now).alert},
          {"notice", alerts::plan_notice(desk, words, now).alert}};
}

std::string repeated(const std::string& piece, std::size_t times) {
  std::string pile;
  for (std::size_t i = 0; i < times; ++i) pile += piece;
  return pile;
}

std::vector<std::string> hostile_words() {
  return {"plain",
          "<!channel> <@U012AB> <https://evil.example|click> & <b>&amp;",
          "*bold* _it_ ~no~ `code` ```block``` **md** [click](https://evil.example)",
          "@everyone @channel #general",
          "safe\u202eelif \u2066x\u2069",
          "שביתה בנמל",
          "line\r\none\u2028two\x1b[2J",
          repeated("word & <sign> ", 800),
          repeated("w", 10'000),
          repeated("\"\\", 5'000),
          repeated("👩‍👩‍👧‍👦", 2'000),
          repeated("e\u0301", 5'000),
          "\xff\xfe not UTF-8",
          ""};
}

// Every string in a document, with the key under which it stands.
void gather(const Json& value, const std::string& key,
            std::vector<std::pair<std::string, std::string>>& found) {
  if (value.is_string()) found.emplace_back(key, value.get<std::string>());
  if (value.is_array())
    for (const auto& each : value) gather(each, key, found);
  if (value.is_object())
    for (const auto& [name, each] : value.items()) gather(each, name, found);
}

std::vector<std::pair<std::string, std::string>> strings_in(const Json& document) {
  std::vector<std::pair<std::string, std::string>> found;
  gather(document, "", found);
  return found;
}

bool has(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

TEST(SlackMessage, SaysWhatTheModelSays) {
  EXPECT_EQ(post_of(sample::spoken_alert(), slack), Json::parse(R"json({
    "text": "Mia Dorn accused NATO (Harbour News)", "unfurl_links": false, "unfurl_media": false,
    "blocks": [
      {"type": "header",
       "text": {"type": "plain_text", "text": "Mia Dorn accused NATO", "emoji": false}},
      {"type": "section", "text": {"type": "mrkdwn", "verbatim": true,
       "text": ">“*NATO* is building up its groups. Another stage has begun”\nDefence Minister of Kazakhstan, Council of Ministers, via Harbour News"}},
      {"type": "context", "elements": [{"type": "mrkdwn", "verbatim": true,
       "text": "<https://news.example.org/a1|Example Press>, Thu 25 May 2023, 12:02 (UTC). Rule “Ministers on NATO”"}]},
      {"type": "actions", "elements": [{"type": "button",
       "text": {"type": "plain_text", "text": "Read the article"},
       "url": "https://news.example.org/a1"}]}]})json"));
}

TEST(SlackMessage, KeepsToSlacksLimitsWhateverItHolds) {
  for (const std::string& words : hostile_words())
    for (const auto& [name, alert] : all_kinds(words)) {
      const Json message = post_of(alert, slack);
      const std::string where = std::string(name) + ": " + words.substr(0, 40);

      EXPECT_LE(message.dump(-1, ' ', false).size(), 12'000u) << where;
      EXPECT_LE(message["blocks"].size(), 50u) << where;
      for (const Json& block : message["blocks"]) {
        const std::size_t most = block["type"] == "header" ? 150 : 3000;
        for (const auto& [key, text] : strings_in(block)) {
          if (key != "text") continue;
          EXPECT_GE(text.size(), 1u) << where;
          EXPECT_LE(alerts::count_units(text), most) << where;
        }
      }
    }
}

// A header is plain text: there * formats nothing.
TEST(SlackMessage, TakesNoMarkupFromOthers) {
  for (const std::string& words : hostile_words())
    for (const auto& [name, alert] : all_kinds(words)) {
      const Json message = post_of(alert, slack);
      std::vector<std::string> formatted{message["text"].get<std::string>()};
      for (const Json& block : message["blocks"]) {
        for (const auto& [key, text] : strings_in(block))
          EXPECT_FALSE(key == "text" && (has(text, "<!") || has(text, "<@"))) << name << text;
        if (block["type"] == "section") formatted.push_back(block["text"]["text"]);
        if (block["type"] == "context") formatted.push_back(block["elements"][0]["text"]);
      }
      for (const std::string& text : formatted)
        for (const char* const bad : {"<!", "<@", "<#", "<https://evil", "`", "_", "~", "<b>"})
          EXPECT_FALSE(has(text, bad)) << name << ": " << text;
    }
}

TEST(SlackMessage, MakesBoldWhatStandsAtTheBordersOfWords) {
  const struct {
    const char* says;
    std::string text;
    model::Passage::Mark mark;
    std::string shown;
  } rows[] = {
      {"a word", "in NATO now", {3, 7}, ">“in *NATO* now”"},
      {"at the beginning", "NATO, now", {0, 4}, ">“*NATO*, now”"},
      {"part of a word", "the NATOs", {4, 8}, ">“the NATOs”"},
      {"between other letters", "proНАТОs", {3, 11}, ">“proНАТОs”"},
      {"an asterisk of its own", "a * NATO", {4, 8}, ">“a ∗ *NATO*”"},
  };
  for (const auto& row : rows) {
    model::Alert alert = sample::alert();
    alert.passages = {{model::Field::text, row.text, {row.mark}}};

    const Json section = post_of(alert, slack)["blocks"][1];

    EXPECT_EQ(section["text"]["text"], row.shown) << row.says;
  }
}

TEST(SlackMessage, CutsNoEntityAndNoEmoji) {
  model::Alert alert = sample::alert();
  alert.article.title = repeated("&", 200);
  const std::string signs = post_of(alert, slack)["blocks"][0]["text"]["text"];
  alert.article.title = repeated("👩‍👩‍👧‍👦", 200);
  const std::string family = post_of(alert, slack)["blocks"][0]["text"]["text"];

  EXPECT_EQ(signs, repeated("&amp;", 29) + "…");
  EXPECT_EQ(family, repeated("👩‍👩‍👧‍👦", family.size() / 25) + "…");
  EXPECT_GE(family.size() / 25, 13u);
}

TEST(SlackMessage, LinksNoAddressThatIsNone) {
  for (const char* const url :
       {"javascript:alert(1)", "https://e.org/|x>y", "https://é.org/", ""}) {
    model::Alert alert = sample::alert();
    alert.article.url = url;

    const std::string body =
        alerts::render_post(alert, slack, "https://e.org/", sample::options()).body;

    EXPECT_FALSE(has(body, "javascript")) << body;
    EXPECT_FALSE(has(body, "/|x>y|")) << body;
  }
}

TEST(TeamsMessage, IsACardInTheEnvelopeThatWorkflowsTake) {
  const Json message = post_of(sample::spoken_alert(), teams);

  EXPECT_EQ(message["type"], "message");
  ASSERT_EQ(message["attachments"].size(), 1u);
  EXPECT_EQ(message["attachments"][0]["contentType"], "application/vnd.microsoft.card.adaptive");
  const Json card = message["attachments"][0]["content"];
  EXPECT_EQ(card["type"], "AdaptiveCard");
  EXPECT_EQ(card["version"], "1.4");
  EXPECT_EQ(card["body"][0]["inlines"][0]["text"], "Mia Dorn accused NATO");
  EXPECT_EQ(card["body"][1]["inlines"][1]["text"], "NATO");
  EXPECT_EQ(card["body"][1]["inlines"][1]["highlight"], true);
  EXPECT_EQ(card["body"][2]["inlines"][0]["text"],
            "Defence Minister of Kazakhstan, Council of Ministers, via Harbour News");
  EXPECT_EQ(card["actions"][0]["url"], "https://news.example.org/a1");
}

TEST(TeamsMessage, KeepsToItsLimitAndLetsOthersFormatNothing) {
  for (const std::string& words : hostile_words())
    for (const auto& [name, alert] : all_kinds(words)) {
      const std::string body =
          alerts::render_post(alert, teams, "https://e.org/", sample::options()).body;
      const std::string where = std::string(name) + ": " + words.substr(0, 40);

      EXPECT_LE(std::max(body.size(), 2 * alerts::count_units(body)), 27'000u) << where;
      for (const auto& [key, text] : strings_in(Json::parse(body))) {
        // A TextBlock's text and a fact's would be Markdown.
        const bool is_markdown = key == "type" && (text == "TextBlock" || text == "FactSet");
        EXPECT_FALSE(is_markdown || (key == "text" && text.empty())) << where;
      }
    }
}

TEST(NtfyMessage, IsPublishedAtTheServersRoot) {
  const auto post = alerts::render_post(sample::spoken_alert(), ntfy,
                                        "https://ntfy.example.org/press", sample::options());

  EXPECT_EQ(post.url, "https://ntfy.example.org/");
  EXPECT_EQ(Json::parse(post.body), Json::parse(R"json({
    "topic": "press", "title": "Mia Dorn accused NATO",
    "message": "“NATO is building up its groups. Another stage has begun”\nDefence Minister of Kazakhstan, Council of Ministers, via Harbour News\nExample Press, Thu 25 May 2023, 12:02 (UTC). Rule “Ministers on NATO”",
    "click": "https://news.example.org/a1",
    "actions": [{"action": "view", "label": "Read the article",
                 "url": "https://news.example.org/a1"}]})json"));
}

TEST(NtfyMessage, StaysAMessageAndBecomesNoFile) {
  for (const std::string& words : hostile_words())
    for (const auto& [name, alert] : all_kinds(words)) {
      const auto body = alerts::render_post(alert, ntfy, "https://e.org/x", sample::options()).body;
      const Json message = Json::parse(body);
      const std::string where = std::string(name) + ": " + words.substr(0, 40);

      EXPECT_LE(body.size(), 8192u) << where;
      EXPECT_LT(message["message"].get<std::string>().size(), 4096u) << where;
      EXPECT_FALSE(message["message"].get<std::string>().empty()) << where;
      EXPECT_LE(alerts::count_units(message["title"].get<std::string>()), 150u) << where;
      EXPECT_FALSE(message.contains("markdown"));
    }
}

TEST(NtfyMessage, IsUrgentWhereTheRuleIs) {
  model::Alert alert = sample::alert();
  EXPECT_FALSE(post_of(alert, ntfy).contains("priority"));
  alert.rules[0].priority = model::Rule::Priority::high;

  EXPECT_EQ(post_of(alert, ntfy)["priority"], 4);
}

TEST(NtfyTopic, IsOneWordBehindTheHost) {
  const std::pair<const char*, bool> rows[] = {
      {"https://ntfy.sh/press-desk_1", true},
      {"http://127.0.0.1:8080/alerts", true},
      {"https://ntfy.sh/", false},
      {"https://ntfy.sh", false},
      {"https://ntfy.sh/a/b", false},
      {"https://ntfy.sh/a?x=1", false},
      {"https://ntfy.sh/a%20b", false},
  };
  for (const auto& [url, good] : rows)
    EXPECT_EQ(alerts::refusal_of_topic(url).empty(), good) << url;
  EXPECT_FALSE(alerts::refusal_of_topic("https://ntfy.sh/" + std::string(65, 'x')).empty());
}

TEST(Chats, AreToldUpdatesDigestsAndWhatIsLeftOut) {
  for (const auto format : {slack, teams, ntfy}) {
    const auto body_of = [&](const model::Alert& alert) {
      return alerts::render_post(alert, format, "https://e.org/x", sample::options()).body;
    };
    for (const auto& [name, alert] : all_kinds("Dockers walk out")) {
      const std::string body = body_of(alert);
      const bool of_several =
          alert.kind == model::AlertKind::digest || alert.kind == model::AlertKind::summary;
      const bool is_test = alert.kind == model::AlertKind::test;
      EXPECT_TRUE(has(body, is_test ? "This is a test, and it arrived." : "Dockers walk out"))
          << name << body;
      EXPECT_EQ(has(body, "Update: Dockers walk out"), alert.kind == model::AlertKind::update);
      EXPECT_EQ(has(body, "67 "), of_several) << body;
      EXPECT_EQ(has(body, " more: wirewatch hits list."), of_several) << body;
    }
  }
}

TEST(Chats, NameEverybodyWhoSaidWhatMeetsTheRule) {
  model::Alert alert = sample::spoken_alert();
  model::Statement bell = alert.statements[0];
  bell.speakers[0].member = "Ann Bell";
  alert.statements.push_back(bell);
  alert.timezone = "Europe/Brussels";
  const auto digest =
      alerts::digest_of({"desk", {model::Reason::digest}, {alert}, 0, {}}, sample::at(9));
  for (const auto format : {slack, teams, ntfy})
    for (const model::Alert& told : {alert, digest}) {
      const std::string body =
          alerts::render_post(told, format, "https://e.org/x", sample::options()).body;

      EXPECT_TRUE(has(body, "Also in this article: Ann Bell")) << body;
      EXPECT_TRUE(format == ntfy || has(body, "14:02 Brussels")) << body;
    }
}

TEST(Chats, GetTheSameBytesAtEveryAttempt) {
  for (const auto format : {json, slack, teams, ntfy}) {
    const auto first =
        alerts::render_post(sample::spoken_alert(), format, "https://e.org/x", sample::options());
    const auto again =
        alerts::render_post(sample::spoken_alert(), format, "https://e.org/x", sample::options());
    EXPECT_EQ(first.body, again.body);
  }
}

TEST(CutToCost, LeavesWhatIsIsolatedIsolated) {
  const std::string cut = alerts::cut_to_cost("\u2068שביתה בנמל שביתה\u2069 here", 8);

  EXPECT_TRUE(cut.ends_with("…\u2069")) << cut;
  EXPECT_LE(alerts::count_units(cut), 8u);
  EXPECT_EQ(alerts::cut_to_cost("short", 5), "short");
}

}  // namespace
