#pragma once
// The way back from meets(): which slots of a program a word meets, `*` alone aside. Finds the few
// that may, by their forms, stems and beginnings, and asks meets() of each.
#include <array>
#include <bitset>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/program.h"
#include "text/reading.h"

namespace rules {

class SlotIndex {
 public:
  // The program outlives it, and is finished.
  explicit SlotIndex(const Program&);
  ~SlotIndex();

  const Program& program() const { return program_; }
  // Ascending, each once. Any thread.
  std::vector<SlotId> met_by(const text::Word&, std::string_view article_lang) const;
  std::vector<SlotId> met_by_whole(const text::Word&) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  using Lists = std::unordered_map<std::string, std::vector<SlotId>, Hash, std::equal_to<>>;

  void enter(SlotId);
  void enter_pattern(SlotId, std::string_view pattern);
  void enter_beginning(SlotId, std::string_view beginning);
  const Lists& stems_of(std::string_view lang) const;
  void add(const Lists&, std::string_view key, std::vector<SlotId>& found) const;
  void add_beginnings(std::string_view form, std::vector<SlotId>& found) const;
  void add_patterns(const text::Word&, std::vector<SlotId>& found) const;

  const Program& program_;
  Lists by_form_, by_beginning_, by_skeleton_;
  std::bitset<256> beginnings_;            // lengths, in bytes, of those that there are
  std::vector<SlotId> without_beginning_;  // patterns that begin with a wildcard
  std::vector<SlotId> inflected_;

  // Of each language when its first article comes.
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::string, std::unique_ptr<Lists>> stems_;
};

}  // namespace rules
