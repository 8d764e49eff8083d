#include "people/offices/phrases.h"

#include <algorithm>
#include <array>

#include "text/words.h"

namespace people {
namespace {

constexpr Symbol kStateSymbol = 1;
constexpr std::size_t kMostInTree = 100;  // ways to write a phrase; one of more is a row

std::uint64_t key_of(std::uint32_t node, Symbol symbol) {
  return std::uint64_t{node} << 32 | symbol;
}

// Words that are in much of the news beside every office.
constexpr auto kCommon = std::to_array<std::string_view>(
    {"minister",     "министр",    "president",     "президент",  "secretary",    "секретарь",
     "chief",        "глава",      "head",          "general",    "генеральный",  "ministry",
     "министерства", "ведомства",  "republic",      "республика", "council",      "совета",
     "national",     "government", "правительства", "state",      "states",       "forces",
     "united",       "война",      "войны",         "war",        "чрезвычайным", "organization",
     "организация",  "security",   "affairs",       "дел"});

// How rare a slot's words are taken to be: the longer the rarer; 0 where they may be left out. What
// joins words is the commonest.
std::size_t rarity(const Phrases::Slot& slot) {
  if (slot.empty() || slot[0] == Phrases::kState || std::ranges::find(slot, "") != slot.end())
    return 0;
  constexpr std::size_t kJoining = 3;  // bytes of of, des, по
  constexpr std::size_t kRare = 100;
  const auto is_common = [](const std::string& word) {
    return std::ranges::find(kCommon, word) != kCommon.end();
  };
  const std::size_t shortest = std::ranges::min(slot, {}, &std::string::size).size();
  if (shortest <= kJoining || slot[0] == "the" || slot[0] == "für" || slot[0] == "по") return 1;
  return std::ranges::any_of(slot, is_common) ? 1 + shortest : kRare + shortest;
}

// How many ways there are to write a phrase; counted no further than is asked.
std::size_t ways(std::span<const Phrases::Slot> slots) {
  std::size_t all = 1;
  for (const Phrases::Slot& slot : slots)
    if (all <= kMostInTree) all *= slot.size();
  return all;
}

}  // namespace

Symbol Phrases::symbol_of(const std::string& word) {
  return symbols_.try_emplace(word, static_cast<Symbol>(symbols_.size() + 1)).first->second;
}

Symbol Phrases::symbol(std::string_view folded) const {
  const auto found = symbols_.find(std::string(folded));
  return found == symbols_.end() ? 0 : found->second;
}

template <class Visit>
void Phrases::each_child(std::uint32_t node, Symbol symbol, const Visit& visit) const {
  const std::uint64_t key = key_of(node, symbol);
  if (const auto found = children_.find(key); found != children_.end()) visit(found->second);
  if (in_rows_.empty()) return;
  if (const auto found = in_rows_.find(key); found != in_rows_.end())
    for (const std::uint32_t child : found->second) visit(child);
}

std::uint32_t Phrases::make_node() {
  meanings_.emplace_back();
  return static_cast<std::uint32_t>(meanings_.size() - 1);
}

Symbol Phrases::symbol_from(std::uint32_t node, const std::string& word) {
  const Symbol symbol = symbol_of(word);
  if (node == 0) {
    if (begins_.size() <= symbol) begins_.resize(symbol + 1);
    begins_[symbol] = true;
  }
  return symbol;
}

std::uint32_t Phrases::make_child(std::uint32_t node, const std::string& word) {
  std::uint32_t& child = children_[key_of(node, symbol_from(node, word))];
  return child != 0 ? child : child = make_node();
}

bool Phrases::begins(Symbol symbol) const {
  return symbol < begins_.size() && begins_[symbol];
}

std::span<const std::uint32_t> Phrases::rarest(std::string_view folded) const {
  const auto found = rarest_.find(std::string(folded));
  if (found == rarest_.end()) return {};
  return found->second;
}

void Phrases::add(std::span<const Slot> slots, std::uint32_t meaning) {
  const auto rarest = std::ranges::max_element(slots, {}, rarity);
  if (rarest == slots.end() || rarity(*rarest) == 0) return;
  for (const std::string& word : *rarest)
    if (std::vector<std::uint32_t>& of = rarest_[word]; of.empty() || of.back() != meaning)
      of.push_back(meaning);
  for (const std::uint32_t node : ways(slots) > kMostInTree ? add_row(slots) : add_tree(slots))
    if (node != 0 && std::ranges::find(meanings_[node], meaning) == meanings_[node].end())
      meanings_[node].push_back(meaning);
}

std::vector<std::uint32_t> Phrases::add_tree(std::span<const Slot> slots) {
  std::vector<std::uint32_t> ends{0};
  for (const Slot& slot : slots) {
    std::vector<std::uint32_t> next;
    for (const std::uint32_t node : ends)
      for (const std::string& word : slot)
        next.push_back(word.empty() ? node : make_child(node, word));
    std::ranges::sort(next);
    next.erase(std::ranges::unique(next).begin(), next.end());
    ends = std::move(next);
  }
  return ends;
}

// A node stands for the slots up to it: whatever else begins with them goes on from there.
std::vector<std::uint32_t> Phrases::add_row(std::span<const Slot> slots) {
  std::vector<std::uint32_t> ends{0};
  std::uint32_t last = 0;
  for (const Slot& slot : slots) {
    const auto [at, is_new] = rows_.try_emplace({last, slot});
    if (is_new) {
      at->second = make_node();
      for (const std::uint32_t node : ends)
        for (const std::string& word : slot) {
          if (word.empty()) continue;
          auto& next = in_rows_[key_of(node, symbol_from(node, word))];
          if (next.empty() || next.back() != at->second) next.push_back(at->second);
        }
    }
    last = at->second;
    if (std::ranges::find(slot, "") == slot.end()) ends.clear();
    ends.push_back(last);
  }
  return ends;
}

// A state in the middle of a phrase and rows that share a word are the only forks, so that few
// steps are open at a time.
Phrases::Found Phrases::longest(const Text& text, std::uint32_t place) const {
  Found found;
  std::vector<Step> open{{0, place, UINT32_MAX}};
  for (std::size_t i = 0; i < open.size(); ++i) {
    const Step step = open[i];
    if (!meanings_[step.node].empty() && step.place > found.behind)
      found = {step.place, step.state, meanings_[step.node]};
    if (step.place != place && !text.goes_on(step.place)) continue;
    if (const Symbol word = text.word(step.place); word != 0)
      each_child(step.node, word,
                 [&](std::uint32_t next) { open.push_back({next, step.place + 1, step.state}); });
    each_child(step.node, kStateSymbol, [&](std::uint32_t next) {
      if (const std::uint32_t behind = text.state(step.place); behind != 0)
        open.push_back({next, behind, step.place});
    });
  }
  return found;
}

std::vector<std::string> words_of_phrase(std::string_view written) {
  std::vector<std::string> words;
  for (text::Piece& piece : text::pieces_of_text(written)) words.push_back(std::move(piece.folded));
  return words;
}

}  // namespace people
