#include "cli/asked_day.h"

#include "text/times.h"

namespace cli {

std::optional<model::Day> asked_day(const Arguments& arguments) {
  const auto given = arguments.maybe("--on");
  if (!given) return std::nullopt;
  if (const auto day = text::day_of(*given)) return day;
  throw Failed(kUsage, "--on: expected a day such as 2023-05-25, got \"" + *given + "\"");
}

}  // namespace cli
