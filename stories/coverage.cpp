#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "stories/agencies.h"
#include "stories/stories.h"

namespace stories {
namespace {

// Whoever credits an agency prints its text, the first one, too; but for the agency itself.
bool is_copy(const Report& report, bool is_first) {
  if (!report.agency.empty()) return !is_of_agency(report.source, report.agency);
  return !is_first &&
         (report.kind == Placement::Kind::copy || report.kind == Placement::Kind::rewrite);
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

// One other outlet, whose text is its own or whose it is.
std::string of_one(const Coverage& coverage) {
  const std::string one = "also reported by one outlet, ";
  if (coverage.own > 0) return one + "in its own words";
  return one + "as a copy" + (coverage.copies.empty() ? "" : " of " + coverage.copies[0].name);
}

}  // namespace

Coverage coverage(std::vector<Report> reports, model::ArticleId seen_from) {
  std::ranges::stable_sort(reports, {}, &Report::seen);
  Coverage made;
  made.articles = reports.size();
  if (reports.empty()) return made;
  const auto asked = std::ranges::find(reports, seen_from, &Report::article);
  const bool is_asked = seen_from.value != 0 && asked != reports.end();
  if (is_asked && !is_of_agency(asked->source, asked->agency)) made.agency = asked->agency;
  const Report& from = is_asked ? *asked : reports.front();
  std::map<std::string, std::size_t> copies;
  std::set<std::string> known;
  for (const Report& report : reports) {
    if (!known.insert(report.source).second) continue;
    const bool copied = is_copy(report, made.in_order.empty());
    made.in_order.push_back(report.source);
    made.copies_in_all += copied ? 1 : 0;
    if (report.source == from.source) continue;
    ++made.outlets;
    if (!copied)
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
  if (coverage.outlets == 1) return of_one(coverage);
  const std::string outlets = "also reported by " + std::to_string(coverage.outlets) + " outlets";
  if (coverage.own == coverage.outlets) return outlets + " in words of their own";
  std::string parts;
  const auto add = [&parts](const std::string& part) {
    parts += (parts.empty() ? ": " : ", ") + part;
  };
  for (const auto& [name, count] : coverage.copies)
    add(counted(count, "copy", "copies") + " of " + name);
  if (coverage.other_copies > 0)
    add(counted(coverage.other_copies, "copy", "copies") + (parts.empty() ? "" : " of others"));
  if (coverage.own > 0) add(counted(coverage.own, "of its own", "of their own"));
  return outlets + parts;
}

}  // namespace stories
