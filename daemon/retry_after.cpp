#include "daemon/retry_after.h"

#include <charconv>
#include <limits>
#include <string>

#include "feeds/feeds.h"

namespace wirewatchd {

std::optional<std::chrono::seconds> retry_after(const net::HttpResponse& response,
                                                model::Time now) {
  const std::string value = response.header("retry-after");
  const char* const last = value.data() + value.size();
  unsigned seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), last, seconds);
  if (error == std::errc::result_out_of_range && end == last)
    return std::chrono::seconds(std::numeric_limits<unsigned>::max());
  if (error == std::errc{} && end == last) return std::chrono::seconds(seconds);
  const auto date = feeds::parse_date(value);
  if (!date || *date <= now) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::seconds>(*date - now);
}

}  // namespace wirewatchd
