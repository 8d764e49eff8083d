#pragma once
// The documents of tests/data/feeds, and dates to compare with.
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>

#include "model/time.h"
#include "tests/places.h"

namespace test {

inline std::string document(const std::string& name) {
  std::ifstream file(source_dir() / "tests/data/feeds" / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline model::Time utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0,
                       int second = 0) {
  using namespace std::chrono;
  return model::Time(sys_days(std::chrono::year(year) / month / day)) + hours(hour) +
         minutes(minute) + seconds(second);
}

}  // namespace test
