#pragma once
// Why a part of a query does not hold, in a person's words, by what it would have taken: the same
// part is judged with a greater distance, a lower count, one word alone.
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "rules/rules.h"
#include "rules/tree.h"

namespace rules {

// A query while it is explained.
struct Asked {
  std::string_view written;
  const Size& size;
  const Subject& subject;  // its statements are found, where the query asks for any
  Means means = {};
  std::shared_ptr<const people::Roster> roster = nullptr;  // of all whom the query names
  std::optional<model::Span> unit = {};                    // of the article, this alone
  std::string_view place = {};                             // what that is: "this sentence"

  std::string_view written_of(const Node& node) const {
    return written.substr(node.begin, node.end - node.begin);
  }
  std::string named(const Node&) const;  // the same, cut to what a sentence bears
  Verdict judge(const Node&, Scope) const;
};

// "the title", "this sentence".
std::string place_of(const Asked&, Scope);

// Of a part that does not hold.
std::string reason_of(const Asked&, const Node&, Scope);

// Of one side of NEAR that is not there at all.
std::string absence_of(const Asked&, const Node&, Scope);

// "excluded by sport*: “sports” stands in the title"
std::string exclusion_of(const Asked&, const Node& excluded, const Verdict&);

}  // namespace rules
