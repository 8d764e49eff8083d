// A test written into its rule's text: into the list that is there, or as a new one behind the
// rule's last value. All else of the file stays as it is, to the byte.
#include <fmt/format.h>

#include <algorithm>

#include "text/times.h"
#include "watch/source.h"
#include "watch/toml.h"
#include "watch/watch.h"

namespace watch {
namespace {

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
}

// Between ''' all stands for itself.
bool fits_literally(const std::string& text) {
  return text.find("'''") == std::string::npos && !text.ends_with('\'') &&
         std::ranges::none_of(text, is_control);
}

std::string string_of(const std::string& text) {
  if (text.find('\n') != std::string::npos && fits_literally(text)) return "'''\n" + text + "'''";
  std::string written = "\"";
  for (const char c : text)
    if (c == '"' || c == '\\')
      written += std::string("\\") + c;
    else if (c == '\n')
      written += "\\n";
    else if (is_control(c) || c == '\t')
      written += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
    else
      written += c;
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
      std::min(text.find('\n', source->offset_of(end_of(*table))), text.size());
  return text.insert(line_end, fmt::format("\n{} = [\n  {},\n]", key, table_of(test)));
}

}  // namespace watch
