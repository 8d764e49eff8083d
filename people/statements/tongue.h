#pragma once
// A language as statements() reads it: which words are cues ("accused", with kind and frames), and
// which belong to the small classes by which the words around a cue are understood (prepositions,
// titles, media). Data: people/tongues/LANG.txt, whose form docs/adding-a-language.md tells.
// Immutable; made once; any thread.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/statement.h"

namespace people {

// The classes of a word, as bits.
using Traits = std::uint64_t;
enum class Trait : std::uint8_t {
  determiner,    // begins a noun phrase: the, a, his
  preposition,   // of, in
  conjunction,   // and, but
  subordinator,  // begins a clause: when, because, who
  that,          // begins the content: that, что, dass
  whether,       // begins a question as content: whether, if, how
  relative,      // who, which: speaks of the noun before
  negation,      // not, never, n't
  hedge,         // takes the assertion away from the verb behind it: will, could, may, if
  decline,       // the same of verbs: declined, refused
  be,            // is, was: with a participle, passive
  have,          // has, had: with a participle, finite
  to,            // of the infinitive
  adverb,        // may stand between subject and verb
  time,          // Monday, yesterday
  he,
  she,
  they,
  i,
  it,        // pronouns as subjects
  pronoun,   // others, and all the above
  title,     // stands before a name: president, Mr
  role,      // a person without a name: spokesman, minister, woman
  body,      // an organisation that speaks: ministry, Kremlin
  medium,    // TASS, newspaper, interview: credited, never the speaker
  masthead,  // a medium where it has a capital, else a word of every day: Times, Independent
  male,
  female,        // given names and titles that tell he from she
  plural,        // of people: officials, they
  credit,        // begins a phrase that credits: "according" (to)
  light,         // a verb that says with its noun: expressed (concern)
  occasion,      // a venue: meeting, summit, council
  abbreviation,  // its full stop ends no sentence
  beginner,      // begins a sentence behind a full stop that may be an abbreviation's
  verb,          // finite verbs that are no cues: a clause of its own
  noun_cue,      // a noun with content: statement, words
  oblique,       // in another case than the nominative: a given name, a determiner, a pronoun
  place,         // a state or town: speaks for itself, and is no part of a name
  become,        // wurde: with a participle, passive
  subjunctive,
  strict_subjunctive,
  umlaut_subjunctive,
  plural_subjunctive,  // sei; wäre; wären
  opinion,             // says with a clause: (ist der) Meinung, (zeigte sich) besorgt
  label,               // heads a headline and is nobody: exclusive, watch, poll
  cue,                 // set by the loader: some form of a cue
  kTraits
};
constexpr Traits bit(Trait t) {
  return Traits{1} << static_cast<unsigned>(t);
}
template <class... T>
constexpr Traits bits(T... t) {
  return (bit(t) | ...);
}

// What stands around a cue, as bits.
enum class Frame : std::uint8_t {
  that,       // a clause with its conjunction: said that …
  bare,       // a clause without: said he …
  quote,      // direct speech
  whether,    // asked whether …, explained why …
  before,     // the content stands before it: “…”, he said
  inf,        // promised to …: the infinitive is the content
  urge,       // urged X to …: X is the target
  of,         // accused X of …, blamed X for …: X is the target
  object,     // condemned the attack: the object is the content
  about,      // talked about …
  addressee,  // told X that …
  as,         // described X as …, called X …: X is the target
  doing,      // denied using …
  loose,      // a clause without conjunction even where no verb of it is known
  sure,       // says nothing else: with content, it is right
  must,       // without content in quotation marks or a clause it is no cue at all
  kFrames
};
using Frames = std::uint32_t;
constexpr Frames bit(Frame f) {
  return Frames{1} << static_cast<unsigned>(f);
}

struct Cue {
  enum class Shape : std::uint8_t { base, finite, participle, gerund };
  std::string lemma;
  model::Statement::Kind kind = model::Statement::Kind::say;
  Frames frames = 0;
  std::vector<std::string> particles;  // pointed *out*, teilte *mit*; empty: none is needed
  std::vector<std::string> links;      // prepositions of `about`, `of`, `object`: "called *for*"
};

// One form of a cue.
struct CueForm {
  std::uint16_t cue = 0;    // index
  std::uint8_t shapes = 0;  // bits: "said" is finite and participle
  bool is(Cue::Shape s) const { return (shapes >> static_cast<unsigned>(s) & 1U) != 0; }
};

struct TongueFile {
  std::string_view lang, words;
};
std::span<const TongueFile> tongue_files();  // as compiled in

struct Grammar;  // people/statements/grammar.h: what a language does by functions of its own

class Tongue {
 public:
  explicit Tongue(const TongueFile&);

  struct Entry {
    Traits traits = 0;
    std::vector<CueForm> cues;
  };
  // Folded; null for a word of no class. A word that is not written in the file has the classes of
  // the longest ending in it ("-minister").
  const Entry* find(std::string_view folded) const;
  const Cue& cue(const CueForm& form) const { return cues_[form.cue]; }
  const std::string& lang() const { return lang_; }
  const Grammar& grammar() const { return *grammar_; }
  // What the file holds that could not be read: "en.txt:12: no such class: foo". A test says that
  // there is none.
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  void read_line(std::string_view line, int number);
  void read_class(std::string_view rest);
  void read_cue(std::string_view rest);
  std::vector<std::string_view> with_lists(const std::vector<std::string_view>& names) const;
  void read_frame(std::string_view part, Cue& cue);
  void read_shapes(std::string_view slots, Cue& cue);
  void read_list(std::string_view rest, std::unordered_map<std::string, std::string>& lists);

  std::string lang_;
  std::unordered_map<std::string, Entry> words_;
  std::unordered_map<std::string, Entry> tails_;  // by ending
  std::size_t longest_tail_ = 0;                  // bytes
  std::vector<Cue> cues_;
  std::unordered_map<std::string, std::string> endings_, frames_;  // named lists of the file
  std::vector<std::string> faults_;
  const Grammar* grammar_ = nullptr;
};

// Null where there is no file for the language.
const Tongue* tongue_of(std::string_view lang);

}  // namespace people
