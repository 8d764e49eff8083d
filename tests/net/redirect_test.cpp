#include "net/redirect.h"

#include <gtest/gtest.h>

using net::follow;
using net::Hop;

TEST(Redirect, TargetsAreResolvedAgainstTheAddressThatNamedThem) {
  const struct {
    const char *from, *location, *to;
  } rows[] = {
      {"http://a.test/x/y?q=1", "z", "http://a.test/x/z"},
      {"http://a.test/x/y", "/z?r=2#top", "http://a.test/z?r=2"},
      {"http://a.test/x", "//b.test/", "http://b.test/"},
      {"http://a.test/x", "https://b.test/feed", "https://b.test/feed"},
      {"http://a.test/x", "/two words", "http://a.test/two%20words"},
      {"http://a.test/x?q=1", "?q=2", "http://a.test/x?q=2"},
  };

  for (const auto& row : rows) {
    const auto hop = follow({.url = row.from}, 302, row.location, 5);
    ASSERT_TRUE(hop) << row.location << ": " << hop.error();
    EXPECT_EQ(hop->url, row.to);
  }
}

TEST(Redirect, B17TargetsThatMayNotBeFollowedAreRefusedWithTheReason) {
  const struct {
    const char *from, *location, *reason;
  } rows[] = {
      {"http://a.test/", "file:///etc/passwd", "redirect to file refused"},
      {"http://a.test/", "ftp://a.test/", "redirect to ftp refused"},
      {"https://a.test/", "http://a.test/", "redirect from https to http refused"},
      {"http://a.test/", "http://user:secret@a.test/",
       "redirect to an address with a user name or password refused"},
      {"http://a.test/", "http://[bad/", "redirect to an address that cannot be fetched refused"},
  };

  for (const auto& row : rows) {
    const auto hop = follow({.url = row.from}, 302, row.location, 5);
    ASSERT_FALSE(hop) << row.location;
    EXPECT_EQ(hop.error(), row.reason);
  }
}

TEST(Redirect, SoManyAndNoMore) {
  EXPECT_TRUE(follow({.url = "http://a.test/", .redirects = 4}, 302, "/", 5));

  const auto hop = follow({.url = "http://a.test/", .redirects = 5}, 302, "/", 5);
  ASSERT_FALSE(hop);
  EXPECT_EQ(hop.error(), "more than 5 redirects");
}

TEST(Redirect, MethodAndBodyAsTheStatusAsks) {
  const struct {
    int status;
    const char *from, *to;
    bool keeps_body;
  } rows[] = {
      {301, "POST", "GET", false}, {302, "POST", "GET", false}, {303, "POST", "GET", false},
      {307, "POST", "POST", true}, {308, "POST", "POST", true}, {303, "PUT", "GET", false},
      {301, "PUT", "PUT", true},   {303, "HEAD", "HEAD", true}, {301, "GET", "GET", true},
  };

  for (const auto& row : rows) {
    const auto hop = follow({.url = "http://a.test/", .method = row.from, .has_body = true},
                            row.status, "/b", 5);
    ASSERT_TRUE(hop);
    EXPECT_EQ(hop->method, row.to) << row.status << " " << row.from;
    EXPECT_EQ(hop->has_body, row.keeps_body) << row.status << " " << row.from;
  }
}

TEST(Redirect, AnotherOriginIsNotForgottenOnTheWayBack) {
  EXPECT_TRUE(follow({.url = "http://a.test/"}, 302, "http://A.test:80/b", 5)->same_origin);
  EXPECT_FALSE(follow({.url = "http://a.test/"}, 302, "https://a.test/", 5)->same_origin);
  EXPECT_FALSE(follow({.url = "http://a.test/"}, 302, "http://a.test:8080/", 5)->same_origin);

  const auto away = follow({.url = "http://a.test/"}, 302, "http://b.test/", 5);
  EXPECT_FALSE(follow(*away, 302, "http://a.test/", 5)->same_origin);
}
