#pragma once
// One sentence of a sheet with the questions that frames ask of it. Refers to the sheet.
#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "people/statements/grammar.h"

namespace people {

class Line {
 public:
  Line(const Sheet& sheet, std::uint32_t index)
      : sheet_(sheet), index_(index), sentence_(sheet.sentences()[index]) {}

  const Sheet& sheet() const { return sheet_; }
  std::uint32_t index() const { return index_; }
  const Sentence& sentence() const { return sentence_; }
  std::uint32_t first() const { return sentence_.first; }
  std::uint32_t behind() const { return sentence_.behind; }
  // Behind the last node that is no stop or closing bracket.
  std::uint32_t end() const;
  bool holds(std::uint32_t i) const { return i >= sentence_.first && i < sentence_.behind; }

  const Node& node(std::uint32_t i) const { return sheet_.node(i); }
  bool is(std::uint32_t i, Sign sign) const { return holds(i) && node(i).sign == sign; }
  bool is(std::uint32_t i, Trait trait) const { return holds(i) && node(i).is(trait); }
  bool any(std::uint32_t i, Traits traits) const { return holds(i) && node(i).any(traits); }
  bool is(std::uint32_t i, std::string_view folded) const {
    return holds(i) && node(i).is_word() && sheet_.folded(node(i)) == folded;
  }
  bool is_one_of(std::uint32_t i, std::span<const std::string> folded) const;
  bool is_quotation(std::uint32_t i, std::uint32_t least_words = 1) const {
    return is(i, Sign::quotation) && sheet_.quotation(node(i)).words >= least_words;
  }
  // A verb that is one by its class or, in lower case, by its ending.
  bool may_be_verb(std::uint32_t i) const;
  // A finite cue that no auxiliary robs of its sense.
  bool is_finite_cue(std::uint32_t i) const;
  bool is_gerund_cue(std::uint32_t i) const;
  bool has_verb(Range) const;
  bool holds_trait(Range, Trait) const;
  std::uint32_t words(Range) const;

 private:
  const Sheet& sheet_;
  std::uint32_t index_;
  Sentence sentence_;
};

}  // namespace people
