#pragma once
// The frames of Russian. Its commas, colons and dashes are set by grammar and tell where content
// begins and ends, while subjects stand on either side of their verbs: so people/frames.h is not
// used. Pure.
#include <vector>

#include "people/grammar.h"
#include "people/russian_phrase.h"

namespace people::russian {

// Statements of one sentence.
void find_frames(const Sheet&, std::uint32_t sentence, std::vector<Draft>&);

// Those without a verb of saying: «по словам Иванова», «выразил обеспокоенность», «говорится в
// заявлении», headlines. people/russian_credits.cpp
void find_credits(const Sheet&, std::uint32_t sentence, std::vector<Draft>&);

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
// Media that the nodes credit: «в интервью RT», «со ссылкой на ТАСС».
void find_media(const Sheet&, Range, std::vector<Range>& via);

}  // namespace people::russian
