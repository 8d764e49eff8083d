#pragma once
// desk: what a person asks over stored articles, before and after a rule is in force.
//
// Each question reads the archive, newest first, in batches, and judges it with the engine that
// judges live articles (rules::RuleSet), on two threads while the next batch is fetched. So what
// try_rule() counts is what the rule would have caught, compare() what an edit gains and loses,
// search() what a query finds, word_forms() which written words a term meets; trace_of() follows
// one article from the feeds that brought it to each attempt to tell of it.
//
// Answers are bounded: counts are whole, samples are few. Every long question takes a Course, which
// hears how far it is and may end it: the answer then holds the part done so far and says so.
//
// The caller's thread and transaction; nothing is written. Rules whose query does not parse meet
// nothing here: ask query::parse first.
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/alert.h"
#include "model/article.h"
#include "model/hit.h"
#include "model/rule.h"
#include "model/statement.h"
#include "people/people.h"
#include "query/query.h"
#include "rules/rules.h"
#include "storage/storage.h"
#include "stories/stories.h"

namespace desk {

// Told the articles judged so far and how many there are, several times a second; false ends the
// question there.
using Course = std::function<bool(std::int64_t done, std::int64_t all)>;

// How much of the archive an answer rests on.
struct Coverage {
  std::int64_t judged = 0, all = 0;
  std::optional<model::Time> oldest, newest;  // first met, of those judged
  // Articles of which some query took too long: they count as not met by it. The daemon would
  // suspend such a rule.
  std::int64_t gave_up = 0;
  bool is_whole() const { return judged == all; }
};

// One article that was met, with what is worth showing of it.
struct Found {
  model::Article article;  // without its text
  std::string feed;
  std::vector<model::Passage> passages;
  std::vector<model::Statement> statements;  // as in rules::Proof
  bool unsure = false;
};

// Those by which the daemon judges.
std::shared_ptr<const people::Lists> lists_in_force(storage::Transaction&);

// ---- try ----

struct Trial {
  Coverage coverage;
  std::int64_t hits = 0, stories = 0;  // the stories nearly
  // Hits without those of a feed's first poll, those older than the rule's max_age and those that
  // are unsure.
  std::int64_t told_hits = 0;
  std::int64_t alerts = 0;  // once for a story, or for each of these
  double alerts_a_day = 0;
  bool is_below_a_day = false;  // that is what it is reckoned from
  struct Day {
    std::chrono::sys_days day;
    std::int64_t articles = 0, hits = 0;
  };
  std::vector<Day> days;  // in UTC, oldest first, none left out between
  std::map<std::string, std::int64_t> by_source, by_lang;
  std::vector<Found> samples;  // the ones that show most, no title twice
};
struct TrialOptions {
  storage::ArchiveFilter filter;
  std::size_t samples = 5;
  bool tells = true;              // false: nobody is told, whatever is met
  bool first_poll_tells = false;  // where a feed does not say
  // A day's alerts are reckoned from the oldest article to now, an hour at least.
  model::Time now{};
};
Trial try_rule(storage::Transaction&, const model::Rule&, const TrialOptions&, const Course&);

// ---- forecast ----

// What rules would have told together, of articles of a day, first polls included.
struct Forecast {
  Coverage coverage;
  std::int64_t alerts = 0;  // articles that meet one of them; of one event perhaps several
  struct Sample {
    Found found;
    std::vector<std::size_t> rules;  // that it meets, as they were given
  };
  std::vector<Sample> samples;  // the newest
};
Forecast forecast(storage::Transaction&, const std::vector<model::Rule>&,
                  std::shared_ptr<const people::Lists>, model::Time since, std::size_t samples,
                  const Course&);

// ---- what an edit changes ----

struct Edit {
  std::optional<model::Rule> before;  // none: the rule was not in force
  std::optional<model::Rule> after;   // none: it is not any more
};
struct Gains {
  std::string rule;
  std::int64_t gained = 0, lost = 0, kept = 0;
  std::vector<Found> gained_samples, lost_samples;  // newest first
};
struct Comparison {
  Coverage coverage;
  std::vector<Gains> rules;  // in the edits' order
};
Comparison compare(storage::Transaction&, const std::vector<Edit>&, const storage::ArchiveFilter&,
                   std::size_t samples, const Course&);

// ---- search ----

struct Findings {
  Coverage coverage;
  std::vector<Found> articles;  // newest first
};
// Ends when `limit` are found; 0: all.
Findings search(storage::Transaction&, const model::Rule&, const storage::ArchiveFilter&,
                std::size_t limit, const Course&);

// ---- words ----

struct WordForm {
  std::string form;  // in lower case
  std::string lang;  // of the articles
  std::int64_t times = 0, articles = 0;
  bool at_least = false;  // of an article with very many words that met, the first were counted
};
struct WordForms {
  Coverage coverage;
  std::vector<WordForm> forms;  // the most frequent first
};
WordForms word_forms(storage::Transaction&, const model::Rule&, const storage::ArchiveFilter&,
                     const Course&);

// ---- one article ----

// The stored article of that number or address, with http or https.
std::optional<storage::ArchivedArticle> find_article(storage::Transaction&, model::ArticleId);
std::optional<storage::ArchivedArticle> find_article(storage::Transaction&, const std::string& url);

// Who says what in an article, in reading order, title first; a speaker whom a list knows on the
// article's date has the list's words beside his own. Null: no lists.
std::vector<model::Statement> statements_in(const model::Article&,
                                            std::shared_ptr<const people::Lists>);

struct Explanation {
  bool matched = false;
  bool gave_up = false;  // as in rules::Verdict
  bool unsure = false;   // as in rules::Proof
  std::vector<rules::Clause> clauses;
  std::vector<model::Passage> passages;  // with the words that proved it marked
};
Explanation explain(const model::Rule&, const model::Article&, const std::string& feed,
                    std::shared_ptr<const people::Lists>);

// What the daemon would store of a rule and an article. None: it does not meet it, or takes too
// long to say.
std::optional<model::Hit> hit_of(const model::Rule&, const model::Article&, const std::string& feed,
                                 std::shared_ptr<const people::Lists>);

struct Trace {
  std::optional<storage::ArchivedArticle> article;  // none: it has left, or never came
  storage::ArticleTrace stored;                     // what became of it
  std::vector<std::string> would_meet;              // rules in force that meet it, without a hit
  std::vector<std::string> newer;                   // of those: whose text came after the article
  std::vector<std::string> changed;                 // of the newer: there before in another text
  std::vector<std::string> suspended;               // rules that would meet it, were they not
  std::vector<std::string> gave_up;                 // those that took too long to say
  // Of those in force: newer than the article, and of these the ones that were there before.
  std::size_t rules_in_force = 0, newer_rules = 0, changed_rules = 0;
  std::vector<storage::HostFeed> feeds_of_host;  // where it is not known at all
  bool is_known() const { return article || !stored.hits.empty() || !stored.alerts.empty(); }
};
Trace trace_of(storage::Transaction&, const std::string& url);

// ---- one story ----

struct Story {
  model::StoryId id;
  std::vector<storage::StoryArticle> articles;  // the first one met first
  stories::Coverage coverage;
  std::vector<storage::AddressOfStory> told;
  std::vector<storage::TracedAlert> alerts;  // in order of time
};
// That into which it was merged, where it was. None: there is no such story.
std::optional<Story> find_story(storage::Transaction&, model::StoryId);
// Who reported it, seen from the outlet of an article; 0: from the first one.
stories::Coverage coverage_of(storage::Transaction&, model::StoryId,
                              model::ArticleId seen_from = {});
// What a message about an article tells of its story.
model::Alert::StoryRef story_told(storage::Transaction&, model::StoryId, model::ArticleId);

// ---- texts ----

// Two definitions, line by line: "  same", "- before", "+ after".
std::vector<std::string> line_difference(const std::string& before, const std::string& after);

}  // namespace desk
