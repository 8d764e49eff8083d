#pragma once
// An article read once: its title and text cut into folded words with offsets and stems, so that
// any number of queries can be judged on it. Immutable after construction; any thread may read it.
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/hit.h"
#include "text/words.h"

namespace text {

// A word as all its occurrences in texts of one language are: what decides which query meets it.
struct Word {
  std::string folded;       // the written word, folded; 's taken off
  std::string possessive;   // with its 's, where it had one
  std::string twin;         // in German text: ae oe ue for its umlauts; else empty
  std::string stem;         // empty where the word has no inflection
  std::string second_stem;  // mostly empty: text/stems.h, or the stem of the twin
  std::string lang;         // by which it is inflected, or empty
};

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

class Reading {
 public:
  // `lang`: ISO 639-1 of the text, or empty. Copies nothing but the words.
  Reading(std::string_view title, std::string_view text, std::string_view lang, Cut = Cut::analyst);

  const std::vector<Token>& tokens(model::Field f) const {
    return f == model::Field::title ? title_ : text_;
  }
  const std::string& lang() const { return lang_; }

  // The article's distinct words, by index.
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
  const Word& word(std::uint32_t index) const { return words_[index]; }
  const Word& word(const Token& t) const { return words_[t.word]; }
  // Indexes of its tokens, ascending.
  std::span<const std::uint32_t> places(std::uint32_t word, model::Field f) const {
    return f == model::Field::title ? places_[word].title : places_[word].text;
  }
  const Signs& signs(const Token& t) const { return signs_[t.signs]; }

 private:
  struct Places {
    std::vector<std::uint32_t> title, text;
  };

  void read(std::string_view utf8, model::Field, Cut);
  std::uint32_t word_of(Piece&);
  std::uint32_t signs_of(const Piece&);

  std::string lang_;
  std::vector<Token> title_, text_;
  std::vector<Word> words_;
  std::vector<Places> places_;
  std::vector<Signs> signs_{Signs{}};
  std::unordered_map<std::string, std::uint32_t> by_lower_;
  std::unordered_map<std::string, std::uint32_t> by_signs_;
};

}  // namespace text
