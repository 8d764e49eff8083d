#pragma once
// A field of an article as statements() reads it: its words with the signs between, each
// quotation one node of the sentence that holds it and a run of sentences of its own. Pure; linear;
// any bytes. Belongs to the thread of its Reading.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "people/statements/tongue.h"
#include "text/reading.h"

namespace people {

enum class Sign : std::uint8_t {
  word,
  quotation,
  comma,
  colon,
  semicolon,
  dash,
  stop,  // . ! ? … where they end a sentence
  opening,
  closing,  // brackets
  other
};

inline constexpr std::uint32_t kNone = UINT32_MAX;

// A word, a sign, or a whole quotation.
struct Node {
  std::uint32_t begin = 0, end = 0;  // bytes; of a quotation with its marks
  std::uint32_t which = kNone;       // of a word: the reading's; of a quotation: the sheet's
  Sign sign = Sign::other;
  bool capital = false;     // a word that begins with a capital letter, or has one alone
  bool question = false;    // a stop with a question mark
  bool possessive = false;  // Smith's, the voters'
  Traits traits = 0;
  const Tongue::Entry* entry = nullptr;  // of a word, where the tongue knows it

  bool is(Trait t) const { return (traits & bit(t)) != 0; }
  bool any(Traits t) const { return (traits & t) != 0; }
  bool is_word() const { return sign == Sign::word; }
};

// A quotation (quotations.h), or what a paragraph holds of one that goes over several.
struct Quotation {
  std::uint32_t begin = 0, end = 0;     // bytes of what it holds, without marks and blanks
  std::uint32_t words = 0;              // in it, and in those inside it
  std::uint32_t first = 0, behind = 0;  // its sentences
  std::uint32_t goes_on = kNone;        // the part in the next paragraph
  std::uint32_t goes_on_from = kNone;   // the part in the paragraph before
  bool stopped = false;                 // its last sign is . ! ? …
  bool comma = false;                   // its last sign is a comma
  bool question = false;
};

// Nodes [first, behind). The last one may be the stop.
struct Sentence {
  std::uint32_t first = 0, behind = 0;
  std::uint32_t paragraph = 0;
  std::uint32_t inside = kNone;  // the quotation that holds it
  bool question = false;
  std::uint32_t size() const { return behind - first; }
};

class Sheet {
 public:
  Sheet(const text::Reading&, model::Field, std::string_view utf8, const Tongue&);

  const std::vector<Node>& nodes() const { return nodes_; }
  // Beyond the end: a sign that says nothing.
  const Node& node(std::uint32_t i) const { return i < nodes_.size() ? nodes_[i] : kNothing; }
  const std::vector<Quotation>& quotations() const { return quotations_; }
  // Of what is none: an empty one.
  const Quotation& quotation(const Node& n) const {
    return n.sign == Sign::quotation ? quotations_[n.which] : kNoQuotation;
  }
  // Those outside quotations in reading order, then those inside of each.
  const std::vector<Sentence>& sentences() const { return sentences_; }
  const text::Reading& reading() const { return reading_; }
  const Tongue& tongue() const { return tongue_; }
  model::Field field() const { return field_; }
  std::string_view utf8() const { return utf8_; }
  std::string_view words(const Node& n) const { return utf8_.substr(n.begin, n.end - n.begin); }
  // Of a sign: nothing.
  const std::string& folded(const Node& n) const {
    return n.is_word() ? reading_.word(n.which).folded : kNoWord;
  }

 private:
  friend class SheetWriter;
  static inline const Node kNothing{};
  static inline const std::string kNoWord;
  static inline const Quotation kNoQuotation;

  const text::Reading& reading_;
  model::Field field_;
  std::string_view utf8_;
  const Tongue& tongue_;
  std::vector<Node> nodes_;
  std::vector<Quotation> quotations_;
  std::vector<Sentence> sentences_;
};

}  // namespace people
