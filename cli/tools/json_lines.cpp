#include "cli/tools/json_lines.h"

#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>

#include "cli/session.h"
#include "feeds/feeds.h"
#include "text/ascii.h"
#include "text/harmless.h"

namespace cli {

namespace {

using nlohmann::json;

constexpr unsigned kPieceBytes = 256 * 1024;
constexpr std::size_t kMaxLineBytes = 64 * 1024 * 1024;

constexpr int kDeepest = 8;  // what is handed on is walked by recursion

bool nests_deeper(const json& value, int most) {
  if (!value.is_structured()) return false;
  return most == 0 ||
         std::ranges::any_of(value, [&](const json& one) { return nests_deeper(one, most - 1); });
}

struct CloseFile {
  void operator()(gzFile_s* file) const { gzclose(file); }
};

}  // namespace

std::string to_text(const LineId& id) {
  const auto* number = std::get_if<std::int64_t>(&id);
  return number ? std::to_string(*number) : std::get<std::string>(id);
}

std::string to_json(const LineId& id) {
  const auto* number = std::get_if<std::int64_t>(&id);
  return number ? std::to_string(*number) : json_string(std::get<std::string>(id));
}

std::string json_string(std::string_view text) {
  return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

struct JsonLines::Open {
  std::string file;
  std::unique_ptr<gzFile_s, CloseFile> in;
  std::string bytes;  // read, and from `at` on not yet taken
  std::size_t at = 0;
  bool all_read = false;
  std::int64_t line = 0;
  json object;

  bool take(std::string_view& taken);
  void read_on();
  const json* member(const char* name) const;
};

void JsonLines::Open::read_on() {
  bytes.erase(0, at);
  at = 0;
  const std::size_t had = bytes.size();
  bytes.resize(had + kPieceBytes);
  const int got = gzread(in.get(), bytes.data() + had, kPieceBytes);
  int fault = Z_OK;
  const char* reason = gzerror(in.get(), &fault);
  if (fault == Z_ERRNO) reason = std::strerror(errno);
  if (got < 0 || fault < 0) throw Failed(kData, "cannot read " + file + ": " + reason);
  bytes.resize(had + static_cast<std::size_t>(got));
  all_read = got == 0;
}

// False at the end. Lives until the next call.
bool JsonLines::Open::take(std::string_view& taken) {
  std::size_t looked = 0;  // bytes behind `at` that hold no line's end
  for (;;) {
    const std::size_t end = bytes.find('\n', at + looked);
    if (end == std::string::npos && !all_read) {
      looked = bytes.size() - at;
      if (looked > kMaxLineBytes)
        throw Failed(kData,
                     file + ":" + std::to_string(line + 1) + ": a line is longer than 64 MB");
      read_on();
      continue;
    }
    if (at == bytes.size()) return false;
    const std::size_t behind = end == std::string::npos ? bytes.size() : end;
    taken = std::string_view(bytes).substr(at, behind - at);
    at = std::min(behind + 1, bytes.size());
    ++line;
    return true;
  }
}

const json* JsonLines::Open::member(const char* name) const {
  const auto found = object.find(name);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

JsonLines::JsonLines(const std::string& file) : open_(std::make_unique<Open>()) {
  open_->file = file.empty() ? "standard input" : file;
  open_->in.reset(file.empty() ? gzdopen(dup(STDIN_FILENO), "rb") : gzopen(file.c_str(), "rb"));
  if (!open_->in) throw Failed(kData, "cannot read " + open_->file + ": " + std::strerror(errno));
  gzbuffer(open_->in.get(), kPieceBytes);
}

JsonLines::~JsonLines() = default;

bool JsonLines::next() {
  std::string_view taken;
  do {
    if (!open_->take(taken)) return false;
  } while (text::trimmed(taken).empty());
  try {
    open_->object = json::parse(taken);
  } catch (const json::parse_error& error) {
    fail("byte " + std::to_string(error.byte) + ": this is not JSON (in UTF-8)");
  } catch (const json::out_of_range&) {
    fail("a number is too large");
  }
  if (!open_->object.is_object()) fail("expected one JSON object a line");
  return true;
}

std::string JsonLines::text(const char* member) const {
  const json* value = open_->member(member);
  if (!value) return {};
  if (!value->is_string()) fail(std::string("\"") + member + "\": expected a string");
  return value->get<std::string>();
}

std::string JsonLines::required_text(const char* member) const {
  if (!open_->member(member)) fail(std::string("\"") + member + "\" is missing");
  return text(member);
}

std::vector<std::string> JsonLines::texts(const char* member) const {
  const json* value = open_->member(member);
  if (!value) return {};
  if (value->is_string()) return {value->get<std::string>()};
  std::vector<std::string> all;
  for (const json& one : *value) {
    if (!value->is_array() || !one.is_string()) break;
    all.push_back(one.get<std::string>());
  }
  if (!value->is_array() || all.size() != value->size())
    fail(std::string("\"") + member + "\": expected a string or an array of strings");
  return all;
}

std::optional<model::Time> JsonLines::time(const char* member) const {
  const std::string written = text(member);
  if (written.empty()) return std::nullopt;
  const auto time = feeds::parse_date(written);
  if (!time)
    fail(std::string("\"") + member + "\": expected a date such as 2023-05-25T12:04:31Z, got \"" +
         text::harmless(written) + "\"");
  return time;
}

std::optional<std::string> JsonLines::object(const char* member) const {
  const json* value = open_->member(member);
  if (!value) return std::nullopt;
  if (!value->is_object()) fail(std::string("\"") + member + "\": expected an object");
  if (nests_deeper(*value, kDeepest)) fail(std::string("\"") + member + "\" nests too deep");
  return value->dump();
}

std::optional<std::string> JsonLines::objects(const char* member) const {
  const json* value = open_->member(member);
  if (!value) return std::nullopt;
  if (!value->is_array() ||
      !std::ranges::all_of(*value, [](const json& one) { return one.is_object(); }))
    fail(std::string("\"") + member + "\": expected an array of objects");
  if (nests_deeper(*value, kDeepest)) fail(std::string("\"") + member + "\" nests too deep");
  return value->dump();
}

std::optional<LineId> JsonLines::id() const {
  const json* value = open_->member("id");
  if (!value) return std::nullopt;
  if (value->is_string()) return value->get<std::string>();
  const bool fits = value->is_number_integer() &&
                    (!value->is_number_unsigned() ||
                     value->get<std::uint64_t>() <= std::numeric_limits<std::int64_t>::max());
  if (!fits) fail("\"id\": expected a string or a whole number");
  return value->get<std::int64_t>();
}

LineId JsonLines::required_id() const {
  auto given = id();
  if (!given) fail("\"id\" is missing");
  return std::move(*given);
}

void JsonLines::fail(const std::string& what) const {
  throw Failed(kData, place() + ": " + what);
}

std::string JsonLines::place() const {
  return open_->file + ":" + std::to_string(open_->line);
}

}  // namespace cli
