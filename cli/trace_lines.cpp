#include "cli/trace_lines.h"

#include <fmt/core.h>

#include "text/harmless.h"
#include "text/times.h"

namespace cli {

namespace {

JsonLine json_of_decision(const storage::DecisionRow& row) {
  JsonLine line;
  line.add("receiver", row.receiver).add_truth("told", row.told).add("reason", row.reason);
  if (!row.deputy.empty()) line.add("deputy", row.deputy);
  if (row.due) line.add("due", row.due);
  if (row.told) add_way(line, row.way);
  if (row.silence.id.value != 0) line.add("silence", row.silence.id.value);
  return line;
}

JsonLine json_of_attempt(const storage::AttemptRow& row) {
  JsonLine line;
  line.add("number", std::int64_t{row.number})
      .add("started", std::optional(row.started))
      .add("ended", row.ended)
      .add("outcome", row.outcome)
      .add("message", row.message);
  return line;
}

JsonLine json_of_delivery(const storage::TracedDelivery& row) {
  JsonLine line;
  line.add("id", row.id)
      .add("address", row.address)
      .add("held_for", row.way.held_for)
      .add("last_error", row.way.error)
      .add("attempts", lines_of(row.attempts, json_of_attempt));
  add_way(line, row.way);
  return line;
}

std::string reason_of(const storage::DecisionRow& decision) {
  const model::Silence& silence = decision.silence;
  if (decision.due && decision.way.state.empty())
    return in_words(decision.reason) + ": held until " + text::to_rfc3339(*decision.due);
  const bool is_under_way = decision.told && heading_of(decision.way) != "Told:";
  if (decision.due || is_under_way)
    return in_words(decision.reason) + ": " + in_words(decision.way);
  if (silence.id.value == 0) return in_words(decision.reason);
  return fmt::format("silence {} until {} by {}{}", silence.id.value,
                     text::to_rfc3339(silence.until), silence.by,
                     silence.comment.empty() ? "" : ": " + silence.comment);
}

}  // namespace

void put_line(const std::string& what, const std::string& value) {
  if (!value.empty()) put(fmt::format("{:<10} {}", what, text::harmless(value)));
}

std::string heading_of(const storage::Way& way) {
  if (way.state.empty() || way.state == "delivered") return "Told:";
  if (way.state == "dead") return "Given up:";
  return way.state == "discarded" ? "Discarded:" : "Waits:";
}

std::string in_words(const storage::Way& way) {
  std::string words = way.state;
  if (way.delivered) words += " at " + text::to_rfc3339(*way.delivered);
  if (way.within != 0)
    words += fmt::format(" within delivery {}, of {}", way.within, way.carrier);
  else if (way.next_attempt)
    words +=
        (way.state == "held" ? " until " : ", next attempt ") + text::to_rfc3339(*way.next_attempt);
  if (!way.error.empty() && way.state != "held" && way.within == 0) words += ": " + way.error;
  return words;
}

void add_way(JsonLine& line, const storage::Way& way) {
  way.state.empty() ? line.add_null("state") : line.add("state", way.state);
  line.add("next_attempt", way.next_attempt).add("delivered", way.delivered);
  way.within == 0 ? line.add_null("within") : line.add("within", way.within);
}

std::string heading_of(const storage::DecisionRow& decision) {
  return decision.told ? heading_of(decision.way) : "Not told:";
}

std::string in_words(const storage::DecisionRow& decision) {
  const std::string who = decision.receiver.empty() ? "anybody" : decision.receiver;
  if (decision.deputy.empty()) return fmt::format("{} ({})", who, reason_of(decision));
  return fmt::format("{} ({}), the deputy instead of {}, who is away", decision.deputy,
                     reason_of(decision), who);
}

void put_hit(const storage::TracedHit& traced) {
  const auto& hit = traced.hit;
  put_line("Hit:", fmt::format("{} of rule {} (revision {}) at {}", hit.id.value, hit.rule,
                               hit.rule_revision, text::to_rfc3339(hit.at)));
  for (const auto& passage : hit.passages)
    put(fmt::format("{:<11}  {}", "", with_marks(passage, output_is_terminal())));
  for (const auto& decision : traced.decisions)
    put_line("  " + heading_of(decision), in_words(decision));
}

namespace {

std::string outcome_of(const storage::AttemptRow& attempt) {
  if (attempt.outcome.empty()) return "under way";
  if (attempt.outcome == "lost") return "lost: its daemon ended before the answer; it may be there";
  return attempt.outcome;
}

}  // namespace

void put_alert(const storage::TracedAlert& alert) {
  put_line("Alert:", fmt::format("{} ({}) to {} at {}", alert.id, alert.kind, alert.receiver,
                                 text::to_rfc3339(alert.created)));
  for (const auto& delivery : alert.deliveries) {
    const std::string& held_for = delivery.way.held_for;
    put_line("  Delivery:",
             fmt::format("{} to {}: {}{}", delivery.id, delivery.address, in_words(delivery.way),
                         held_for.empty() ? "" : " (" + in_words(held_for) + ")"));
    for (const auto& attempt : delivery.attempts)
      put_line("  Attempt:", fmt::format("{} at {}: {}{}", attempt.number,
                                         text::to_rfc3339(attempt.started), outcome_of(attempt),
                                         attempt.message.empty() ? "" : ": " + attempt.message));
  }
}

std::string in_words(const storage::TracedAlert& alert) {
  storage::Way way;  // of its deliveries, the one that got furthest
  for (const auto& delivery : alert.deliveries)
    if (way.state.empty() || heading_of(delivery.way) == "Told:" ||
        (heading_of(delivery.way) == "Waits:" && heading_of(way) != "Told:"))
      way = delivery.way;
  return fmt::format("at {} {} ({}) to {}, of article {}: {}", text::to_rfc3339(alert.created),
                     alert.id, alert.kind, alert.receiver, alert.article.value, in_words(way));
}

std::string in_words(const storage::StoryArticle& placed) {
  std::string words = in_words(placed.kind);
  if (!placed.agency.empty()) words += fmt::format(" ({})", placed.agency);
  if (!placed.source.empty()) words += " by " + placed.source;
  if (placed.kind != "new_story" && placed.nearest.value != 0)
    words += fmt::format(", {:.2f} like {}: {}", placed.likeness, placed.nearest.value,
                         joined(placed.shared));
  return placed.moved_by.empty() ? words : words + ", put there by " + placed.moved_by;
}

void put_report(const storage::StoryArticle& placed) {
  put_line("Article:", fmt::format("{} at {}: {}", placed.article.value,
                                   text::to_rfc3339(placed.seen), in_words(placed)));
  put_line("", placed.title);
  put_line("", placed.url);
}

JsonLine json_of_report(const storage::StoryArticle& row) {
  JsonLine line;
  line.add("article", row.article.value)
      .add("title", row.title)
      .add("url", row.url)
      .add("seen", std::optional(row.seen))
      .add("kind", row.kind)
      .add("source", row.source)
      .add("agency", row.agency);
  row.nearest.value == 0 ? line.add_null("nearest") : line.add("nearest", row.nearest.value);
  line.add_real("likeness", row.likeness).add("shared", row.shared).add("moved_by", row.moved_by);
  return line;
}

JsonLine json_of_hit(const storage::TracedHit& traced) {
  JsonLine line;
  line.add("id", traced.hit.id.value)
      .add("rule", traced.hit.rule)
      .add("rule_revision", std::int64_t{traced.hit.rule_revision})
      .add("at", std::optional(traced.hit.at))
      .add("passages", traced.hit.passages)
      .add("decisions", lines_of(traced.decisions, json_of_decision));
  return line;
}

JsonLine json_of_alert(const storage::TracedAlert& row) {
  JsonLine line;
  line.add("id", row.id)
      .add("kind", row.kind)
      .add("receiver", row.receiver)
      .add("created", std::optional(row.created))
      .add("rules", row.rules)
      .add("story", row.story)
      .add("deliveries", lines_of(row.deliveries, json_of_delivery));
  return line;
}

}  // namespace cli
