#pragma once
#include <chrono>
#include <thread>

namespace test {

// Turns until `holds` or the time is over; what it said at last.
template <class Condition>
bool eventually(Condition holds, std::chrono::milliseconds longest = std::chrono::seconds(20)) {
  const auto deadline = std::chrono::steady_clock::now() + longest;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > deadline) return holds();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return true;
}

}  // namespace test
