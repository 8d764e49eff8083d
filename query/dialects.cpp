#include "query/dialects.h"

#include <algorithm>
#include <array>
#include <utility>

#include "query/scan.h"
#include "query/vocabulary.h"
#include "text/ascii.h"
#include "text/edit_distance.h"

namespace query {
namespace {

constexpr std::size_t kMaxNested = 8;  // of their functions in one another

bool is_number(std::string_view s) {
  return !s.empty() && s.size() <= 4 && std::ranges::all_of(s, text::is_digit);
}

bool is_one_word(std::string_view s) {
  return !s.empty() && std::ranges::all_of(s, [](char c) {
    return text::is_letter(c) || text::is_digit(c) || static_cast<signed char>(c) < 0;
  });
}

// Words side by side, which their functions take as a phrase.
bool are_plain_words(std::string_view s) {
  constexpr std::array<std::string_view, 3> kOperators = {"and", "or", "not"};
  for (std::size_t from = 0; from < s.size();) {
    const std::size_t end = std::min(s.find(' ', from), s.size());
    const std::string word = text::ascii_lower(s.substr(from, end - from));
    if (!is_one_word(word) || std::ranges::find(kOperators, word) != kOperators.end()) return false;
    from = end + 1;
  }
  return !s.empty();
}

constexpr std::array<std::string_view, 3> kCapitals = {"caps", "allcaps", "nocaps"};
constexpr std::array<std::string_view, 2> kNumbers = {"singular", "plural"};

// What stands before the bracket in our words: `raw:`, `title:`, or `"` for a phrase. Empty: `name`
// is none of theirs.
std::string meant_binding(std::string_view name) {
  const std::string lower = text::ascii_lower(name);
  if (std::ranges::find(kCapitals, lower) != kCapitals.end()) return "raw:";
  if (std::ranges::find(kNumbers, lower) != kNumbers.end()) return "\"";
  if (const auto scope = field_of(lower)) return with_colon(*scope);
  const std::string_view field = foreign_field(lower);
  return field.empty() ? "" : std::string(field) + ":";
}

std::string in_our_words(std::string_view query, std::size_t nested);

// caps(Apple Computer) as raw:"Apple Computer"; `inside` is what the bracket holds.
std::string rewritten(std::string_view binding, std::string_view inside, std::size_t nested) {
  const bool is_phrase = binding == "\"" || (binding == "raw:" && !is_one_word(inside));
  const std::string before(binding == "\"" ? "" : binding);
  if (is_phrase && are_plain_words(inside)) return before + "\"" + std::string(inside) + "\"";
  if (is_one_word(inside)) return before + std::string(inside);
  return before + "(" + in_our_words(inside, nested + 1) + ")";
}

// ATLEAST5, in any case.
std::string meant_at_least(std::string_view name) {
  constexpr std::string_view kName = "atleast";
  if (!text::ascii_lower(name).starts_with(kName)) return "";
  const std::string_view number = name.substr(kName.size());
  return is_number(number) ? "ATLEAST/" + std::string(number) : "";
}

std::string in_our_words(std::string_view query, std::size_t nested) {
  std::string out;
  for (std::size_t i = 0; i < query.size();) {
    std::size_t end = i;
    while (end < query.size() && text::is_letter(query[end])) ++end;
    while (end > i && end < query.size() && text::is_digit(query[end])) ++end;
    const bool is_name = end > i && end < query.size() && query[end] == '(';
    const std::string_view name = query.substr(i, end - i);
    const std::string binding = is_name && nested < kMaxNested ? meant_binding(name) : "";
    const std::size_t close = binding.empty() ? query.npos : bracket_end(query, end);
    if (close != query.npos) {
      out += rewritten(binding, text::trimmed(query.substr(end + 1, close - end - 2)), nested);
      i = close;
    } else if (const std::string times = is_name ? meant_at_least(name) : ""; !times.empty()) {
      out += times;
      i = end;
    } else {
      end = std::max(end, i + 1);
      out += query.substr(i, end - i);
      i = end;
    }
  }
  return out;
}

}  // namespace

std::string in_our_words(std::string_view query) {
  constexpr std::size_t kLongest = 1000;  // what nobody reads needs no rewriting
  return query.size() > kLongest ? "" : in_our_words(query, 0);
}

std::optional<std::string> meant_near(std::string_view word, bool ordered) {
  const std::size_t slash = word.find('/');
  if (slash != word.npos) {
    const std::string name = text::ascii_lower(word.substr(0, slash));
    if (name != "near" && name != "onear" && name != "w" && name != "pre") return std::nullopt;
    std::string_view number = word.substr(slash + 1);
    const bool forward = number.ends_with('f') || number.ends_with('F');
    if (forward) number.remove_suffix(1);
    const bool is_far = number.size() >= 4 && std::ranges::all_of(number, text::is_digit);
    const std::string distance = is_far              ? std::to_string(kMaxDistance)
                                 : is_number(number) ? std::string(number)
                                                     : "5";
    return (forward || ordered ? "ONEAR/" : "NEAR/") + distance;
  }
  for (const std::string_view name : {"NEAR", "ONEAR"}) {
    if (!word.starts_with(name)) continue;
    std::string_view number = word.substr(name.size());
    if (!number.empty() && std::string_view(":~-=").find(number[0]) != std::string_view::npos)
      number.remove_prefix(1);
    if (is_number(number) && number.size() < 4)
      return std::string(name) + "/" + std::string(number);
  }
  return std::nullopt;
}

std::optional<Fault> fault_of_foreign_list(std::string_view query, std::size_t at,
                                           std::string_view word) {
  const std::vector<std::string_view> items = items_of(query, at + word.size());
  std::size_t operands = items.size();
  std::string distance;
  bool ordered = false;
  for (; operands > 2; --operands) {
    const std::string_view last = items[operands - 1];
    const std::string lower = text::ascii_lower(last);
    if (word.find('/') == word.npos && distance.empty() && is_number(last) && last.size() < 4)
      distance = last;
    else if (lower.starts_with("in_order"))
      ordered = lower.ends_with("true");
    else
      break;
  }
  if (operands == items.size()) return std::nullopt;
  std::string hint,
      between = ordered ? " ONEAR/" + (distance.empty() ? "4" : distance) + " " : ", ";
  for (std::size_t i = 0; i < operands; ++i)
    hint += (i == 0 ? "" : between) + std::string(items[i]);
  if (!ordered) hint = "NEAR" + (distance.empty() ? "" : "/" + distance) + "(" + hint + ")";
  return Fault{at, "the distance of NEAR stands behind a /, and the brackets hold operands only",
               std::move(hint), true};
}

std::optional<Fault> fault_of_foreign_function(std::string_view query, std::size_t at,
                                               std::string_view word) {
  const std::string binding = meant_binding(word);
  if (binding.empty()) return std::nullopt;
  const std::string_view call = operand_at(query, at);
  std::string message = std::string(word) + "(…) is no function here";
  if (binding == "raw:") message += "; raw: wants the letters as they stand";
  if (binding == "\"") message += "; quotes want the written form";
  return Fault{at, std::move(message), in_our_words(call), true};
}

std::optional<std::string> meant_operator(std::string_view word) {
  constexpr std::string_view kInitials = "aAB";  // adj3, ANDNOT, BUTNOT
  if (kInitials.find(word[0]) == word.npos && word.find('/') == word.npos) return std::nullopt;
  if (word == "ANDNOT" || word == "BUTNOT") return "AND NOT";
  const std::string lower = text::ascii_lower(word);
  if (lower == "/s" || lower == "w/s") return "SENT(a b)";
  if (lower == "/p" || lower == "w/p") return "PARA(a b)";
  if (lower.starts_with("adj") && is_number(lower.substr(3))) return "NEAR/" + lower.substr(3);
  const std::size_t slash = word.find('/');
  if (slash == word.npos || !is_number(word.substr(slash + 1))) return std::nullopt;
  const std::string name = lower.substr(0, slash), number(word.substr(slash + 1));
  if (name.empty() || name == "n" || name == "adj") return "NEAR/" + number;
  if (name.size() < 3 || name.size() > 6) return std::nullopt;
  for (const auto& [known, op] : {std::pair("near", "NEAR/"), {"onear", "ONEAR/"}, {"pre", "PRE/"}})
    if (text::edit_distance(name, known) == 1) return op + number;
  return std::nullopt;
}

}  // namespace query
