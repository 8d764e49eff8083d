// Receivers of webhooks that ask for time, want no more, or never answer (F37-F39, P6): what is
// counted is what they saw.
#include <gmock/gmock.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "tests/daemon/sending.h"

using namespace std::chrono_literals;
using test::HttpReply;
using test::Sending;
using testing::HasSubstr;
using Ending = HttpReply::Ending;

namespace {

std::string http_date(std::chrono::seconds from_now) {
  const std::time_t at = std::time(nullptr) + from_now.count();
  std::array<char, 64> text{};
  std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", std::gmtime(&at));
  return text.data();
}

void store_test(Sending& world, const std::string& id, const std::string& path) {
  world.add(id, Sending::Channel::webhook, {world.http.url(path)}, "hook", "test");
}

}  // namespace

TEST(SendingWebhooks, F37RetryAfterIsHonouredWithinItsBoundsInEachOfItsForms) {
  const struct {
    int status;
    std::string asked;
    std::chrono::seconds wait;
  } rows[] = {
      {429, "120", 120s},           {503, "120", 120s},      {503, http_date(90s), 90s},
      {503, http_date(-90s), 400s}, {503, "315360000", 24h}, {429, "99999999999999999999", 24h},
      {429, "soon", 400s},          {429, "-5", 400s},       {429, "", 400s}};
  Sending world;
  world.usual.webhook_schedule.waits = {400s, 400s};
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    const std::string path = "/" + std::to_string(i);
    world.http.on(path, {.status = rows[i].status, .headers = {{"Retry-After", rows[i].asked}}});
    world.add_hook("al_" + std::to_string(i), path);
  }

  const auto running = world.start();

  for (std::size_t i = 0; i < std::size(rows); ++i) {
    const std::string alert = "al_" + std::to_string(i);
    ASSERT_TRUE(world.becomes(alert, "retrying 1")) << alert << " " << world.state_of(alert);
    EXPECT_TRUE(world.waits(alert, rows[i].wait)) << rows[i].asked;
  }
}

TEST(SendingWebhooks, F37AtOnceIsASecondAndNotForEver) {
  Sending world;
  world.usual.webhook_schedule.waits = {400s, 400s, 400s, 400s, 400s};
  world.http.on("/hasty", {.status = 503, .headers = {{"Retry-After", "0"}}});
  world.add_hook("al_1", "/hasty");

  const auto running = world.start();

  ASSERT_TRUE(world.becomes("al_1", "retrying 4")) << world.state_of("al_1");
  EXPECT_TRUE(world.waits("al_1", 400s)) << "three times it may ask for less";
}

TEST(SendingWebhooks, F37OnlyTheEndpointThatAskedWaits) {
  Sending world;
  world.http.on("/busy", {.status = 429, .headers = {{"Retry-After", "3600"}}});
  for (int i = 0; i < 20; ++i) {
    world.add_hook("al_busy_" + std::to_string(i), "/busy");
    world.add_hook("al_" + std::to_string(i));
  }

  const auto running = world.start();

  EXPECT_TRUE(world.http.wait_for("/hook", 20));
  EXPECT_LE(world.hooks("/busy"), static_cast<std::size_t>(world.usual.per_address));
  world.http.on("/busy", {.status = 204});
  world.in_transaction([](auto& transaction) {
    const auto rows = storage::deliveries_of(transaction, "al_busy_19");
    storage::retry_delivery(transaction, {rows.at(0).id}, "ann");
  });
  EXPECT_TRUE(world.becomes("al_busy_19", "delivered 1")) << "a person does not wait for it";
}

TEST(SendingWebhooks, F38OneThatWantsNoMoreGetsNoMoreAndOthersAreTold) {
  Sending world;
  world.http.on("/gone", {.status = 410});
  for (int i = 1; i <= 5; ++i) world.add_hook("al_" + std::to_string(i), "/gone");

  auto running = world.start();

  for (int i = 1; i <= 5; ++i)
    EXPECT_TRUE(world.becomes("al_" + std::to_string(i), "dead 1")) << world.attempts();
  EXPECT_LE(world.hooks("/gone"), static_cast<std::size_t>(world.usual.per_address));
  ASSERT_TRUE(world.smtp.wait_for(1)) << "its rule's other receiver hears of it";
  EXPECT_THAT(world.notices(), testing::ElementsAre(HasSubstr("Nothing more is sent to")));
  const auto before = world.hooks("/gone");
  world.add_hook("al_6", "/gone");
  EXPECT_TRUE(world.becomes("al_6", "dead 1"));
  EXPECT_EQ(world.hooks("/gone"), before);
}

TEST(SendingWebhooks, F38ADrillThatArrivesTakesItBack) {
  Sending world;
  world.http.on("/gone", {.status = 410});
  world.add_hook("al_1", "/gone");
  const auto running = world.start();
  ASSERT_TRUE(world.becomes("al_1", "dead 1")) << world.state_of("al_1");

  world.http.on("/gone", {.status = 204});
  store_test(world, "al_drill", "/gone");
  ASSERT_TRUE(world.becomes("al_drill", "delivered 1")) << world.state_of("al_drill");
  world.add_hook("al_2", "/gone");

  EXPECT_TRUE(world.becomes("al_2", "delivered 1")) << world.state_of("al_2");
  EXPECT_EQ(world.hooks("/gone"), 3u);
}

TEST(SendingWebhooks, F38WhatAPersonAsksForIsSentThoughItWasNeverTried) {
  Sending world;
  world.http.on("/gone", {.status = 410});
  world.add_hook("al_1", "/gone");
  const auto running = world.start();
  ASSERT_TRUE(world.becomes("al_1", "dead 1")) << world.state_of("al_1");
  world.http.on("/gone", {.status = 204});
  {
    auto transaction = world.database.begin();
    model::Delivery held;
    held.channel = Sending::Channel::webhook;
    held.address = world.http.url("/gone");
    held.state = model::Delivery::State::held;
    model::Alert alert;
    alert.id = "al_held";
    storage::store_alert(transaction, {.id = alert.id,
                                       .kind = "alert",
                                       .receiver = "hook",
                                       .content = alerts::to_json(alert),
                                       .rules = {},
                                       .article = {77},
                                       .deliveries = {held}});
    const auto rows = storage::deliveries_of(transaction, alert.id);
    storage::retry_delivery(transaction, {rows.at(0).id}, "ann");
    transaction.commit();
  }

  EXPECT_TRUE(world.becomes("al_held", "delivered 1")) << world.state_of("al_held");
}

TEST(SendingWebhooks, F38ARedirectIsAFailureAndAnEndlessAnswerIsJudgedByItsStatus) {
  Sending world;
  world.http.on("/moved", test::redirect(302, "/hook"));
  world.http.on("/endless", {.body = std::string(5000, 'x'), .ending = Ending::endless});
  world.add_hook("al_1", "/moved");
  world.add_hook("al_2", "/endless");

  const auto running = world.start();

  EXPECT_TRUE(world.becomes("al_1", "retrying 1")) << world.state_of("al_1");
  EXPECT_TRUE(world.becomes("al_2", "delivered 1")) << world.state_of("al_2");
  EXPECT_EQ(world.hooks(), 0u);
  EXPECT_EQ(world.hooks("/endless"), 1u);
}

// As one whose secret is missing does: the configuration may have lost a line.
TEST(SendingWebhooks, P7B44AnAddressThatEgressRefusesWaitsUntilItIsAllowedAgain) {
  Sending world;
  auto lost = world.options();
  lost.transfers.egress = *net::Egress::from({}, {});
  world.add_hook("al_1");
  {
    const auto running = world.start(lost);
    ASSERT_TRUE(world.becomes("al_1", "retrying 1")) << world.state_of("al_1");
  }
  EXPECT_EQ(world.hooks(), 0u);

  const auto running = world.start();
  world.warp(5s);

  EXPECT_TRUE(world.becomes("al_1", "delivered 2")) << world.state_of("al_1");
}

TEST(SendingWebhooks, F39OneThatNeverAnswersIsHeldOnAndDelaysNobody) {
  Sending world;
  world.usual.lease = 2s;
  world.usual.attempt.timeout = 6s;
  world.http.on("/silent", {.ending = Ending::silence});
  world.http.on("/hang", {.body = "x", .ending = Ending::hang});
  world.add_hook("al_silent", "/silent");
  world.add_hook("al_hang", "/hang");
  world.add_hook("al_1");

  const auto one = world.start("one"), two = world.start("two");

  EXPECT_TRUE(world.becomes("al_1", "delivered 1")) << world.state_of("al_1");
  EXPECT_TRUE(world.becomes("al_hang", "delivered 1")) << world.state_of("al_hang");
  EXPECT_TRUE(world.becomes("al_silent", "retrying 1")) << world.state_of("al_silent");
  EXPECT_EQ(world.hooks("/silent"), 1u) << "its lease was renewed meanwhile";
  EXPECT_EQ(world.hooks("/hang"), 1u);
}

TEST(SendingWebhooks, P6AThousandForOneThatNeverAnswersDelayNoOther) {
  Sending world;
  world.usual.attempt.timeout = 300s;
  world.http.on("/silent", {.ending = Ending::silence});
  for (int i = 0; i < 1000; ++i) world.add_hook("al_silent_" + std::to_string(i), "/silent");
  for (int i = 0; i < 100; ++i) world.add_hook("al_" + std::to_string(i));
  for (int i = 0; i < 20; ++i) world.add_mail("al_mail_" + std::to_string(i));

  const auto running = world.start();

  EXPECT_TRUE(world.http.wait_for("/hook", 100, 60s)) << world.hooks();
  EXPECT_TRUE(world.smtp.wait_for(20, 60s)) << world.mails();
  EXPECT_EQ(world.hooks("/silent"), 2u) << "two places are all it ever holds";
}

TEST(SendingMail, P6AMailboxWhoseServerThinksForEverDelaysNoOther) {
  Sending world;
  world.usual.attempt.timeout = 300s;
  std::atomic<bool> is_over = false;
  world.smtp.play({.reply = [&](const std::string& line) {
    if (line.starts_with("RCPT TO:<slow@")) test::eventually([&] { return is_over.load(); }, 100s);
    return "";
  }});
  for (int i = 0; i < 20; ++i) world.add_mail("al_slow_" + std::to_string(i), "slow@example.org");
  for (int i = 0; i < 20; ++i) world.add_mail("al_" + std::to_string(i));

  const auto running = world.start();

  EXPECT_TRUE(world.smtp.wait_for(20, 60s)) << world.mails();
  for (const auto& mail : world.smtp.mails()) EXPECT_EQ(mail.recipients[0], "press@example.org");
  is_over = true;
}

TEST(SendingWebhooks, WhatWasJustDecidedWaitsForNoLookOfItsOwn) {
  Sending world;
  world.usual.between_looks = 10min;
  const auto deliverer = world.start();
  // The second look after a delivery finds nothing, and the next one by itself is far away.
  for (const std::string id : {"al_first", "al_second", "al_third"}) {
    world.add_hook(id);
    EXPECT_TRUE(test::eventually([&] {
      deliverer->look_now();
      return world.state_of(id) == "delivered 1";
    }));
  }
}

// WIREWATCH_WEBHOOKS=5000 measures: with and without the journal, to many addresses or to one.
TEST(SendingWebhooks, ManyArriveOnceEachWithAndWithoutAJournal) {
  const char* given = std::getenv("WIREWATCH_WEBHOOKS");
  const std::size_t count = given ? std::stoul(given) : 200;
  for (const std::size_t addresses : {std::size_t{64}, std::size_t{1}})
    for (const bool keeps : {true, false}) {
      Sending world;
      for (std::size_t i = 0; i < addresses; ++i)
        world.http.on("/" + std::to_string(i), {.status = 204});
      for (std::size_t i = 0; i < count; ++i)
        world.add_hook("al_" + std::to_string(i), "/" + std::to_string(i % addresses));
      auto options = world.options();
      if (!keeps) options.journal.clear();

      const auto began = std::chrono::steady_clock::now();
      const auto running = world.start(options);
      ASSERT_TRUE(test::eventually([&] { return world.hooks("") >= count; }, 300s));
      const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;

      EXPECT_TRUE(test::eventually([&] {
        return world.ask(
                   "select count(*)::text as answer from deliveries where state <> "
                   "'delivered'") == "0";
      }));
      EXPECT_EQ(world.hooks(""), count);
      if (given)
        std::printf("%zu addresses, journal %s: %.0f webhooks/s\n", addresses,
                    keeps ? "kept" : "none", static_cast<double>(count) / spent.count());
    }
}
