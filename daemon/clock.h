#pragma once
#include <chrono>

#include "model/time.h"

namespace wirewatchd {

// For what people read. Leases and due times go by the database's clock (F22), waits by the steady
// one.
inline model::Time wall_clock() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

// The database's time between two looks at it, which alone decides how old an article is.
class DatabaseClock {
 public:
  void set(model::Time now) {
    then_ = now;
    since_ = std::chrono::steady_clock::now();
  }
  model::Time now() const {
    return then_ + std::chrono::duration_cast<model::Time::duration>(
                       std::chrono::steady_clock::now() - since_);
  }

 private:
  model::Time then_{};
  std::chrono::steady_clock::time_point since_{};
};

}  // namespace wirewatchd
