#pragma once
// A written date cut into pieces, and the words that stand in dates (internal to feeds).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feeds {

struct DatePiece {
  enum class Kind { number, word, mark } kind;
  std::string text;
  char before = ' ';       // the character right before it
  std::int64_t value = 0;  // of a number of at most nine digits
};

// `folded` by text::fold; so are the words below.
std::vector<DatePiece> cut_date(const std::string& folded);

// 1 to 12.
std::optional<int> month_named(std::string_view word);

// Minutes east of UTC.
std::optional<int> zone_named(std::string_view word);

// True for the afternoon: "pm".
std::optional<bool> afternoon_named(std::string_view word);

}  // namespace feeds
