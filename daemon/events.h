#pragma once
// The log: past-tense events, one escaped line each (docs/operations.md lists them).
//   feed_polled feed=tass outcome=new articles=3 hits=1 ms=240
// Any thread.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wirewatchd {

enum class Level { debug, info, warn, error };

// A thing that happened, kept as a value until it is certain (that is, committed).
struct Event {
  std::string name;
  std::vector<std::pair<std::string, std::string>> fields;
  Level level = Level::info;

  Event(std::string name_, Level level_ = Level::info) : name(std::move(name_)), level(level_) {}
  Event& with(std::string key, std::string value);
  Event& with(std::string key, std::int64_t value);
};

// name key=value …; a value that holds anything but plain characters is quoted and escaped (B38,
// B39).
std::string to_line(const Event&);

void log(const Event&);
void log(const std::vector<Event>&);

// Once, when signals are blocked already, as it starts a thread that writes: whoever logs waits for
// nobody (F48). When a journal has stood still for 8192 lines, the oldest give way. level is trace,
// debug, info, warn or error. Under systemd lines carry the journal's priority and no time of their
// own.
void start_log(const std::string& level);

// So many have given way since the start.
std::size_t dropped_lines();

}  // namespace wirewatchd
