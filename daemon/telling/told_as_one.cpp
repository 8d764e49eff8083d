#include "daemon/telling/told_as_one.h"

#include <map>

#include "desk/desk.h"

namespace wirewatchd {

namespace {

// Of what stands below an alert so much is shown, the latest.
constexpr std::size_t kMostBelow = 10;

using Contents = std::map<std::string, std::string>;

// From that place on, the latest.
void leave_out_earlier(alerts::Together& together, std::size_t from) {
  if (together.size() > from + kMostBelow)
    together.erase(together.begin() + static_cast<std::ptrdiff_t>(from),
                   together.end() - static_cast<std::ptrdiff_t>(kMostBelow));
}

// Its story as it is by now, where a person has put the article elsewhere.
model::Alert at_home(storage::Transaction& transaction, model::Alert alert, model::StoryId story) {
  if (story.value != 0 && alert.story.id != story)
    alert.story = desk::story_told(transaction, story, alert.article.id);
  return alert;
}

// Those that can be read.
std::vector<model::Alert> read(storage::Transaction& transaction, const alerts::Together& together,
                               const Contents& contents) {
  std::vector<model::Alert> readable;
  for (const auto& held : together)
    if (auto alert = alerts::from_json(contents.at(held.id)))
      readable.push_back(at_home(transaction, std::move(*alert), held.story));
  return readable;
}

}  // namespace

alerts::HeldAlert held_alert_of(const storage::HeldDelivery& held) {
  return {.id = held.delivery.alert,
          .story = held.story,
          .article = held.article,
          .is_update = held.kind == alerts::name_of(model::AlertKind::update),
          .once_per_story = held.once_per_story,
          .is_urgent = held.is_urgent,
          .created = held.created};
}

std::vector<std::string> ids_of(const alerts::Together& together) {
  std::vector<std::string> ids;
  for (const auto& held : together) ids.push_back(held.id);
  return ids;
}

std::vector<model::Alert> each_as_one(storage::Transaction& transaction,
                                      std::vector<alerts::Together> all) {
  std::vector<std::size_t> sizes;
  std::vector<std::string> ids;
  for (auto& together : all) {
    sizes.push_back(together.size());
    leave_out_earlier(together, 1);
    for (const auto& held : together) ids.push_back(held.id);
  }
  const auto contents = storage::contents_of(transaction, ids);
  std::vector<model::Alert> told;
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto readable = read(transaction, all[i], contents);
    if (readable.empty()) continue;
    const auto left_out = sizes[i] - readable.size();
    told.push_back(alerts::told_together(std::move(readable)));
    told.back().more = left_out;
  }
  return told;
}

void tell_below(storage::Transaction& transaction, model::Alert& alert, alerts::Together held) {
  const auto all = held.size();
  leave_out_earlier(held, 0);
  alert.items = read(transaction, held, storage::contents_of(transaction, ids_of(held)));
  alert.more = all - alert.items.size();
}

}  // namespace wirewatchd
