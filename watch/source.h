#pragma once
// A file a person wrote, addressed by line and column, and what is wrong with it.
#include <compare>
#include <cstddef>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "watch/watch.h"

namespace watch {

// 1-based; columns in code points, as toml++ counts them.
struct Place {
  int line = 0, column = 0;
  auto operator<=>(const Place&) const = default;
};

class Source {
 public:
  Source(std::string name, std::string text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  std::string_view line(int number) const;  // without its end; empty where there is none
  std::size_t offset_of(Place) const;
  Place place_of(std::size_t offset) const;
  std::string_view between(Place begin, Place end) const;

 private:
  std::string name_, text_;
  std::vector<std::size_t> line_starts_;
};

// Of configuration and watch files, in bytes.
inline constexpr std::size_t kLargestFile = 5'000'000;

// What is wrong with a file or folder, at no place within it.
Problem of_the_whole(const std::filesystem::path&, std::string message);

// A regular file of at most `max_bytes` of valid UTF-8; a byte order mark is taken off. `name` is
// what messages call it.
std::expected<Source, Problem> read_source(const std::filesystem::path&, std::size_t max_bytes,
                                           const std::string& name);

// Gathers what is wrong with one file.
class Report {
 public:
  explicit Report(Source source) : source_(std::move(source)) {}

  const Source& source() const { return source_; }
  void error(Place, std::string message, std::string hint = {});
  // Of what is not known: its line may hold anything.
  void error_unquoted(Place, std::string message, std::string hint = {});
  void warning(Place, std::string message);
  void add(Problem problem) { problems_.push_back(std::move(problem)); }
  bool has_errors() const;
  bool is_full() const;                   // a further error would not be told
  std::vector<Problem> in_order() const;  // by place

 private:
  Problem problem_at(Place, std::string message) const;

  Source source_;
  std::vector<Problem> problems_;
};

// What a message shows of a line: it goes to terminals and into logs (S23). Nothing where a secret
// might stand: only lines of a feed, rule or list are shown, without what looks like one.
std::string excerpt_of(const Source&, int line);

}  // namespace watch
