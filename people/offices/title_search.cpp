#include "people/offices/title_search.h"

#include <algorithm>

#include "people/names/written.h"
#include "text/characters.h"

namespace people {
namespace {

constexpr std::size_t kLongestGap = 6;  // bytes

bool fits(const StateForm& form, std::string_view first, std::string_view last) {
  switch (form.letters) {
    case StateForm::Letters::any:
      return true;
    case StateForm::Letters::capital:
      return begins_with_capital(first);
    case StateForm::Letters::capitals:
      return is_all_capitals(first) && is_all_capitals(last);
  }
  return false;
}

}  // namespace

// What is known of the words of many readings, in this thread; of the last few lexicons.
struct TitleSymbols::Known {
  std::uint64_t titles = 0;
  std::shared_ptr<const text::Words> words;
  std::vector<Row> rows;  // by a word's id
};

std::vector<TitleSymbols::Row>& TitleSymbols::known_rows(std::uint64_t titles,
                                                         const text::Reading& reading) {
  constexpr std::size_t kMost = 8;
  thread_local std::vector<Known> all;
  for (Known& known : all)
    if (known.titles == titles && known.words == reading.words()) return known.rows;
  std::erase_if(all, [](const Known& known) { return known.words.use_count() == 1; });
  if (all.size() >= kMost) all.erase(all.begin());
  all.push_back({titles, reading.words(), {}});
  return all.back().rows;
}

TitleSymbols::TitleSymbols(const Titles& titles, const text::Reading& reading)
    : phrases_{&titles.countries_.phrases(), &titles.offices_.phrases(), &words_beside_offices(),
               &titles.own_countries_.phrases(), &titles.own_offices_.phrases()},
      rows_(reading.size()) {
  std::vector<Row>& known = known_rows(titles.id_, reading);
  for (std::uint32_t word = 0; word < reading.size(); ++word) {
    const std::uint32_t id = reading.id(word);
    if (id >= known.size()) known.resize(std::max<std::size_t>(id + 1, 2 * known.size()));
    if (!known[id].is_known) {
      for (std::size_t table = 0; table < kTables; ++table)
        known[id].of[table] = phrases_[table]->symbol(reading.word(word).folded);
      known[id].is_known = true;
    }
    rows_[word] = known[id];
  }
}

TitleSearch::TitleSearch(const Titles& titles, const TitleSymbols& symbols,
                         const text::Reading& reading, std::string_view text, model::Field field)
    : titles_(titles),
      symbols_(symbols),
      reading_(reading),
      text_(text),
      field_(field),
      tokens_(reading.tokens(field)) {}

Symbol TitleSearch::symbol(Table table, std::uint32_t place) const {
  return place < tokens_.size() ? symbols_.of(table, tokens_[place].word) : 0;
}

std::string_view TitleSearch::written(std::uint32_t place) const {
  return text_.substr(tokens_[place].begin, tokens_[place].end - tokens_[place].begin);
}

bool TitleSearch::has_possessive(std::uint32_t place) const {
  if (!reading_.word(tokens_[place]).possessive.empty()) return true;
  const std::string_view behind = text_.substr(tokens_[place].end, 3);  // Armenia's, states'
  return behind.starts_with('\'') || behind.starts_with("’");
}

std::string_view TitleSearch::gap_before(std::uint32_t place) const {
  const std::uint32_t begin = tokens_[place - 1].end;
  return text_.substr(begin, tokens_[place].begin - std::min(begin, tokens_[place].begin));
}

bool TitleSearch::touches(std::uint32_t place) const {
  if (place == 0 || place >= tokens_.size()) return false;
  const std::string_view gap = gap_before(place);
  if (gap.size() > kLongestGap) return false;
  int lines = 0;
  for (std::size_t at = 0; at < gap.size();) {
    const char32_t c = text::next_character(gap, at);
    if (c == '\n') ++lines;
    if (c == '.' && !is_abbreviated(written(place - 1))) return false;
    if (!text::is_blank(c) && c != '\n' && c != '.' && c != '-' && c != 0x2010 && c != 0x2011 &&
        c != '\'' && c != 0x2019)
      return false;
  }
  return lines < 2;
}

bool TitleSearch::is_comma(std::uint32_t place) const {
  if (place == 0 || place >= tokens_.size()) return false;
  const std::string_view gap = gap_before(place);
  return gap.size() <= 2 && gap.starts_with(',');
}

Phrases::Text TitleSearch::as_read_by(Table table) {
  return {[this, table](std::uint32_t place) { return symbol(table, place); },
          [this](std::uint32_t place) { return touches(place); },
          [this](std::uint32_t place) {
            const Unit* const unit = at(states_, place);
            return unit ? unit->behind : 0;
          }};
}

const TitleSearch::Unit* TitleSearch::at(const Units& units, std::uint32_t place) const {
  return place < units.at.size() && units.at[place] != 0 ? &units.all[units.at[place] - 1]
                                                         : nullptr;
}

const TitleSearch::Unit* TitleSearch::ending(const Units& units, std::uint32_t place) const {
  return place < units.ending.size() && units.ending[place] != 0
             ? &units.all[units.ending[place] - 1]
             : nullptr;
}

void TitleSearch::enter(Units& units, Unit unit) {
  const auto index = static_cast<std::uint32_t>(units.all.size() + 1);
  units.at[unit.first] = index;
  if (units.ending[unit.behind] == 0) units.ending[unit.behind] = index;
  units.all.push_back(std::move(unit));
}

std::vector<StateForm> TitleSearch::fitting(const Phrases::Found& found, const Countries& all,
                                            std::uint32_t first) const {
  std::vector<StateForm> forms;
  for (const std::uint32_t meaning : found.meanings)
    if (const StateForm& form = all.form(meaning);
        fits(form, written(first), written(found.behind - 1)))
      forms.push_back(form);
  return forms;
}

void TitleSearch::find_states() {
  states_.at.resize(tokens_.size() + 1);
  states_.ending.resize(tokens_.size() + 1);
  for (std::uint32_t place = 0; place < tokens_.size(); ++place) {
    Unit best{place, 0};
    for (const Table table : {Table::own_countries, Table::countries}) {
      if (!phrases(table).begins(symbol(table, place))) continue;
      const auto found = phrases(table).longest(as_read_by(table), place);
      if (found.behind <= best.behind) continue;
      auto forms = fitting(
          found, table == Table::countries ? titles_.countries_ : titles_.own_countries_, place);
      if (!forms.empty()) best.behind = found.behind, best.states = std::move(forms);
    }
    if (best.behind != 0) enter(states_, std::move(best));
  }
}

void TitleSearch::find_offices() {
  offices_.at.resize(tokens_.size() + 1);
  offices_.ending.resize(tokens_.size() + 1);
  for (std::uint32_t place = 0; place < tokens_.size(); ++place) {
    Unit best{place, 0};
    for (const Table table : {Table::own_offices, Table::offices}) {
      if (!phrases(table).begins(symbol(table, place))) continue;
      const auto found = phrases(table).longest(as_read_by(table), place);
      if (found.behind <= best.behind) continue;
      best.behind = found.behind;
      best.state = found.state;
      best.office = (table == Table::offices ? titles_.offices_ : titles_.own_offices_)
                        .form(found.meanings.front());
    }
    if (best.behind == 0) continue;
    place = best.behind - 1;  // what a longer one holds is not found: пресс-секретарь президента
    enter(offices_, std::move(best));
  }
}

void TitleSearch::find_beside() {
  beside_.at.resize(tokens_.size() + 1);
  beside_.ending.resize(tokens_.size() + 1);
  for (std::uint32_t place = 0; place < tokens_.size(); ++place) {
    if (!phrases(Table::beside).begins(symbol(Table::beside, place))) continue;
    const auto found = phrases(Table::beside).longest(as_read_by(Table::beside), place);
    if (found.behind == 0) continue;
    Unit unit{place, found.behind};
    for (const std::uint32_t meaning : found.meanings) unit.what |= 1u << meaning;
    enter(beside_, std::move(unit));
  }
}

bool TitleSearch::may_hold(Table table) const {
  return std::ranges::any_of(tokens_, [&](const text::Token& token) {
    return phrases(table).begins(symbols_.of(table, token.word));
  });
}

Titles::Found TitleSearch::run(bool wants_states) {
  Titles::Found found;
  const bool may_hold_offices = may_hold(Table::offices) || may_hold(Table::own_offices);
  if (!may_hold_offices && !wants_states) return found;
  find_states();
  if (may_hold_offices) find_offices();
  if (!offices_.all.empty()) find_beside();
  for (const Unit& office : offices_.all)
    if (Title title; read(office, title)) found.titles.push_back(title);
  std::uint32_t behind = 0;
  for (const Unit& unit : states_.all) {
    if (!wants_states) break;
    if (unit.first < behind) continue;
    behind = unit.behind;
    const auto named = std::ranges::find(unit.states, false, &StateForm::beside_offices);
    if (named != unit.states.end())
      found.states.push_back({field_, unit.first, unit.behind, named->state});
  }
  return found;
}

}  // namespace people
