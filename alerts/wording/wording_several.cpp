#include "alerts/wording/wording_several.h"

#include <algorithm>
#include <utility>

#include "alerts/wording/wording_rows.h"
#include "text/harmless.h"
#include "text/utf8.h"

namespace alerts {
namespace {

using model::AlertKind;

// Where the first statement of a notice ends, outside of quotation marks: the rest explains it.
std::size_t end_of_first(std::string_view notice) {
  int depth = 0;
  for (std::size_t at = 0; at < notice.size(); ++at) {
    const std::string_view rest = notice.substr(at);
    depth += rest.starts_with("“") ? 1 : rest.starts_with("”") ? -1 : 0;
    if (depth <= 0 && (rest.starts_with(": ") || rest.starts_with("; ") || rest.starts_with(". ")))
      return at;
  }
  return notice.size();
}

// What a summary says of an alert: its headline, who reports it, and where.
Wording only_named(const Wording& whole) {
  Wording named;
  named.headline = whole.headline;
  named.headline_is_ours = whole.headline_is_ours;
  named.byline = whole.byline;
  named.brief = whole.brief;
  named.dated = whole.dated;
  named.rules = whole.rules;
  named.outlet = whole.outlet;
  named.credit = whole.credit;
  named.link = whole.link;
  named.link_note = whole.link_note;
  named.lang = whole.lang;
  named.subject = whole.subject;
  named.is_update = whole.is_update;
  return named;
}

std::vector<std::string> notes_of(const model::Alert& alert) {
  std::vector<std::string> notes;
  for (const std::string& note : alert.notes) notes.push_back(text::isolated(note));
  return notes;
}

std::vector<Wording> word_items_below(const model::Alert& message,
                                      const std::vector<model::Alert>& items,
                                      const RenderOptions& options, model::Time now);

// Of one of its alerts: shorter than a mail of its own, by the digest's clock.
Wording word_item(const model::Alert& digest, model::Alert item, const RenderOptions& options,
                  model::Time now) {
  item.timezone = digest.timezone;
  const std::vector<model::Alert> further = std::exchange(item.items, {});
  Wording wording = word(item, options, now);
  for (Row& row : wording.rows) {
    if (row.label == "Why") row.lines = {list_of_rules(item.rules)};
    if (row.label == "Others") row = others_in_digest(item);
    if (row.label == "More") row = more_in_digest(item, options);
  }
  std::erase_if(wording.rows, [](const Row& row) { return row.lines.empty(); });
  if (digest.kind == AlertKind::summary) wording = only_named(wording);
  // What came later of the same event.
  wording.items = word_items_below(digest, further, options, now);
  wording.left_out = more_of_event(item);
  return wording;
}

std::vector<Wording> word_items_below(const model::Alert& message,
                                      const std::vector<model::Alert>& items,
                                      const RenderOptions& options, model::Time now) {
  std::vector<Wording> below;
  for (const model::Alert& item : items) {
    below.push_back(word_item(message, item, options, now));
    below.back().rows.clear();
  }
  return below;
}

// "Feeds: 12 polled", as a row.
Row row_of(const std::string& note) {
  const std::size_t colon = note.find(": ");
  if (colon == std::string::npos) return {"Also", {text::isolated(note)}};
  return {note.substr(0, colon), {text::isolated(note.substr(colon + 2))}};
}

}  // namespace

std::string more_of_event(const model::Alert& alert) {
  return alert.more == 0 ? "" : "and " + std::to_string(alert.more) + " more about this event.";
}

std::vector<Wording> word_further(const model::Alert& alert, const RenderOptions& options,
                                  model::Time now) {
  return word_items_below(alert, alert.items, options, now);
}

Wording word_notice(const model::Alert& alert, const RenderOptions& options, model::Time now) {
  const std::string notice = text::harmless(alert.notice);
  const std::size_t end = end_of_first(notice);
  Wording wording;
  wording.headline = {{text::isolated(notice.substr(0, end)), false}};
  wording.headline_is_ours = true;
  wording.subject = "Notice: " + text::cut_to_code_points(plain(wording.headline), kMostSubject);
  if (end + 2 < notice.size()) wording.body = text::isolated(with_capital(notice.substr(end + 2)));
  wording.rows = {sent_row(alert, now)};
  if (!alert.rules.empty()) wording.rows.push_back({"Why", {list_of_rules(alert.rules)}});
  wording.rows.push_back(more_row(alert, options));
  wording.lang = "en";
  return wording;
}

Wording word_digest(const model::Alert& alert, const RenderOptions& options, model::Time now) {
  Wording wording;
  wording.headline = {{text::isolated(alert.notice), false}};
  wording.headline_is_ours = true;
  for (const auto& item : alert.items)
    wording.items.push_back(word_item(alert, item, options, now));
  const std::string kind = alert.reason == model::Reason::digest ? "Digest: " : "";
  wording.subject = kind + text::cut_to_code_points(alert.notice, kMostSubject);
  if (!wording.items.empty()) wording.subject += ": " + wording.items.front().subject;
  if (alert.more > 0)
    wording.left_out =
        "And " + std::to_string(alert.more) + " more: " + options.program + " hits list.";
  wording.rows = {sent_row(alert, now)};
  if (!alert.rules.empty()) wording.rows.push_back({"Why", {list_of_rules(alert.rules)}});
  if (!alert.notes.empty()) wording.rows.push_back({"Also", notes_of(alert)});
  if (alert.held_back > 0) wording.rows.push_back(unsure_row(alert, options));
  wording.rows.push_back(more_row(alert, options));
  wording.lang = "en";
  return wording;
}

// The first mail: what its reader will hear of, so that silence afterwards can be trusted.
Wording word_welcome(const model::Alert& alert, const RenderOptions& options, model::Time now) {
  Wording wording;
  wording.subject =
      "Welcome: " + text::isolated(alert.notice) + " for " + shown_name(alert.receiver);
  wording.headline = {{text::isolated(alert.notice) + " for you", false}};
  wording.headline_is_ours = true;
  if (!alert.notes.empty()) wording.byline = text::isolated(alert.notes.front());
  for (const auto& item : alert.items)
    wording.items.push_back(only_named(word(item, options, now)));
  if (alert.more > 0) wording.left_out = "And " + std::to_string(alert.more) + " more.";
  Row watches{"Rules", {}};
  for (const auto& rule : alert.rules) watches.lines.push_back(shown_name(rule.title));
  wording.rows = {std::move(watches)};
  for (std::size_t i = 1; i < alert.notes.size(); ++i)
    wording.rows.push_back(row_of(alert.notes[i]));
  wording.rows.push_back({"Why",
                          {"this is the first mail to the receiver " + shown_name(alert.receiver) +
                           "; each of its addresses gets one"}});
  wording.rows.push_back(more_row(alert, options));
  wording.lang = "en";
  return wording;
}

Wording word_test(const model::Alert& alert, const RenderOptions& options, model::Time now) {
  const std::string receiver = shown_name(alert.receiver);
  Wording wording;
  wording.subject = "Test: " + options.program + " reaches the receiver " + receiver;
  wording.headline = {{"This is a test, and it arrived.", false}};
  wording.byline = "Nothing was reported. Alerts for the receiver " + receiver + " come here.";
  wording.rows = {
      sent_row(alert, now),
      {"Why", {"somebody asked for it: " + options.program + " receivers test " + receiver}},
      more_row(alert, options)};
  wording.lang = "en";
  return wording;
}

}  // namespace alerts
