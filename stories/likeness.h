#pragma once
// Two articles side by side, weighed once each. Internal to stories. Pure; any thread.
#include <cstdint>
#include <vector>

#include "stories/stories.h"

namespace stories {

// A signature's features with their weights: a vector of length 1, as small as will do.
struct Weighed {
  struct Part {
    std::uint32_t key = 0;
    std::uint16_t weight = 0;      // of 65535
    std::uint8_t presence = 0;     // of 255: stories/features.h
    bool is_rare : 1 = false;      // in less than an eighth of the articles
    bool is_repeated : 1 = false;  // within title and text
  };
  // What is looked for in the other article, and how much it says.
  struct Sought {
    std::uint32_t key = 0;
    float says = 0;
  };
  std::vector<Part> parts;      // by key
  std::vector<Sought> focus;    // what the title and the first sentence name
  std::vector<Sought> numbers;  // but for those of dates
  std::uint32_t rare = 0;       // how many parts are
};

struct WeighedArticle {
  Weighed words, marks;
};
WeighedArticle weighed(const Signature&, const Frequencies&);

// A signature of which the words and marks are no longer needed, and these weighed.
struct Compared {
  const Signature& signature;
  const WeighedArticle& weighed;
};
double likeness_in_words(const Compared&, const Compared&);

// Whether different persons speak in their titles, neither of whom the other article names.
bool are_other_speakers(const Compared&, const Compared&);

// The keys that both have, those that say most first; at most `most`.
std::vector<std::uint32_t> shared_keys(const Compared&, const Compared&, std::size_t most);

}  // namespace stories
