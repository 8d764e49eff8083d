// A record is a row of fields with tabs between them:
//   delivery, alert, token, attempt, tries, channel, kind of alert, ambiguous before, outcome,
//   Retry-After in seconds or none, message
// and "recorded" alone says that the database knows all those before it.
#include "daemon/sending/result_journal.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/harmless.h"

namespace wirewatchd {

namespace {

using Kind = alerts::AttemptResult::Kind;

constexpr std::string_view kRecorded = "recorded";
constexpr std::size_t kFields = 11;
constexpr std::size_t kLongestMessage = 1000;
constexpr Kind kKinds[] = {Kind::delivered, Kind::later, Kind::never, Kind::gone, Kind::ambiguous};
constexpr auto kChannels = {model::Delivery::Channel::email, model::Delivery::Channel::webhook,
                            model::Delivery::Channel::maildir};

std::string record_of(const Outcome& outcome) {
  const auto& [claimed, result] = outcome;
  const auto& delivery = claimed.delivery;
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", delivery.id.value,
                     text::harmless(delivery.alert), delivery.token, delivery.attempts,
                     claimed.tries, alerts::name_of(delivery.channel), text::harmless(claimed.kind),
                     claimed.ambiguous_before ? 1 : 0, name_of(result.kind),
                     result.retry_after ? std::to_string(result.retry_after->count()) : "",
                     text::harmless(result.message.substr(0, kLongestMessage)));
}

std::vector<std::string_view> fields_of(std::string_view record) {
  std::vector<std::string_view> fields;
  while (true) {
    const auto end = record.find('\t');
    fields.push_back(record.substr(0, end));
    if (end == record.npos) return fields;
    record.remove_prefix(end + 1);
  }
}

bool read_number(std::string_view text, std::int64_t& number) {
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc{} && end == text.data() + text.size();
}

// What another version wrote in another form is none.
std::optional<Outcome> outcome_of(std::string_view record) {
  const auto fields = fields_of(record);
  if (fields.size() != kFields) return std::nullopt;
  std::int64_t id = 0, token = 0, attempts = 0, tries = 0, wait = 0;
  if (!read_number(fields[0], id) || !read_number(fields[2], token) ||
      !read_number(fields[3], attempts) || !read_number(fields[4], tries))
    return std::nullopt;
  Outcome outcome;
  outcome.claimed.delivery.id = {id};
  outcome.claimed.delivery.alert = fields[1];
  outcome.claimed.delivery.token = token;
  outcome.claimed.delivery.attempts = static_cast<int>(attempts);
  outcome.claimed.tries = static_cast<int>(tries);
  for (const auto channel : kChannels)
    if (alerts::name_of(channel) == fields[5]) outcome.claimed.delivery.channel = channel;
  outcome.claimed.kind = fields[6];
  outcome.claimed.ambiguous_before = fields[7] == "1";
  for (const Kind kind : kKinds)
    if (name_of(kind) == fields[8]) outcome.result.kind = kind;
  if (read_number(fields[9], wait)) outcome.result.retry_after = std::chrono::seconds(wait);
  outcome.result.message = fields[10];
  return outcome;
}

}  // namespace

ResultJournal::ResultJournal(const std::filesystem::path& file, storage::JournalOptions options) {
  if (file.empty()) return;
  auto journal = storage::Journal::open(file, options);
  if (journal)
    journal_ = std::move(*journal);
  else
    tell_once(journal.error());
}

void ResultJournal::keep(const std::vector<Outcome>& outcomes) {
  if (!journal_) return;
  std::vector<std::string> records;
  for (const Outcome& outcome : outcomes)
    if (outcome.result.kind != Kind::later) records.push_back(record_of(outcome));
  if (records.empty()) return;
  is_settled_ = false;
  const auto kept = journal_->append(records);
  if (!kept) return tell_once(kept.error());
  is_failing_ = false;
}

void ResultJournal::recorded() {
  if (!journal_ || is_settled_) return;
  is_settled_ = true;
  if (const auto noted = journal_->append_lightly(kRecorded); !noted) tell_once(noted.error());
}

ResultJournal::Content ResultJournal::read() const {
  Content content;
  if (!journal_) return content;
  const auto lines = journal_->read();
  if (lines.damaged > 0)
    log(Event("results_damaged", Level::error)
            .with("lines", static_cast<std::int64_t>(lines.damaged)));
  for (const std::string& record : lines.records) {
    if (record == kRecorded) {
      content.open.clear();
      continue;
    }
    auto outcome = outcome_of(record);
    if (!outcome) continue;
    const auto& delivery = outcome->claimed.delivery;
    if (outcome->result.kind == Kind::delivered)
      content.delivered.push_back(
          {delivery.id, delivery.alert, delivery.attempts, outcome->result.message});
    else
      content.open.push_back(std::move(*outcome));
  }
  return content;
}

void ResultJournal::tell_once(const std::string& fault) {
  if (!is_failing_) log(Event("results_not_kept", Level::error).with("reason", fault));
  is_failing_ = true;
}

}  // namespace wirewatchd
