// What time does to lists: offices whose holder nobody has entered, and lists that nobody has
// looked at for long.
#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

#include "people/people.h"
#include "text/times.h"
#include "watch/watch.h"

namespace watch {
namespace {

constexpr std::chrono::days kLong{180};
constexpr std::size_t kMostOffices = 20;  // that are told of one list

// An office of one country, over all its entries.
struct Seat {
  const model::Member* member = nullptr;
  bool is_held = false;
  bool is_vacant = false;          // an entry without a name says so
  std::optional<model::Day> last;  // until which somebody held it
};

std::vector<Seat> seats_of(const model::List& list, model::Day today) {
  using Key = std::tuple<std::string_view, std::string_view, std::string_view>;
  std::map<Key, std::size_t> places;
  std::vector<Seat> seats;
  for (const auto& member : list.members) {
    if (member.office.empty()) continue;
    const Key key{member.office, member.country.code, member.country.name};
    const auto [place, is_new] = places.emplace(key, seats.size());
    if (is_new) seats.push_back({.member = &member});
    Seat& seat = seats[place->second];
    const bool is_now = people::holds(member.term, today);
    seat.is_held |= is_now && !member.name.empty();
    seat.is_vacant |= is_now && member.name.empty();
    if (!member.name.empty() && people::is_over(member.term, today))
      seat.last = std::max(seat.last, member.term.until);
  }
  return seats;
}

using State = std::pair<std::string_view, std::string_view>;

State state_of(const model::Country& country) {
  return {country.code, country.code.empty() ? country.name : ""};
}

// Those whose members count now; none given: all.
std::optional<std::set<State>> states_within(const people::Lists& lists, const model::List& list,
                                             model::Day today) {
  if (list.within.empty()) return {};
  std::set<State> states{State()};
  for (const model::Country* country : lists.countries_on(list.within, today))
    states.insert(state_of(*country));
  return states;
}

Problem warning_of(const Located<model::List>& located, std::string message, std::string hint) {
  Problem problem;
  problem.file = located.file;
  problem.line = located.line;
  problem.column = 1;
  problem.warning = true;
  problem.message = fmt::format("list \"{}\": {}", located.noun.name, message);
  problem.hint = std::move(hint);
  return problem;
}

std::string name_of(const model::Member& member) {
  const auto& country = member.country;
  const std::string& state = country.code_or_name();
  return state.empty() ? member.office : fmt::format("{} ({})", member.office, state);
}

void warn_of_offices(const people::Lists& lists, const Located<model::List>& located,
                     model::Day today, std::vector<Problem>& problems) {
  std::size_t unknown = 0;
  const auto within = states_within(lists, located.noun, today);
  for (const Seat& seat : seats_of(located.noun, today)) {
    const bool is_unknown = !seat.is_held && (seat.is_vacant || seat.last);
    if (!is_unknown || (within && !within->contains(state_of(seat.member->country)))) continue;
    if (++unknown > kMostOffices) continue;
    const std::string since =
        seat.last ? fmt::format(" since {}", text::to_day(*seat.last)) : std::string();
    problems.push_back(
        warning_of(located, fmt::format("who is {} is not known{}", name_of(*seat.member), since),
                   "add a [[list.member]] with from"));
  }
  if (unknown > kMostOffices)
    problems.push_back(warning_of(
        located,
        fmt::format("the holders of {} more offices are not known", unknown - kMostOffices), ""));
}

std::optional<model::Day> newest_entry(const model::List& list) {
  std::optional<model::Day> newest;
  for (const auto& member : list.members) newest = std::max(newest, member.as_of);
  return newest;
}

// Of a list that nobody has verified the entries say how old it is.
void warn_of_age(const Located<model::List>& located, model::Day today,
                 std::vector<Problem>& problems) {
  const auto verified = located.noun.verified;
  const auto known = verified ? verified : newest_entry(located.noun);
  if (!known || today - *known <= kLong) return;
  const char* const how = verified ? "last verified on" : "never verified, its newest entry is of";
  problems.push_back(warning_of(
      located,
      fmt::format("{} {}, {} days ago", how, text::to_day(*known), (today - *known).count()),
      fmt::format("look whether it is right, then write verified = {}", text::to_day(today))));
}

}  // namespace

std::vector<Problem> list_warnings(const WatchSet& set, model::Time now) {
  const auto today = std::chrono::floor<std::chrono::days>(now);
  std::vector<model::List> all;
  for (const auto& located : set.lists) all.push_back(located.noun);
  const people::Lists lists(std::move(all));
  std::vector<Problem> problems;
  for (const auto& located : set.lists) {
    warn_of_age(located, today, problems);
    warn_of_offices(lists, located, today, problems);
  }
  return problems;
}

}  // namespace watch
