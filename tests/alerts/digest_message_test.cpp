// What a digest says, in a mail and to a webhook.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "alerts/alerts.h"
#include "alerts/layout.h"
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
      {"press-desk", reason, {sample::alert(), second()}, 3, {"9 feeds polled"}},
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
  Read:  https://news.example.org/a1 (Harbour News, English)
  When:  published Thu 25 May 2023, 12:02; seen 12:04; sent 12:05 (UTC)
  Why:   rule “Strikes in the harbour”

* Pilots join the <strike>
  Reported by Harbour News.
  Read:  https://news.example.org/a1 (Harbour News, English)
  When:  published Thu 25 May 2023, 12:02; seen 12:04; sent 12:05 (UTC)
  Why:   rule “Strikes in the harbour”

And 3 more: wirewatch hits list.

When:    sent Thu 25 May 2023, 12:05 (UTC)
Why:     rule “Strikes in the harbour”
Also:    9 feeds polled
More:    wirewatch rules show harbour-strike
         wirewatch alerts list
)");
}

TEST(DigestMail, OfASummaryNamesThemOnly) {
  const std::string text = text_of(digest(model::Reason::at_most));

  EXPECT_NE(text.find("5 more reports\n\n* Dockers walk out in Ostend\n"), std::string::npos)
      << text;
  EXPECT_EQ(text.find("on Thursday"), std::string::npos) << text;
  EXPECT_NE(text.find("  Read:  https://news.example.org/a1"), std::string::npos) << text;
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

TEST(DigestWebhook, FitsIntoItsLimitAndCountsWhatIsLeftOut) {
  std::vector<model::Alert> many(50, sample::alert());
  for (auto& alert : many) {
    alert.article.title = std::string(300, '"');
    alert.passages[0].text = std::string(2000, '\\');
    alert.passages[0].marks.clear();
  }
  const auto alert = alerts::digest_of({"press-desk", model::Reason::storm, many, 50, {}},
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
}

}  // namespace
