#pragma once
// How far a delivery got: what lists and traces say of it.
#include <cstdint>
#include <optional>
#include <string>

#include "model/time.h"

namespace storage {

class Row;

struct Way {
  std::string state;                        // empty: there is no delivery
  std::string held_for;                     // a reason, where it is or was held
  std::optional<model::Time> next_attempt;  // while one is waited for, or it is held
  std::optional<model::Time> delivered;
  std::int64_t within = 0;  // the delivery it goes with; 0: it goes by itself
  std::string carrier;      // the alert of that one
};

// Of a statement that selects way_state, way_held_for, way_next, way_delivered, way_within and
// way_carrier.
Way read_way(const Row&);

}  // namespace storage
