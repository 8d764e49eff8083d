#pragma once
// News agencies, and where an article credits one. Internal to stories. Pure; any thread.
#include <string>
#include <string_view>

#include "model/article.h"
#include "text/reading.h"

namespace stories {

struct Credit {
  std::string agency;          // its usual name; empty: none
  bool is_only_cited = false;  // beside a word like "reported", and no more
};
// By the outlet itself, the byline, the place line, the last words; else by whoever is cited.
Credit credit_of(const text::Reading&, const model::Article&);

// Whether the outlet is that agency, in whatever script, and whatever its name goes on with.
bool is_of_agency(std::string_view outlet, std::string_view agency);

}  // namespace stories
