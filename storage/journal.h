#pragma once
// A file of records that outlives a kill of the process and a crash of the machine. Each is a line
// of its own behind its checksum, so that a torn or damaged one costs itself only. Bounded: what is
// full or old enough becomes FILE.old, in place of the one before. One thread.
#include <chrono>
#include <cstddef>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace storage {

struct JournalOptions {
  std::size_t most_bytes = 32'000'000;  // of each of the two files
  std::chrono::minutes keep{15};        // records stay at least so long, but for that bound
};

class Journal {
 public:
  // Makes the file where it is missing, and drops a last record that was cut short. Errors, here
  // and below, are for a person.
  static std::expected<Journal, std::string> open(const std::filesystem::path& file,
                                                  JournalOptions = {});
  ~Journal();
  Journal(Journal&&) noexcept;
  Journal& operator=(Journal&&) noexcept;

  // One fsync for them all. A record is one line of text, without its end.
  std::expected<void, std::string> append(const std::vector<std::string>& records);
  // Not fsynced: one that may be lost.
  std::expected<void, std::string> append_lightly(std::string_view record);

  struct Content {
    std::vector<std::string> records;  // the oldest first
    std::size_t damaged = 0;           // lines that are not as they were written; left out
  };
  Content read() const;

 private:
  using Steady = std::chrono::steady_clock;
  Journal(int fd, std::filesystem::path file, JournalOptions options);
  std::expected<void, std::string> write(const std::string& lines);
  std::expected<void, std::string> begin_anew();

  int fd_ = -1;
  std::filesystem::path file_;
  JournalOptions options_;
  std::size_t bytes_ = 0;
  Steady::time_point began_{};
};

}  // namespace storage
