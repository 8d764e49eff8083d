#pragma once
// Who speaks in an article's title. Internal to stories. Pure; any thread.
#include <cstdint>
#include <string>
#include <vector>

#include "model/article.h"

namespace stories {

// The marks (stories/features.h) of their names, ascending; empty where the title brings no
// statement, or one of nobody in particular.
std::vector<std::uint32_t> speakers_in_title(const model::Article&);

// Of one speaker, as an article in that language names him: the family name's mark, or that of the
// state whose office it is. Appended.
void add_speaker_marks(const std::string& name, const std::string& lang,
                       std::vector<std::uint32_t>& marks);

}  // namespace stories
