#include "daemon/judging/poll.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;

namespace wirewatchd {

namespace {

using Kind = feeds::PollOutcome::Kind;

constexpr model::Time kNow{std::chrono::seconds{1'700'000'000}};
constexpr const char* kFeed =
    "<rss "
    "version=\"2.0\"><channel><title>Example</title><item><guid>1</guid><title>One</title></item>"
    "</channel></rss>";

storage::LeasedFeed leased() {
  storage::LeasedFeed feed;
  feed.feed.name = "example";
  feed.feed.url = "https://news.example.org/feed";
  return feed;
}

net::Finished response(int status, std::vector<std::pair<std::string, std::string>> headers,
                       std::string body = "") {
  net::HttpResponse answer;
  answer.status = status;
  answer.headers = std::move(headers);
  answer.body = std::move(body);
  return {1, std::move(answer), 5ms, "news.example.org:443", true};
}

}  // namespace

TEST(PollRequest, IsConditionalOnceThereAreValidators) {
  auto feed = leased();
  EXPECT_EQ(request_for(feed).headers.size(), 1u);
  feed.state.etag = "\"7\"";
  feed.state.last_modified = "Thu, 25 May 2023 14:02:00 GMT";

  const auto headers = request_for(feed).headers;

  ASSERT_EQ(headers.size(), 3u);
  EXPECT_EQ(headers[1], (std::pair<std::string, std::string>("If-None-Match", "\"7\"")));
  EXPECT_EQ(headers[2].second, "Thu, 25 May 2023 14:02:00 GMT");
}

TEST(PolledDocument, BringsArticlesAndValidators) {
  const auto polled = read_poll(leased(), response(200, {{"etag", "\"8\""}}, kFeed), kNow);

  EXPECT_EQ(polled.error, "");
  EXPECT_TRUE(polled.parsed);
  EXPECT_EQ(polled.articles.size(), 1u);
  EXPECT_EQ(polled.etag, "\"8\"");
  EXPECT_EQ(polled.title, "Example");
}

TEST(PolledDocument, WithTheSameBodyIsUnchangedWhateverTheServerSays) {
  auto feed = leased();
  feed.state.body_digest = read_poll(leased(), response(200, {}, kFeed), kNow).body_digest;

  const auto polled = read_poll(feed, response(200, {}, kFeed), kNow);

  EXPECT_FALSE(polled.parsed);
  EXPECT_EQ(polled.outcome.kind, Kind::unchanged);
}

TEST(PolledDocument, B9CutShortBringsWholeItemsAndNoValidators) {
  const std::string cut =
      "<rss "
      "version=\"2.0\"><channel><item><guid>1</guid><title>One</title></item><item><guid>2</"
      "guid><ti";

  const auto polled = read_poll(leased(), response(200, {{"etag", "\"9\""}}, cut), kNow);

  EXPECT_TRUE(polled.partial);
  EXPECT_EQ(polled.articles.size(), 1u);
  EXPECT_EQ(polled.etag + polled.body_digest, "");
}

TEST(PolledDocument, B1ValidatorsThatAreNoTextAreNone) {
  const auto polled = read_poll(
      leased(), response(200, {{"etag", "\"\xFF\""}, {"last-modified", "\xCF\xED"}}, kFeed), kNow);

  EXPECT_TRUE(polled.parsed);
  EXPECT_EQ(polled.etag + polled.last_modified, "");
}

TEST(PolledDocument, OutcomeFollowsTheStatus) {
  const struct {
    int status;
    Kind kind;
    bool error;
  } rows[] = {{304, Kind::unchanged, false}, {410, Kind::gone, true},   {404, Kind::failed, true},
              {503, Kind::failed, true},     {302, Kind::failed, true}, {204, Kind::failed, true}};

  for (const auto& [status, kind, error] : rows) {
    const auto polled = read_poll(leased(), response(status, {}), kNow);
    EXPECT_EQ(polled.outcome.kind, kind) << status;
    EXPECT_EQ(!polled.error.empty(), error) << status;
    EXPECT_FALSE(polled.unreachable) << status;
  }
}

TEST(PolledDocument, F37RetryAfterIsSecondsOrADate) {
  const struct {
    const char* value;
    std::optional<std::chrono::seconds> wait;
  } rows[] = {{"120", 120s},
              {"Tue, 14 Nov 2023 22:15:20 GMT", 120s},
              {"Mon, 13 Nov 2023 22:15:20 GMT", std::nullopt},
              {"soon", std::nullopt},
              {"", std::nullopt}};

  for (const auto& [value, wait] : rows)
    EXPECT_EQ(
        read_poll(leased(), response(503, {{"retry-after", value}}), kNow).outcome.retry_after,
        wait)
        << value;
}

TEST(PolledDocument, NoAnswerAtAllIsUnreachableARefusalIsNot) {
  using enum net::Failure::Kind;
  for (const auto& [kind, unreachable] : {std::pair{resolve, true},
                                          {connect, true},
                                          {timeout, true},
                                          {tls, false},
                                          {refused, false},
                                          {too_large, false}}) {
    const net::Finished finished{1, net::Failure{kind, "it failed"}, 5ms, "a", true};
    EXPECT_EQ(read_poll(leased(), finished, kNow).unreachable, unreachable)
        << static_cast<int>(kind);
  }
}

}  // namespace wirewatchd
