#pragma once
// Which of an alert's passages a message shows below its lead.
#include <string>
#include <vector>

#include "model/alert.h"

namespace alerts {

// Those of the statement that leads first. Left out: what another said alone, what `quotation` says
// already, and a place line ("KALININGRAD, 30 November.").
std::vector<const model::Passage*> passages_shown(const model::Alert&,
                                                  const std::string& quotation);

}  // namespace alerts
