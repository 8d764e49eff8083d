#pragma once
// Statements as JSON: as hits and the outbox hold them, exact; and as a webhook tells them.
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "model/statement.h"

namespace alerts {

nlohmann::ordered_json stored(const model::Statement&);
// Throws what nlohmann-json throws, or UnknownName.
model::Statement statement_from(const nlohmann::ordered_json&);

// docs/webhook.md. `hit`: it proves a hit; of others less is told.
nlohmann::ordered_json told(const model::Statement&, bool hit);

}  // namespace alerts
