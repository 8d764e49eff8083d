#pragma once
// The rows below a message's words: when, who else, why, where to look further.
#include <string>
#include <vector>

#include "alerts/wording/wording.h"

namespace alerts {

constexpr std::size_t kMostSubject = 200;

// A name of others' making within a line of ours.
std::string shown_name(const std::string&);

// "rules “Ports” and “Strikes”"; empty where there are none.
std::string list_of_rules(const std::vector<model::Alert::RuleRef>&);

// "Thu 25 May 2023, 14:02 Brussels", by the clock of the alert's receiver.
std::string time_shown(const model::Alert&, model::Time);

Row when_row(const model::Alert&, model::Time now);
Row sent_row(const model::Alert&, model::Time now);
// Who else reports what it tells; empty: nobody, as far as its own outlet sees them.
std::string others_of(const model::Alert&);
Row others_row(const model::Alert&);
// What a digest says of one of its alerts: who else reports it, no more; may hold no line.
Row others_in_digest(const model::Alert&);
Row why_row(const model::Alert&, const std::string& who);
Row unsure_row(const model::Alert&, const RenderOptions&);
// Where a person looks further: the page, or the commands that answer.
Row more_row(const model::Alert&, const RenderOptions&);
// The same for one alert of a digest; may hold no line.
Row more_in_digest(const model::Alert&, const RenderOptions&);

// Whether it is known what story it tells of.
inline bool has_story(const model::Alert& alert) {
  return alert.story.id.value != 0 || alert.story.articles > 0;
}

// An update because of what other articles of the story brought.
inline bool is_of_story(model::Reason reason) {
  return reason == model::Reason::new_statement || reason == model::Reason::more_sources;
}

}  // namespace alerts
