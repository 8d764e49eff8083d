#pragma once
#include "cli/session.h"

namespace cli {

// tool stories: which articles tell of the same event? cli/stories_tool.cpp
int place_in_stories(Session&);

}  // namespace cli
