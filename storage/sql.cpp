#include "storage/sql.h"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

#include "storage/connection.h"

namespace storage {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr sys_days kFirstDay{std::chrono::year(1) / 1 / 1};
constexpr sys_days kEndOfDays{std::chrono::year(10000) / 1 / 1};

std::string array_element(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

template <class Number>
Number number_at(std::string_view& rest, std::string_view whole) {
  Number value{};
  const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (fault != std::errc()) throw std::logic_error(fmt::format("not a number: {}", whole));
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  return value;
}

bool take(std::string_view& rest, char expected) {
  if (!rest.starts_with(expected)) return false;
  rest.remove_prefix(1);
  return true;
}

// ".123" is 123 000 microseconds: PostgreSQL leaves trailing zeros out.
std::chrono::microseconds fraction(std::string_view rest) {
  std::int64_t value = 0;
  for (std::size_t i = 0; i < 6; ++i)
    value = value * 10 + (i < rest.size() && rest[i] >= '0' && rest[i] <= '9' ? rest[i] - '0' : 0);
  return std::chrono::microseconds(value);
}

// One element of an array literal, quoted or not; `rest` is left behind it.
std::string array_text(std::string_view& rest) {
  std::string out;
  const bool in_quotes = take(rest, '"');
  while (!rest.empty() && (in_quotes ? rest[0] != '"' : rest[0] != ',' && rest[0] != '}')) {
    if (rest[0] == '\\' && rest.size() > 1) rest.remove_prefix(1);
    out += rest[0];
    rest.remove_prefix(1);
  }
  if (in_quotes) take(rest, '"');
  return out;
}

Rows rows_of(const pqxx::result& result) {
  return Rows(std::make_shared<const Result>(Result{result}));
}

// libpq takes C strings and would cut the text at a NUL without a word.
std::vector<const char*> c_strings(Transaction::Work& work, std::initializer_list<Param> params) {
  std::vector<const char*> values;
  values.reserve(params.size());
  for (const auto& param : params) {
    if (param.text() && param.text()->contains('\0')) {
      work.failed = true;
      throw Rejected("database: text holds a NUL character", "22021");
    }
    values.push_back(param.text() ? param.text()->c_str() : nullptr);
  }
  return values;
}

}  // namespace

// Beyond the years 1 to 9999 the two calendars part ways: infinity on either side.
Param::Param(model::Time time) {
  if (time >= kEndOfDays) {
    text_ = "infinity";
  } else if (time < kFirstDay) {
    text_ = "-infinity";
  } else {
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    text_ = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z", static_cast<int>(date.year()),
                        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                        clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                        clock.subseconds().count());
  }
}

Param::Param(double value) : text_(fmt::format("{}", value)) {}

Param::Param(const std::vector<std::string>& texts) {
  std::string literal = "{";
  for (const auto& text : texts) literal += (literal.size() > 1 ? "," : "") + array_element(text);
  text_ = literal + "}";
}

Param::Param(const std::vector<std::int64_t>& numbers) {
  text_ = fmt::format("{{{}}}", fmt::join(numbers, ","));
}

std::int64_t Cell::integer() const {
  std::string_view rest = text_.value_or("0");
  return number_at<std::int64_t>(rest, rest);
}

double Cell::real() const {
  std::string_view rest = text_.value_or("0");
  return number_at<double>(rest, rest);
}

// "2026-03-01 12:30:00.25+00"
model::Time Cell::time() const {
  const std::string_view whole = text_.value_or("");
  if (whole == "infinity") return model::Time::max();
  if (whole == "-infinity" || whole.ends_with(" BC")) return model::Time::min();
  std::string_view rest = whole;
  const int year = number_at<int>(rest, whole);
  if (year > 9999) return model::Time::max();
  take(rest, '-');
  const auto month = number_at<unsigned>(rest, whole);
  take(rest, '-');
  const auto day = number_at<unsigned>(rest, whole);
  take(rest, ' ');
  const std::chrono::hours hours(number_at<int>(rest, whole));
  take(rest, ':');
  const std::chrono::minutes minutes(number_at<int>(rest, whole));
  take(rest, ':');
  const std::chrono::seconds seconds(number_at<int>(rest, whole));
  const auto micros = take(rest, '.') ? fraction(rest) : std::chrono::microseconds(0);
  return sys_days(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day)) +
         hours + minutes + seconds + micros;
}

std::optional<model::Time> Cell::maybe_time() const {
  if (is_null()) return std::nullopt;
  return time();
}

std::vector<std::string> Cell::texts() const {
  std::vector<std::string> texts;
  std::string_view rest = text_.value_or("{}");
  take(rest, '{');
  while (!rest.empty() && rest[0] != '}') {
    texts.push_back(array_text(rest));
    take(rest, ',');
  }
  return texts;
}

Cell Row::operator[](const char* column) const {
  const auto& result = result_->rows;
  try {
    const auto field = result[static_cast<pqxx::result::size_type>(number_)][column];
    if (field.is_null()) return Cell(std::nullopt);
    return Cell(std::string_view(field.c_str(), field.size()));
  } catch (const std::exception&) {
    throw std::logic_error(fmt::format("no column {}", column));
  }
}

Rows::Rows(std::shared_ptr<const Result> result) : result_(std::move(result)) {}
int Rows::size() const {
  return static_cast<int>(result_->rows.size());
}
int Rows::affected() const {
  return static_cast<int>(result_->rows.affected_rows());
}

Rows exec(Transaction& transaction, const char* statement, std::initializer_list<Param> params) {
  auto& work = transaction.work();
  const auto values = c_strings(work, params);
  try {
    return rows_of(work.database.connection->run(statement, values));
  } catch (const std::runtime_error&) {
    work.failed = true;
    throw;
  }
}

void exec_script(Transaction& transaction, const std::string& statements) {
  auto& work = transaction.work();
  try {
    work.database.connection->run_script(statements.c_str());
  } catch (const std::runtime_error&) {
    work.failed = true;
    throw;
  }
}

Savepoint::Savepoint(Transaction& transaction) : transaction_(transaction) {
  exec(transaction_, "savepoint work");
}

Savepoint::~Savepoint() {
  auto& work = transaction_.work();
  if (done_ || !work.database.connection->usable()) return;
  try {
    work.database.connection->run_script("rollback to savepoint work; release savepoint work");
    work.failed = false;
  } catch (const std::runtime_error&) {
    work.failed = true;  // the next call, or COMMIT, says so
  }
}

void Savepoint::keep() {
  exec(transaction_, "release savepoint work");
  done_ = true;
}

}  // namespace storage
