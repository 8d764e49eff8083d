#pragma once
// Russian words that lose the vowel of their last syllable where an ending follows: боец, бойцы;
// участок, участка; genitives that gain one: тренировка, тренировок; and one of many: россиянин,
// россияне. Pure; any thread.
#include <string>
#include <string_view>

namespace text {

struct Fleeting {
  std::string beginning;          // of the other forms (бойц, участк, тренировк); empty: none
  const char* endings = nullptr;  // that go behind it, as text/paradigms.cpp writes them
};

// Of a folded word, as its last letters have it. Where it keeps its vowel in truth (кузнец) the
// beginning is mostly that of no word, and meets nothing.
Fleeting without_fleeting_vowel(std::string_view folded);

}  // namespace text
