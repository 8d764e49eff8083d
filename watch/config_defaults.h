#pragma once
#include "watch/config.h"

namespace watch {

// What the program does where the file says nothing: documented in docs/configuration.md.
Config default_config(const std::filesystem::path& file);

}  // namespace watch
