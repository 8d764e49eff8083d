#pragma once
// Who a speaker is within the article: the full name behind a surname, "the minister", he or she.
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/statement.h"
#include "people/statements/grammar.h"
#include "people/statements/speaker_head.h"

namespace people {

class Speakers {
 public:
  // `elsewhere`: of the article's other field, or null.
  explicit Speakers(const Sheet&, const Speakers* elsewhere = nullptr);
  // The speaker in those nodes, resolved by what stands before (and, for a surname, anywhere). To
  // be asked in reading order.
  model::Statement::Speaker speaker(Range);
  // "Revealed", "Minsk": one word, which stands as a person's name nowhere else in the article.
  bool is_nobody(Range) const;

 private:
  // A person as the article names her: capitalised words in a row.
  struct Name {
    Range nodes;
    std::uint32_t last = 0;  // the reading's word that is the family name
    bool full = false;       // with a given name
    bool given = false;      // that is known as one
    bool male = false, female = false;
    bool oblique = false;  // stands in another case than the nominative
    bool office = false;   // none: "Kestria's defence minister"
  };
  void add(Range);
  bool names(std::string_view word, const Node& but) const;
  bool is_initial(std::uint32_t node) const;
  const Name* of_surname(std::uint32_t word) const;
  const Name* of_pronoun(const Node&, std::uint32_t at) const;
  const Name* of_title(Range, std::uint32_t at) const;
  bool has_title(const Name&, Range title) const;
  bool is_bare_title(Range) const;
  bool is_same_office(const Name& office, Range title) const;
  // "Kazakhstan's defence minister": nobody names him.
  void add_office(const Sentence&);
  bool is_office(Range) const;
  Name office(Range) const;
  const Name* office_before(std::uint32_t at) const;
  const Name* named(Range) const;
  SpeakerHead head_of(Range) const;
  const Name* of_head(const SpeakerHead&) const;
  std::uint32_t index_before(std::uint32_t at) const;  // behind the last name before it
  // What all cases of a word have in common, where the language has cases; else the word.
  std::string_view key(std::uint32_t word) const;
  model::Span span(Range) const;

  const Name* elsewhere(Range) const;

  const Sheet& sheet_;
  const Speakers* elsewhere_;
  const NameForms* forms_;
  std::vector<Name> names_;
  std::vector<Name> offices_;                                 // that begin sentences
  std::deque<Name> spoken_;                                   // offices that were asked for
  std::uint32_t outside_ = 0;                                 // behind the nodes outside quotations
  const Name* last_ = nullptr;                                // whom the last one asked for was
  Range unnamed_;                                             // the last who was told by another
  std::unordered_map<std::string_view, std::uint32_t> full_;  // by the key of the family name
};

}  // namespace people
