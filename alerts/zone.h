#pragma once
// Instants and what a clock on a wall shows, by ICU's time zones.
#include <chrono>
#include <memory>
#include <string>

#include "model/time.h"

namespace alerts {

// What a clock and a calendar on the wall show.
using Local = std::chrono::local_time<std::chrono::seconds>;

// What people call a zone: "Brussels" for Europe/Brussels, "UTC" where it is none.
std::string city_of(const std::string& zone);

class Zone {
 public:
  explicit Zone(const std::string& name);  // an IANA name; empty or unknown: UTC
  ~Zone();
  Zone(Zone&&) noexcept;

  Local local(model::Time) const;
  // When the clock shows this first. Where it leaps over it, the moment of the leap: 02:30 of a
  // night that goes from 02:00 to 03:00 is 03:00.
  model::Time instant(Local) const;

 private:
  struct Calendar;
  std::unique_ptr<Calendar> calendar_;
};

}  // namespace alerts
