#pragma once
// How much was told of late, and what was missed.
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/rate.h"
#include "model/time.h"
#include "storage/database.h"

namespace storage {

using Rates = std::map<std::string, model::Rate>;  // by a receiver's name, or a rule's

// Those whose rates are used up by alerts that were told at once, and until when.
using FullUntil = std::map<std::string, model::Time>;
FullUntil full_receivers(Transaction&, const Rates&);
FullUntil full_rules(Transaction&, const Rates&);  // what their storms hold counts, too
int delete_old_tellings(Transaction&, int limit);  // older than any rate; how many

// A rule that found less than it should, within its window and since it is in force.
struct MissedHits {
  std::string rule;
  int hits = 0;  // within the window
  std::optional<model::Time> last;
};
// Each silence once: those told now are told again when a hit has come and the window is over.
std::vector<MissedHits> take_missed_hits(Transaction&, const Rates& expected);

}  // namespace storage
