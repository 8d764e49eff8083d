#pragma once
// The words that texts of one language are made of, each made ready once: nearly every word of an
// article has been read before. A written word is looked up as it stands in the text, without
// folding; only new ones are taken apart, folded and stemmed. One thread's: lexicon_of().
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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

// By id. Readings share it, so that a lexicon may begin anew while they live.
using Words = std::deque<Word>;

// One place of a written word, bytes counted from its beginning; or several of them that go on one
// another (F16), joined, as a word of its own that only wildcards meet.
struct Part {
  std::uint32_t word = 0;  // id
  std::uint16_t begin = 0, end = 0;
  bool joined = false;
  std::uint8_t places = 1;  // more than one: joined from so many, from the place `first` on
  std::uint8_t first = 0;
};

class Lexicon {
 public:
  Lexicon(std::string_view lang, Cut cut);

  // A written word: nearly always one part and all of it. Else its parts, those of one place first;
  // valid until the next call.
  struct Found {
    bool is_one = true;
    std::uint32_t word = 0;  // its id, where it is one
    std::span<const Part> parts;
  };
  Found find(std::string_view word);

  const std::shared_ptr<Words>& words() const { return words_; }
  // Of each word, for whoever reads a text: where it stands there. `article` tells texts apart.
  struct Mark {
    std::uint32_t article = 0, index = 0;
  };
  Mark& mark(std::uint32_t word) { return marks_[word]; }
  std::uint32_t next_article() { return ++article_; }

  // Begins anew when it has grown too large. Between two texts only.
  void trim();

 private:
  // A short word stands in the table itself, so that finding it costs one look into memory.
  static constexpr std::size_t kShort = 16;
  static constexpr std::uint32_t kOne = UINT32_MAX;
  struct alignas(32) Entry {
    std::uint64_t low = 0, high = 0;  // a short word, padded with NUL; else its two hashes
    std::uint32_t size = 0;           // bytes of the word; 0: a free entry
    std::uint32_t count = 0;          // of parts, or kOne: one, all of the word
    std::uint32_t first = 0;          // index into parts_, or the word's id
    bool is_key_of(const Entry& other) const {
      return low == other.low && high == other.high && size == other.size;
    }
  };
  struct Keys {
    std::uint64_t first, second, third;
  };

  static const Keys& keys_of_process();
  Entry key_of(std::string_view word) const;
  Found found(const Entry&) const;
  std::size_t home_of(const Entry&) const;
  void add_parts(Entry&, std::string_view word);
  void add_wholes(const std::vector<Piece>&);
  std::uint32_t id_of(const Piece&);
  std::uint32_t id_of_whole(const Piece* first, std::size_t count);
  std::uint32_t add_word(Word);
  void grow();

  std::string lang_;
  Cut cut_;
  Keys keys_ = keys_of_process();
  std::vector<Entry> table_;
  std::size_t used_ = 0;
  std::vector<Part> parts_;
  std::shared_ptr<Words> words_;
  std::vector<Mark> marks_;
  std::uint32_t article_ = 0;
  std::unordered_map<std::string, std::uint32_t> known_;  // by spelling
};

// This thread's lexicon of a language; the least used go when there are many.
Lexicon& lexicon_of(std::string_view lang, Cut cut);

}  // namespace text
