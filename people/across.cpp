#include "people/across.h"

#include <algorithm>

#include "people/names/sounds.h"
#include "people/names/written.h"
#include "people/offices/countries.h"

namespace people {
namespace {

constexpr std::size_t kLongestKey = 5;
constexpr std::size_t kFewConsonants = 3;

// Sounds that languages write for one another count as one. 0: not at all.
char class_of(char sound) {
  switch (sound) {
    case 'b':
    case 'p':
      return 'p';
    case 'v':
    case 'f':
    case 'w':
      return 'f';
    case 'g':
    case 'k':
    case 'q':
      return 'k';
    case 'd':
    case 't':
      return 't';
    case 's':
    case 'z':
    case 'c':
    case 'S':
    case 'Z':
    case 'C':
    case 'J':
      return 's';
    case 'h':
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
    case 'j':
      return 0;
    default:
      return sound == 'x' ? 'k' : sound;
  }
}

bool is_vowel(char sound) {
  return std::string_view("aeiouy").contains(sound);
}

std::string consonants_of(std::string_view sounds) {
  std::string key;
  if (is_vowel(sounds[0])) key = "a";
  for (const char sound : sounds) {
    const char c = class_of(sound);
    if (c != 0 && (key.empty() || key.back() != c)) key += c;
    if (key.size() == kLongestKey) break;
  }
  return key;
}

// Of a short name the vowels count, too; not the last ones, which may be an ending.
std::string short_key(std::string_view sounds) {
  while (sounds.size() > 1 && (is_vowel(sounds.back()) || sounds.back() == 'j'))
    sounds.remove_suffix(1);
  std::string key = ".";
  for (const char sound : sounds) {
    char c = class_of(sound);
    if (c == 0 && sound != 'h') c = sound == 'y' || sound == 'j' ? 'i' : sound == 'u' ? 'o' : sound;
    if (c != 0 && key.back() != c) key += c;
  }
  return key;
}

bool fits(const StateForm& form, std::string_view first, std::string_view last) {
  if (form.beside_offices) return false;
  if (form.letters == StateForm::Letters::capital) return begins_with_capital(first);
  return form.letters == StateForm::Letters::any ||
         (is_all_capitals(first) && is_all_capitals(last));
}

// The states of one field.
class StateSearch {
 public:
  StateSearch(const text::Reading& reading, std::string_view text, model::Field field)
      : tokens_(reading.tokens(field)), text_(text), field_(field), symbols_(tokens_.size()) {
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      symbols_[i] = known_.phrases().symbol(reading.word(tokens_[i]).folded);
  }

  void add_to(std::vector<KeyedState>& found) const {
    const Phrases::Text as_read{
        [this](std::uint32_t place) { return place < symbols_.size() ? symbols_[place] : 0; },
        [this](std::uint32_t place) { return goes_on(place); },
        [](std::uint32_t) { return std::uint32_t{0}; }};
    for (std::uint32_t place = 0; place < tokens_.size();) {
      const std::uint32_t first = place++;
      if (symbols_[first] == 0 || !known_.phrases().begins(symbols_[first])) continue;
      const auto phrase = known_.phrases().longest(as_read, first);
      for (const std::uint32_t meaning : phrase.meanings) {
        const StateForm& form = known_.form(meaning);
        if (!fits(form, written(first), written(phrase.behind - 1))) continue;
        found.push_back({known_.key(form.state), field_, first, phrase.behind});
        place = phrase.behind;
        break;
      }
    }
  }

 private:
  std::string_view written(std::uint32_t place) const {
    return text_.substr(tokens_[place].begin, tokens_[place].end - tokens_[place].begin);
  }
  // With no more than a blank, a hyphen or a dot between them.
  bool goes_on(std::uint32_t place) const {
    constexpr std::uint32_t kLongestGap = 2;
    return place > 0 && place < tokens_.size() &&
           tokens_[place].begin - tokens_[place - 1].end <= kLongestGap;
  }

  const Countries& known_ = Countries::known();
  const std::vector<text::Token>& tokens_;
  std::string_view text_;
  model::Field field_;
  std::vector<Symbol> symbols_;
};

}  // namespace

std::string sound_key(std::string_view folded) {
  const std::string sounds = reading_of(sounds_of(folded));
  if (sounds.empty()) return {};
  std::string key = consonants_of(sounds);
  return key.size() < kFewConsonants ? short_key(sounds) : key;
}

std::vector<KeyedState> states_named(const text::Reading& reading, const model::Article& article) {
  std::vector<KeyedState> found;
  StateSearch(reading, article.title, model::Field::title).add_to(found);
  StateSearch(reading, article.text, model::Field::text).add_to(found);
  return found;
}

}  // namespace people
