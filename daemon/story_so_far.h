#pragma once
// What the receivers of a story know already when an article was placed in it.
#include <vector>

#include "alerts/alerts.h"
#include "storage/storage.h"

namespace wirewatchd {

// Those who were told of it. What is news to them is looked for where a rule of the hits asks for
// it. The article's hits, in its language.
std::vector<alerts::ToldOfStory> told_so_far(storage::Transaction&, model::StoryId,
                                             const std::vector<alerts::RuleHit>&,
                                             const std::string& lang);

}  // namespace wirewatchd
