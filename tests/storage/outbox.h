#pragma once
// A database whose outbox a test fills, claims from and looks into.
#include <optional>
#include <string>
#include <vector>

#include "tests/storage/house.h"

namespace test {

inline constexpr std::chrono::seconds kLease{60};

inline model::Delivery to_address(const std::string& address) {
  model::Delivery delivery;
  delivery.address = address;
  return delivery;
}

struct Outbox : House {
  using Channel = model::Delivery::Channel;

  // An alert of `article` (0: a test) for these addresses.
  void add(const std::string& id, std::int64_t article, const std::vector<std::string>& addresses,
           const std::string& kind = "alert") {
    in_transaction([&](auto& transaction) {
      storage::AlertToStore alert{.id = id,
                                  .kind = kind,
                                  .receiver = "press",
                                  .content = "content of " + id,
                                  .rules = {"nato", "csto"},
                                  .article = {article},
                                  .deliveries = {}};
      for (const auto& address : addresses) alert.deliveries.push_back(to_address(address));
      store_alert(transaction, alert);
    });
  }
  std::vector<storage::ClaimedDelivery> claim(int limit = 100, int per_address = 100,
                                              const std::string& node = "one",
                                              Channel channel = Channel::email) {
    return in_transaction([&](auto& transaction) {
      return claim_deliveries(transaction, {.node = node,
                                            .channel = channel,
                                            .limit = limit,
                                            .per_address = per_address,
                                            .lease = kLease});
    });
  }
  bool record(const storage::ClaimedDelivery& claimed, const std::string& outcome,
              model::Delivery::State state, std::optional<std::chrono::seconds> wait = {}) {
    return in_transaction([&](auto& transaction) {
      storage::AttemptRecord attempt{.delivery = claimed.delivery.id,
                                     .token = claimed.delivery.token,
                                     .attempt = claimed.delivery.attempts,
                                     .outcome = outcome,
                                     .message = "says: " + outcome,
                                     .state = state,
                                     .next_attempt = {}};
      if (wait) attempt.next_attempt = database_now(transaction) + *wait;
      return record_attempts(transaction, {attempt}).size() == 1;
    });
  }
  bool retry(model::DeliveryId id) {
    return in_transaction(
        [&](auto& transaction) { return retry_delivery(transaction, id, "ann"); });
  }
  std::vector<storage::DeliveryRow> list(int limit = 0) {
    return in_transaction([&](auto& transaction) { return list_deliveries(transaction, limit); });
  }
  std::vector<std::string> told(std::int64_t article) {
    return in_transaction(
        [&](auto& transaction) { return told_addresses(transaction, {article}); });
  }
  std::string attempts() {
    return ask(R"(
select coalesce(string_agg(number || case when ended is null then ' open' else ' ' || outcome end,
                           ', ' order by delivery, number), '') as answer
  from attempts)");
  }
};

inline std::string alerts_of(const std::vector<storage::ClaimedDelivery>& claimed) {
  std::string ids;
  for (const auto& each : claimed) ids += each.delivery.alert + " ";
  return ids;
}

}  // namespace test
