#pragma once
#include <string>

#include "model/ids.h"
#include "model/time.h"

namespace model {

using SilenceId = Id<struct Silence>;

// Hits that nobody is told of until its end: those that fit everything it names, one thing at
// least.
struct Silence {
  SilenceId id;
  std::string rule;    // a rule's name; empty: any
  std::string source;  // an outlet's name or a feed's, in whatever case; empty: any
  std::string text;    // a query that the article meets; empty: any
  Time until{};
  std::string by;  // who made it
  std::string comment;
  Time made{};
  bool operator==(const Silence&) const = default;
};

}  // namespace model
