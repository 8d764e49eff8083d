#pragma once
// stories: which articles tell of the same event.
//
// Frequencies   in how many articles each word has been seen: learnt from every article read, so
//               that a rare name says more than a common verb
// Signature     what placing needs of an article: its weighty words, names and numbers, a sketch of
//               its text, who speaks in its title, whom it credits. Some 2 kB; stored as bytes, so
//               that a restart, or another daemon, places as this one does
// likeness()    of two articles, 0 to 1; kSameEvent or more: one event. Across languages by names,
//               numbers and states alone
// Index         the recent articles and their stories, in memory: place() tells the story of one
//               more, or that it begins one, and why; add() takes it in
// SaidBefore    what a reader of a story knows that somebody said
// coverage()    "also reported by 14 outlets: 11 copies of TASS, 3 of their own"
//
// A wrong merge hides news, a wrong split repeats an alert: two persons' statements on one topic
// stay two stories, and what nothing ties together firmly begins one. Placing never moves what was
// placed. Deterministic; no network, no model. Values are pure and for any thread; an Index and its
// Frequencies belong to one thread.
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "model/statement.h"
#include "model/story.h"
#include "text/reading.h"

namespace stories {

// ---- what articles are made of ----

// A word, a name, a number or a state of an article.
struct Feature {
  enum Flag : std::uint8_t {
    name = 1,          // written with a capital within sentences
    number = 2,        //
    in_title = 4,      //
    in_lead = 8,       // among the first words of the text
    in_focus = 16,     // in the title, or in the first sentence or so
    is_common = 32,    // a word of every text: "the"
    of_date = 64,      // a number that tells when, and nothing else
    of_speaker = 128,  // who speaks in the title: his name, his office
  };
  std::uint32_t key = 0;
  std::uint8_t times = 0;  // in the text; at most 255
  std::uint8_t flags = 0;
  bool is(Flag flag) const { return (flags & flag) != 0; }
  bool operator==(const Feature&) const = default;
};

// Of its words and marks, each once. `reading` is of the article.
std::vector<std::uint32_t> keys_of(const text::Reading& reading, const model::Article&);

// Bounded: 4 MiB, whatever is learnt. Old articles count less and less.
class Frequencies {
 public:
  Frequencies();
  // Every article read, also those without a hit: its keys.
  void learn(const std::vector<std::uint32_t>& keys);
  void learn(const text::Reading& reading, const model::Article& article) {
    learn(keys_of(reading, article));
  }
  // 0.1 and more: how rare. What nobody has seen is rare, a common word of a language never is.
  double rarity(const Feature&) const;
  std::uint64_t articles() const { return articles_; }

 private:
  void count(std::uint32_t key);

  std::uint64_t articles_ = 0;
  std::vector<std::uint16_t> counts_;
};

// Runs of words as the smallest of their hashes (Broder 1997): how much of two texts is one text.
struct Sketch {
  std::vector<std::uint32_t> least;  // ascending
  std::uint32_t runs = 0;            // how many different ones there are
  bool operator==(const Sketch&) const = default;
};

struct Signature {
  std::string lang;                     // ISO 639-1, or empty
  std::string source;                   // the outlet's name
  std::string agency;                   // credited, or itself the source; "TASS"; empty: none
  bool is_only_cited = false;           // the agency, within the text: "he told Reuters"
  std::optional<model::Time> at;        // of publication, else first seen; unset: not known
  std::vector<Feature> words;           // of its language: the weightiest, by key
  std::vector<Feature> marks;           // of all languages: names by sound, numbers, states; by key
  std::vector<std::uint32_t> speakers;  // marks of who speaks in the title, by key
  Sketch sketch;
  bool operator==(const Signature&) const = default;
};

// `reading` is of the article. At most some 3.5 kB, however long the article.
Signature sign(const text::Reading& reading, const model::Article&, const Frequencies&);

// The form that is stored. Nothing where the bytes are no signature of this version.
std::string to_bytes(const Signature&);
std::optional<Signature> signature_of(std::string_view bytes);

// ---- two articles ----

constexpr double kSameEvent = 0.09;

// Time is left out of it. Symmetric.
double likeness(const Signature&, const Signature&, const Frequencies&);

// How much of the shorter text stands in the longer one, word for word; 0 to 1, an estimate.
double shared_text(const Signature&, const Signature&);
// Whether one is the other's text, cut or lightly edited.
bool is_copy(const Signature&, const Signature&);

// ---- stories ----

struct Options {
  // A story that nobody adds to ends: a later article begins a new one.
  std::chrono::hours story_ends = std::chrono::days(7);
  // Beyond that those added first are forgotten. 4.4 kB each.
  std::size_t most_articles = 20'000;
};

struct Placement {
  enum class Kind {
    new_story,
    report,   // of the story's event, by an outlet that had not reported it, in its own words
    rewrite,  // of an agency's text: in other words, crediting it
    copy,     // of an article of the story
    chapter   // more by an outlet that had reported it
  };
  Kind kind = Kind::new_story;
  model::StoryId story;               // 0: to be opened
  model::ArticleId nearest;           // of the story; of a copy, what it is a copy of
  double likeness = 0;                // to the story; of a new one, to the story it came nearest to
  std::string agency;                 // whose text it is, or who is credited; not who is only cited
  std::vector<std::uint32_t> shared;  // keys of what it has in common with `nearest` and says most
  bool are_other_speakers = false;    // would be of that story, but somebody else speaks
};
std::string_view to_text(Placement::Kind);
std::optional<Placement::Kind> kind_named(std::string_view);
// Keys as the article that has them writes them: "Lund", "42"; a state by its code.
std::vector<std::string> written(const std::vector<std::uint32_t>& keys, const text::Reading&,
                                 const model::Article&);

class Index {
 public:
  explicit Index(Options = {});
  ~Index();
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;

  // Milliseconds at most, among 100,000 articles.
  Placement place(const Signature&, const Frequencies&) const;
  // An article that is known goes over to that story, and is otherwise left as it is: false.
  bool add(model::ArticleId, model::StoryId, Signature, const Frequencies&);
  // Those that were added last, as far as they are there: what was to be stored was not. What made
  // room for them stays away.
  void take_back(std::size_t articles);
  std::size_t size() const;

 private:
  struct Articles;
  std::unique_ptr<Articles> articles_;
};

// ---- who said what ----

// A statement by the words of it that say something.
struct Said {
  struct Word {
    std::uint32_t key = 0;   // in its language
    std::uint32_t mark = 0;  // in all languages; 0 where it is no name, number or state
    unsigned news = 1;       // how much it says that nobody said it before
    unsigned abroad = 0;     // and that, where what was said before is in another language
    bool is_topic = false;   // the target, and what the rule asked for: in all that is told
  };
  std::string lang;
  std::vector<std::uint32_t> speakers;  // marks, ascending
  std::vector<Word> words;              // by key, each once
  std::vector<std::uint32_t> marks;     // ascending
  bool denies = false;                  // that it is so
};
// `lang`: of the article, ISO 639-1.
Said said(const model::Statement&, const std::string& lang);

// What a reader of a story has been told. A statement is known when the same speaker said it: in
// one language by its words, of which half were said in one statement, or nearly all in one alert;
// across languages by names and numbers, without which nothing here can tell, so that it is taken
// for known. Who denies what was confirmed says something new.
class SaidBefore {
 public:
  using Alert = std::shared_ptr<const std::vector<Said>>;
  void add(Alert);
  // The statement, or one of the alert, by which it is known; null: it is news.
  const Said* find(const Said&) const;

 private:
  std::vector<Alert> alerts_;
};

// ---- who reported it ----

struct Report {
  std::string source, agency;
  Placement::Kind kind = Placement::Kind::new_story;
  model::Time seen{};
  model::ArticleId article = {};
};

struct Coverage {
  struct Agency {
    std::string name;
    std::size_t outlets = 0;
    bool operator==(const Agency&) const = default;
  };
  std::size_t articles = 0;
  std::size_t outlets = 0;       // besides the one from which it is seen
  std::vector<Agency> copies;    // whose text how many of them print; most first
  std::size_t other_copies = 0;  // of a text that nobody is credited for
  std::size_t own = 0;
  std::size_t copies_in_all = 0;      // outlets without a text of their own
  std::vector<std::string> in_order;  // all outlets, the first to report first
  std::string agency;                 // whom the article credits from which it is seen
  bool operator==(const Coverage&) const = default;
};
// Seen from the outlet of an article; 0: from the first one.
Coverage coverage(std::vector<Report>, model::ArticleId seen_from = {});
// "also reported by 14 outlets: 11 copies of TASS, 3 of their own"; empty where nobody else did.
std::string to_text(const Coverage&);

}  // namespace stories
