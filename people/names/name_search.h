#pragma once
// Looks around a family name for what makes it a person: given names, initials, patronymics,
// particles, in either order. Internal to people.
#include <optional>
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

// Whether no word stands beside it that may belong to a name.
bool stands_alone(const NameText&, std::uint32_t place);

// A family name that stands alone; nothing where the word is too far from it.
std::optional<NameFound> lone_name_at(const NameText&, const KnownNames&, const KnownName& name,
                                      std::uint32_t place, unsigned distance);

// What stands at `place`, where a word stands that may be the family name of `name`. `distance`:
// of that word from the family name. Kind::other where it is somebody else's.
// Nothing where it is no name at all.
std::optional<NameFound> name_at(const NameText&, const KnownNames&, const KnownName& name,
                                 std::uint32_t place, unsigned distance);

}  // namespace people
