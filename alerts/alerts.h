#pragma once
// alerts: hits -> who is told, and what they read.
//
// Decides and writes; what goes over a network is sent by the daemon's deliverer, through net.
//   plan()                hits of an article x receivers x what was told -> decisions, alerts
//   hold_of()             until when a receiver is left alone
//   digest_of()           what was held for a receiver -> one alert
//   render_mail()         an Alert as a mail, with text and HTML parts
//   render_post()         an Alert as a webhook's receiver reads it: JSON, or a chat's message
//   sign()                Standard Webhooks 1.0.0
//   after_attempt()       what an attempt came to -> delivered, again at, or dead
//   deliver_to_maildir()  a mail into a folder
// Pure, but for the randomness in an alert's id and for deliver_to_maildir(). Any thread.
#include <chrono>
#include <expected>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/alert.h"
#include "model/hit.h"
#include "model/receiver.h"
#include "model/rule.h"
#include "model/silence.h"

namespace alerts {

// ---- when ----

// Whether ICU knows it: "Europe/Brussels".
bool is_time_zone(const std::string& name);

// Until when a receiver is not told, and why (quiet_hours, away, at_most, storm, digest).
struct Hold {
  model::Time until{};
  model::Reason reason = model::Reason::quiet_hours;
};
// By quiet hours and absences, to the end of all that follows without a gap. None: now.
std::optional<Hold> hold_of(const model::Receiver&, model::Time now);

// A digest's time by the receiver's clock, which is told apart from others by it: whatever becomes
// of the time zone, a day has each but once (F23).
using WallTime = std::chrono::local_time<std::chrono::minutes>;
WallTime wall_time(const model::Receiver&, model::Time now);  // what the clock shows
struct DigestTime {
  WallTime shown{};
  model::Time due{};
};
// The first one after `last` that is not within quiet hours or an absence. None for a receiver that
// gets no digests.
std::optional<DigestTime> next_digest(const model::Receiver&, WallTime last);
// The first one that is still to come: in a night that has an hour twice, the clock alone does not
// tell which that is.
std::optional<DigestTime> next_digest(const model::Receiver&, model::Time now);

// Who is told today instead of an absent receiver; empty: nobody.
std::string deputy_of(const model::Receiver&, model::Time now);
// That receiver, or whoever is told instead; none: there is no such receiver.
const model::Receiver* whom_to_tell(const std::vector<model::Receiver>&, const std::string& name,
                                    model::Time now);

// Whether there is no minute of a week in which somebody could be told.
bool leaves_no_time(const std::vector<model::QuietTime>&);
// Whether each of these minutes of the day is quiet on every day of the week.
bool leaves_no_digest(const std::vector<model::QuietTime>&, const std::vector<int>& at);

// "Thu 25 May 2023, 14:05 Brussels", by the clock of a time zone; empty or unknown: "(UTC)".
std::string on_the_wall(model::Time, const std::string& zone);

// ---- plan ----

struct RuleHit {
  model::Rule rule;
  model::Hit hit;
};
// What is known of an alert that is held, before it is read.
struct HeldAlert {
  std::string id;
  model::StoryId story = {};  // as people have put it meanwhile; 0: of none
  model::ArticleId article = {};
  bool is_update = false;
  bool once_per_story = true;  // no rule of it asks for each article
  bool is_urgent = false;
  model::Time created{};
  auto operator<=>(const HeldAlert&) const = default;
};
// Alerts that are told as one; the first leads, the others add to it.
using Together = std::vector<HeldAlert>;

// An address that was told of the article's story, and what of the article is news to it.
struct ToldOfStory {
  std::string address;
  // The outlets with words of their own that it was told of, where a rule asks for them.
  std::size_t own_outlets = 0;
  // Each as a hit and a place in its statements, where its rule asks for them.
  std::set<std::pair<std::size_t, std::size_t>> new_statements = {};
  // The story's alerts that are held for it, where it was handed none yet: it knows nothing.
  // Matters to those that are reached_at_once().
  Together waiting = {};
};
struct PlanInput {
  model::Article article;
  std::string feed;            // the feed's name
  bool baseline = false;       // first poll of a feed whose first poll tells nobody
  bool known_article = false;  // it was stored before and has changed
  std::vector<RuleHit> hits;   // new ones only
  std::vector<model::Receiver> receivers;
  std::vector<std::string> told_addresses;  // that already have this article
  model::Alert::StoryRef story;             // of the article, which is in it
  std::vector<ToldOfStory> told_of_story;
  std::vector<model::Silence> silences;  // that fit the article; rule and end are asked here
  // By name, those that were told as much, or told as much, as their rates allow; until then.
  std::map<std::string, model::Time> full_receivers, full_rules;
  model::Time now{};
};
struct Decision {
  std::size_t hit = 0;  // index into PlanInput::hits
  std::string receiver;
  bool told = false;
  model::Reason reason = model::Reason::first_in_story;
  model::SilenceId silence = {};        // that keeps it silent; 0: none
  std::string deputy = {};              // who is told instead of an absent receiver
  std::optional<model::Time> due = {};  // of one that is told later
};
struct PlannedAlert {
  model::Alert alert;
  std::vector<model::Delivery> deliveries;  // one an address; an address occurs once in a Plan
  // Its deliveries are held until then.
  std::optional<Hold> hold = std::nullopt;
  // Its addresses count as told of its story, and were handed nothing of it: to them it is the
  // first alert.
  bool is_told_anew = false;
  // Of what is held for them, that which it tells below.
  Together carries = {};
};
struct Plan {
  std::vector<Decision> decisions;
  // One a receiver that is told; more only where not the same rules lead to all its addresses, or
  // not at the same time.
  std::vector<PlannedAlert> alerts;
};
Plan plan(const PlanInput&);
// Where hits lead that nothing holds back; asks nothing of what was told.
std::set<std::string> reached_at_once(const PlanInput&);

// A story once, however often it was updated or merged. The urgent ones first, then the oldest.
std::vector<Together> each_story_once(std::vector<HeldAlert>);
// The first one, with what the others add as its items.
model::Alert told_together(std::vector<model::Alert>);

// What was held for a receiver, in one message. Each alert keeps its id in it.
struct Digest {
  std::string receiver;
  std::set<model::Reason> reasons;   // why it was held
  std::vector<model::Alert> alerts;  // those that it shows, told together, in any order
  std::size_t more = 0;              // those that it counts only
  std::vector<std::string> notes;    // what else its reader should know
  std::string timezone = {};         // the receiver's; empty: that of its alerts
};
model::Alert digest_of(Digest, model::Time now);
// Whether such a message only names what it tells: what was too much.
bool is_summary(const std::set<model::Reason>&);
// How many stories such a message shows; it counts the others.
std::size_t most_shown(const std::set<model::Reason>&);

// A digest with nothing in it but notes.
PlannedAlert plan_empty_digest(const model::Receiver&, std::vector<std::string> notes,
                               model::Time now);

// A test alert for a receiver (`receivers test NAME`).
PlannedAlert plan_test(const model::Receiver&, model::Time now);

// What a receiver is to know beside its alerts: a list that may be stale. Held as an alert of usual
// priority is.
PlannedAlert plan_notice(const model::Receiver&, std::string notice, model::Time now);

// What a receiver's first mail tells.
struct Welcome {
  std::vector<model::Alert::RuleRef> rules;  // that lead to it; at most so many are named:
  static constexpr std::size_t kMostRules = 10;
  std::size_t more_rules = 0;       // that are not
  std::string feeds;                // "212 polled, 3 failing (north, south, west)"
  std::string forecast;             // what the rules would have told in a day, in one sentence
  std::vector<model::Alert> items;  // the newest of it
  std::size_t more = 0;             // of which no more is said
};
PlannedAlert plan_welcome(const model::Receiver&, Welcome, model::Time now);

// "al_" and a UUIDv7 in Crockford base 32, lower case: sortable by time, unguessable.
std::string new_alert_id(model::Time now);

// Whether a rule that leads to it is of high priority.
bool is_urgent(const model::Alert&);

const char* name_of(model::Reason);  // "first_in_story", "already_told", …
std::optional<model::Reason> reason_named(std::string_view);
const char* name_of(model::AlertKind);          // "alert", "update", "test"
const char* name_of(model::Delivery::Channel);  // "email", "webhook", "maildir"
const char* name_of(model::WebhookFormat);      // "json", "slack", "teams", "ntfy"
std::optional<model::WebhookFormat> format_named(std::string_view);

// An Alert as the outbox holds it, and back. The error says what is wrong with the stored text.
std::string to_json(const model::Alert&);
std::expected<model::Alert, std::string> from_json(std::string_view);

// Statements as hits hold them, and back.
std::string to_json(const std::vector<model::Statement>&);
std::expected<std::vector<model::Statement>, std::string> statements_from_json(std::string_view);

// ---- render ----

struct RenderOptions {
  std::string from = "wirewatch <wirewatch@localhost>";  // header From; its domain is used in ids
  std::string public_url;  // of the page; empty: commands are named instead
  std::string program = "wirewatch";
  bool is_personal = false;  // the address is a person's: the mail says how to leave (RFC 2369)
};
struct Mail {
  std::string message;  // RFC 5322, CRLF, 7-bit
  std::string message_id;
};
Mail render_mail(const model::Alert&, std::string_view address, const RenderOptions&,
                 model::Time now);

// Its words, as a person reads them.
struct MailParts {
  std::string subject, text, html;
};
MailParts mail_parts(const model::Alert&, const RenderOptions&, model::Time now);

// What a webhook gets, and where: the same bytes at every attempt.
struct Post {
  std::string url, body;  // a JSON document, UTF-8
};
// `url`: the receiver's. What others wrote is text in each format: it formats, links and mentions
// nothing; lengths keep to the format's own limits.
Post render_post(const model::Alert&, model::WebhookFormat, std::string_view url,
                 const RenderOptions&);

// Empty when a URL names a topic of ntfy's, https://ntfy.sh/TOPIC; else what was expected.
std::string refusal_of_topic(std::string_view url);

// Body of a webhook, format json: the documented, versioned schema of docs/webhook.md; under 20 kB.
// The same bytes at every attempt: its timestamp is the alert's.
std::string render_webhook(const model::Alert&);

// ---- mail addresses ----

// Empty when `address` is one we would put into an envelope; else why not (B32).
std::string refusal_of_address(std::string_view address);

// ---- sign (Standard Webhooks 1.0.0) ----

// A secret as the file holds it: `whsec_` and base64 of 24-64 bytes, several on lines of their own
// while rotating. The error says what was expected, never the secret.
std::expected<std::vector<std::string>, std::string> parse_secrets(std::string_view file_text);
// Whether it may be a bearer token of ntfy's: one line of visible ASCII, at most 1000 characters.
bool is_token(std::string_view secret);
// webhook-id, webhook-timestamp, webhook-signature (the last only when there are keys).
std::vector<std::pair<std::string, std::string>> sign(std::string_view id, model::Time attempt,
                                                      std::string_view body,
                                                      const std::vector<std::string>& keys);

// ---- retry ----

struct AttemptResult {
  enum class Kind {
    delivered,
    later,      // worth another try
    never,      // refused for good
    gone,       // webhook 410: this delivery ends dead
    ambiguous,  // mail handed over whole, no reply: once more after ambiguous_wait (F33)
  } kind = Kind::later;
  std::optional<std::chrono::seconds> retry_after;  // honoured within [1 s, 24 h] (F37)
  std::string message;                              // for a person
  // Was an earlier attempt of this delivery ambiguous? Unset: taken to be so from the second on.
  std::optional<bool> ambiguous_before = std::nullopt;
  bool is_insecure = false;  // no connection that anybody vouches for: a person should hear (F35)
};
struct Schedule {
  std::vector<std::chrono::seconds> waits;  // before the second, third … attempt
  std::chrono::seconds ambiguous_wait{600};
  double jitter = 0.1;
};
Schedule default_webhook_schedule();  // 5s 5m 30m 2h 5h 10h 14h 20h 24h
Schedule default_mail_schedule();     // 5m 15m 30m 1h 2h 4h 8h … up to 5 days

struct AfterAttempt {
  model::Delivery::State state = model::Delivery::State::delivered;  // delivered, retrying or dead
  std::optional<model::Time> next_attempt;
};
// `attempts`: how many have been made, this one included. `random` in [0, 1).
AfterAttempt after_attempt(const AttemptResult&, int attempts, const Schedule&, model::Time now,
                           double random);

// ---- maildir ----

// Writes tmp/, fsyncs, renames to new/ under a name made from the delivery, so that a second try of
// the same delivery leaves one file; `attempt`: the how manieth this is. The error is for a person.
std::expected<void, std::string> deliver_to_maildir(const std::string& folder,
                                                    std::string_view name, std::string_view message,
                                                    int attempt = 1);

}  // namespace alerts
