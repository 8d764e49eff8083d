#pragma once
// What must hold of every input; libFuzzer keeps the one by which it does not.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace fuzz {

inline void hold(bool what, const char* said) {
  if (what) return;
  std::fprintf(stderr, "does not hold: %s\n", said);
  std::abort();
}

}  // namespace fuzz
