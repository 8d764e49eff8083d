#pragma once
// Who speaks in an article's title. Internal to stories. Pure; any thread.
#include <cstdint>
#include <vector>

#include "model/article.h"

namespace stories {

// The marks (stories/features.h) of their names, ascending; empty where the title brings no
// statement, or one of nobody in particular.
std::vector<std::uint32_t> speakers_in_title(const model::Article&);

}  // namespace stories
