#include <gtest/gtest.h>

#include <ctime>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/web/raw_client.h"
#include "web/web.h"

using std::chrono::milliseconds;
using tests::RawClient;

namespace {

class WebServer : public testing::Test {
 protected:
  void serve(web::WebOptions options) {
    options.listen = "127.0.0.1:0";
    auto started = web::Server::start(options, health_);
    ASSERT_TRUE(started) << started.error();
    server_ = std::move(*started);
  }

  std::string ask(std::string_view bytes) {
    RawClient client(server_->port());
    client.say(bytes);
    return client.hear_answer(!bytes.starts_with("HEAD"));
  }

  web::Health health_;
  std::unique_ptr<web::Server> server_;
};

std::string request(std::string_view method, std::string_view target, std::string_view more = "") {
  return std::string(method) + ' ' + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
         std::string(more) + "\r\n";
}

int status_of(const std::string& answer) {
  return answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
}

std::string header_value(const std::string& answer, const std::string& name) {
  const auto at = answer.find("\r\n" + name + ": ");
  if (at == std::string::npos) return "";
  const auto begin = at + name.size() + 4;
  return answer.substr(begin, answer.find("\r\n", begin) - begin);
}

std::string body_of(const std::string& answer) {
  return answer.substr(answer.find("\r\n\r\n") + 4);
}

}  // namespace

TEST_F(WebServer, IsHealthyWhileTheLoopsTurn) {
  serve({});

  EXPECT_EQ(body_of(ask(request("GET", "/healthz"))), "ok\n");
  health_.degrade("database away since 14:02");
  EXPECT_EQ(status_of(ask(request("GET", "/healthz"))), 200);
  health_.set_loops_turn(false);
  EXPECT_EQ(status_of(ask(request("GET", "/healthz"))), 503);
}

TEST_F(WebServer, IsReadyUnlessDegradedAndSaysWhy) {
  serve({});

  EXPECT_EQ(status_of(ask(request("GET", "/readyz"))), 200);
  health_.degrade("database away since 14:02");
  const auto degraded = ask(request("GET", "/readyz"));
  EXPECT_EQ(status_of(degraded), 503);
  EXPECT_EQ(body_of(degraded), "degraded: database away since 14:02\n");
  health_.recover();
  EXPECT_EQ(status_of(ask(request("GET", "/readyz"))), 200);
}

TEST_F(WebServer, AnswersHeadWithTheSameHeaderAndNoBody) {
  serve({.sample_feed = true});

  for (const auto* target : {"/healthz", "/sample/feed.xml"}) {
    const auto get = ask(request("GET", target)), head = ask(request("HEAD", target));
    EXPECT_EQ(header_value(head, "Content-Length"), std::to_string(body_of(get).size()));
    EXPECT_EQ(body_of(head), "");
  }
}

TEST_F(WebServer, ServesTheSampleFeedOnlyWhenAsked) {
  serve({.sample_feed = true});

  const auto feed = ask(request("GET", "/sample/feed.xml"));
  EXPECT_EQ(status_of(feed), 200);
  EXPECT_EQ(header_value(feed, "Content-Type"), "text/xml; charset=utf-8");
  const auto again = ask(
      request("GET", "/sample/feed.xml", "If-None-Match: " + header_value(feed, "ETag") + "\r\n"));
  EXPECT_EQ(status_of(again), 304);
  EXPECT_EQ(body_of(again), "");
  EXPECT_EQ(header_value(again, "ETag"), header_value(feed, "ETag"));

  serve({});
  EXPECT_EQ(status_of(ask(request("GET", "/sample/feed.xml"))), 404);
}

TEST_F(WebServer, KnowsThreePagesAndReadsOnly) {
  serve({});

  for (const auto* target : {"/", "/healthz/", "/healthzz", "/metrics", "/HEALTHZ"})
    EXPECT_EQ(status_of(ask(request("GET", target))), 404) << target;
  for (const auto* method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"}) {
    const auto refused = ask(request(method, "/healthz"));
    EXPECT_EQ(status_of(refused), 405) << method;
    EXPECT_EQ(header_value(refused, "Allow"), "GET, HEAD");
  }
  EXPECT_EQ(status_of(ask(request("GET", "/healthz?probe=1"))), 200);
}

TEST_F(WebServer, EveryAnswerCarriesTheSecurityHeaders) {
  serve({.sample_feed = true});
  const std::vector<std::string> requests = {
      request("GET", "/healthz"),    request("GET", "/sample/feed.xml"),
      request("GET", "/no-such"),    request("POST", "/healthz"),
      request("GET", "/%00"),        request("POST", "/", "Content-Length: 1\r\n"),
      "GET / HTTP/1.1\nHost: a\n\n", request("GET", "/sample/feed.xml", "If-None-Match: *\r\n"),
  };
  for (const auto& text : requests) {
    const auto answered = ask(text);
    EXPECT_TRUE(
        header_value(answered, "Content-Security-Policy").starts_with("default-src 'none';"))
        << answered;
    EXPECT_EQ(header_value(answered, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header_value(answered, "Referrer-Policy"), "no-referrer");
    EXPECT_EQ(header_value(answered, "Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_EQ(header_value(answered, "Cross-Origin-Resource-Policy"), "same-origin");
    EXPECT_TRUE(header_value(answered, "Cache-Control").starts_with("no-"));
    EXPECT_EQ(header_value(answered, "Access-Control-Allow-Origin"), "");
  }
}

TEST_F(WebServer, DatesItsAnswersAsRfc9110Says) {
  serve({});

  const auto date = header_value(ask(request("GET", "/healthz")), "Date");

  std::tm parsed{};
  const char* rest = strptime(date.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parsed);
  ASSERT_NE(rest, nullptr) << date;
  EXPECT_EQ(*rest, '\0') << date;
  EXPECT_NEAR(static_cast<double>(timegm(&parsed)), static_cast<double>(std::time(nullptr)), 5);
  EXPECT_EQ(date.size(), std::string_view("Sun, 06 Nov 1994 08:49:37 GMT").size());
}

// B47, and what Beast lets through.
TEST_F(WebServer, B47SmuggledRequestsAreRefusedAndClosed) {
  serve({.sample_feed = true});
  const std::string get = "GET /healthz HTTP/1.1\r\n", host = "Host: a\r\n";
  const std::string hidden = "GET /sample/feed.xml HTTP/1.1\r\nHost: a\r\n\r\n";
  const std::vector<std::string> rows = {
      get + host + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
      get + host + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n" + hidden,
      get + host + "Content-Length: 0\r\nContent-Length: 44\r\n\r\n" + hidden,
      get + host + "Content-Length: abc\r\n\r\n" + hidden,
      get + host + "Content-Length: -1\r\n\r\n" + hidden,
      get + host + "Transfer-Encoding: xchunked\r\n\r\n" + hidden,
      get + host + "Transfer-Encoding: identity\r\n\r\n" + hidden,
      get + host + "Transfer-Encoding : chunked\r\n\r\n" + hidden,
      get + host + "X: a\r\n Content-Length: 44\r\n\r\n" + hidden,
      get + host + host + "\r\n" + hidden,
      get + "\r\n" + hidden,
      "GET /healthz HTTP/1.1\nHost: a\n\n" + hidden,
      get + "Host: a\n\r\n" + hidden,
      get + host + "X: a\rb\r\n\r\n" + hidden,
      "GET /healthz\r\n\r\n" + hidden,
      "GET /healthz HTTP/2.0\r\nHost: a\r\n\r\n" + hidden,
      "GET  /healthz HTTP/1.1\r\nHost: a\r\n\r\n" + hidden,
      "GET http://a/healthz HTTP/1.1\r\nHost: a\r\n\r\n" + hidden,
      "GET /h\xff HTTP/1.1\r\nHost: a\r\n\r\n" + hidden,
      "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n" + hidden,
      "GET /..%2fetc/passwd HTTP/1.1\r\nHost: a\r\n\r\n" + hidden,
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11),
  };
  for (const auto& row : rows) {
    RawClient client(server_->port());
    client.say(row);
    const auto all = client.hear_until_closed();
    EXPECT_EQ(status_of(all), 400) << row << "\n" << all;
    EXPECT_EQ(all.find("HTTP/1.1", 1), std::string::npos) << "a second answer to " << row;
    EXPECT_EQ(header_value(all, "Connection"), "close") << row;
  }
}

TEST_F(WebServer, ARefusedHeadGetsNoBody) {
  serve({});
  RawClient client(server_->port());

  client.say("HEAD /%00 HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto all = client.hear_until_closed();

  EXPECT_EQ(status_of(all), 400);
  EXPECT_TRUE(all.ends_with("\r\n\r\n")) << all;
}

TEST_F(WebServer, B47AMegabyteOfRequestLineIsRefusedAndTheAnswerArrives) {
  serve({});
  RawClient client(server_->port());

  client.say("GET /" + std::string(1'000'000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n");

  EXPECT_EQ(status_of(client.hear_until_closed()), 400);
}

TEST_F(WebServer, B47AForgedPeerAddressIsOnlyAHeader) {
  serve({});

  EXPECT_EQ(status_of(ask(request("GET", "/healthz", "REMOTE_ADDR: 10.0.0.1\r\n"))), 200);
}

TEST_F(WebServer, ABodyIsRefusedUnreadAndTheConnectionClosed) {
  serve({});
  for (const auto* announced : {"Content-Length: 2000000\r\n", "Transfer-Encoding: chunked\r\n"}) {
    RawClient client(server_->port());

    client.say(request("POST", "/healthz", announced));

    const auto refused = client.hear_answer();
    EXPECT_EQ(status_of(refused), 413) << refused;
    EXPECT_EQ(header_value(refused, "Connection"), "close");
  }
}

TEST_F(WebServer, KeepsTheConnectionForTheNextRequest) {
  serve({});
  RawClient client(server_->port());

  for (int i = 0; i < 3; ++i) {
    client.say(request("GET", i == 1 ? "/no-such" : "/healthz"));
    EXPECT_EQ(status_of(client.hear_answer()), i == 1 ? 404 : 200) << i;
  }
  client.say(request("GET", "/healthz", "Connection: close\r\n"));

  EXPECT_EQ(status_of(client.hear_until_closed()), 200);
}

TEST_F(WebServer, WhoDoesNotWaitForTheAnswerGetsOnlyOne) {
  serve({});
  RawClient client(server_->port());

  client.say(request("GET", "/healthz") + request("GET", "/readyz"));

  const auto all = client.hear_until_closed();
  EXPECT_EQ(body_of(all), "ok\n");
  EXPECT_EQ(header_value(all, "Connection"), "close");
}

TEST_F(WebServer, ASlowHeaderIsCutOffHoweverSteadilyItDrips) {
  serve({.patience = milliseconds(400)});
  RawClient client(server_->port());
  const auto begin = std::chrono::steady_clock::now();

  client.say("GET /healthz HTTP/1.1\r\nX: ");
  bool closed = false;
  for (int drip = 0; drip < 30 && !closed; ++drip) {
    client.say("x");
    closed = client.is_closed_within(milliseconds(100));
  }

  EXPECT_TRUE(closed);
  EXPECT_GE(std::chrono::steady_clock::now() - begin, milliseconds(350));
  EXPECT_EQ(status_of(ask(request("GET", "/healthz"))), 200);
}

TEST_F(WebServer, AnIdleConnectionIsCutOffToo) {
  serve({.patience = milliseconds(300)});
  RawClient silent(server_->port());
  RawClient answered(server_->port());
  answered.say(request("GET", "/healthz"));
  EXPECT_EQ(status_of(answered.hear_answer()), 200);

  EXPECT_TRUE(silent.is_closed_within(milliseconds(2000)));
  EXPECT_TRUE(answered.is_closed_within(milliseconds(2000)));
}

TEST_F(WebServer, TheSixtyFifthConnectionIsToldToGoAndRoomIsMadeAgain) {
  serve({.patience = milliseconds(3000)});
  std::vector<std::unique_ptr<RawClient>> crowd;
  for (int i = 0; i < 64; ++i) {
    crowd.push_back(std::make_unique<RawClient>(server_->port()));
    crowd.back()->say("GET /healthz HTTP/1.1\r\n");
  }
  EXPECT_EQ(status_of(ask(request("GET", "/healthz"))), 503);

  crowd.front()->say("Host: a\r\n\r\n");
  EXPECT_EQ(status_of(crowd.front()->hear_answer()), 200) << "those inside are served";
  crowd.clear();

  int status = 503;
  for (int attempt = 0; attempt < 50 && status != 200; ++attempt) {
    status = status_of(ask(request("GET", "/healthz")));
    std::this_thread::yield();
  }
  EXPECT_EQ(status, 200);
}

TEST_F(WebServer, StopsAtOnceWithConnectionsOpen) {
  serve({});
  RawClient idle(server_->port()), halfway(server_->port());
  halfway.say("GET /healthz HTTP/1.1\r\n");
  const auto begin = std::chrono::steady_clock::now();

  server_.reset();

  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
  EXPECT_TRUE(halfway.is_closed_within(milliseconds(1000)));
}

TEST(WebListen, OnlyLoopbackAddressesAreListenedOn) {
  const web::Health health;
  const struct {
    std::string listen, error;
  } rows[] = {
      {"127.0.0.1:0", ""},
      {"127.8.8.8:0", ""},
      {"0.0.0.0:8480", "only loopback addresses in this version"},
      {"192.168.1.5:8480", "only loopback addresses in this version"},
      {"[::]:8480", "only loopback addresses in this version"},
      {"[::ffff:127.0.0.1]:8480", "only loopback addresses in this version"},
      {"localhost:0", ""},
      {"[::1]:0", ""},
      {"watch.example.org:8480", "expected an address and a port"},
      {"127.0.0.1", "expected an address and a port"},
      {"127.0.0.1:", "expected an address and a port"},
      {"127.0.0.1:http", "expected an address and a port"},
      {"127.0.0.1:65536", "expected an address and a port"},
      {"127.0.0.1:-1", "expected an address and a port"},
      {"::1:8480", "expected an address and a port"},
      {"[127.0.0.1]:8480", "expected an address and a port"},
      {"", "expected an address and a port"},
  };
  for (const auto& row : rows) {
    const auto server = web::Server::start({.listen = row.listen}, health);
    const std::string error = server ? "" : server.error();
    EXPECT_EQ(error.empty(), row.error.empty()) << row.listen << ": " << error;
    EXPECT_NE(error.find(row.error), std::string::npos) << error;
    EXPECT_TRUE(error.empty() || error.starts_with("web.listen: ")) << error;
  }
}

TEST(WebListen, ATakenPortIsAnErrorThatNamesIt) {
  const web::Health health;
  const auto first = web::Server::start({.listen = "127.0.0.1:0"}, health);
  ASSERT_TRUE(first) << first.error();
  const std::string taken = "127.0.0.1:" + std::to_string((*first)->port());

  const auto second = web::Server::start({.listen = taken}, health);

  ASSERT_FALSE(second);
  EXPECT_NE(second.error().find(taken), std::string::npos) << second.error();
}
