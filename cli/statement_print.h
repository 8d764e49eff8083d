#pragma once
// Statements as commands show them.
#include <string>
#include <vector>

#include "cli/print.h"
#include "model/statement.h"

namespace cli {

JsonLine to_json_line(const model::Statement&);

// One line: "Sergey Shoigu (Minister of Defence, RU) accused the NATO alliance: of using … (via TASS,
// at the CSTO Council, 0.97)".
std::string in_one_line(const model::Statement&);

}  // namespace cli
