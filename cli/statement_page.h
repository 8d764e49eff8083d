#pragma once
// An article with its statements marked, as one page that needs nothing else.
#include <string>
#include <vector>

#include "model/article.h"
#include "model/statement.h"

namespace cli {

std::string statement_page(const model::Article&, const std::vector<model::Statement>&);

}  // namespace cli
