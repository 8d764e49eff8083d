#pragma once
// The encodings of a mail: RFC 2045 (quoted-printable), RFC 2047 (words in headers), RFC 5322
// (folding).
#include <string>
#include <string_view>

namespace alerts {

// "Name: value" and CRLF. Printable ASCII goes as it is, folded at blanks to 78 columns; anything
// else as encoded words.
std::string unstructured_header(std::string_view name, std::string_view value);

// Encoded words with CRLF and a blank between them; `column` of the first line are taken.
std::string encoded_words(std::string_view text, std::size_t column);

// Lines of at most 76, CRLF; LF, CR and CRLF of the text become CRLF.
std::string quoted_printable(std::string_view text);

}  // namespace alerts
