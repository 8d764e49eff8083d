// @name, former:@name, ever:@name, person: before a phrase, and the parts of said(…).
#include <string>

#include "query/lexer.h"
#include "query/scan.h"
#include "query/vocabulary.h"
#include "text/ascii.h"

namespace query {
namespace {

// csto-ministers where CSTO_ministers, is written, or empty.
std::string meant_list(std::string_view name) {
  while (!name.empty() && std::string_view(",.;:!?'").find(name.back()) != name.npos)
    name.remove_suffix(1);
  std::string meant = text::ascii_lower(name);
  for (char& c : meant)
    if (c == '_') c = '-';
  return is_list_name(meant) ? meant : "";
}

}  // namespace

bool Lexer::take_list(std::string_view word, std::size_t sign, Named::Kind kind) {
  const std::string_view name = word.substr(sign + 1);
  if (is_list_name(text::ascii_lower(name))) {
    push(Kind::named, word.size(), name).named = kind;
    return true;
  }
  const std::string meant = meant_list(name);
  const std::string handle = kind == Named::Kind::list ? "\"" + std::string(word) + "\"" : "";
  return refuse_rewritten(at_,
                          std::string(word) +
                              " is no list: those are named with lower-case words and hyphens" +
                              (handle.empty() ? "" : "; a handle is quoted"),
                          meant.empty() ? handle : std::string(word.substr(0, sign + 1)) + meant);
}

bool Lexer::take_named(std::string_view word, std::size_t colon) {
  const auto kind = named_of(word.substr(0, colon));
  if (!kind) return false;
  if (*kind == Named::Kind::person) {
    if (!refuse_unbound("person", at_ + colon + 1)) push(Kind::person, colon + 1);
    return true;
  }
  const std::string_view behind = word.substr(colon + 1);
  if (behind.starts_with('@') && has_word(behind)) return take_list(word, colon + 1, *kind);
  const std::string name = text::ascii_lower(word.substr(0, colon + 1));
  const std::string meant = meant_list(behind.substr(behind.starts_with('@') ? 1 : 0));
  return refuse(at_, name + " needs a list right behind it",
                name + "@" + (meant.empty() ? "ministers" : meant));
}

bool Lexer::take_said_part(std::string_view word, std::size_t colon) {
  const auto part = said_part_of(word.substr(0, colon));
  if (!part || !brackets_.back().in_said) return false;
  if (!refuse_unbound(word.substr(0, colon), at_ + colon + 1))
    push(Kind::said_part, colon + 1).part = *part;
  return true;
}

}  // namespace query
