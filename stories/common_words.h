#pragma once
// Words of every text, by language: known before anything has been learnt. Internal to stories.
#include <string_view>

namespace stories {

// Folded. Of a language that has no list here: short words.
bool is_common_word(std::string_view folded, std::string_view lang);
// Those, and offices, months and the like, which tell no event from another; of en, ru and de.
bool is_common_in_news(std::string_view folded, std::string_view lang);

}  // namespace stories
