// The cheapest way through both graphs of sounds at once: each step takes a sound of both, at the
// price of their readings and of the change from one to the other, or leaves one out.
#include "people/names/likeness.h"

#include <algorithm>

#include "people/names/endings.h"

namespace people {

namespace {

constexpr unsigned kEnding = 2;       // the price of an ending
constexpr unsigned kNoVowelHere = 1;  // of a vowel that the other script does not write
constexpr std::size_t kMostNodes = 160;

class Grid {
 public:
  Grid(const Sounds& a, const Sounds& b, unsigned limit)
      : a_(a), b_(b), limit_(limit), columns_(b.nodes.size()) {
    prices_.assign(a.nodes.size() * columns_, kNone);
    prices_[0] = 0;
    without_vowels_ = a.without_vowels != b.without_vowels;
    for (std::size_t i = 0; i < a.nodes.size() && waiting_ > 0; ++i)
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
    if (known == kNone) ++waiting_;
    if (price < known) known = static_cast<std::uint8_t>(price);
  }

  void leave(std::size_t i, std::size_t j) {
    --waiting_;
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
  std::size_t waiting_ = 1;  // places reached and not yet left
  bool without_vowels_ = false;
  static thread_local std::vector<std::uint8_t> prices_;
};

thread_local std::vector<std::uint8_t> Grid::prices_;

bool is_soft(char32_t c) {
  return std::u32string_view(U"aeiouyjаеиіїйоуыэюяьєαειουηωςაეიოუըիա").find(c) !=
         std::u32string_view::npos;
}

// Ascending, each once.
std::vector<std::uint16_t> nodes_before(const Sounds& word,
                                        std::span<const std::u32string_view> endings) {
  std::vector<std::uint16_t> nodes;
  const std::u32string_view letters = word.letters;
  for (const std::u32string_view ending : endings)
    if (letters.size() > ending.size() && letters.ends_with(ending))
      nodes.push_back(word.at[letters.size() - ending.size()]);
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

// The cheapest that ends at one of the nodes, with `cut` letters off the name's end.
unsigned cheapest(const Grid& grid, const Sounds& name, std::size_t cut,
                  const std::vector<std::uint16_t>& nodes) {
  unsigned best = kFar;
  const std::size_t row = name.at[name.letters.size() - cut];
  for (const std::uint16_t node : nodes) best = std::min(best, grid.at(row, node) + kEnding);
  return best;
}

}  // namespace

Heard heard(std::string_view folded, std::string_view lang) {
  Heard word{sounds_of(folded), {}, {}};
  if (word.empty()) return word;
  const Endings endings = endings_of(lang, word.sounds.letters.front());
  word.added = nodes_before(word.sounds, endings.added);
  word.put = nodes_before(word.sounds, endings.put);
  return word;
}

unsigned distance(const Sounds& name, const Heard& word, unsigned limit) {
  const Sounds& sounds = word.sounds;
  if (name.empty() || sounds.empty()) return kFar;
  const auto& letters = name.letters;
  if (letters == sounds.letters) return 0;
  if (name.nodes.size() > kMostNodes || sounds.nodes.size() > kMostNodes) return kFar;
  const Grid grid(name, sounds, limit);
  unsigned best = grid.at(name.nodes.size() - 1, sounds.nodes.size() - 1);
  best = std::min(best, cheapest(grid, name, 0, word.added));
  for (std::size_t cut = 1; cut <= 2 && cut + 1 < letters.size(); ++cut) {
    if (!is_soft(letters[letters.size() - cut])) break;
    best = std::min(best, cheapest(grid, name, cut, word.put));
  }
  return best > limit ? kFar : best;
}

unsigned distance(const Sounds& name, const Sounds& other, unsigned limit) {
  return distance(name, Heard{other, {}, {}}, limit);
}

bool may_begin(const Sounds& name, const Sounds& initial) {
  if (name.empty() || initial.empty()) return false;
  const auto [a, a_behind] = name.nodes[0];
  const auto [b, b_behind] = initial.nodes[0];
  for (auto i = a; i < a_behind; ++i)
    for (auto j = b; j < b_behind; ++j) {
      const auto &x = name.arcs[i], &y = initial.arcs[j];
      if (x.sound != 0 && y.sound != 0 && x.price <= 3 && y.price <= 3 &&
          price_of_change(x.sound, y.sound) <= 3)
        return true;
    }
  return false;
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
