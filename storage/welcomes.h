#pragma once
// Who has had a first mail.
#include <string>
#include <vector>

#include "storage/database.h"

namespace storage {

struct Addressee {
  std::string receiver, address;
  bool operator==(const Addressee&) const = default;
};

// Those of them that have had none, in their order.
std::vector<Addressee> not_welcomed(Transaction&, const std::vector<Addressee>&);
// From now on they have had it. False: another daemon was first with one of them, and nothing
// counts.
bool mark_welcomed(Transaction&, const std::vector<Addressee>&);

}  // namespace storage
