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

constexpr int kMostInRate = 10'000;
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

namespace {

// "20/h", "100/10m", "1/day".
std::optional<model::Rate> rate_of(std::string_view text) {
  const std::size_t slash = text.find('/');
  int count = 0;
  const auto [end, fault] =
      std::from_chars(text.data(), text.data() + std::min(slash, text.size()), count);
  if (slash == text.npos || fault != std::errc() || end != text.data() + slash) return {};
  std::string window(text.substr(slash + 1));
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"min", "m"}, {"minute", "m"}, {"hour", "h"}, {"day", "d"}};
  for (const auto& [word, unit] : kWords)
    if (window == word) window = unit;
  if (window == "week") window = "7d";
  if (window.find_first_of("0123456789") == window.npos) window.insert(0, "1");
  const auto duration = duration_of(window);
  if (!duration) return {};
  return model::Rate{count, std::chrono::duration_cast<std::chrono::seconds>(*duration)};
}

}  // namespace

std::optional<model::Rate> read_rate(const Given& given, std::string_view example, Report& report) {
  const std::string wanted = fmt::format("so many within so long, such as \"{}\"", example);
  const auto text = read_text(given, wanted, report);
  if (!text) return {};
  const auto rate = rate_of(*text);
  if (!rate)
    report.error(given.value.begin,
                 fmt::format("{} wants {}, got \"{}\"", given.key, wanted, *text),
                 "a whole number, a slash and how long: \"20/h\", \"100/10m\", \"1/day\"");
  else if (rate->count < 1 || rate->count > kMostInRate)
    report.error(given.value.begin, fmt::format("{} counts from 1 to {}", given.key, kMostInRate));
  else if (rate->window < std::chrono::minutes(1) || rate->window > std::chrono::days(31))
    report.error(given.value.begin, given.key + " is of a minute to 31 days");
  else
    return rate;
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
