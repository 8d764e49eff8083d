// Standard Webhooks 1.0.0: HMAC-SHA256 over "id.timestamp.body", base64, "v1," before it; one
// signature for each key, so that a receiver can change keys while both hold.
#include <sodium.h>

#include <algorithm>
#include <array>

#include "alerts/alerts.h"
#include "alerts/start_sodium.h"
#include "text/ascii.h"

namespace alerts {
namespace {

constexpr std::string_view kPrefix = "whsec_";
constexpr std::size_t kLeastKeyBytes = 24, kMostKeyBytes = 64;
constexpr std::size_t kMostFileBytes = 4096, kMostKeys = 8;

std::expected<std::string, std::string> parse_secret(std::string_view line) {
  if (!line.starts_with(kPrefix)) return std::unexpected("a secret begins with whsec_");
  line.remove_prefix(kPrefix.size());
  std::string key(line.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(key.data()), key.size(), line.data(),
                        line.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    return std::unexpected("base64 is expected after whsec_");
  if (size < kLeastKeyBytes || size > kMostKeyBytes)
    return std::unexpected("base64 of 24 to 64 bytes is expected after whsec_, found " +
                           std::to_string(size));
  key.resize(size);
  return key;
}

std::string signature(std::string_view content, const std::string& key) {
  crypto_auth_hmacsha256_state state;
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()),
                              key.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(content.data()),
                                content.size());
  crypto_auth_hmacsha256_final(&state, mac.data());
  std::array<char, sodium_base64_ENCODED_LEN(crypto_auth_hmacsha256_BYTES,
                                             sodium_base64_VARIANT_ORIGINAL)>
      text{};
  sodium_bin2base64(text.data(), text.size(), mac.data(), mac.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  return std::string("v1,") + text.data();
}

}  // namespace

std::expected<std::vector<std::string>, std::string> parse_secrets(std::string_view file_text) {
  if (file_text.size() > kMostFileBytes)
    return std::unexpected("a secret is expected, at most 4096 bytes, found " +
                           std::to_string(file_text.size()));
  std::vector<std::string> keys;
  for (int number = 1; !file_text.empty(); ++number) {
    const std::size_t end = std::min(file_text.find('\n'), file_text.size());
    const std::string_view line = text::trimmed(file_text.substr(0, end));
    file_text.remove_prefix(std::min(end + 1, file_text.size()));
    if (line.empty()) continue;
    auto key = parse_secret(line);
    if (!key) return std::unexpected("line " + std::to_string(number) + ": " + key.error());
    keys.push_back(std::move(*key));
  }
  if (keys.empty())
    return std::unexpected("holds no secret; whsec_ and base64 of 24 to 64 bytes is expected");
  if (keys.size() > kMostKeys) return std::unexpected("holds more than 8 secrets");
  return keys;
}

bool is_token(std::string_view secret) {
  constexpr std::size_t kMostToken = 1000;
  return !secret.empty() && secret.size() <= kMostToken &&
         std::ranges::all_of(secret, [](char c) { return c > ' ' && c <= '~'; });
}

std::vector<std::pair<std::string, std::string>> sign(std::string_view id, model::Time attempt,
                                                      std::string_view body,
                                                      const std::vector<std::string>& keys) {
  start_sodium();
  const std::string timestamp =
      std::to_string(std::chrono::floor<std::chrono::seconds>(attempt).time_since_epoch().count());
  std::vector<std::pair<std::string, std::string>> headers = {{"webhook-id", std::string(id)},
                                                              {"webhook-timestamp", timestamp}};
  std::string content(id);
  content.append(".").append(timestamp).append(".").append(body);
  std::string signatures;
  for (const std::string& key : keys)
    signatures += (signatures.empty() ? "" : " ") + signature(content, key);
  if (!signatures.empty()) headers.emplace_back("webhook-signature", signatures);
  return headers;
}

}  // namespace alerts
