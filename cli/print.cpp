#include "cli/print.h"

#include <fmt/chrono.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "text/harmless.h"

namespace cli {

struct JsonLine::Object {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
};

namespace {

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

nlohmann::ordered_json to_json(const model::Passage& passage) {
  auto marks = nlohmann::ordered_json::array();
  for (const auto& mark : passage.marks)
    marks.push_back({code_points(std::string_view(passage.text).substr(0, mark.begin)),
                     code_points(std::string_view(passage.text).substr(0, mark.end))});
  return {{"field", passage.field == model::Field::title ? "title" : "text"},
          {"text", passage.text},
          {"marks", std::move(marks)}};
}

}  // namespace

JsonLine::JsonLine() : object_(std::make_unique<Object>()) {}
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
  return add(name, to_rfc3339(*value));
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

JsonLine& JsonLine::add_null(const char* name) {
  object_->json[name] = nullptr;
  return *this;
}

std::string JsonLine::text() const {
  return object_->json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string to_rfc3339(model::Time time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

std::string Table::text() const {
  std::vector<std::vector<std::string>> cells;
  std::vector<std::size_t> widths(rows_.front().size(), 0);
  for (const auto& row : rows_) {
    auto& shown = cells.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      shown.push_back(text::harmless(row[i]));
      widths[i] = std::max(widths[i], code_points(shown.back()));
    }
  }
  std::string out;
  for (const auto& row : cells) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out += row[i];
      if (i + 1 < row.size()) out.append(widths[i] - code_points(row[i]) + 2, ' ');
    }
    out += '\n';
  }
  return out;
}

std::string with_marks(const model::Passage& passage, bool terminal) {
  const char* const on = terminal ? "\x1b[7m" : "*";
  const char* const off = terminal ? "\x1b[0m" : "*";
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

void put(std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fputc('\n', stdout);
}

bool output_is_terminal() {
  return isatty(STDOUT_FILENO) != 0;
}

}  // namespace cli
