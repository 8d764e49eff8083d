#pragma once
// Times as they are written, in UTC and English whatever the locale says. Pure; any thread.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "model/time.h"

namespace text {

std::string to_rfc3339(model::Time);    // 2023-05-25T12:04:31Z, whole seconds
std::string to_rfc5322(model::Time);    // Thu, 25 May 2023 12:04:31 +0000
std::string to_http_date(model::Time);  // Thu, 25 May 2023 12:04:31 GMT (RFC 9110 section 5.6.7)

std::string to_day(std::chrono::sys_days);  // 2023-05-25
// The same back: of the years 1 to 9999, and in the calendar.
std::optional<std::chrono::sys_days> day_of(std::string_view);

// For people: "Thu 25 May 2023, 12:04", or "12:04" when `beside` is of the same day.
std::string to_day_and_minute(model::Time);
std::string to_day_and_minute(model::Time, model::Time beside);

}  // namespace text
