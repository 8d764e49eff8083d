#pragma once
#include "storage/database.h"

namespace storage {

// A stretch of work that may be Rejected without losing the rest of the transaction (F21).
class Savepoint {
 public:
  explicit Savepoint(Transaction&);
  ~Savepoint();  // rolls back to it unless kept
  void keep();

 private:
  Transaction& transaction_;
  bool done_ = false;
};

}  // namespace storage
