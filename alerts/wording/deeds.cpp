#include "alerts/wording/deeds.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "alerts/wording/readers_words.h"
#include "text/ascii.h"
#include "text/harmless.h"
#include "text/utf8.h"

namespace alerts {
namespace {

using model::Statement;
using Kind = Statement::Kind;

constexpr std::size_t kMostTarget = 60, kMostAlone = 80;

// What a speaker did to somebody (`…`), by itself, and before what was said. In the order of Tense.
struct Verb {
  Kind kind;
  std::array<const char*, 2> to, alone, before;
};
constexpr std::array kVerbs = {
    Verb{Kind::say, {"spoke of …", "speaks of …"}, {"said", "says"}, {"said", "says"}},
    Verb{Kind::accuse,
         {"accused …", "accuses …"},
         {"made an accusation", "makes an accusation"},
         {"made an accusation:", "makes an accusation:"}},
    Verb{Kind::threaten,
         {"threatened …", "threatens …"},
         {"made a threat", "makes a threat"},
         {"threatened", "threatens"}},
    Verb{Kind::warn, {"warned …", "warns …"}, {"warned", "warns"}, {"warned", "warns"}},
    Verb{Kind::demand,
         {"made a demand of …", "makes a demand of …"},
         {"made a demand", "makes a demand"},
         {"demanded", "demands"}},
    Verb{Kind::promise,
         {"made a promise to …", "makes a promise to …"},
         {"made a promise", "makes a promise"},
         {"promised", "promises"}},
    Verb{Kind::propose,
         {"made a proposal to …", "makes a proposal to …"},
         {"made a proposal", "makes a proposal"},
         {"proposed", "proposes"}},
    Verb{Kind::deny,
         {"denied … something", "denies … something"},
         {"issued a denial", "issues a denial"},
         {"denied", "denies"}},
    Verb{Kind::confirm,
         {"confirmed …", "confirms …"},
         {"confirmed", "confirms"},
         {"confirmed", "confirms"}},
    Verb{Kind::reject,
         {"rejected …", "rejects …"},
         {"voiced a rejection", "voices a rejection"},
         {"rejected", "rejects"}},
    Verb{Kind::condemn,
         {"condemned …", "condemns …"},
         {"voiced a condemnation", "voices a condemnation"},
         {"condemned", "condemns"}},
    Verb{Kind::praise,
         {"praised …", "praises …"},
         {"gave praise", "gives praise"},
         {"praised", "praises"}},
    Verb{Kind::urge,
         {"urged …", "urges …"},
         {"made an appeal", "makes an appeal"},
         {"urged", "urges"}},
    Verb{Kind::concern,
         {"voiced concern about …", "voices concern about …"},
         {"voiced concern", "voices concern"},
         {"voiced concern", "voices concern"}}};

// Whom a mere saying is addressed to: "told parliament that …".
constexpr Verb kTell{Kind::say, {"told …", "tells …"}, {"said", "says"}, {"said", "says"}};

const Verb& verb_of(Kind kind) {
  return *std::ranges::find(kVerbs, kind, &Verb::kind);
}

// What he says of somebody else is no address: "described NATO as …", or anything negated.
const Verb& verb_of(const Statement& statement) {
  if (statement.negated) return verb_of(Kind::say);
  const bool is_told = statement.kind == Kind::say && !statement.found_by.ends_with("/verb-as");
  return is_told ? kTell : verb_of(statement.kind);
}

std::string with_object(std::string_view verb, const std::string& object) {
  constexpr std::string_view kPlace = "…";
  const std::size_t at = verb.find(kPlace);
  return std::string(verb.substr(0, at)) + object + std::string(verb.substr(at + kPlace.size()));
}

bool begins_with_word(std::string_view words, std::string_view word) {
  return words.starts_with(word) && (words.size() == word.size() || words[word.size()] == ' ');
}

// "of using the crisis", "to withdraw": goes on after whom it is said of.
bool goes_on(std::string_view words) {
  constexpr auto kBefore = std::to_array<std::string_view>(
      {"of", "for", "against", "over", "with", "to", "about", "that", "not", "as", "on"});
  return std::ranges::any_of(kBefore, [&](auto word) { return begins_with_word(words, word); });
}

// A sentence's first word within another sentence: "The fleet would stay" -> "the fleet …".
std::string within_sentence(std::string words) {
  constexpr auto kSmall = std::to_array<std::string_view>(
      {"The", "A",  "An", "This", "That", "These", "It",    "He",  "She", "We",  "They", "There",
       "In",  "On", "If", "His",  "Her",  "Its",   "Their", "Any", "No",  "All", "Our"});
  if (std::ranges::any_of(kSmall, [&](auto word) { return begins_with_word(words, word); }))
    words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words;
}

std::string content_of(const Statement& statement, std::size_t most) {
  return within_sentence(beginning_of(statement.words, most));
}

std::string quoted(const Statement& statement, std::size_t most) {
  return "“" + beginning_of(statement.words, most) + "”";
}

// NATO needs no article, the alliance does: as it has one in front of where it stands.
std::string with_article(std::string_view noun, std::string_view before) {
  const bool is_small = !noun.empty() && noun[0] >= 'a' && noun[0] <= 'z';
  const bool has_one = before.ends_with("the ") || before.ends_with("The ");
  if (!is_small || !has_one) return std::string(noun);
  before.remove_suffix(4);
  const bool ends_a_word = !before.empty() && text::is_letter(before.back());  // "breathe fire"
  return (ends_a_word ? "" : "the ") + std::string(noun);
}

// What the query met in what was said: "NATO".
std::string met_in(const Statement& statement) {
  const std::string& words = statement.words;
  for (const auto& [begin, end] : statement.marks) {
    const std::size_t from =
        text::code_point_start(words, std::min<std::size_t>(begin, words.size()));
    const std::size_t to = text::code_point_start(words, std::min<std::size_t>(end, words.size()));
    if (from >= to) continue;
    const std::string_view before = std::string_view(words).substr(0, from);
    const std::string met = in_latin(std::string_view(words).substr(from, to - from));
    if (!met.empty())
      return text::isolated(text::cut_to_code_points(with_article(met, before), kMostTarget));
  }
  return "";
}

// What of it the reader asks for.
std::string concerning(const Statement& statement, const Verb& verb, std::size_t tense,
                       const std::string& met) {
  if (statement.negated || statement.kind == Kind::say)
    return with_object(verb_of(Kind::say).to[tense], met);
  if (statement.kind == Kind::concern) return with_object(verb.to[tense], met);
  return std::string(verb.alone[tense]) + " concerning " + met;
}

// Of nobody in particular: what was said, or what of it the reader asks for.
std::string without_target(const Statement& statement, const Telling& telling) {
  const Verb& verb = verb_of(statement);
  const auto tense = static_cast<std::size_t>(telling.tense);
  const std::size_t most = telling.most_content > 0 ? telling.most_content : kMostAlone;
  if (statement.words.empty()) return verb.alone[tense];
  if (telling.is_english && !statement.direct) {
    const std::string before = statement.negated ? statement.cue_words : verb.before[tense];
    const bool joins = verb.kind != Kind::concern || goes_on(statement.words);
    return before + (joins ? " " : ": ") + content_of(statement, most);
  }
  if (telling.is_quoted_below || !telling.is_english)
    if (const std::string met = met_in(statement); !met.empty())
      return concerning(statement, verb, tense, met);
  return verb.alone[tense] + std::string(": ") +
         (statement.direct ? quoted(statement, most) : content_of(statement, most));
}

}  // namespace

std::string target_of(const Statement& statement) {
  std::string_view target = statement.target_met;
  if (target.empty()) {
    target = statement.target_words;
    if (target.starts_with("the ")) target.remove_prefix(4);
  }
  if (target.empty()) return "";
  const std::string_view words = statement.target_words;
  const std::size_t at = words.find(target);
  const std::string named =
      in_latin(with_article(target, words.substr(0, at == words.npos ? 0 : at)));
  return text::isolated(text::cut_to_code_points(named, kMostTarget));
}

std::string deed(const Statement& statement, const Telling& telling) {
  const std::string target = target_of(statement);
  if (target.empty()) return without_target(statement, telling);
  const std::string done =
      with_object(verb_of(statement).to[static_cast<std::size_t>(telling.tense)], target);
  if (telling.most_content == 0 || statement.words.empty()) return done;
  if (statement.direct) return done + ": " + quoted(statement, telling.most_content);
  const bool joins = telling.is_english && goes_on(statement.words);
  return done + (joins ? " " : ": ") + beginning_of(statement.words, telling.most_content);
}

}  // namespace alerts
