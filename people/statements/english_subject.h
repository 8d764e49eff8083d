#pragma once
// Who may be the subject of an English cue, and how sure it is that somebody speaks.
#include "people/statements/line.h"

namespace people {

inline constexpr Traits kPersons = bits(Trait::he, Trait::she, Trait::they, Trait::i);

// Two names are two speakers: "Weber and Stern", not "the Trade and Industry Ministry".
void add_speakers(const Line& line, Range subject, Draft& draft);
// A medium does not speak; in a quotation "I" is the one quoted, and "you" anybody.
bool may_speak(const Line& line, Range subject, bool quoting = false);
// Whom "who" speaks of.
Range antecedent(const Line& line, std::uint32_t who);
// The phrase before the first verb of the sentence.
Range first_subject(const Line& line, std::uint32_t until);
bool is_plural(const Line& line, Range subject);
// With a title in quotation marks: ABC's “Good Morning America”.
Range addressee(const Line& line, std::uint32_t at);
// "warned NATO of the danger of war", "warned the head of the council of war"
Range before_link(const Line& line, Range whom, const Cue& cue);
// No verb but in a relative clause.
bool is_phrase(const Line& line, Range r);
// "Shoigu, the defence minister,": both commas are the subject's own.
bool has_apposition(const Line&, Range subject);
Range with_apposition(const Line& line, Range subject);
// Of a speaker who is neither named nor one who speaks by his office.
double doubt_of(const Line& line, const Draft& draft);

}  // namespace people
