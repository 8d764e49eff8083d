#include "people/names/sounds.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "people/names/letters.h"
#include "text/utf8.h"

namespace people {

namespace {

struct Reading {
  std::string sounds;
  std::uint8_t price = 0;
};

// Rows by their first letter.
struct Row {
  std::u32string letters;
  std::vector<Reading> readings;
  bool is_first = false, is_last = false;  // only at the word's beginning, its end
};
using Table = std::unordered_map<char32_t, std::vector<Row>>;

std::u32string letters_of(std::string_view utf8) {
  std::u32string letters;
  while (!utf8.empty()) letters += text::take_code_point(utf8);
  return letters;
}

std::vector<Reading> parsed_readings(std::string_view written) {
  std::vector<Reading> readings;
  while (!written.empty()) {
    const std::size_t colon = written.find(':'), end = std::min(written.find(' '), written.size());
    std::string sounds(written.substr(0, colon));
    if (sounds == "-") sounds.clear();
    const std::string price(written.substr(colon + 1, end - colon - 1));
    readings.push_back({std::move(sounds), static_cast<std::uint8_t>(std::stoi(price))});
    written.remove_prefix(std::min(end + 1, written.size()));
  }
  return readings;
}

void add_row(const LetterRow& row, Table& table) {
  std::u32string letters = letters_of(row.letters);
  const bool is_first = letters.front() == U'^', is_last = letters.back() == U'$';
  letters = letters.substr(is_first ? 1 : 0, letters.size() - (is_first || is_last ? 1 : 0));
  table[letters.front()].push_back({letters, parsed_readings(row.readings), is_first, is_last});
}

Table made_table() {
  Table table;
  for (const auto rows : {latin_letters(), cyrillic_letters(), other_letters()})
    for (const LetterRow& row : rows) add_row(row, table);
  return table;
}

const Table& table() {
  static const Table made = made_table();
  return made;
}

bool is_vowel(char sound) {
  return std::string_view("aeiouy").find(sound) != std::string_view::npos;
}

bool is_vowel_letter(char32_t c) {
  return std::u32string_view(U"aeiouyəаеёиоуыэюяіїєαειουηωաեէըիոօაეიოუאוי").find(c) !=
         std::u32string_view::npos;
}

bool is_without_vowels(char32_t c) {
  return (c >= 0x590 && c < 0x780) || (c >= 0xFB1D && c < 0xFE00) || (c >= 0xFE70 && c < 0xFF00);
}

// The arcs that leave one letter. Where they lead is a letter until all nodes are known.
class Builder {
 public:
  explicit Builder(Sounds& sounds) : sounds_(sounds) {}

  bool build() {
    const auto& letters = sounds_.letters;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      open_letter();
      chains_.clear();
      if (!read(i)) return false;
      close_chains();
    }
    open_letter();
    sounds_.nodes.back().behind = static_cast<std::uint16_t>(sounds_.arcs.size());
    for (auto& arc : sounds_.arcs)
      if (arc.to >= kLetter) arc.to = sounds_.at[arc.to - kLetter];
    return true;
  }

 private:
  static constexpr std::uint16_t kLetter = 0x8000;
  struct Chain {
    std::string rest;
    std::uint16_t to;
  };

  void open_letter() {
    sounds_.at.push_back(static_cast<std::uint16_t>(sounds_.nodes.size()));
    const auto here = static_cast<std::uint16_t>(sounds_.arcs.size());
    sounds_.nodes.push_back({here, here});
  }

  bool read(std::size_t i) {
    const std::u32string_view letters = sounds_.letters;
    const auto rows = table().find(letters[i]);
    if (rows == table().end()) return false;
    for (const Row& row : rows->second) {
      const std::size_t behind = i + row.letters.size();
      if ((row.is_first && i > 0) || (row.is_last && (i == 0 || behind != letters.size())) ||
          !letters.substr(i).starts_with(row.letters))
        continue;
      for (const auto& reading : row.readings) push(reading.sounds, reading.price, behind);
    }
    // A doubled letter is one.
    if (i + 1 < letters.size() && letters[i] == letters[i + 1])
      push({}, is_vowel_letter(letters[i]) ? 2 : 0, i + 1);
    sounds_.nodes.back().behind = static_cast<std::uint16_t>(sounds_.arcs.size());
    return true;
  }

  void push(const std::string& sounds, unsigned price, std::size_t to_letter) {
    const auto to = static_cast<std::uint16_t>(kLetter + to_letter);
    Sounds::Arc arc{to, sounds.empty() ? '\0' : sounds[0], static_cast<std::uint8_t>(price)};
    if (sounds.size() > 1) {
      arc.to = static_cast<std::uint16_t>(sounds_.nodes.size() + chains_.size());
      chains_.push_back({sounds.substr(1), to});
    }
    sounds_.arcs.push_back(arc);
  }

  // Readings of several sounds lead through nodes of their own.
  void close_chains() {
    for (std::size_t i = 0; i < chains_.size(); ++i) {
      const Chain chain = chains_[i];
      const auto here = static_cast<std::uint16_t>(sounds_.arcs.size());
      sounds_.nodes.push_back({here, static_cast<std::uint16_t>(here + 1)});
      Sounds::Arc arc{chain.to, chain.rest[0], 0};
      if (chain.rest.size() > 1) {
        arc.to = static_cast<std::uint16_t>(sounds_.nodes.size() + chains_.size() - i - 1);
        chains_.push_back({chain.rest.substr(1), chain.to});
      }
      sounds_.arcs.push_back(arc);
    }
  }

  Sounds& sounds_;
  std::vector<Chain> chains_;
};

struct Change {
  char a, b;
  std::uint8_t price;
};
constexpr Change kChanges[] = {
    {'a', 'o', 7},  {'a', 'e', 8},  {'e', 'i', 6},  {'i', 'y', 2},  {'i', 'j', 3},  {'y', 'j', 4},
    {'o', 'u', 6},  {'a', 'u', 11}, {'a', 'y', 9},  {'e', 'y', 6},  {'u', 'y', 9},  {'e', 'o', 10},
    {'a', 'i', 13}, {'e', 'u', 13}, {'o', 'i', 14}, {'o', 'y', 11}, {'u', 'i', 13}, {'e', 'j', 7},
    {'u', 'w', 1},  {'v', 'w', 1},  {'u', 'v', 4},  {'o', 'w', 6},  {'b', 'p', 9},  {'d', 't', 9},
    {'g', 'k', 9},  {'z', 's', 5},  {'Z', 'S', 7},  {'v', 'f', 5},  {'x', 'h', 1},  {'g', 'h', 3},
    {'x', 'k', 7},  {'x', 'g', 9},  {'C', 'S', 6},  {'c', 's', 6},  {'C', 'c', 7},  {'J', 'Z', 3},
    {'J', 'C', 6},  {'s', 'S', 5},  {'z', 'Z', 5},  {'m', 'n', 12}, {'r', 'l', 16}, {'c', 'z', 8},
    {'b', 'v', 7},  {'J', 'j', 9},  {'Z', 'j', 10}, {'J', 'g', 8},  {'x', 'S', 10}, {'f', 'p', 10},
    {'J', 'z', 9},  {'k', 'C', 10}, {'k', 'c', 10}, {'k', 's', 14},
};

using Square = std::array<std::array<std::uint8_t, 128>, 128>;
constexpr Square made_changes() {
  Square square;
  for (auto& row : square) row.fill(kFar);
  for (std::size_t i = 0; i < 128; ++i) square[i][i] = 0;
  for (const auto& [a, b, price] : kChanges)
    square[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)] =
        square[static_cast<std::size_t>(b)][static_cast<std::size_t>(a)] = price;
  return square;
}
constexpr Square kSquare = made_changes();

}  // namespace

Sounds sounds_of(std::string_view folded) {
  Sounds sounds;
  if (folded.size() > 4 * kMostLetters) return sounds;
  sounds.letters = letters_of(folded);
  if (sounds.letters.size() > kMostLetters || sounds.letters.empty()) return {};
  sounds.without_vowels = is_without_vowels(sounds.letters.front());
  if (!Builder(sounds).build()) return {};
  return sounds;
}

unsigned price_of_change(char a, char b) {
  return kSquare[static_cast<unsigned char>(a) & 127U][static_cast<unsigned char>(b) & 127U];
}

unsigned price_of_loss(char sound) {
  if (sound == 'j') return 5;
  if (sound == 'h' || sound == 'w') return 7;
  return is_vowel(sound) ? 11 : 19;
}

std::string reading_of(const Sounds& sounds) {
  auto readings = readings_of(sounds, 1);
  return readings.empty() ? std::string() : std::move(readings.front());
}

std::vector<std::string> readings_of(const Sounds& sounds, std::size_t most) {
  if (sounds.empty()) return {};
  using Priced = std::pair<unsigned, std::string>;
  std::vector<std::vector<Priced>> best(sounds.nodes.size());
  best[0].emplace_back(0, "");
  for (std::size_t node = 0; node < sounds.nodes.size(); ++node) {
    auto& here = best[node];
    std::stable_sort(here.begin(), here.end(),
                     [](const Priced& a, const Priced& b) { return a.first < b.first; });
    if (here.size() > most) here.resize(most);
    for (auto i = sounds.nodes[node].first; i < sounds.nodes[node].behind; ++i)
      for (const auto& [price, reading] : here) {
        const auto& arc = sounds.arcs[i];
        Priced next{price + arc.price, reading};
        if (arc.sound != 0) next.second += arc.sound;
        const auto same =
            std::find_if(best[arc.to].begin(), best[arc.to].end(),
                         [&](const Priced& known) { return known.second == next.second; });
        if (same == best[arc.to].end())
          best[arc.to].push_back(std::move(next));
        else
          same->first = std::min(same->first, next.first);
      }
  }
  std::vector<std::string> readings;
  for (auto& [price, reading] : best.back()) readings.push_back(std::move(reading));
  return readings;
}

}  // namespace people
