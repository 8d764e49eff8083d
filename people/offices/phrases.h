#pragma once
// Phrases of folded words, found at a place of a text: a tree of words. A phrase may leave a place
// for the name of a state. Internal to people. Built once, then immutable; any thread.
//
// A phrase whose words have many forms would be a tree too large, since the forms multiply: it is a
// row of places instead, which phrases share that begin with the same slots.
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace people {

// A word by its number; what no phrase has is 0.
using Symbol = std::uint32_t;

class Phrases {
 public:
  // What may stand at one place of a phrase; an empty one: nothing.
  using Slot = std::vector<std::string>;
  static constexpr const char* kState = "{}";

  void add(std::span<const Slot>, std::uint32_t meaning);

  Symbol symbol(std::string_view folded) const;
  bool begins(Symbol) const;

  // The longest phrase at a place of a text.
  struct Found {
    std::uint32_t behind = 0;                 // the place behind it
    std::uint32_t state = UINT32_MAX;         // where the state it names begins
    std::span<const std::uint32_t> meanings;  // empty: there is none
  };
  struct Text {
    std::function<Symbol(std::uint32_t place)> word;          // 0 behind the end
    std::function<bool(std::uint32_t place)> goes_on;         // touches the word before it
    std::function<std::uint32_t(std::uint32_t place)> state;  // behind the state there, or 0
  };
  Found longest(const Text&, std::uint32_t place) const;

  // The phrases of which a word is the rarest: every phrase in a text has such a word.
  std::span<const std::uint32_t> rarest(std::string_view folded) const;

 private:
  struct Step {
    std::uint32_t node, place, state;
  };
  Symbol symbol_of(const std::string&);
  template <class Visit>
  void each_child(std::uint32_t node, Symbol, const Visit&) const;
  std::uint32_t make_child(std::uint32_t node, const std::string& word);
  std::uint32_t make_node();
  Symbol symbol_from(std::uint32_t node, const std::string& word);
  // Each gives the nodes where the phrase ends.
  std::vector<std::uint32_t> add_tree(std::span<const Slot>);
  std::vector<std::uint32_t> add_row(std::span<const Slot>);

  std::unordered_map<std::string, Symbol> symbols_{{kState, 1}};
  std::unordered_map<std::uint64_t, std::uint32_t> children_;  // of the tree
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> in_rows_;
  std::map<std::pair<std::uint32_t, Slot>, std::uint32_t> rows_;  // behind a node of them, a slot
  std::vector<bool> begins_;                                      // by symbol
  std::vector<std::vector<std::uint32_t>> meanings_{{}};          // by node; 0: the root
  std::unordered_map<std::string, std::vector<std::uint32_t>> rarest_;
};

// The folded words of a phrase as it is written.
std::vector<std::string> words_of_phrase(std::string_view written);

}  // namespace people
