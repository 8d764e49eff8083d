// What begins like a word: operators, functions, fields, values, and words.
#include <algorithm>
#include <charconv>
#include <string>

#include "query/dialects.h"
#include "query/lexer.h"
#include "query/scan.h"
#include "query/vocabulary.h"
#include "text/ascii.h"
#include "text/characters.h"

namespace query {
namespace {

bool is_alnum(char c) {
  return text::is_letter(c) || text::is_digit(c);
}

constexpr std::pair<std::string_view, Function> kFunctions[] = {{"sent", Function::sentence},
                                                                {"para", Function::paragraph},
                                                                {"score", Function::score},
                                                                {"said", Function::said}};

bool is_function(std::string_view word) {
  const std::string name = text::ascii_lower(word);
  return name.starts_with("atleast/") ||
         std::ranges::any_of(kFunctions, [&](const auto& known) { return known.first == name; });
}

// Behind the pattern whose slash opens at `open`, or npos: at the next slash that no backslash
// stands before.
std::size_t pattern_end(std::string_view query, std::size_t open) {
  std::size_t close = open + 1;
  while (close < query.size() && query[close] != '/') close += query[close] == '\\' ? 2 : 1;
  return close < query.size() ? close + 1 : query.npos;
}

// The whole number that `s` is, or -1.
int whole_number(std::string_view s) {
  int number = -1;
  const auto [stop, failure] = std::from_chars(s.data(), s.data() + s.size(), number);
  if (failure != std::errc{} || stop != s.data() + s.size()) return -1;
  return number;
}

bool is_near_name(std::string_view name, bool& ordered) {
  const std::string lower = text::ascii_lower(name);
  ordered = lower == "onear" || lower == "pre";
  return ordered || lower == "near" || lower == "w";
}

}  // namespace

std::size_t Lexer::word_end(std::size_t from) const {
  std::size_t end = from;
  while (!ends_word(query_, end) && !(is_list() && is_comma_at(query_, end)) &&
         !(is_score() && query_[end] == '^'))
    text::next_character(query_, end);
  return end;
}

void Lexer::take_word() {
  const std::string_view word = query_.substr(at_, word_end(at_) - at_);
  if (take_plain_word(word)) return;
  const Lexeme* const bound = binding();
  const bool is_bound_raw = bound && bound->kind == Kind::manner && bound->manner == Manner::raw;
  if (!is_bound_raw && (take_operator(word) || take_near(word))) return;
  if (is_bound_raw || brackets_.back().manner == Manner::raw) return take_raw_word(word);
  if (word[0] == '@' && has_word(word) && take_list(word, 0, Named::Kind::list)) return;
  if (refuse_beginning(word) || take_function(word) || take_field(word) || refuse_inside(word))
    return;
  push(Kind::word, word.size(), word);
}

// Most words: letters of ASCII, some small, that are no operator whatever they stand beside.
bool Lexer::take_plain_word(std::string_view word) {
  const std::size_t behind = at_ + word.size();
  if (behind < query_.size() && query_[behind] == '(') return false;
  if (!std::ranges::all_of(word, is_alnum) ||
      std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; }))
    return false;
  push(Kind::word, word.size(), word);
  return true;
}

bool Lexer::take_operator(std::string_view word) {
  if (word == "AND") return push(Kind::op_and, 3), true;
  if (word == "OR") return push(Kind::op_or, 2), true;
  if (word == "NOT") return push(Kind::op_not, 3), true;
  return false;
}

// NEAR, and near/5 w/5 onear/5 pre/5 in any case, between two operands or before a list.
bool Lexer::take_near(std::string_view word) {
  const std::size_t slash = std::min(word.find('/'), word.size());
  bool ordered = false;
  if (slash > 5 || !is_near_name(word.substr(0, slash), ordered))
    return refuse_distance(word, ordered);
  const std::size_t behind = at_ + word.size();
  const bool is_list = is_list_behind(behind);
  int distance = 4;
  if (slash == word.size()) {
    if (word != "NEAR" && word != "ONEAR" && !(is_list && text::ascii_lower(word) == "near"))
      return false;
    if (word == "ONEAR")
      return refuse_rewritten(at_, "ONEAR needs a distance",
                              is_list ? "" : joined("ONEAR/5", behind));
  } else {
    const std::string_view number = word.substr(slash + 1);
    const bool is_short = slash == 1 || text::ascii_lower(word.substr(0, slash)) == "pre";
    if (is_short && (number.empty() || !text::is_digit(number[0]))) return false;  // w/o, pre/post
    distance = whole_number(number);
    if (distance < 0 || distance > kMaxDistance) return refuse_distance(word, ordered);
  }
  if (is_list) return take_near_list(word, distance, ordered), true;
  Lexeme& lexeme = push(Kind::near, word.size(), word);
  lexeme.number = distance;
  lexeme.ordered = ordered;
  return true;
}

bool Lexer::refuse_distance(std::string_view word, bool ordered) {
  const auto meant = meant_near(word, ordered);
  if (!meant) return false;
  const std::size_t behind = at_ + word.size();
  const bool is_list = behind < query_.size() && query_[behind] == '(' && is_list_behind(behind);
  return refuse_rewritten(
      at_,
      std::string(word) + ": the distance is a whole number from 0 to " +
          std::to_string(kMaxDistance) + " behind a /",
      is_list ? *meant + std::string(operand_at(query_, behind)) : joined(*meant, behind));
}

// NEAR/5(a, b, c) is a list, x NEAR/5(a OR b) an operator that touches its bracket.
bool Lexer::is_list_behind(std::size_t behind) const {
  if (behind >= query_.size() || query_[behind] != '(') return false;
  const bool may_open = brackets_.size() <= kMaxDepth;
  if (may_open && items_of(query_, behind).size() > 1) return true;
  std::size_t before = found_.all.size();
  if (before > 0 && found_.all[before - 1].kind == Kind::op_not) --before;
  return !is_behind_operand(before);
}

void Lexer::take_near_list(std::string_view word, int distance, bool ordered) {
  if (auto fault = fault_of_foreign_list(query_, at_, word)) {
    refuse(std::move(*fault));
    return;
  }
  Lexeme& lexeme = push(Kind::function, word.size(), word);
  lexeme.function = Function::near_all;
  lexeme.number = distance;
  lexeme.ordered = ordered;
}

// A name directly before a bracket, as in SENT(…).
bool Lexer::take_function(std::string_view word) {
  const std::size_t behind = at_ + word.size();
  if (behind >= query_.size() || query_[behind] != '(') return false;
  const std::string name = text::ascii_lower(word);
  if (name.starts_with("atleast")) return take_at_least(word);
  for (const auto& [known, function] : kFunctions)
    if (name == known) {
      push(Kind::function, word.size(), word).function = function;
      return true;
    }
  auto fault = fault_of_foreign_function(query_, at_, word);
  return fault && refuse(std::move(*fault));
}

bool Lexer::take_at_least(std::string_view word) {
  constexpr std::size_t kName = std::string_view("atleast").size();
  const std::string_view rest = word.substr(kName);
  const int times = rest.starts_with('/') ? whole_number(rest.substr(1)) : -1;
  if (times >= 1 && times <= kMaxDistance) {
    Lexeme& lexeme = push(Kind::function, word.size(), word);
    lexeme.function = Function::at_least;
    lexeme.number = times;
    return true;
  }
  const int written = whole_number(rest.substr(rest.starts_with('/') ? 1 : 0));
  const int meant = written >= 1 && written <= kMaxDistance ? written : 3;
  const std::string operand = in_our_words(operand_at(query_, at_ + word.size()));
  return refuse_rewritten(
      at_, "ATLEAST needs a / and a whole number from 1 to 1000",
      "ATLEAST/" + std::to_string(meant) + (operand.empty() ? "(nato)" : operand));
}

bool Lexer::refuse_unbound(std::string_view name, std::size_t behind) {
  const std::string colon = text::ascii_lower(name) + ":";
  const auto following = [&](std::size_t at) {
    const std::string_view operand = operand_at(query_, at);
    return operand.empty() ? "word" : std::string(operand);
  };
  if (behind >= query_.size() || is_blank_at(query_, behind) || query_[behind] == ')')
    return refuse_rewritten(at_, colon + " needs a word, a phrase or a bracket right behind it",
                            colon + following(behind));
  if (query_[behind] == '-')
    return refuse_rewritten(behind, "- cannot stand behind " + colon,
                            "-" + colon + following(behind + 1));
  return false;
}

// A colon makes a field only after a letter: 10:30 is two words.
bool Lexer::take_field(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  std::size_t before = colon;
  if (text::sort_of(text::previous_character(word, before)) != text::Sort::letter) return false;
  if (is_bound_in_vain()) return refuse(at_, "no word is bound so often", "leave all but one out");
  const std::string_view name = word.substr(0, colon);
  if (text::ascii_lower(name) == "re") return take_regex(colon + 1), true;
  if (take_named(word, colon) || take_said_part(word, colon)) return true;
  const auto scope = field_of(name);
  const auto manner = manner_of(name);
  if (!scope && !manner) return refuse_field(word, name), true;
  if (refuse_unbound(name, at_ + colon + 1)) return true;
  if (scope)
    push(Kind::field, colon + 1).scope = *scope;
  else
    push(Kind::manner, colon + 1).manner = *manner;
  return true;
}

void Lexer::take_regex(std::size_t name_length) {
  const std::size_t open = at_ + name_length;
  if (open >= query_.size() || query_[open] != '/') return refuse_pattern(open);
  const std::size_t behind = pattern_end(query_, open);
  if (behind == std::string_view::npos)
    return void(refuse(at_, "this pattern is never closed", "add / behind it"));
  const std::string_view pattern = query_.substr(open + 1, behind - open - 2);
  const std::size_t end = word_end(behind);
  if (end == behind) return void(push(Kind::regex, behind - at_, pattern));
  const std::string flags(query_.substr(behind, end - behind));
  const bool are_flags = flags.find_first_not_of("ims") == std::string::npos;
  refuse({behind, flags + " cannot stand behind the pattern; a / in it is \\/",
          are_flags ? "re:/(?" + flags + ")" + std::string(pattern) + "/" : "put a blank before it",
          are_flags});
}

void Lexer::refuse_pattern(std::size_t at) {
  while (at < query_.size() && is_blank_at(query_, at)) text::next_character(query_, at);
  std::string meant(operand_at(query_, at));
  if (meant.starts_with('/') && pattern_end(query_, at) != std::string_view::npos)
    meant = query_.substr(at, pattern_end(query_, at) - at);
  else
    meant = "/" + (has_word(meant) ? meant : "word") + "/";
  refuse_rewritten(at_, "re: needs a pattern between slashes right behind it", "re:" + meant);
}

void Lexer::take_raw_word(std::string_view word) {
  if (const std::size_t colon = word.find(':'); colon != std::string_view::npos) {
    const std::string_view name = word.substr(0, colon);
    const bool is_known =
        field_of(name) || manner_of(name) || named_of(name) || text::ascii_lower(name) == "re";
    if (is_known && take_field(word)) return;
  }
  if (is_function(word) && at_ + word.size() < query_.size() && query_[at_ + word.size()] == '(')
    return void(refuse_rewritten(
        at_, std::string(word) + "(…) cannot stand inside raw:",
        std::string(word) + "(raw:" + std::string(operand_at(query_, at_ + word.size())) + ")"));
  const std::string quoted = "raw:\"" + std::string(word) + "\"";
  if (!has_word(word))
    return void(refuse(at_, std::string(word) + " alone is no word",
                       "leave it out, or quote it with its words"));
  if (word.find_first_of("*?") != std::string_view::npos)
    return void(
        refuse_rewritten(at_, "wildcards mean nothing in raw:; quoted they are signs", quoted));
  push(Kind::word, word.size(), word);
}

void Lexer::take_value(Scope scope) {
  const Lexeme* const bound = binding();
  std::size_t end = at_;
  while (!ends_word(query_, end) && !(is_score() && query_[end] == '^'))
    text::next_character(query_, end);
  const std::string_view word = query_.substr(at_, end - at_);
  if (!bound && (take_operator(word) || (scope != Scope::url && take_near(word)))) return;
  push(Kind::value, word.size(), word);
}

}  // namespace query
