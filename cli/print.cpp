#include "cli/print.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "text/harmless.h"
#include "text/times.h"
#include "text/utf8.h"

namespace cli {

struct JsonLine::Object {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
};

namespace {

const char* name_of(model::Field field) {
  return field == model::Field::title ? "title" : "text";
}

nlohmann::ordered_json to_json(const model::Passage& passage) {
  auto marks = nlohmann::ordered_json::array();
  for (const auto& mark : passage.marks)
    marks.push_back({text::count_code_points(std::string_view(passage.text).substr(0, mark.begin)),
                     text::count_code_points(std::string_view(passage.text).substr(0, mark.end))});
  return {{"field", name_of(passage.field)}, {"text", passage.text}, {"marks", std::move(marks)}};
}

}  // namespace

JsonLine::JsonLine() : object_(std::make_unique<Object>()) {}
JsonLine::JsonLine(JsonLine&&) noexcept = default;
JsonLine::~JsonLine() = default;

JsonLine& JsonLine::add(const char* name, std::string_view value) {
  object_->json[name] = value;
  return *this;
}

JsonLine& JsonLine::add(const char* name, std::int64_t value) {
  object_->json[name] = value;
  return *this;
}

JsonLine& JsonLine::add_truth(const char* name, bool value) {
  object_->json[name] = value;
  return *this;
}

JsonLine& JsonLine::add(const char* name, std::optional<model::Time> value) {
  if (!value) return add_null(name);
  return add(name, text::to_rfc3339(*value));
}

JsonLine& JsonLine::add(const char* name, model::StoryId story) {
  if (story.value == 0) return add_null(name);
  return add(name, to_text(story));
}

JsonLine& JsonLine::add(const char* name, const std::vector<std::string>& values) {
  object_->json[name] = values;
  return *this;
}

JsonLine& JsonLine::add(const char* name, const std::vector<model::Passage>& passages) {
  auto& array = object_->json[name] = nlohmann::ordered_json::array();
  for (const auto& passage : passages) array.push_back(to_json(passage));
  return *this;
}

JsonLine& JsonLine::add(const char* name, const std::vector<model::Span>& spans) {
  auto& array = object_->json[name] = nlohmann::ordered_json::array();
  for (const auto& span : spans) array.push_back({name_of(span.field), span.begin, span.end});
  return *this;
}

JsonLine& JsonLine::add(const char* name, const JsonLine& object) {
  object_->json[name] = object.object_->json;
  return *this;
}

JsonLine& JsonLine::add(const char* name, const std::vector<JsonLine>& objects) {
  auto& array = object_->json[name] = nlohmann::ordered_json::array();
  for (const auto& each : objects) array.push_back(each.object_->json);
  return *this;
}

JsonLine& JsonLine::add_real(const char* name, double value) {
  object_->json[name] = value;
  return *this;
}

JsonLine& JsonLine::add_null(const char* name) {
  object_->json[name] = nullptr;
  return *this;
}

std::string JsonLine::text() const {
  return object_->json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string Table::text() const {
  std::vector<std::vector<std::string>> cells;
  std::vector<std::size_t> widths(rows_.front().size(), 0);
  for (const auto& row : rows_) {
    auto& shown = cells.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      shown.push_back(text::harmless(row[i]));
      widths[i] = std::max(widths[i], text::count_code_points(shown.back()));
    }
  }
  std::string out;
  for (const auto& row : cells) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out += row[i];
      if (i + 1 < row.size()) out.append(widths[i] - text::count_code_points(row[i]) + 2, ' ');
    }
    out += '\n';
  }
  return out;
}

std::string with_marks(const model::Passage& passage, bool terminal) {
  const char* const on = terminal ? "\x1b[1m" : "**";
  const char* const off = terminal ? "\x1b[0m" : "**";
  const std::string_view text = passage.text;
  std::string out;
  std::size_t done = 0;
  for (const auto& mark : passage.marks) {
    if (mark.begin < done || mark.end > text.size()) continue;
    out += text::harmless(text.substr(done, mark.begin - done));
    out += on + text::harmless(text.substr(mark.begin, mark.end - mark.begin)) + off;
    done = mark.end;
  }
  return out + text::harmless(text.substr(done));
}

const char* name_of(storage::Status status) {
  return status == storage::Status::active      ? "active"
         : status == storage::Status::disabled  ? "disabled"
         : status == storage::Status::suspended ? "suspended"
                                                : "removed";
}

std::string words_of(const model::Rate& rate) {
  constexpr std::pair<std::chrono::seconds, char> kUnits[] = {
      {std::chrono::days(1), 'd'}, {std::chrono::hours(1), 'h'}, {std::chrono::minutes(1), 'm'}};
  std::string words = std::to_string(rate.count) + "/";
  for (const auto& [unit, name] : kUnits)
    if (rate.window % unit == std::chrono::seconds(0)) {
      if (rate.window != unit) words += std::to_string(rate.window / unit);
      return words + name;
    }
  return words + std::to_string(rate.window.count()) + "s";
}

std::string in_words(std::string name) {
  std::ranges::replace(name, '_', ' ');
  return name;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

void put(std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fputc('\n', stdout);
}

void put(const Table& table) {
  std::fputs(table.text().c_str(), stdout);
}

bool output_is_terminal() {
  return isatty(STDOUT_FILENO) != 0;
}

}  // namespace cli
