// Days of published:, in UTC, as half-open intervals.
#include <charconv>
#include <chrono>
#include <cstdio>
#include <optional>

#include "query/values.h"
#include "text/ascii.h"

namespace query {
namespace {

namespace chrono = std::chrono;

constexpr std::string_view kMessage = "published: takes a day, with >= > <= or < before it";
constexpr std::string_view kExample = "published:>=2023-05-01";

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [stop, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = failure == std::errc{} && stop == digits.data() + digits.size();
  return whole && text::is_digit(digits[0]) ? std::optional(value) : std::nullopt;
}

// 2023, 2023-05 or 2023-05-01 at the beginning of a text; the day need not be real.
struct Date {
  std::optional<chrono::year> year;
  std::optional<chrono::month> month;
  std::optional<chrono::day> day;
  std::size_t length = 0;
};

Date date_at(std::string_view s) {
  Date date;
  const auto take = [&](std::size_t digits) -> std::optional<int> {
    const std::size_t sign = date.length == 0 ? 0 : 1;
    if (s.size() < date.length + sign + digits || (sign == 1 && s[date.length] != '-'))
      return std::nullopt;
    const auto value = number(s.substr(date.length + sign, digits));
    if (value) date.length += sign + digits;
    return value;
  };
  const auto year = take(4);
  if (!year || *year < 1) return {};
  date.year = chrono::year(*year);
  if (const auto month = take(2)) {
    date.month = chrono::month(static_cast<unsigned>(*month));
    if (const auto day = take(2)) date.day = chrono::day(static_cast<unsigned>(*day));
  }
  return date;
}

std::string written(chrono::year_month_day day) {
  char out[32];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return out;
}

// The days that a year or a month holds; of a day that no calendar has, the month's last.
struct Days {
  chrono::year_month_day first, behind;
};
std::optional<Days> days_of(const Date& date) {
  if (!date.year || (date.month && !date.month->ok())) return std::nullopt;
  const auto month = *date.year / date.month.value_or(chrono::January);
  const auto next = date.month ? month + chrono::months(1) : month + chrono::years(1);
  chrono::year_month_day first = month / 1, behind = next / 1;
  if (date.day) {
    first = month / *date.day;
    if (!first.ok()) first = month / chrono::last;
    behind = chrono::sys_days(first) + chrono::days(1);
  }
  return Days{first, behind};
}

std::string meant(std::string_view op, const Days& days) {
  if (op == "<" || op == ">=") return "published:" + std::string(op) + written(days.first);
  if (op == "<=") return "published:<" + written(days.behind);
  if (op == ">") return "published:>=" + written(days.behind);
  return "published:(>=" + written(days.first) + " <" + written(days.behind) + ")";
}

// 2023-05-01..2023-06-01: both days belong to it.
std::string meant_range(const Days& from, std::string_view rest) {
  const auto until = days_of(date_at(rest));
  if (!until) return std::string(kExample);
  return "published:(>=" + written(from.first) + " <" + written(until->behind) + ")";
}

std::string_view operator_of(std::string_view s) {
  for (const std::string_view op : {">=", "<=", ">", "<"})
    if (s.starts_with(op)) return op;
  return {};
}

Published interval(std::string_view op, chrono::year_month_day day) {
  const auto begin = chrono::time_point_cast<chrono::microseconds>(chrono::sys_days(day));
  const auto end = begin + chrono::days(1);
  if (op == ">=") return {begin, std::nullopt};
  if (op == ">") return {end, std::nullopt};
  if (op == "<=") return {std::nullopt, end};
  if (op == "<") return {std::nullopt, begin};
  return {begin, end};
}

}  // namespace

std::expected<Published, ValueFault> published_of(std::string_view value) {
  const std::string_view op = operator_of(value);
  const std::string_view rest = value.substr(op.size());
  const Date date = date_at(rest);
  const auto days = days_of(date);
  const auto no = [](std::string_view message, std::string_view hint) {
    return std::unexpected(ValueFault{std::string(message), std::string(hint)});
  };
  if (!days) return no(kMessage, kExample);
  const std::string_view behind = rest.substr(date.length);
  if (op.empty() && behind.starts_with(".."))
    return no(kMessage, meant_range(*days, behind.substr(2)));
  if (date.day && behind.empty()) {
    if ((*date.year / *date.month / *date.day).ok()) return interval(op, days->first);
    return no("there is no such day", "published:" + std::string(op) + written(days->first));
  }
  if (date.day) return no(kMessage, "published:" + std::string(op) + written(days->first));
  return no(kMessage, behind.empty() ? meant(op, *days) : std::string(kExample));
}

}  // namespace query
