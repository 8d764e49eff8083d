#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "stories/stories.h"

namespace stories {

Coverage coverage(std::vector<Report> reports) {
  std::ranges::stable_sort(reports, {}, &Report::seen);
  Coverage made;
  made.articles = reports.size();
  std::map<std::string, std::size_t> copies;
  std::set<std::string> known;
  for (const Report& report : reports) {
    if (!known.insert(report.source).second) continue;
    made.in_order.push_back(report.source);
    if (made.in_order.size() == 1) continue;
    ++made.outlets;
    const bool is_copy =
        report.kind == Placement::Kind::copy || report.kind == Placement::Kind::rewrite;
    if (!is_copy)
      ++made.own;
    else if (report.agency.empty())
      ++made.other_copies;
    else
      ++copies[report.agency];
  }
  for (const auto& [name, outlets] : copies) made.copies.push_back({name, outlets});
  std::ranges::stable_sort(made.copies, std::greater{}, &Coverage::Agency::outlets);
  return made;
}

std::string to_text(const Coverage& coverage) {
  if (coverage.outlets == 0) return {};
  const auto counted = [](std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
  };
  std::string parts;
  const auto add = [&parts](const std::string& part) {
    parts += (parts.empty() ? "" : ", ") + part;
  };
  for (const auto& [name, outlets] : coverage.copies)
    add(counted(outlets, "copy", "copies") + " of " + name);
  if (coverage.other_copies > 0)
    add(counted(coverage.other_copies, "copy", "copies") + (parts.empty() ? "" : " of others"));
  if (coverage.own > 0) add(std::to_string(coverage.own) + " of their own");
  return "also reported by " + counted(coverage.outlets, "outlet", "outlets") + ": " + parts;
}

}  // namespace stories
