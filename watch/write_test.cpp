// A test written into its rule's text: into the list that is there, or as a new one behind the
// rule's last key. All else of the file stays as it is, to the byte.
#include <fmt/format.h>

#include <algorithm>

#include "text/times.h"
#include "watch/source.h"
#include "watch/toml.h"
#include "watch/toml_text.h"
#include "watch/watch.h"

namespace watch {
namespace {

std::string table_of(const model::RuleTest& test) {
  std::string members;
  const auto put = [&](const char* key, const std::string& written) {
    if (!written.empty())
      members += fmt::format("{}{} = {}", members.empty() ? "" : ", ", key, written);
  };
  const auto put_text = [&](const char* key, const std::string& value) {
    put(key, value.empty() ? "" : toml_text(value));
  };
  put_text("lang", test.lang);
  put_text("source", test.source);
  put_text("feed", test.feed);
  put_text("country", test.country);
  put("published", test.published ? text::to_rfc3339(*test.published) : "");
  put_text("url", test.url);
  put("author", toml_text(test.authors));
  put("tags", toml_text(test.tags));
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
