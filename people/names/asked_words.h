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
  using Names = std::shared_ptr<const KnownNames>;
  using Words = std::shared_ptr<const text::Words>;
  AskedWords(const Names&, Words);

  bool is_of(const Names& names, const Words& words) const {
    return words_ == words && !of_.owner_before(names) && !names.owner_before(of_);
  }
  // Nobody asks for these names any more, or no lexicon has the words.
  bool is_out_of_use() const { return of_.expired() || words_.use_count() == 1; }
  // Before an article: what is kept has its end.
  void trim();

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
  static constexpr std::uint32_t kFree = UINT32_MAX;
  struct Pair {
    std::uint32_t id = 0, other = 0;  // of an initial ~other
    std::uint32_t named = kFree;      // into named_
    bool is_free() const { return named == kFree; }
  };

  Row& row(std::uint32_t id);
  std::uint32_t ask_families(std::uint32_t id, std::string_view lang);
  std::uint32_t ask_together(std::uint32_t id, std::uint32_t other, bool is_initial,
                             std::string_view lang);
  bool may_be_part(PartId, std::string_view folded, const HeardPart&, bool is_initial);
  Pair& place_of(std::uint32_t id, std::uint32_t other);
  void grow();

  std::weak_ptr<const KnownNames> of_;
  const KnownNames* names_;  // whoever asks has them
  Words words_;
  std::vector<Row> rows_;                    // by word
  std::vector<PartFound> families_{{0, 0}};  // each list with its length before it
  std::vector<Pair> pairs_;                  // a table of open addressing, half empty
  std::size_t used_ = 0;
  std::vector<Named> named_{{0, 0}};    // each list with its length before it; the empty one at 0
  std::vector<std::uint8_t> verdicts_;  // of parts, while one pair is asked; 0: not yet, 1: no
  std::vector<PartId> judged_;
};

// This thread's, of the names and lexicons last used. Until the next call.
AskedWords& asked_words(const AskedWords::Names&, const AskedWords::Words&);

}  // namespace people
