#include "alerts/wording/marked_text.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/harmless.h"
#include "text/utf8.h"

namespace alerts {
namespace {

using Mark = model::Passage::Mark;

constexpr std::string_view kCut = "…";

// What precedes the first mark in a passage whose beginning is cut off.
constexpr std::size_t kLeadBytes = 80;

std::uint32_t next_start(std::string_view text, std::size_t position) {
  const std::size_t start = text::code_point_start(text, position);
  if (start == position) return static_cast<std::uint32_t>(start);
  std::string_view rest = text.substr(start);
  text::take_code_point(rest);
  return static_cast<std::uint32_t>(text.size() - rest.size());
}

// The marks that a window [begin, end) of the text shows, as bytes of a text that holds the window
// after `lead` bytes of its own.
std::vector<Mark> marks_within(const std::vector<Mark>& marks, std::size_t begin, std::size_t end,
                               std::size_t lead) {
  std::vector<Mark> seen;
  for (const Mark& mark : marks) {
    const std::size_t from = std::max<std::size_t>(mark.begin, begin);
    const std::size_t to = std::min<std::size_t>(mark.end, end);
    if (from < to)
      seen.push_back({static_cast<std::uint32_t>(from - begin + lead),
                      static_cast<std::uint32_t>(to - begin + lead)});
  }
  return seen;
}

// Quotation marks within others of the same kind: “He said ‘no’.”
std::string with_inner_quotes(std::string text) {
  constexpr std::pair<std::string_view, std::string_view> kInner[] = {{"“", "‘"}, {"”", "’"}};
  for (const auto& [outer, inner] : kInner)
    for (std::size_t at = 0; (at = text.find(outer, at)) != std::string::npos; at += inner.size())
      text.replace(at, outer.size(), inner);
  return text;
}

}  // namespace

std::vector<Mark> tidy_marks(const model::Passage& passage) {
  std::vector<Mark> tidy;
  for (const Mark& mark : passage.marks) {
    const auto begin = static_cast<std::uint32_t>(text::code_point_start(passage.text, mark.begin));
    const auto end = next_start(passage.text, std::min<std::size_t>(mark.end, passage.text.size()));
    if (begin < end) tidy.push_back({begin, end});
  }
  std::sort(tidy.begin(), tidy.end(),
            [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  std::vector<Mark> apart;
  for (const Mark& mark : tidy) {
    if (!apart.empty() && mark.begin < apart.back().end)
      apart.back().end = std::max(apart.back().end, mark.end);
    else
      apart.push_back(mark);
  }
  return apart;
}

MarkedText to_runs(const model::Passage& passage) {
  const std::string_view text = passage.text;
  MarkedText runs;
  std::size_t done = 0;
  const auto add = [&](std::size_t end, bool marked) {
    if (end > done) runs.push_back({text::harmless(text.substr(done, end - done)), marked});
    done = end;
  };
  for (const Mark& mark : tidy_marks(passage)) {
    add(mark.begin, false);
    add(mark.end, true);
  }
  add(text.size(), false);
  return runs;
}

std::string plain(const MarkedText& runs) {
  std::string text;
  for (const Run& run : runs) text += run.text;
  return text;
}

MarkedText in_quotes(MarkedText quote) {
  const std::string words = plain(quote);
  for (const char* mark : {"“", "„", "«", "\"", "”"})
    if (words.starts_with(mark)) return quote;
  for (Run& run : quote) run.text = with_inner_quotes(std::move(run.text));
  quote.insert(quote.begin(), {"“", false});
  quote.push_back({"”", false});
  return quote;
}

MarkedText shortened(const MarkedText& runs, std::size_t max_bytes) {
  model::Passage passage;
  for (const Run& run : runs) {
    const auto begin = static_cast<std::uint32_t>(passage.text.size());
    passage.text += run.text;
    if (run.marked)
      passage.marks.push_back({begin, static_cast<std::uint32_t>(passage.text.size())});
  }
  return to_runs(shortened(passage, max_bytes));
}

model::Passage shortened(const model::Passage& passage, std::size_t max_bytes) {
  const std::string_view text = passage.text;
  const std::vector<Mark> marks = tidy_marks(passage);
  if (text.size() <= max_bytes) return {passage.field, passage.text, marks};
  if (max_bytes < 2 * kCut.size()) return {passage.field, "", {}};

  const std::size_t room = max_bytes - 2 * kCut.size();
  const bool from_start = marks.empty() || marks.front().end <= room;
  const std::size_t lead = std::min(kLeadBytes, room / 4);
  const std::size_t begin =
      from_start
          ? 0
          : text::code_point_start(
                text, marks.front().begin - std::min<std::size_t>(lead, marks.front().begin));
  const std::size_t end = text::code_point_start(text, begin + room);

  std::string shown = begin > 0 ? std::string(kCut) : std::string();
  const std::size_t shift = shown.size();
  shown += text.substr(begin, end - begin);
  if (end < text.size()) shown += kCut;
  return {passage.field, shown, marks_within(marks, begin, end, shift)};
}

}  // namespace alerts
