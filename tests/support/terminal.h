#pragma once
#include <string>
#include <vector>

#include "tests/support/daemon_process.h"

namespace test {

// Runs a command of the daemon's folder on a terminal of its own, where `typed` is waiting to be
// read, or is typed once the terminal shows `prompt`. `out` holds what the terminal showed, standard
// error included.
CommandResult on_terminal(const Daemon&, std::vector<std::string> arguments,
                          const std::string& typed, const std::string& prompt = "");

}  // namespace test
