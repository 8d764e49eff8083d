// A webhook's answer: judged by its status, whatever its body does (F37-F39, S24).
#include <gmock/gmock.h>

#include "tests/net/carry.h"

namespace {

using namespace std::chrono_literals;
using net::HttpRequest;
using test::HttpReply;
using test::HttpSeen;
using test::HttpServer;
using test::redirect;
using testing::HasSubstr;
using testing::Not;
using Ending = HttpReply::Ending;
using Kind = net::Failure::Kind;

std::string a_closed_address() {
  const test::HttpServer gone;
  return gone.address();
}

}  // namespace

TEST(Webhooks, F38ARedirectIsTheResultWhereNoneMayBeFollowed) {
  HttpServer server;
  server.on("/hook", redirect(302, "/elsewhere"));

  const auto response = response_of(carry(
      options_for(server),
      HttpRequest{.url = server.url("/hook"), .method = "POST", .body = "{}", .max_redirects = 0}));

  EXPECT_EQ(response.status, 302);
  EXPECT_TRUE(server.seen("/elsewhere").empty());
}

TEST(Webhooks, F38AnEndlessAnswerToAWebhookIsJudgedByItsStatus) {
  HttpServer server;
  server.on("/hook", {.body = std::string(5000, 'x'), .ending = Ending::endless});

  const auto response =
      response_of(carry(options_for(server), HttpRequest{.url = server.url("/hook"),
                                                         .method = "POST",
                                                         .body = "{}",
                                                         .max_redirects = 0,
                                                         .header_is_enough = true}));

  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body.size(), 64u * 1024);
}

TEST(Webhooks, F39AnAnswerWhoseBodyHangsOrBreaksIsJudgedByItsStatus) {
  HttpServer server;
  server.on("/hang", {.body = "x", .ending = Ending::hang});
  server.on("/drip", {.body = std::string(1000, 'x'), .drip_bytes = 1, .drip_pause = 300ms});
  server.on("/cut", {.status = 503, .body = "0123456789", .ending = Ending::cut, .cut_after = 3});
  net::Transfers transfers(options_for(server));

  for (const char* path : {"/hang", "/drip", "/cut"}) {
    const auto finished = carry(transfers, HttpRequest{.url = server.url(path),
                                                       .method = "POST",
                                                       .body = "{}",
                                                       .total_timeout = 20s,
                                                       .header_is_enough = true});
    EXPECT_EQ(response_of(finished).status, path == std::string("/cut") ? 503 : 200);
    EXPECT_LT(finished.elapsed, 8s) << path;
  }
}

TEST(Webhooks, F39AWebhookWithoutAnswerFailsInTimeAndIsAmbiguous) {
  HttpServer server;
  server.on("/silent", {.ending = Ending::silence});
  server.on("/reset", {.ending = Ending::reset});
  net::Transfers transfers(options_for(server));

  for (const char* path : {"/silent", "/reset"}) {
    const auto finished = carry(transfers, HttpRequest{.url = server.url(path) + "?token=secret",
                                                       .method = "POST",
                                                       .body = std::string(10'000, 'x'),
                                                       .total_timeout = 500ms,
                                                       .header_is_enough = true});
    EXPECT_TRUE(failure_of(finished).ambiguous) << path;
    EXPECT_LT(finished.elapsed, 3s);
    EXPECT_THAT(failure_of(finished).message, Not(HasSubstr("secret")));
  }
}

TEST(Webhooks, AWebhookThatReachedNobodyIsNotAmbiguous) {
  const std::string address = a_closed_address();

  const auto failure = failure_of(
      carry(options_for(std::vector<std::string>{address}),
            HttpRequest{.url = "http://" + address + "/", .method = "POST", .body = "{}"}));

  EXPECT_EQ(failure.kind, Kind::connect);
  EXPECT_FALSE(failure.ambiguous);
}

TEST(Webhooks, F37TheAnswersOfABusyWebhookAreHandedBack) {
  HttpServer server;
  server.on("/hook", {.status = 429, .headers = {{"Retry-After", "120"}}});

  const auto response = response_of(carry(
      options_for(server),
      HttpRequest{
          .url = server.url("/hook"), .method = "POST", .body = "{}", .header_is_enough = true}));

  EXPECT_EQ(response.status, 429);
  EXPECT_EQ(response.header("retry-after"), "120");
}

// libcurl repeats a request by itself when a connection it kept turns out dead.
TEST(Webhooks, AWebhookIsNeverSentTwiceForOneSubmission) {
  HttpServer server;
  server.on("/hook", [&](const HttpSeen&) {
    return server.seen("/hook").size() == 1 ? HttpReply{.status = 204}
                                            : HttpReply{.ending = Ending::reset};
  });
  net::Transfers transfers(options_for(server));
  const HttpRequest request{.url = server.url("/hook"), .method = "POST", .body = "{}"};

  EXPECT_EQ(response_of(carry(transfers, request)).status, 204);
  EXPECT_TRUE(failure_of(carry(transfers, request)).ambiguous);

  EXPECT_EQ(server.seen("/hook").size(), 2u);
}
