#pragma once
// What a finished tree is asked before it is accepted: does it want anything at all, and is it
// likely to mean what it says.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/fault.h"
#include "rules/query.h"

namespace rules {

class Warnings {
 public:
  explicit Warnings(std::string_view query) : query_(query) {}
  void add(std::size_t at, std::string message);
  std::vector<QueryWarning> take();  // in the query's order

 private:
  std::string_view query_;
  std::vector<std::pair<std::size_t, std::string>> found_;
};

// The part by which an article that meets none of the query's words and filters would match.
std::optional<Fault> what_only_excludes(const Node&);

void warn_of_tree(const Node&, Warnings&);

}  // namespace rules
