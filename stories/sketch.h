#pragma once
// A text as the smallest hashes of its runs of words: Broder, On the resemblance and containment of
// documents, 1997. Internal to stories. Pure; any thread.
#include "model/article.h"
#include "stories/stories.h"
#include "text/reading.h"

namespace stories {

constexpr std::size_t kMostOfSketch = 192;  // so that one sentence in twenty shows

// Of the text, or of the title where there is no text.
Sketch sketch_of(const text::Reading&);

// The share of runs that both have among those that either has.
double resemblance(const Sketch&, const Sketch&);
// The share of the shorter one's runs that the longer one has.
double containment(const Sketch&, const Sketch&);

}  // namespace stories
