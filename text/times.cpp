#include "text/times.h"

#include <array>
#include <chrono>
#include <cstdio>

#include "text/ascii.h"

namespace text {
namespace {

using namespace std::chrono;

constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct Parts {
  int year, hour, minute, second;
  unsigned month, day;
  const char *month_name, *weekday;
};

Parts parts_of(model::Time time) {
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(floor<seconds>(time - day));
  return {static_cast<int>(date.year()),
          static_cast<int>(clock.hours().count()),
          static_cast<int>(clock.minutes().count()),
          static_cast<int>(clock.seconds().count()),
          static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()),
          kMonths[static_cast<unsigned>(date.month()) - 1],
          kDays[weekday(day).c_encoding()]};
}

template <class... Values>
std::string print(const char* form, Values... values) {
  std::array<char, 96> buffer{};
  std::snprintf(buffer.data(), buffer.size(), form, values...);
  return buffer.data();
}

}  // namespace

std::string to_rfc3339(model::Time time) {
  const Parts p = parts_of(time);
  return print("%04d-%02u-%02uT%02d:%02d:%02dZ", p.year, p.month, p.day, p.hour, p.minute,
               p.second);
}

std::string to_rfc5322(model::Time time) {
  const Parts p = parts_of(time);
  return print("%s, %u %s %04d %02d:%02d:%02d +0000", p.weekday, p.day, p.month_name, p.year,
               p.hour, p.minute, p.second);
}

std::string to_http_date(model::Time time) {
  const Parts p = parts_of(time);
  return print("%s, %02u %s %04d %02d:%02d:%02d GMT", p.weekday, p.day, p.month_name, p.year,
               p.hour, p.minute, p.second);
}

std::string to_day_and_minute(model::Time time) {
  const Parts p = parts_of(time);
  return print("%s %u %s %d, %02d:%02d", p.weekday, p.day, p.month_name, p.year, p.hour, p.minute);
}

std::string to_day_and_minute(model::Time time, model::Time beside) {
  if (floor<days>(time) != floor<days>(beside)) return to_day_and_minute(time);
  const Parts p = parts_of(time);
  return print("%02d:%02d", p.hour, p.minute);
}

std::string to_day(sys_days day) {
  const year_month_day date(day);
  return print("%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
               static_cast<unsigned>(date.day()));
}

std::optional<sys_days> day_of(std::string_view written) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  std::array<int, 3> parts{};
  std::size_t part = 0;
  if (written.size() != kForm.size()) return std::nullopt;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    if ((kForm[i] == 'd') != is_digit(written[i])) return std::nullopt;
    if (kForm[i] == 'd')
      parts[part] = parts[part] * 10 + (written[i] - '0');
    else if (written[i] != '-' || ++part == parts.size())
      return std::nullopt;
  }
  const year_month_day date = year(parts[0]) / parts[1] / parts[2];
  return date.ok() && parts[0] > 0 ? std::optional(sys_days(date)) : std::nullopt;
}

}  // namespace text
