#pragma once
// An article as names see it: how its words sound, how they stand beside each other, initials,
// capitals. Internal to people.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "people/names/known_names.h"
#include "text/reading.h"

namespace people {

// The words of an article as they sound, each heard once.
class HeardWords {
 public:
  explicit HeardWords(const text::Reading& reading) : reading_(reading) {}
  // Folded, without apostrophes; by the article's index of words.
  struct Word {
    std::string folded;
    HeardPart heard;
  };
  const Word& at(std::uint32_t word);

 private:
  const text::Reading& reading_;
  std::unordered_map<std::uint32_t, Word> words_;
};

// One field of an article.
struct NameText {
  const text::Reading& reading;
  HeardWords& heard;
  model::Field field;
  std::string_view utf8;
  bool is_without_capitals = false;  // written in small letters throughout, as in a chat
};

bool is_without_capitals(const text::Reading&, model::Field, std::string_view utf8);

// Whether the word there begins with a small letter.
bool is_written_small(std::string_view utf8, const text::Token&);

constexpr std::uint32_t kMostSteps = 6;  // words beside a family name that are looked at

enum class Gap : std::uint8_t { none, blank, hyphen, dot, wide };

// What stands between two neighbouring words.
Gap gap_between(std::string_view utf8, const text::Token& left, const text::Token& right);

// "S." of "S. Shoigu", "С.К" of "С.К. Шойгу", "Дж."
bool is_initial(const NameText&, std::uint32_t place);

}  // namespace people
