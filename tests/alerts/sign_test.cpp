#include <gtest/gtest.h>

#include "alerts/alerts.h"
#include "tests/alerts/sample.h"

namespace {

std::string header(const std::vector<std::pair<std::string, std::string>>& headers,
                   const std::string& name) {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return "(none)";
}

// The vector of the Standard Webhooks specification's own libraries.
constexpr const char* kSpecSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
constexpr const char* kSpecSignature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

// Computed with `openssl dgst -sha256 -mac HMAC` over the key abcdefghijklmnopqrstuvwxyz012345.
constexpr const char* kOwnSecret = "whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";
constexpr const char* kOwnSignature = "v1,s16YQAqwSl9VYeJl0SQuJuKswRF5OG0yVhzTaBGu9OM=";

TEST(Sign, MeetsTheSpecificationsVector) {
  const auto keys = alerts::parse_secrets(kSpecSecret);
  ASSERT_TRUE(keys) << keys.error();

  const auto headers = alerts::sign("msg_p5jXN8AQM9LWM0D4loKWxJek", sample::at(1'614'265'330),
                                    R"({"test": 2432232314})", *keys);

  EXPECT_EQ(header(headers, "webhook-id"), "msg_p5jXN8AQM9LWM0D4loKWxJek");
  EXPECT_EQ(header(headers, "webhook-timestamp"), "1614265330");
  EXPECT_EQ(header(headers, "webhook-signature"), kSpecSignature);
}

TEST(Sign, MeetsOpensslOverUtf8) {
  const auto keys = alerts::parse_secrets(kOwnSecret);
  ASSERT_TRUE(keys) << keys.error();

  const auto headers = alerts::sign("al_01h19cqp4rfasb9533tdjr8fqe", sample::at(1'685'016'271),
                                    R"({"grüße":"мир"})", *keys);

  EXPECT_EQ(header(headers, "webhook-signature"), kOwnSignature);
}

TEST(Sign, SignsWithEveryKeyWhileTheyAreChanged) {
  const auto keys = alerts::parse_secrets(std::string(kOwnSecret) + "\n" + kSpecSecret + "\n");
  ASSERT_TRUE(keys) << keys.error();

  const auto headers = alerts::sign("msg_p5jXN8AQM9LWM0D4loKWxJek", sample::at(1'614'265'330),
                                    R"({"test": 2432232314})", *keys);

  const std::string signatures = header(headers, "webhook-signature");
  EXPECT_TRUE(signatures.ends_with(std::string(" ") + kSpecSignature)) << signatures;
  EXPECT_EQ(signatures.size(), 2 * std::string(kSpecSignature).size() + 1);
}

TEST(Sign, SendsNoSignatureWithoutAKey) {
  const auto headers = alerts::sign("al_1", sample::at(1), "{}", {});

  EXPECT_EQ(headers.size(), 2U);
  EXPECT_EQ(header(headers, "webhook-signature"), "(none)");
}

std::string base64_of_a(std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes / 3; ++i) text += "YWFh";
  return text;
}

struct Row {
  std::string file;
  std::size_t keys;  // 0: refused
};

TEST(ParseSecrets, B45TakesWhatTheSpecificationAllows) {
  const std::string good = kSpecSecret;
  const Row rows[] = {
      {good, 1},
      {good + "\n", 1},
      {"\r\n  " + good + " \r\n\r\n" + kOwnSecret + "\r\n", 2},
      {"whsec_" + base64_of_a(24), 1},
      {"whsec_" + base64_of_a(63), 1},
      {"whsec_" + base64_of_a(21), 0},
      {"whsec_" + base64_of_a(66), 0},
      {"", 0},
      {"\n\n", 0},
      {"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", 0},
      {"WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", 0},
      {"whsec_", 0},
      {"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-_", 0},
      {"whsec_MfKQ9r8GKYqrTwjUPD8I LPZIo2LaLaSw", 0},
      {"whsec_" + base64_of_a(24) + "=", 0},
      {good + "\nnot a secret", 0},
      {"whsec_" + std::string(10'000, 'A'), 0},
      {good + "\n" + good + "\n" + good + "\n" + good + "\n" + good + "\n" + good + "\n" + good +
           "\n" + good + "\n" + good,
       0},
  };
  for (const Row& row : rows) {
    const auto keys = alerts::parse_secrets(row.file);
    EXPECT_EQ(keys ? keys->size() : 0U, row.keys) << row.file.substr(0, 100);
  }
}

TEST(ParseSecrets, NeverRepeatsTheSecretInItsError) {
  for (const std::string file : {"whsec_SGVsbG8tc2VjcmV0", "hunter2-hunter2", "whsec_%%hunter2"}) {
    const auto keys = alerts::parse_secrets(file);

    ASSERT_FALSE(keys);
    EXPECT_EQ(keys.error().find("hunter2"), std::string::npos) << keys.error();
    EXPECT_EQ(keys.error().find("SGVs"), std::string::npos) << keys.error();
    EXPECT_TRUE(keys.error().starts_with("line 1: ")) << keys.error();
  }
}

}  // namespace
