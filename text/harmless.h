#pragma once
// Text that others wrote, made fit to stand beside our own words (S30, B31, B34, B38).
#include <string>
#include <string_view>

namespace text {

// One line: breaks and tabs become one blank, other controls are shown (\x1b), bidi embeddings,
// overrides and isolates are dropped, at most 8 combining marks stay on a base (B37).
std::string harmless(std::string_view);

// The same, between FSI and PDI where it holds right-to-left letters, so that it cannot reorder the
// words of ours that follow it on the line.
std::string isolated(std::string_view);

}  // namespace text
