#include <gmock/gmock.h>

#include "tests/net/mail.h"

namespace {

using namespace std::chrono_literals;
using namespace mail;
using net::MailRequest;
using test::SmtpScript;
using test::SmtpServer;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Kind = net::Failure::Kind;
using Tls = net::SmtpServer::Tls;

}  // namespace

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
