#pragma once
// The words and marks of an article. Internal to stories. Pure; any thread; linear in the text, of
// which the first kMostWords count.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "stories/stories.h"
#include "text/reading.h"

namespace stories {

constexpr std::size_t kMostWords = 20'000;

struct Features {
  std::vector<Feature> words, marks;  // by key
};
Features features_of(const text::Reading&, const model::Article&);

// What a key is of. Keys are stored: what they are made of does not change.
enum class KeyOf : char { word = 'w', number = '#', sound = '~', written = '=', state = '@' };
std::uint32_t key_of(KeyOf, std::string_view lang, std::string_view what);

// Of a word in its language, and of a name's word in all of them.
std::uint32_t word_key(const text::Word&, std::string_view lang);
std::uint32_t name_mark(const text::Word&);

bool begins_with_capital(std::string_view written);

// How much it says of an article that has it, before how rare it is.
double presence(const Feature&);
double weight(const Feature&, const Frequencies&);

}  // namespace stories
