#pragma once
#include <bitset>
#include <chrono>
#include <optional>
#include <string>
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
struct Webhook {
  std::string url;
  SecretSource secret;
  bool operator==(const Webhook&) const = default;
};
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
  bool operator==(const Receiver&) const = default;
};

}  // namespace model
