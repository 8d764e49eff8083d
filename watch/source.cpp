#include "watch/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "text/encoding.h"
#include "text/utf8.h"

namespace watch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostProblems = 500;    // of one file: a person stops reading long before
constexpr std::size_t kLongestMessage = 500;  // code points: it may repeat what the file says
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::expected<std::string, std::string> bytes_of(const fs::path& path, std::size_t max_bytes) {
  std::error_code failure;
  const auto status = fs::status(path, failure);
  if (status.type() == fs::file_type::not_found) return std::unexpected("no such file");
  if (failure) return std::unexpected("cannot be read: " + failure.message());
  if (!fs::is_regular_file(status)) return std::unexpected("is not a regular file");

  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::unexpected(std::string("cannot be read: ") + std::strerror(errno));
  std::string bytes(max_bytes + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad()) return std::unexpected("cannot be read to its end");
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (bytes.size() > max_bytes)
    return std::unexpected(fmt::format("is larger than {} MB", max_bytes / 1'000'000));
  return bytes;
}

}  // namespace

Source::Source(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i)
    if (text_[i] == '\n') line_starts_.push_back(i + 1);
}

std::string_view Source::line(int number) const {
  if (number < 1 || static_cast<std::size_t>(number) > line_starts_.size()) return {};
  const std::size_t begin = line_starts_[static_cast<std::size_t>(number) - 1];
  std::string_view found = std::string_view(text_).substr(begin);
  found = found.substr(0, found.find('\n'));
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

std::size_t Source::offset_of(Place place) const {
  if (place.line < 1) return 0;
  if (static_cast<std::size_t>(place.line) > line_starts_.size()) return text_.size();
  std::size_t offset = line_starts_[static_cast<std::size_t>(place.line) - 1];
  for (int column = 1; column < place.column && offset < text_.size(); ++column) {
    ++offset;
    while (offset < text_.size() && !text::begins_code_point(text_[offset])) ++offset;
  }
  return offset;
}

Place Source::place_of(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = next - line_starts_.begin();
  const std::size_t begin = *std::prev(next);
  const auto column =
      std::count_if(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                    text_.begin() + static_cast<std::ptrdiff_t>(offset), text::begins_code_point);
  return {static_cast<int>(line), static_cast<int>(column) + 1};
}

std::string_view Source::between(Place begin, Place end) const {
  const std::size_t from = offset_of(begin);
  const std::size_t until = std::max(from, offset_of(end));
  return std::string_view(text_).substr(from, until - from);
}

Problem of_the_whole(const fs::path& path, std::string message) {
  Problem problem;
  problem.file = path.string();
  problem.message = std::move(message);
  return problem;
}

std::expected<Source, Problem> read_source(const fs::path& path, std::size_t max_bytes,
                                           const std::string& name) {
  auto bytes = bytes_of(path, max_bytes);
  if (!bytes) return std::unexpected(of_the_whole(name, bytes.error()));
  if (bytes->starts_with(kByteOrderMark)) bytes->erase(0, kByteOrderMark.size());

  std::string valid = text::valid_utf8(*bytes);
  if (valid == *bytes) return Source(name, std::move(*bytes));
  const auto differs = std::ranges::mismatch(*bytes, valid).in1;
  const auto offset = static_cast<std::size_t>(differs - bytes->begin());
  const bool is_nul = differs != bytes->end() && *differs == '\0';
  Report report(Source(name, std::move(valid)));
  if (is_nul)
    report.error(report.source().place_of(offset), "a NUL byte stands here, which no text holds");
  else
    report.error(report.source().place_of(offset), "these bytes are not UTF-8 text",
                 "save the file as UTF-8");
  return std::unexpected(report.in_order().front());
}

Problem Report::problem_at(Place place, std::string message) const {
  Problem problem;
  problem.file = source_.name();
  problem.line = place.line;
  problem.column = place.column;
  problem.message = text::cut_to_code_points(message, kLongestMessage);
  return problem;
}

void Report::error(Place place, std::string message, std::string hint) {
  if (is_full()) return;
  error_unquoted(place, std::move(message), std::move(hint));
  problems_.back().excerpt = excerpt_of(source_, place.line);
}

void Report::error_unquoted(Place place, std::string message, std::string hint) {
  if (is_full()) return;
  if (problems_.size() == kMostProblems) message = "there are more faults than are listed here";
  Problem problem = problem_at(place, std::move(message));
  problem.hint = std::move(hint);
  problems_.push_back(std::move(problem));
}

void Report::warning(Place place, std::string message) {
  if (problems_.size() >= kMostProblems) return;
  Problem problem = problem_at(place, std::move(message));
  problem.excerpt = excerpt_of(source_, place.line);
  problem.warning = true;
  problems_.push_back(std::move(problem));
}

bool Report::is_full() const {
  return problems_.size() > kMostProblems;
}

bool Report::has_errors() const {
  return std::ranges::any_of(problems_, [](const Problem& problem) { return !problem.warning; });
}

std::vector<Problem> Report::in_order() const {
  std::vector<Problem> sorted = problems_;
  std::ranges::stable_sort(
      sorted, {}, [](const Problem& problem) { return Place{problem.line, problem.column}; });
  return sorted;
}

}  // namespace watch
