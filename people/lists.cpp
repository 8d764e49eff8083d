#include "people/lists.h"

#include <algorithm>
#include <set>
#include <utility>

namespace people {
namespace {

bool has_begun(const model::Term& term, model::Day day) {
  return !term.from || *term.from <= day;
}

}  // namespace

bool holds(const model::Term& term, model::Day day, int grace_days) {
  return has_begun(term, day) &&
         (!term.until || day <= *term.until + std::chrono::days(grace_days));
}

bool is_over(const model::Term& term, model::Day day) {
  return term.until && *term.until < day;
}

bool is_same(const model::Country& a, const model::Country& b) {
  return a.code == b.code && (!a.code.empty() || a.name == b.name);
}

Lists::Lists(std::vector<model::List> lists) : lists_(std::move(lists)) {
  std::ranges::stable_sort(lists_, {}, &model::List::name);
}

const model::List* Lists::find(std::string_view name) const {
  const auto found = std::ranges::lower_bound(
      lists_, name, {}, [](const model::List& list) { return std::string_view(list.name); });
  return found != lists_.end() && found->name == name ? &*found : nullptr;
}

// Breadth first, so that a list comes before what it includes. One that is reached by two ways is
// bound by what binds the first.
std::vector<Lists::Included> Lists::with_includes(std::string_view name) const {
  std::vector<Included> found;
  std::set<const model::List*> seen;
  const auto enter = [&](std::string_view included, std::vector<std::string_view> within) {
    const model::List* const list = find(included);
    if (!list || !seen.insert(list).second) return;
    if (!list->within.empty()) within.push_back(list->within);
    found.push_back({list, std::move(within)});
  };
  enter(name, {});
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const std::string& included : found[i].list->include) enter(included, found[i].within);
  return found;
}

std::vector<Listed> Lists::listed(std::string_view name) const {
  std::vector<Listed> found;
  for (const Included& included : with_includes(name))
    for (const model::Member& member : included.list->members)
      found.push_back({{included.list, &member}, included.within});
  return found;
}

std::vector<Holder> Lists::members(std::string_view name) const {
  std::vector<Holder> found;
  for (const Listed& listed_one : listed(name)) found.push_back(listed_one.holder);
  return found;
}

std::vector<const model::CountryMember*> Lists::countries(std::string_view name) const {
  std::vector<const model::CountryMember*> found;
  for (const Included& included : with_includes(name))
    for (const model::CountryMember& member : included.list->countries) found.push_back(&member);
  return found;
}

std::vector<std::string> Lists::terms(std::string_view name) const {
  std::vector<std::string> found;
  std::set<std::string_view> seen;
  for (const Included& included : with_includes(name))
    for (const std::string& term : included.list->terms)
      if (seen.insert(term).second) found.push_back(term);
  return found;
}

bool Lists::is_within(const Listed& one, model::Day day, int grace_days) const {
  const model::Country& country = one.holder.member->country;
  if (country.code.empty() && country.name.empty()) return true;
  return std::ranges::all_of(one.within, [&](std::string_view name) {
    return std::ranges::any_of(
        countries_on(name, day, grace_days),
        [&](const model::Country* belongs) { return is_same(*belongs, country); });
  });
}

bool Lists::counts(const Listed& one, model::Day day, int grace_days) const {
  return holds(one.holder.member->term, day, grace_days) && is_within(one, day, grace_days);
}

std::vector<Holder> Lists::on(std::string_view name, model::Day day, int grace_days) const {
  std::vector<Holder> found;
  for (const Listed& one : listed(name))
    if (counts(one, day, grace_days)) found.push_back(one.holder);
  return found;
}

std::vector<Holder> Lists::former_on(std::string_view name, model::Day day) const {
  const std::vector<Holder> all = members(name);
  std::set<std::string_view> in_office;
  for (const Holder& holder : all)
    if (holds(holder.member->term, day)) in_office.insert(holder.member->name);
  std::vector<Holder> found;
  for (const Holder& holder : all)
    if (is_over(holder.member->term, day) && !in_office.contains(holder.member->name))
      found.push_back(holder);
  return found;
}

std::vector<const model::Country*> Lists::countries_on(std::string_view name, model::Day day,
                                                       int grace_days) const {
  std::vector<const model::Country*> found;
  for (const model::CountryMember* member : countries(name))
    if (holds(member->term, day, grace_days)) found.push_back(&member->country);
  return found;
}

}  // namespace people
