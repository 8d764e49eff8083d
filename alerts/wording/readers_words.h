#pragma once
// What others wrote, made fit for a line of ours: English, whatever the article's language is.
#include <cstddef>
#include <string>
#include <string_view>

namespace alerts {

// Whether it holds no letter of a script that a reader of English may not read.
bool is_latin(std::string_view);

// A name in the reader's letters: of an alliance or a state in English, else as it sounds. Empty
// where it is no name: a common word as it sounds says nothing.
std::string in_latin(std::string_view name);

// Its beginning, cut between words, "…" where something is cut; no bracket stays open, no comma
// last. One harmless line.
std::string beginning_of(std::string_view words, std::size_t most_code_points);

}  // namespace alerts
