#include "daemon/events.h"

#include <fmt/core.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdlib>

namespace wirewatchd {

namespace {

bool is_plain(unsigned char c) { return c > ' ' && c < 0x7f && c != '"' && c != '=' && c != '\\'; }

// Bytes of a character at `at` that could disguise a line: controls, C1 controls, and the invisible and
// bidirectional ones of U+200B–U+206F (B34, B38). 0: it may stand as it is.
std::size_t disguise_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
  };
  if (byte(0) < ' ' || byte(0) == 0x7f) return 1;
  if (byte(0) == 0xC2 && byte(1) < 0xA0) return 2;
  if (byte(0) != 0xE2) return 0;
  const unsigned last = byte(2);
  const bool in_80 = byte(1) == 0x80 && ((last >= 0x8B && last <= 0x8F) || (last >= 0xA8 && last <= 0xAE));
  const bool in_81 = byte(1) == 0x81 && last >= 0xA0 && last <= 0xAF;
  return in_80 || in_81 ? 3 : 0;
}

std::string escaped(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size();) {
    if (const std::size_t length = disguise_at(value, i); length > 0) {
      for (const char c : value.substr(i, length))
        out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
      i += length;
      continue;
    }
    if (value[i] == '"' || value[i] == '\\') out += '\\';
    out += value[i++];
  }
  return out;
}

spdlog::level::level_enum spdlog_level(Level level) {
  switch (level) {
    case Level::debug: return spdlog::level::debug;
    case Level::info: return spdlog::level::info;
    case Level::warn: return spdlog::level::warn;
    case Level::error: return spdlog::level::err;
  }
  return spdlog::level::info;
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
    line += plain ? fmt::format(" {}={}", key, value) : fmt::format(" {}=\"{}\"", key, escaped(value));
  }
  return line;
}

void log(const Event& event) { spdlog::log(spdlog_level(event.level), "{}", to_line(event)); }

void log(const std::vector<Event>& events) {
  for (const Event& event : events) log(event);
}

void start_log(const std::string& level) {
  auto logger = spdlog::stderr_logger_mt("wirewatch");
  logger->set_pattern(std::getenv("JOURNAL_STREAM") ? "%v" : "%Y-%m-%dT%H:%M:%S.%eZ %l %v",
                      spdlog::pattern_time_type::utc);
  logger->set_level(spdlog::level::from_str(level));
  logger->flush_on(spdlog::level::trace);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace wirewatchd
