#pragma once
// Which statements of an article were news, and why others were none.
#include <string>
#include <vector>

#include "storage/storage.h"

namespace cli {

// Of hits that were not told because their story was, where the rule has new statements told: each
// statement, and by which words of which alert it was known. A line each.
std::vector<std::string> said_before(storage::Transaction&, const storage::ArticleTrace&);

// Those that updates told as new, and by which alerts. A line each.
std::vector<std::string> told_as_new(storage::Transaction&, const storage::ArticleTrace&);

}  // namespace cli
