#include "daemon/sending/attempt.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "tests/support/temporary_folder.h"

namespace wirewatchd {

namespace {

using namespace std::chrono_literals;
using alerts::AttemptResult;
using Channel = model::Delivery::Channel;
using Kind = AttemptResult::Kind;

const model::Time kNow{std::chrono::seconds(1'685'016'271)};

storage::ClaimedDelivery claimed(Channel channel, const std::string& address) {
  model::Alert alert;
  alert.id = "al_1";
  alert.receiver = "desk";
  alert.article.title = "Dockers walk out";
  storage::ClaimedDelivery claimed;
  claimed.delivery.id = {7};
  claimed.delivery.alert = alert.id;
  claimed.delivery.channel = channel;
  claimed.delivery.address = address;
  claimed.receiver = alert.receiver;
  claimed.content = alerts::to_json(alert);
  return claimed;
}

net::Finished answered(int status, const std::string& retry_after = "") {
  net::HttpResponse response{.status = status};
  if (!retry_after.empty()) response.headers.emplace_back("retry-after", retry_after);
  return {.result = response};
}

net::Finished failed(net::Failure failure) {
  return {.result = std::move(failure)};
}

}  // namespace

TEST(AttemptResult, F37F38AWebhooksAnswerIsJudgedByItsStatus) {
  const struct {
    int status;
    Kind kind;
  } rows[] = {{200, Kind::delivered}, {204, Kind::delivered}, {301, Kind::later},
              {400, Kind::later},     {404, Kind::later},     {410, Kind::gone},
              {429, Kind::later},     {503, Kind::later}};

  for (const auto& row : rows)
    EXPECT_EQ(result_of(answered(row.status), Channel::webhook, kNow).kind, row.kind) << row.status;
  const auto asked = result_of(answered(503, "120"), Channel::webhook, kNow);
  EXPECT_EQ(asked.retry_after, std::chrono::microseconds(120s));
}

TEST(AttemptResult, TellsWhatMayBeTriedAgain) {
  using Failure = net::Failure;
  const struct {
    Failure failure;
    Channel channel;
    Kind kind;
  } rows[] = {
      {{.kind = Failure::Kind::connect}, Channel::webhook, Kind::later},
      // A name may point astray for a moment, and what the configuration forbids it may allow again.
      {{.kind = Failure::Kind::refused}, Channel::webhook, Kind::later},
      {{.kind = Failure::Kind::refused, .is_final = true}, Channel::webhook, Kind::later},
      {{.kind = Failure::Kind::refused, .is_final = true}, Channel::email, Kind::later},
      {{.kind = Failure::Kind::rejected, .smtp_code = 450}, Channel::email, Kind::later},
      {{.kind = Failure::Kind::rejected, .is_final = true, .smtp_code = 550},
       Channel::email,
       Kind::never},
      {{.kind = Failure::Kind::timeout, .ambiguous = true}, Channel::email, Kind::ambiguous},
      {{.kind = Failure::Kind::timeout, .ambiguous = true}, Channel::webhook, Kind::later},
  };

  for (const auto& row : rows)
    EXPECT_EQ(result_of(failed(row.failure), row.channel, kNow).kind, row.kind);
}

TEST(PreparedSend, OfAWebhookIsSignedAndFollowsNoRedirect) {
  const test::TemporaryFolder folder;
  std::ofstream(folder.path() / "secret") << "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\n";
  auto delivery = claimed(Channel::webhook, "https://hooks.example.org/x");
  delivery.delivery.secret = {model::SecretSource::Kind::file, folder.path() / "secret"};

  const auto send = prepare_send(delivery, {}, kNow);

  ASSERT_TRUE(send);
  const auto& request = std::get<net::HttpRequest>(std::get<net::Request>(*send));
  EXPECT_EQ(request.max_redirects, 0);
  EXPECT_TRUE(request.header_is_enough);
  std::vector<std::string> names;
  for (const auto& [name, value] : request.headers) names.push_back(name);
  EXPECT_EQ(names, (std::vector<std::string>{"webhook-id", "webhook-timestamp", "webhook-signature",
                                             "Content-Type"}));
}

TEST(PreparedSend, S24IsSignedWithBothSecretsWhileTheyAreChanged) {
  const test::TemporaryFolder folder;
  std::ofstream(folder.path() / "secret") << "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\n"
                                             "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n";
  auto delivery = claimed(Channel::webhook, "https://hooks.example.org/x");
  delivery.delivery.secret = {model::SecretSource::Kind::file, folder.path() / "secret"};

  const auto send = prepare_send(delivery, {}, kNow);

  ASSERT_TRUE(send);
  const auto& request = std::get<net::HttpRequest>(std::get<net::Request>(*send));
  const auto expected =
      alerts::sign("al_1", kNow, request.body,
                   *alerts::parse_secrets("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\n"
                                          "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
  EXPECT_EQ(expected.at(2), request.headers.at(2));
  EXPECT_EQ(std::ranges::count(request.headers.at(2).second, ' '), 1) << "two signatures";
}

// Unsigned it never leaves: whoever truncated the file in a rotation gets it when the file is
// whole.
TEST(PreparedSend, P7WaitsForASecretThatCannotBeHad) {
  const test::TemporaryFolder folder;
  std::ofstream(folder.path() / "empty") << "\n";
  std::ofstream(folder.path() / "no-secret") << "hunter2\n";

  for (const char* name : {"empty", "no-secret", "missing", "."}) {
    auto delivery = claimed(Channel::webhook, "https://hooks.example.org/x");
    delivery.delivery.secret = {model::SecretSource::Kind::file, folder.path() / name};
    const auto send = prepare_send(delivery, {}, kNow);
    ASSERT_FALSE(send) << name;
    EXPECT_EQ(send.error().kind, Kind::later) << name;
    EXPECT_EQ(send.error().message.find("hunter2"), std::string::npos);
  }
}

TEST(PreparedSend, OfAChatHoldsNothingOfOurs) {
  for (const auto format : {model::WebhookFormat::slack, model::WebhookFormat::teams}) {
    auto delivery = claimed(Channel::webhook, "https://hooks.example.org/x");
    delivery.delivery.format = format;

    const auto send = prepare_send(delivery, {}, kNow);

    ASSERT_TRUE(send);
    const auto& request = std::get<net::HttpRequest>(std::get<net::Request>(*send));
    ASSERT_EQ(request.headers.size(), 1u);
    EXPECT_EQ(request.headers[0].first, "Content-Type");
  }
}

TEST(PreparedSend, OfATopicOfNtfysBringsItsToken) {
  const test::TemporaryFolder folder;
  std::ofstream(folder.path() / "token") << "tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2\n";
  std::ofstream(folder.path() / "broken") << "tk_1\r\nHost: evil";
  auto delivery = claimed(Channel::webhook, "https://ntfy.sh/press");
  delivery.delivery.format = model::WebhookFormat::ntfy;
  delivery.delivery.secret = {model::SecretSource::Kind::file, folder.path() / "token"};

  const auto send = prepare_send(delivery, {}, kNow);
  delivery.delivery.secret.name = folder.path() / "broken";
  const auto broken = prepare_send(delivery, {}, kNow);

  ASSERT_TRUE(send);
  const auto& request = std::get<net::HttpRequest>(std::get<net::Request>(*send));
  EXPECT_EQ(request.url, "https://ntfy.sh/");
  ASSERT_EQ(request.headers.size(), 2u);
  EXPECT_EQ(request.headers[0].second, "Bearer tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().kind, Kind::later);
  EXPECT_EQ(broken.error().message.find("tk_1"), std::string::npos);
}

TEST(PreparedSend, ReadsAnAddressThatIsASecretWhereItLies) {
  const test::TemporaryFolder folder;
  std::ofstream(folder.path() / "slack") << "https://hooks.example.org/T0/B0/hunter2\n";
  std::ofstream(folder.path() / "none") << "hunter2\n";
  auto delivery = claimed(Channel::webhook, "file:" + (folder.path() / "slack").string());
  delivery.delivery.format = model::WebhookFormat::slack;

  const auto send = prepare_send(delivery, {}, kNow);
  delivery.delivery.address = "file:" + (folder.path() / "none").string();
  const auto none = prepare_send(delivery, {}, kNow);

  ASSERT_TRUE(send);
  EXPECT_EQ(std::get<net::HttpRequest>(std::get<net::Request>(*send)).url,
            "https://hooks.example.org/T0/B0/hunter2");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, Kind::later);
  EXPECT_EQ(none.error().message.find("hunter2"), std::string::npos);
}

TEST(PreparedSend, B32RefusesAnAddressThatEndsACommand) {
  const auto send = prepare_send(claimed(Channel::email, "a@example.org>\r\nRCPT TO:<b"), {}, kNow);

  ASSERT_FALSE(send);
  EXPECT_EQ(send.error().kind, Kind::never);
}

}  // namespace wirewatchd
