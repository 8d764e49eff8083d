#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "model/ids.h"

namespace model {

using StoryId = Id<struct Story>;

// "st_8f2k": its number in Crockford's base 32, lower case.
std::string to_text(StoryId);
// What a person types, in whatever case. None: that is no story's id.
std::optional<StoryId> story_named(std::string_view);

}  // namespace model
