#pragma once
// The syntax tree of a query. Read only by this room: others hold a Query and hand it back.
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "rules/rules.h"
#include "text/words.h"

namespace rules {

// What one place of a term asks of one word of the article.
struct Slot {
  enum class Kind {
    word,     // this word, or an inflection of it
    pattern,  // * and ? against the written word
    any       // * alone in quotes: exactly one word
  };
  Kind kind = Kind::word;
  bool inflected = false;
  text::Script script = text::Script::other;
  std::string folded;                  // the word, or the pattern
  std::string lower;                   // what a stemmer wants to see
  std::string possessive;              // set: quoted with its 's, and wanted so
  std::string twin;                    // ae oe ue for umlauts: counts in German text
  std::vector<std::string> spellings;  // British or American
  std::string before, after;           // signs that must touch the word

  bool operator==(const Slot&) const = default;
};

struct Node;
using Child = std::unique_ptr<Node>;

// Consecutive places.
struct Term {
  std::vector<Slot> slots;
  bool operator==(const Term&) const = default;
};
struct And {
  std::vector<Child> of;
};
struct Or {
  std::vector<Child> of;
};
struct Not {
  Child of;
};
// At most `distance` words between the nearest ends of the two; `ordered`: left before right.
struct Near {
  Child left, right;
  int distance = 4;
  bool ordered = false;
};
// Binds all inside to one field.
enum class Scope { everywhere, title, source, feed, lang };
struct InField {
  Scope scope = Scope::title;
  Child of;
};
// feed: the exact name, or lang: a language code.
struct Value {
  Scope scope = Scope::lang;
  std::string wanted;
};

struct Node {
  std::variant<Term, And, Or, Not, Near, InField, Value> is;
  std::size_t begin = 0, end = 0;  // bytes of the query
  bool in_brackets = false;        // written so; `begin` and `end` include them
};

// How much a query holds, by which it is limited and its work on an article shared out.
struct Size {
  std::size_t terms = 0, words = 0;  // words: those of phrases counted
  std::size_t wildcards = 0;         // that are more than a word's beginning
  std::size_t nears = 0;
};

class Query {
 public:
  Query(Child root, Size size) : root_(std::move(root)), size_(size) {}
  const Node& root() const { return *root_; }
  const Size& size() const { return size_; }

 private:
  Child root_;
  Size size_;
};

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};

}  // namespace rules
