#include "net/transfers.h"

#include <gmock/gmock.h>

#include <set>

#include "tests/net/carry.h"

namespace {

using namespace std::chrono_literals;
using net::Failure;
using net::HttpRequest;
using test::HttpReply;
using test::HttpSeen;
using test::HttpServer;
using testing::HasSubstr;
using Ending = HttpReply::Ending;

class Environment {  // a variable set for one test
 public:
  Environment(const char* name, const std::string& value) : name_(name) {
    setenv(name, value.c_str(), 1);
  }
  ~Environment() { unsetenv(name_); }

 private:
  const char* name_;
};

}  // namespace

TEST(Transfers, AResponseIsHandedBackAsItCame) {
  HttpServer server;
  server.on("/feed", {.status = 200,
                      .body = "<rss/>",
                      .headers = {{"ETag", "\"1\""}, {"X-Two", "a"}, {"X-Two", "b"}}});

  const auto finished = carry(options_for(server), HttpRequest{.url = server.url("/feed?a=1#top")});

  const auto response = response_of(finished);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "<rss/>");
  EXPECT_EQ(response.header("etag"), "\"1\"");
  EXPECT_EQ(response.header("x-two"), "a");
  EXPECT_EQ(response.header("x-three"), "");
  EXPECT_EQ(response.url, server.url("/feed?a=1"));
  EXPECT_EQ(finished.host, server.address());
  EXPECT_FALSE(finished.external);
}

TEST(Transfers, TheRequestGoesOutAsItWasWritten) {
  HttpServer server;
  server.on("/hook", {.status = 204});
  auto options = options_for(server);
  options.user_agent = "wirewatch/1 (+https://example.org)";

  carry(options, HttpRequest{.url = server.url("/hook?token=x"),
                             .method = "POST",
                             .headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}},
                             .body = std::string("{\"a\":\0}", 7)});

  const HttpSeen seen = server.seen("/hook").at(0);
  EXPECT_EQ(seen.method, "POST");
  EXPECT_EQ(seen.target, "/hook?token=x");
  EXPECT_EQ(seen.body, std::string("{\"a\":\0}", 7));
  EXPECT_EQ(seen.header("content-type"), "application/json");
  EXPECT_EQ(seen.header("user-agent"), "wirewatch/1 (+https://example.org)");
  EXPECT_EQ(seen.headers.count("x-empty"), 1u);
  EXPECT_EQ(seen.headers.count("expect"), 0u);
  EXPECT_EQ(seen.headers.count("cookie"), 0u);
  EXPECT_THAT(seen.header("accept-encoding"), HasSubstr("gzip"));
}

TEST(Transfers, AConditionalRequestBringsA304) {
  HttpServer server;
  server.on("/feed", {.body = "<rss/>", .headers = {{"ETag", "\"1\""}}});

  const auto response =
      response_of(carry(options_for(server), HttpRequest{.url = server.url("/feed"),
                                                         .headers = {{"If-None-Match", "\"1\""}}}));

  EXPECT_EQ(response.status, 304);
  EXPECT_EQ(response.body, "");
}

TEST(Transfers, AnHttpErrorIsAResponse) {
  HttpServer server;
  server.on("/gone", {.status = 410, .body = "no more"});

  const auto response =
      response_of(carry(options_for(server), HttpRequest{.url = server.url("/gone")}));

  EXPECT_EQ(response.status, 410);
  EXPECT_EQ(response.body, "no more");
}

TEST(Transfers, InterimResponsesAndTrailersAreNotTheHeader) {
  HttpServer server;
  server.on("/",
            {.raw = "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nX-Last: 1\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-Trailer: 1\r\n\r\n"});

  const auto response = response_of(carry(options_for(server), HttpRequest{.url = server.url()}));

  EXPECT_EQ(response.body, "ok");
  EXPECT_EQ(response.header("x-last"), "1");
  EXPECT_EQ(response.header("x-early"), "");
  EXPECT_EQ(response.header("x-trailer"), "");
}

TEST(Transfers, S1LoopbackIsRefusedUnlessTheOperatorPermitsIt) {
  HttpServer server;

  const auto finished =
      carry(options_for(std::vector<std::string>{}), HttpRequest{.url = server.url()});

  EXPECT_EQ(failure_of(finished).kind, Failure::Kind::refused);
  EXPECT_THAT(failure_of(finished).message, HasSubstr("is a loopback address"));
  EXPECT_EQ(finished.host, server.address());
  EXPECT_EQ(server.connections(), 0);
}

// libcurl answers any name below "localhost" itself, so that this needs no name server.
TEST(Transfers, B19ANameIsJudgedByWhatItResolvesTo) {
  HttpServer server;
  const auto options =
      options_for(std::vector<std::string>{"8.8.8.8:" + std::to_string(server.port())});

  const auto failure =
      failure_of(carry(options, HttpRequest{.url = server.url("/", "feed.localhost")}));

  EXPECT_EQ(failure.kind, Failure::Kind::refused);
  EXPECT_THAT(failure.message, HasSubstr("is a loopback address; to permit it: allow_cidr = [\""));
  EXPECT_EQ(server.connections(), 0);
}

TEST(Transfers, B20OfSeveralAddressesTheForbiddenOneIsSkipped) {
  HttpServer server;
  server.on("/", {.body = "here"});

  const auto response =
      response_of(carry(options_for(server), HttpRequest{.url = server.url("/", "localhost")}));

  EXPECT_EQ(response.body, "here");
}

TEST(Transfers, S3TheProxyOfTheEnvironmentIsIgnored) {
  HttpServer server, proxy;
  server.on("/", {.body = "direct"});
  const Environment http("http_proxy", "http://" + proxy.address());
  const Environment all("ALL_PROXY", "http://" + proxy.address());

  EXPECT_EQ(response_of(carry(options_for(server), HttpRequest{.url = server.url()})).body,
            "direct");

  EXPECT_EQ(proxy.connections(), 0);
}

TEST(Transfers, TheOperatorsProxyIsUsedAndNotJudged) {
  HttpServer proxy;
  proxy.on("http://feeds.test/rss", {.body = "through the proxy"});
  auto options = options_for(std::vector<std::string>{});
  options.proxy = "http://" + proxy.address();

  const auto finished = carry(options, HttpRequest{.url = "http://feeds.test/rss"});

  EXPECT_EQ(response_of(finished).body, "through the proxy");
  EXPECT_FALSE(finished.external);
  EXPECT_EQ(failure_of(carry(options, HttpRequest{.url = "http://10.0.0.1/"})).kind,
            Failure::Kind::refused);
}

TEST(Transfers, B21RequestsThatWouldBreakTheirLinesAreRefused) {
  HttpServer server;
  const HttpRequest wrong[] = {
      {.url = server.url("/a b")},
      {.url = server.url("/"), .method = "GET / HTTP/1.1\r\nX: "},
      {.url = server.url("/"), .headers = {{"X", "a\r\nY: b"}}},
      {.url = server.url("/"), .headers = {{"X: y\r\nZ", "a"}}},
  };

  for (const auto& request : wrong)
    EXPECT_EQ(failure_of(carry(options_for(server), request)).kind, Failure::Kind::refused);
  EXPECT_EQ(server.connections(), 0);
}

TEST(Transfers, EveryRequestGivesOneResult) {
  HttpServer server;
  server.on("/", {.body = "x"});
  auto options = options_for(server);
  options.max_in_flight = 20;
  options.per_host_connections = 20;
  net::Transfers transfers(options);
  for (std::uint64_t ticket = 0; ticket < 300; ++ticket)
    transfers.submit(ticket, HttpRequest{.url = ticket % 3 ? server.url() : "http://10.0.0.1/"});

  std::set<std::uint64_t> tickets;
  std::size_t results = 0;
  while (transfers.in_flight() > 0) {
    const auto finished = transfers.wait(10s);
    ASSERT_FALSE(finished.empty());
    results += finished.size();
    for (const auto& one : finished) tickets.insert(one.ticket);
  }

  EXPECT_EQ(results, 300u);
  EXPECT_EQ(tickets.size(), 300u);
  EXPECT_LE(server.most_at_once(), 20);
}

TEST(Transfers, AHostIsAskedPolitely) {
  HttpServer server;
  server.on("/", {.body = "x", .delay = 150ms});
  auto options = options_for(server);
  options.per_host_connections = 2;
  options.per_host_delay = 50ms;
  net::Transfers transfers(options);
  for (std::uint64_t ticket = 0; ticket < 6; ++ticket)
    transfers.submit(ticket, HttpRequest{.url = server.url()});
  for (std::size_t results = 0; results < 6;) {
    const auto finished = transfers.wait(10s);
    ASSERT_FALSE(finished.empty());
    results += finished.size();
  }

  const auto seen = server.seen();
  ASSERT_EQ(seen.size(), 6u);
  for (std::size_t i = 1; i < seen.size(); ++i) EXPECT_GE(seen[i].at - seen[i - 1].at, 40ms);
  EXPECT_LE(server.most_at_once(), 2);
}

TEST(Transfers, WakeEndsAWait) {
  net::Transfers transfers(options_for(std::vector<std::string>{}));

  transfers.wake();

  EXPECT_TRUE(transfers.wait(20s).empty());
  EXPECT_TRUE(transfers.wait(1ms).empty());
}

TEST(Transfers, EndingAbandonsWhatIsInFlight) {
  HttpServer server;
  server.on("/", {.ending = Ending::silence});
  const auto start = std::chrono::steady_clock::now();
  {
    net::Transfers transfers(options_for(server));
    for (std::uint64_t ticket = 0; ticket < 5; ++ticket)
      transfers.submit(ticket, HttpRequest{.url = server.url()});
    ASSERT_TRUE(server.wait_for("/", 2));
  }

  EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
}
