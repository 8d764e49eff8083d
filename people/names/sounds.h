#pragma once
// How a written word may sound, in any script: a small graph of sounds, each reading with a price.
// Names are compared by it: Чайковский, Tschaikowski and Czajkowski share a reading that costs
// little. Pure; any thread; bounded by kMostLetters.
//
// A sound is one character: vowels a e i o u y (ы), j, consonants as in English but x (х), c (ц),
// C (ч), S (ш), Z (ж), J (дж). Prices are tenths; some 10 is a letter read in an unusual way.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace people {

struct Sounds {
  struct Arc {
    std::uint16_t to = 0;
    char sound = 0;  // 0: none, the letter is silent
    std::uint8_t price = 0;
  };
  struct Node {
    std::uint16_t first = 0, behind = 0;  // its arcs
  };
  std::vector<Node> nodes;  // in an order in which arcs lead forward
  std::vector<Arc> arcs;
  std::vector<std::uint16_t> at;  // node before each letter, and behind the last
  std::u32string letters;
  bool without_vowels = false;  // short vowels are not written in its script

  bool empty() const { return letters.empty(); }
};

constexpr std::size_t kMostLetters = 24;  // longer words are not names

// Of a folded word (text::fold); empty where it holds what is not a letter, or too many.
Sounds sounds_of(std::string_view folded);

// What it costs to take one sound for another, or to leave one out; kFar: too much.
constexpr unsigned kFar = 99;
unsigned price_of_change(char, char);
unsigned price_of_loss(char);

// The consonants as classes, the first four, of every likely reading: words that may be one name
// share one. Vowels, h and j do not count. Ascending, at most 24. `ends`: further nodes at which
// the name may end.
std::vector<std::string> skeletons_of(const Sounds&, std::span<const std::uint16_t> ends = {});

// Classes of consonants as bits: which every reading has, and which some reading has or is near.
// Two words can be one name only where either has what the other needs.
struct Consonants {
  std::uint32_t needed = 0, possible = 0;
};
Consonants consonants_of(const Sounds&);

// The likeliest reading, and the likeliest few.
std::string reading_of(const Sounds&);
std::vector<std::string> readings_of(const Sounds&, std::size_t most);

}  // namespace people
