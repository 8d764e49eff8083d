#include <gtest/gtest.h>

#include "alerts/alerts.h"

namespace {

TEST(Address, AcceptsWhatADeskHas) {
  const char* const good[] = {
      "press@example.org",
      "first.last+wire@news.example.org",
      "o'brien_1@example.org",
      "!#$%&'*+-/=?^_`{|}~@example.org",
      "root@localhost",
      "a@b.c",
      "post@xn--bcher-kva.example",
      "x@1and1.example",
  };
  for (const char* address : good) EXPECT_EQ(alerts::refusal_of_address(address), "") << address;
}

struct Row {
  std::string address;
  const char* reason;  // a part of it
};

// What could end a header, a command or an address, and what no server would take.
TEST(Address, B32RefusesWithAReason) {
  using namespace std::string_literals;
  const Row rows[] = {
      {"", "empty"},
      {"press", "has an @"},
      {"@example.org", "before the @"},
      {"press@", "no domain"},
      {"a@b.org\r\nBcc: c@d.org", "control"},
      {"a@b.org\nx", "control"},
      {"a\0b@c.org"s, "control"},
      {"a b@c.org", "blank"},
      {"a@b.org ", "blank"},
      {"a@b.org,c@d.org", "one address"},
      {"a;b@c.org", "one address"},
      {"Press <press@example.org>", "without < >"},
      {"<press@example.org>", "without < >"},
      {"press@example.org> SIZE=1", "without < >"},
      {"\"press desk\"@example.org", "blank"},
      {"\"press\"@example.org", "quoted"},
      {"a@b@example.org", "quoting"},
      {"a(comment)@example.org", "quoting"},
      {"a\\b@example.org", "quoting"},
      {".a@example.org", "dot"},
      {"a.@example.org", "dot"},
      {"a..b@example.org", "dot"},
      {std::string(65, 'a') + "@example.org", "64 octets"},
      {std::string(300, 'a') + "@example.org", "254 octets"},
      {"a@" + std::string(64, 'b') + ".org", "not one"},
      {"a@example..org", "not one"},
      {"a@example.org.", "not one"},
      {"a@-example.org", "not one"},
      {"a@exa_mple.org", "not one"},
      {"a@[127.0.0.1]", "in brackets"},
      {"a@127.0.0.1", "ends in a number"},
      {"a@bücher.example", "xn--"},
      {"jürgen@example.org", "must be ASCII"},
      {"a@example.org\x7f", "control"},
  };
  for (const Row& row : rows)
    EXPECT_NE(alerts::refusal_of_address(row.address).find(row.reason), std::string::npos)
        << row.address << ": " << alerts::refusal_of_address(row.address);
}

TEST(Address, MayBeAsLongAsTheStandardSays) {
  const std::string local(64, 'a'), label(61, 'b');
  const std::string longest = local + "@" + label + "." + label + "." + label + ".xyz";

  EXPECT_EQ(longest.size(), 254U);
  EXPECT_EQ(alerts::refusal_of_address(longest), "");
}

}  // namespace
