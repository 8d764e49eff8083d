#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>

#include "tests/net/mail.h"

namespace {

using namespace std::chrono_literals;
using namespace mail;
using net::Failure;
using net::MailRequest;
using test::SmtpServer;
using testing::HasSubstr;
using testing::IsEmpty;
using Fault = test::SmtpScript::Fault;
using Kind = net::Failure::Kind;

}  // namespace

TEST(Smtp, AMessageArrivesAsItWasGiven) {
  SmtpServer server;

  const auto finished = send(mail_to(server));

  EXPECT_EQ(accepted(finished), "250 2.0.0 queued as 4711");
  EXPECT_EQ(finished.host, "127.0.0.1:" + std::to_string(server.port()));
  EXPECT_FALSE(finished.external);
  ASSERT_EQ(server.mails().size(), 1u);
  EXPECT_EQ(server.mails()[0].sender, "w@example.org");
  EXPECT_THAT(server.mails()[0].recipients, testing::ElementsAre("press@example.org"));
  EXPECT_EQ(server.mails()[0].message, kMessage);
}

TEST(Smtp, B33AwkwardLinesArriveIdenticalAndLoneOnesAreMadeWhole) {
  const std::string awkward =
      "Subject: x\r\n\r\n.\r\n..\r\n.a\r\n\r\n" + std::string(5000, 'l') + "\r\n\xd0\xbf\r\n";
  const struct {
    std::string given, arrives;
  } rows[] = {
      {awkward, awkward},
      {"Subject: x\r\n\r\na\n.\nb\rc\r\n", "Subject: x\r\n\r\na\r\n.\r\nb\r\nc\r\n"},
      {"Subject: x\r\n\r\na\n.\r\nMAIL FROM:<evil@example.org>\r\n",
       "Subject: x\r\n\r\na\r\n.\r\nMAIL FROM:<evil@example.org>\r\n"},
      {"Subject: x\r\n\r\nno end", "Subject: x\r\n\r\nno end\r\n"},
      {std::string("Subject: x\r\n\r\na\0b\r\n", 18), "Subject: x\r\n\r\nab\r\n"},
  };

  for (const auto& row : rows) {
    SmtpServer server;
    auto request = mail_to(server);
    request.message = row.given;
    accepted(send(request));
    ASSERT_EQ(server.mails().size(), 1u);
    EXPECT_EQ(server.mails()[0].message, row.arrives);
  }
}

TEST(Smtp, ALargeMessageArrivesWhole) {
  SmtpServer server;
  auto request = mail_to(server);
  for (int i = 0; i < 100'000; ++i) request.message += ".line " + std::to_string(i) + "\r\n";

  accepted(send(request));

  ASSERT_EQ(server.mails().size(), 1u);
  EXPECT_EQ(server.mails()[0].message, request.message);
}

TEST(Smtp, B32AddressesThatAreNoneAreNeverSent) {
  SmtpServer server;
  const std::string wrong[] = {"",
                               "press",
                               "@example.org",
                               "press@",
                               "a b@example.org",
                               "a@example.org>\r\nRCPT TO:<b@example.org",
                               "a@example.org\r\nDATA",
                               "a\n@example.org",
                               "<a@example.org>",
                               "a@example.org\t",
                               "\"a\"@example.org",
                               std::string("a\0@example.org", 14),
                               std::string(300, 'a') + "@example.org",
                               "a@" + std::string(300, 'b') + ".org"};

  for (const std::string& address : wrong) {
    auto to = mail_to(server), from = mail_to(server);
    to.recipient = address;
    from.sender = address;
    EXPECT_EQ(failure_of(send(to)).kind, Kind::refused) << address;
    EXPECT_EQ(failure_of(send(from)).kind, Kind::refused) << address;
  }
  EXPECT_EQ(server.connections(), 0);
}

TEST(Smtp, F30F31ARejectionHasItsCodeAndTheServersWords) {
  const struct {
    const char *verb, *reply;
    int code;
    bool is_final;  // the sender's account may be mended, this mail may not
  } rows[] = {
      {"MAIL", "451 4.3.0 try later", 451, false},
      {"MAIL", "550 5.7.1 no", 550, false},
      {"RCPT", "450 4.2.0 greylisted", 450, false},
      {"RCPT", "452 4.2.2 mailbox full", 452, false},
      {"RCPT", "550-5.1.1 no such\r\n550 5.1.1 user", 550, true},
      {"DATA", "421 4.3.2 going down", 421, false},
      {"DATA", "554 5.5.1 no valid recipients", 554, true},
      {".", "554 5.6.0 looks like spam", 554, true},
      {".", "452 4.3.1 no space", 452, false},
  };

  for (const auto& row : rows) {
    SmtpServer server(replying(row.verb, row.reply));
    const auto failure = failure_of(send(mail_to(server)));
    EXPECT_EQ(failure.kind, Kind::rejected) << row.verb << ": " << failure.message;
    EXPECT_EQ(failure.smtp_code, row.code) << row.verb;
    EXPECT_EQ(failure.is_final, row.is_final) << row.reply;
    EXPECT_FALSE(failure.ambiguous);
    const std::string reply(row.reply);
    EXPECT_THAT(failure.message, HasSubstr(" said: " + reply.substr(reply.rfind('\n') + 1)));
  }
}

TEST(Smtp, F30ABusyGreetingIsARejection) {
  SmtpServer server({.greeting = "421 4.3.2 too many connections"});

  const auto failure = failure_of(send(mail_to(server)));

  EXPECT_EQ(failure.kind, Kind::rejected);
  EXPECT_EQ(failure.smtp_code, 421);
}

TEST(Smtp, F30AServerThatSaysNothingIsTooSlow) {
  SmtpServer server({.at_greeting = Fault::silence});
  auto request = mail_to(server);
  request.total_timeout = 300ms;

  const auto finished = send(request);

  EXPECT_EQ(failure_of(finished).kind, Kind::timeout);
  EXPECT_FALSE(failure_of(finished).ambiguous);
  EXPECT_LT(finished.elapsed, 3s);
}

TEST(Smtp, F32ACutWithinTheMessageIsNotAmbiguous) {
  SmtpServer server({.within_message = Fault::reset, .message_bytes = 1000});
  auto request = mail_to(server);
  request.message += std::string(20'000'000, 'x');

  const auto failure = failure_of(send(request));

  EXPECT_EQ(failure.kind, Kind::broken);
  EXPECT_EQ(failure.smtp_code, 354);
  EXPECT_FALSE(failure.ambiguous);
  EXPECT_THAT(server.mails(), IsEmpty());
}

TEST(Smtp, F33ACutOrSilenceAfterTheMessageIsAmbiguous) {
  for (const Fault fault : {Fault::cut, Fault::reset, Fault::silence}) {
    SmtpServer server({.after_dot = fault});
    auto request = mail_to(server);
    request.verdict_timeout = 700ms;

    const auto failure = failure_of(send(request));

    EXPECT_TRUE(failure.ambiguous) << failure.message;
    EXPECT_EQ(failure.smtp_code, 354);
    EXPECT_EQ(failure.kind, fault == Fault::silence ? Kind::timeout : Kind::broken)
        << failure.message;
    EXPECT_EQ(server.mails().size(), 1u);
  }
}

TEST(Smtp, F33AVerdictMayTakeLongerThanTheTalkBeforeIt) {
  SmtpServer server(replying_late(1s));
  auto request = mail_to(server);
  request.total_timeout = 500ms;

  EXPECT_EQ(accepted(send(request)), "250 2.0.0 queued as 4711");
}

// Whether libcurl shows it depends on its version; a plain failure would be told twice and more.
TEST(Smtp, F33AVerdictThatComesWhileSayingGoodbyeCountsOrLeavesADoubt) {
  SmtpServer server(replying_late(700ms));
  auto request = mail_to(server);
  request.verdict_timeout = 300ms;

  const auto finished = send(request);

  const auto* failure = std::get_if<Failure>(&finished.result);
  EXPECT_TRUE(!failure || failure->ambiguous) << failure->message;
}

TEST(Smtp, F34AnAcceptedMessageIsASuccessWhateverFollows) {
  for (const Fault fault : {Fault::cut, Fault::reset, Fault::silence}) {
    SmtpServer server({.after_accept = fault});

    const auto finished = send(mail_to(server));

    EXPECT_EQ(accepted(finished), "250 2.0.0 queued as 4711");
    EXPECT_LT(finished.elapsed, 3s);
    EXPECT_EQ(server.mails().size(), 1u);
  }
}

TEST(Smtp, P6AServerSilentAfterQuitHoldsNoWebhook) {
  SmtpServer mail({.at_quit = Fault::silence});
  test::HttpServer web;
  web.on("/hook", {.status = 204, .delay = 100ms});
  net::Transfers transfers(options_for(web));
  auto request = mail_to(mail);
  request.total_timeout = 3s;
  for (std::uint64_t ticket = 1; ticket <= 3; ++ticket) transfers.submit(ticket, request);
  ASSERT_TRUE(mail.wait_for(1));
  transfers.submit(0, net::HttpRequest{.url = web.url("/hook"), .method = "POST"});

  std::optional<std::chrono::milliseconds> elapsed;
  while (!elapsed) {
    const auto finished = transfers.wait(10s);
    ASSERT_FALSE(finished.empty());
    for (const auto& one : finished)
      if (one.ticket == 0) elapsed = one.elapsed;
  }

  EXPECT_LT(*elapsed, 1s);
}

TEST(Smtp, P6AServerSilentAboutOneMailHoldsNoOther) {
  SmtpServer slow({.after_dot = Fault::silence}), quick;
  net::Transfers transfers(options_for(std::vector<std::string>{}));
  transfers.submit(1, mail_to(slow));
  ASSERT_TRUE(slow.wait_for(1));

  transfers.submit(2, mail_to(quick));
  const auto finished = transfers.wait(5s);

  ASSERT_EQ(finished.size(), 1u);
  EXPECT_EQ(finished[0].ticket, 2u);
  accepted(finished[0]);
}

TEST(Smtp, MailsBeyondTheMostAtATimeWaitTheirTurn) {
  std::atomic<int> now = 0, most = 0;
  SmtpServer server({.reply = [&](const std::string& line) {
    if (line != ".") return "";
    most = std::max<int>(most, ++now);
    std::this_thread::sleep_for(200ms);
    --now;
    return "";
  }});
  auto options = options_for(std::vector<std::string>{});
  options.max_in_flight = 2;
  net::Transfers transfers(options);

  for (std::uint64_t ticket = 1; ticket <= 5; ++ticket) transfers.submit(ticket, mail_to(server));
  while (transfers.in_flight() > 0) ASSERT_FALSE(transfers.wait(10s).empty());

  EXPECT_EQ(server.mails().size(), 5u);
  EXPECT_EQ(most, 2);
}

TEST(Smtp, F47AHungServerHoldsNoStop) {
  SmtpServer server({.after_dot = Fault::silence});
  std::optional<net::Transfers> transfers(std::in_place, options_for(std::vector<std::string>{}));
  for (std::uint64_t ticket = 1; ticket <= 3; ++ticket) transfers->submit(ticket, mail_to(server));
  ASSERT_TRUE(server.wait_for(3));

  const auto begin = std::chrono::steady_clock::now();
  transfers.reset();

  EXPECT_LT(std::chrono::steady_clock::now() - begin, 4s);
}

TEST(Smtp, AHostThatIsNoneIsRefused) {
  for (const char* host : {"", "a b", "user@host", "host/path", "host?x", "[::1", "host:25"}) {
    MailRequest request{.server = {.host = host},
                        .sender = "w@example.org",
                        .recipient = "p@example.org",
                        .message = kMessage};
    EXPECT_EQ(failure_of(send(request)).kind, Kind::refused) << host;
  }
}

TEST(Smtp, I17NoConnectionIsUsedTwice) {
  SmtpServer server;
  net::Transfers transfers(options_for(std::vector<std::string>{}));

  for (int i = 0; i < 3; ++i) accepted(carry(transfers, mail_to(server)));

  EXPECT_EQ(server.connections(), 3);
  EXPECT_EQ(server.mails().size(), 3u);
}

TEST(Smtp, AServerThatIsAwayIsAFailureToConnect) {
  auto request = [] {
    const SmtpServer gone;
    return mail_to(gone);
  }();

  const auto finished = send(request);

  EXPECT_EQ(failure_of(finished).kind, Kind::connect);
  EXPECT_THAT(failure_of(finished).message, HasSubstr("connection refused"));
}
