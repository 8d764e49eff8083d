#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "feeds/feeds.h"
#include "text/fold.h"

// RFC 822/2822, RFC 3339/ISO 8601, asctime, and their relatives as feeds write them. The text is
// cut into numbers, words and marks; what each piece is (clock, zone, month, year, day) is told by
// its shape and by what is still missing. A date that does not exist is no date: an item is never
// dropped for it (B26).

namespace feeds {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t kLongest = 120;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct Piece {
  enum class Kind { number, word, mark } kind;
  std::string text;
  char before = ' ';  // the character right before it
  std::int64_t value = 0;
};

std::vector<Piece> cut(const std::string& text) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < text.size();) {
    const auto kind_of = [](char c) {
      if (is_digit(c)) return Piece::Kind::number;
      const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
      return letter ? Piece::Kind::word : Piece::Kind::mark;
    };
    if (text[i] == ' ') {
      ++i;
      continue;
    }
    const auto kind = kind_of(text[i]);
    std::size_t end = i + 1;
    while (kind != Piece::Kind::mark && end < text.size() && text[end] != ' ' &&
           kind_of(text[end]) == kind)
      ++end;
    Piece piece{kind, text.substr(i, end - i), i > 0 ? text[i - 1] : ' '};
    if (kind == Piece::Kind::number && piece.text.size() <= 9)
      std::from_chars(piece.text.data(), piece.text.data() + piece.text.size(), piece.value);
    pieces.push_back(std::move(piece));
    i = end;
  }
  return pieces;
}

struct Named {
  std::string_view name;
  int value;
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

constexpr std::array kHalves = {Named{"am", 0}, Named{"pm", 1}, Named{"오전", 0}, Named{"오후", 1}};

template <class Table>
std::optional<int> look_up(const Table& table, std::string_view name) {
  const auto found = std::ranges::find(table, name, &Named::name);
  return found == table.end() ? std::nullopt : std::optional(found->value);
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

// What is known of the date so far; reads the pieces from left to right.
class Reader {
 public:
  explicit Reader(const std::string& text) : pieces_(cut(text)) {}

  std::optional<model::Time> read() {
    while (at_ < pieces_.size())
      if (!take()) return std::nullopt;
    return result();
  }

 private:
  const Piece* peek(std::size_t ahead) const {
    return at_ + ahead < pieces_.size() ? &pieces_[at_ + ahead] : nullptr;
  }
  bool is_mark(std::size_t ahead, std::string_view marks) const {
    const auto* piece = peek(ahead);
    return piece && piece->kind == Piece::Kind::mark && marks.contains(piece->text[0]);
  }
  bool is_number(std::size_t ahead, std::size_t shortest, std::size_t longest) const {
    const auto* piece = peek(ahead);
    return piece && piece->kind == Piece::Kind::number && piece->text.size() >= shortest &&
           piece->text.size() <= longest;
  }
  int value(std::size_t ahead) const { return static_cast<int>(pieces_[at_ + ahead].value); }

  bool take() {
    const Piece& piece = pieces_[at_];
    if (piece.kind == Piece::Kind::mark) {
      ++at_;
      return true;
    }
    if (piece.kind == Piece::Kind::word) return take_word(piece.text);
    if (begins_offset()) return take_offset();
    if (is_number(0, 1, 2) && is_mark(1, ":") && is_number(2, 1, 2)) return take_clock();
    if (is_number(0, 1, 4) && is_mark(1, "-/.") && is_number(2, 1, 4) && !year_ && !day_)
      return take_numeric_date();
    return take_number();
  }

  bool take_word(const std::string& word) {
    ++at_;
    const auto zone = clock_ && !zone_ ? look_up(kZones, word) : std::nullopt;
    if (zone) {
      zone_ = minutes(*zone);
    } else if (const auto half = look_up(kHalves, word)) {
      afternoon_ = *half == 1;
    } else if (word.starts_with("月") && day_ && !month_) {
      month_ = std::exchange(day_, std::nullopt);
    } else if (const auto month = month_named(word); month && (!month_ || may_be_weekday_)) {
      month_ = *month;
      may_be_weekday_ = !day_ && !year_;  // "mar., 01 déc." begins with a weekday
    }
    return true;
  }

  bool begins_offset() const {
    const Piece& piece = pieces_[at_];
    const bool after_gmt = !zone_ || *zone_ == minutes(0);
    return clock_ && after_gmt && (piece.before == '+' || piece.before == '-') &&
           piece.text.size() <= 4 && (year_ || piece.text.size() == 4 || is_mark(1, ":"));
  }

  // "+03:00", "-0500", "+3"
  bool take_offset() {
    const bool west = pieces_[at_].before == '-';
    const auto& digits = pieces_[at_].text;
    int whole = value(0), rest = 0;
    if (digits.size() > 2) {
      rest = whole % 100;
      whole /= 100;
    }
    ++at_;
    if (digits.size() <= 2 && is_mark(0, ":") && is_number(1, 2, 2)) {
      rest = value(1);
      at_ += 2;
    }
    // Nobody lives further from Greenwich: a lie, read as UTC.
    const minutes offset = hours(whole) + minutes(rest);
    zone_ = whole > 14 || rest > 59 ? minutes(0) : (west ? -offset : offset);
    return true;
  }

  bool take_clock() {
    const int hour = value(0), minute = value(2);
    int second = 0;
    at_ += 3;
    if (is_mark(0, ":") && is_number(1, 1, 2)) {
      second = value(1);
      at_ += 2;
      if (is_mark(0, ".,") && is_number(1, 1, 9) && peek(1)->before != ' ') take_fraction();
    }
    if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute || second))) return false;
    clock_ = hours(hour) + minutes(minute) + seconds(std::min(second, 59));
    return true;
  }

  void take_fraction() {
    std::string digits = pieces_[at_ + 1].text.substr(0, 6);
    digits.resize(6, '0');
    fraction_ = microseconds(std::stoi(digits));
    at_ += 2;
  }

  // 2026-01-05, 05.01.2026, 1/31/26. Two numbers below 13: the day first, as all but Americans
  // write (theirs are known by a slash and am or pm).
  bool take_numeric_date() {
    const auto mark = pieces_[at_ + 1].text;
    std::array<int, 3> parts{value(0), value(2), 0};
    const bool year_first = pieces_[at_].text.size() == 4;
    const bool has_third = is_mark(3, mark) && is_number(4, 1, 4);
    if (has_third) parts[2] = value(4);
    if (!year_first && !has_third) return take_number();
    if (year_first) {
      year_ = parts[0];
      month_ = parts[1];
      if (has_third) day_ = parts[2];
    } else {
      const bool american = parts[1] > 12;
      ambiguous_slash_ = mark == "/" && parts[0] <= 12 && !american;
      day_ = american ? parts[1] : parts[0];
      month_ = american ? parts[0] : parts[1];
      set_year(parts[2], pieces_[at_ + 4].text.size());
    }
    at_ += has_third ? 5 : 3;
    return true;
  }

  // RFC 2822, section 4.3: two digits 50-99 are of the last century.
  void set_year(int written, std::size_t digits) {
    year_ = digits <= 2   ? written + (written < 50 ? 2000 : 1900)
            : digits == 3 ? written + 1900
                          : written;
  }

  bool take_number() {
    const auto& piece = pieces_[at_];
    const auto digits = piece.text.size();
    const int number = value(0);
    ++at_;
    if (digits == 8 && !year_) return take_compact_date(number);
    if (digits == 6 && year_ && !clock_) return take_compact_clock(number);
    if (digits == 4 && year_ && !clock_ && piece.before == 't')
      return take_compact_clock(number * 100);
    if (digits == 4 && !year_)
      year_ = number;
    else if (digits <= 2 && !day_)
      day_ = number;
    else if (digits <= 2 && day_ && !month_)
      month_ = number;
    else if (digits <= 3 && day_ && month_ && !year_)
      set_year(number, digits);
    else
      return clock_.has_value();
    return true;
  }

  bool take_compact_date(int number) {
    year_ = number / 10000;
    month_ = number / 100 % 100;
    day_ = number % 100;
    return true;
  }

  bool take_compact_clock(int number) {
    if (number / 10000 > 23 || number / 100 % 100 > 59 || number % 100 > 60) return false;
    clock_ =
        hours(number / 10000) + minutes(number / 100 % 100) + seconds(std::min(number % 100, 59));
    return true;
  }

  void settle_halves() {
    if (!afternoon_ || !clock_) return;
    if (*afternoon_ && *clock_ < hours(12)) *clock_ += hours(12);
    if (!*afternoon_ && *clock_ >= hours(12) && *clock_ < hours(13)) *clock_ -= hours(12);
    if (ambiguous_slash_) std::swap(day_, month_);
  }

  std::optional<model::Time> result() {
    settle_halves();
    if (!year_ || *year_ < 1 || *year_ > 9999) return std::nullopt;
    if (day_ && !month_) return std::nullopt;
    const int month = month_.value_or(1), day = day_.value_or(1);
    if (month > 12 || day > 31) return std::nullopt;  // chrono's types would wrap
    const std::chrono::year_month_day date{std::chrono::year(*year_),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return model::Time(std::chrono::sys_days(date)) + clock_.value_or(seconds(0)) + fraction_ -
           zone_.value_or(minutes(0));
  }

  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  std::optional<int> year_, month_, day_;
  std::optional<seconds> clock_;
  microseconds fraction_{0};
  std::optional<minutes> zone_;
  std::optional<bool> afternoon_;
  bool ambiguous_slash_ = false;  // day/month or month/day
  bool may_be_weekday_ = false;   // what was taken for a month
};

}  // namespace

std::optional<model::Time> parse_date(std::string_view written) {
  if (written.size() > kLongest) return std::nullopt;
  return Reader(text::fold(written)).read();
}

}  // namespace feeds
