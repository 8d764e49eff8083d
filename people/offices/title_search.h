#pragma once
// One field read for offices and states; the algorithm is told in titles.h. Lives for one
// call. Internal to people.
#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "people/offices/titles.h"

namespace people {

// The words of a reading as the phrases of each table know them.
class TitleSymbols {
 public:
  enum Table : std::uint8_t { countries, offices, beside, own_countries, own_offices, kTables };
  TitleSymbols(const Titles&, const text::Reading&);

  const Phrases& phrases(Table table) const { return *phrases_[table]; }
  Symbol of(Table table, std::uint32_t word) const { return rows_[word].of[table]; }

 private:
  struct Row {
    std::array<Symbol, kTables> of{};
    bool is_known = false;
  };
  struct Known;
  static std::vector<Row>& known_rows(std::uint64_t titles, const text::Reading&);

  std::array<const Phrases*, kTables> phrases_;
  std::vector<Row> rows_;  // by word of the reading
};

class TitleSearch {
 public:
  TitleSearch(const Titles&, const TitleSymbols&, const text::Reading&, std::string_view text,
              model::Field);
  // States are told only where they are wanted for themselves.
  Titles::Found run(bool wants_states);

 private:
  // A phrase that was found, by its places.
  struct Unit {
    std::uint32_t first = 0, behind = 0;
    std::uint32_t what = 0;          // bits of Beside
    std::uint32_t state = kNowhere;  // of an office: where the state inside begins
    std::vector<StateForm> states;   // of a state: those forms whose letters fit
    OfficeForm office;
  };
  // Units by where they begin and, the longest, by where they end; 0: none, else index + 1.
  struct Units {
    std::vector<Unit> all;
    std::vector<std::uint32_t> at, ending;
  };
  using Table = TitleSymbols::Table;

  const Phrases& phrases(Table table) const { return symbols_.phrases(table); }
  Phrases::Text as_read_by(Table);
  Symbol symbol(Table, std::uint32_t place) const;
  bool touches(std::uint32_t place) const;  // the word before it
  bool is_comma(std::uint32_t place) const;
  std::string_view gap_before(std::uint32_t place) const;
  std::string_view written(std::uint32_t place) const;
  bool has_possessive(std::uint32_t place) const;

  bool may_hold(Table) const;
  void find_states();
  void find_offices();
  void find_beside();
  void enter(Units&, Unit);
  const Unit* at(const Units&, std::uint32_t place) const;
  const Unit* ending(const Units&, std::uint32_t place) const;
  std::vector<StateForm> fitting(const Phrases::Found&, const Countries&,
                                 std::uint32_t first) const;

  bool read(const Unit& office, Title&) const;
  void read_left(const Unit& office, Title&, bool& is_definite) const;
  void read_right(const Unit& office, Title&, bool& is_of_other) const;
  void read_name(std::uint32_t place, Title&) const;
  // Somebody's name as it looks: words with capitals that are not known to be something else.
  std::uint32_t behind_name(std::uint32_t place) const;
  std::uint32_t before_name(std::uint32_t behind) const;
  bool may_be_name(std::uint32_t place) const;
  bool is_behind_place_word(std::uint32_t place) const;
  bool touches_in_name(std::uint32_t place) const;
  void find_unknown_name(Title&) const;
  StateId state_before(const Unit&) const;
  StateId state_behind(const Unit&, bool behind_of, bool is_english) const;
  bool may_stand_bare(const Unit& office, const Title&, bool is_definite, bool is_of_other) const;

  const Titles& titles_;
  const TitleSymbols& symbols_;
  const text::Reading& reading_;
  std::string_view text_;
  model::Field field_;
  const std::vector<text::Token>& tokens_;
  Units states_, offices_, beside_;
};

}  // namespace people
