#include <gmock/gmock.h>

#include <optional>
#include <thread>

#include "tests/net/carry.h"
#include "tests/support/smtp_server.h"

namespace {

using namespace std::chrono_literals;
using net::Failure;
using net::MailRequest;
using test::SmtpScript;
using test::SmtpServer;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Fault = SmtpScript::Fault;
using Kind = Failure::Kind;
using Tls = net::SmtpServer::Tls;

const char kMessage[] =
    "From: wirewatch <w@example.org>\r\nTo: press@example.org\r\nSubject: A hit\r\n\r\nHello\r\n";

MailRequest mail_to(const SmtpServer& server) {
  return {.server = {.host = "127.0.0.1", .port = server.port()},
          .sender = "w@example.org",
          .recipient = "press@example.org",
          .message = kMessage,
          .total_timeout = 5s};
}

net::Finished send(const MailRequest& request) {
  return carry(options_for(std::vector<std::string>{}), request);
}

std::string accepted(const net::Finished& finished) {
  if (const auto* mail = std::get_if<net::MailAccepted>(&finished.result)) return mail->reply;
  ADD_FAILURE() << failure_of(finished).message;
  return "";
}

// A script that answers one verb, or "." after the message, in its own way.
SmtpScript replying(const std::string& verb, const std::string& reply) {
  return {.reply = [=](const std::string& line) { return line.starts_with(verb) ? reply : ""; }};
}

// A script that thinks for a while about the message.
SmtpScript replying_late(std::chrono::milliseconds wait) {
  return {.reply = [=](const std::string& line) {
    if (line == ".") std::this_thread::sleep_for(wait);
    return "";
  }};
}

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
  SmtpServer server(replying_late(200ms));
  auto options = options_for(std::vector<std::string>{});
  options.max_in_flight = 2;
  net::Transfers transfers(options);

  for (std::uint64_t ticket = 1; ticket <= 5; ++ticket) transfers.submit(ticket, mail_to(server));
  while (transfers.in_flight() > 0) ASSERT_FALSE(transfers.wait(10s).empty());

  EXPECT_EQ(server.mails().size(), 5u);
  EXPECT_EQ(server.most_at_once(), 2);
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

TEST(Smtp, F35WithoutStarttlsNothingIsSentInClear) {
  SmtpServer server({.user = "me", .password = "secret"});
  auto request = mail_to(server);
  request.server.tls = Tls::starttls;
  request.server.user = "me";
  request.server.password = "secret";

  const auto failure = failure_of(send(request));

  EXPECT_EQ(failure.kind, Kind::tls);
  EXPECT_THAT(failure.message, HasSubstr("does not offer STARTTLS"));
  for (const auto& command : server.commands())
    EXPECT_TRUE(command.starts_with("EHLO") || command == "QUIT") << command;
}

TEST(Smtp, F35ACertificateThatIsNotValidEndsTheTalk) {
  const test::CertificateAuthority authority, stranger;
  const test::Identity wrong[] = {stranger.issue({"IP:127.0.0.1"}),
                                  authority.issue({"DNS:other.test"}),
                                  authority.issue({"IP:127.0.0.1"}, -1h)};

  for (const auto& identity : wrong)
    for (const Tls tls : {Tls::starttls, Tls::tls}) {
      SmtpServer server(tls == Tls::tls ? SmtpScript{.tls = identity}
                                        : SmtpScript{.starttls = identity});
      auto request = mail_to(server);
      request.server.tls = tls;
      request.server.ca_file = authority.file();
      const auto failure = failure_of(send(request));
      EXPECT_EQ(failure.kind, Kind::tls);
      EXPECT_THAT(failure.message, HasSubstr("certificate of 127.0.0.1 is not valid: "));
      EXPECT_THAT(server.mails(), IsEmpty());
    }
}

TEST(Smtp, MailGoesThroughTlsWhereItIsAskedFor) {
  const test::CertificateAuthority authority;
  const auto identity = authority.issue({"IP:127.0.0.1"});

  for (const Tls tls : {Tls::starttls, Tls::tls}) {
    SmtpServer server(tls == Tls::tls ? SmtpScript{.tls = identity}
                                      : SmtpScript{.starttls = identity});
    auto request = mail_to(server);
    request.server.tls = tls;
    request.server.ca_file = authority.file();
    accepted(send(request));
    ASSERT_EQ(server.mails().size(), 1u);
    EXPECT_TRUE(server.mails()[0].was_encrypted);
  }
}

TEST(Smtp, OnLoopbackTlsIsTakenWhereOfferedAndNotDemanded) {
  const test::CertificateAuthority stranger;
  SmtpServer plain, sealed({.starttls = stranger.issue({"DNS:other.test"})});

  accepted(send(mail_to(plain)));
  accepted(send(mail_to(sealed)));

  EXPECT_FALSE(plain.mails().at(0).was_encrypted);
  EXPECT_TRUE(sealed.mails().at(0).was_encrypted);
}

TEST(Smtp, ALoginIsMadeOrItsRefusalToldWithoutTheSecret) {
  SmtpServer server({.user = "me", .password = "opensesame"});
  auto right = mail_to(server);
  right.server.user = "me";
  right.server.password = "opensesame";
  auto wrong = right;
  wrong.server.password = "hunter2";

  accepted(send(right));
  const auto failure = failure_of(send(wrong));

  EXPECT_TRUE(server.mails().at(0).was_authenticated);
  EXPECT_EQ(failure.kind, Kind::rejected);
  EXPECT_EQ(failure.smtp_code, 535);
  EXPECT_THAT(failure.message, HasSubstr("did not accept the login: 535"));
  EXPECT_THAT(failure.message, Not(HasSubstr("hunter2")));
}

TEST(Smtp, S26NoLoginWithoutTlsBeyondLoopback) {
  net::start_network();
  const MailRequest request{.server = {.host = "mail.example.org",
                                       .port = 25,
                                       .tls = Tls::none,
                                       .user = "me",
                                       .password = "secret"},
                            .sender = "w@example.org",
                            .recipient = "press@example.org",
                            .message = kMessage};

  const auto failure = failure_of(send(request));

  EXPECT_EQ(failure.kind, Kind::refused);
  EXPECT_EQ(failure.message, "the login of mail.example.org is not sent without TLS");
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
