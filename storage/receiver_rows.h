#pragma once
// Receivers as rows: quiet times and absences are lines of text, which nobody's SQL looks into.
#include "model/receiver.h"
#include "storage/sql.h"

namespace storage {

model::Receiver read_receiver(const Row&);

}  // namespace storage
