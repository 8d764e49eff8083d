#pragma once
// query: what a person wrote -> a syntax tree, or an exact error.
//
// A query is cut into lexemes (query/lexemes.h), these are read by recursive descent
// (query/parser.h), and what was read is looked over for what nobody can mean (query/checks.h). The
// grammar stands in docs/rule-language.md. The tree says what is asked, and nothing of how it is
// found: that is of the room rules.
//
// Pure; any thread. A legal query is bounded in all its sizes (query/vocabulary.h).
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/statement.h"
#include "model/time.h"
#include "text/words.h"

namespace re2 {
class RE2;
}

namespace query {

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
  std::string skeleton;                // set where look-alikes of other scripts are wanted
  std::vector<std::string> spellings;  // British or American
  std::string before, after;           // signs that must touch the word

  bool operator==(const Slot&) const = default;
};

struct Node;
using Child = std::unique_ptr<Node>;

// Consecutive places; with `slop`, places that so many moves bring into that order (Lucene's slop).
struct Term {
  std::vector<Slot> slots;
  std::optional<int> slop;
  bool operator==(const Term&) const = default;
};
// These exact characters (NFC) where not both neighbours of either end are letters or digits.
struct Raw {
  std::string wanted;
};
struct Regex {
  std::shared_ptr<const re2::RE2> expression;
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
// `without`: NOT NEAR, a left one that no right one is that near to or overlaps.
struct Near {
  Child left, right;
  int distance = 4;
  bool ordered = false;
  bool without = false;
};
// Some stretch holds one of each, not overlapping, and at most `distance` words of none.
struct NearAll {
  std::vector<Child> of;
  int distance = 4;
};
// Some sentence or paragraph satisfies the query inside; the title is one of either.
struct Within {
  enum class Unit { sentence, paragraph };
  Unit unit = Unit::sentence;
  Child of;
};
// So many occurrences that do not overlap, in title and text together.
struct AtLeast {
  int times = 1;
  Child of;
};
// The weights of those that hold, added up.
struct Score {
  struct Part {
    Child of;
    int weight = 1;
  };
  std::vector<Part> parts;
  int threshold = 1;
};
// Binds all inside to one field. Of words: title, lead, body, author, source, tag; the others hold
// whole values.
enum class Scope : std::uint8_t {
  everywhere,
  title,
  lead,
  body,
  author,
  source,
  tag,
  feed,
  site,
  url,
  lang,
  country,
  published
};
struct InField {
  Scope scope = Scope::title;
  Child of;
};
// feed: the exact name, site: a host, url: a piece of the canonical URL, lang: and country: a code
// in lower case.
struct Value {
  Scope scope = Scope::lang;
  std::string wanted;
};
// From `from` inclusive until `until` exclusive.
struct Published {
  std::optional<model::Time> from, until;
};

// @name, former:@name, ever:@name, person:"…": somebody or something that the article names. Stands
// wherever a term may, NEAR included; `name` of a list is in lower case.
struct Named {
  enum class Kind : std::uint8_t { list, former, ever, person };
  Kind kind = Kind::list;
  std::string name;
};
// One statement for which all hold that are asked; a part that is null, and `kinds` that are empty,
// are not asked. `by`, `via` and `venue` hold Term, Raw, Named (of `via` and `venue`: lists of
// terms), Or, And and Not of these; `about` any query but fields, filters and another Said.
struct Said {
  Child by, about;
  std::vector<model::Statement::Kind> kinds;
  Child via, venue;
};

struct Node {
  std::variant<Term, Raw, Regex, And, Or, Not, Near, NearAll, Within, AtLeast, Score, InField,
               Value, Published, Named, Said>
      is;
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

struct Error {
  int line = 1, column = 1;  // 1-based, columns in code points, at the operand at fault
  std::string message;       // "title: cannot stand on one side of NEAR"
  std::string hint;          // "title:(nato NEAR/5 csto)", or empty
};

struct Warning {
  int line = 1, column = 1;
  std::string message;
};

struct Parsed {
  std::shared_ptr<const Query> query;
  std::vector<Warning> warnings;
};

struct Options {
  bool lookalikes = false;  // letters of another script that look the same meet, too
  // Words as Lucene's StandardAnalyzer makes them, and nothing folded but case.
  text::Cut cut = text::Cut::analyst;
  // The names of the lists there are: @others are refused. Null: every name is taken. Not kept.
  const std::vector<std::string>* lists = nullptr;
};

std::expected<Parsed, Error> parse(std::string_view, Options = {});

// A term of a list, met as forms:"…" is.
std::expected<Term, Error> parse_list_term(std::string_view, const Options& = {});

// The lists that a query names, as @x, former:@x or ever:@x; each once, in order.
std::vector<std::string> named_lists(const Query&);

// So common that a query of nothing else says nothing; folded.
bool is_stop_word(std::string_view folded);

// For the variants of a Node.
template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};

}  // namespace query
