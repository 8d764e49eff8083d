#pragma once
// What the words of a lexicon mean to the watched names: of which family names they may be, and
// whom two words that stand together may name. Asked once and kept by the words' ids, in one
// thread. Internal to people.
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "people/names/known_names.h"
#include "text/reading.h"

namespace people {

class AskedWords {
 public:
  AskedWords(std::uint64_t serial, std::shared_ptr<const text::Words> words);

  bool is_of(std::uint64_t serial, const text::Words* words) const {
    return serial_ == serial && words_.get() == words;
  }
  // Before an article: what is kept has its end. `names` are those of the serial.
  void open(const KnownNames& names);

  // Whether it is known to be no family name.
  bool is_none(std::uint32_t id) const { return id < rows_.size() && (rows_[id].is & kNone) != 0; }
  // Whether it is written as a family name is.
  bool is_exact(std::uint32_t id);
  // The family names that it may be, the nearest first; until the next word is asked.
  std::span<const PartFound> families(std::uint32_t id, std::string_view lang);
  // Whether some name of these is found without a word beside it.
  bool is_one_word(std::uint32_t id) const { return (rows_[id].is & kOneWord) != 0; }
  // "van", "Viktorovich": what is stepped over beside a family name.
  bool is_stepped_over(std::uint32_t id);

  // A name that a word and one beside it may be, and how far the word is from its family name.
  struct Named {
    std::uint32_t name = 0;
    std::uint8_t distance = 0;
    auto operator<=>(const Named&) const = default;
  };
  // The names of the word's families that the other word may give a part, or its initial; names of
  // one word aside. Ascending; until the next are asked.
  std::span<const Named> together(std::uint32_t id, std::uint32_t other, bool is_initial,
                                  std::string_view lang);

 private:
  enum Is : std::uint8_t {
    kExactAsked = 1,
    kExact = 2,
    kNone = 4,
    kOneWord = 8,
    kStepAsked = 16,
    kSteppedOver = 32
  };
  struct Row {
    std::uint32_t families = 0;  // into families_; 0: not asked yet
    std::uint8_t is = 0;
  };
  struct Pair {
    std::uint32_t id = 0, other = 0;  // of an initial ~id; both 0: free
    std::uint32_t named = 0;          // into named_
  };

  Row& row(std::uint32_t id);
  std::uint32_t ask_families(std::uint32_t id, std::string_view lang);
  std::uint32_t ask_together(std::uint32_t id, std::uint32_t other, bool is_initial,
                             std::string_view lang);
  bool may_be_part(PartId, std::string_view folded, const HeardPart&, bool is_initial);
  Pair& place_of(std::uint32_t id, std::uint32_t other);
  void grow();

  std::uint64_t serial_;
  std::shared_ptr<const text::Words> words_;  // kept, so that its address means it
  const KnownNames* names_ = nullptr;
  std::vector<Row> rows_;                    // by word
  std::vector<PartFound> families_{{0, 0}};  // each list with its length before it
  std::vector<Pair> pairs_;                  // a newer one takes an older one's place
  std::size_t used_ = 0;
  std::vector<Named> named_{{0, 0}};    // each list with its length before it; the empty one at 0
  std::vector<std::uint8_t> verdicts_;  // of parts, while one pair is asked; 0: not yet, 1: no
  std::vector<PartId> judged_;
};

// This thread's, of the last lexicons.
AskedWords& asked_words(std::uint64_t serial, const std::shared_ptr<const text::Words>&);

}  // namespace people
