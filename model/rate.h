#pragma once
#include <chrono>

namespace model {

// So many within so long.
struct Rate {
  int count = 0;
  std::chrono::seconds window{0};
  bool operator==(const Rate&) const = default;
};

}  // namespace model
