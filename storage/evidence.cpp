#include "storage/evidence.h"

#include <cassert>
#include <cstdint>
#include <sstream>

#include "storage/words.h"

namespace storage {
namespace {

struct Written {
  model::Field field = model::Field::text;
  std::vector<model::Passage::Mark> marks;
};

Written read_written(const std::string& text) {
  std::istringstream in(text);
  std::string field;
  in >> field;
  Written written{.field = from_word<model::Field>(field), .marks = {}};
  for (std::uint32_t begin = 0, end = 0; in >> begin >> end;) written.marks.push_back({begin, end});
  if (!in.eof()) throw Rejected("a hit's offsets cannot be read: " + text, "22023");
  return written;
}

std::string to_text(std::uint32_t begin, std::uint32_t end) {
  return " " + std::to_string(begin) + " " + std::to_string(end);
}

}  // namespace

std::string write_span(const model::Span& span) {
  return to_word(span.field) + to_text(span.begin, span.end);
}

std::string write_marks(const model::Passage& passage) {
  std::string written = to_word(passage.field);
  for (const auto& mark : passage.marks) written += to_text(mark.begin, mark.end);
  return written;
}

std::vector<model::Span> read_spans(const std::vector<std::string>& spans) {
  std::vector<model::Span> read;
  for (const auto& span : spans) {
    const auto written = read_written(span);
    for (const auto& mark : written.marks) read.push_back({written.field, mark.begin, mark.end});
  }
  return read;
}

std::vector<model::Passage> read_passages(const std::vector<std::string>& texts,
                                          const std::vector<std::string>& marks) {
  assert(texts.size() == marks.size());  // a check constraint of hits
  std::vector<model::Passage> passages;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto written = read_written(marks[i]);
    passages.push_back({written.field, texts[i], std::move(written.marks)});
  }
  return passages;
}

}  // namespace storage
