#pragma once
#include "model/ids.h"

namespace model {

using StoryId = Id<struct Story>;

}  // namespace model
