#pragma once
#include <compare>
#include <cstdint>

namespace model {

// A row's key, typed by its noun so that a FeedId never lands where a RuleId is meant. 0 is "not
// stored yet".
template <class Noun>
struct Id {
  std::int64_t value = 0;
  auto operator<=>(const Id&) const = default;
};

using ListId = Id<struct List>;
using FeedId = Id<struct Feed>;
using ArticleId = Id<struct Article>;
using RuleId = Id<struct Rule>;
using ReceiverId = Id<struct Receiver>;
using HitId = Id<struct Hit>;
using RuleTestId = Id<struct RuleTest>;
using DeliveryId = Id<struct Delivery>;

}  // namespace model
