// Mail servers that refuse, break off or stay away (F30-F36): what is counted is what arrived.
#include <gmock/gmock.h>

#include <set>

#include "tests/daemon/sending.h"
#include "tests/support/certificates.h"

using namespace std::chrono_literals;
using test::Sending;
using test::SmtpScript;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Fault = test::SmtpScript::Fault;
using Tls = net::SmtpServer::Tls;

namespace {

SmtpScript replying(const std::string& verb, const std::string& reply) {
  return {.reply = [=](const std::string& line) { return line.starts_with(verb) ? reply : ""; }};
}

std::set<std::string> message_ids(const test::SmtpServer& smtp) {
  std::set<std::string> ids;
  for (const auto& mail : smtp.mails()) ids.insert(mail.header("Message-ID"));
  return ids;
}

std::string notice_at_the_hook(const Sending& world) {
  for (const auto& seen : world.http.seen("/hook"))
    if (seen.body.find("\"notice\"") != std::string::npos) return seen.body;
  return "";
}

}  // namespace

TEST(SendingMail, F30ATemporaryRefusalWaitsByTheScheduleAndArrivesOnce) {
  const struct {
    SmtpScript script;
    std::chrono::seconds wait;
  } rows[] = {{{.greeting = "421 4.3.2 too many connections"}, 5min},
              {replying("RCPT", "450 4.2.0 greylisted"), 15min},
              {replying("RCPT", "451 4.3.0 try later"), 30min},
              {replying("DATA", "452 4.3.1 no space"), 1h}};
  Sending world;
  world.smtp.play(rows[0].script);
  world.add_mail("al_1");

  const auto running = world.start();
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    ASSERT_TRUE(world.becomes("al_1", "retrying " + std::to_string(i + 1)))
        << world.state_of("al_1");
    EXPECT_TRUE(world.waits("al_1", rows[i].wait)) << i;
    world.smtp.play(i + 1 < std::size(rows) ? rows[i + 1].script : SmtpScript{});
    world.warp(rows[i].wait);
  }

  EXPECT_TRUE(world.becomes("al_1", "delivered 5")) << world.state_of("al_1");
  EXPECT_EQ(world.mails(), 1u);
  EXPECT_EQ(world.attempts(), "1 later, 2 later, 3 later, 4 later, 5 delivered");
}

TEST(SendingMail, F31APermanentRefusalIsForThatRecipientOnly) {
  Sending world;
  world.smtp.play(replying("RCPT TO:<nobody@", "550 5.1.1 no such user"));
  world.add("al_1", Sending::Channel::email, {"nobody@example.org", "press@example.org"});

  const auto running = world.start();

  ASSERT_TRUE(world.becomes("al_1", "dead 1")) << world.state_of("al_1");
  ASSERT_TRUE(world.smtp.wait_for(1));
  EXPECT_THAT(world.smtp.mails()[0].recipients, ElementsAre("press@example.org"));
  EXPECT_TRUE(test::eventually([&] {
    return world.attempts() == "1 never, 1 delivered, 1 delivered";
  })) << world.attempts()
      << ": the third is the notice";
  EXPECT_EQ(world.mails(), 1u);
}

TEST(SendingMail, F31ARefusalOfTheMessageItselfIsPermanent) {
  Sending world;
  world.smtp.play(replying(".", "554 5.6.0 looks like spam"));
  world.add_mail("al_1");

  const auto running = world.start();

  EXPECT_TRUE(world.becomes("al_1", "dead 1")) << world.state_of("al_1");
  ASSERT_TRUE(test::eventually([&] { return !notice_at_the_hook(world).empty(); }));
  EXPECT_THAT(notice_at_the_hook(world), HasSubstr("looks like spam"));
}

// Before the message begins nothing can have arrived; how much of a short one went out before a cut
// nobody can tell, so that it waits as if it had (tests/net has a long one).
TEST(SendingMail, F32ACutBeforeTheFinalDotArrivesOnceAtTheNextAttempt) {
  const struct {
    SmtpScript script;
    std::chrono::seconds wait;
    std::string attempts;
    bool maybe_twice;
  } rows[] = {
      {{.at_data = Fault::reset}, 5min, "1 later, 2 delivered", false},
      {{.at_data = Fault::cut}, 5min, "1 later, 2 delivered", false},
      {{.within_message = Fault::reset, .message_bytes = 10},
       10min,
       "1 ambiguous, 2 delivered",
       true},
  };
  for (const auto& row : rows) {
    Sending world;
    world.smtp.play(row.script);
    world.add_mail("al_1");

    const auto running = world.start();
    ASSERT_TRUE(world.becomes("al_1", "retrying 1")) << world.state_of("al_1");
    EXPECT_TRUE(world.waits("al_1", row.wait)) << row.attempts;
    world.smtp.play({});
    world.warp(row.wait);

    EXPECT_TRUE(world.becomes("al_1", "delivered 2")) << world.state_of("al_1");
    EXPECT_EQ(world.mails(), 1u);
    EXPECT_EQ(world.attempts(), row.attempts);
    const auto rows_now = world.in_transaction(
        [](auto& transaction) { return storage::list_deliveries(transaction, 0); });
    EXPECT_EQ(rows_now.at(0).maybe_twice, row.maybe_twice) << row.attempts;
  }
}

TEST(SendingMail, F33SilenceAfterTheDotIsRepeatedOnceMuchLaterAndMarked) {
  Sending world;
  world.smtp.play({.after_dot = Fault::cut});
  world.add_mail("al_1");

  const auto running = world.start();
  ASSERT_TRUE(world.becomes("al_1", "retrying 1")) << world.state_of("al_1");
  EXPECT_TRUE(world.waits("al_1", 600s));
  world.smtp.play({});
  world.warp(10min);

  EXPECT_TRUE(world.becomes("al_1", "delivered 2")) << world.state_of("al_1");
  EXPECT_EQ(world.mails(), 2u) << "the sink took both";
  EXPECT_EQ(message_ids(world.smtp).size(), 1u);
  const auto rows = world.in_transaction(
      [](auto& transaction) { return storage::list_deliveries(transaction, 0); });
  EXPECT_TRUE(rows.at(0).maybe_twice);
}

TEST(SendingMail, F33ADoubtTwiceEndsTheDelivery) {
  Sending world;
  world.smtp.play({.after_dot = Fault::reset});
  world.add_mail("al_1");

  const auto running = world.start();
  ASSERT_TRUE(world.becomes("al_1", "retrying 1")) << world.state_of("al_1");
  world.warp(10min);

  EXPECT_TRUE(world.becomes("al_1", "dead 2")) << world.state_of("al_1");
  EXPECT_EQ(world.mails(), 2u);
}

TEST(SendingMail, F34AnAcceptedMailIsDeliveredWhateverFollows) {
  for (const Fault fault : {Fault::cut, Fault::reset}) {
    Sending world;
    world.smtp.play({.after_accept = fault});
    world.add_mail("al_1");

    const auto running = world.start();

    EXPECT_TRUE(world.becomes("al_1", "delivered 1")) << world.state_of("al_1");
    EXPECT_EQ(world.mails(), 1u);
  }
}

TEST(SendingMail, F35WithoutASecureConnectionNothingIsSentAndOthersAreTold) {
  const test::CertificateAuthority authority, stranger;
  const SmtpScript stripped, forged{.starttls = stranger.issue({"IP:127.0.0.1"})};
  for (const auto& script : {stripped, forged}) {
    Sending world;
    world.usual.attempt.smtp.tls = Tls::starttls;
    world.usual.attempt.smtp.ca_file = authority.file();
    world.smtp.play(script);
    world.add_mail("al_1");
    world.add_mail("al_2", "second@example.org");

    const auto running = world.start();

    ASSERT_TRUE(world.becomes("al_1", "retrying 1")) << world.state_of("al_1");
    EXPECT_TRUE(test::eventually([&] { return world.hooks() >= 1; })) << "nobody is told";
    EXPECT_THAT(notice_at_the_hook(world), HasSubstr("no secure connection"));
    world.warp(5min);
    ASSERT_TRUE(world.becomes("al_1", "retrying 2")) << world.state_of("al_1");
    EXPECT_LE(world.notices().size(), 2u) << "one a day for an address";
    EXPECT_THAT(world.smtp.mails(), IsEmpty());
    for (const auto& command : world.smtp.commands())
      EXPECT_FALSE(command.starts_with("MAIL") || command.starts_with("RCPT")) << command;
  }
}

namespace {

// Runs ahead from attempt to attempt while `goes_on`; the hours that went by.
double hours_until(Sending& world, const std::string& alert, auto goes_on) {
  std::chrono::seconds spent{0};
  for (int attempt = 1; attempt < 50; ++attempt) {
    EXPECT_TRUE(test::eventually([&] { return world.is_idle(); })) << world.state_of(alert);
    if (!world.state_of(alert).starts_with("retrying") || !goes_on(spent)) break;
    const auto wait = world.wait_of(alert);
    spent += wait;
    world.warp(wait + 1s);
  }
  return static_cast<double>(spent.count()) / 3600;
}

}  // namespace

TEST(SendingMail, F36AServerThatIsAwayForADayGetsItAfterwardsOnce) {
  Sending world;
  world.smtp.play({.at_greeting = Fault::cut});
  world.add_mail("al_1");

  const auto running = world.start();
  hours_until(world, "al_1", [](std::chrono::seconds spent) { return spent < 24h; });
  EXPECT_EQ(world.mails(), 0u);
  world.smtp.play({});
  world.warp(8h);

  EXPECT_TRUE(test::eventually([&] { return world.mails() == 1; })) << world.state_of("al_1");
  EXPECT_TRUE(test::eventually([&] { return world.state_of("al_1").starts_with("delivered"); }));
  EXPECT_EQ(world.mails(), 1u);
  EXPECT_THAT(world.notices(), IsEmpty());
}

TEST(SendingMail, F36AServerThatIsAwayForSixDaysLeavesADeadLetterAndANotice) {
  Sending world;
  world.smtp.play({.at_greeting = Fault::cut});
  world.add_mail("al_1");
  world.add_mail("al_2");

  const auto running = world.start();
  const double hours = hours_until(world, "al_1", [](auto) { return true; });

  EXPECT_NEAR(hours, 119.8, 0.5);
  EXPECT_EQ(world.state_of("al_1"), "dead 21");
  EXPECT_TRUE(world.becomes("al_2", "dead 21")) << world.state_of("al_2");
  ASSERT_TRUE(test::eventually([&] { return !notice_at_the_hook(world).empty(); }));
  EXPECT_THAT(notice_at_the_hook(world), HasSubstr("was given up"));
  EXPECT_EQ(world.notices().size(), 1u) << "one a day, however many were given up";
  world.smtp.play({});
  EXPECT_TRUE(world.in_transaction(
      [](auto& transaction) { return storage::retry_delivery(transaction, {1}, "ann"); }));
  EXPECT_TRUE(world.becomes("al_1", "delivered 22")) << world.state_of("al_1");
  EXPECT_EQ(world.mails(), 1u);
}

TEST(SendingMail, ItsBouncesGoToTheEnvelopesSender) {
  Sending world;
  world.usual.attempt.envelope_sender = "bounces@example.org";
  world.add_mail("al_1");

  const auto running = world.start();

  ASSERT_TRUE(world.smtp.wait_for(1));
  EXPECT_EQ(world.smtp.mails()[0].sender, "bounces@example.org");
  EXPECT_THAT(world.smtp.mails()[0].header("From"), HasSubstr("watch@example.org"));
}
