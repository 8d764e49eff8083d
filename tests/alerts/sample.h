#pragma once
// An alert, a rule and receivers as most cases here need them.
#include <string>
#include <vector>

#include "alerts/alerts.h"

namespace sample {

model::Time at(long long unix_seconds);
inline constexpr long long kSeen = 1'685'016'269;  // Thu 25 May 2023, 12:04:29 UTC

model::Alert alert();
// Of a rule that asks what a minister said: one statement accuses, one is direct, two are others.
model::Alert spoken_alert();
model::Rule rule(const std::string& name, std::vector<std::string> notify);
alerts::RuleHit hit(const std::string& rule_name, std::vector<std::string> notify);
model::Receiver desk(const std::string& name, std::vector<std::string> addresses);
alerts::RenderOptions options();

}  // namespace sample
