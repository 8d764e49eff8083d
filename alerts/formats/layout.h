#pragma once
// A Wording as the two parts of a mail: UTF-8, lines end in LF.
#include <string>

#include "alerts/wording/wording.h"

namespace alerts {

std::string to_text_part(const Wording&);
std::string to_html_part(const Wording&);

}  // namespace alerts
