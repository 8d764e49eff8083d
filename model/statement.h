#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/span.h"

namespace model {

// Somebody said something: who, what, how, through whom. Spans are bytes of the article's title or
// text; the words stand beside them, because a statement outlives its article (hits, alerts).
struct Statement {
  enum class Kind {
    say,  // neutral, or a negated cue
    accuse,
    threaten,
    warn,
    demand,
    promise,
    propose,
    deny,
    confirm,
    reject,
    condemn,
    praise,
    urge,
    concern
  };
  // How the text brings it. mixed: quoted in part; credited: "according to X", "in his words";
  // headline: "Shoigu: NATO …"; passive: "was quoted as saying".
  enum class Form { direct, mixed, indirect, credited, headline, passive };

  struct Speaker {
    Span mention;  // as written at that place: "He", "Russian Defense Minister Sergey Shoigu"
    std::optional<Span> named;  // the mention in the article that tells who that is; unset: unclear
    std::string written;        // the words of `mention`
    std::string name;           // as resolved in the article: "Sergey Shoigu"; else as written
    // Where a list knows him; filled in by the rules.
    std::string list, member, office, country;
    bool stale = false;  // country and office of the list beside a name that is not on it
    bool operator==(const Speaker&) const = default;
    // As people read it: by the list, else by the article, else as written.
    const std::string& shown_name() const {
      return !member.empty() ? member : !name.empty() ? name : written;
    }
  };

  Field field = Field::text;
  std::vector<Span> content;  // in reading order; without quotation marks, cue and conjunction
  Span cue;
  std::optional<Span> target;     // the one addressed or accused
  std::vector<Speaker> speakers;  // empty: nobody is named
  Kind kind = Kind::say;
  Form form = Form::indirect;
  bool direct = false;  // content begins in quotation marks, and half of it or more stands there
  bool negated = false;
  std::vector<std::string> via;  // who is credited: "TASS"
  std::string venue;             // the meeting or body, as written
  double confidence = 0;         // 0 to 1: how often such a finding is right
  std::string found_by;          // the rule that found it: "en/verb-that"
  std::string words;             // of the content; its parts joined by " … "
  std::string cue_words, target_words;
  // Filled in for a hit: what its query met, as bytes of `words`, and as words of the target.
  std::vector<Passage::Mark> marks;
  std::string target_met;
  bool operator==(const Statement&) const = default;
};

std::string_view to_text(Statement::Kind);
std::optional<Statement::Kind> statement_kind(std::string_view);
std::string_view to_text(Statement::Form);
std::optional<Statement::Form> statement_form(std::string_view);

}  // namespace model
