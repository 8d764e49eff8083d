#pragma once
// The addresses that alerts go to, whichever receivers have them: what they asked for, and whether
// they want any.
#include <string>
#include <vector>

#include "model/alert.h"
#include "storage/database.h"

namespace storage {

struct Endpoint {
  model::Delivery::Channel channel = model::Delivery::Channel::email;
  std::string address;
};

// Nothing more is claimed for it before that time; a longer pause stays (F37). `alerts retry` and
// `receivers test` end it.
void pause_endpoint(Transaction&, const Endpoint&, model::Time until);
void end_pause(Transaction&, const Endpoint&);

// It wants no more (410): from now on only what a person asks for is sent there, until something
// arrives.
void mark_gone(Transaction&, const Endpoint&, const std::string& because);
void mark_back(Transaction&, const Endpoint&);

struct GoneEndpoint {
  Endpoint endpoint;
  model::Time since{};
  std::string because;
};
std::vector<GoneEndpoint> gone_endpoints(Transaction&);

// True once a day: others are to be told that it fails, as this alert says. Of two daemons, one.
// False where they were told so of another address that the alert goes to.
bool take_trouble(Transaction&, const Endpoint&, const std::string& alert);

}  // namespace storage
