#pragma once
#include <chrono>
#include <optional>

#include "model/time.h"
#include "net/transfers.h"

namespace wirewatchd {

// A Retry-After header: whole seconds or a date to come (RFC 9110, section 10.2.3); anything else
// is none.
std::optional<std::chrono::seconds> retry_after(const net::HttpResponse&, model::Time now);

}  // namespace wirewatchd
