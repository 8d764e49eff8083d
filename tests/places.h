#pragma once
#include <filesystem>

namespace test {

// Where the tests find what they read and run. Compiled in at one place only, so that the
// compiler's cache serves all others in any folder.
std::filesystem::path source_dir();
std::filesystem::path program();     // the built wirewatch
std::filesystem::path wall_clock();  // to be preloaded into it: support/preload/wall_clock.cpp

}  // namespace test
