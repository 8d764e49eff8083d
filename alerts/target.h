#pragma once
// Where a message goes, and the alert that goes there.
#include <string>
#include <vector>

#include "alerts/alerts.h"

namespace alerts {

// An address as a Delivery holds it.
struct Target {
  model::Delivery::Channel channel = model::Delivery::Channel::email;
  std::string address;
  model::SecretSource secret;
  model::WebhookFormat format = model::WebhookFormat::json;
};

// A receiver's addresses, each once.
std::vector<Target> targets_of(const model::Receiver&);

model::Delivery delivery_to(const Target&, const std::string& alert_id);

// Whoever gets digests is told then.
std::optional<Hold> hold_to_digest(const model::Receiver&, model::Time now);
void hold_back(model::Delivery&, const Hold&);

// Whether the statement stands in it.
bool holds(const model::Passage&, const model::Statement&);

// The passages in which its statements stand; all of them where that is none.
void keep_passages_of_statements(model::Hit&);

// What a rule of the alert's has met is no statement beside them, whether it is told or known.
void drop_from_others(model::Alert&, const std::vector<model::Statement>& met);

// Adds the rule and the passages of a hit. Rules that met the same sentence show it once, with the
// marks of all of them.
void add_hit(model::Alert&, const RuleHit&);

}  // namespace alerts
