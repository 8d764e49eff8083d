#include "cli/tools/query_error.h"

namespace cli {

std::string to_text(const query::Error& error) {
  return std::to_string(error.line) + ":" + std::to_string(error.column) + ": " + error.message +
         (error.hint.empty() ? "" : "; " + error.hint);
}

}  // namespace cli
