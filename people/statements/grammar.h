#pragma once
// What a language does by functions of its own: where the subject of a cue stands, and how the
// verb's companions change its sense. What can be said as data is not here (tongue.h).
// Everything looks at one sentence only and gives up after a bounded number of words.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"
#include "people/statements/sheet.h"

namespace people {

// Nodes [first, behind) of a sheet.
struct Range {
  std::uint32_t first = 0, behind = 0;
  bool empty() const { return behind <= first; }
  std::uint32_t size() const { return empty() ? 0 : behind - first; }
  bool operator==(const Range&) const = default;
};

// A cue's form with its auxiliaries: "did not say", "has also said", "was accused".
struct VerbGroup {
  Range nodes;
  bool negated = false;
  bool passive = false;
  bool gerund = false;        // saying: its subject is that of the sentence
  bool needs_plural = false;  // "say" is finite beside officials, not beside the minister
};

// A statement as a frame finds it, in nodes. statements.cpp makes model::Statement of it.
struct Draft {
  std::uint32_t sentence = 0;
  std::vector<Range> content;  // in reading order
  Range cue, target;
  std::vector<Range> speakers;
  model::Statement::Kind kind = model::Statement::Kind::say;
  model::Statement::Form form = model::Statement::Form::indirect;
  bool negated = false;
  bool direct = false;        // its cue stands inside the same quotation marks
  double doubt = 0;           // taken off the confidence of its rule
  const char* rule = "";      // without the language: "verb-that"
  std::vector<Range> via;     // media that it credits
  Range venue;                // the meeting or body
  bool same_speaker = false;  // the speaker of the draft before
  bool nested = false;        // inside a quotation
  bool inner = false;         // inside the content of another
  bool guessed = false;       // a quotation without a cue: gives way to a finding with one
};

// Of a language in whose cases names are inflected: Зимин, Зимина.
struct NameForms {
  // Whether a name, in the form in which it stands, may be what a pronoun means.
  bool (*may_be_meant)(const Sheet&, Range name, const Node& pronoun);
  // Where in a row of capitalised words the name begins: «МИД РФ Сергей Рябков».
  std::uint32_t (*begin)(const Sheet&, Range row);
  // The name of the speaker in a mention, or nothing: «фонд Владимира Потанина».
  Range (*within)(const Sheet&, Range mention);
  // The name as it stands in another case, in the nominative; empty where that is not known.
  std::string (*straight)(const Sheet&, Range name);
  // male or female where words beside the name tell it, else nothing.
  Traits (*sex)(const Sheet&, Range name);
};

struct Grammar {
  // What the form at node `at` is, with the words around; nothing where it asserts nothing.
  std::optional<VerbGroup> (*verb_group)(const Sheet&, const Sentence&, std::uint32_t at,
                                         CueForm) = nullptr;
  // The noun phrase that ends before `verb` / begins at `behind_verb`; empty where there is none.
  Range (*subject_before)(const Sheet&, const Sentence&, std::uint32_t verb) = nullptr;
  Range (*subject_behind)(const Sheet&, const Sentence&, std::uint32_t behind_verb) = nullptr;
  // Frames of the language's own, added to those of frames.cpp.
  void (*more)(const Sheet&, std::uint32_t sentence, std::vector<Draft>&) = nullptr;
  // Instead of those of frames.cpp, where its word order does not hold.
  void (*all)(const Sheet&, std::uint32_t sentence, std::vector<Draft>&) = nullptr;
  const NameForms* names = nullptr;
};

// One file each: english.cpp, russian.cpp, german.cpp. Languages without one are read as
// English is.
extern const Grammar kEnglish, kRussian, kGerman;
const Grammar& grammar_of(std::string_view lang);

}  // namespace people
