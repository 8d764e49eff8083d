#include "watch/nouns.h"

namespace watch {
namespace {

constexpr std::size_t kLargestText = 1'000'000;

struct TestDraft {
  model::RuleTest test;
  std::filesystem::path folder;
  int texts = 0;  // of text and file, at most one may give it
};

void read_text_file(const Given& given, TestDraft& draft, Report& report) {
  const auto name = read_line(given, "a path", report);
  if (!name) return;
  ++draft.texts;
  const auto path = draft.folder / *name;
  const auto source = read_source(path, kLargestText, path.string());
  if (source)
    draft.test.text = source->text();
  else
    report.error(given.value.begin, source.error().file + ": " + source.error().message);
}

const Key<TestDraft> kTestKeys[] = {
    {"text",
     [](const Given& g, TestDraft& d, Report& r) {
       ++d.texts;
       put(d.test.text, read_text(g, "a text", r));
     }},
    {"file", read_text_file},
    {"title",
     [](const Given& g, TestDraft& d, Report& r) { put(d.test.title, read_line(g, "a line", r)); }},
    {"lang",
     [](const Given& g, TestDraft& d, Report& r) { put(d.test.lang, read_language(g, r)); }},
    {"source", [](const Given& g, TestDraft& d,
                  Report& r) { put(d.test.source, read_line(g, "an outlet's name", r)); }},
    {"feed", [](const Given& g, TestDraft& d, Report& r) { put(d.test.feed, read_name(g, r)); }},
    {"published"},
};

}  // namespace

std::optional<model::RuleTest> read_rule_test(const Given& given, const Surroundings& around,
                                              Report& report) {
  TestDraft draft;
  draft.folder = around.folder;
  draft.test.line = given.value.begin.line;
  if (!read_table(given, given.key + ".", kTestKeys, draft, report)) return {};
  const bool is_silent = draft.texts == 0 && !given.value.find("title");
  if (is_silent)
    report.error(given.value.begin, given.key + ": a test needs a text, a file or a title");
  if (draft.texts > 1)
    report.error(given.value.begin, given.key + ": a test has a text or a file, not both");
  return draft.test;
}

}  // namespace watch
