#pragma once
// Statements as commands show them.
#include <string>
#include <vector>

#include "cli/print.h"
#include "model/statement.h"

namespace cli {

JsonLine to_json_line(const model::Statement&);

// One line: "Mia Dorn (Minister of Defence, KZ) accused the alliance: of using … (accuse, via TASS,
// at the council, 0.97)".
std::string in_one_line(const model::Statement&);

}  // namespace cli
