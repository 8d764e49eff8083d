#pragma once
// The JSON forms of an Alert: what the outbox holds (alerts.h) and what a webhook gets.
#include <cstddef>
#include <string>

#include "alerts/alerts.h"

namespace alerts {

// Passages' marks tidy, everything already cut to size.
std::string webhook_json(const model::Alert&, std::size_t rules_left_out);

}  // namespace alerts
