#pragma once
#include <string>
#include <variant>
#include <vector>

#include "model/ids.h"

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

// Who is told, and where.
struct Receiver {
  ReceiverId id;
  std::string name;
  std::variant<Email, Webhook, Maildir> where;
  bool operator==(const Receiver&) const = default;
};

}  // namespace model
