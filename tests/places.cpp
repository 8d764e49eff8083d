#include "tests/places.h"

namespace test {

std::filesystem::path source_dir() {
  return WIREWATCH_SOURCE_DIR;
}

std::filesystem::path program() {
  return WIREWATCH_BINARY;
}

}  // namespace test
