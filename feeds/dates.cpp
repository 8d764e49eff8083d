#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "feeds/date_pieces.h"
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
using Kind = DatePiece::Kind;

constexpr std::size_t kLongest = 120;

// What is known of the date so far; reads the pieces from left to right.
class Reader {
 public:
  explicit Reader(const std::string& text) : pieces_(cut_date(text)) {}

  std::optional<model::Time> read() {
    while (at_ < pieces_.size())
      if (!take()) return std::nullopt;
    return result();
  }

 private:
  const DatePiece* peek(std::size_t ahead) const {
    return at_ + ahead < pieces_.size() ? &pieces_[at_ + ahead] : nullptr;
  }
  bool is_mark(std::size_t ahead, std::string_view marks) const {
    const auto* piece = peek(ahead);
    return piece && piece->kind == Kind::mark && marks.contains(piece->text[0]);
  }
  bool is_number(std::size_t ahead, std::size_t shortest, std::size_t longest) const {
    const auto* piece = peek(ahead);
    return piece && piece->kind == Kind::number && piece->text.size() >= shortest &&
           piece->text.size() <= longest;
  }
  int value(std::size_t ahead) const { return static_cast<int>(pieces_[at_ + ahead].value); }

  bool take() {
    const DatePiece& piece = pieces_[at_];
    if (piece.kind == Kind::mark) {
      ++at_;
      return true;
    }
    if (piece.kind == Kind::word) return take_word(piece.text);
    if (begins_offset()) return take_offset();
    if (is_number(0, 1, 2) && is_mark(1, ":") && is_number(2, 1, 2)) return take_clock();
    if (is_number(0, 1, 4) && is_mark(1, "-/.") && is_number(2, 1, 4) && !year_ && !day_)
      return take_numeric_date();
    return take_number();
  }

  bool take_word(const std::string& word) {
    ++at_;
    const auto zone = clock_ && !zone_ ? zone_named(word) : std::nullopt;
    if (zone) {
      zone_ = minutes(*zone);
    } else if (const auto afternoon = afternoon_named(word)) {
      afternoon_ = *afternoon;
    } else if (word.starts_with("月") && day_ && !month_) {
      month_ = std::exchange(day_, std::nullopt);
    } else if (const auto month = month_named(word); month && (!month_ || may_be_weekday_)) {
      month_ = *month;
      may_be_weekday_ = !day_ && !year_;  // "mar., 01 déc." begins with a weekday
    }
    return true;
  }

  bool begins_offset() const {
    const DatePiece& piece = pieces_[at_];
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

  std::vector<DatePiece> pieces_;
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
