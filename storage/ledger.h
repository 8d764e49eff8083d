#pragma once
// Every attempt at every delivery, with what people did to it: the ledger, for whoever has to show
// what was sent to whom and when.
#include <optional>
#include <string>
#include <vector>

#include "model/time.h"
#include "storage/database.h"

namespace storage {

struct LedgerRow {  // alerts attempts; field names as in docs/schema.md
  std::int64_t delivery = 0;
  std::string alert, kind, receiver, address;
  int number = 0;  // of the attempt; 0: what a person did
  model::Time started{};
  std::optional<model::Time> ended;  // none: under way
  std::string outcome, message;      // of a person: retry, discard; who it was
};
// Newest first; 0: all.
std::vector<LedgerRow> list_ledger(Transaction&, std::optional<model::Time> since, int limit);

}  // namespace storage
