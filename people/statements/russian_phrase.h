#pragma once
// Noun phrases and subjects of Russian sentences, by endings (russian_words.h) and by what
// stands between: word order tells little. Bounded: kFar nodes around a verb. Pure.
#include "people/statements/grammar.h"
#include "people/statements/russian_words.h"

namespace people::russian {

inline constexpr std::uint32_t kFar = 60;

// The phrase that begins at `at` with a head in the nominative: «министр обороны Армении Арам
// Назарян». Empty where none does.
Range phrase_at(const Sheet&, std::uint32_t at, std::uint32_t behind, Agreement asked);

// A phrase in another case, up to a sign or a word that belongs to none: «мэра Тимура Гаджиева».
Range oblique_at(const Sheet&, std::uint32_t at, std::uint32_t behind);

// Behind the preposition at `at` and what it governs.
std::uint32_t behind_prepositional(const Sheet&, std::uint32_t at, std::uint32_t behind,
                                   Agreement asked);

struct Subject {
  Range nodes;
  Range medium;             // told on the way: «сообщил ТАСС министр»
  bool impersonal = false;  // «в МИД сообщили»: nodes are the body
  bool strong = false;      // its head can hardly be another case
  std::uint32_t over = 0;   // commas between it and the verb
};
// Before the verb, in its clause or, over an inserted one, in the clause around.
Subject subject_before(const Sheet&, std::uint32_t first, std::uint32_t verb, Agreement asked);
// Behind the verb, up to the next comma, dash or colon.
Subject subject_behind(const Sheet&, std::uint32_t at, std::uint32_t behind, Agreement asked);

// Whether the head of a phrase that phrase_at() found can hardly be another case.
bool is_strong(const Sheet&, Range, Agreement asked);

// What a participle belongs to: the phrase that ends before the comma at `comma`.
Range phrase_before_comma(const Sheet&, std::uint32_t first, std::uint32_t comma);

// A quotation that is a name: «Газпром».
bool is_name_quotation(const Sheet&, const Node&);
bool is_medium_name(const Sheet&, std::uint32_t at);

}  // namespace people::russian
