#include "tests/places.h"

namespace test {

std::filesystem::path source_dir() {
  return WIREWATCH_SOURCE_DIR;
}

std::filesystem::path program() {
  return WIREWATCH_BINARY;
}

std::filesystem::path wall_clock() {
  return WIREWATCH_WALL_CLOCK;
}

}  // namespace test
