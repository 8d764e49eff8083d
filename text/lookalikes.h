#pragma once
// Letters of Latin, Cyrillic and Greek that look alike, made one (Unicode TR 39 calls it a
// skeleton): НАТО, written with the letters of either script, is then one word. Pure; any thread.
#include <string>
#include <string_view>

namespace text {

// Takes a folded word. As capitals and small letters were made one before, two letters are one
// where either their capitals or their small forms look alike (в as B, н as H, р as p).
std::string skeleton(std::string_view folded);

}  // namespace text
