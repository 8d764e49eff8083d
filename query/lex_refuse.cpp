// Words that are refused for what they hold.
#include <string>

#include "query/lexer.h"
#include "query/scan.h"
#include "query/vocabulary.h"

namespace query {
namespace {

// What the single quotes hold whose inside is at `from`: up to one at a word's end, or else `word`.
std::string single_quoted(std::string_view query, std::size_t from, std::string_view word) {
  for (std::size_t at = from; at < query.size() && query[at] != '"'; ++at)
    for (const std::string_view quote : kSingleQuotes)
      if (query.substr(at).starts_with(quote) && ends_word(query, at + quote.size()) && at > from)
        return std::string(query.substr(from, at - from));
  return std::string(word);
}

// by: is also what others call author: unless a list or a person stands behind it.
bool is_meant_as_part(SaidPart part, std::string_view behind) {
  return part != SaidPart::by || behind.starts_with('@') || behind.starts_with("person:");
}

}  // namespace

bool Lexer::refuse_beginning(std::string_view word) {
  const auto no = [&](std::string message, std::string hint) {
    return refuse_rewritten(at_, std::move(message), std::move(hint));
  };
  if (word.starts_with("&&")) return no("&& is no operator", "AND");
  if (word.starts_with("||")) return no("|| is no operator", "OR");
  if (word.find_first_not_of('*') == std::string_view::npos)
    return no("* alone stands only inside a phrase", "\"collective * treaty\"");
  if (!has_word(word))
    return refuse(at_, std::string(word) + " alone is no word",
                  "leave it out, or quote it with its words");
  const std::string tail(word.substr(1));
  if (word[0] == '!') return no("! is no operator", "NOT " + tail);
  if (word[0] == '+')
    return no("+ is no operator: every word is wanted unless OR or NOT says otherwise", tail);
  for (const std::string_view quote : kSingleQuotes)
    if (word.starts_with(quote))
      return no("single quotes are no quotation marks",
                "\"" + single_quoted(query_, at_ + quote.size(), word.substr(quote.size())) + "\"");
  return false;
}

void Lexer::refuse_field(std::string_view word, std::string_view name) {
  const std::string colon = std::string(name) + ":";
  const std::size_t behind = at_ + name.size() + 1;
  if (const auto part = said_part_of(name); part && is_meant_as_part(*part, query_.substr(behind)))
    return void(refuse_rewritten(
        at_, colon + " stands only inside said(…)",
        "said(" + with_colon(*part) + std::string(operand_at(query_, behind)) + ")"));
  if (word.substr(name.size() + 1).starts_with("//"))
    return void(refuse_rewritten(at_, "an address stands only behind url:, a host behind site:",
                                 "url:" + std::string(word)));
  if (const std::string_view nearest = nearest_field(name); !nearest.empty())
    return void(
        refuse_rewritten(at_, "there is no field " + colon,
                         std::string(nearest) + ":" + std::string(operand_at(query_, behind))));
  refuse_rewritten(at_, "there is no field " + colon + "; quoted, it is words",
                   "\"" + std::string(word) + "\"");
}

bool Lexer::refuse_inside(std::string_view word) {
  if (const std::size_t at = word.find("&&"); at != std::string_view::npos)
    return refuse(at_ + at, "&& is no operator", "AND");
  const std::size_t sign = word.find_first_of("[]{}\\|<>=~^`");
  if (sign == std::string_view::npos) return false;
  const std::string before(word.substr(0, sign));
  if (word[sign] == '~' && has_word(before))
    return refuse_rewritten(at_ + sign, "~ stands only behind a phrase", before);
  if (word[sign] == '^' && has_word(before))
    return refuse_rewritten(at_ + sign, "^ stands only inside SCORE(…)", before);
  return refuse(at_ + sign, std::string(1, word[sign]) + " means nothing in a query",
                "leave it out, or quote the words");
}

}  // namespace query
