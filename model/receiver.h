#pragma once
#include <bitset>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/ids.h"
#include "model/rate.h"

namespace model {

// Where a secret lies; the secret itself never enters the database, a log or a message.
struct SecretSource {
  enum class Kind { none, file, credential } kind = Kind::none;
  std::string name;  // path, or the credential's name below $CREDENTIALS_DIRECTORY
  bool operator==(const SecretSource&) const = default;
};

struct Email {
  std::vector<std::string> addresses;
  bool operator==(const Email&) const = default;
};
// How a webhook's receiver reads it.
enum class WebhookFormat {
  json,   // ours, in the form of Standard Webhooks
  slack,  // an incoming webhook of Slack's, or of what speaks like it
  teams,  // a workflow of Microsoft Teams
  ntfy,   // a topic of ntfy's
};
struct Webhook {
  // Chats' addresses are secrets: it may also say where it lies, "file:/run/secrets/desk-slack" or
  // "credential:desk-slack".
  std::string url;
  SecretSource secret;  // signs json; a token of ntfy's
  WebhookFormat format = WebhookFormat::json;
  bool operator==(const Webhook&) const = default;
};
// A webhook's address that says where the URL lies, and back; none for a URL.
std::string place_of_address(const SecretSource&);
std::optional<SecretSource> address_lies_in(std::string_view address);

struct Maildir {
  std::string path;  // relative: below the daemon's working directory
  bool operator==(const Maildir&) const = default;
};

// A time of each week, by the clock on the wall, in which nobody wants to be told. It belongs to
// the days on which it begins.
struct QuietTime {
  struct Hours {
    // Minutes since midnight, `end` exclusive; an end that is no later than the beginning is of the
    // next day.
    int begin = 0, end = 0;
    bool operator==(const Hours&) const = default;
  };
  std::bitset<7> days;         // Monday first
  std::optional<Hours> hours;  // unset: from midnight to midnight
  bool operator==(const QuietTime&) const = default;
};

// Days on which a receiver is not there, both inclusive.
struct Absence {
  std::chrono::sys_days from, until;
  std::string deputy;  // another receiver, who is told instead; empty: told afterwards
  bool operator==(const Absence&) const = default;
};

// When a digest is sent: minutes since midnight of each day.
struct DigestTimes {
  std::vector<int> at;      // rising
  bool send_empty = false;  // also when there is nothing in it
  bool operator==(const DigestTimes&) const = default;
};

// Who is told, where, when and how often.
struct Receiver {
  ReceiverId id;
  std::string name;
  std::variant<Email, Webhook, Maildir> where;
  std::string timezone;  // of its days and hours, an IANA name; empty: UTC
  std::vector<QuietTime> quiet;
  std::vector<Absence> away;
  std::optional<DigestTimes> digest;             // unset: told at once
  Rate at_most{60, std::chrono::seconds(3600)};  // of alerts; what is more is summed up
  bool welcome = true;    // its first mail tells what it will hear of; webhooks get none
  bool personal = false;  // its addresses are persons', who may leave by themselves
  bool operator==(const Receiver&) const = default;
};

}  // namespace model
