#include "cli/statement_words.h"

#include <fmt/core.h>

#include "people/people.h"
#include "text/harmless.h"

namespace cli {

namespace {

std::string shown(const std::string& words) {
  return text::isolated(text::harmless(words));
}

std::string words_of(const model::Statement::Speaker& speaker) {
  std::string words = shown(speaker.written);
  const std::string& name = speaker.shown_name();
  if (!name.empty() && name != speaker.written) words += " → " + shown(name);
  if (!speaker.list.empty()) {
    std::string known = speaker.office;
    if (!speaker.country.empty()) known += (known.empty() ? "" : ", ") + speaker.country;
    words += " (" + shown(known) + (known.empty() ? "@" : "; @") + speaker.list +
             (speaker.stale ? ", which does not know the name" : "") + ")";
  }
  return words;
}

}  // namespace

std::vector<std::string> words_of(const model::Statement& one) {
  std::string speakers, kind(model::to_text(one.kind));
  for (const auto& speaker : one.speakers)
    speakers += (speakers.empty() ? "" : " and ") + words_of(speaker);
  if (one.negated) kind += " (negated)";
  if (!one.target_words.empty()) kind += " " + shown(one.target_words);
  std::vector<std::string> words = {speakers.empty() ? "nobody named" : speakers, kind,
                                    std::string(model::to_text(one.form))};
  for (const std::string& via : one.via) words.push_back("via " + shown(via));
  if (!one.venue.empty()) words.push_back("at " + shown(one.venue));
  words.push_back(fmt::format("{:.2f}", one.confidence) +
                  (one.confidence < people::kLeastConfidence ? ", unsure" : ""));
  words.push_back(one.found_by);
  return words;
}

}  // namespace cli
