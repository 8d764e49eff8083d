// A message goes to terminals and logs. Receivers, [smtp], [database] and [egress] hold secrets,
// and so may whatever is not understood; of the rest, what looks like a secret is blanked, one
// asterisk a code point, so that a caret below still stands right. One pass per form; a line may be
// long and hostile.
#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/utf8.h"
#include "watch/source.h"

namespace watch {
namespace {

constexpr std::size_t kLongest = 64 * 1024;
constexpr int kFarthest = 5000;  // lines to go back to the header
constexpr std::array<std::string_view, 3> kTelling = {"passw", "secret", "token"};
constexpr std::array<std::string_view, 9> kHoldNone = {"feed", "rule",  "list", "state",   "log",
                                                       "web",  "watch", "poll", "delivery"};

void blank_out(std::string& line, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) line[i] = '*';
}

// passwort = "…": all behind the equals sign.
void blank_value(std::string& line) {
  const std::size_t equals = line.find('=');
  if (equals == line.npos) return;
  const std::string key = text::ascii_lower(std::string_view(line).substr(0, equals));
  const auto is_in_key = [&](std::string_view word) { return key.find(word) != key.npos; };
  const std::size_t value = line.find_first_not_of(" \t", equals + 1);
  if (value != line.npos && std::ranges::any_of(kTelling, is_in_key))
    blank_out(line, value, line.size());
}

// scheme://user:password@host/path?query, up to a blank or quotation mark: user, password, query.
void blank_in_urls(std::string& line) {
  for (std::size_t at = line.find("://"); at != line.npos; at = line.find("://", at)) {
    at += 3;
    const std::size_t end = std::min(line.find_first_of(" \t\"'", at), line.size());
    const std::string_view stretch = std::string_view(line).substr(at, end - at);
    const std::size_t host = stretch.rfind('@'), query = stretch.find('?');
    if (host != stretch.npos) blank_out(line, at, at + host);
    if (query != stretch.npos) blank_out(line, at + query + 1, end);
    at = end;
  }
}

void blank_webhook_keys(std::string& line) {
  constexpr std::string_view kPrefix = "whsec_";
  for (std::size_t at = line.find(kPrefix); at != line.npos; at = line.find(kPrefix, at)) {
    const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
    blank_out(line, at, end);
    at = end;
  }
}

// Bytes of one code point were blanked one by one.
std::string one_asterisk_each(const std::string& blanked, std::string_view line) {
  std::string shown;
  for (std::size_t i = 0; i < blanked.size(); ++i)
    if (blanked[i] != '*' || text::begins_code_point(line[i])) shown += blanked[i];
  return shown;
}

std::string without_secrets(std::string_view line) {
  line = line.substr(0, text::code_point_start(line, kLongest));
  std::string blanked(line);
  blank_value(blanked);
  blank_in_urls(blanked);
  blank_webhook_keys(blanked);
  return one_asterisk_each(blanked, line);
}

// "[[rule]]", "[[rule.must_match]]": by the text alone, because syntax may be what is wrong.
bool is_header_of_open_section(std::string_view header) {
  header.remove_prefix(std::min(header.find_first_not_of("[ \t"), header.size()));
  return std::ranges::any_of(kHoldNone, [&](std::string_view noun) {
    return header.starts_with(noun) &&
           (header.size() == noun.size() || !text::is_letter(header[noun.size()]));
  });
}

bool stands_in_open_section(const Source& source, int line) {
  for (int above = line; above > 0 && line - above < kFarthest; --above) {
    const std::string_view text = source.line(above);
    const std::size_t first = text.find_first_not_of(" \t");
    if (first != text.npos && text[first] == '[') return is_header_of_open_section(text);
  }
  return false;
}

}  // namespace

std::string excerpt_of(const Source& source, int line) {
  return stands_in_open_section(source, line) ? without_secrets(source.line(line)) : "";
}

}  // namespace watch
