#include "cli/tools/statement_json.h"

#include <algorithm>

#include "text/utf8.h"

namespace cli {

namespace {

using nlohmann::ordered_json;

ordered_json to_json(const model::Statement::Speaker& speaker) {
  return {{"name", speaker.name}, {"written", speaker.written}};
}

// "Anna Dorn and Mia Lund"
std::string together(const model::Statement& s, std::string model::Statement::Speaker::* name) {
  std::string all;
  for (const auto& one : s.speakers) all += (all.empty() ? "" : " and ") + one.*name;
  return all;
}

// The words that name who said it: the speakers', else those of who is credited.
std::string mention_of(const model::Statement& s) {
  if (!s.speakers.empty()) return together(s, &model::Statement::Speaker::written);
  std::string all;
  for (const auto& one : s.via) all += (all.empty() ? "" : " and ") + one;
  return all;
}

}  // namespace

CodePoints::CodePoints(std::string_view utf8) : utf8_(utf8) {
  std::size_t counted = 0;
  for (std::size_t i = 0; i < utf8.size(); i += kStep) {
    starts_.push_back(counted);
    counted += text::count_code_points(utf8.substr(i, kStep));
  }
}

std::size_t CodePoints::at(std::size_t byte) const {
  if (starts_.empty()) return 0;
  const std::size_t step = std::min(byte / kStep, starts_.size() - 1);
  return starts_[step] + text::count_code_points(utf8_.substr(step * kStep, byte - step * kStep));
}

ordered_json StatementJson::of(const model::Statement& s) const {
  const bool in_title = s.field == model::Field::title;
  const CodePoints& points = in_title ? in_title_ : in_text_;
  auto spans = ordered_json::array(), speakers = ordered_json::array();
  for (const auto& part : s.content) spans.push_back({points.at(part.begin), points.at(part.end)});
  for (const auto& one : s.speakers) speakers.push_back(to_json(one));
  return {{"field", in_title ? "title" : "text"},
          {"start", spans.front()[0]},
          {"end", spans.back()[1]},
          {"spans", spans},
          {"quote", s.words},
          {"speaker", together(s, &model::Statement::Speaker::name)},
          {"mention", mention_of(s)},
          {"speakers", speakers},
          {"cue", s.cue_words},
          {"direct", s.direct},
          {"kind", model::to_text(s.kind)},
          {"negated", s.negated},
          {"form", model::to_text(s.form)},
          {"confidence", s.confidence},
          {"found_by", s.found_by},
          {"via", s.via},
          {"venue", s.venue},
          {"target", s.target_words}};
}

}  // namespace cli
