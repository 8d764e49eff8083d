#pragma once
// Digests at fixed times: which were settled, and what they tell beside their alerts.
#include <string>
#include <vector>

#include "model/time.h"
#include "storage/database.h"

namespace storage {

// Up to which time of its clock a receiver has had its digests: a time without a zone, held as if
// it were UTC.
struct SettledDigest {
  std::string receiver;
  model::Time shown{};
  model::Time at{};  // when that was settled
};
std::vector<SettledDigest> settled_digests(Transaction&);
void settle_digest(Transaction&, const std::string& receiver, model::Time shown);
// Whoever gets no digests any more begins anew.
void keep_digests_of(Transaction&, const std::vector<std::string>& receivers);

struct SilentHits {
  std::string reason;
  int hits = 0;
};
// What a receiver was not told since then, by reason.
std::vector<SilentHits> silent_hits(Transaction&, const std::string& receiver, model::Time since);

struct FeedsNow {
  int polled = 0, failing = 0, waiting = 0;  // waiting: for the first poll
  std::vector<std::string> names;            // of failing ones, the first few
};
FeedsNow feeds_now(Transaction&);

// Feeds of which a poll since then began behind the end of the one before.
struct FeedsWithGaps {
  int feeds = 0;
  std::vector<std::string> names;  // the first few
};
FeedsWithGaps feeds_with_gaps(Transaction&, model::Time since);

}  // namespace storage
