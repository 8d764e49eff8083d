#include <gtest/gtest.h>

#include "alerts/alerts.h"
#include "tests/alerts/sample.h"

namespace {

// Every member of an Alert, so that a forgotten one shows.
void expect_same(const model::Alert& a, const model::Alert& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.reason, b.reason);
  EXPECT_EQ(a.receiver, b.receiver);
  EXPECT_EQ(a.timezone, b.timezone);
  EXPECT_EQ(a.rules, b.rules);
  EXPECT_EQ(a.story, b.story);
  EXPECT_EQ(a.article, b.article);
  EXPECT_EQ(a.feed, b.feed);
  EXPECT_EQ(a.passages, b.passages);
  EXPECT_EQ(a.created, b.created);
}

TEST(AlertJson, BringsBackWhatItWrote) {
  model::Alert full = sample::alert();
  full.kind = model::AlertKind::update;
  full.reason = model::Reason::further_rule;
  full.rules.push_back({"b",
                        "“B” \\ \"c\"",
                        9,
                        model::Rule::Priority::high,
                        model::Rule::Per::article,
                        {.sources = 3}});
  full.story = {{40'001}, 5, 4, 2, "also reported by 3 outlets", {"TASS", "Selm Courier"}, "TASS"};
  full.timezone = "Europe/Brussels";
  full.article.text = "left in by mistake";
  full.article.title = "Ünïcode, \x1b[31m, \xE2\x80\xAE and 😀\n";
  full.article.published = model::Time(std::chrono::microseconds(1'685'016'120'000'001));
  full.passages.push_back({model::Field::title, "Dockers", {{0, 3}, {4, 7}}});
  model::Alert undated = sample::alert();
  undated.article.published.reset();

  for (const model::Alert& alert : {full, undated, model::Alert{}}) {
    const auto back = alerts::from_json(alerts::to_json(alert));

    ASSERT_TRUE(back) << back.error();
    expect_same(*back, alert);
  }
}

TEST(AlertJson, BringsBackATestAlert) {
  const model::Alert alert =
      alerts::plan_test(sample::desk("desk", {"x@e.org"}), sample::at(7)).alert;

  const auto back = alerts::from_json(alerts::to_json(alert));

  ASSERT_TRUE(back) << back.error();
  expect_same(*back, alert);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(AlertJson, SaysWhatIsWrongWithAStoredText) {
  const std::string good = alerts::to_json(sample::alert());
  const std::string bad[] = {
      "",
      "[]",
      "{}",
      "null",
      good.substr(0, good.size() / 2),
      replaced(good, "\"kind\":\"alert\"", "\"kind\":\"party\""),
      replaced(good, "\"kind\":\"alert\"", "\"kind\":7"),
      replaced(good, "[[30,36]]", "[[30]]"),
      replaced(good, "[[30,36]]", "7"),
      std::string(100'000, '['),
  };
  for (const std::string& text : bad) {
    const auto read = alerts::from_json(text);

    ASSERT_FALSE(read) << text.substr(0, 80);
    EXPECT_TRUE(read.error().starts_with("not an alert: ")) << read.error();
  }
}

TEST(AlertJson, NeverWritesInvalidUtf8) {
  model::Alert alert = sample::alert();
  alert.article.title = "broken \xFF\xC3 title";

  const auto back = alerts::from_json(alerts::to_json(alert));

  ASSERT_TRUE(back) << back.error();
  EXPECT_EQ(back->article.title, "broken \uFFFD\uFFFD title");
}

}  // namespace
