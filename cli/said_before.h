#pragma once
// Why statements of an article were no news.
#include <string>
#include <vector>

#include "storage/storage.h"

namespace cli {

// Of hits that were not told because their story was, where the rule has new statements told: each
// statement, and by which words of which alert it was known. A line each.
std::vector<std::string> said_before(storage::Transaction&, const storage::ArticleTrace&);

}  // namespace cli
