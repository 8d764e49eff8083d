#pragma once
// What is not to be told for a while.
#include <string>
#include <vector>

#include "model/silence.h"
#include "storage/database.h"

namespace storage {

// Its id, who made it and when are the row's. Daemons see it with their next set.
model::SilenceId add_silence(Transaction&, const model::Silence&);
// Ends it now. False: there is none, or it has ended.
bool end_silence(Transaction&, model::SilenceId, const std::string& who);

std::vector<model::Silence> silences_in_force(Transaction&);  // the oldest first

struct SilenceRow {
  model::Silence silence;
  bool in_force = false;
  std::string ended_by;   // who ended it early
  std::int64_t hits = 0;  // that it kept from somebody
};
// Newest first; 0: all.
std::vector<SilenceRow> list_silences(Transaction&, bool ended_too, int limit);

}  // namespace storage
