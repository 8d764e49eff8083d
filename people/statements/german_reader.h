#pragma once
// One German sentence as its frames are found (german.cpp tells which). The parts of a
// Reader lie in people/german*.cpp by what they are for. Bounded by the sentence; used once.
#include <optional>
#include <string_view>
#include <vector>

#include "people/statements/german_clauses.h"

namespace people::german {

// What stands about a cue in its clause.
struct Hit {
  const Cue* cue = nullptr;
  std::uint32_t verb = kNone;  // the finite verb: the auxiliary in "hat gesagt"
  std::uint32_t word = kNone;  // the cue itself
  std::uint32_t particle = kNone;
  std::size_t clause = 0;  // of the verb
  std::size_t behind = 0;  // the clause behind verb and particle
  bool passive = false, negated = false;
};

inline constexpr Traits kSmall =
    bits(Trait::adverb, Trait::time, Trait::conjunction, Trait::negation);

// Whether a sentence outside quotations may hold a statement at all.
bool may_say(const Sheet&, const Sentence&);

class Reader {
 public:
  Reader(const Sheet&, std::uint32_t sentence, std::vector<Draft>&);
  // Adds what the sentence holds.
  void read();

 private:
  const Node& node(std::uint32_t i) const { return sheet_.node(i); }
  bool is(std::uint32_t i, std::string_view folded) const;
  bool holds(Range r, Trait t) const;
  bool holds_word(Range r, std::string_view folded) const;
  std::uint32_t words_in(Range r) const;
  Range trimmed(Range r) const;
  std::uint32_t sentence_end() const;

  // Cues.
  bool is_particle(const Cue& cue, std::uint32_t i) const;
  std::uint32_t particle_of(const Cue& cue, std::uint32_t verb, std::size_t c,
                            std::size_t& in) const;
  bool is_hedged(std::uint32_t finite) const;
  std::optional<Hit> hit_of(const Cue& cue, CueForm form, std::uint32_t i, std::size_t c) const;
  bool is_passive(const Clause& clause, std::uint32_t auxiliary) const;
  bool is_conjoined(const Clause& clause, std::uint32_t i) const;
  std::optional<Hit> hit_in(std::size_t c) const;                       // looked for once
  std::optional<Hit> look_in(std::size_t c, std::uint32_t from) const;  // from that node on

  // Who said it.
  bool is_noun_phrase(Range r) const;
  Range subject_across(std::size_t c) const;
  bool is_bare_name(Range r) const;
  Range first_phrase(Range r) const;
  bool has_noun(Range r) const;
  Range subject_of(std::size_t c, std::uint32_t verb, bool& inverted) const;
  Range subject_before_und(std::size_t c, std::uint32_t verb) const;
  Range nominative_in(Range prefield) const;
  Range with_head(std::size_t c, Range phrase) const;
  Range subject_of_subordinate(std::size_t c) const;
  Range last_phrase(Range r) const;

  // What was said.
  bool has_said_before(std::size_t c) const;
  std::uint32_t content_end(std::size_t c) const;
  std::uint32_t second_verb(std::size_t c) const;
  Range from_clause(std::size_t c) const;
  bool begins_with_that(std::size_t c) const;
  bool is_verb_second(const Clause& clause) const;
  bool is_bare_content(std::size_t c, bool strict) const;
  bool is_medium(Range r) const;
  bool holds_medium(const Quotation& q) const;
  void add(Draft draft);
  void split_speakers(std::vector<Range>& speakers) const;
  Draft draft_of(const Hit& hit, const char* rule) const;
  static bool has(const Cue& cue, Frame frame) { return (cue.frames & bit(frame)) != 0; }
  void read_hit(const Hit& hit);
  bool is_impersonal(const Hit& hit) const;
  Range source_of(Range r) const;
  Range agent_of(const Hit& hit) const;
  Range target_of(const Hit& hit, Range subject) const;
  Range object_of(const Hit& hit, Range subject) const;
  void split_dative(const Hit& hit, Range& subject, Draft& draft) const;
  bool say_behind(const Hit& hit, Draft& draft);
  bool is_inverted_end(const Hit& hit) const;
  bool is_reported_before(std::size_t c) const;
  bool say_sentence_before(const Hit& hit, bool inverted, Draft& draft);
  bool say_before(const Hit& hit, bool inverted, Draft& draft);
  bool is_name(const Node& quotation) const;
  bool is_said(const Node& n) const;
  bool is_said_at(std::uint32_t i) const;
  bool is_judgement(std::uint32_t i, std::uint32_t first) const;
  bool say_within(const Hit& hit, Range subject, Draft& draft);
  bool say_phrase(const Hit& hit, Range subject, Draft& draft);
  std::uint32_t end_of_object(const Hit& hit) const;
  bool is_judged(const Hit& hit) const;
  bool say_about(const Hit& hit, Range rest, Draft& draft);
  bool say_object(Range rest, Draft& draft);
  bool names_somebody(Range r) const;
  Range linked(const Cue& cue, Range r) const;

  // Credits.
  bool is_so(std::size_t c) const;
  bool find_so(std::size_t c);
  void add_rest(std::size_t c, Draft& draft) const;
  bool is_wie(std::size_t c) const;
  std::size_t broken_wie(std::size_t c) const;
  bool find_wie(std::size_t c);
  bool is_report(Range r) const;
  void find_credits();
  bool is_stretch_of_time(std::uint32_t i) const;
  void find_venue();
  bool credit_before();
  Range first_noun(Range r) const;
  Range last_phrase_before(std::uint32_t first, std::uint32_t behind) const;
  bool is_aside(std::uint32_t first, std::uint32_t at) const;
  bool is_lower_cue(std::uint32_t i) const;
  void credit(std::size_t c, Range phrase, Range who, const char* rule);

  // Media.
  struct Relay {
    Range phrase;  // all of the credit
    Range medium;
    Draft alone;  // what they say where nobody else speaks in the sentence
  };
  Range medium_name(Range r) const;
  Range medium_in(Range who) const;
  Range medium_before(std::uint32_t first, std::uint32_t behind) const;
  void add_credit(Range phrase, Range who, const Draft& draft);
  void relay_by(const Relay& relay, Draft& draft) const;
  Range told_medium(Range clause, std::uint32_t verb) const;
  void take_quoted(const Hit& hit, Range& subject, Draft& draft) const;
  void note_told(const Hit& hit, Range& subject, Draft& draft) const;
  bool is_acronym(const Node& n) const;
  void settle_relays();

  // Opinions and headings.
  bool find_opinion(std::size_t c);
  void find_heading(std::size_t c);
  bool find_signed_heading();

  // What goes on the statement before.
  const Draft* draft_before() const;
  void go_on();
  void free_speech(const char* rule);
  std::uint32_t first_finite() const;
  Range main_subject() const;
  Range subject_before() const;
  void find_quoted_parts();
  bool is_part(std::uint32_t i, std::size_t from) const;
  bool is_told(std::uint32_t i) const;
  void find_words();
  std::uint32_t quotation_of_words(std::size_t c) const;
  bool ends_with_words(Range r) const;

  const Sheet& sheet_;
  std::uint32_t index_;
  const Sentence& sentence_;
  std::vector<Draft>& drafts_;
  std::size_t before_;
  std::vector<Clause> clauses_;
  std::vector<Relay> relays_;
  struct Known {
    bool looked = false;
    std::optional<Hit> hit;
  };
  mutable std::vector<Known> hits_;  // by clause
};

}  // namespace people::german
