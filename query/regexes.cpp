#include "query/regexes.h"

#include <re2/re2.h>

#include <string>

#include "query/vocabulary.h"
#include "text/composed.h"

namespace query {
namespace {

re2::RE2::Options options() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(static_cast<std::int64_t>(kMaxPatternMemory));
  options.set_never_nl(false);
  return options;
}

// What a person can do about it.
std::string hint_of(const re2::RE2& expression) {
  switch (expression.error_code()) {
    case re2::RE2::ErrorBadEscape:
      return "leave it out: back references and look-arounds are not known here";
    case re2::RE2::ErrorBadPerlOp:
    case re2::RE2::ErrorRepeatArgument:
    case re2::RE2::ErrorRepeatOp:
      return "leave it out, or put \\ before it where the sign itself is meant";
    case re2::RE2::ErrorRepeatSize:
      return "split it, or repeat at most 1000 times in all";
    case re2::RE2::ErrorPatternTooLarge:
      return "split the query into several rules";
    case re2::RE2::ErrorMissingBracket:
      return "add ]";
    case re2::RE2::ErrorMissingParen:
    case re2::RE2::ErrorUnexpectedParen:
      return "put \\ before a bracket that is meant as a sign";
    default:
      return "";
  }
}

Fault fault_of(const re2::RE2& expression, std::string_view pattern, std::size_t at) {
  const std::size_t inside = pattern.find(expression.error_arg());
  const bool is_found = !expression.error_arg().empty() && inside != pattern.npos;
  return {at + (is_found ? inside : 0), "in this pattern: " + expression.error(),
          hint_of(expression)};
}

// Nothing at all, in a few surroundings: \b holds beside a letter only.
bool meets_nothing(const re2::RE2& expression) {
  for (const std::string_view text : {"", "a", "-", "a b", "я"}) {
    const re2::StringPiece whole(text.data(), text.size());
    for (std::size_t from = 0; from <= text.size(); ++from) {
      re2::StringPiece found;
      if (expression.Match(whole, from, text.size(), re2::RE2::ANCHOR_START, &found, 1) &&
          found.empty())
        return true;
    }
  }
  return false;
}

}  // namespace

std::expected<Regex, Fault> regex_of(std::string_view pattern, std::size_t at) {
  if (pattern.empty())
    return std::unexpected(Fault{at, "there is no pattern between these slashes", "re:/word/"});
  if (pattern.size() > kMaxPatternBytes)
    return std::unexpected(
        Fault{at, "the pattern is longer than 1,024 bytes", "split the query into several rules"});
  auto expression = std::make_shared<const re2::RE2>(text::nfc(pattern), options());
  if (!expression->ok()) return std::unexpected(fault_of(*expression, pattern, at));
  if (meets_nothing(*expression))
    return std::unexpected(Fault{at, "this pattern also meets nothing at all, so every article",
                                 "put + for *, or a letter that must be there"});
  return Regex{std::move(expression)};
}

}  // namespace query
