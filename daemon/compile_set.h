#pragma once
// The database's rows -> the WatchSet that is judged by.
#include <memory>
#include <vector>

#include "daemon/watch_set.h"
#include "storage/storage.h"

namespace wirewatchd {

// What a set is made of, read at one moment: old rules never meet new receivers.
struct SetSource {
  std::int64_t generation = 0;
  storage::WatchRows rows;
  std::shared_ptr<const people::Lists> lists;
  std::vector<model::Silence> silences;
  std::vector<model::Article> sample;  // by whose words the rarest of a rule is chosen
};
// `before`: the set in force, or null; what it has compiled needs no sample.
SetSource read_set(storage::Transaction&, const WatchSet* before);

// Rules that `before` has compiled already are taken over from it.
std::shared_ptr<const WatchSet> compile_set(SetSource, const WatchSet* before);

}  // namespace wirewatchd
