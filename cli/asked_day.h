#pragma once
// The day that --on names: 2023-05-25, in UTC.
#include <optional>

#include "cli/session.h"
#include "model/list.h"

namespace cli {

std::optional<model::Day> asked_day(const Arguments&);

}  // namespace cli
