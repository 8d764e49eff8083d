#pragma once
// One statement in a line of words, as people read it below its article.
#include <string>
#include <vector>

#include "model/statement.h"

namespace cli {

// Its parts, fit for a terminal: "He → Sergey Shoigu (Minister of Defence, RU; @csto-ministers)",
// "accuse NATO", "indirect", "via TASS", "at the CSTO Council", "0.97", "en/verb-of".
std::vector<std::string> words_of(const model::Statement&);

}  // namespace cli
