#include <algorithm>

#include "text/ascii.h"
#include "text/url.h"
#include "watch/nouns.h"

namespace watch {
namespace {

constexpr std::size_t kLargestText = 1'000'000;
constexpr std::size_t kLongestTitle = 5'000;  // bytes: articles have up to a thousand letters

struct TestDraft {
  model::RuleTest test;
  std::filesystem::path folder;
  int texts = 0;  // of text and file, at most one may give it
  std::string of_file;
};

bool leads_out(const std::filesystem::path& path) {
  return path.is_absolute() || std::ranges::find(path, "..") != path.end();
}

void read_text_file(const Given& given, TestDraft& draft, Report& report) {
  const auto name = read_line(given, "a path", report);
  ++draft.texts;
  if (!name) return;
  if (leads_out(*name))
    return report.error(given.value.begin, given.key + " leads out of the watch file's folder",
                        "a path below it: \"tests/drill.txt\"");
  const auto path = draft.folder / *name;
  const auto source = read_source(path, kLargestText, path.string());
  if (!source)
    return report.error(given.value.begin, source.error().file + ": " + source.error().message);
  draft.of_file = source->text();
  if (text::trimmed(draft.of_file).empty())
    report.error(given.value.begin, path.string() + ": holds no text");
}

// A first line before a blank one is the title, unless the test names a title of its own.
void take_file(TestDraft& draft) {
  const std::string_view content = draft.of_file;
  const std::size_t end = std::min(content.find('\n'), content.size());
  const std::string_view title = text::trimmed(content.substr(0, end));
  const std::string_view rest = content.substr(std::min(end + 1, content.size()));
  const bool is_blank = text::trimmed(rest.substr(0, rest.find('\n'))).empty();
  const bool has_title = !title.empty() && is_blank && !text::trimmed(rest).empty();
  if (has_title && draft.test.title.empty()) {
    draft.test.title = title;
    draft.test.text = text::trimmed(rest);
  } else {
    draft.test.text = content;
  }
}

void read_published(const Given& given, TestDraft& draft, Report& report) {
  if (!given.value.time)
    return mismatch(given, "a date such as 2023-05-25, or one with a time", report);
  draft.test.published = given.value.time;
}

// Kept as articles have it. A mark may hold an address that no person would write.
void read_url(const Given& given, TestDraft& draft, Report& report) {
  const auto written = read_text(given, "an article's address", report);
  if (!written) return;
  draft.test.url = text::canonical_url(*written);
  if (draft.test.url.empty())
    report.error(given.value.begin, given.key + " is not an absolute http or https URL",
                 "it begins with https:// and has no blanks");
}

// Whatever feeds call their authors and tags.
std::vector<std::string> read_words(const Given& given, std::string_view wanted, Report& report) {
  std::vector<std::string> words;
  for (const auto& element : given.value.elements) {
    auto word = read_text({given.key, element.begin, element}, wanted, report);
    if (word && word->empty()) report.error(element.begin, given.key + " names nothing");
    if (word) words.push_back(std::move(*word));
  }
  return words;
}

void read_authors(const Given& given, TestDraft& draft, Report& report) {
  constexpr std::string_view kWanted = "a name, or a list of names such as [\"Mia Lund\"]";
  if (given.value.kind == Value::Kind::list)
    draft.test.authors = read_words(given, kWanted, report);
  else if (const auto name = read_line(given, kWanted, report))
    draft.test.authors = {*name};
}

void read_tags(const Given& given, TestDraft& draft, Report& report) {
  constexpr std::string_view kWanted = "a list of strings such as [\"agency\"]";
  if (given.value.kind != Value::Kind::list) return mismatch(given, kWanted, report);
  draft.test.tags = read_words(given, kWanted, report);
}

const Key<TestDraft> kTestKeys[] = {
    {"text",
     [](const Given& g, TestDraft& d, Report& r) {
       ++d.texts;
       put(d.test.text, read_text(g, "a text", r));
     }},
    {"file", read_text_file},
    {"title", [](const Given& g, TestDraft& d,
                 Report& r) { put(d.test.title, read_line(g, "a line", r, kLongestTitle)); }},
    {"lang",
     [](const Given& g, TestDraft& d, Report& r) { put(d.test.lang, read_language(g, r)); }},
    {"published", read_published},
    {"url", read_url},
    {"author", read_authors},
    {"tags", read_tags},
    {"country",
     [](const Given& g, TestDraft& d, Report& r) { put(d.test.country, read_country(g, r)); }},
    {"source",
     [](const Given& g, TestDraft& d, Report& r) {
       put(d.test.source, read_line(g, "an outlet's name", r, kLongestTitle));
     }},
    {"feed", [](const Given& g, TestDraft& d, Report& r) { put(d.test.feed, read_name(g, r)); }},
};

}  // namespace

std::optional<model::RuleTest> read_rule_test(const Given& given, const Surroundings& around,
                                              Report& report) {
  TestDraft draft;
  draft.folder = around.folder;
  draft.test.line = given.value.begin.line;
  if (!read_table(given, given.key + ".", kTestKeys, draft, report)) return {};
  if (!draft.of_file.empty()) take_file(draft);
  const bool is_silent = draft.texts == 0 && !given.value.find("title");
  if (is_silent)
    report.error(given.value.begin, given.key + ": a test needs a text, a file or a title");
  if (draft.texts > 1)
    report.error(given.value.begin, given.key + ": a test has a text or a file, not both");
  return draft.test;
}

}  // namespace watch
