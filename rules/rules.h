#pragma once
// rules: a query's tree -> does this article meet it, and by which words.
//
// Trees (query/query.h) are compiled (rules/program.h): a RuleSet holds many, shares what their
// words meet (rules/slot_index.h), asks of an article only those it can meet (rules/presearch.h)
// and judges these (rules/judge.h); evaluate() does the same for one query. So there is one
// evaluator: live matching, rule tests and every question a person asks call the same functions, in
// a time that no legal query can stretch (the limits of docs/rule-language.md). What they find is
// defined by tests/rules/obvious.h and compared with it.
//
// Pure. Any thread may match with one RuleSet; each remembers for itself what the words it has met
// mean to it.
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "model/hit.h"
#include "model/rule.h"
#include "model/statement.h"
#include "people/people.h"
#include "query/query.h"
#include "text/reading.h"

namespace rules {

// What a query is judged on: an article and what it reads like (of its title, text and language).
// Everything outlives the call.
struct Subject {
  const text::Reading& reading;
  const model::Article& article;
  std::string_view feed;  // the feed's name
  // Of the article, where they are known already; null: found when a query asks for them.
  const std::vector<model::Statement>* statements = nullptr;
};

// What a query is judged by, beside the article.
struct Means {
  std::shared_ptr<const people::Lists> lists = nullptr;  // null: none
  // Of statements, 0 to 1; unset: people::kLeastConfidence. Raise it to be told less and surer.
  std::optional<double> min_confidence = {};
  // As the query was parsed: so are the terms of its lists.
  bool lookalikes = false;
  text::Cut cut = text::Cut::analyst;
};

// What a query has met, and by what.
struct Proof {
  std::vector<model::Span> spans;  // of the words; sorted, no duplicates
  // Those that prove it, for whoever asked said(…), in reading order: speakers are named as the
  // lists know them, the words that met about: are marked.
  std::vector<model::Statement> statements;
  std::vector<model::Statement> other_statements;  // of the same speakers, at most kMaxOthers
  std::vector<model::Unlisted> unlisted;           // who counted though no list knows the name
  bool unsure = false;  // met only if statements of less than the confidence wanted are right
};
// Of one rule on one article: a hit is stored and sent, and nobody reads more.
constexpr std::size_t kMaxSpans = 1000, kMaxStatements = 50, kMaxOthers = 10, kMaxUnlisted = 10;

struct Verdict : Proof {
  bool matched = false;
  bool gave_up = false;  // it would have taken too long (kMostSteps): nobody knows
};
Verdict evaluate(const query::Query&, const Subject&, const Means& = {});

struct RuleMatch : Proof {
  std::size_t rule = 0;  // index into RuleSet::rules()
};

// What rules took, in steps of some nanoseconds each: places and pairs looked at. By index.
struct Cost {
  std::uint64_t judged = 0;  // articles that could have met it
  std::uint64_t steps = 0;
  std::uint64_t gave_up = 0;  // articles on which it would have taken too long; no match is told
  std::uint64_t worst = 0;    // steps on one article
  model::ArticleId worst_article;
};
// After the first articles an estimate, for writing down would itself cost: of each 32nd one all is
// added, for 32; of the others what was dear.
class Costs {
 public:
  void add_article() { weight_ = articles_++ < kAllOf ? 1 : articles_ % kEvery == 0 ? kEvery : 0; }
  void add(std::size_t rule, std::size_t steps, bool gave_up, model::ArticleId article) {
    if (weight_ != 0 || steps >= kDear)
      add(rule, steps, gave_up, article, steps >= kDear ? 1 : weight_);
  }
  const std::vector<Cost>& of_rules() const { return of_rules_; }  // as far as there are any
  std::uint64_t articles() const { return articles_; }
  bool any_gave_up() const { return any_gave_up_; }
  bool gave_up(std::size_t rule) const {
    return any_gave_up_ && rule < of_rules_.size() && of_rules_[rule].gave_up > 0;
  }

 private:
  static constexpr std::uint64_t kAllOf = 100, kEvery = 32;
  static constexpr std::size_t kDear = 10'000;
  void add(std::size_t rule, std::size_t steps, bool gave_up, model::ArticleId,
           std::uint64_t times);

  std::vector<Cost> of_rules_;
  std::uint64_t articles_ = 0, weight_ = 1;
  bool any_gave_up_ = false;
};
// What a rule may take on one article: about a tenth of a second.
constexpr std::size_t kMostSteps = 50'000'000;

// What a list may hold with those that it includes; `check` refuses more.
constexpr std::size_t kMostTermsOfList = 20'000;

struct RuleSetOptions {
  text::Cut cut = text::Cut::analyst;
  // Articles like those to come, some hundreds or thousands: they tell which words are rare. Read
  // while compiling only.
  std::span<const model::Article> sample = {};
  std::shared_ptr<const people::Lists> lists = nullptr;  // those that queries name; null: none
};

// Immutable; shared by copies of the pointer inside. Any thread may match.
class RuleSet {
 public:
  // Rules whose query does not parse are left out and told in `refused` (a stored query may come
  // from a newer or older version).
  struct Refused {
    model::Rule rule;
    query::Error error;
  };
  explicit RuleSet(std::vector<model::Rule> rules, RuleSetOptions = {});
  // These rules instead, words cut alike; queries that are in this set already are not compiled
  // again, but for those that name somebody where any list has changed. Sample: RuleSetOptions.
  RuleSet with(std::vector<model::Rule> rules, std::shared_ptr<const people::Lists> lists,
               std::span<const model::Article> sample = {}) const;
  // The same, with the lists of this set.
  RuleSet with(std::vector<model::Rule> rules, std::span<const model::Article> sample = {}) const;
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  const std::vector<model::Rule>& rules() const;
  const std::vector<Refused>& refused() const;
  // How many rules want no word, so that every article is asked.
  std::size_t unindexed() const;

  // In the order of rules(). A rule that gave up once, by the costs, is not asked again.
  std::vector<RuleMatch> match(const Subject&, Costs* = nullptr) const;
  // Without what proves it.
  std::vector<std::uint32_t> matching(const Subject&, Costs* = nullptr) const;

 private:
  struct Compiled;
  class Taken;
  RuleSet(std::vector<model::Rule>, RuleSetOptions, const Compiled* before);
  std::shared_ptr<const Compiled> compiled_;
};

// A query taken apart for a person who asks why: each part as written, whether it holds, by which
// words, and what it would have taken.
struct Clause {
  int depth = 0;        // of the part in the query
  std::string written;  // "minister NEAR/10 warned"
  std::string joins;    // "NEAR/10", "OR of 6": what joins its parts; empty for others
  bool holds = false;
  bool excludes = false;  // stands under NOT: it holds against the article
  bool unsure = false;    // it holds as Proof::unsure says
  std::vector<model::Span> spans;
  std::string reason;  // where it does not hold: "the nearest two are 14 words apart"; else empty
  std::string note;  // where the words alone do not say why it holds: "in office on 2023-05-25: …"
};
// Parts before what they are made of; the whole query first. Lookalikes and cut are those of the
// options.
std::vector<Clause> explain(std::string_view query, query::Options, const Subject&,
                            const Means& = {});

// The stretches of an article worth showing for a hit: the title where words of it matched, and the
// sentences around the first matches in the text, or its first sentence where none of its words
// matched; at most `max_passages`. What was said goes before what was found beside it.
std::vector<model::Passage> passages(const model::Article&, const Proof&,
                                     std::size_t max_passages = 3);

}  // namespace rules
