#pragma once
// How sounds are written: in English, German, French, Polish … letters, in Russian, in scientific
// transliteration; as data. Internal to people. Pure.
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace people {

// One way to write names: a language's, or a standard's.
struct Spelling {
  std::string_view name;   // "German", "ISO 9"
  std::string_view rules;  // "C=tsch S=sch ja=ja …": the longest sounds first
  bool is_latin = true;
};

std::span<const Spelling> spellings();

// A name's sounds (sounds.h) in that spelling, the first letter a capital.
std::string spelt(std::string_view sounds, const Spelling&);

}  // namespace people
