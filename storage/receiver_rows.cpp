#include "storage/receiver_rows.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string_view>

#include "storage/watch_rows.h"
#include "storage/words.h"
#include "text/times.h"

namespace storage {
namespace {

constexpr auto kStoreReceiver = R"(
insert into receivers (name, kind, addresses, secret_kind, secret_name, status, origin, timezone,
                       quiet, away, at_most_count, at_most_s, digest_at, digest_empty, format,
                       welcome, personal)
values ($1, $2, $3::text[], $4, $5, $6, $7, $8, $9::text[], $10::text[], $11::integer, $12::bigint,
        $13::text[], $14::boolean, $15, $16::boolean, $17::boolean)
on conflict (name) do update
   set kind = excluded.kind, addresses = excluded.addresses, secret_kind = excluded.secret_kind,
       secret_name = excluded.secret_name, status = excluded.status, origin = excluded.origin,
       timezone = excluded.timezone, quiet = excluded.quiet, away = excluded.away,
       at_most_count = excluded.at_most_count, at_most_s = excluded.at_most_s,
       digest_at = excluded.digest_at, digest_empty = excluded.digest_empty,
       format = excluded.format, welcome = excluded.welcome, personal = excluded.personal)";

// In the order of Receiver::where's alternatives.
constexpr std::array kReceiverKinds{"email", "webhook", "maildir"};

std::vector<std::string> addresses_of(const model::Receiver& receiver) {
  if (const auto* email = std::get_if<model::Email>(&receiver.where)) return email->addresses;
  if (const auto* webhook = std::get_if<model::Webhook>(&receiver.where)) return {webhook->url};
  return {std::get<model::Maildir>(receiver.where).path};
}

decltype(model::Receiver::where) read_where(const Row& row) {
  const auto kind = row["kind"].text();
  const auto addresses = row["addresses"].texts();
  if (kind == "webhook")
    return model::Webhook{
        .url = addresses.at(0),
        .secret = {from_word<model::SecretSource::Kind>(row["secret_kind"].text()),
                   row["secret_name"].text()},
        .format = from_word<model::WebhookFormat>(row["format"].text())};
  if (kind == "maildir") return model::Maildir{addresses.at(0)};
  return model::Email{addresses};
}

[[noreturn]] void refuse(const std::string& what, std::string_view line) {
  throw Rejected(fmt::format("{} is stored as \"{}\"", what, line), "22023");
}

// The words of a line, at most three.
std::array<std::string_view, 3> words_of(std::string_view line) {
  std::array<std::string_view, 3> words;
  for (auto& word : words) {
    word = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(line.size(), word.size() + 1));
  }
  return words;
}

// "08:00": minutes since midnight.
std::string line_of(int minutes) {
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

// "1111100 22:00-07:00": seven days, Monday first, and the hours; "0000011": whole days.
std::string line_of(const model::QuietTime& quiet) {
  std::string line;
  for (std::size_t day = 0; day < 7; ++day) line += quiet.days.test(day) ? '1' : '0';
  if (quiet.hours) line += " " + line_of(quiet.hours->begin) + "-" + line_of(quiet.hours->end);
  return line;
}

int minutes_of(std::string_view clock) {
  int hours = 0, minutes = 0;
  const auto read = [&](std::string_view digits, int& into) {
    return std::from_chars(digits.data(), digits.data() + digits.size(), into).ec == std::errc();
  };
  if (clock.size() != 5 || !read(clock.substr(0, 2), hours) || !read(clock.substr(3), minutes))
    refuse("a time of day", clock);
  return 60 * hours + minutes;
}

model::QuietTime read_quiet(std::string_view line) {
  const auto [days, hours, rest] = words_of(line);
  if (days.size() != 7 || !(hours.empty() || hours.size() == 11)) refuse("a quiet time", line);
  model::QuietTime quiet;
  for (std::size_t day = 0; day < 7; ++day) quiet.days.set(day, days[day] == '1');
  if (!hours.empty()) quiet.hours = {minutes_of(hours.substr(0, 5)), minutes_of(hours.substr(6))};
  return quiet;
}

// "2026-12-24 2027-01-02 deputy".
std::string line_of(const model::Absence& away) {
  return text::to_day(away.from) + " " + text::to_day(away.until) +
         (away.deputy.empty() ? "" : " " + away.deputy);
}

model::Absence read_absence(std::string_view line) {
  const auto [first, last, deputy] = words_of(line);
  const auto from = text::day_of(first), until = text::day_of(last);
  if (!from || !until) refuse("an absence", line);
  return {*from, *until, std::string(deputy)};
}

template <class Noun>
std::vector<std::string> lines_of(const std::vector<Noun>& nouns) {
  std::vector<std::string> lines;
  for (const auto& noun : nouns) lines.push_back(line_of(noun));
  return lines;
}

}  // namespace

model::Receiver read_receiver(const Row& row) {
  model::Receiver receiver{.id = row["id"].id<model::Receiver>(),
                           .name = row["name"].text(),
                           .where = read_where(row),
                           .timezone = row["timezone"].text()};
  for (const auto& line : row["quiet"].texts()) receiver.quiet.push_back(read_quiet(line));
  for (const auto& line : row["away"].texts()) receiver.away.push_back(read_absence(line));
  receiver.at_most = {static_cast<int>(row["at_most_count"].integer()),
                      std::chrono::seconds(row["at_most_s"].integer())};
  receiver.welcome = row["welcome"].truth();
  receiver.personal = row["personal"].truth();
  if (row["digest_at"].is_null()) return receiver;
  receiver.digest = model::DigestTimes{.at = {}, .send_empty = row["digest_empty"].truth()};
  for (const auto& clock : row["digest_at"].texts())
    receiver.digest->at.push_back(minutes_of(clock));
  return receiver;
}

void store_receiver(Transaction& transaction, const WatchRow<model::Receiver>& row) {
  const auto& receiver = row.noun;
  const auto* webhook = std::get_if<model::Webhook>(&receiver.where);
  const auto secret = webhook ? webhook->secret : model::SecretSource{};
  std::optional<std::vector<std::string>> digest_at;
  if (receiver.digest) digest_at = lines_of(receiver.digest->at);
  exec(transaction, kStoreReceiver,
       {receiver.name, kReceiverKinds.at(receiver.where.index()), addresses_of(receiver),
        to_word(secret.kind), secret.name, to_word(row.status), row.origin, receiver.timezone,
        lines_of(receiver.quiet), lines_of(receiver.away), receiver.at_most.count,
        std::int64_t{receiver.at_most.window.count()}, digest_at,
        receiver.digest && receiver.digest->send_empty,
        to_word(webhook ? webhook->format : model::WebhookFormat::json), receiver.welcome,
        receiver.personal});
}

}  // namespace storage
