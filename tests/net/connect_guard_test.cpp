#include "net/connect_guard.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

namespace {

sockaddr_in v4(const char* text) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(80);
  inet_pton(AF_INET, text, &address.sin_addr);
  return address;
}

bool may_connect(net::ConnectGuard& guard, const char* text) {
  const sockaddr_in address = v4(text);
  return guard.may_connect(reinterpret_cast<const sockaddr*>(&address));
}

}  // namespace

TEST(ConnectGuard, B19APrivateAddressIsRefusedWhateverTheNameSaidBefore) {
  const net::Egress egress;
  net::ConnectGuard guard(&egress);

  EXPECT_TRUE(may_connect(guard, "8.8.8.8"));
  guard.forget();

  EXPECT_FALSE(may_connect(guard, "10.0.0.1"));
  EXPECT_EQ(guard.refusal(),
            "10.0.0.1:80 is a private address; to permit it: allow_cidr = [\"10.0.0.1:80\"] under "
            "[egress], and a restart");
}

TEST(ConnectGuard, B20OfPublicAndPrivateAddressesThePrivateOnesAreSkipped) {
  const net::Egress egress;
  net::ConnectGuard guard(&egress);

  EXPECT_FALSE(may_connect(guard, "192.168.0.1"));
  EXPECT_NE(guard.refusal(), "");
  EXPECT_TRUE(may_connect(guard, "8.8.8.8"));
  EXPECT_EQ(guard.refusal(), "") << "what fails now is the public address's failure";
}

TEST(ConnectGuard, AHostTheOperatorNamedIsNotJudged) {
  net::ConnectGuard guard(nullptr);

  EXPECT_TRUE(may_connect(guard, "127.0.0.1"));
  EXPECT_TRUE(guard.is_listed());
}
