#include "model/story.h"

#include <algorithm>

namespace model {

namespace {

constexpr std::string_view kPrefix = "st_", kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kMostDigits = 12;

char in_lower_case(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string to_text(StoryId id) {
  std::string digits;
  for (auto left = static_cast<std::uint64_t>(id.value); left > 0; left /= kDigits.size())
    digits += kDigits[left % kDigits.size()];
  if (digits.empty()) digits = kDigits.front();
  std::ranges::reverse(digits);
  return std::string(kPrefix) + digits;
}

std::optional<StoryId> story_named(std::string_view typed) {
  std::string word(typed);
  std::ranges::transform(word, word.begin(), in_lower_case);
  if (!word.starts_with(kPrefix)) return std::nullopt;
  word.erase(0, kPrefix.size());
  if (word.empty() || word.size() > kMostDigits) return std::nullopt;
  StoryId id;
  for (const char c : word) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    id.value =
        id.value * static_cast<std::int64_t>(kDigits.size()) + static_cast<std::int64_t>(digit);
  }
  return id;
}

}  // namespace model
