// The longest common subsequence of lines, by the table of its lengths, between what both begin and
// end with.
#include <algorithm>
#include <string_view>

#include "desk/desk.h"

namespace desk {
namespace {

using Lines = std::vector<std::string_view>;

// Beyond it the table would be large: then all went and all came.
constexpr std::size_t kMostLines = 2000;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// [i][j]: how many lines the rests of both, from i and j on, have in common.
std::vector<std::vector<std::size_t>> common_of(const Lines& before, const Lines& after) {
  std::vector<std::vector<std::size_t>> common(before.size() + 1,
                                               std::vector<std::size_t>(after.size() + 1));
  for (std::size_t i = before.size(); i-- > 0;)
    for (std::size_t j = after.size(); j-- > 0;)
      common[i][j] = before[i] == after[j] ? common[i + 1][j + 1] + 1
                                           : std::max(common[i + 1][j], common[i][j + 1]);
  return common;
}

class Difference {
 public:
  void add(const char* sign, const Lines& lines) {
    for (const std::string_view line : lines) all_.push_back(sign + std::string(line));
  }
  void add_changes(const Lines& before, const Lines& after) {
    if (before.size() > kMostLines || after.size() > kMostLines) {
      add("- ", before);
      add("+ ", after);
      return;
    }
    const auto common = common_of(before, after);
    std::size_t i = 0, j = 0;
    while (i < before.size() || j < after.size())
      if (i < before.size() && j < after.size() && before[i] == after[j]) {
        add("  ", {before[i]});
        ++i, ++j;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        add("- ", {before[i++]});
      } else {
        add("+ ", {after[j++]});
      }
  }
  std::vector<std::string> take() { return std::move(all_); }

 private:
  std::vector<std::string> all_;
};

}  // namespace

std::vector<std::string> line_difference(const std::string& text_before,
                                         const std::string& text_after) {
  Lines before = lines_of(text_before), after = lines_of(text_after);
  const auto begins = std::ranges::mismatch(before, after);
  const Lines beginning(before.begin(), begins.in1);
  before.erase(before.begin(), begins.in1);
  after.erase(after.begin(), begins.in2);
  Lines end;
  for (; !before.empty() && !after.empty() && before.back() == after.back(); after.pop_back()) {
    end.insert(end.begin(), before.back());
    before.pop_back();
  }

  Difference difference;
  difference.add("  ", beginning);
  difference.add_changes(before, after);
  difference.add("  ", end);
  return difference.take();
}

}  // namespace desk
