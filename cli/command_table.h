#pragma once
#include <vector>

#include "cli/session.h"

namespace cli {

struct Option {
  enum class Kind { flag, value, required, values } kind = Kind::flag;
  const char* name;  // "--json", or "NAME" for what stands by its place
  const char* help;
};

struct Command {
  const char* group;  // "rules", or "" where the command stands alone
  const char* group_help;
  const char* name;
  const char* help;
  int (*function)(Session&);  // null: serve
  std::vector<Option> options;
};

const std::vector<Command>& command_table();

}  // namespace cli
