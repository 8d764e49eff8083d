#pragma once
#include <chrono>

#include "model/time.h"

namespace wirewatchd {

// For what people read. Leases and due times go by the database's clock (F22), waits by the steady
// one.
inline model::Time wall_clock() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

}  // namespace wirewatchd
