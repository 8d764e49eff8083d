#pragma once
// One article as the slots of a program see it: which of them its words meet, and where; and whom
// it names. What a word meets is asked once and kept, for as long as words and program live. Used
// again for the next article, so that judging one allocates nothing.
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "rules/program.h"
#include "rules/rules.h"
#include "rules/slot_index.h"
#include "text/reading.h"

namespace rules {

// Which slots the words of many readings meet, and the key of words that may name somebody.
class KnownWords {
 public:
  KnownWords(const SlotIndex& index, std::shared_ptr<const text::Words> words)
      : index_(index), words_(std::move(words)) {}

  const text::Words* words() const { return words_.get(); }
  bool is_out_of_use() const { return words_.use_count() == 1; }  // no lexicon has them any more
  // Before an article: where very many words meet very many slots, what is kept has its end.
  void trim();
  std::span<const SlotId> met_by(std::uint32_t word_id, const text::Reading& reading) {
    const bool is_known = word_id < begins_.size() && begins_[word_id] != 0;
    return list_at(is_known ? begins_[word_id] : ask(word_id, reading));
  }
  std::span<const SlotId> met_by_whole(std::uint32_t word_id);

 private:
  std::uint32_t ask(std::uint32_t word_id, const text::Reading&);
  std::span<const SlotId> list_at(std::uint32_t begin) const {
    return {lists_.data() + begin, lists_[begin - 1]};
  }
  std::uint32_t keep(const std::vector<SlotId>&);

  const SlotIndex& index_;
  std::shared_ptr<const text::Words> words_;
  std::vector<std::uint32_t> begins_;  // by word; 0: not asked yet
  std::vector<SlotId> lists_{0, 0};    // each with its length before; the empty one at 1
};

class Sheet {
 public:
  explicit Sheet(const Program&);

  // Until the next one. What the subject refers to outlives it.
  void open(const Subject&, KnownWords&);

  const text::Reading& reading() const { return *reading_; }
  // Whether a word meets the slot, whatever signs it wants.
  bool has(SlotId slot) const { return (bits_[slot / 64] >> slot % 64 & 1) != 0; }
  // Those met, in no order.
  const std::vector<SlotId>& met() const { return met_; }

  // Where a word stands that meets it, signs regarded; ascending.
  std::span<const std::uint32_t> places(SlotId, model::Field);
  // How many places the written word takes that meets it as a whole there; 0: none does.
  std::uint32_t whole_at(SlotId, model::Field, std::uint32_t place) const;
  bool has_wholes(SlotId) const;
  // Where such words begin.
  void add_wholes(SlotId, model::Field, std::vector<std::uint32_t>& places) const;

  // Who is named, in reading order. In [first, behind) of a field: those that begin there.
  std::span<const people::Mention> mentions();
  std::span<const people::Mention> mentions(model::Field, std::uint32_t first,
                                            std::uint32_t behind);

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  static constexpr std::size_t kMostLinks = 4'000'000;  // then the first words of an article count
  struct Found {
    std::uint32_t link = kNone;  // the words that meet it
    std::uint32_t title = kNone,
                  text = kNone;  // into lists_: its places, where they had to be made
  };
  struct Link {
    std::uint32_t word = 0, next = kNone;
  };
  struct MetWhole {
    SlotId slot = 0;
    model::Field field = model::Field::text;
    std::uint32_t place = 0, length = 0;
    auto operator<=>(const MetWhole&) const = default;
  };

  void close();
  void meet_wholes(KnownWords&);
  void meet(SlotId slot) {
    std::uint64_t& bits = bits_[slot / 64];
    const std::uint64_t bit = std::uint64_t{1} << slot % 64;
    if ((bits & bit) != 0) return;
    bits |= bit;
    found_[slot] = {};
    met_.push_back(slot);
  }
  std::vector<std::uint32_t>& new_list();
  void make_places(SlotId, model::Field, std::vector<std::uint32_t>&);
  bool has_signs(const Slot&, model::Field, std::uint32_t first, std::uint32_t last) const;

  const Program& program_;
  const text::Reading* reading_ = nullptr;
  const model::Article* article_ = nullptr;
  std::optional<std::vector<people::Mention>> mentions_;
  std::vector<std::uint64_t> bits_;  // small enough for the nearest cache
  std::vector<Found> found_;         // by slot; of those met
  std::vector<SlotId> met_;
  std::vector<Link> links_;
  std::vector<MetWhole> wholes_;  // sorted
  std::vector<std::vector<std::uint32_t>> lists_;
  std::size_t used_lists_ = 0;
};

}  // namespace rules
