#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"
#include "model/rate.h"
#include "model/time.h"

namespace model {

// A text that a rule's author says must match, or must not.
struct RuleTest {
  bool must_match = true;
  std::string title, text;
  std::string lang;               // empty: detected
  std::optional<Time> published;  // empty: when the test runs
  std::string url;                // canonical, for url: and site:
  std::vector<std::string> authors, tags;
  std::string country;  // the outlet's, ISO 3166 alpha-2
  std::string source;   // outlet's name, for source:
  std::string feed;     // feed's name, for feed:
  int line = 0;         // where it begins in the rule's file
  bool operator==(const RuleTest&) const = default;
};

// A named watch. The parsed expression is rules::Query.
struct Rule {
  RuleId id;
  int revision = 0;  // 1 at first storing; one more with each change
  std::string name;
  std::string title;  // what people read; the name where none is given
  std::string query;
  std::vector<std::string> notify;  // names of receivers
  enum class Per { story, article } per = Per::story;
  // When a story that was told is told again.
  struct Updates {
    bool statements = false;  // when somebody says something more
    int sources = 0;          // once so many outlets report it in words of their own; 0: never
    bool operator==(const Updates&) const = default;
  } updates;
  // High is told in quiet hours and absences, too.
  enum class Priority { normal, high } priority = Priority::normal;
  std::string high_if;      // a query: high for articles that meet it as well; empty: for none
  bool lookalikes = false;  // letters of other scripts meet, too
  // From 0 to 1: statements less sure than that are for review only. Unset: the usual one.
  std::optional<double> min_confidence;
  std::optional<std::chrono::seconds> max_age;  // older articles are stored, not told
  // Of alerts at once, to whomever; what is more becomes a digest.
  Rate storm{100, std::chrono::seconds(600)};
  std::optional<Rate> expect;  // of hits; fewer are told as a silence
  std::vector<RuleTest> tests;
  bool operator==(const Rule&) const = default;
};

// "never", "statements", "sources:3", as a person writes it.
std::string to_text(const Rule::Updates&);
std::optional<Rule::Updates> updates_named(std::string_view);

}  // namespace model
