// What stands around an office: TitleSearch's second half.
#include <algorithm>
#include <array>

#include "people/names/written.h"
#include "people/offices/title_search.h"
#include "text/characters.h"

namespace people {
namespace {

constexpr int kMostUnits = 6;  // read to either side

constexpr std::uint32_t kQualifiers =
    bit(Beside::former) | bit(Beside::apart) | bit(Beside::acting) | bit(Beside::to_be);

void qualify(Qualified& qualified, std::uint32_t what) {
  qualified.former |= (what & (bit(Beside::former) | bit(Beside::former_after))) != 0;
  qualified.apart |= (what & bit(Beside::apart)) != 0;
  qualified.acting |= (what & bit(Beside::acting)) != 0;
  qualified.to_be |= (what & (bit(Beside::to_be) | bit(Beside::to_be_after))) != 0;
}

// Российская премьера is a première.
bool is_feminine(std::string_view adjective) {
  for (const std::string_view ending : {"ая", "ой", "ою", "ую", "ие", "их", "ими"})
    if (adjective.ends_with(ending)) return true;
  return false;
}

// "Becomes president": bare, it tells of nobody who is.
bool is_instrumental(std::string_view word) {
  for (const std::string_view ending : {"ом", "ем"})
    if (word.ends_with(ending)) return true;
  return word == "главой" || word == "главою";
}

// A word that may be a noun in the genitive, or an adjective before one: of whom somebody is
// president (президент компании). Not the past tense: сказала.
bool may_be_genitive(std::string_view word) {
  constexpr std::size_t kShortest = 8;  // bytes; shorter ones are particles
  if (word.size() < kShortest) return false;
  for (const std::string_view past : {"ла", "ло", "ли", "лся", "лась", "лись", "ется", "ится"})
    if (word.ends_with(past)) return false;
  for (const std::string_view ending :
       {"а", "я", "ы", "и", "ов", "ев", "ей", "ой", "его", "ого", "их", "ых"})
    if (word.ends_with(ending)) return true;
  return false;
}

bool may_be_adjective(std::string_view word) {
  for (const std::string_view ending :
       {"ий", "ый", "ой", "ого", "его", "ому", "ему", "им", "ым", "ом", "ая", "ую", "ейся"})
    if (word.size() > 8 && word.ends_with(ending)) return true;
  return false;
}

}  // namespace

// As an adjective or possessive; a mere noun (English: Kazakhstan Defence Minister) where no other
// name goes on before it (Toyota Russia President).
StateId TitleSearch::state_before(const Unit& unit) const {
  for (const StateForm& form : unit.states) {
    if (form.adjective && form.language == StateForm::Language::russian &&
        is_feminine(reading_.word(tokens_[unit.behind - 1]).folded))
      continue;
    if (form.adjective || form.language == StateForm::Language::other) return form.state;
    if (form.language == StateForm::Language::russian) continue;
    if (has_possessive(unit.behind - 1) || form.beside_offices) return form.state;
    if (!touches(unit.first) || !begins_with_capital(written(unit.first - 1))) return form.state;
    if (const Unit* const before = ending(beside_, unit.first); before && before->first == 0)
      return form.state;
  }
  return 0;
}

StateId TitleSearch::state_behind(const Unit& unit, bool behind_of, bool is_english) const {
  for (const StateForm& form : unit.states) {
    if (form.adjective) continue;
    if (form.language == StateForm::Language::english && !behind_of) continue;
    if (is_english && has_possessive(unit.behind - 1)) continue;
    return form.state;
  }
  return 0;
}

void TitleSearch::read_left(const Unit& office, Title& title, bool& is_definite) const {
  std::uint32_t place = office.first;
  for (int i = 0; i < kMostUnits && touches(place); ++i) {
    const Unit* const state = ending(states_, place);
    const Unit* const word = ending(beside_, place);
    if (state && title.state == 0 && !is_definite && (title.state = state_before(*state)) != 0) {
      place = title.first = state->first;
    } else if (word && (word->what & kQualifiers) != 0) {
      if ((word->what & bit(Beside::apart)) != 0) title.holder_first = title.first;
      qualify(title.qualified, word->what);
      place = word->first;
      if (!is_definite && (word->what & bit(Beside::to_be)) == 0) title.first = place;
    } else if (word && (word->what & bit(Beside::new_in_it)) != 0) {
      place = word->first;
      if (!is_definite) title.first = place;
    } else if (word && (word->what & bit(Beside::definite)) != 0 && !is_definite) {
      is_definite = true;
      place = word->first;
    } else {
      break;
    }
  }
  if (!title.qualified.apart) title.holder_first = title.first;
  const std::uint32_t begin = place;
  if (is_comma(begin)) title.name_before_comma = begin;
}

void TitleSearch::read_name(std::uint32_t place, Title& title) const {
  title.name_behind_comma = is_comma(place) ? place : kNowhere;
  for (int i = 0; i < 2 && touches(place); ++i) {
    const Unit* const rank = at(beside_, place);
    if (!rank || (rank->what & bit(Beside::rank)) == 0) break;
    place = rank->behind;
  }
  if (touches(place)) title.name_at = place;
}

void TitleSearch::read_right(const Unit& office, Title& title, bool& is_of_other) const {
  std::uint32_t place = office.behind;
  const bool is_english = !is_cyrillic(written(office.first)) && !title.is_german;
  title.has_possessive = !is_cyrillic(written(place - 1)) && has_possessive(place - 1);
  if (const Unit* const after = touches(place) ? at(beside_, place) : nullptr;
      after && (after->what & (bit(Beside::to_be_after) | bit(Beside::former_after))) != 0) {
    qualify(title.qualified, after->what);
    title.behind = place = after->behind;
  }
  if (title.has_possessive) return;
  if (title.state == 0 && touches(place)) {
    const Unit* const of = at(beside_, place);
    const bool is_of = of && (of->what & bit(Beside::of)) != 0;
    std::uint32_t then = is_of ? of->behind : place;
    const Unit* const state = !is_of || touches(then) ? at(states_, then) : nullptr;
    if (state && (title.state = state_behind(*state, is_of, is_english)) != 0)
      title.behind = place = state->behind;
    else
      is_of_other = is_of;
  }
  read_name(place, title);
}

// Words that stand in lower case elsewhere are no names: headlines in capitals.
bool TitleSearch::may_be_name(std::uint32_t place) const {
  constexpr std::size_t kLooked = 8;
  constexpr std::size_t kLetters = 4;  // bytes; a longer word in capitals is an abbreviation
  const std::string_view word = written(place);
  if (!begins_with_capital(word) || at(states_, place) || at(offices_, place)) return false;
  if (word.size() > kLetters && is_all_capitals(word)) return false;
  if (const Unit* const known = at(beside_, place);
      known && (known->what & ~bit(Beside::rank)) != 0)
    return false;
  const auto places = reading_.places(tokens_[place].word, model::Field::text);
  if (field_ == model::Field::text)
    for (const std::uint32_t other : places.subspan(0, std::min(places.size(), kLooked)))
      if (!begins_with_capital(written(other))) return false;
  return true;
}

bool TitleSearch::touches_in_name(std::uint32_t place) const {
  if (place == 0 || place >= tokens_.size()) return false;
  const std::string_view gap = gap_before(place), before = written(place - 1);
  if (gap.find('\n') != std::string_view::npos) return false;
  if (touches(place)) return true;
  std::size_t letter = 0;
  text::next_character(before, letter);
  return letter == before.size() && (gap == ". " || gap == ".");
}

// "In New York, the Russian foreign minister": a town.
bool TitleSearch::is_behind_place_word(std::uint32_t place) const {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"in", "at", "from", "near", "в", "во", "на", "из", "nach", "aus", "bei"});
  return touches(place) &&
         std::ranges::find(kWords, reading_.word(tokens_[place - 1]).folded) != kWords.end();
}

std::uint32_t TitleSearch::behind_name(std::uint32_t place) const {
  constexpr int kMostWords = 5;
  for (int i = 0; i < kMostWords && place < tokens_.size() && may_be_name(place); ++i) {
    ++place;
    if (!touches_in_name(place)) break;
  }
  return place;
}

std::uint32_t TitleSearch::before_name(std::uint32_t behind) const {
  constexpr int kMostWords = 4;
  for (int i = 0; i < kMostWords && behind > 0 && may_be_name(behind - 1); ++i) {
    --behind;
    if (!touches_in_name(behind)) break;
  }
  return behind;
}

// One word is enough right behind the office, but not in German, where every noun has a capital.
void TitleSearch::find_unknown_name(Title& title) const {
  const auto take = [&](std::uint32_t first, std::uint32_t behind, std::uint32_t least) {
    if (title.name_behind != 0 || behind < first + least) return;
    title.name_first = first;
    title.name_behind = behind;
  };
  if (const std::uint32_t at = title.name_at; at != kNowhere && touches_in_name(at))
    take(at, behind_name(at), title.is_german ? 2 : 1);
  if (const std::uint32_t at = title.name_behind_comma; at != kNowhere)
    if (const std::uint32_t behind = behind_name(at); is_comma(behind)) take(at, behind, 2);
  if (const std::uint32_t at = title.name_before_comma; at != kNowhere)
    if (const std::uint32_t first = before_name(at); !is_behind_place_word(first))
      take(first, at, 2);
}

// "The defence minister", of a state that was named before; not that of a club.
bool TitleSearch::may_stand_bare(const Unit& office, const Title& title, bool is_definite,
                                 bool is_of_other) const {
  if (is_of_other || title.qualified.any() || office.office.needs_state) return false;
  const bool begins = title.first == 0 && field_ == model::Field::title;
  if (!is_cyrillic(written(office.first))) return is_definite || begins;
  const std::uint32_t behind = office.behind;
  if (touches(behind) && (may_be_genitive(reading_.word(tokens_[behind]).folded) ||
                          begins_with_capital(written(behind))))
    return false;
  const std::string_view before =
      touches(title.first) ? std::string_view(reading_.word(tokens_[title.first - 1]).folded) : "";
  const bool is_with = before == "с" || before == "со" || before == "перед";
  if (is_instrumental(reading_.word(tokens_[office.first]).folded) && !is_with) return false;
  return !may_be_adjective(before);
}

bool TitleSearch::read(const Unit& office, Title& title) const {
  title.field = field_;
  title.first = office.first;
  title.behind = office.behind;
  title.office = office.office.office;
  title.only = office.office.only;
  title.is_german = reading_.lang() == "de";
  if (title.office == 0) return false;
  if (const Unit* const inside = office.state != kNowhere ? at(states_, office.state) : nullptr)
    title.state = inside->states.front().state;
  if (office.office.says_state) title.state = office.office.only;
  bool is_definite = false, is_of_other = false;
  read_left(office, title, is_definite);
  const bool is_before = title.state != 0;
  read_right(office, title, is_of_other);
  if (office.office.state_behind && (is_before || title.state == 0)) return false;
  if (office.office.only != 0 && title.state != 0 && title.state != office.office.only)
    return false;
  find_unknown_name(title);
  title.may_stand_bare =
      title.state == 0 && may_stand_bare(office, title, is_definite, is_of_other);
  return true;
}

}  // namespace people
