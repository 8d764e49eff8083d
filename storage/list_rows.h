#pragma once
// Lists as rows: what load_watch_rows() and store_list() are made of.
#include <vector>

#include "storage/watch_rows.h"

namespace storage {

std::vector<WatchRow<model::List>> load_lists(Transaction&);  // removed ones left out, by name

}  // namespace storage
