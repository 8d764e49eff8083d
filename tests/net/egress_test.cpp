#include "net/egress.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <cstring>

#include "net/transfers.h"

namespace {

using net::Egress;

class Address {
 public:
  Address(const std::string& text, int port = 80) {
    auto* in = reinterpret_cast<sockaddr_in*>(&storage_);
    auto* in6 = reinterpret_cast<sockaddr_in6*>(&storage_);
    if (inet_pton(AF_INET, text.c_str(), &in->sin_addr) == 1) {
      in->sin_family = AF_INET;
      in->sin_port = htons(static_cast<std::uint16_t>(port));
    } else if (inet_pton(AF_INET6, text.c_str(), &in6->sin6_addr) == 1) {
      in6->sin6_family = AF_INET6;
      in6->sin6_port = htons(static_cast<std::uint16_t>(port));
    } else {
      ADD_FAILURE() << text << " is no address";
    }
  }
  operator const sockaddr*() const { return reinterpret_cast<const sockaddr*>(&storage_); }

 private:
  sockaddr_storage storage_{};
};

Egress allowing(const std::vector<std::string>& entries, const std::vector<int>& ports = {}) {
  auto egress = Egress::from(entries, ports);
  EXPECT_TRUE(egress) << egress.error();
  return egress ? *egress : Egress();
}

}  // namespace

// Each network of S1 by its first and last address, and the neighbours outside it.
TEST(Egress, S1AddressesThatAreNotPublicAreRefused) {
  const char* refused[] = {"0.0.0.0",
                           "0.255.255.255",
                           "10.0.0.0",
                           "10.255.255.255",
                           "100.64.0.0",
                           "100.127.255.255",
                           "127.0.0.1",
                           "127.255.255.255",
                           "168.63.129.16",
                           "169.254.0.0",
                           "169.254.169.254",
                           "172.16.0.0",
                           "172.31.255.255",
                           "192.0.0.0",
                           "192.0.0.255",
                           "192.0.2.1",
                           "192.168.0.0",
                           "192.168.255.255",
                           "198.18.0.0",
                           "198.19.255.255",
                           "198.51.100.7",
                           "203.0.113.255",
                           "224.0.0.1",
                           "239.255.255.255",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "fe80::1",
                           "fc00::1",
                           "fdff::1",
                           "ff02::1",
                           "100::1",
                           "2001::1",
                           "2001:0:ffff::1",
                           "2001:db8::1",
                           "4000::1",
                           "1fff::1"};

  for (const char* address : refused) EXPECT_NE(Egress().refusal(Address(address)), "") << address;
}

TEST(Egress, S1PublicAddressesAreConnectedTo) {
  const char* permitted[] = {"1.0.0.1",       "9.255.255.255", "11.0.0.0",        "100.63.255.255",
                             "100.128.0.0",   "126.1.1.1",     "128.0.0.1",       "168.63.129.15",
                             "168.63.129.17", "169.253.1.1",   "169.255.0.1",     "172.15.255.255",
                             "172.32.0.0",    "192.0.1.1",     "192.0.3.1",       "192.167.1.1",
                             "192.169.0.1",   "198.17.1.1",    "198.20.0.0",      "198.51.99.1",
                             "203.0.112.1",   "203.0.114.1",   "223.255.255.255", "2000::1",
                             "2001:1::1",     "2001:db9::1",   "2a00:1450::1",    "3fff:ffff::1"};

  for (const char* address : permitted)
    EXPECT_EQ(Egress().refusal(Address(address)), "") << address;
}

TEST(Egress, S1AnEmbeddedIpv4AddressIsJudgedAsItself) {
  const struct {
    const char* address;
    bool is_refused;
  } rows[] = {
      {"::ffff:127.0.0.1", true},
      {"::ffff:8.8.8.8", false},
      {"::127.0.0.1", true},
      {"::8.8.8.8", false},
      {"64:ff9b::10.0.0.1", true},
      {"64:ff9b::8.8.8.8", false},
      {"64:ff9b:1::127.0.0.1", true},
      {"64:ff9b:1::8.8.8.8", false},
      {"64:ff9b:1:7f00:0:100::", true},
      {"64:ff9b:1:a00::1", true},
      {"64:ff9b:1:808:8:800::", false},
      {"64:ff9b:1::", true},
      {"64:ff9b:1:7f00:0:100:808:808", true},
      {"2002:7f00:1::", true},
      {"2002:808:808::1", false},
      {"2002:a9fe:a9fe::", true},
  };

  for (const auto& row : rows)
    EXPECT_EQ(Egress().refusal(Address(row.address)) != "", row.is_refused) << row.address;
}

TEST(Egress, SaysWhyAndWhatWouldPermitIt) {
  EXPECT_EQ(
      Egress().refusal(Address("127.0.0.1", 25)),
      "127.0.0.1:25 is a loopback address; to permit it: allow_cidr = [\"127.0.0.1:25\"] under [egress], and a restart");
  EXPECT_EQ(
      Egress().refusal(Address("::1", 80)),
      "[::1]:80 is a loopback address; to permit it: allow_cidr = [\"[::1]:80\"] under [egress], and a restart");
  EXPECT_EQ(Egress().refusal(Address("8.8.8.8", 25)),
            "8.8.8.8:25 has a port that is not on the list; to permit it: ports under [egress]");
}

TEST(Egress, OnlyInternetAddressesAreConnectedTo) {
  sockaddr local{};
  local.sa_family = AF_UNIX;

  EXPECT_NE(Egress().refusal(&local), "");
  EXPECT_FALSE(Egress().is_listed(&local));
}

TEST(Egress, PortsOutsideTheListAreRefused) {
  for (const int port : {80, 443, 8080, 8443})
    EXPECT_EQ(Egress().refusal(Address("8.8.8.8", port)), "") << port;
  for (const int port : {0, 22, 25, 5432, 6379, 65535})
    EXPECT_NE(Egress().refusal(Address("8.8.8.8", port)), "") << port;

  EXPECT_EQ(allowing({}, {8000}).refusal(Address("8.8.8.8", 8000)), "");
}

TEST(Egress, AListedNetworkIsPermittedOnTheListedPortsOnly) {
  const Egress egress = allowing({"10.1.0.0/16", "fd00:1::/32"}, {9000});

  EXPECT_EQ(egress.refusal(Address("10.1.255.255", 80)), "");
  EXPECT_EQ(egress.refusal(Address("::ffff:10.1.2.3", 80)), "");
  EXPECT_EQ(egress.refusal(Address("10.1.2.3", 9000)), "");
  EXPECT_EQ(egress.refusal(Address("fd00:1::7", 443)), "");
  EXPECT_NE(egress.refusal(Address("10.1.2.3", 25)), "");
  EXPECT_NE(egress.refusal(Address("10.2.0.1", 80)), "");
  EXPECT_NE(egress.refusal(Address("fd00:2::7", 443)), "");
}

TEST(Egress, AListedAddressWithAPortIsPermittedOnThatPortOnly) {
  const Egress egress = allowing({"127.0.0.1:8081", "[::1]:8082"});

  EXPECT_EQ(egress.refusal(Address("127.0.0.1", 8081)), "");
  EXPECT_EQ(egress.refusal(Address("::1", 8082)), "");
  EXPECT_NE(egress.refusal(Address("127.0.0.1", 80)), "");
  EXPECT_NE(egress.refusal(Address("127.0.0.2", 8081)), "");
  EXPECT_NE(egress.refusal(Address("::1", 8081)), "");
  EXPECT_NE(egress.refusal(Address("8.8.8.8", 8081)), "");
}

TEST(Egress, KnowsWhatStandsOnTheOperatorsList) {
  const Egress egress = allowing({"127.0.0.1:8081", "8.8.0.0/16"});

  EXPECT_TRUE(egress.is_listed(Address("127.0.0.1", 8081)));
  EXPECT_TRUE(egress.is_listed(Address("8.8.8.8", 80)));
  EXPECT_FALSE(egress.is_listed(Address("127.0.0.1", 80)));
  EXPECT_FALSE(egress.is_listed(Address("9.9.9.9", 80)));
}

TEST(Egress, AnEntryThatCannotBeReadIsNamed) {
  const char* wrong[] = {"",
                         "localhost",
                         "localhost:80",
                         "10.0.0.0/33",
                         "10.0.0/8",
                         "::1/129",
                         "10.0.0.0/-1",
                         "10.0.0.0/8/9",
                         "10.0.0.0/",
                         "127.0.0.1:0",
                         "127.0.0.1:65536",
                         "127.0.0.1:http",
                         "[::1]",
                         "[::1]8082",
                         "[::1:8082",
                         "0x7f.1:80",
                         "127.0.0.1",
                         "::1",
                         "::1:8080",
                         "[127.0.0.1]:80",
                         "10.1.2.3/16",
                         "fd00::1/64",
                         "[::1]/128",
                         "10.0.0.0/8:80",
                         "[127.0.0.1/8]:1",
                         " 10.0.0.0/8"};

  for (const char* entry : wrong) {
    const auto egress = Egress::from({"10.0.0.0/8", entry});
    ASSERT_FALSE(egress) << entry;
    EXPECT_NE(egress.error().find("\"" + std::string(entry) + "\""), std::string::npos);
    EXPECT_NE(egress.error().find("10.1.0.0/16"), std::string::npos);
  }
  EXPECT_FALSE(Egress::from({}, {0}));
  EXPECT_FALSE(Egress::from({}, {65536}));
}

TEST(Egress, B18EverySpellingOfALiteralAddressIsRefusedInAUrl) {
  net::start_network();
  const char* refused[] = {"http://2130706433/",
                           "http://0x7f.1/",
                           "http://0x7f000001/",
                           "http://127.1/",
                           "http://0177.0.0.1/",
                           "http://0/",
                           "http://127.0.0.1./",
                           "http://%31%32%37.0.0.1/",
                           "http:/127.0.0.1/",
                           "http://[::]/",
                           "http://[::1]/",
                           "http://[::ffff:127.0.0.1]/",
                           "http://[::127.0.0.1]/",
                           "http://[64:ff9b::7f00:1]/",
                           "http://[2002:7f00:1::]/",
                           "http://[fe80::1%25lo]/",
                           "http://localhost/",
                           "http://LOCALHOST/",
                           "http://100.64.0.1/",
                           "http://169.254.169.254/latest/",
                           "http://user@8.8.8.8/",
                           "http://:secret@8.8.8.8/",
                           "http://127.0.0.1#@example.org/",
                           "http://example.org\\@127.0.0.1/",
                           "http://①②⑦.⓪.⓪.①/",
                           "http://127。0。0。1/",
                           "http://10.1/"};

  for (const char* url : refused) EXPECT_NE(Egress().refusal_of_url(url), "") << url;
}

TEST(Egress, B21AUrlThatCannotBeFetchedAsItStandsIsRefused) {
  const std::string refused[] = {"",
                                 "example.org/feed",
                                 "ftp://example.org/",
                                 "file:///etc/passwd",
                                 "gopher://example.org:70/",
                                 "javascript:alert(1)",
                                 "http://",
                                 "http:///",
                                 "http://example.org/a b",
                                 "http://example.org/a\tb",
                                 "http://example.org/\r\nHost: other",
                                 "http://example.org/\x01",
                                 "http://example.org:99999/",
                                 std::string("http://example.org/\0x", 21),
                                 "http://a%2fb/",
                                 "http://a%00b/",
                                 "http://example.org/" + std::string(65536, 'a')};

  for (const std::string& url : refused)
    EXPECT_NE(Egress().refusal_of_url(url), "") << url.substr(0, 60);
}

TEST(Egress, AHostNameIsJudgedLaterButItsPortNow) {
  EXPECT_EQ(Egress().refusal_of_url("http://example.org/feed?x=1#top"), "");
  EXPECT_EQ(Egress().refusal_of_url("https://example.org:8443/"), "");
  EXPECT_EQ(Egress().refusal_of_url("http://пример.рф/"), "");
  EXPECT_EQ(Egress().refusal_of_url("http://8.8.8.8/"), "");
  EXPECT_EQ(Egress().refusal_of_url("HTTPS://EXAMPLE.ORG"), "");
}

TEST(Egress, B44WebhooksToTheHostsOwnServicesAreRefused) {
  for (const char* url :
       {"http://169.254.169.254/", "http://example.org:6379/", "http://example.org:25/",
        "unix:///run/docker.sock", "http://127.0.0.1:8080/api/v1/alerts"})
    EXPECT_NE(Egress().refusal_of_url(url), "") << url;
}

TEST(LoopbackName, IsAnyOfThisMachinesOwnAsWritten) {
  for (const char* host : {"localhost", "127.0.0.1", "127.9.9.9", "::1", "[::1]", "0:0::1"})
    EXPECT_TRUE(net::is_loopback_name(host)) << host;
  for (const char* host :
       {"", "localhost.example.org", "128.0.0.1", "::2", "0.0.0.0", "[", "127.1x"})
    EXPECT_FALSE(net::is_loopback_name(host)) << host;
}

TEST(Egress, AUrlToAListedAddressPasses) {
  const Egress egress = allowing({"127.0.0.1:8081", "[::1]:8082"});

  EXPECT_EQ(egress.refusal_of_url("http://127.0.0.1:8081/hook"), "");
  EXPECT_EQ(egress.refusal_of_url("http://2130706433:8081/hook"), "");
  EXPECT_EQ(egress.refusal_of_url("http://localhost:8081/hook"), "");
  EXPECT_EQ(egress.refusal_of_url("http://localhost:8082/hook"), "");
  EXPECT_NE(egress.refusal_of_url("http://localhost:8083/hook"), "");
  EXPECT_EQ(egress.refusal_of_url("http://hooks.internal:8081/"), "");
}
