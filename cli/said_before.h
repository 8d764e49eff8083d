#pragma once
// Which statements of an article were news, and why others were none.
#include <string>
#include <vector>

#include "storage/storage.h"

namespace cli {

// A statement that updates told as new.
struct News {
  std::string words;
  std::vector<std::string> alerts;  // their ids
};
std::vector<News> told_as_new(storage::Transaction&, const storage::ArticleTrace&);

// A statement of a hit that was not told because its story was, and by which words of which alert
// it was known. Of rules only that have new statements told.
struct Known {
  std::string words;
  std::string as_told, alert;
};
std::vector<Known> said_before(storage::Transaction&, const storage::ArticleTrace&);

}  // namespace cli
