#pragma once
// What the receivers of a story know already when an article was placed in it.
#include <string>
#include <unordered_map>
#include <vector>

#include "alerts/alerts.h"
#include "storage/storage.h"
#include "stories/stories.h"

namespace wirewatchd {

// What alerts said, as it is compared. An alert stays as it is: it is read once, however many
// articles its story gets. Bounded; one thread's.
class SaidInAlerts {
 public:
  struct Of {
    std::size_t own_outlets = 0;  // that it told of
    stories::SaidBefore::Alert said;
  };
  // Valid until the next call.
  std::vector<const Of*> read(storage::Transaction&, const std::vector<storage::StoryAlert>&);

 private:
  std::unordered_map<std::string, Of> of_;  // by id
};

// Those who were told of the article's story; the rest of the input is there. What is held for them
// is asked where something would be told at once, what is news to them where a rule of the hits
// asks for it.
std::vector<alerts::ToldOfStory> told_so_far(storage::Transaction&, const alerts::PlanInput&,
                                             SaidInAlerts&);

}  // namespace wirewatchd
