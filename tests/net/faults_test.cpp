// What the world does to an HTTP transfer (F24-F27, B10, B14-B17).
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <map>

#include "tests/net/carry.h"

namespace {

using namespace std::chrono_literals;
using net::Failure;
using net::HttpRequest;
using test::HttpReply;
using test::HttpServer;
using test::redirect;
using testing::HasSubstr;
using testing::Not;
using Ending = HttpReply::Ending;
using Kind = Failure::Kind;

Failure failure_at(const HttpServer& server, HttpRequest request) {
  return failure_of(carry(options_for(server), std::move(request)));
}

std::string a_closed_address() {
  const HttpServer gone;
  return gone.address();
}

}  // namespace

TEST(Transfers, F24AnUnknownNameIsAFailureToResolve) {
  const auto finished =
      carry(options_for(std::vector<std::string>{}), HttpRequest{.url = "http://nobody.invalid/"});

  EXPECT_EQ(failure_of(finished).kind, Kind::resolve);
  EXPECT_THAT(failure_of(finished).message, HasSubstr("nobody.invalid"));
  EXPECT_TRUE(finished.external);
}

TEST(Transfers, F24UnknownNamesHoldNobodyElse) {
  HttpServer server;
  server.on("/", {.body = "x"});
  net::Transfers transfers(options_for(server));
  for (std::uint64_t ticket = 1; ticket <= 200; ++ticket)
    transfers.submit(ticket, HttpRequest{.url = "http://n" + std::to_string(ticket) + ".invalid/"});
  transfers.submit(0, HttpRequest{.url = server.url()});

  std::chrono::milliseconds elapsed{-1};
  while (elapsed < 0ms) {
    const auto finished = transfers.wait(20s);
    ASSERT_FALSE(finished.empty());
    for (const auto& one : finished)
      if (one.ticket == 0) elapsed = one.elapsed;
  }

  EXPECT_LT(elapsed, 2s);
}

TEST(Transfers, F25ARefusedConnectionSaysSo) {
  const std::string address = a_closed_address();

  const auto finished = carry(options_for(std::vector<std::string>{address}),
                              HttpRequest{.url = "http://" + address + "/x?token=s"});

  EXPECT_EQ(failure_of(finished).kind, Kind::connect);
  EXPECT_EQ(failure_of(finished).message,
            "could not connect to " + address + ": connection refused");
  EXPECT_FALSE(finished.external);
}

// A listening socket whose queue is full drops further SYNs.
TEST(Transfers, F25AnUnansweredConnectionIsAFailureToConnect) {
  const int listening = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in here{};
  here.sin_family = AF_INET;
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof here;
  auto* generic = reinterpret_cast<sockaddr*>(&here);
  ASSERT_EQ(bind(listening, generic, size) + listen(listening, 0) +
                getsockname(listening, generic, &size),
            0);
  std::vector<int> fill;
  for (int i = 0; i < 4; ++i) {
    fill.push_back(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
    connect(fill.back(), generic, size);
  }
  const std::string address = "127.0.0.1:" + std::to_string(ntohs(here.sin_port));

  const auto failure =
      failure_of(carry(options_for(std::vector<std::string>{address}),
                       HttpRequest{.url = "http://" + address + "/", .connect_timeout = 300ms}));

  EXPECT_EQ(failure.kind, Kind::connect);
  EXPECT_EQ(failure.message, "could not connect to " + address + ": no answer");
  for (const int fd : fill) close(fd);
  close(listening);
}

TEST(Transfers, F26ACertificateThatIsNotValidIsNamedAndNothingIsSent) {
  const test::CertificateAuthority authority, stranger;
  const struct {
    test::Identity identity;
    const char* words;
  } rows[] = {
      {authority.issue({"IP:127.0.0.1"}, -1h), "expired"},
      {authority.issue({"DNS:other.test"}), "certificate of 127.0.0.1 is not valid"},
      {stranger.issue({"IP:127.0.0.1"}), "unable to get local issuer certificate"},
  };

  for (const auto& row : rows) {
    HttpServer server(row.identity);
    auto options = options_for(server);
    options.ca_file = authority.file();
    const auto failure =
        failure_of(carry(options, HttpRequest{.url = server.url("/x?token=secret")}));
    EXPECT_EQ(failure.kind, Kind::tls);
    EXPECT_THAT(failure.message, HasSubstr(row.words));
    EXPECT_THAT(failure.message, HasSubstr("certificate of 127.0.0.1 is not valid: "));
    EXPECT_TRUE(server.seen().empty());
  }
}

TEST(Transfers, S35ACertificateOfTheConfiguredAuthorityIsTrusted) {
  const test::CertificateAuthority authority;
  HttpServer server(authority.issue({"DNS:localhost"}));
  server.on("/", {.body = "sealed"});
  auto options = options_for(server);
  options.ca_file = authority.file();

  EXPECT_EQ(response_of(carry(options, HttpRequest{.url = server.url("/", "localhost")})).body,
            "sealed");
}

TEST(Transfers, F27SlowlorisIsCutAndOthersAreOnTime) {
  HttpServer slow, quick;
  slow.on("/", {.body = std::string(1000, 'x'), .drip_bytes = 2, .drip_pause = 500ms});
  quick.on("/", {.body = "x"});
  auto options = options_for(std::vector<std::string>{slow.address(), quick.address()});
  options.slow_for = 1s;
  net::Transfers transfers(options);
  transfers.submit(1, HttpRequest{.url = slow.url()});
  ASSERT_TRUE(slow.wait_for("/", 1));
  transfers.submit(2, HttpRequest{.url = quick.url()});

  std::map<std::uint64_t, net::Finished> results;
  while (results.size() < 2) {
    auto finished = transfers.wait(10s);
    ASSERT_FALSE(finished.empty());
    for (auto& one : finished) results[one.ticket] = std::move(one);
  }

  EXPECT_LT(results[2].elapsed, 500ms);
  EXPECT_EQ(failure_of(results[1]).kind, Kind::timeout);
  EXPECT_EQ(failure_of(results[1]).message, slow.address() + " was too slow");
  EXPECT_LT(results[1].elapsed, 5s);
}

TEST(Transfers, F27ASteadyDripEndsAtTheTotalTime) {
  HttpServer server;
  server.on("/", {.body = std::string(100'000, 'x'), .drip_bytes = 200, .drip_pause = 20ms});

  const auto finished =
      carry(options_for(server), HttpRequest{.url = server.url(), .total_timeout = 300ms});

  EXPECT_EQ(failure_of(finished).kind, Kind::timeout);
  EXPECT_LT(finished.elapsed, 2s);
}

TEST(Transfers, TheTotalTimeCountsAllHops) {
  HttpServer server;
  auto slowly = redirect(302, "/");
  slowly.delay = 200ms;
  server.on("/", slowly);

  const auto finished =
      carry(options_for(server), HttpRequest{.url = server.url(), .total_timeout = 500ms});

  EXPECT_EQ(failure_of(finished).kind, Kind::timeout);
  EXPECT_LT(finished.elapsed, 2s);
}

TEST(Transfers, B10AnAnswerCutShortIsAFailure) {
  HttpServer server;
  server.on("/cut", {.body = "0123456789", .ending = Ending::cut, .cut_after = 5});
  server.on("/chunks",
            {.raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n"});
  server.on("/nonsense",
            {.raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n01234\r\n"});
  server.on("/header", {.raw = "HTTP/1.1 200 OK\r\nContent-"});
  server.on("/reset", {.ending = Ending::reset});
  server.on("/other", {.raw = "SSH-2.0-OpenSSH_9.2\r\n"});

  for (const char* path : {"/cut", "/chunks", "/nonsense", "/header", "/reset", "/other"}) {
    const auto failure = failure_at(server, {.url = server.url(path)});
    EXPECT_EQ(failure.kind, Kind::broken) << path << ": " << failure.message;
    EXPECT_THAT(failure.message, HasSubstr(server.address())) << path;
    EXPECT_FALSE(failure.ambiguous) << "a GET can be repeated";
  }
}

TEST(Transfers, B14ABombIsStoppedAtTheDecodedSize) {
  HttpServer server;
  const std::string once = test::gzip(std::string(30'000'000, '0'));
  server.on("/once", {.body = once, .headers = {{"Content-Encoding", "gzip"}}});
  server.on("/twice", {.body = test::gzip(once), .headers = {{"Content-Encoding", "gzip, gzip"}}});
  ASSERT_LT(once.size(), 50'000u);

  for (const char* path : {"/once", "/twice"}) {
    const auto failure = failure_at(server, {.url = server.url(path)});
    EXPECT_EQ(failure.kind, Kind::too_large);
    EXPECT_EQ(failure.message, server.address() + " sent more than 10 MB");
  }
}

TEST(Transfers, ABodyOfExactlyTheLimitIsWhole) {
  HttpServer server;
  server.on(
      "/", {.body = test::gzip(std::string(1000, 'x')), .headers = {{"Content-Encoding", "gzip"}}});

  EXPECT_EQ(response_of(carry(options_for(server),
                              HttpRequest{.url = server.url(), .max_body_bytes = 1000}))
                .body,
            std::string(1000, 'x'));
  EXPECT_EQ(failure_at(server, {.url = server.url(), .max_body_bytes = 999}).message,
            server.address() + " sent more than 999 bytes");
}

TEST(Transfers, B15EncodingsThatCannotBeUndoneAreAFailure) {
  HttpServer server;
  server.on("/unknown", {.body = "x", .headers = {{"Content-Encoding", "lzma9"}}});
  server.on("/lies", {.body = "no gzip at all", .headers = {{"Content-Encoding", "gzip"}}});
  server.on("/six",
            {.body = "x", .headers = {{"Content-Encoding", "gzip, gzip, gzip, gzip, gzip, gzip"}}});

  for (const char* path : {"/unknown", "/lies", "/six"}) {
    const auto failure = failure_at(server, {.url = server.url(path)});
    EXPECT_EQ(failure.kind, Kind::broken) << path << failure.message;
  }
}

TEST(Transfers, B16AHeaderBeyondTheLimitsIsAFailure) {
  HttpServer server;
  test::HttpFields many(5000, {"A", "b"});
  server.on("/long", {.headers = {{"A", std::string(2'000'000, 'x')}}});
  server.on("/many", {.headers = many});
  server.on("/nul", {.raw = std::string("HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n", 28)});

  EXPECT_NE(failure_at(server, {.url = server.url("/long")}).message, "");
  EXPECT_EQ(failure_at(server, {.url = server.url("/many")}).kind, Kind::too_large);
  EXPECT_EQ(failure_at(server, {.url = server.url("/nul")}).kind, Kind::broken);
}

TEST(Transfers, B17RedirectsThatMayNotBeFollowedAreRefusedWithTheReason) {
  const test::CertificateAuthority authority;
  HttpServer server, sealed(authority.issue({"IP:127.0.0.1"}));
  server.on("/loop", redirect(302, "/loop"));
  server.on("/private", redirect(302, "http://10.0.0.1/"));
  server.on("/file", redirect(302, "file:///etc/passwd"));
  server.on("/user", redirect(302, "http://me:secret@example.org/"));
  sealed.on("/down", redirect(302, server.url("/feed?token=secret")));
  auto options = options_for(std::vector<std::string>{server.address(), sealed.address()});
  options.ca_file = authority.file();
  const std::pair<std::string, std::string> rows[] = {
      {server.url("/loop"), "more than 5 redirects"},
      {server.url("/private"), "10.0.0.1:80 is a private address"},
      {server.url("/file"), "redirect to file refused"},
      {server.url("/user"), "user name or password"},
      {sealed.url("/down"), "redirect from https to http refused"},
  };

  for (const auto& [url, reason] : rows) {
    const auto failure = failure_of(carry(options, HttpRequest{.url = url}));
    EXPECT_EQ(failure.kind, Kind::refused) << url;
    EXPECT_THAT(failure.message, HasSubstr(reason));
    EXPECT_THAT(failure.message, Not(HasSubstr("secret")));
  }
}

TEST(Transfers, S4CredentialsStayWithTheirOrigin) {
  HttpServer home, away;
  home.on("/", redirect(302, "/here"));
  home.on("/here", redirect(302, away.url("/there")));
  away.on("/there", {.body = "ok"});
  const auto options = options_for(std::vector<std::string>{home.address(), away.address()});

  carry(options, HttpRequest{.url = home.url(),
                             .headers = {{"Authorization", "Bearer t"}, {"X-Plain", "1"}}});

  EXPECT_EQ(home.seen("/here").at(0).header("authorization"), "Bearer t");
  EXPECT_EQ(away.seen("/there").at(0).header("authorization"), "");
  EXPECT_EQ(away.seen("/there").at(0).header("x-plain"), "1");
  EXPECT_EQ(away.seen("/there").at(0).header("referer"), "");
}

TEST(Transfers, TellWhereTheAnswerCameFrom) {
  HttpServer server;
  server.on("/old", redirect(301, "/older"));
  server.on("/older", redirect(308, "/new"));
  server.on("/new", {.body = "here"});

  const auto moved =
      response_of(carry(options_for(server), HttpRequest{.url = server.url("/old")}));

  EXPECT_EQ(moved.url, server.url("/new"));
  EXPECT_EQ(moved.body, "here");
}
