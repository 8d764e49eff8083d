#pragma once
// Where the things of a query begin and end, as bytes of it. Pure; any thread.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace query {

struct Quotes {
  std::string_view open;
  std::array<std::string_view, 2> close;  // „ ends with “ or ”
};
inline constexpr std::array<std::string_view, 7> kSingleQuotes = {"'", "‘", "’", "‚",
                                                                  "‛", "‹", "›"};

// The double quotation mark that opens at `at`, or null.
const Quotes* quotes_at(std::string_view query, std::size_t at);

struct Closing {
  std::size_t at = std::string_view::npos;  // npos: never closed
  std::string_view sign;
};
// Where the quotes close whose inside begins at `from`. `\"` does not close.
Closing closing_of(std::string_view query, const Quotes&, std::size_t from);

// A blank stands at `at`; a no-break blank between digits belongs to a number.
bool is_blank_at(std::string_view query, std::size_t at);
bool is_blank_before(std::string_view query, std::size_t at);

// A word cannot go on at `at`: a blank, bracket, double quotation mark, or the end.
bool ends_word(std::string_view query, std::size_t at);

// Behind the bracket that closes the one at `open`, or npos; brackets in quotes do not count.
std::size_t bracket_end(std::string_view query, std::size_t open);

// What the bracket at `open` holds between its own commas, trimmed; commas inside numbers are none.
// Empty when the bracket is never closed.
std::vector<std::string_view> items_of(std::string_view query, std::size_t open);
bool is_comma_at(std::string_view query, std::size_t at);

// The word, phrase or bracket that begins at `at`, with what binds to it (title: raw: SENT); empty
// when there is none.
std::string_view operand_at(std::string_view query, std::size_t at);

// What quotes hold, as articles are: composed, blanks as one, `\"` as the sign.
std::string unquoted(std::string_view inside);

// Holds a letter or a digit.
bool has_word(std::string_view);

}  // namespace query
