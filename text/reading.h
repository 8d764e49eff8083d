#pragma once
// An article read once: its title and text cut into folded words with offsets and stems, so that
// any number of queries can be judged on it. Belongs to the thread that built it, as its words do.
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/hit.h"
#include "text/lexicon.h"

namespace text {

// One place. A written word of letters and digits ("F16") takes several.
struct Token {
  std::uint32_t begin = 0, end = 0;  // bytes in the field's text
  std::uint32_t word = 0;            // index of the article's words
  std::uint32_t signs = 0;           // index into the signs that touch it; 0: none
  bool joined = false;               // goes on the written word of the token before
};

// The signs that touch a token: & + # $ € % _ @ and a leading dot.
struct Signs {
  std::string before, after;
};

// A written word of several pieces (F16), as a word that only wildcards meet.
struct Whole {
  model::Field field = model::Field::text;
  std::uint32_t place = 0, length = 0;  // its first token, and how many
  std::uint32_t id = 0;                 // of its word
};

class Reading {
 public:
  // `lang`: ISO 639-1 of the text, or empty. Copies nothing of the texts.
  Reading(std::string_view title, std::string_view text, std::string_view lang,
          Cut cut = Cut::analyst);

  const std::vector<Token>& tokens(model::Field f) const {
    return f == model::Field::title ? title_ : text_;
  }
  const std::string& lang() const { return lang_; }

  // The article's distinct words, by index.
  std::uint32_t size() const { return static_cast<std::uint32_t>(ids_.size()); }
  const Word& word(std::uint32_t index) const { return (*words_)[ids_[index]]; }
  const Word& word(const Token& t) const { return word(t.word); }
  // Indexes of its tokens, ascending.
  std::span<const std::uint32_t> places(std::uint32_t word, model::Field f) const {
    const std::uint32_t begin =
        f == model::Field::title ? borders_[2 * word] : borders_[2 * word + 1];
    const std::uint32_t end = borders_[2 * word + (f == model::Field::title ? 1 : 2)];
    return std::span(places_).subspan(begin, end - begin);
  }
  const Signs& signs(const Token& t) const { return signs_[t.signs]; }

  // In reading order.
  const std::vector<Whole>& wholes() const { return wholes_; }

  // The words of all readings that share it, and a word's id there: what is known of a word is
  // known of it in all of them.
  const std::shared_ptr<const Words>& words() const { return words_; }
  std::uint32_t id(std::uint32_t word) const { return ids_[word]; }

 private:
  void read(std::string_view utf8, model::Field, Cut, Lexicon&, std::uint32_t article);
  void touch(std::string_view utf8, std::vector<Token>& tokens, std::size_t first);
  void find_places();

  std::string lang_;
  std::vector<Token> title_, text_;
  std::shared_ptr<const Words> words_;
  std::vector<std::uint32_t> ids_;      // of the distinct words, in the order in which they come
  std::vector<std::uint32_t> borders_;  // of each word's places in title and text
  std::vector<std::uint32_t> places_;
  std::vector<Signs> signs_;
  std::vector<Whole> wholes_;
};

}  // namespace text
