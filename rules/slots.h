#pragma once
// Which words one place of a term meets: the definition. It depends on the word and on the
// article's language alone.
#include <string_view>

#include "rules/tree.h"
#include "text/reading.h"

namespace rules {

// A piece of a written word, or such a word. Signs are the caller's affair: they belong to places.
bool meets(const Slot&, const text::Word&, std::string_view article_lang);

// A pattern, met by a written word of several pieces (F16) as a whole: `written` is theirs, joined;
// `possessive` the same with its 's, or empty.
bool meets_whole(const Slot&, std::string_view written, std::string_view possessive);

}  // namespace rules
