// Several alerts as one message, the most important first.
#include <algorithm>
#include <map>
#include <tuple>

#include "alerts/alerts.h"

namespace alerts {
namespace {

using model::Reason;

constexpr std::size_t kMostWhole = 50, kMostNamed = 20;

// ---- which alerts are told as one ----

// What was told of an event is told with it; articles of which a rule wants each stand by
// themselves.
bool belongs_to(const HeldAlert& told, const HeldAlert& alert) {
  return alert.is_update || (told.once_per_story && alert.once_per_story);
}

// Where an alert belongs among those of its story: an update to the article that it updates, if
// that is told.
std::vector<std::size_t>::const_iterator place_of(const std::vector<std::size_t>& of_story,
                                                  const std::vector<Together>& all,
                                                  const HeldAlert& alert) {
  const auto of_article = std::ranges::find_if(of_story, [&](std::size_t one) {
    const HeldAlert& told = all[one].front();
    return told.article == alert.article && belongs_to(told, alert);
  });
  if (of_article != of_story.end()) return of_article;
  return std::ranges::find_if(of_story,
                              [&](std::size_t one) { return belongs_to(all[one].front(), alert); });
}

// ---- words ----

const char* circumstance_of(Reason reason) {
  switch (reason) {
    case Reason::away:
      return "while you were away";
    case Reason::at_most:
      return "above your limit";
    case Reason::storm:
      return "in a storm";
    default:
      return "in your quiet hours";
  }
}

// "5 reports and one notice"
std::string number_of(std::size_t reports, std::size_t notices) {
  const auto counted = [](std::size_t number, const std::string& noun) {
    return number == 1 ? "one " + noun : std::to_string(number) + " " + noun + "s";
  };
  std::string words;
  if (reports > 0 || notices == 0) words = counted(reports, "report");
  if (notices > 0) words += (words.empty() ? "" : " and ") + counted(notices, "notice");
  if (words.starts_with("one ")) words.front() = 'O';
  return words;
}

std::string headline_of(const std::set<Reason>& reasons, std::size_t reports, std::size_t notices) {
  if (reports + notices == 0) return "Nothing to report";
  const std::string number = number_of(reports, notices);
  if (reasons.contains(Reason::digest)) return number;
  if (is_summary(reasons) && notices == 0)
    return (reports == 1 ? "One" : std::to_string(reports)) + " more " +
           (reports == 1 ? "report" : "reports");
  std::string when;
  for (const Reason reason : reasons)
    when += (when.empty() ? " came " : " and ") + std::string(circumstance_of(reason));
  return number + when;
}

// Of several reasons, the one that a program reads.
Reason first_of(const std::set<Reason>& reasons) {
  for (const Reason reason : {Reason::digest, Reason::away, Reason::quiet_hours, Reason::storm})
    if (reasons.contains(reason)) return reason;
  return reasons.empty() ? Reason::quiet_hours : *reasons.begin();
}

bool is_notice(const model::Alert& alert) {
  return alert.kind == model::AlertKind::notice;
}

void add_rules(model::Alert& to, const model::Alert& from) {
  for (const auto& rule : from.rules) {
    if (std::ranges::find(to.rules, rule.name, &model::Alert::RuleRef::name) != to.rules.end())
      continue;
    to.rules.push_back(rule);
    if (is_notice(from)) to.rules.back().priority = model::Rule::Priority::normal;
  }
}

// How far the story has come since. Who else reports it is counted from an article's own outlet.
void take_coverage(model::Alert& told, const model::Alert& later) {
  if (later.story.articles <= told.story.articles) return;
  const std::string agency = told.story.agency;
  told.story = later.story;
  told.story.agency = agency;
  if (later.article.source != told.article.source) told.story.others.clear();
}

}  // namespace

// A welcome and a notice ask for nothing, whatever the rules are that they name.
bool is_urgent(const model::Alert& alert) {
  return alert.kind != model::AlertKind::welcome && !is_notice(alert) &&
         std::ranges::any_of(alert.rules, [](const auto& rule) {
           return rule.priority == model::Rule::Priority::high;
         });
}

std::vector<Together> each_story_once(std::vector<HeldAlert> held) {
  std::ranges::stable_sort(held, {}, &HeldAlert::created);
  std::vector<Together> all;
  std::map<model::StoryId, std::vector<std::size_t>> by_story;
  for (HeldAlert& alert : held) {
    auto& of_story = by_story[alert.story];
    const auto place = alert.story.value == 0 ? of_story.cend() : place_of(of_story, all, alert);
    if (place != of_story.cend()) {
      all[*place].push_back(std::move(alert));
      continue;
    }
    of_story.push_back(all.size());
    all.push_back({std::move(alert)});
  }
  std::ranges::stable_partition(all, [](const Together& alerts) {
    return std::ranges::any_of(alerts, &HeldAlert::is_urgent);
  });
  return all;
}

model::Alert told_together(std::vector<model::Alert> alerts) {
  model::Alert told = std::move(alerts.front());
  for (auto alert = alerts.begin() + 1; alert != alerts.end(); ++alert) {
    take_coverage(told, *alert);
    add_rules(told, *alert);
    told.held_back = std::max(told.held_back, std::exchange(alert->held_back, 0));
    told.items.push_back(std::move(*alert));
  }
  std::ranges::stable_partition(told.items, is_urgent);
  return told;
}

bool is_summary(const std::set<Reason>& reasons) {
  return reasons == std::set{Reason::at_most};
}

std::size_t most_shown(const std::set<Reason>& reasons) {
  return is_summary(reasons) ? kMostNamed : kMostWhole;
}

model::Alert digest_of(Digest held, model::Time now) {
  model::Alert digest;
  digest.id = new_alert_id(now);
  digest.kind = is_summary(held.reasons) ? model::AlertKind::summary : model::AlertKind::digest;
  digest.reason = first_of(held.reasons);
  digest.receiver = std::move(held.receiver);
  digest.created = now;
  digest.more = held.more;
  digest.notes = std::move(held.notes);
  digest.items = std::move(held.alerts);
  std::ranges::stable_sort(digest.items, std::less(), [](const model::Alert& alert) {
    return std::tuple(is_notice(alert), !is_urgent(alert), alert.created);
  });
  digest.timezone = std::move(held.timezone);
  if (digest.timezone.empty() && !digest.items.empty())
    digest.timezone = digest.items.back().timezone;
  for (model::Alert& item : digest.items) {
    add_rules(digest, item);
    digest.held_back = std::max(digest.held_back, std::exchange(item.held_back, 0));
  }
  const auto notices = static_cast<std::size_t>(std::ranges::count_if(digest.items, is_notice));
  digest.notice = headline_of(held.reasons, digest.items.size() - notices + digest.more, notices);
  return digest;
}

}  // namespace alerts
