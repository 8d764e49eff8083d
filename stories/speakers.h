#pragma once
// Who speaks in an article's title. Internal to stories. Pure; any thread.
#include <cstdint>
#include <string>
#include <vector>

#include "model/article.h"

namespace stories {

// By the beginning of the text, too: it says in full whom the title names, and whose name stands
// behind an office that speaks there. Empty where nobody in particular does.
struct TitleSpeakers {
  std::vector<std::uint32_t> marks;  // of their names (stories/features.h), ascending
  std::vector<std::uint32_t> keys;   // and of each word by which they are called, ascending
};
TitleSpeakers speakers_in_title(const model::Article&);

// Of one speaker, as an article in that language names him: the family name's mark, or that of the
// state whose office it is. Appended.
void add_speaker_marks(const std::string& name, const std::string& lang,
                       std::vector<std::uint32_t>& marks);

}  // namespace stories
