#pragma once
#include <expected>
#include <string>
#include <vector>

#include "storage/database.h"

namespace storage {

// What is handed to libpq: the operator's URL with this house's settings added. They are sent when
// the connection is made, so that no reconnect can lose them.
struct Conninfo {
  std::string text;
  std::vector<std::string> secrets;  // never to be seen in a message
};

// An error never repeats a part of the URL: a password with an unescaped character may be anywhere
// in it.
std::expected<Conninfo, std::string> complete_conninfo(const DatabaseOptions&);

}  // namespace storage
