#pragma once
// Lists that a line of JSON brings along, for tools that ask no database.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/tools/json_lines.h"
#include "people/people.h"

namespace cli {

// Member "lists": an array of objects with the keys that [[list]] has in a watch file; days are
// strings. Null where there is none. Throws Failed(data).
std::shared_ptr<const people::Lists> lists_of(const JsonLines&);

// Their names, for query::Options::lists; none of null.
std::vector<std::string> names_of(const people::Lists*);

// The same as the text of a watch file.
std::string toml_of_lists(std::string_view json);

}  // namespace cli
