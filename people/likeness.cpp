// The cheapest way through both graphs of sounds at once: each step takes a sound of both, at the
// price of their readings and of the change from one to the other, or leaves one out.
#include "people/likeness.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace people {

namespace {

constexpr unsigned kEnding = 2;        // the price of an ending
constexpr unsigned kNoVowelHere = 1;   // of a vowel that the other script does not write
constexpr std::size_t kMostNodes = 160;

class Grid {
 public:
  Grid(const Sounds& a, const Sounds& b, unsigned limit)
      : a_(a), b_(b), limit_(limit), columns_(b.nodes.size()) {
    prices_.assign(a.nodes.size() * columns_, kNone);
    prices_[0] = 0;
    without_vowels_ = a.without_vowels != b.without_vowels;
    for (std::size_t i = 0; i < a.nodes.size(); ++i)
      for (std::size_t j = 0; j < columns_; ++j)
        if (at(i, j) <= limit_) leave(i, j);
  }

  unsigned at(std::size_t i, std::size_t j) const { return prices_[i * columns_ + j]; }

 private:
  static constexpr std::uint8_t kNone = 255;

  unsigned loss(char sound) const {
    return without_vowels_ && std::string_view("aeiouy").find(sound) != std::string_view::npos
               ? kNoVowelHere
               : price_of_loss(sound);
  }

  void reach(std::size_t i, std::size_t j, unsigned price) {
    if (price > limit_) return;
    auto& known = prices_[i * columns_ + j];
    if (price < known) known = static_cast<std::uint8_t>(price);
  }

  void leave(std::size_t i, std::size_t j) {
    const unsigned here = at(i, j);
    const auto [a_first, a_behind] = a_.nodes[i];
    const auto [b_first, b_behind] = b_.nodes[j];
    for (auto y = b_first; y < b_behind; ++y) {
      const auto& arc = b_.arcs[y];
      reach(i, arc.to, here + arc.price + (arc.sound == 0 ? 0 : loss(arc.sound)));
    }
    for (auto x = a_first; x < a_behind; ++x) {
      const auto& arc = a_.arcs[x];
      reach(arc.to, j, here + arc.price + (arc.sound == 0 ? 0 : loss(arc.sound)));
      if (arc.sound == 0) continue;
      for (auto y = b_first; y < b_behind; ++y)
        if (const auto& other = b_.arcs[y]; other.sound != 0)
          reach(arc.to, other.to,
                here + arc.price + other.price + price_of_change(arc.sound, other.sound));
    }
  }

  const Sounds &a_, &b_;
  unsigned limit_;
  std::size_t columns_;
  bool without_vowels_ = false;
  static thread_local std::vector<std::uint8_t> prices_;
};

thread_local std::vector<std::uint8_t> Grid::prices_;

bool is_soft(char32_t c) {
  return std::u32string_view(U"aeiouyjаеиіїйоуыэюяьєαειουηωςაეიოუըիա").find(c) !=
         std::u32string_view::npos;
}

bool is_at_end(const std::u32string& word, std::u32string_view& ending, std::string_view utf8) {
  static thread_local std::u32string letters;
  letters.clear();
  while (!utf8.empty()) letters += text::take_code_point(utf8);
  ending = letters;
  return word.size() > ending.size() &&
         std::u32string_view(word).substr(word.size() - ending.size()) == ending;
}

// The cheapest with `cut` letters off the name's end and one of the endings off the word's.
unsigned inflected(const Grid& grid, const Sounds& name, std::size_t cut, const Sounds& word,
                   std::span<const std::string_view> endings) {
  unsigned best = kFar;
  const std::size_t row = name.at[name.letters.size() - cut];
  std::u32string_view ending;
  for (const std::string_view one : endings)
    if (is_at_end(word.letters, ending, one))
      best = std::min(best, grid.at(row, word.at[word.letters.size() - ending.size()]) + kEnding);
  return best;
}

}  // namespace

unsigned distance(const Sounds& name, const Sounds& word, const Endings& endings, unsigned limit) {
  if (name.empty() || word.empty()) return kFar;
  if (name.letters == word.letters) return 0;
  if (name.nodes.size() > kMostNodes || word.nodes.size() > kMostNodes) return kFar;
  const Grid grid(name, word, limit);
  unsigned best = grid.at(name.nodes.size() - 1, word.nodes.size() - 1);
  best = std::min(best, inflected(grid, name, 0, word, endings.added));
  const auto& letters = name.letters;
  for (std::size_t cut = 1; cut <= 2 && cut + 1 < letters.size(); ++cut) {
    if (!is_soft(letters[letters.size() - cut])) break;
    best = std::min(best, inflected(grid, name, cut, word, endings.put));
  }
  return best > limit ? kFar : best;
}

namespace {

unsigned shorter(const Sounds& a, const Sounds& b) {
  return static_cast<unsigned>(std::min(a.letters.size(), b.letters.size()));
}

}  // namespace

unsigned family_limit(const Sounds& name, const Sounds& word) {
  return std::min(3 + 2 * shorter(name, word), 20U);
}

unsigned given_limit(const Sounds& name, const Sounds& word) {
  return std::min(4 + 2 * shorter(name, word), 22U);
}

}  // namespace people
