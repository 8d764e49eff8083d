// Several alerts as one message, the most important first.
#include <algorithm>

#include "alerts/alerts.h"

namespace alerts {
namespace {

using model::Reason;

bool is_urgent(const model::Alert& alert) {
  return std::ranges::any_of(
      alert.rules, [](const auto& rule) { return rule.priority == model::Rule::Priority::high; });
}

std::string headline_of(Reason reason, std::size_t alerts) {
  if (alerts == 0) return "Nothing to report";
  const std::string number = alerts == 1 ? "One" : std::to_string(alerts);
  const std::string reports = number + (alerts == 1 ? " report" : " reports");
  switch (reason) {
    case Reason::away:
      return reports + " came while you were away";
    case Reason::at_most:
      return number + " more " + (alerts == 1 ? "report" : "reports");
    case Reason::storm:
      return reports + " came in a storm";
    case Reason::digest:
      return reports;
    default:
      return reports + " came in your quiet hours";
  }
}

void add_rules(model::Alert& digest, const model::Alert& item) {
  for (const auto& rule : item.rules)
    if (std::ranges::find(digest.rules, rule.name, &model::Alert::RuleRef::name) ==
        digest.rules.end())
      digest.rules.push_back(rule);
}

template <class Piece>
void add_new(std::vector<Piece>& to, std::vector<Piece>& from) {
  for (Piece& piece : from)
    if (std::ranges::find(to, piece) == to.end()) to.push_back(std::move(piece));
}

bool is_same(const model::Passage& a, const model::Passage& b) {
  return a.field == b.field && a.text == b.text;
}

bool is_update(const model::Alert& alert) {
  return alert.kind == model::AlertKind::update;
}

// What an update adds to what is told of its story already.
void fold(model::Alert& told, model::Alert& update) {
  if (update.story.articles > told.story.articles) {
    // Who else reports it is counted from an article's own outlet.
    if (update.article.source != told.article.source) update.story.others.clear();
    update.story.agency = told.story.agency;
    told.story = std::move(update.story);
  }
  add_rules(told, update);
  add_new(told.statements, update.statements);
  add_new(told.other_statements, update.other_statements);
  for (model::Passage& passage : update.passages)
    if (std::ranges::none_of(told.passages,
                             [&](const auto& known) { return is_same(known, passage); }))
      told.passages.push_back(std::move(passage));
  told.held_back = std::max(told.held_back, update.held_back);
}

// An event stands in a digest once, however often it was updated; articles of which a rule wants
// each stand by themselves.
std::vector<model::Alert> each_story_once(std::vector<model::Alert> alerts) {
  std::vector<model::Alert> once;
  for (model::Alert& alert : alerts) {
    const auto told = std::ranges::find_if(once, [&](const model::Alert& known) {
      return alert.story.id.value != 0 && known.story.id == alert.story.id &&
             (is_update(alert) || is_update(known));
    });
    if (told == once.end())
      once.push_back(std::move(alert));
    else
      fold(*told, alert);
  }
  return once;
}

constexpr std::size_t kMostWhole = 50, kMostNamed = 20;

}  // namespace

std::size_t most_shown(Reason reason) {
  return reason == Reason::at_most ? kMostNamed : kMostWhole;
}

model::Alert digest_of(Digest held, model::Time now) {
  model::Alert digest;
  digest.id = new_alert_id(now);
  digest.kind =
      held.reason == Reason::at_most ? model::AlertKind::summary : model::AlertKind::digest;
  digest.reason = held.reason;
  digest.receiver = std::move(held.receiver);
  digest.created = now;
  digest.more = held.more;
  digest.notes = std::move(held.notes);
  digest.items = std::move(held.alerts);
  std::ranges::stable_sort(digest.items, std::less(), [](const model::Alert& alert) {
    return std::pair(!is_urgent(alert), alert.created);
  });
  digest.items = each_story_once(std::move(digest.items));
  if (!digest.items.empty()) digest.timezone = digest.items.back().timezone;
  for (model::Alert& item : digest.items) {
    add_rules(digest, item);
    digest.held_back = std::max(digest.held_back, std::exchange(item.held_back, 0));
  }
  digest.notice = headline_of(digest.reason, digest.items.size() + digest.more);
  return digest;
}

}  // namespace alerts
