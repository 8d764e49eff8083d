#include <fmt/format.h>

#include <algorithm>

#include "alerts/alerts.h"
#include "text/ascii.h"
#include "watch/nouns.h"

namespace watch {
namespace {

enum class Sending { at_once, digest };
enum class Empty { skip, send };
constexpr Choice<Sending> kSend[] = {{"at once", Sending::at_once}, {"digest", Sending::digest}};
constexpr Choice<Empty> kEmpty[] = {{"skip", Empty::skip}, {"send", Empty::send}};
using model::WebhookFormat;
constexpr Choice<WebhookFormat> kFormat[] = {{"json", WebhookFormat::json},
                                             {"slack", WebhookFormat::slack},
                                             {"teams", WebhookFormat::teams},
                                             {"ntfy", WebhookFormat::ntfy}};

// Capitals in the domain make no other address, and an address is told once.
std::string with_lower_domain(const std::string& address) {
  const std::size_t at = address.rfind('@');
  if (at == address.npos) return address;
  return address.substr(0, at) + text::ascii_lower(std::string_view(address).substr(at));
}

void read_email(const Given& given, ReceiverDraft& draft, Report& report) {
  draft.targets.push_back(given.at);
  model::Email email;
  const bool is_empty = given.value.kind == Value::Kind::list && given.value.elements.empty();
  if (is_empty) report.error(given.value.begin, "email names no address");
  for (const auto& word : read_list(given, "[\"press@example.org\"]", report)) {
    if (const auto refusal = alerts::refusal_of_address(word.text); !refusal.empty())
      report.error(word.at, "email: " + refusal);
    std::string address = with_lower_domain(word.text);
    if (std::ranges::find(email.addresses, address) != email.addresses.end())
      report.error(word.at, fmt::format("email names \"{}\" twice", address));
    email.addresses.push_back(std::move(address));
  }
  draft.noun.where = std::move(email);
}

void read_webhook(const Given& given, ReceiverDraft& draft, Report& report) {
  draft.targets.push_back(given.at);
  model::Webhook webhook;
  if (given.value.kind == Value::Kind::table) {
    if (const auto secret = read_secret(given, report))
      webhook.url = model::place_of_address(*secret);
  } else {
    put(webhook.url, read_reachable(given, *draft.around.egress, report));
  }
  draft.noun.where = std::move(webhook);
}

// One folder is one address, however it is written.
std::string one_spelling_of(const std::string& folder) {
  std::string path = std::filesystem::path(folder).lexically_normal();
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

void read_maildir(const Given& given, ReceiverDraft& draft, Report& report) {
  draft.targets.push_back(given.at);
  model::Maildir maildir;
  if (const auto path = read_line(given, "a folder such as \"var/mail\"", report))
    maildir.path = one_spelling_of(*path);
  draft.noun.where = std::move(maildir);
}

void read_timezone(const Given& given, ReceiverDraft& draft, Report& report) {
  const auto name = read_line(given, "a time zone such as \"Europe/Brussels\"", report);
  if (!name) return;
  if (!alerts::is_time_zone(*name))
    return report.error(given.value.begin, fmt::format("no time zone is named \"{}\"", *name),
                        "an IANA name, such as \"Europe/Brussels\" or \"Etc/UTC\"");
  draft.noun.timezone = *name;
}

void read_at(const Given& given, ReceiverDraft& draft, Report& report) {
  draft.digest_keys.push_back({given.key, given.at});
  for (const auto& word : read_list(given, "[\"08:00\", \"16:30\"]", report)) {
    const auto minutes = clock_of(word.text);
    if (minutes && *minutes < 24 * 60)
      draft.times.at.push_back(*minutes);
    else
      report.error(word.at, fmt::format("at wants times such as \"08:00\", got \"{}\"", word.text),
                   "from \"00:00\" to \"23:59\"");
  }
  std::ranges::sort(draft.times.at);
}

const Key<ReceiverDraft> kReceiverKeys[] = {
    {"name",
     [](const Given& g, ReceiverDraft& d, Report& r) {
       d.name_at = g.value.begin;
       put(d.noun.name, read_name(g, r));
     },
     true},
    {"email", read_email},
    {"webhook", read_webhook},
    {"maildir", read_maildir},
    {"send",
     [](const Given& g, ReceiverDraft& d, Report& r) {
       if (read_choice(g, kSend, r) == Sending::digest) d.digest_at = g.at;
     }},
    {"at", read_at},
    {"empty",
     [](const Given& g, ReceiverDraft& d, Report& r) {
       d.digest_keys.push_back({g.key, g.at});
       d.times.send_empty = read_choice(g, kEmpty, r) == Empty::send;
     }},
    // read_webhook_keys: they need the webhook.
    {"format", [](const Given&, ReceiverDraft&, Report&) {}},
    {"secret", [](const Given&, ReceiverDraft&, Report&) {}},
    {"timezone", read_timezone},
    {"quiet", read_quiet},
    {"away", read_away},
    {"at_most", [](const Given& g, ReceiverDraft& d,
                   Report& r) { put(d.noun.at_most, read_rate(g, "20/h", r)); }},
    {"welcome",
     [](const Given& g, ReceiverDraft& d, Report& r) { put(d.noun.welcome, read_truth(g, r)); }},
    {"personal",
     [](const Given& g, ReceiverDraft& d, Report& r) { put(d.noun.personal, read_truth(g, r)); }},
    {"storm"},
};

// What a format asks of the webhook's other keys.
void check_format(const model::Webhook& webhook, const Given& given, Report& report) {
  using enum WebhookFormat;
  if (webhook.format == ntfy && !webhook.url.empty() && !model::address_lies_in(webhook.url))
    if (const auto refusal = alerts::refusal_of_topic(webhook.url); !refusal.empty())
      report.error(given.value.find("webhook")->begin, "webhook: " + refusal,
                   "\"https://ntfy.sh/press-desk-alerts\"");
  const Value* secret = given.value.find("secret");
  if (secret && (webhook.format == slack || webhook.format == teams))
    report.error(secret->begin, "a secret belongs to the formats json and ntfy",
                 "of slack and teams the address is the secret: webhook = { file = \"…\" }");
}

// The keys that mean something to a webhook only, wherever in the table they stand.
void read_webhook_keys(const Given& given, ReceiverDraft& draft, Report& report) {
  auto* webhook = std::get_if<model::Webhook>(&draft.noun.where);
  for (const auto& member : given.value.members) {
    if (member.key != "secret" && member.key != "format") continue;
    const Given key{member.key, member.at, member.value};
    if (!webhook)
      report.error(member.at, member.key + " belongs to a webhook");
    else if (member.key == "secret")
      put(webhook->secret, read_secret(key, report));
    else
      put(webhook->format, read_choice(key, kFormat, report));
  }
  if (webhook) check_format(*webhook, given, report);
}

// And those that mean something to mails only.
void check_mail_keys(const Given& given, const ReceiverDraft& draft, Report& report) {
  const auto& where = draft.noun.where;
  for (const auto& member : given.value.members) {
    if (member.key == "welcome" && std::holds_alternative<model::Webhook>(where))
      report.error(member.at, "a webhook gets no welcome");
    if (member.key == "personal" && !std::holds_alternative<model::Email>(where))
      report.error(member.at, "personal belongs to email");
  }
}

// What is about digests, wherever in the table it stands.
void check_digest(ReceiverDraft& draft, Report& report) {
  const auto names_at = [](const Word& key) { return key.text == "at"; };
  const bool has_times = std::ranges::any_of(draft.digest_keys, names_at);
  if (draft.digest_at) {
    draft.noun.digest = draft.times;
    if (!has_times || (draft.times.at.empty() && !report.has_errors()))
      report.error(*draft.digest_at, "a digest needs times", "at = [\"08:00\", \"16:30\"]");
    if (!draft.times.at.empty() && !report.has_errors() &&
        alerts::leaves_no_digest(draft.noun.quiet, draft.times.at))
      report.error(*draft.digest_at, "all times of its digest lie in its quiet hours");
    else if (!report.has_errors())
      for (const int minute : draft.times.at)
        if (alerts::leaves_no_digest(draft.noun.quiet, {minute}))
          report.warning(*draft.digest_at,
                         fmt::format("no digest comes at {:02}:{:02}: that is in its quiet "
                                     "hours on every day",
                                     minute / 60, minute % 60));
  } else {
    for (const auto& key : draft.digest_keys)
      report.error(key.at, key.text + " belongs to send = \"digest\"");
  }
  if (draft.noun.timezone.empty() && !report.has_errors() &&
      (draft.noun.digest || !draft.noun.quiet.empty()))
    report.warning(draft.name_at, "its hours count in UTC: it has no timezone");
}

}  // namespace

ReceiverDraft read_receiver(const Given& given, const Surroundings& around, Report& report) {
  ReceiverDraft draft;
  draft.around = around;
  const bool all_known = read_table(given, "", kReceiverKeys, draft, report);
  if (given.value.kind != Value::Kind::table) return draft;
  read_webhook_keys(given, draft, report);
  if (!draft.targets.empty()) check_mail_keys(given, draft, report);
  check_digest(draft, report);
  if (all_known && draft.targets.empty())
    report.error(given.value.begin, "a receiver needs one of email, webhook, maildir");
  if (draft.targets.size() > 1)
    report.error(draft.targets[1], "a receiver has only one of email, webhook, maildir",
                 "make a second receiver; a rule's notify may name both");
  return draft;
}

}  // namespace watch
