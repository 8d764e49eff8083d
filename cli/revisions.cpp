// What a rule or list was before: history, diff; of a rule, revert.
#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <span>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/print.h"
#include "cli/rule_file.h"
#include "cli/watch_files.h"
#include "cli/watch_rows.h"
#include "desk/desk.h"
#include "text/ascii.h"
#include "text/harmless.h"
#include "text/times.h"
#include "text/utf8.h"

namespace cli {

namespace {

using storage::Revision;

std::string to_json(const Revision& revision) {
  return JsonLine()
      .add("revision", std::int64_t{revision.revision})
      .add("changed_at", std::optional(revision.changed_at))
      .add("changed_by", revision.changed_by)
      .add("definition", revision.definition)
      .text();
}

// Newest first, as stored; throws Failed where there is none.
std::vector<Revision> revisions_of(Session& session, const char* noun, const std::string& name) {
  auto transaction = session.database().begin();
  auto revisions = storage::revisions_of(transaction, noun, name);
  if (revisions.empty())
    throw Failed(kRedOrNothing,
                 fmt::format("no {0} is named \"{1}\" (wirewatch {0}s list)", noun, name));
  return revisions;
}

const Revision& numbered(const std::vector<Revision>& revisions, std::int64_t number) {
  const auto found = std::ranges::find(revisions, number, &Revision::revision);
  if (found != revisions.end()) return *found;
  throw Failed(kRedOrNothing, fmt::format("there is no revision {}; the newest is {}", number,
                                          revisions.front().revision));
}

constexpr std::size_t kChangeWidth = 60;  // characters

// What a revision changed of the one before it, in a few words: the first line that came, or else
// that went, and how many lines more.
std::string first_change(const Revision& revision, const Revision& before) {
  std::string first;
  std::size_t lines = 0;
  for (const auto& line : desk::line_difference(before.definition, revision.definition)) {
    if (line.starts_with(' ') || text::trimmed(line.substr(1)).empty()) continue;
    ++lines;
    if (first.empty() || (first.starts_with('-') && line.starts_with('+'))) first = line;
  }
  const std::string change = text::cut_to_code_points(first, kChangeWidth);
  return lines > 1 ? fmt::format("{} (and {} more)", change, lines - 1) : change;
}

// `older`: those before it, newest first.
std::string change_of(const Revision& revision, std::span<const Revision> older) {
  if (older.empty()) return "first";
  const auto same = std::ranges::find(older, revision.definition, &Revision::definition);
  return same != older.end() ? fmt::format("as revision {}", same->revision)
                             : first_change(revision, older.front());
}

std::vector<std::string> to_cells(const Revision& revision, std::span<const Revision> older) {
  return {std::to_string(revision.revision), text::to_rfc3339(revision.changed_at),
          revision.changed_by, change_of(revision, older)};
}

struct Ends {
  const Revision &before, &after;
};

// None given: the last two. One: that and the newest.
Ends ends_of(const Arguments& arguments, const std::vector<Revision>& revisions) {
  if (arguments.maybe("TO"))
    return {numbered(revisions, arguments.number("FROM")),
            numbered(revisions, arguments.number("TO"))};
  if (arguments.maybe("FROM"))
    return {numbered(revisions, arguments.number("FROM")), revisions.front()};
  if (revisions.size() < 2) throw Failed(kRedOrNothing, "there is one revision only");
  return {revisions[1], revisions[0]};
}

const watch::Located<model::Rule>& located(const watch::WatchSet& set, const std::string& name) {
  const auto found =
      std::ranges::find(set.rules, name, [](const auto& rule) { return rule.noun.name; });
  if (found != set.rules.end()) return *found;
  throw Failed(kRedOrNothing, "no watch file holds the rule \"" + name + "\" any more");
}

// The file may hold what was never applied; it must not be lost for want of a revision.
void keep_text_in_file(Session& session, const watch::Located<model::Rule>& rule) {
  auto transaction = session.database().begin();
  storage::keep_unapplied_rule(transaction, rule.noun.name, rule.definition, person());
  transaction.commit();
}

int put_history(Session& session, const char* noun, const std::string& name) {
  const auto limit = static_cast<std::size_t>(session.arguments.limit());
  const auto revisions = revisions_of(session, noun, name);
  const std::size_t shown = limit == 0 ? revisions.size() : std::min(limit, revisions.size());
  Table table({"REVISION", "CHANGED", "BY", "WHAT"});
  for (std::size_t i = 0; i < shown; ++i) {
    if (session.arguments.has("--json"))
      put(to_json(revisions[i]));
    else
      table.add(to_cells(revisions[i], std::span(revisions).subspan(i + 1)));
  }
  if (!session.arguments.has("--json")) put(table);
  return kDone;
}

int put_difference(Session& session, const char* noun, const std::string& name) {
  const auto revisions = revisions_of(session, noun, name);
  const auto [before, after] = ends_of(session.arguments, revisions);
  const auto lines = desk::line_difference(before.definition, after.definition);
  if (session.arguments.has("--json")) {
    put(JsonLine()
            .add("from", std::int64_t{before.revision})
            .add("to", std::int64_t{after.revision})
            .add("lines", lines)
            .text());
    return kDone;
  }
  for (const auto& [sign, revision] : {std::pair{"---", &before}, {"+++", &after}})
    put(fmt::format("{} revision {}, {} by {}", sign, revision->revision,
                    text::to_rfc3339(revision->changed_at), text::harmless(revision->changed_by)));
  for (const auto& line : lines) put(line.substr(0, 2) + text::harmless(line.substr(2)));
  return kDone;
}

}  // namespace

int rule_history(Session& session) {
  return put_history(session, "rule", session.arguments.text("NAME"));
}

int rule_difference(Session& session) {
  return put_difference(session, "rule", session.arguments.text("NAME"));
}

int list_history(Session& session) {
  return put_history(session, "list", list_name(session.arguments));
}

int list_difference(Session& session) {
  return put_difference(session, "list", list_name(session.arguments));
}

int revert_rule(Session& session) {
  require_owner(session);
  const std::string name = session.arguments.text("NAME");
  const Revision wanted =
      numbered(revisions_of(session, "rule", name), session.arguments.number("REV"));
  const auto file = writable_file(session, place_of_rule(session, name));
  const std::string before = content_of(file);
  const auto set = read_or_fail(session, session.config().watch_dir);
  const auto& rule = located(set, name);
  if (rule.definition == wanted.definition) {
    put("nothing to change");
    return kDone;
  }
  const Stretch now = stretch_of(before, rule.file, rule.line, rule.definition);
  std::string definition = wanted.definition;
  if (definition.ends_with('\n')) definition.pop_back();
  const std::string after = std::string(before).replace(now.begin, now.length, definition);
  const Draft draft(file, after);
  keep_text_in_file(session, rule);
  return put_in_place(session, {file, before, after}, draft.path,
                      checked(session, file, draft.path));
}

}  // namespace cli
