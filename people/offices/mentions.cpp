// In this order: names as the NameIndex finds them; offices as Titles finds them; each office gets
// the names beside it, or is taken for that of a state that was named before; then it is known
// which family names count alone; then everything is counted for those who ask.
#include "people/offices/mentions.h"

#include <algorithm>
#include <tuple>

namespace people {
namespace {

std::uint64_t key_of(model::Field field, std::uint32_t place) {
  return std::uint64_t{field == model::Field::text} << 32 | place;
}

void add(const std::optional<WantedId>& id, std::vector<WantedId>& to) {
  if (id) to.push_back(*id);
}

void sort_out(std::vector<PersonId>& persons) {
  std::ranges::sort(persons);
  persons.erase(std::ranges::unique(persons).begin(), persons.end());
}

bool is_former_only(const Qualified& q) {
  return q.former && !q.apart && !q.acting && !q.to_be;
}

}  // namespace

MentionSearch::MentionSearch(const Roster::Compiled& roster, const text::Reading& reading,
                             const model::Article& article, model::Day day)
    : roster_(roster), reading_(reading), article_(article), day_(day) {}

std::vector<Mention> MentionSearch::run() {
  if (roster_.names) names_ = roster_.names->in_full(reading_, article_);
  // Also beside names that are wanted without an office: how far a mention reaches must not depend
  // on what others ask.
  if (names_.empty() && roster_.entries_of_office.empty() && roster_.states.empty()) return {};
  Titles::Found found =
      roster_.titles.find(reading_, article_.title, article_.text, !roster_.states.empty());
  states_ = std::move(found.states);
  find_names(found.titles);
  for (const Title& title : found.titles) {
    places_.push_back({title, {}});
    join(places_.back());
  }
  know_offices();
  add_names();
  add_offices();
  add_states();
  merge();
  return std::move(mentions_);
}

// All of those who are named in full or have an office that is; of others whether they stand beside
// an office.
void MentionSearch::find_names(const std::vector<Title>& titles) {
  if (!roster_.names || (names_.empty() && titles.empty())) return;
  std::vector<PersonId> whom;
  std::vector<NamePlace> beside;
  for (const NameFound& name : names_) whom.push_back(name.person);
  for (const Title& title : titles) {
    if (const auto entries = roster_.entries_anywhere.find(title.office);
        entries != roster_.entries_anywhere.end())
      for (const std::uint32_t entry : entries->second)
        if (is_his(roster_.entries[entry], title)) whom.push_back(roster_.entries[entry].person);
    const auto add = [&](std::uint32_t at, bool is_more) {
      if (at < reading_.tokens(title.field).size()) beside.push_back({title.field, at, is_more});
    };
    add(title.name_at, false);
    add(title.name_behind_comma, true);
    add(title.name_before_comma - 1, false);  // kNowhere stays out of the text
  }
  sort_out(whom);
  names_ = roster_.names->find(reading_, article_, whom, beside);
  for (std::size_t i = 0; i < names_.size(); ++i) {
    starting_.emplace(key_of(names_[i].field, names_[i].first), i);
    ending_.emplace(key_of(names_[i].field, names_[i].behind), i);
  }
}

bool MentionSearch::is_his(const Entry& entry, const Title& title) const {
  return entry.office == title.office &&
         (title.state == 0 || entry.state == 0 || entry.state == title.state);
}

void MentionSearch::join(Place& place) {
  const Title& title = place.title;
  // The end of a title is nobody's given name: президент Армении Саргсян.
  const auto [inside, inside_end] = starting_.equal_range(key_of(title.field, title.behind - 1));
  for (auto i = inside; i != inside_end; ++i)
    if (names_[i->second].behind > title.behind) names_[i->second].kind = NameFound::Kind::other;
  std::vector<std::size_t> beside;
  const auto gather = [&](const auto& names, std::uint32_t at, bool in_full) {
    if (at == kNowhere) return;
    const auto [begin, end] = names.equal_range(key_of(title.field, at));
    for (auto i = begin; i != end; ++i)
      if (!in_full || names_[i->second].kind != NameFound::Kind::family)
        beside.push_back(i->second);
  };
  gather(starting_, title.name_at, false);
  if (beside.empty()) gather(starting_, title.name_behind_comma, true);
  if (beside.empty()) gather(ending_, title.name_before_comma, false);
  std::ranges::sort(beside);
  for (const std::size_t name : beside) take(place, name);
  if (!place.is_named) place.is_named = title.name_behind != 0;
  if (!place.is_named && title.state == 0) take_bare(place);
  if (place.title.state != 0) said_[title.office].insert(place.title.state);
}

// A name that stands beside the office of another state is somebody else's.
void MentionSearch::take(Place& place, std::size_t name) {
  place.is_named = true;
  if (names_[name].kind == NameFound::Kind::other) return;
  // "President Ramon Sy", of a bank: a name that goes on is another one.
  if (names_[name].kind == NameFound::Kind::family && place.title.name_behind > names_[name].behind)
    return;
  bool is_elsewhere = false;
  for (const std::uint32_t index : roster_.entries_of_person[names_[name].person]) {
    const Entry& entry = roster_.entries[index];
    if (is_his(entry, place.title) && (place.title.only == 0 || entry.state == place.title.only)) {
      if (place.title.state == 0) place.title.state = entry.state;
      place.names.push_back(name);
      return;
    }
    is_elsewhere |= entry.office == place.title.office;
  }
  if (is_elsewhere && !place.title.qualified.any()) names_[name].kind = NameFound::Kind::other;
}

// "The defence minister said": only one state's was named before.
void MentionSearch::take_bare(Place& place) {
  if (!place.title.may_stand_bare) return;
  if (!roster_.of_office(place.title.office, 0).empty()) return;  // an office of no state
  const auto said = said_.find(place.title.office);
  if (said == said_.end() || said->second.size() != 1) return;
  if (place.title.only != 0 && place.title.only != *said->second.begin()) return;
  place.title.state = *said->second.begin();
  place.is_inherited = true;
}

void MentionSearch::know_offices() {
  for (Place& place : places_) {
    place.is_early = is_early(place);
    for (const std::size_t name : place.names)
      for (const std::uint32_t index : roster_.entries_of_person[names_[name].person]) {
        const Entry& entry = roster_.entries[index];
        if (is_his(entry, place.title) && entry.qualified == place.title.qualified &&
            roster_.lists->counts(entry.listed, day_, kGraceDays))
          holder_named_.emplace(entry.office, entry.state);
      }
  }
  const auto by_office = named_by_office();  // reads names_
  names_ = settled(std::move(names_), by_office);
}

std::vector<PersonId> MentionSearch::named_by_office() const {
  std::vector<PersonId> persons;
  for (const Place& place : places_) {
    for (const std::size_t name : place.names) persons.push_back(names_[name].person);
    if (place.is_named) continue;
    for (const auto& [asked, held] : held(place.title))
      if (held.now && held.now->person != kNobody) persons.push_back(held.now->person);
    if (is_former_only(place.title.qualified))
      for (const std::uint32_t i : roster_.of_office(place.title.office, place.title.state))
        if (is_over(roster_.entries[i].member().term, day_) && roster_.entries[i].person != kNobody)
          persons.push_back(roster_.entries[i].person);
  }
  sort_out(persons);
  return persons;
}

std::map<std::uint32_t, MentionSearch::Held> MentionSearch::held(const Title& title) const {
  std::map<std::uint32_t, Held> found;
  for (const std::uint32_t index : roster_.of_office(title.office, title.state)) {
    const Entry& entry = roster_.entries[index];
    if (entry.qualified != title.qualified || !roster_.lists->is_within(entry.listed, day_))
      continue;
    Held& held = found[entry.asked];
    if (holds(entry.member().term, day_))
      held.now = &entry;
    else if (is_over(entry.member().term, day_) &&
             (!held.last || *held.last->member().term.until < *entry.member().term.until))
      held.last = &entry;
  }
  return found;
}

// Whether another member of that list is meant: he is nearer to what is written, or it is his
// office that stands beside it; and he counts on the day as this one does.
bool MentionSearch::is_another_meant(const NameFound& name, const Entry& entry,
                                     const Title* title) const {
  const auto place = [](const NameFound& one) { return std::pair(one.field, one.family); };
  const bool counts = roster_.lists->counts(entry.listed, day_, kGraceDays);
  const auto is_meant = [&](const NameFound& other) {
    if (other.person == name.person) return false;
    const bool nearer = is_nearer(other, name);
    return std::ranges::any_of(
        roster_.entries_of_person[other.person], [&](const std::uint32_t index) {
          const Entry& his = roster_.entries[index];
          return his.asked == entry.asked && (nearer || (title && is_his(his, *title))) &&
                 roster_.lists->counts(his.listed, day_, kGraceDays) == counts;
        });
  };
  return std::ranges::any_of(std::ranges::equal_range(names_, place(name), {}, place), is_meant);
}

// For whom a person counts by name; `title` is the office beside it, or null.
MentionSearch::Count MentionSearch::count_name(const NameFound& name, const Title* title) const {
  Count count{roster_.asked_by_name[name.person]};
  std::set<std::uint32_t> held;
  for (const std::uint32_t index : roster_.entries_of_person[name.person])
    if (holds(roster_.entries[index].member().term, day_))
      held.insert(roster_.entries[index].asked);
  int best = -1;
  for (const std::uint32_t index : roster_.entries_of_person[name.person]) {
    const Entry& entry = roster_.entries[index];
    const Asked& asked = roster_.asked[entry.asked];
    const bool is_beside = title && is_his(entry, *title);
    if (!is_beside && is_another_meant(name, entry, title)) continue;
    const bool is_called_former = is_beside && title->qualified.former;
    const bool is_in = roster_.lists->counts(entry.listed, day_, kGraceDays) &&
                       !(is_called_former && holds(entry.member().term, day_));
    const bool is_former =
        is_called_former || (is_over(entry.member().term, day_) && !held.contains(entry.asked));
    const std::size_t before = count.of.size();
    if (is_in) add(asked.list, count.of);
    if (is_former) add(asked.former, count.of);
    add(asked.ever, count.of);
    const int rank = (count.of.size() > before ? 4 : 0) + (is_in ? 2 : 0) + (is_beside ? 1 : 0);
    if (rank > best && entry.asked != 0) best = rank, count.entry = &entry;
  }
  if (count.entry && best < 4) count.entry = nullptr;
  return count;
}

void MentionSearch::add_names() {
  std::unordered_map<std::uint64_t, const Place*> beside;
  for (const Place& place : places_) {
    if (place.title.name_at != kNowhere)
      beside.emplace(key_of(place.title.field, place.title.name_at), &place);
    if (place.title.name_behind_comma != kNowhere)
      beside.emplace(key_of(place.title.field, place.title.name_behind_comma), &place);
  }
  std::unordered_map<std::uint64_t, const Place*> before_comma;
  for (const Place& place : places_)
    if (place.title.name_before_comma != kNowhere)
      before_comma.emplace(key_of(place.title.field, place.title.name_before_comma), &place);
  for (const NameFound& name : names_) {
    const auto front = beside.find(key_of(name.field, name.first));
    const auto back = before_comma.find(key_of(name.field, name.behind));
    const bool goes_before = front != beside.end() && !front->second->title.has_possessive;
    const Title* const title = goes_before                  ? &front->second->title
                               : back != before_comma.end() ? &back->second->title
                                                            : nullptr;
    Count count = count_name(name, title);
    if (count.of.empty()) continue;
    const bool is_joined = goes_before && title->name_at == name.first;
    // "Aide to the minister Dorn", whom a list has as the minister: the aide is somebody else.
    const bool is_of_holder = is_joined && title->qualified.apart && count.entry &&
                              !count.entry->qualified.apart && is_his(*count.entry, *title);
    const std::uint32_t first = is_of_holder ? title->holder_first
                                : is_joined  ? title->first
                                             : name.first;
    Mention found = mention(
        name.field, first, name.behind,
        name.kind == NameFound::Kind::family ? Mention::By::family_name : Mention::By::full_name,
        std::move(count));
    found.name = span(name.field, name.first, name.behind);
    mentions_.push_back(std::move(found));
  }
}

bool MentionSearch::is_early(const Place& place) const {
  return std::ranges::all_of(place.names, [&](std::size_t name) {
    return std::ranges::none_of(roster_.entries_of_person[names_[name].person],
                                [&](std::uint32_t index) {
                                  const Entry& entry = roster_.entries[index];
                                  const auto& from = entry.member().term.from;
                                  return is_his(entry, place.title) && !(from && *from > day_);
                                });
  });
}

// The office alone, or with a name that no list knows.
MentionSearch::Count MentionSearch::count_office(const Place& place) const {
  const Title& title = place.title;
  Count count;
  const bool is_unknown_name = place.is_named;
  if (is_unknown_name && (place.is_inherited || title.state == 0 || title.qualified.any() ||
                          holder_named_.contains({title.office, title.state})))
    return count;
  for (const auto& [asked, held] : held(title)) {
    const Entry* const entry = held.now ? held.now : held.last;
    if (!entry) continue;
    const std::size_t before = count.of.size();
    add(roster_.asked[asked].list, count.of);
    add(roster_.asked[asked].ever, count.of);
    if (count.of.size() == before || (count.entry && !held.now)) continue;
    count.entry = entry;
    count.is_unknown = is_unknown_name || !held.now;
  }
  if (!is_former_only(title.qualified) || is_unknown_name) return count;
  for (const std::uint32_t index : roster_.of_office(title.office, title.state)) {
    const Entry& entry = roster_.entries[index];
    if (entry.qualified.any() || !is_over(entry.member().term, day_)) continue;
    add(roster_.asked[entry.asked].former, count.of);
    add(roster_.asked[entry.asked].ever, count.of);
    if (!count.entry || *count.entry->member().term.until < *entry.member().term.until)
      count.entry = &entry;
  }
  return count;
}

void MentionSearch::add_offices() {
  for (const Place& place : places_) {
    const Title& title = place.title;
    // A name that a list knows has been counted as a name, or does not count.
    if (place.is_named && title.name_behind == 0) continue;
    if (!place.names.empty() && !place.is_early) continue;
    Count count = count_office(place);
    if (count.of.empty()) continue;
    const bool goes_on = place.is_named && title.name_first == title.name_at;
    const auto by = count.is_unknown ? Mention::By::unknown : Mention::By::office;
    Mention found = mention(title.field, title.first, goes_on ? title.name_behind : title.behind,
                            by, std::move(count));
    if (place.is_named) found.name = span(title.field, title.name_first, title.name_behind);
    mentions_.push_back(std::move(found));
  }
}

void MentionSearch::add_states() {
  for (const StateNamed& named : states_) {
    const auto entries = roster_.states.find(named.state);
    if (entries == roster_.states.end()) continue;
    Count count;
    for (const StateEntry& entry : entries->second) {
      const Asked& asked = roster_.asked[entry.asked];
      if (holds(entry.member->term, day_)) add(asked.list, count.of);
      if (is_over(entry.member->term, day_)) add(asked.former, count.of);
      add(asked.ever, count.of);
    }
    if (!count.of.empty())
      mentions_.push_back(
          mention(named.field, named.first, named.behind, Mention::By::term, std::move(count)));
  }
}

// Without the 's of the last word.
model::Span MentionSearch::span(model::Field field, std::uint32_t first,
                                std::uint32_t behind) const {
  const auto& tokens = reading_.tokens(field);
  const std::string_view text =
      field == model::Field::title ? std::string_view(article_.title) : article_.text;
  model::Span found{field, tokens[first].begin, tokens[behind - 1].end};
  const std::string_view words = text.substr(found.begin, found.end - found.begin);
  for (const std::string_view ending : {"'s", "’s", "ʼs", "'S", "’S"})
    if (words.ends_with(ending)) found.end -= static_cast<std::uint32_t>(ending.size());
  return found;
}

Mention MentionSearch::mention(model::Field field, std::uint32_t first, std::uint32_t behind,
                               Mention::By by, Count count) const {
  Mention made;
  made.span = span(field, first, behind);
  made.first = first;
  made.behind = behind;
  made.name = {field, 0, 0};
  made.by = by;
  made.of = std::move(count.of);
  if (count.entry) made.holder = count.entry->listed.holder;
  return made;
}

// In reading order; what stands at one place is one mention.
void MentionSearch::merge() {
  const auto place = [](const Mention& m) {
    return std::tuple(m.span.field == model::Field::text, m.first, m.behind, m.by);
  };
  std::ranges::stable_sort(mentions_, {}, place);
  std::vector<Mention> merged;
  for (Mention& m : mentions_) {
    if (!merged.empty() && place(merged.back()) == place(m)) {
      Mention& last = merged.back();
      last.of.insert(last.of.end(), m.of.begin(), m.of.end());
      if (!last.holder.member) last.holder = m.holder;
    } else {
      merged.push_back(std::move(m));
    }
  }
  for (Mention& m : merged) {
    std::ranges::sort(m.of);
    m.of.erase(std::ranges::unique(m.of).begin(), m.of.end());
  }
  mentions_ = std::move(merged);
}

}  // namespace people
