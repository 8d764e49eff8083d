#include "people/offices/titles.h"

#include <algorithm>
#include <atomic>

#include "people/offices/title_search.h"
#include "text/fold.h"
#include "text/language.h"

namespace people {
namespace {

std::uint64_t next_id() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

bool joins(std::string_view word) {
  return word == "and" || word == "и" || word == "und";
}

}  // namespace

Titles::Titles() : id_(next_id()), countries_(Countries::known()), offices_(Offices::known()) {
  words_beside_offices();
}

// What is added makes stale what is known of words.
StateId Titles::state(const model::Country& country) {
  if (country.code.empty() || !country.forms.empty()) id_ = next_id();
  if (country.code.empty() && country.name.empty()) return 0;
  StateId id = countries_.find(country);
  if (id == 0) {
    id = kOwn + own_countries_.add(country.code_or_name());
    if (!country.name.empty()) own_countries_.add_form(country.name, {id}, false);
  }
  for (const std::string& form : country.forms) own_countries_.add_form(form, {id}, false);
  return id;
}

// An office that no phrase names as a whole has the phrase that is written.
Titles::Written Titles::office(std::string_view written) {
  if (const auto known = written_.find(std::string(written)); known != written_.end())
    return known->second;
  Written found;
  const text::Reading reading({}, written, text::language_of(written));
  const auto& tokens = reading.tokens(model::Field::text);
  const std::vector<Title> titles = find(reading, {}, written, true).titles;
  if (!titles.empty() && titles[0].first == 0 && !titles[0].qualified.apart &&
      (titles[0].behind == tokens.size() || joins(reading.word(tokens[titles[0].behind]).folded)))
    found = {titles[0].office, titles[0].state, titles[0].qualified};
  else if (!tokens.empty()) {
    found.office = kOwn + own_offices_.add(text::fold(written));
    own_offices_.add_slots(slots_of(written, true), {found.office});
    id_ = next_id();
  }
  written_.emplace(written, found);
  return found;
}

void Titles::add_form(std::string_view written, OfficeId office) {
  const text::Reading reading({}, written, text::language_of(written));
  const std::vector<StateNamed> states = find(reading, {}, written, true).states;
  std::vector<Phrases::Slot> slots = slots_of(written, true);
  OfficeForm form{office};
  if (!states.empty() && states[0].first == 0 && states[0].behind < slots.size()) {
    slots.erase(slots.begin(), slots.begin() + states[0].behind);
    form.only = states[0].state;
    form.needs_state = true;
  }
  own_offices_.add_slots(slots, form);
  id_ = next_id();
}

Titles::Found Titles::find(const text::Reading& reading, std::string_view title,
                           std::string_view text, bool wants_states) const {
  const TitleSymbols symbols(*this, reading);
  Found found = TitleSearch(*this, symbols, reading, title, model::Field::title).run(wants_states);
  Found more = TitleSearch(*this, symbols, reading, text, model::Field::text).run(wants_states);
  found.titles.insert(found.titles.end(), more.titles.begin(), more.titles.end());
  found.states.insert(found.states.end(), more.states.begin(), more.states.end());
  return found;
}

std::vector<OfficeId> Titles::offices_by(std::string_view folded) const {
  std::vector<OfficeId> found;
  for (const Offices* offices : {&offices_, &own_offices_})
    for (const std::uint32_t meaning : offices->phrases().rarest(folded))
      found.push_back(offices->form(meaning).office);
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

std::vector<StateId> Titles::states_by(std::string_view folded) const {
  std::vector<StateId> found;
  for (const Countries* countries : {&countries_, &own_countries_})
    for (const std::uint32_t meaning : countries->phrases().rarest(folded))
      found.push_back(countries->form(meaning).state);
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

}  // namespace people
