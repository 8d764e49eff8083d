#include "feeds/date_pieces.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "text/ascii.h"

namespace feeds {
namespace {

using Kind = DatePiece::Kind;

template <class Value>
struct Named {
  std::string_view name;
  Value value;
};

struct Month {
  std::string_view beginnings;  // folded; blanks between
  int number;
};

// How months' names begin, where the longest beginning decides: English, then what others write
// otherwise (French, Spanish, Italian, Portuguese, German, Dutch, Nordic, Polish, Czech, Romanian,
// Turkish, Finnish, Hungarian; Russian, Ukrainian; Greek).
constexpr std::array kMonths = {
    Month{"jan ene gen sty led oca ian tam янв січ ιαν", 1},
    Month{"feb fev lut uno sub hel фев лют φεβ", 2},
    Month{"mar maa mrt bre мар бер μαρ", 3},
    Month{"apr abr avr kwi dub nis huh апр кві απρ", 4},
    Month{"may mai mei mag maj kve tou май мая тра μαι", 5},
    Month{"jun juin giu cze cer haz iun kes июн чер ιουν", 6},
    Month{"jul juil lug lip cervenec cervenc tem iul hei июл лип ιουλ", 7},
    Month{"aug ago aou sie srp agu elo авг сер αυγ", 8},
    Month{"sep set wrz zar eyl syy sze сен вер σεπ", 9},
    Month{"oct okt ott out paz rij eki lok окт жов οκτ", 10},
    Month{"nov lis kas noi marras ноя лис νοε", 11},
    Month{"dec dez dic gru pro ara jou дек гру δεκ", 12},
};

// Minutes east of UTC. RFC 822's, and those that feeds of the news are written in.
constexpr std::array kZones = {
    Named{"gmt", 0},    Named{"ut", 0},     Named{"utc", 0},     Named{"z", 0},
    Named{"wet", 0},    Named{"west", 60},  Named{"bst", 60},    Named{"ist", 330},
    Named{"cet", 60},   Named{"mez", 60},   Named{"met", 60},    Named{"cest", 120},
    Named{"mesz", 120}, Named{"mest", 120}, Named{"eet", 120},   Named{"eest", 180},
    Named{"sast", 120}, Named{"cat", 120},  Named{"msk", 180},   Named{"msd", 240},
    Named{"eat", 180},  Named{"trt", 180},  Named{"gst", 240},   Named{"amt", 240},
    Named{"azt", 240},  Named{"get", 240},  Named{"pkt", 300},   Named{"uzt", 300},
    Named{"almt", 360}, Named{"ict", 420},  Named{"wib", 420},   Named{"hkt", 480},
    Named{"sgt", 480},  Named{"awst", 480}, Named{"jst", 540},   Named{"kst", 540},
    Named{"acst", 570}, Named{"aest", 600}, Named{"aedt", 660},  Named{"nzst", 720},
    Named{"nzdt", 780}, Named{"brt", -180}, Named{"art", -180},  Named{"at", -240},
    Named{"ast", -240}, Named{"adt", -180}, Named{"et", -300},   Named{"est", -300},
    Named{"edt", -240}, Named{"ct", -360},  Named{"cst", -360},  Named{"cdt", -300},
    Named{"mt", -420},  Named{"mst", -420}, Named{"mdt", -360},  Named{"pt", -480},
    Named{"pst", -480}, Named{"pdt", -420}, Named{"akst", -540}, Named{"akdt", -480},
    Named{"hst", -600},
};

constexpr std::array kHalves = {Named{"am", false}, Named{"pm", true}, Named{"오전", false},
                                Named{"오후", true}};

template <class Table>
auto look_up(const Table& table, std::string_view name) {
  const auto found = std::ranges::find(table, name, &Table::value_type::name);
  return found == table.end() ? std::nullopt : std::optional(found->value);
}

Kind kind_of(char c) {
  if (text::is_digit(c)) return Kind::number;
  return text::is_letter(c) || static_cast<unsigned char>(c) >= 0x80 ? Kind::word : Kind::mark;
}

}  // namespace

std::vector<DatePiece> cut_date(const std::string& text) {
  std::vector<DatePiece> pieces;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ') {
      ++i;
      continue;
    }
    const auto kind = kind_of(text[i]);
    std::size_t end = i + 1;
    while (kind != Kind::mark && end < text.size() && text[end] != ' ' &&
           kind_of(text[end]) == kind)
      ++end;
    DatePiece piece{kind, text.substr(i, end - i), i > 0 ? text[i - 1] : ' '};
    if (kind == Kind::number && piece.text.size() <= 9)
      std::from_chars(piece.text.data(), piece.text.data() + piece.text.size(), piece.value);
    pieces.push_back(std::move(piece));
    i = end;
  }
  return pieces;
}

std::optional<int> month_named(std::string_view word) {
  std::size_t longest = 0;
  std::optional<int> number;
  for (const auto& month : kMonths) {
    for (auto rest = month.beginnings; !rest.empty();) {
      const auto beginning = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(beginning.size() + 1, rest.size()));
      if (beginning.size() <= longest || !word.starts_with(beginning)) continue;
      longest = beginning.size();
      number = month.number;
    }
  }
  return number;
}

std::optional<int> zone_named(std::string_view word) {
  return look_up(kZones, word);
}

std::optional<bool> afternoon_named(std::string_view word) {
  return look_up(kHalves, word);
}

}  // namespace feeds
