// What a digest says, in a mail and to a webhook.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "alerts/alerts.h"
#include "alerts/formats/layout.h"
#include "tests/alerts/sample.h"

namespace {

using nlohmann::json;

model::Alert second() {
  model::Alert alert = sample::alert();
  alert.id = "al_second";
  alert.article.title = "Pilots join the <strike>";
  alert.passages.clear();
  alert.created += std::chrono::minutes(1);
  return alert;
}

model::Alert digest(model::Reason reason = model::Reason::quiet_hours) {
  return alerts::digest_of(
      {"press-desk", {reason}, {sample::alert(), second()}, 3, {"9 feeds polled"}},
      sample::at(sample::kSeen + 60));
}

std::string text_of(const model::Alert& alert) {
  return alerts::to_text_part(
      alerts::word(alert, sample::options(), sample::at(sample::kSeen + 60)));
}

TEST(DigestMail, TellsEachAlertShortly) {
  EXPECT_EQ(text_of(digest()), R"(5 reports came in your quiet hours

* Dockers walk out in Ostend
  Reported by Harbour News.
  “The dockers of Ostend began a *strike* on Thursday.”
  Read:    https://news.example.org/a1 (Harbour News, English)
  When:    published Thu 25 May 2023, 12:02; seen 12:04; sent 12:05 (UTC)
  Why:     rule “Strikes in the harbour”

* Pilots join the <strike>
  Reported by Harbour News.
  Read:    https://news.example.org/a1 (Harbour News, English)
  When:    published Thu 25 May 2023, 12:02; seen 12:04; sent 12:05 (UTC)
  Why:     rule “Strikes in the harbour”

And 3 more: wirewatch hits list.

When:    sent Thu 25 May 2023, 12:05 (UTC)
Why:     rule “Strikes in the harbour”
Also:    9 feeds polled
More:    wirewatch alerts list
)");
}

// A story with an update that came later, and more that are not shown.
model::Alert digest_with_update(model::Reason reason = model::Reason::quiet_hours) {
  model::Alert update = second();
  update.kind = model::AlertKind::update;
  update.article.url = "https://news.example.org/a2";
  update.passages = {{model::Field::text, "The pilots join them.", {}}};
  model::Alert told = alerts::told_together({sample::alert(), update});
  told.more = 4;
  return alerts::digest_of({"press-desk", {reason}, {told}}, sample::at(sample::kSeen + 60));
}

TEST(DigestMail, PutsItsNoticesLastAndIsNoMoreUrgentForThem) {
  auto notice = alerts::plan_notice(sample::desk("desk", {"x@e.org"}), "A list may be stale.",
                                    sample::at(sample::kSeen - 60))
                    .alert;
  notice.rules = {{"threats", "Threats", 1, model::Rule::Priority::high}};
  EXPECT_FALSE(alerts::is_urgent(notice));

  const auto digest =
      alerts::digest_of({"press-desk", {model::Reason::digest}, {notice, sample::alert()}},
                        sample::at(sample::kSeen));

  EXPECT_FALSE(alerts::is_urgent(digest));
  EXPECT_EQ(digest.items.at(1).kind, model::AlertKind::notice);
  EXPECT_TRUE(alerts::word(digest, sample::options(), sample::at(sample::kSeen))
                  .subject.starts_with("Digest: One report and one notice: Dockers walk out"));
}

TEST(DigestMail, TellsWhatIsUrgentOfAnEventFirst) {
  model::Alert update = second(), urgent = second();
  urgent.id = "al_urgent";
  urgent.rules[0].priority = model::Rule::Priority::high;

  EXPECT_EQ(alerts::told_together({sample::alert(), update, urgent}).items.at(0).id, "al_urgent");
}

TEST(DigestMail, TellsWhatCameLaterOfAnEvent) {
  EXPECT_EQ(text_of(digest_with_update()), R"(One report came in your quiet hours

* Dockers walk out in Ostend
  Reported by Harbour News.
  “The dockers of Ostend began a *strike* on Thursday.”
  Read:    https://news.example.org/a1 (Harbour News, English)
  Update:  Pilots join the <strike>
           Reported by Harbour News.
           “The pilots join them.”
           https://news.example.org/a2 (Harbour News, English)
  Further: and 4 more about this event.
  When:    published Thu 25 May 2023, 12:02; seen 12:04; sent 12:05 (UTC)
  Why:     rule “Strikes in the harbour”

When:    sent Thu 25 May 2023, 12:05 (UTC)
Why:     rule “Strikes in the harbour”
More:    wirewatch alerts list
)");
  const std::string summary = text_of(digest_with_update(model::Reason::at_most));
  EXPECT_NE(
      summary.find("  Update:  Pilots join the <strike>\n           Reported by Harbour News.\n"),
      std::string::npos)
      << summary;
}

TEST(DigestMail, LinksWhatCameLaterOfAnEventInHtml) {
  const std::string html = alerts::to_html_part(
      alerts::word(digest_with_update(), sample::options(), sample::at(sample::kSeen + 60)));

  EXPECT_NE(html.find("href=\"https://news.example.org/a2\""), std::string::npos) << html;
  EXPECT_NE(html.find("The pilots join them."), std::string::npos);
  EXPECT_NE(html.find("and 4 more about this event."), std::string::npos);
}

TEST(DigestChat, TellsWhatCameLaterOfAnEvent) {
  for (const auto format :
       {model::WebhookFormat::slack, model::WebhookFormat::teams, model::WebhookFormat::ntfy}) {
    const std::string body = alerts::render_post(digest_with_update(), format,
                                                 "https://chat.example.org/desk", sample::options())
                                 .body;

    EXPECT_NE(body.find("Update: Pilots join the"), std::string::npos) << body;
    EXPECT_NE(body.find("And 4 more"), std::string::npos) << body;
  }
}

// What was held of its event: another article, and more that is not shown.
model::Alert alert_that_carries() {
  model::Alert alert = sample::alert();
  for (int i = 0; i < 5; ++i)
    alert.passages.push_back({model::Field::text, "Sentence " + std::to_string(i), {}});
  alert.items = {second()};
  alert.items[0].article.source = "Selm Courier";
  alert.items[0].article.url = "https://news.example.org/held";
  alert.more = 4;
  return alert;
}

TEST(CarryingMail, TellsWhatWasHeldBelowAllThatIsItsOwn) {
  const std::string text = text_of(alert_that_carries());

  EXPECT_NE(text.find("“Sentence 3”\n\nOne more passage met the rule.\n\nRead:    https"),
            std::string::npos)
      << text;
  const std::string below = R"(
What was held until now of this event:

* Pilots join the <strike>
  Reported by Selm Courier.
  Read:    https://news.example.org/held (Selm Courier, English)

And 4 more about this event.

)";
  EXPECT_TRUE(text.ends_with("fqe\n" + below)) << text;
}

TEST(CarryingMail, TellsItsOwnBesideTheSubjectAndBeforeWhatWasHeldInHtml) {
  const std::string html = alerts::to_html_part(
      alerts::word(alert_that_carries(), sample::options(), sample::at(sample::kSeen + 60)));

  EXPECT_NE(html.find("overflow:hidden\">The dockers of Ostend began"), std::string::npos) << html;
  std::size_t last = 0;
  for (const char* const piece :
       {"Sentence 3", "One more passage met the rule.", "Read the article</a>", ">When</td>",
        "What was held until now of this event:", "Pilots join", "And 4 more about this event."}) {
    EXPECT_GT(html.find(piece), last) << piece;
    last = html.find(piece);
    EXPECT_NE(last, std::string::npos) << piece;
  }
}

TEST(CarryingChat, SaysOfWhatWasHeldThatItWas) {
  for (const auto format :
       {model::WebhookFormat::slack, model::WebhookFormat::teams, model::WebhookFormat::ntfy}) {
    const std::string body = alerts::render_post(alert_that_carries(), format,
                                                 "https://chat.example.org/desk", sample::options())
                                 .body;
    const auto own = body.find("Thu 25 May 2023, 12:02 (UTC). Rule");
    const auto label = body.find("What was held until now of this event:");
    const auto held = body.find("Pilots join the");

    EXPECT_TRUE(own < label && label < held && held != body.npos) << body;
    EXPECT_LT(held, body.find("And 4 more")) << body;
  }
}

TEST(DigestMail, OfASummaryNamesThemOnly) {
  const std::string text = text_of(digest(model::Reason::at_most));

  EXPECT_NE(text.find("5 more reports\n\n* Dockers walk out in Ostend\n"), std::string::npos)
      << text;
  EXPECT_EQ(text.find("on Thursday"), std::string::npos) << text;
  EXPECT_NE(text.find("  Read:    https://news.example.org/a1"), std::string::npos) << text;
}

TEST(DigestMail, TellsOfItsStoriesAndUpdatesByTheReadersClock) {
  model::Alert alert = sample::spoken_alert();
  model::Statement bell = alert.statements[0];
  bell.speakers[0].member = "Ann Bell";
  alert.statements.push_back(bell);
  alert.kind = model::AlertKind::update;
  alert.reason = model::Reason::new_statement;
  alert.timezone = "Europe/Brussels";
  alert.story = {.id = {40'001},
                 .articles = 2,
                 .outlets = 2,
                 .copies = 0,
                 .others = "also reported by one outlet, in its own words",
                 .in_order = {},
                 .agency = {}};

  const std::string text = text_of(alerts::digest_of(
      {"desk", {model::Reason::digest}, {alert}, 0, {}}, sample::at(sample::kSeen)));

  EXPECT_EQ(text, R"(One report

* Update: Mia Dorn, Defence Minister of Kazakhstan, accused NATO
  at the Council of Ministers. Reported by Harbour News.
  “*NATO* is building up its groups. Another stage has begun”
  Also in this article: Ann Bell, Defence Minister of Kazakhstan, accused
  NATO of using the crisis as a pretext.
  Read:    https://news.example.org/a1 (Example Press, English)
  When:    published Thu 25 May 2023, 14:02 Brussels; seen 14:04; sent 14:05
  Others:  The event is reported by 2 outlets so far; not each of them has
           this news.
  Why:     rule “Ministers on NATO”
  More:    wirewatch stories show st_1721

When:    sent Thu 25 May 2023, 14:05 Brussels
Why:     rule “Ministers on NATO”
More:    wirewatch alerts list
)");
}

TEST(DigestMail, CountsNobodyFromAnotherOutletsSide) {
  model::Alert first = sample::alert(), update = second();
  update.kind = model::AlertKind::update;
  update.article.source = "Selm Courier";
  update.created += std::chrono::minutes(1);
  first.story = {.id = {7},
                 .articles = 1,
                 .outlets = 1,
                 .copies = 0,
                 .others = {},
                 .in_order = {},
                 .agency = {}};
  update.story = {.id = {7},
                  .articles = 2,
                  .outlets = 2,
                  .copies = 0,
                  .others = "also reported by one outlet, in its own words",
                  .in_order = {"Harbour News", "Selm Courier"},
                  .agency = "TASS"};

  const auto digest = alerts::digest_of(
      {"desk", {model::Reason::digest}, {alerts::told_together({first, update})}, 0, {}},
      sample::at(sample::kSeen));

  ASSERT_EQ(digest.items.size(), 1u);
  EXPECT_EQ(digest.items[0].story.agency, "") << "the first article credits nobody";
  EXPECT_NE(text_of(digest).find(
                "  Others:  The event is reported by 2 outlets so far. First reported by\n"
                "           Harbour News (this outlet), then Selm Courier.\n"),
            std::string::npos)
      << text_of(digest);
}

TEST(DigestMail, IsHarmlessAsHtml) {
  const std::string html = alerts::to_html_part(
      alerts::word(digest(), sample::options(), sample::at(sample::kSeen + 60)));

  EXPECT_NE(html.find("Pilots join the &lt;strike&gt;"), std::string::npos) << html;
  EXPECT_NE(html.find("href=\"https://news.example.org/a1\""), std::string::npos);
  EXPECT_EQ(html.find("<strike>"), std::string::npos);
}

TEST(DigestMail, IsNamedByItsFirstAlert) {
  const auto wording = alerts::word(digest(), sample::options(), sample::at(sample::kSeen));

  EXPECT_EQ(wording.subject,
            "5 reports came in your quiet hours: Dockers walk out in Ostend (Harbour News)");
}

TEST(DigestMail, MayHoldNothing) {
  const auto empty =
      alerts::plan_empty_digest(sample::desk("boss", {"x@e.org"}), {"212 feeds polled, 3 failing"},
                                sample::at(sample::kSeen + 60));

  EXPECT_EQ(text_of(empty.alert), R"(Nothing to report

When:    sent Thu 25 May 2023, 12:05 (UTC)
Also:    212 feeds polled, 3 failing
More:    wirewatch alerts list
)");
}

TEST(DigestWebhook, HoldsEachAlertUnderItsId) {
  const json body = json::parse(alerts::render_webhook(digest()));

  EXPECT_EQ(body["type"], "digest.told");
  EXPECT_EQ(body["data"]["reason"], "quiet_hours");
  EXPECT_TRUE(body["data"]["article"].is_null());
  ASSERT_EQ(body["data"]["items"].size(), 2u);
  EXPECT_EQ(body["data"]["items"][1]["alert"], "al_second");
  EXPECT_EQ(body["data"]["items"][1]["article"]["title"], "Pilots join the <strike>");
  EXPECT_EQ(body["data"]["items"][0]["passages"].size(), 1u);
  EXPECT_EQ(body["data"]["more"], 3);
  EXPECT_EQ(body["data"]["notes"][0], "9 feeds polled");
  EXPECT_EQ(json::parse(alerts::render_webhook(digest(model::Reason::at_most)))["type"],
            "summary.told");
}

TEST(DigestWebhook, HoldsWhatCameLaterOfAnEvent) {
  const json item = json::parse(alerts::render_webhook(digest_with_update()))["data"]["items"][0];

  ASSERT_EQ(item["further"].size(), 1u);
  EXPECT_EQ(item["further"][0]["alert"], "al_second");
  EXPECT_EQ(item["further"][0]["article"]["url"], "https://news.example.org/a2");
  EXPECT_EQ(item["further"][0]["passages"][0]["text"], "The pilots join them.");
  EXPECT_EQ(item["more"], 4);
}

TEST(DigestWebhook, FitsIntoItsLimitAndCountsWhatIsLeftOut) {
  std::vector<model::Alert> many(50, sample::alert());
  for (auto& alert : many) {
    alert.article.title = std::string(300, '"');
    alert.passages[0].text = std::string(2000, '\\');
    alert.passages[0].marks.clear();
  }
  const auto alert = alerts::digest_of({"press-desk", {model::Reason::storm}, many, 50, {}},
                                       sample::at(sample::kSeen));

  const std::string body = alerts::render_webhook(alert);

  EXPECT_LT(body.size(), 20'000u);
  const json data = json::parse(body)["data"];
  EXPECT_GT(data["items"].size(), 0u);
  EXPECT_EQ(data["items"].size() + data["more"].get<std::size_t>(), 100u);
}

TEST(DigestJson, ComesBackFromTheOutbox) {
  const auto stored = alerts::from_json(alerts::to_json(digest()));

  ASSERT_TRUE(stored) << stored.error();
  ASSERT_EQ(stored->items.size(), 2u);
  EXPECT_EQ(stored->items[1].article.title, "Pilots join the <strike>");
  EXPECT_EQ(stored->more, 3u);
  EXPECT_EQ(stored->notes, std::vector<std::string>{"9 feeds polled"});
  EXPECT_EQ(stored->kind, model::AlertKind::digest);
  const auto with_update = alerts::from_json(alerts::to_json(digest_with_update()));
  ASSERT_TRUE(with_update) << with_update.error();
  ASSERT_EQ(with_update->items[0].items.size(), 1u);
  EXPECT_EQ(with_update->items[0].items[0].id, "al_second");
  EXPECT_EQ(with_update->items[0].more, 4u);
}

}  // namespace
