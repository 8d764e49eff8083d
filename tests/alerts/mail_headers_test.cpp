#include <gtest/gtest.h>

#include <algorithm>

#include "alerts/alerts.h"
#include "tests/alerts/received_mail.h"
#include "tests/alerts/sample.h"

namespace {

const model::Time kSent = sample::at(sample::kSeen + 60);

alerts::Mail mail_of(const model::Alert& alert, const std::string& address = "press@example.org",
                     const alerts::RenderOptions& options = sample::options()) {
  return alerts::render_mail(alert, address, options, kSent);
}

std::string subject_of(const model::Alert& alert) {
  return received::read(mail_of(alert).message).header("Subject");
}

TEST(MailHeaders, SayWhoWhatAndWhen) {
  const auto mail = received::read(mail_of(sample::alert()).message);

  EXPECT_EQ(mail.header("From"), "wirewatch <wirewatch@press.example.org>");
  EXPECT_EQ(mail.header("To"), "press@example.org");
  EXPECT_EQ(mail.header("Subject"), "Dockers walk out in Ostend (Harbour News)");
  EXPECT_EQ(mail.header("Date"), "Thu, 25 May 2023 12:05:29 +0000");
  EXPECT_EQ(mail.header("Auto-Submitted"), "auto-generated");
  EXPECT_EQ(mail.header("X-Auto-Response-Suppress"), "All");
  EXPECT_EQ(mail.header("X-Wirewatch-Kind"), "alert");
  EXPECT_EQ(mail.header("List-Id"), "<press-desk.wirewatch.press.example.org>");
  EXPECT_EQ(mail.header("References"), "<ar_77.wirewatch@press.example.org>");
  EXPECT_EQ(mail.header("MIME-Version"), "1.0");
}

TEST(MailHeaders, AHighPriorityRuleMakesTheMailImportant) {
  model::Alert alert = sample::alert();
  EXPECT_EQ(received::read(mail_of(alert).message).header("Importance"), "");
  alert.rules.at(0).priority = model::Rule::Priority::high;

  EXPECT_EQ(received::read(mail_of(alert).message).header("Importance"), "high");
}

TEST(MailHeaders, TellAPersonHowToLeave) {
  alerts::RenderOptions options = sample::options();
  EXPECT_EQ(received::read(mail_of(sample::alert()).message).count("List-Unsubscribe"), 0);
  options.is_personal = true;

  const auto mail = received::read(mail_of(sample::alert(), "ann@example.org", options).message);

  EXPECT_EQ(mail.header("List-Unsubscribe"),
            "<mailto:wirewatch@press.example.org?subject=unsubscribe%20press-desk>");
  EXPECT_EQ(mail.count("List-Unsubscribe-Post"), 0) << "one click needs a page";
}

TEST(MailHeaders, KeepTheMessageIdOverAttemptsAndTellAddressesApart) {  // P4
  const model::Alert alert = sample::alert();
  const auto first = mail_of(alert);
  const auto again = alerts::render_mail(alert, "press@example.org", sample::options(),
                                         kSent + std::chrono::hours(5));
  const auto other = mail_of(alert, "boss@example.org");

  EXPECT_EQ(first.message_id, again.message_id);
  EXPECT_NE(first.message_id, other.message_id);
  EXPECT_TRUE(first.message_id.starts_with("<" + alert.id + ".")) << first.message_id;
  EXPECT_TRUE(first.message_id.ends_with("@press.example.org>")) << first.message_id;
  EXPECT_EQ(received::read(first.message).header("Message-ID"), first.message_id);
}

TEST(MailHeaders, TellUpdatesAndTests) {
  model::Alert update = sample::alert();
  update.kind = model::AlertKind::update;
  const model::Alert test = alerts::plan_test(sample::desk("press-desk", {"x@e.org"}), kSent).alert;

  const auto updated = received::read(mail_of(update).message),
             tested = received::read(mail_of(test).message);

  EXPECT_EQ(updated.header("X-Wirewatch-Kind"), "update");
  EXPECT_EQ(updated.header("Subject"), "Update: Dockers walk out in Ostend (Harbour News)");
  EXPECT_EQ(updated.header("References"), "<ar_77.wirewatch@press.example.org>")
      << "beside the first mail";
  EXPECT_EQ(tested.header("X-Wirewatch-Kind"), "test");
  EXPECT_EQ(tested.header("Subject"), "Test: wirewatch reaches the receiver press-desk");
  EXPECT_EQ(tested.count("References"), 0);
}

TEST(MailHeaders, B31B34CarryAnySubjectInOneHeader) {
  using namespace std::string_literals;
  struct Row {
    const char* says;
    std::string title, subject;
  };
  const Row rows[] = {
      {"ASCII", "Dockers walk out", "Dockers walk out"},
      {"longer than a line",
       "Dockers walk out in Ostend, Antwerp, Zeebrugge, Ghent and Dunkirk for three days over pay",
       "Dockers walk out in Ostend, Antwerp, Zeebrugge, Ghent and Dunkirk for three days over pay"},
      {"8-bit", "Забастовка докеров в порту Остенде длится уже третий день подряд",
       "Забастовка докеров в порту Остенде длится уже третий день подряд"},
      {"one endless word", std::string(150, 'w'), std::string(150, 'w')},
      {"looks encoded", "=?UTF-8?B?aGk=?=", "=?UTF-8?B?aGk=?="},
      {"B31: a header of its own", "Strike\r\nBcc: spy@example.org\r\n\r\nBody",
       "Strike Bcc: spy@example.org Body"},
      {"B31: NUL and ESC", "a\0b\x1b[2J"s, "a\\x00b\\x1b[2J"},
      {"B34: override", "cod.\u202egnp.exe", "cod.gnp.exe"},
      {"B34: right to left", "שביתה בנמל", "\u2068שביתה בנמל\u2069"},
      {"too long to read", std::string(1000, 'w'), std::string(199, 'w') + "…"},
      {"blanks at its ends", " a  b ", " a b "},
  };
  for (const Row& row : rows) {
    model::Alert alert = sample::alert();
    alert.article.title = row.title;
    alert.article.source.clear();

    EXPECT_EQ(subject_of(alert), row.subject) << row.says;
  }
}

TEST(MailHeaders, TakeThePassageForAMissingTitle) {
  model::Alert alert = sample::alert();
  alert.article.title.clear();

  EXPECT_EQ(subject_of(alert), "The dockers of Ostend began a strike on Thursday. (Harbour News)");
  alert.passages.clear();
  EXPECT_EQ(subject_of(alert), "An article without a title (Harbour News)");
}

// Everything a feed, a rule or a configuration can say, full of what could end a header.
TEST(MailHeaders, B31B32TakeNothingFromTheFeedIntoStructuredOnes) {
  const std::string evil =
      "x\r\nBcc: spy@example.org\r\nX-Wirewatch-Kind: test\r\n\r\n<h1>\u202e\x1b\x01\xff";
  model::Alert alert = sample::alert();
  alert.id = alert.receiver = alert.feed = evil;
  alert.article.title = alert.article.source = alert.article.url = alert.article.lang = evil;
  alert.rules = {{evil, evil, 1, model::Rule::Priority::normal}};
  alert.passages = {{model::Field::text, evil, {{0, 9}}}};
  alerts::RenderOptions options{
      .from = evil + " <" + evil + "@e.org>", .public_url = evil, .program = "wirewatch"};

  const auto rendered = mail_of(alert, "a@b.org\r\nBcc: spy@example.org", options);
  const auto mail = received::read(rendered.message);

  std::vector<std::string> names;
  for (const auto& [name, value] : mail.headers) names.push_back(name);
  EXPECT_EQ(names, (std::vector<std::string>{"From", "To", "Subject", "Date", "Message-ID",
                                             "References", "In-Reply-To", "List-Id",
                                             "Auto-Submitted", "X-Auto-Response-Suppress",
                                             "X-Wirewatch-Kind", "MIME-Version", "Content-Type"}));
  EXPECT_EQ(mail.header("X-Wirewatch-Kind"), "alert");
  EXPECT_EQ(mail.header("To"), "undisclosed-recipients:;");
  EXPECT_EQ(mail.header("List-Id"), "<wirewatch.localhost>");
  EXPECT_TRUE(mail.header("From").ends_with("<wirewatch@localhost>")) << mail.header("From");
}

TEST(MailHeaders, WriteTheSendersNameAsItsLettersAsk) {
  const std::pair<const char*, const char*> rows[] = {
      {"wirewatch@example.org", "wirewatch@example.org"},
      {"<wirewatch@example.org>", "wirewatch@example.org"},
      {"Press, wire <w@example.org>", "\"Press, wire\" <w@example.org>"},
      {"\"Press, wire\" <w@example.org>", "\"Press, wire\" <w@example.org>"},
      {"Прессслужба <w@example.org>", "Прессслужба <w@example.org>"},
      {"a\\b <w@example.org>", "a\\b <w@example.org>"},
      {"not an address", "wirewatch@localhost"},
  };
  for (const auto& [from, shown] : rows) {
    alerts::RenderOptions options;
    options.from = from;
    const auto mail = received::read(mail_of(sample::alert(), "x@e.org", options).message);
    EXPECT_EQ(mail.header("From"), shown) << from;
  }
}

}  // namespace
