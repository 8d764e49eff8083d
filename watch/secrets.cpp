// An excerpt goes to terminals and logs: what looks like a password is blanked, one asterisk a code
// point, so that a caret below still stands right. One pass per form; a line may be long and
// hostile.
#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/utf8.h"
#include "watch/source.h"

namespace watch {
namespace {

constexpr std::size_t kLongest = 64 * 1024;
constexpr std::array<std::string_view, 3> kTelling = {"passw", "secret", "token"};

void blank_out(std::string& line, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) line[i] = '*';
}

// passwort = "…": all behind the equals sign, unless it is a table that names a file.
void blank_value(std::string& line) {
  const std::size_t equals = line.find('=');
  if (equals == line.npos) return;
  const std::string key = text::ascii_lower(std::string_view(line).substr(0, equals));
  const auto is_in_key = [&](std::string_view word) { return key.find(word) != key.npos; };
  const std::size_t value = line.find_first_not_of(" \t", equals + 1);
  if (value == line.npos || line[value] == '{' || !std::ranges::any_of(kTelling, is_in_key)) return;
  blank_out(line, value, line.size());
}

// scheme://user:password@host, up to the last @ before a blank or quotation mark.
void blank_in_urls(std::string& line) {
  for (std::size_t at = line.find("://"); at != line.npos; at = line.find("://", at)) {
    at += 3;
    const std::size_t end = std::min(line.find_first_of(" \t\"'", at), line.size());
    const std::string_view stretch = std::string_view(line).substr(at, end - at);
    const std::size_t colon = stretch.find(':'), host = stretch.rfind('@');
    if (colon < host && host != stretch.npos) blank_out(line, at + colon + 1, at + host);
    at = end;
  }
}

// password=… inside a connection string or a table in braces.
void blank_assignments(std::string& line) {
  constexpr std::string_view kWord = "password";
  const std::string folded = text::ascii_lower(std::string_view(line));
  for (std::size_t at = folded.find(kWord); at != line.npos; at = folded.find(kWord, at)) {
    at += kWord.size();
    const std::size_t equals = line.find_first_not_of(" \t", at);
    if (equals == line.npos || line[equals] != '=') continue;
    std::size_t value = std::min(line.find_first_not_of(" \t", equals + 1), line.size());
    if (value < line.size() && (line[value] == '"' || line[value] == '\'')) ++value;
    at = std::min(line.find_first_of(" \t\"'{", value), line.size());
    blank_out(line, value, at);
  }
}

// Bytes of one code point were blanked one by one.
std::string one_asterisk_each(const std::string& blanked, std::string_view line) {
  std::string shown;
  for (std::size_t i = 0; i < blanked.size(); ++i)
    if (blanked[i] != '*' || text::begins_code_point(line[i])) shown += blanked[i];
  return shown;
}

}  // namespace

std::string without_secrets(std::string_view line) {
  line = line.substr(0, text::code_point_start(line, kLongest));
  std::string blanked(line);
  blank_value(blanked);
  blank_in_urls(blanked);
  blank_assignments(blanked);
  return one_asterisk_each(blanked, line);
}

}  // namespace watch
