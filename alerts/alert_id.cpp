// UUIDv7 (RFC 9562, 5.7) as 26 characters of Crockford's base 32: the order of the text is the
// order of the time.
#include <sodium.h>

#include <array>
#include <cstdint>
#include <cstdlib>

#include "alerts/alerts.h"
#include "alerts/start_sodium.h"

namespace alerts {

void start_sodium() {
  static const bool started = sodium_init() >= 0;
  if (!started) std::abort();  // no source of randomness: nothing we say afterwards would be true
}

std::string new_alert_id(model::Time now) {
  start_sodium();
  std::array<unsigned char, 16> uuid{};
  randombytes_buf(uuid.data(), uuid.size());

  const auto ms = static_cast<std::uint64_t>(
      std::chrono::floor<std::chrono::milliseconds>(now).time_since_epoch().count());
  for (std::size_t i = 0; i < 6; ++i) uuid[i] = static_cast<unsigned char>(ms >> (8 * (5 - i)));
  uuid[6] = static_cast<unsigned char>(0x70U | (uuid[6] & 0x0FU));
  uuid[8] = static_cast<unsigned char>(0x80U | (uuid[8] & 0x3FU));

  constexpr char kCrockford[] = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string id = "al_";
  for (std::size_t digit = 0; digit < 26; ++digit) {  // 130 bits: two zero bits before the 128
    unsigned value = 0;
    for (std::size_t bit = digit * 5; bit < digit * 5 + 5; ++bit) {
      const unsigned set = bit < 2 ? 0U : (uuid[(bit - 2) / 8] >> (7 - (bit - 2) % 8)) & 1U;
      value = value * 2 + set;
    }
    id += kCrockford[value];
  }
  return id;
}

}  // namespace alerts
