#include "text/url.h"

#include <gtest/gtest.h>

#include <string>

TEST(ParseUrl, CutsAnAddressIntoItsParts) {
  const auto url = text::parse_url("HTTPS://me@News.example:8443/a/b?q=1&r#part");

  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme, "https");
  EXPECT_EQ(url->userinfo, "me");
  EXPECT_EQ(url->host, "News.example");
  EXPECT_EQ(url->port, "8443");
  EXPECT_EQ(url->path, "/a/b");
  EXPECT_EQ(url->query, "q=1&r");
}

TEST(ParseUrl, KeepsTheBracketsOfIPv6) {
  const auto url = text::parse_url("http://[2001:db8::1]:80/");

  ASSERT_TRUE(url);
  EXPECT_EQ(url->host, "[2001:db8::1]");
  EXPECT_EQ(url->port, "80");
}

TEST(ParseUrl, B21_RefusesWhatIsNoPlainWebAddress) {
  const std::string refused[] = {"",
                                 "/a",
                                 "news.example",
                                 "ftp://a.example/",
                                 "javascript:alert(1)",
                                 "data:text/html,x",
                                 "http:/a",
                                 "http://",
                                 "http:///a",
                                 "http://a.example/\n",
                                 "http://a.example/a b",
                                 "http://a.example/\tx",
                                 "http://a\\b/",
                                 "http://a.example:99999/",
                                 "http://a.example:8x/",
                                 "http://[::1",
                                 "http://a<b>.example/",
                                 "http://a.example/" + std::string(2048, 'a')};

  for (const auto& address : refused)
    EXPECT_FALSE(text::parse_url(address)) << address.substr(0, 60);
}

TEST(WellFormedUrl, NamesAHostThatCouldBeLookedUp) {
  const struct {
    std::string host;
    bool is_well_formed;
  } rows[] = {
      {"x.org", true},
      {"x.org.", true},
      {"x", true},
      {"x.org:80", true},
      {"[::1]:80", true},
      {"новости.рф", true},
      {std::string(63, 'x') + ".org", true},
      {".org", false},
      {"x..org", false},
      {".", false},
      {"x.org:", false},
      {"[::1]x", false},
      {std::string(64, 'x') + ".org", false},
      {std::string(300, 'x'), false},
      {std::string(60, 'x') + "." + std::string(60, 'x') + "." + std::string(60, 'x') + "." +
           std::string(60, 'x') + "." + std::string(60, 'x'),
       false},
  };
  for (const auto& row : rows) {
    const auto url = text::parse_url("https://" + row.host + "/a");
    ASSERT_TRUE(url) << row.host;
    EXPECT_EQ(text::is_well_formed(*url), row.is_well_formed) << row.host;
  }
}

TEST(ResolveUrl, FollowsRfc3986Section54) {
  const std::string base = "http://a/b/c/d;p?q";
  const struct {
    const char *reference, *resolved;
  } cases[] = {
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../..", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"https://other.example/x", "https://other.example/x"},
      {"mailto:me@a", ""},
      {"javascript:x", ""},
  };

  for (const auto& c : cases)
    EXPECT_EQ(text::resolve_url(base, c.reference), c.resolved) << c.reference;
}

TEST(ResolveUrl, WithoutABaseOnlyAnAbsoluteAddressStands) {
  EXPECT_EQ(text::resolve_url("", "http://a.example/x"), "http://a.example/x");
  EXPECT_EQ(text::resolve_url("", "/x"), "");
  EXPECT_EQ(text::resolve_url("file:///etc/", "passwd"), "");
}

TEST(CanonicalUrl, IsOneForAllSpellingsOfAnArticle) {
  const struct {
    const char *written, *canonical;
  } cases[] = {
      {"HTTP://News.Example:80", "http://news.example/"},
      {"https://news.example:443/a#top", "https://news.example/a"},
      {"http://news.example:8080/a", "http://news.example:8080/a"},
      {"http://me:secret@news.example/", "http://news.example/"},
      {"http://news.example/a/./b/../c", "http://news.example/a/c"},
      {"http://news.example/%7Euser/%d0%90?x=%2f", "http://news.example/~user/%D0%90?x=%2F"},
      {"http://news.example/новости",
       "http://news.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"},
      {"http://новости.рф/", "http://xn--b1amnebsh.xn--p1ai/"},
      {"http://news.example/a?utm_source=rss&id=7&UTM_Medium=x&fbclid=1",
       "http://news.example/a?id=7"},
      {"http://news.example/a?utm_source=rss", "http://news.example/a"},
      {"http://news.example/a?b=1&a=2&&", "http://news.example/a?b=1&a=2"},
      {"http://news.example/100%", "http://news.example/100%25"},
      {"ftp://news.example/", ""},
      {"not an address", ""},
  };

  for (const auto& c : cases) EXPECT_EQ(text::canonical_url(c.written), c.canonical) << c.written;
}

TEST(CanonicalUrl, IsItsOwnCanonicalForm) {
  for (const char* written :
       {"http://news.example/a%20b?q=%D0%90&utm_id=1#x", "https://новости.рф:444/../a/%2e%2e/b"}) {
    const std::string canonical = text::canonical_url(written);

    EXPECT_FALSE(canonical.empty());
    EXPECT_EQ(text::canonical_url(canonical), canonical);
  }
}
