// Whom or what a query names: @name, former:@name, ever:@name, person:"…".
#include <algorithm>
#include <string>
#include <utility>

#include "query/parser.h"
#include "query/scan.h"
#include "query/vocabulary.h"
#include "text/ascii.h"
#include "text/characters.h"
#include "text/edit_distance.h"

namespace query {
namespace {

// The list that was meant, or empty: one whose name goes on or begins so, else one nearly the same.
std::string nearest_list(const std::string& name, const std::vector<std::string>& known) {
  for (const std::string& one : known)
    if (one.starts_with(name + "-") || name.starts_with(one + "-")) return one;
  return std::string(text::nearest(name, {known.begin(), known.end()}));
}

}  // namespace

// Names are looked for in running text: an author's or an outlet's name is words.
bool Parser::may_name_here(const Lexeme& lexeme) {
  const std::string name = lexeme.kind == Kind::person ? "person:" : written(lexeme);
  if (context_.manner == Manner::raw)
    refuse(lexeme.begin, name + " cannot stand inside raw:", "put it beside the bracket");
  else if (!is_of_text(context_.scope))
    refuse(lexeme.begin, name + " cannot stand inside " + with_colon(context_.scope),
           "put the words there, as in " + with_colon(context_.scope) + "(reuters OR tass)");
  else
    return counts_term();
  return false;
}

bool Parser::is_known_list(const Lexeme& lexeme, const Named& named) {
  if (!options_.lists || std::ranges::find(*options_.lists, named.name) != options_.lists->end())
    return true;
  const bool may_be_handle = named.kind == Named::Kind::list;
  const std::string nearest = nearest_list(named.name, *options_.lists);
  std::string hint = may_be_handle ? "\"" + written(lexeme) + "\"" : "";
  if (!nearest.empty()) hint = written_as({named.kind, nearest});
  refuse(lexeme.begin,
         "there is no list @" + named.name + (may_be_handle ? "; a handle is quoted" : ""),
         std::move(hint));
  return false;
}

Child Parser::parse_named() {
  const Lexeme& lexeme = here();
  Named named{lexeme.named, text::ascii_lower(lexeme.text)};
  if (!may_name_here(lexeme) || !is_known_list(lexeme, named) || !counts_words(lexeme, 1))
    return nullptr;
  step();
  return node(std::move(named), lexeme.begin, lexeme.end);
}

Child Parser::parse_person() {
  const Lexeme& person = here();
  if (!may_name_here(person)) return nullptr;
  step();
  const Lexeme& name = here();
  if (name.kind == Kind::fault) return refuse_here();
  if (name.kind != Kind::phrase) return refuse_person(person);
  Named named{Named::Kind::person, unquoted(name.text)};
  const auto words = static_cast<std::size_t>(std::ranges::count(named.name, ' ')) + 1;
  if (words > kMaxPhraseWords)
    return refuse(name.begin, "more than 100 words in a row", "leave all but the name out");
  if (named.name.find_first_of("*?") != std::string::npos)
    return refuse(name.begin, "wildcards mean nothing in person:, which knows a name's forms",
                  "leave them out");
  if (!counts_words(name, words)) return nullptr;
  step();
  if (here().kind == Kind::slop)
    return refuse(here().begin, "~ cannot stand behind person:, which knows a name's forms",
                  written(person) + written(name));
  return node(std::move(named), person.begin, name.end);
}

// person:Sergey Shoigu: the capitals say how far the name goes.
Child Parser::refuse_person(const Lexeme& person) {
  constexpr std::size_t kMostWords = 5;
  std::string name;
  for (std::size_t i = at_; i < std::min(at_ + kMostWords, lexed_.all.size()); ++i) {
    const Lexeme& word = lexed_.all[i];
    std::size_t first = word.begin;
    if (word.kind != Kind::word) break;
    if (i > at_ && !text::is_upper(text::next_character(query_, first))) break;
    name += (i > at_ ? " " : "") + written(word);
  }
  const std::string message = "person: needs a name in quotes right behind it";
  if (name.empty())
    return refuse(person.begin, message, "put person: before each name: person:\"Anna Dorn\"");
  return refuse({person.begin, message, "person:\"" + name + "\"", true});
}

}  // namespace query
