#include <set>

#include "query/query.h"
#include "query/walk.h"

namespace query {

std::vector<std::string> named_lists(const Query& query) {
  std::set<std::string> names;
  each_node(query.root(), [&](const Node& node) {
    const auto* named = std::get_if<Named>(&node.is);
    if (named && named->kind != Named::Kind::person) names.insert(named->name);
  });
  return {names.begin(), names.end()};
}

}  // namespace query
