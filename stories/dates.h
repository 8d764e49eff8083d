#pragma once
// Which numbers tell when something was, and not how many there were. Internal to stories. Pure;
// any thread.
#include <cstddef>
#include <string_view>

#include "model/article.h"
#include "text/reading.h"

namespace stories {

// Whether the number at this place of the field, which is `utf8`, is of a date or of a clock:
// "4 March", "2031", "3/14", "7:40", "6 pm".
bool tells_when(const text::Reading&, model::Field, std::string_view utf8, std::size_t place);

}  // namespace stories
