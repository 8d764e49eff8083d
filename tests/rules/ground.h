#pragma once
// Words in a row of one field (all of it, a paragraph, a sentence), and what stands there: every
// place is tried with every slot, every pair of occurrences with every other.
#include <compare>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "query/query.h"
#include "rules/rules.h"
#include "text/reading.h"

namespace obvious {

// Consecutive places, both inclusive.
struct Stretch {
  std::uint32_t first = 0, last = 0;
  auto operator<=>(const Stretch&) const = default;
};
using Words = std::vector<Stretch>;  // ascending and disjoint

struct Occurrence {
  Words words;                     // the places taken, without the gaps
  std::vector<model::Span> marks;  // their bytes; of raw: and re: those that matched
  auto operator<=>(const Occurrence&) const = default;
};
using Occurrences = std::vector<Occurrence>;  // sorted, each once

// What is read, and whom it names.
struct Read {
  const text::Reading& reading;
  const model::Article& article;
  const rules::Means& means;
  // Of whom is wanted alone, in reading order.
  std::vector<people::Mention> mentions(const query::Named&) const;
  // Of the list, as a bracket of forms:"…"; null: it has none.
  query::Child terms(const query::Named&) const;
};

class Ground {
 public:
  Ground(const Read& read, model::Field field, std::string_view text)
      : Ground(read, field, text, 0, static_cast<std::uint32_t>(text.size())) {}

  // A word belongs to the part that holds its beginning.
  Ground part(std::uint32_t begin, std::uint32_t end) const {
    Ground smaller(read_, field_, text_, begin, end);
    smaller.pieces_ = pieces_;
    return smaller;
  }
  // Of all of it only these bytes count. Those between which no word begins are one.
  Ground only(std::vector<model::Span> pieces) const;
  const Read& read() const { return read_; }
  model::Field field() const { return field_; }
  std::uint32_t begin() const { return begin_; }
  std::uint32_t end() const { return end_; }
  bool is_last(std::uint32_t place) const { return place + 1 == behind_; }
  std::string_view bytes() const { return text_.substr(begin_, end_ - begin_); }

  // Its sentences or paragraphs; of what is read like a title itself alone.
  std::vector<Ground> units(query::Within::Unit) const;

  // Of a term, raw:, re:, whoever is named, NEAR of either kind, an OR-group; of all else nothing.
  Occurrences find(const query::Node&) const;

 private:
  Ground(const Read&, model::Field, std::string_view text, std::uint32_t begin, std::uint32_t end);

  Occurrences find_term(const query::Term&) const;
  bool place_next(const query::Term&, Words& taken, Occurrences& found) const;
  bool meets(const query::Slot&, const Stretch&) const;
  Occurrences find_raw(const query::Raw&) const;
  Occurrences find_regex(const query::Regex&) const;
  Occurrences find_named(const query::Named&) const;
  bool counts(const Stretch&) const;
  // The parts to read by themselves.
  std::vector<Ground> each_piece() const;
  Occurrences find_near(const query::Near&) const;
  Occurrences find_near_all(const query::NearAll&) const;
  Occurrence marked(const Words&) const;
  Words words_between(std::uint32_t begin, std::uint32_t end) const;

  const Read& read_;
  const text::Reading& reading_;
  model::Field field_;
  std::string_view text_;                                        // of the whole field
  std::uint32_t begin_, end_;                                    // bytes of it
  std::uint32_t first_ = 0, behind_ = 0;                         // places
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pieces_;  // none: all of it counts
};

}  // namespace obvious
