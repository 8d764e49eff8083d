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
  std::string error;        // of the last attempt; empty where none failed, or it is delivered
};

// Of a statement that selects way_state, way_held_for, way_next, way_delivered, way_within,
// way_carrier and, from the delivery itself, last_error.
Way read_way(const Row&);

}  // namespace storage
