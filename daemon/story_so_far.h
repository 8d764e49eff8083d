#pragma once
// A story as it stands with an article that was placed in it: what an alert tells of it, and what
// its receivers know already.
#include <vector>

#include "alerts/alerts.h"
#include "storage/storage.h"

namespace wirewatchd {

model::Alert::StoryRef story_as_it_is(storage::Transaction&, model::StoryId);

// Those who were told of it. What is news to them is looked for where a rule of the hits asks for
// it. The article's hits, in its language.
std::vector<alerts::ToldOfStory> told_so_far(storage::Transaction&, model::StoryId,
                                             const std::vector<alerts::RuleHit>&,
                                             const std::string& lang);

}  // namespace wirewatchd
