#pragma once
#include <expected>
#include <string>

#include "model/receiver.h"

namespace wirewatchd {

// A secret from its file, or from $CREDENTIALS_DIRECTORY (systemd's LoadCredential), without the
// line's end. The error names the place, never the content.
std::expected<std::string, std::string> read_secret(const model::SecretSource&);

}  // namespace wirewatchd
