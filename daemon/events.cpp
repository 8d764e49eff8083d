#include "daemon/events.h"

#include <fmt/core.h>
#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdlib>

#include "text/harmless.h"

namespace wirewatchd {

namespace {

constexpr std::size_t kLinesThatMayWait = 8192;

bool is_plain(unsigned char c) {
  return c > ' ' && c < 0x7f && c != '"' && c != '=' && c != '\\';
}

std::string in_quotes(std::string_view value) {
  std::string out = "\"";
  for (const char c : text::harmless(value)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

spdlog::level::level_enum spdlog_level(Level level) {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warn:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

// What the journal reads at a line's beginning (sd-daemon(3)); nothing elsewhere.
const char* journal_priority(Level level) {
  static const bool in_journal = std::getenv("JOURNAL_STREAM") != nullptr;
  if (!in_journal) return "";
  switch (level) {
    case Level::debug:
      return "<7>";
    case Level::info:
      return "<6>";
    case Level::warn:
      return "<4>";
    case Level::error:
      return "<3>";
  }
  return "";
}

}  // namespace

Event& Event::with(std::string key, std::string value) {
  fields.emplace_back(std::move(key), std::move(value));
  return *this;
}

Event& Event::with(std::string key, std::int64_t value) {
  return with(std::move(key), std::to_string(value));
}

std::string to_line(const Event& event) {
  std::string line = event.name;
  for (const auto& [key, value] : event.fields) {
    const bool plain = !value.empty() && std::ranges::all_of(value, is_plain);
    line +=
        plain ? fmt::format(" {}={}", key, value) : fmt::format(" {}={}", key, in_quotes(value));
  }
  return line;
}

void log(const Event& event) {
  spdlog::log(spdlog_level(event.level), "{}{}", journal_priority(event.level), to_line(event));
}

void log(const std::vector<Event>& events) {
  for (const Event& event : events) log(event);
}

void start_log(const std::string& level) {
  spdlog::init_thread_pool(kLinesThatMayWait, 1);
  auto logger = std::make_shared<spdlog::async_logger>(
      "wirewatch", std::make_shared<spdlog::sinks::stderr_sink_mt>(), spdlog::thread_pool(),
      spdlog::async_overflow_policy::overrun_oldest);
  logger->set_pattern(std::getenv("JOURNAL_STREAM") ? "%v" : "%Y-%m-%dT%H:%M:%S.%eZ %l %v",
                      spdlog::pattern_time_type::utc);
  logger->set_level(spdlog::level::from_str(level));
  logger->flush_on(spdlog::level::trace);
  spdlog::set_default_logger(std::move(logger));
}

std::size_t dropped_lines() {
  return spdlog::thread_pool()->overrun_counter();
}

}  // namespace wirewatchd
