#pragma once
// A sentence as the frames of Russian look at it, and where its clauses end. Pure.
#include <vector>

#include "people/statements/grammar.h"
#include "people/statements/russian_phrase.h"

namespace people::russian {

// Whether a node ends what a clause holds: comma, dash, colon, stop …
bool is_border(const Node&);
std::uint32_t next_border(const Sheet&, std::uint32_t at, std::uint32_t behind);
// The sentence's end without its stop.
std::uint32_t end_of(const Sheet&, const Sentence&);
// Where content that begins at `from` ends: with the sentence, or before what is no more said.
std::uint32_t content_end(const Sheet&, const Sentence&, std::uint32_t from);
// The end, or the conjunction before the next thing that the same speaker says: «и рассказал о».
std::uint32_t before_next_cue(const Sheet&, std::uint32_t from, std::uint32_t end);
// Words among the nodes, those of quotations included.
std::uint32_t words_in(const Sheet&, Range);
// «Более того», «однако», «в свою очередь»: no part of what is said.
bool is_lead_in(const Sheet&, Range);
bool is_infinitive(const Sheet&, const Node&);

// What every reader of a sentence asks of its nodes.
class Line {
 protected:
  static constexpr std::uint32_t kShortQuote = 6;  // words of a quotation that may be a name

  Line(const Sheet& sheet, const Sentence& sentence)
      : sheet_(sheet), sentence_(sentence), end_(end_of(sheet, sentence)) {}

  const Node& node(std::uint32_t i) const { return sheet_.node(i); }
  bool is(std::uint32_t i, Sign s) const { return i < end_ && node(i).sign == s; }
  bool is(std::uint32_t i, Trait t) const { return i < end_ && node(i).is(t); }
  bool is_word(std::uint32_t i, std::string_view w) const {
    return i < end_ && node(i).is_word() && sheet_.folded(node(i)) == w;
  }
  bool is_word(std::uint32_t i) const { return i < end_ && node(i).is_word(); }
  bool is_gerund(std::uint32_t) const;
  std::uint32_t clause_end(std::uint32_t from, std::uint32_t end) const;
  std::uint32_t behind_quotes(std::uint32_t at) const;  // those that follow one another

  const Sheet& sheet_;
  Sentence sentence_;
  std::uint32_t end_;
};

}  // namespace people::russian
