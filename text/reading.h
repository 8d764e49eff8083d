#pragma once
// An article read once: its title and text cut into folded words with offsets and stems, so that
// any number of queries can be judged on it. Immutable after construction; one thread builds it (a
// stemmer belongs to a thread), any may read it.
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/hit.h"
#include "text/words.h"

namespace text {

// A distinct word of the article, however often it stands there.
struct Word {
  std::string folded;       // the written word, folded; 's taken off
  std::string possessive;   // with its 's, where it had one
  std::string twin;         // in German text: ae oe ue for its umlauts; else empty
  std::string stem;         // empty where the word has no inflection
  std::string second_stem;  // mostly empty: text/stems.h, or the stem of the twin
  std::string lang;         // by which it is inflected, or empty
  std::vector<std::uint32_t> title_places, text_places;  // indexes of its tokens, ascending
};

// One place. A written word of letters and digits ("F16") takes several.
struct Token {
  std::uint32_t begin = 0, end = 0;  // bytes in the field's text
  std::uint32_t word = 0;            // index into words()
  std::uint32_t signs = 0;           // index into the signs that touch it; 0: none
  bool joined = false;               // goes on the written word of the token before
};

// The signs that touch a token: & + # $ € % _ @ and a leading dot.
struct Signs {
  std::string before, after;
};

// Bytes [begin, end) of the text, without the blanks around.
struct Sentence {
  std::uint32_t begin = 0, end = 0;
};

class Reading {
 public:
  // `lang`: ISO 639-1 of the text, or empty. Copies nothing but the words.
  Reading(std::string_view title, std::string_view text, std::string_view lang);

  const std::vector<Token>& title() const { return title_; }
  const std::vector<Token>& text() const { return text_; }
  const std::vector<Token>& tokens(model::Field f) const {
    return f == model::Field::title ? title_ : text_;
  }
  const std::vector<Word>& words() const { return words_; }
  const Word& word(const Token& t) const { return words_[t.word]; }
  const Signs& signs(const Token& t) const { return signs_[t.signs]; }
  const std::vector<Sentence>& sentences() const { return sentences_; }  // of the text
  const std::string& lang() const { return lang_; }

  // The words (indexes) written so, 's or twin included; and those with this stem, be it their
  // second, in this language.
  std::span<const std::uint32_t> with_form(std::string_view folded) const;
  std::span<const std::uint32_t> with_stem(std::string_view stem, std::string_view word_lang) const;
  // The languages by which words of this article are inflected: mostly one.
  const std::vector<std::string>& inflection_languages() const { return inflection_languages_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>>;

  void read(std::string_view utf8, model::Field);
  void find_sentences(std::string_view utf8);
  std::uint32_t word_of(Piece&);
  std::uint32_t signs_of(const Piece&);
  void enter(std::uint32_t word);

  std::string lang_;
  std::vector<Token> title_, text_;
  std::vector<Word> words_;
  std::vector<Signs> signs_{Signs{}};
  std::vector<Sentence> sentences_;
  std::vector<std::string> inflection_languages_;
  std::unordered_map<std::string, std::uint32_t> by_lower_;
  std::unordered_map<std::string, std::uint32_t> by_signs_;
  Index by_form_, by_stem_;
};

}  // namespace text
