#include <charconv>

#include "watch/keys.h"
#include "watch/watch.h"

namespace watch {
namespace {

struct Unit {
  std::string_view name;
  std::chrono::milliseconds length;
};
constexpr Unit kUnits[] = {{"ms", std::chrono::milliseconds(1)},
                           {"s", std::chrono::seconds(1)},
                           {"m", std::chrono::minutes(1)},
                           {"h", std::chrono::hours(1)},
                           {"d", std::chrono::days(1)}};

constexpr std::size_t kMostDigits = 9;  // so that no product overflows

std::string shown(std::chrono::milliseconds duration) {
  const Unit* best = &kUnits[0];
  for (const auto& unit : kUnits)
    if (duration.count() != 0 && duration % unit.length == std::chrono::milliseconds(0))
      best = &unit;
  return fmt::format("\"{}{}\"", duration / best->length, best->name);
}

}  // namespace

std::optional<std::chrono::milliseconds> duration_of(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits > kMostDigits) return {};
  std::int64_t count = 0;
  std::from_chars(text.data(), text.data() + digits, count);
  for (const auto& unit : kUnits)
    if (unit.name == text.substr(digits)) return count * unit.length;
  return {};
}

std::optional<std::chrono::milliseconds> read_duration(const Given& given, DurationLimits limits,
                                                       Report& report) {
  constexpr std::string_view kWanted = "a duration such as \"5m\"";
  if (given.value.kind != Value::Kind::text) {
    mismatch(given, kWanted, report);
    return {};
  }
  const auto duration = duration_of(given.value.text);
  if (!duration)
    report.error(given.value.begin,
                 fmt::format("{} wants {}, got \"{}\"", given.key, kWanted, given.value.text),
                 "a whole number and one unit: \"500ms\", \"30s\", \"5m\", \"2h\", \"7d\"");
  else if (*duration < limits.least)
    report.error(given.value.begin,
                 fmt::format("{} is at least {}", given.key, shown(limits.least)));
  else if (*duration > limits.most)
    report.error(given.value.begin, fmt::format("{} is at most {}", given.key, shown(limits.most)));
  else
    return duration;
  return {};
}

std::optional<std::chrono::seconds> read_seconds(const Given& given, DurationLimits limits,
                                                 Report& report) {
  const auto duration = read_duration(given, limits, report);
  if (!duration) return {};
  const auto whole = std::chrono::duration_cast<std::chrono::seconds>(*duration);
  if (whole == *duration) return whole;
  report.error(given.value.begin, fmt::format("{} wants whole seconds", given.key));
  return {};
}

}  // namespace watch
