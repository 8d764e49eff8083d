#pragma once
// News agencies, and where an article credits one. Internal to stories. Pure; any thread.
#include <string>

#include "model/article.h"
#include "text/reading.h"

namespace stories {

// The agency's usual name: of the outlet itself, of the byline, of the place line, of the credit
// beside a word like "reported", of the last line. Empty: none.
std::string agency_of(const text::Reading&, const model::Article&);

}  // namespace stories
