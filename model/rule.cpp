#include "model/rule.h"

#include <charconv>

namespace model {

namespace {

constexpr std::string_view kNever = "never", kStatements = "statements", kSources = "sources:";
constexpr int kMostSources = 1000;

}  // namespace

std::string to_text(const Rule::Updates& updates) {
  if (updates.statements) return std::string(kStatements);
  if (updates.sources > 0) return std::string(kSources) + std::to_string(updates.sources);
  return std::string(kNever);
}

std::optional<Rule::Updates> updates_named(std::string_view word) {
  if (word == kNever) return Rule::Updates{};
  if (word == kStatements) return Rule::Updates{.statements = true};
  if (!word.starts_with(kSources)) return std::nullopt;
  word.remove_prefix(kSources.size());
  int sources = 0;
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), sources);
  const bool is_whole = fault == std::errc{} && end == word.data() + word.size();
  if (!is_whole || sources < 2 || sources > kMostSources) return std::nullopt;
  return Rule::Updates{.sources = sources};
}

}  // namespace model
