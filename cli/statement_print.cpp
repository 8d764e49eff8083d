#include "cli/statement_print.h"

#include <fmt/format.h>

#include <cmath>

#include "text/brackets.h"
#include "text/utf8.h"

namespace cli {
namespace {

constexpr std::size_t kMostWords = 300;

JsonLine to_json_line(const model::Statement::Speaker& speaker) {
  JsonLine line;
  line.add("name", speaker.shown_name())
      .add("written", speaker.written)
      .add("list", speaker.list)
      .add("office", speaker.office)
      .add("country", speaker.country)
      .add_truth("not_on_list", speaker.stale);
  return line;
}

std::string who(const model::Statement::Speaker& speaker) {
  const std::string& name = speaker.shown_name();
  const std::string as_written =
      name == speaker.written || speaker.written.empty() ? "" : "“" + speaker.written + "”";
  std::vector<std::string> notes;
  for (const std::string& note : {as_written, speaker.office, speaker.country})
    if (!note.empty()) notes.push_back(note);
  if (speaker.stale) notes.push_back("not on " + speaker.list);
  return name + (notes.empty() ? "" : " (" + joined(notes) + ")");
}

std::string whom(const std::vector<model::Statement::Speaker>& speakers) {
  std::string names;
  for (const auto& speaker : speakers) names += (names.empty() ? "" : " and ") + who(speaker);
  return names.empty() ? "somebody" : names;
}

}  // namespace

JsonLine to_json_line(const model::Statement& statement) {
  std::vector<JsonLine> speakers;
  for (const auto& speaker : statement.speakers) speakers.push_back(to_json_line(speaker));
  JsonLine line;
  line.add("speakers", speakers)
      .add("kind", model::to_text(statement.kind))
      .add("form", model::to_text(statement.form))
      .add_truth("direct", statement.direct)
      .add_truth("negated", statement.negated)
      .add("cue", statement.cue_words)
      .add("target", statement.target_words)
      .add("content", statement.words)
      .add("via", statement.via)
      .add("venue", statement.venue)
      .add_real("confidence", std::round(statement.confidence * 100) / 100)
      .add("found_by", statement.found_by);
  return line;
}

std::string in_one_line(const model::Statement& statement) {
  const std::string words =
      text::with_closed_brackets(text::cut_to_code_points(statement.words, kMostWords));
  std::vector<std::string> notes{std::string(model::to_text(statement.kind))};
  if (!statement.via.empty()) notes.push_back("via " + joined(statement.via));
  if (!statement.venue.empty()) notes.push_back("at " + statement.venue);
  notes.push_back(fmt::format("{:.2f}", statement.confidence));
  return fmt::format("{} {}{}: {} ({})", whom(statement.speakers), statement.cue_words,
                     statement.target_words.empty() ? "" : " " + statement.target_words,
                     statement.direct ? "“" + words + "”" : words, joined(notes));
}

}  // namespace cli
