#include "query/lexemes.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "query/lexer.h"
#include "query/scan.h"
#include "query/vocabulary.h"
#include "text/ascii.h"
#include "text/characters.h"

namespace query {
namespace {

constexpr int kMaxThreshold = 99'000;

// A whole number at the beginning of `s`; `length` is 0 where there is none.
struct Number {
  int value = 0;
  std::size_t length = 0;
};
Number number_at(std::string_view s) {
  Number number;
  const auto [stop, failure] = std::from_chars(s.data(), s.data() + s.size(), number.value);
  if (failure == std::errc{}) number.length = static_cast<std::size_t>(stop - s.data());
  return number;
}

bool binds(Lexeme::Kind kind) {
  using Kind = Lexeme::Kind;
  return kind == Kind::field || kind == Kind::manner || kind == Kind::function ||
         kind == Kind::person || kind == Kind::said_part;
}

}  // namespace

Lexemes Lexer::run() {
  while (found_.all.empty() ||
         (found_.all.back().kind != Kind::end && found_.all.back().kind != Kind::fault))
    take();
  return std::move(found_);
}

Lexeme& Lexer::push(Kind kind, std::size_t length, std::string_view text) {
  Lexeme& lexeme = found_.all.emplace_back();
  lexeme.kind = kind;
  lexeme.begin = at_;
  lexeme.end = at_ + length;
  lexeme.text = text;
  at_ += length;
  return lexeme;
}

bool Lexer::refuse(std::size_t at, std::string message, std::string hint) {
  return refuse(Fault{at, std::move(message), std::move(hint)});
}

bool Lexer::refuse_rewritten(std::size_t at, std::string message, std::string hint) {
  return refuse(Fault{at, std::move(message), std::move(hint), true});
}

bool Lexer::refuse(Fault fault) {
  at_ = fault.at;
  push(Kind::fault, 0);
  found_.fault = std::move(fault);
  return true;
}

const Lexeme* Lexer::binding() const {
  if (found_.all.empty() || found_.all.back().end != at_) return nullptr;
  const Lexeme& last = found_.all.back();
  return binds(last.kind) ? &last : nullptr;
}

bool Lexer::is_bound_in_vain() const {
  constexpr std::size_t kMost = 4;
  const std::size_t count = found_.all.size();
  return count >= kMost && std::all_of(found_.all.end() - kMost, found_.all.end(),
                                       [](const Lexeme& one) { return binds(one.kind); });
}

void Lexer::take() {
  while (at_ < query_.size() && is_blank_at(query_, at_)) text::next_character(query_, at_);
  if (at_ == query_.size()) return void(push(Kind::end, 0));
  const char c = query_[at_];
  if (c == '(') return take_open();
  if (c == ')') return take_close();
  if (c == '~' && at_ > 0 && is_behind_operand(found_.all.size()) && found_.all.back().end == at_)
    return take_slop();
  if (is_list() && is_comma_at(query_, at_)) return void(push(Kind::comma, 1));
  if (is_score() && c == '^') return take_weight();
  if (quotes_at(query_, at_)) return take_phrase();
  const Lexeme* const bound = binding();
  if (!bound && c == '-' && at_ + 1 < query_.size() && query_[at_ + 1] != ')' &&
      !is_blank_at(query_, at_ + 1))
    return take_minus();
  const Scope scope = bound && bound->kind == Kind::field ? bound->scope : brackets_.back().values;
  if (holds_values(scope)) return take_value(scope);
  take_word();
}

// What the bracket holds comes from what binds to it, else from the bracket around it.
void Lexer::take_open() {
  if (brackets_.size() > kMaxDepth)
    return void(refuse(at_, "brackets nest deeper than " + std::to_string(kMaxDepth)));
  Bracket inside{.in_said = brackets_.back().in_said,
                 .values = brackets_.back().values,
                 .manner = brackets_.back().manner};
  if (const Lexeme* const bound = binding()) {
    inside.begin = bound->begin;
    if (bound->kind == Kind::field && holds_values(bound->scope)) inside.values = bound->scope;
    if (bound->kind == Kind::manner) inside.manner = bound->manner;
    if (bound->kind == Kind::function && bound->function == Function::near_all)
      inside.holds = Bracket::Holds::list;
    if (bound->kind == Kind::function && bound->function == Function::score)
      inside.holds = Bracket::Holds::score;
    if (bound->kind == Kind::function && bound->function == Function::said) {
      inside.holds = Bracket::Holds::said;
      inside.in_said = true;
    }
  }
  brackets_.push_back(inside);
  push(Kind::open, 1);
}

void Lexer::take_close() {
  push(Kind::close, 1);
  if (brackets_.size() == 1) return;
  const Bracket closed = brackets_.back();
  brackets_.pop_back();
  if (closed.holds == Bracket::Holds::score) take_threshold(closed.begin);
}

// Directly behind a bracket or a phrase nobody can say whether it is NOT or a hyphen.
void Lexer::take_minus() {
  const bool is_apart = at_ == 0 || query_[at_ - 1] == '(' || query_[at_ - 1] == '-' ||
                        query_[at_ - 1] == ',' || is_blank_before(query_, at_);
  if (!is_apart)
    return void(refuse(at_, "- means NOT only after a blank", "put a blank before it"));
  push(Kind::minus, 1);
}

void Lexer::take_phrase() {
  const Quotes& quotes = *quotes_at(query_, at_);
  const std::size_t from = at_ + quotes.open.size();
  const Closing closing = closing_of(query_, quotes, from);
  if (closing.at == std::string_view::npos)
    return void(
        refuse(at_, "this quotation mark is never closed", "add " + std::string(quotes.close[0])));
  const std::string_view inside = query_.substr(from, closing.at - from);
  if (!has_word(inside)) {
    if (inside.find('*') != std::string_view::npos)
      return void(
          refuse(at_, "a phrase of * alone would match every article", "put a word beside the *"));
    return void(refuse(at_, "there is no word between these quotation marks"));
  }
  push(Kind::phrase, closing.at + closing.sign.size() - at_, inside);
}

void Lexer::take_slop() {
  const Number number = number_at(query_.substr(at_ + 1));
  const std::size_t behind = at_ + 1 + number.length;
  if (number.length > 0 && number.value >= 0 && number.value <= kMaxDistance &&
      word_end(behind) == behind) {
    push(Kind::slop, behind - at_).number = number.value;
    return;
  }
  const std::string written = operand_before();
  if (found_.all.back().kind != Kind::phrase)
    return void(refuse_rewritten(at_, "~ stands only behind a phrase", written));
  refuse_rewritten(at_, "the slop of a phrase is a whole number from 0 to 1000", written + "~5");
}

void Lexer::take_weight() {
  const Number number = number_at(query_.substr(at_ + 1));
  const std::size_t behind = at_ + 1 + number.length;
  if (number.length == 0 || !ends_word(query_, behind) || number.value < -kMaxWeight ||
      number.value > kMaxWeight || !is_behind_operand(found_.all.size()) ||
      found_.all.back().end != at_)
    return void(refuse(at_, "a weight is a whole number from -99 to 99 right behind its operand",
                       "SCORE(nato^3 csto^-2) >= 3"));
  push(Kind::weight, behind - at_).number = number.value;
}

void Lexer::take_threshold(std::size_t function_begin) {
  const std::string score(query_.substr(function_begin, at_ - function_begin));
  while (at_ < query_.size() && is_blank_at(query_, at_)) text::next_character(query_, at_);
  std::size_t behind = at_;
  for (const std::string_view sign : {">=", ">", "≥", "=="})
    if (query_.substr(at_).starts_with(sign) && behind == at_) behind += sign.size();
  const bool is_at_least = query_.substr(at_).starts_with(">=");
  const bool is_above = !is_at_least && query_.substr(at_).starts_with(">");
  while (behind < query_.size() && is_blank_at(query_, behind))
    text::next_character(query_, behind);
  const Number number = number_at(query_.substr(behind));
  const bool is_whole = number.length > 0 && ends_word(query_, behind + number.length);
  const bool is_known = is_whole && number.value >= 1 && number.value <= kMaxThreshold;
  if (is_at_least && is_known) {
    push(Kind::threshold, behind + number.length - at_).number = number.value;
    return;
  }
  const int meant = is_whole && number.value >= 1 && number.value < kMaxThreshold
                        ? number.value + (is_above ? 1 : 0)
                        : 4;
  refuse_rewritten(at_, "SCORE(…) needs a threshold behind it: >= and a whole number from 1",
                   score + " >= " + std::to_string(meant));
}

bool Lexer::is_behind_operand(std::size_t at) const {
  if (at == 0) return false;
  switch (found_.all[at - 1].kind) {
    case Kind::word:
    case Kind::phrase:
    case Kind::value:
    case Kind::regex:
    case Kind::named:
    case Kind::close:
    case Kind::slop:
    case Kind::weight:
    case Kind::threshold:
      return true;
    default:
      return false;
  }
}

std::string Lexer::operand_before() const {
  std::size_t first = found_.all.size();
  if (!is_behind_operand(first)) return "";
  const std::size_t end = found_.all.back().end;
  --first;
  if (found_.all[first].kind == Kind::slop) --first;
  int depth = 0;
  for (std::size_t i = first + 1; i-- > 0;) {
    const Kind kind = found_.all[i].kind;
    depth += kind == Kind::close ? 1 : kind == Kind::open ? -1 : 0;
    first = i;
    const bool goes_on =
        i > 0 && found_.all[i - 1].end == found_.all[i].begin && binds(found_.all[i - 1].kind);
    if (depth == 0 && !goes_on) break;
  }
  const std::size_t begin = found_.all[first].begin;
  return std::string(query_.substr(begin, end - begin));
}

std::string Lexer::joined(std::string_view op, std::size_t behind) const {
  constexpr std::size_t kLongest = 200;
  const std::string left = operand_before();
  const std::string_view right = operand_at(query_, behind);
  if (left.empty() || right.empty() || left.size() + right.size() > kLongest)
    return std::string(op);
  return left + " " + std::string(op) + " " + std::string(right);
}

Lexemes lexemes(std::string_view query) {
  return Lexer(query).run();
}

}  // namespace query
