#pragma once
// The language of a text: CLD2 on the text, then the feed's label, then the script. Pure; any
// thread.
#include <string>
#include <string_view>

namespace text {

// ISO 639-1 code, or empty when nothing is known. `label` is what the feed says (en-GB counts as
// en).
std::string language_of(std::string_view utf8, std::string_view label = {});

}  // namespace text
