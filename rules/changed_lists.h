#pragma once
// Which lists mean something else than before: a rule that names one is compiled anew.
#include <cstdint>
#include <functional>
#include <set>
#include <string>

#include "people/people.h"
#include "rules/segment.h"

namespace rules {

class ChangedLists {
 public:
  // Null: none. Of the same lists none has changed.
  ChangedLists(const people::Lists* before, const people::Lists* after);

  // Whether the segment's rule names one of them.
  bool any_of(const Segment&, std::uint32_t rule) const;

 private:
  std::set<std::string, std::less<>> names_;
};

}  // namespace rules
