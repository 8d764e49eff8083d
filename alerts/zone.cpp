#include "alerts/zone.h"

#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include <algorithm>

#include "alerts/alerts.h"
#include "text/times.h"

namespace alerts {
namespace {

using namespace std::chrono;

std::unique_ptr<icu::TimeZone> zone_named(const std::string& name) {
  return std::unique_ptr<icu::TimeZone>(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name.empty() ? "UTC" : name)));
}

UDate to_icu(model::Time time) {
  return static_cast<UDate>(floor<milliseconds>(time).time_since_epoch().count());
}

}  // namespace

struct Zone::Calendar {
  std::unique_ptr<icu::TimeZone> zone;
  std::unique_ptr<icu::GregorianCalendar> wall;
};

Zone::Zone(const std::string& name) : calendar_(std::make_unique<Calendar>()) {
  UErrorCode error = U_ZERO_ERROR;
  calendar_->zone = zone_named(is_time_zone(name) ? name : "");
  calendar_->wall = std::make_unique<icu::GregorianCalendar>(*calendar_->zone, error);
  calendar_->wall->setSkippedWallTimeOption(UCAL_WALLTIME_NEXT_VALID);
  calendar_->wall->setRepeatedWallTimeOption(UCAL_WALLTIME_FIRST);
}

Zone::~Zone() = default;
Zone::Zone(Zone&&) noexcept = default;

Local Zone::local(model::Time time) const {
  UErrorCode error = U_ZERO_ERROR;
  std::int32_t raw = 0, daylight = 0;
  calendar_->zone->getOffset(to_icu(time), false, raw, daylight, error);
  const auto shown = floor<seconds>(time + milliseconds(raw + daylight));
  return Local(shown.time_since_epoch());
}

model::Time Zone::instant(Local shown) const {
  UErrorCode error = U_ZERO_ERROR;
  const auto day = floor<days>(shown);
  const year_month_day date(sys_days(day.time_since_epoch()));
  const hh_mm_ss clock(shown - day);
  icu::GregorianCalendar& wall = *calendar_->wall;
  wall.clear();
  wall.set(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())) - 1,
           static_cast<int>(static_cast<unsigned>(date.day())),
           static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
           static_cast<int>(clock.seconds().count()));
  return model::Time(milliseconds(static_cast<std::int64_t>(wall.getTime(error))));
}

std::string city_of(const std::string& zone) {
  if (!is_time_zone(zone)) return "UTC";
  std::string city = zone.substr(zone.rfind('/') + 1);
  std::ranges::replace(city, '_', ' ');
  return city;
}

std::string on_the_wall(model::Time time, const std::string& zone) {
  const std::string city = city_of(zone);
  return text::to_day_and_minute(model::Time(Zone(zone).local(time).time_since_epoch())) +
         (city == "UTC" ? " (UTC)" : " " + city);
}

bool is_time_zone(const std::string& name) {
  if (name.empty()) return false;
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString canonical;
  UBool is_system = false;
  icu::TimeZone::getCanonicalID(icu::UnicodeString::fromUTF8(name), canonical, is_system, error);
  return U_SUCCESS(error) && is_system && *zone_named(name) != icu::TimeZone::getUnknown();
}

}  // namespace alerts
