#pragma once
// What the ending of a Russian word tells: whether it may be the nominative that a verb's form
// asks for, or must be another case. There is no dictionary; the small classes of
// people/tongues/ru.txt and the words' neighbours decide the rest. Pure.
#include <cstdint>
#include <string_view>

#include "people/statements/sheet.h"

namespace people::russian {

// Gender and number, as bits.
using Agreement = unsigned;
inline constexpr Agreement kMale = 1, kFemale = 2, kNeuter = 4, kPlural = 8, kSingular = 7;

// What the subject of a verb's form must be: заявила asks for a feminine.
Agreement asked_by(std::string_view folded_verb);

// How well a word serves as the head of a subject.
enum class Fit : std::uint8_t { none, weak, strong };
// A surname that no case changes: Шойгу, Трюдо.
bool is_undeclined(const Sheet&, const Node&);
Fit nominative(const Sheet&, const Node&, Agreement asked);

// он, она, они, я, мы; not его.
bool is_subject_pronoun(const Sheet&, const Node&);

// An adjective, participle or ordinal that may stand before such a head.
bool is_modifier(const Sheet&, const Node&, Agreement asked);

// A word whose ending no nominative and no genitive has: журналистам, агентству, Путиным.
bool is_addressed(const Sheet&, const Node&);

// заявивший, заявившая …: by its ending.
bool is_participle(std::string_view folded);

// Letters all capital: МИД, RT.
bool is_acronym(const Sheet&, const Node&);

bool is_latin(const Sheet&, const Node&);  // by its first letter

// A word of the sentence that belongs to no noun phrase: verbs, conjunctions, adverbs.
bool is_outside(const Node&);

// Lower-case words with the ending of a finite verb, outside the classes.
bool is_verb_like(const Sheet&, const Node&);

// И. of И. С. Ремизов: a capital with its dot.
bool is_initial(const Sheet&, std::uint32_t at, std::uint32_t behind);

// A common noun that means a person, by its suffix: голкипер, правоохранители; not документ.
bool is_person_noun(std::string_view folded);

bool ends_with_any(std::string_view word, std::string_view endings);  // "ов ев ин", by blanks

}  // namespace people::russian
