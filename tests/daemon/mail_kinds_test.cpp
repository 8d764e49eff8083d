// A mail of each kind on its whole way: rendered, handed over by SMTP, and read by another program.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "alerts/alerts.h"
#include "net/transfers.h"
#include "tests/places.h"
#include "tests/support/smtp_server.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace std::chrono_literals;
using model::AlertKind;

const model::Time kNow{std::chrono::seconds(1'685'016'271)};

// What others wrote is `words`, everywhere.
model::Alert alert_of(AlertKind kind, const std::string& words) {
  model::Alert alert;
  alert.id = "al_01h19cqp4rfasb9533tdjr8fqe";
  alert.kind = kind;
  alert.receiver = "press-desk";
  alert.feed = words;
  alert.rules = {{"harbour-strike", words, 3, model::Rule::Priority::high}};
  alert.article.id = {77};
  alert.article.url = "https://news.example.org/a1?q=" + std::string(300, 'x');
  alert.article.title = alert.article.source = words;
  alert.article.lang = "ru";
  alert.article.seen = kNow;
  alert.passages = {{model::Field::text, words + ".\n.\nFrom here\r\n", {{0, 4}}}};
  alert.created = kNow;
  return alert;
}

model::Alert statement_of(const std::string& words) {
  model::Alert alert = alert_of(AlertKind::alert, words);
  model::Statement statement;
  statement.speakers.resize(1);
  statement.speakers[0].name = statement.words = statement.target_words = words;
  statement.venue = words;
  statement.via = {words};
  statement.direct = true;
  statement.kind = model::Statement::Kind::accuse;
  alert.statements = alert.other_statements = {statement};
  return alert;
}

std::vector<model::Alert> all_kinds(const std::string& words) {
  const model::Receiver desk{.name = "press-desk", .where = model::Email{{"press@example.org"}}};
  const auto one = alert_of(AlertKind::alert, words), said = statement_of(words);
  return {one,
          said,
          alert_of(AlertKind::update, words),
          alerts::digest_of({desk.name, {model::Reason::digest}, {one, said}, 3, {words}}, kNow),
          alerts::digest_of({desk.name, {model::Reason::at_most}, {one, said}, 3, {}}, kNow),
          alerts::plan_test(desk, kNow).alert,
          alerts::plan_notice(desk, words, kNow).alert,
          alerts::plan_welcome(
              desk, {.rules = one.rules, .feeds = words, .forecast = words, .items = {said}}, kNow)
              .alert};
}

std::string pile_of(const std::string& piece) {
  std::string pile;
  while (pile.size() < 10'000) pile += piece;
  return pile;
}

// As the mail server received it.
std::string handed_over(const test::SmtpServer& server, const std::string& message) {
  const std::size_t before = server.mails().size();
  net::Transfers transfers(net::TransferOptions{});
  transfers.submit(1, net::MailRequest{.server = {.host = "127.0.0.1", .port = server.port()},
                                       .sender = "w@example.org",
                                       .recipient = "press@example.org",
                                       .message = message,
                                       .total_timeout = 10s});
  EXPECT_TRUE(server.wait_for(before + 1));
  for (int i = 0; i < 100 && transfers.wait(100ms).empty(); ++i) {
  }
  return server.mails().empty() ? "" : server.mails().back().message;
}

std::string quoted(const std::filesystem::path& path) {
  return " '" + path.string() + "'";
}

}  // namespace

TEST(MailOfEachKind, B31B33ArrivesIdenticalAndIsValidToAnotherReader) {
  using namespace std::string_literals;
  const test::TemporaryFolder folder;
  const test::SmtpServer server;
  std::string command = "python3" + quoted(test::source_dir() / "tests/daemon/valid_mail.py");
  int mails = 0;
  for (const std::string& words :
       {"Dockers walk out"s, "Докеры: «НАТО» вышла 世界 😀"s,
        "x\r\nBcc: spy@example.org\r\n\r\n.\r\nQUIT\r\n"s,
        "a\0b\x1b[31m\u202e\u2066 =?UTF-8?B?aGk=?="s, "שביתה בנמל"s, pile_of("w"), pile_of("😀"),
        pile_of(", \"x\" <y@example.org>; "), "\xff\xfe"s, ""s})
    for (const model::Alert& alert : all_kinds(words)) {
      const auto rendered = alerts::render_mail(alert, "press@example.org", {}, kNow);

      ASSERT_EQ(handed_over(server, rendered.message), rendered.message) << words.substr(0, 40);
      const auto file = folder.path() / std::to_string(mails++);
      std::ofstream(file, std::ios::binary) << rendered.message;
      command += quoted(file);
    }

  EXPECT_EQ(std::system((command + " >" + quoted(folder.path() / "subjects")).c_str()), 0);
  std::ifstream subjects(folder.path() / "subjects");
  int told = 0;
  for (std::string line; std::getline(subjects, line);) ++told;
  EXPECT_EQ(told, mails);
}
