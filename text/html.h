#pragma once
// A fragment of HTML as plain text. Pure; any thread; guarded against the quadratic corners of its
// parser (text/html.cpp names them).
#include <string>
#include <string_view>

namespace text {

// What a reader would see: scripts, styles and comments gone, entities decoded once, blanks folded,
// a blank line between paragraphs. Text without `<` and `&` is returned with its blanks folded.
std::string plain_text(std::string_view html);

// One line of it, for titles.
std::string plain_line(std::string_view html);

// The way back: a text that shows as it is, in an element or an attribute.
std::string escaped_html(std::string_view text);

}  // namespace text
