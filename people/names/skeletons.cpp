// Which words may be one name at all: their consonants, of every likely reading.
#include <algorithm>
#include <array>
#include <string>

#include "people/names/sounds.h"

namespace people {

namespace {

char class_of(char sound) {
  switch (sound) {
    case 'k':
    case 'g':
    case 'x':
      return 'K';
    case 's':
    case 'z':
    case 'S':
    case 'Z':
    case 'C':
    case 'c':
    case 'J':
      return 'S';
    case 'p':
    case 'b':
      return 'P';
    case 'f':
    case 'v':
      return 'F';
    case 't':
    case 'd':
      return 'T';
    case 'l':
      return 'L';
    case 'r':
      return 'R';
    case 'm':
    case 'n':
      return 'N';
    default:
      return 0;
  }
}

// One bit a class; none for vowels.
std::uint32_t class_bit(char sound) {
  const char one = sound == 0 ? '\0' : class_of(sound);
  return one == 0 ? 0 : 1U << (one - 'A');
}

// The classes that a sound may be taken for.
std::array<std::uint32_t, 128> made_near_classes() {
  std::array<std::uint32_t, 128> near{};
  for (std::size_t a = 1; a < near.size(); ++a)
    for (std::size_t b = 1; b < near.size(); ++b)
      if (price_of_change(static_cast<char>(a), static_cast<char>(b)) <= 10)
        near[a] |= class_bit(static_cast<char>(b));
  return near;
}

constexpr unsigned kLikely = 7;  // the price of a reading that still makes a skeleton
constexpr std::size_t kMostSkeletons = 24;

struct Walk {
  const Sounds& sounds;
  std::span<const std::uint16_t> ends;
  std::vector<std::string> found;
  std::string skeleton;
  unsigned steps = 0;

  void from(std::uint16_t node, unsigned price) {
    if (found.size() >= kMostSkeletons || ++steps > 600) return;
    const bool is_last = skeleton.size() == 4 || node + 1U == sounds.nodes.size();
    if ((is_last || std::find(ends.begin(), ends.end(), node) != ends.end()) &&
        std::find(found.begin(), found.end(), skeleton) == found.end())
      found.push_back(skeleton);
    if (is_last) return;
    const auto [first, behind] = sounds.nodes[node];
    for (std::uint16_t i = first; i < behind; ++i) {
      const auto& arc = sounds.arcs[i];
      if (price + arc.price > kLikely) continue;
      const char one = arc.sound == 0 ? '\0' : class_of(arc.sound);
      const std::string before = skeleton;
      if (one == 'S' && !skeleton.empty() && skeleton.back() == 'T') {
        skeleton.back() = 'S';  // ц and тс are one
        from(arc.to, price + arc.price);
        skeleton = before;
      }
      if (one != 0 && (skeleton.empty() || skeleton.back() != one)) skeleton += one;
      from(arc.to, price + arc.price);
      skeleton = before;
    }
  }
};

}  // namespace

std::vector<std::string> skeletons_of(const Sounds& sounds, std::span<const std::uint16_t> ends) {
  if (sounds.empty()) return {};
  Walk walk{sounds, ends, {}, {}};
  walk.from(0, 0);
  std::sort(walk.found.begin(), walk.found.end());
  return std::move(walk.found);
}

Consonants consonants_of(const Sounds& sounds) {
  static const auto near = made_near_classes();
  Consonants found;
  std::vector<std::uint32_t> needed(sounds.nodes.size(), 0);
  for (std::size_t node = sounds.nodes.size(); node-- > 0;) {
    std::uint32_t all = UINT32_MAX;
    for (auto i = sounds.nodes[node].first; i < sounds.nodes[node].behind; ++i) {
      const auto& arc = sounds.arcs[i];
      all &= needed[arc.to] | class_bit(arc.sound);
      found.possible |= near[static_cast<unsigned char>(arc.sound) & 127U];
    }
    if (sounds.nodes[node].first < sounds.nodes[node].behind) needed[node] = all;
  }
  if (!needed.empty()) found.needed = needed[0];
  return found;
}

}  // namespace people
