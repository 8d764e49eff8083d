#pragma once
// people: names across scripts, dated offices, and who said what.
//
// Lists         what people wrote in watch files: who held which office when; pure data
// Roster        the persons, offices and countries that queries ask for, compiled: their names in
//               every spelling, script and case, generated once and looked up while matching
// mentions()    where an article names them
// statements()  who said what to whom, how and through whom: quotation marks and cue verbs, by
//               rules over sentences; every one says which rule found it
//
// Precision goes first: an alert that is wrong twice is switched off. Deterministic; no network, no
// model. Pure; any thread may use one Roster; every function is bounded and linear in the text.
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "model/statement.h"
#include "people/lists.h"
#include "text/reading.h"

namespace people {

// ---- names and offices ----

// What a query asks for.
struct Wanted {
  enum class Kind {
    list,    // @name: in office on the article's day
    former,  // former:@name
    ever,    // ever:@name
    person   // person:"Sergey Shoigu"
  };
  Kind kind = Kind::list;
  std::string name;  // of the list, or the person's
  bool operator==(const Wanted&) const = default;
};
using WantedId = std::uint32_t;  // index of what the Roster was made for

// One place where the article names somebody wanted.
struct Mention {
  enum class By {
    full_name,    // family and given name, or initial
    family_name,  // alone, after a full name or office of that person in the article
    office,       // "Kazakhstan's defence minister": the holder on the day
    unknown,      // an office of the list, and a name that no list knows, or nobody whom the list
                  // has in it on the day: counts, and is told. The holder is who has it by the
                  // list, or had it last: country and office are his, the name is not
    term          // a word of a list of terms or countries
  };
  model::Span span;                     // all of it: "Russian Defense Minister Sergey Shoigu"
  std::uint32_t first = 0, behind = 0;  // places (tokens of the field)
  model::Span name;                     // the name alone; empty where there is none
  By by = By::full_name;
  std::vector<WantedId> of;  // whom it counts for; ascending
  Holder holder;             // the member; null for person: and terms
};

// For which offices are asked: of publication, else first seen.
inline model::Day day_of(const model::Article& article) {
  return std::chrono::floor<std::chrono::days>(article.published.value_or(article.seen));
}

class Roster {
 public:
  Roster(std::shared_ptr<const Lists>, std::vector<Wanted>);
  Roster(Roster&&) noexcept;
  Roster& operator=(Roster&&) noexcept;
  ~Roster();

  const Lists& lists() const;
  const std::vector<Wanted>& wanted() const;
  // Whether an article that holds a word of the reading, by its id, may name anybody: one with a
  // mention has a word for which this says so. Some microseconds for a new word: asked once.
  bool may_name(const text::Reading&, std::uint32_t word_id) const;

  // In reading order, title first.
  std::vector<Mention> mentions(const text::Reading&, const model::Article&, model::Day) const;

 private:
  struct Compiled;
  friend class MentionSearch;
  std::unique_ptr<const Compiled> compiled_;
};

// Names without lists and offices: who of many is meant, in an article or by a bare name. Also how
// good the engine of names is (tool names). Immutable; any thread.
class Names {
 public:
  explicit Names(const std::vector<std::string>& names);
  ~Names();

  // Indexes of the names, ascending: of whom an article names in full, or by initial. Of several
  // whom one place may name, the nearest.
  std::vector<std::size_t> found_in(const text::Reading&, const model::Article&) const;
  // Of whom a bare name means: "Шойгу С. К.". The nearest; several where they are equally near.
  std::vector<std::size_t> meant_by(std::string_view name) const;

 private:
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

// Whether two bare names may be one person's; slips of the pen are allowed for.
bool may_be_one(std::string_view name, std::string_view other);

// Likely written forms of a name, the likeliest first, for `lists show` and for who wants to pin or
// ban one; more than these are matched. At most `most`.
std::vector<std::string> written_forms(const model::Member&, std::size_t most = 200);

// ---- statements ----

// Statements less sure than that are for review: nobody is told at once.
constexpr double kLeastConfidence = 0.75;

// In reading order, title first. The article's title, text and lang; the reading is of it.
std::vector<model::Statement> statements(const text::Reading&, const model::Article&);

// Whether a speaker is the one whom a mention names: the mention is the head of the speaker's words
// ("Dorn's spokeswoman Mia Lund" is not Dorn).
bool is_speaker(const model::Statement::Speaker&, const Mention&);

// Who that is by the lists, and the office if it is his on the day of the article. Of a holder whom
// the list does not know, the name stays out.
void name_speaker(model::Statement::Speaker&, const Mention&, model::Day);

}  // namespace people
