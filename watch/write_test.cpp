// A test written into its rule's text: into the list that is there, or as a new one behind the
// rule's last key. All else of the file stays as it is, to the byte.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "text/characters.h"
#include "text/times.h"
#include "watch/source.h"
#include "watch/toml.h"
#include "watch/watch.h"

namespace watch {
namespace {

// A line of a watch file may have 64 kB; what stands before the text needs its share.
constexpr std::size_t kLongestWritten = 20'000;

// What a terminal, an editor or a reader of the file would take for something else: control
// characters, and those that turn the direction of writing (U+202A-202E, U+2066-2069).
bool is_hidden(char32_t c) {
  return (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool has_hidden(const std::string& text) {
  for (std::size_t i = 0; i < text.size();)
    if (const char32_t c = text::next_character(text, i); is_hidden(c) && c != '\t') return true;
  return false;
}

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    longest = std::max(longest, end - at);
    at = end + 1;
  }
  return longest;
}

// Between ''' all stands for itself.
bool fits_literally(const std::string& text) {
  return text.find("'''") == std::string::npos && !text.ends_with('\'') && !has_hidden(text) &&
         longest_line(text) <= kLongestWritten;
}

std::string escaped(const std::string& text, std::size_t begin, std::size_t end, char32_t c) {
  if (is_hidden(c)) return fmt::format("\\u{:04X}", static_cast<std::uint32_t>(c));
  return (c == '"' || c == '\\' ? "\\" : "") + text.substr(begin, end - begin);
}

// Lines as they are. A backslash ends one that is too long; it takes all blanks behind it away, so
// that one there is written as its number.
std::string in_lines(const std::string& text) {
  std::string written = "\"\"\"\n";
  std::size_t line = written.size();
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next_character(text, i);
    const bool is_long = c != '\n' && written.size() - line >= kLongestWritten;
    if (is_long) written += "\\\n";
    if (is_long || c == '\n') line = written.size() + (c == '\n');
    written += is_long && c == ' ' ? "\\u0020" : escaped(text, begin, i, c);
  }
  return written + "\"\"\"";
}

std::string string_of(const std::string& text) {
  const bool has_lines = text.find('\n') != std::string::npos;
  if (has_lines && fits_literally(text)) return "'''\n" + text + "'''";
  if (has_lines || longest_line(text) > kLongestWritten) return in_lines(text);
  std::string written = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next_character(text, i);
    written += escaped(text, begin, i, c);
  }
  return written + '"';
}

std::string list_of(const std::vector<std::string>& texts) {
  std::string elements;
  for (const auto& text : texts) elements += (elements.empty() ? "" : ", ") + string_of(text);
  return texts.empty() ? "" : "[" + elements + "]";
}

std::string table_of(const model::RuleTest& test) {
  std::string members;
  const auto put = [&](const char* key, const std::string& written) {
    if (!written.empty())
      members += fmt::format("{}{} = {}", members.empty() ? "" : ", ", key, written);
  };
  const auto put_text = [&](const char* key, const std::string& value) {
    put(key, value.empty() ? "" : string_of(value));
  };
  put_text("lang", test.lang);
  put_text("source", test.source);
  put_text("feed", test.feed);
  put_text("country", test.country);
  put("published", test.published ? text::to_rfc3339(*test.published) : "");
  put_text("url", test.url);
  put("author", list_of(test.authors));
  put("tags", list_of(test.tags));
  put_text("title", test.title);
  put_text("text", test.text);
  return "{ " + members + " }";
}

const Value* table_of(const Value& document, const std::string& rule) {
  const Value* rules = document.find("rule");
  if (!rules) return nullptr;
  for (const Value& table : rules->elements)
    if (const Value* name = table.find("name"); name && name->text == rule) return &table;
  return nullptr;
}

// Tables with a header of their own ([[rule.must_not_match]]) come after all other keys, and
// whatever is written behind one belongs to it.
bool has_header(const Source& source, const Value& value) {
  const std::string_view line = source.line(value.begin.line);
  const auto first = line.find_first_not_of(" \t");
  return first != line.npos && value.begin.column == static_cast<int>(first) + 1;
}

Place end_of_keys(const Source& source, const Value& table) {
  Place end = table.begin;
  for (const auto& member : table.members)
    if (!has_header(source, member.value)) end = std::max(end, end_of(member.value));
  return end;
}

}  // namespace

std::expected<std::string, Problem> with_test(const std::filesystem::path& path,
                                              const std::string& rule,
                                              const model::RuleTest& test) {
  auto source = read_source(path, kLargestFile, path.string());
  if (!source) return std::unexpected(source.error());
  const auto document = parse_toml(*source);
  if (!document) return std::unexpected(document.error());
  const Value* table = table_of(*document, rule);
  if (!table)
    return std::unexpected(of_the_whole(path, "the rule \"" + rule + "\" does not stand here"));

  std::string text(source->text());
  const char* const key = test.must_match ? "must_match" : "must_not_match";
  if (const Value* list = table->find(key)) {
    const std::size_t open = source->offset_of(list->begin);
    if (text.compare(open, 1, "[") != 0 || text.compare(open, 2, "[[") == 0)
      return std::unexpected(of_the_whole(
          path, fmt::format("{} of \"{}\" is not written as a list in brackets", key, rule)));
    const bool breaks =
        open + 1 < text.size() && (text[open + 1] == '\n' || text[open + 1] == '\r');
    return text.insert(open + 1, "\n  " + table_of(test) + "," + (breaks ? "" : "\n  "));
  }
  const std::size_t line_end =
      std::min(text.find('\n', source->offset_of(end_of_keys(*source, *table))), text.size());
  return text.insert(line_end, fmt::format("\n{} = [\n  {},\n]", key, table_of(test)));
}

}  // namespace watch
