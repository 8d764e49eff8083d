// What a mail says of its story.
#include <gtest/gtest.h>

#include "alerts/alerts.h"
#include "alerts/formats/layout.h"
#include "tests/alerts/received_mail.h"
#include "tests/alerts/sample.h"

namespace {

const model::Time kSent = sample::at(sample::kSeen + 60);

std::string text_of(const model::Alert& alert) {
  return alerts::to_text_part(alerts::word(alert, sample::options(), kSent));
}
std::string row_of(const model::Alert& alert, const std::string& label) {
  std::string text;
  for (const auto& row : alerts::word(alert, sample::options(), kSent).rows)
    if (row.label == label)
      for (const std::string& line : row.lines) text += line + "\n";
  return text;
}

// Of the first report of a story.
model::Alert first_report() {
  model::Alert alert = sample::alert();
  alert.story = {.id = {40'001}, .articles = 1, .outlets = 1, .in_order = {"Harbour News"}};
  return alert;
}
model::Alert third_report() {
  model::Alert alert = first_report();
  alert.story = {.id = {40'001},
                 .articles = 4,
                 .outlets = 3,
                 .copies = 1,
                 .others = "also reported by 2 outlets: 1 copy of TASS, 1 of its own",
                 .in_order = {"TASS", "Selm Courier", "Harbour News"}};
  return alert;
}

}  // namespace

TEST(MailOfAStory, ReadsLikeTheModel) {
  model::Alert alert = third_report();
  alert.rules[0].updates.statements = true;

  EXPECT_EQ(text_of(alert), R"(Dockers walk out in Ostend
Reported by Harbour News.

“The dockers of Ostend began a *strike* on Thursday.”

Read:    https://news.example.org/a1 (Harbour News, English)
When:    published Thu 25 May 2023, 12:02; seen 12:04; sent 12:05 (UTC)
Others:  Also reported by 2 outlets: 1 copy of TASS, 1 of its own.
         First reported by TASS, then Selm Courier, then Harbour News (this
         outlet).
         You get another mail about this event only when somebody says
         something new.
Why:     rule “Strikes in the harbour”.
More:    wirewatch stories show st_1721
         wirewatch rules why 77
         wirewatch alerts why al_01h19cqp4rfasb9533tdjr8fqe
)");
}

TEST(MailOfAStory, SaysWhatFollowsOnlyWhereItIsTrue) {
  using Rule = model::Rule;
  const struct {
    const char* says;
    Rule::Per per;
    Rule::Updates updates;
    std::string line;
  } rows[] = {
      {"never",
       Rule::Per::story,
       {},
       "None yet. You will not get another mail about this event.\n"},
      {"statements",
       Rule::Per::story,
       {.statements = true},
       "None yet. You get another mail about this event only when somebody says something new.\n"},
      {"outlets",
       Rule::Per::story,
       {.sources = 3},
       "None yet. You get another mail about this event only once 3 outlets report it in words of "
       "their own.\n"},
      {"articles",
       Rule::Per::article,
       {},
       "None yet. You get each article about this event once.\n"},
  };
  for (const auto& row : rows) {
    model::Alert alert = first_report();
    alert.rules[0].per = row.per;
    alert.rules[0].updates = row.updates;

    EXPECT_EQ(row_of(alert, "Others"), row.line) << row.says;
  }
}

// As `alerts preview` knows it of an article that is in no story.
TEST(MailOfAStory, SaysTheSameBeforeThereIsOne) {
  model::Alert alert = first_report();
  alert.story.id = {};
  alert.rules[0].updates.statements = true;

  EXPECT_EQ(row_of(alert, "Others"),
            "None yet. You get another mail about this event only when somebody says something "
            "new.\n");
  EXPECT_EQ(row_of(alert, "Why"), "rule “Strikes in the harbour”.\n");
}

TEST(MailOfAStory, PromisesNoUpdateThatHasCome) {
  model::Alert alert = third_report();
  alert.rules[0].updates.sources = 2;

  EXPECT_NE(row_of(alert, "Others").find("You will not get another mail"), std::string::npos);
}

TEST(MailOfAStory, CallsNobodyAWitnessOfWhatIsNew) {
  model::Alert alert = third_report();
  alert.kind = model::AlertKind::update;
  alert.reason = model::Reason::new_statement;

  EXPECT_TRUE(
      row_of(alert, "Others")
          .starts_with("The event is reported by 3 outlets so far, 1 of them with another's "
                       "text; not each of them has this news.\n"))
      << row_of(alert, "Others");
  EXPECT_EQ(alerts::render_post(alert, model::WebhookFormat::slack, "https://c.example.org/", {})
                .body.find("Also reported"),
            std::string::npos);
  for (const auto reason : {model::Reason::more_sources, model::Reason::further_rule}) {
    alert.reason = reason;
    EXPECT_TRUE(row_of(alert, "Others").starts_with("Also reported by 2 outlets: 1 copy of TASS"));
  }
}

TEST(MailOfAStory, SaysWhyItIsToldAgain) {
  model::Alert alert = third_report();
  alert.kind = model::AlertKind::update;
  const std::pair<model::Reason, const char*> rows[] = {
      {model::Reason::new_statement, "Update: more was said about an event you were told of."},
      {model::Reason::more_sources,
       "Update: 2 outlets report an event you were told of in words of their own."},
      {model::Reason::further_rule,
       "Update: an article you were told about has changed and meets a further rule."}};
  for (const auto& [reason, notice] : rows) {
    alert.reason = reason;

    EXPECT_TRUE(text_of(alert).starts_with(notice)) << text_of(alert);
  }
}

TEST(MailOfAStory, StandsInItsThread) {
  for (const auto kind : {model::AlertKind::alert, model::AlertKind::update}) {
    model::Alert alert = third_report();
    alert.kind = kind;
    const auto mail = received::read(
        alerts::render_mail(alert, "press@example.org", sample::options(), kSent).message);

    EXPECT_EQ(mail.header("References"), "<st_1721.wirewatch@press.example.org>");
    EXPECT_EQ(mail.header("In-Reply-To"), "<st_1721.wirewatch@press.example.org>");
  }
}

TEST(MailOfAStory, OutletsCannotAddLines) {
  model::Alert alert = third_report();
  alert.story.in_order[1] = "Selm\r\nBcc: all@example.org";
  alert.story.others += "\n\x1b[31m";

  const std::string text = text_of(alert);

  EXPECT_EQ(text.find("\nBcc"), std::string::npos) << text;
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}
