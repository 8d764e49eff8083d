#pragma once
#include <chrono>

namespace model {

// An instant in UTC, to the microsecond: what PostgreSQL's timestamptz holds.
using Time = std::chrono::sys_time<std::chrono::microseconds>;

}  // namespace model
