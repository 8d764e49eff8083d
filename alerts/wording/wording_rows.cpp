#include "alerts/wording/wording_rows.h"

#include <algorithm>

#include "alerts/zone.h"
#include "text/harmless.h"
#include "text/times.h"
#include "text/url.h"
#include "text/utf8.h"

namespace alerts {
namespace {

using model::AlertKind;

constexpr std::size_t kMostName = 120, kMostRules = 10;

// The clock on a receiver's wall, for several times in one line.
class WallClock {
 public:
  explicit WallClock(const std::string& zone) : zone_(zone), city_(city_of(zone)) {}

  // "14:02" where it is of the day of the time beside it.
  std::string shown(model::Time time, model::Time beside) const {
    return text::to_day_and_minute(on_wall(time), on_wall(beside));
  }
  std::string shown(model::Time time) const { return text::to_day_and_minute(on_wall(time)); }
  // Said once in a line: behind its first time, or, of no city, behind its last.
  std::string city() const { return is_utc() ? "" : " " + city_; }
  std::string utc() const { return is_utc() ? " (UTC)" : ""; }

 private:
  bool is_utc() const { return city_ == "UTC"; }
  model::Time on_wall(model::Time time) const {
    return model::Time(zone_.local(time).time_since_epoch());
  }

  Zone zone_;
  std::string city_;
};

// Whether, and when, there will be another message about the story.
std::string what_follows(const model::Alert& alert) {
  const std::size_t own = alert.story.outlets - alert.story.copies;
  bool statements = false;
  std::size_t sources = 0;
  for (const auto& rule : alert.rules) {
    if (rule.per == model::Rule::Per::article) return "You get each article about this event once.";
    statements |= rule.updates.statements;
    const auto asked = static_cast<std::size_t>(rule.updates.sources);
    if (asked > own && (sources == 0 || asked < sources)) sources = asked;
  }
  if (!statements && sources == 0) return "You will not get another mail about this event.";
  std::string follows = "You get another mail about this event only ";
  if (statements) follows += "when somebody says something new";
  if (sources > 0)
    follows += std::string(statements ? ", and " : "") + "once " + std::to_string(sources) +
               " outlets report it in words of their own";
  return follows + ".";
}

bool is_of_article(const model::Alert& alert) {
  return alert.kind == AlertKind::alert || alert.kind == AlertKind::update;
}

std::string order_of(const model::Alert& alert) {
  if (alert.story.in_order.size() < 2) return "";
  std::string order;
  for (const std::string& outlet : alert.story.in_order)
    order += (order.empty() ? "First reported by " : ", then ") + shown_name(outlet) +
             (outlet == alert.article.source ? " (this outlet)" : "");
  return order + (alert.story.outlets > alert.story.in_order.size() ? " …" : ".");
}

// How many report the story.
std::string outlets_of(const model::Alert& alert) {
  const auto& [outlets, copies] = std::pair(alert.story.outlets, alert.story.copies);
  std::string line = "The event is reported by " + std::to_string(outlets) + " outlets so far";
  if (copies > 0) line += ", " + std::to_string(copies) + " of them with another's text";
  return line;
}

}  // namespace

// Those who reported the story before an update confirm nothing of what is new in it.
std::string others_of(const model::Alert& alert) {
  const bool is_news =
      alert.kind == AlertKind::update && alert.reason == model::Reason::new_statement;
  if (is_news && alert.story.outlets > 1)
    return outlets_of(alert) + "; not each of them has this news.";
  if (!alert.story.others.empty()) return text::isolated(with_capital(alert.story.others)) + ".";
  return "";
}

std::string shown_name(const std::string& name) {
  return text::isolated(text::cut_to_code_points(name, kMostName));
}

std::string list_of_rules(const std::vector<model::Alert::RuleRef>& rules) {
  if (rules.empty()) return "";
  std::string list;
  const std::size_t shown = std::min(rules.size(), kMostRules);
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == rules.size();
    if (i > 0) list += last ? " and " : ", ";
    list += "“" + shown_name(rules[i].title) + "”";
  }
  if (rules.size() > shown) list += " and " + std::to_string(rules.size() - shown) + " more";
  return (rules.size() == 1 ? "rule " : "rules ") + list;
}

std::string time_shown(const model::Alert& alert, model::Time time) {
  return on_the_wall(time, alert.timezone);
}

Row when_row(const model::Alert& alert, model::Time now) {
  const WallClock clock(alert.timezone);
  const auto& [published, seen] = std::pair(alert.article.published, alert.article.seen);
  const std::string first = published
                                ? "published " + clock.shown(*published) + clock.city() +
                                      "; seen " + clock.shown(seen, *published)
                                : "published: not given; seen " + clock.shown(seen) + clock.city();
  return {"When", {first + "; sent " + clock.shown(now, seen) + clock.utc()}};
}

Row sent_row(const model::Alert& alert, model::Time now) {
  return {"When", {"sent " + time_shown(alert, now)}};
}

Row others_row(const model::Alert& alert) {
  const std::string others = others_of(alert);
  if (others.empty()) return {"Others", {"None yet. " + what_follows(alert)}};
  Row row{"Others", {others}};
  if (const std::string order = order_of(alert); !order.empty()) row.lines.push_back(order);
  row.lines.push_back(what_follows(alert));
  return row;
}

// Where an update came from another outlet, only the order is known.
Row others_in_digest(const model::Alert& alert) {
  std::string others = others_of(alert);
  if (others.empty() && alert.story.outlets > 1)
    others = outlets_of(alert) + ". " + order_of(alert);
  return {"Others", others.empty() ? std::vector<std::string>() : std::vector{others}};
}

Row why_row(const model::Alert& alert, const std::string& who) {
  const std::string rules = list_of_rules(alert.rules) + (who.empty() ? "" : "; " + who);
  if (alert.kind == AlertKind::update && !is_of_story(alert.reason))
    return {"Why",
            {rules + (alert.rules.size() == 1 ? ", which this article had not met before."
                                              : ", none of which this article had met before.")}};
  if (has_story(alert)) return {"Why", {rules + "."}};
  return {
      "Why",
      {rules + ". You get this article once; again only if it changes and meets a further rule."}};
}

Row unsure_row(const model::Alert& alert, const RenderOptions& options) {
  return {"Unsure",
          {std::to_string(alert.held_back) + " possible, not sent: " + options.program +
           " hits list --review"}};
}

Row more_row(const model::Alert& alert, const RenderOptions& options) {
  if (text::parse_url(options.public_url)) return {"More", {options.public_url}};
  Row row = more_in_digest(alert, options);
  if (alert.article.id.value != 0)
    row.lines.push_back(options.program + " rules why " + std::to_string(alert.article.id.value));
  const bool is_kept = is_of_article(alert) && !alert.id.empty();
  row.lines.push_back(options.program +
                      (is_kept ? " alerts why " + shown_name(alert.id) : " alerts list"));
  return row;
}

Row more_in_digest(const model::Alert& alert, const RenderOptions& options) {
  if (alert.story.id.value == 0 || text::parse_url(options.public_url)) return {"More", {}};
  return {"More", {options.program + " stories show " + to_text(alert.story.id)}};
}

}  // namespace alerts
