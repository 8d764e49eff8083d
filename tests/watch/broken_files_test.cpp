// Every file of tests/data/watch/broken has one fault; here is where it must be found.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include "tests/places.h"
#include "watch/watch.h"

namespace {

namespace fs = std::filesystem;

const fs::path kBroken = test::source_dir() / "tests/data/watch/broken";

struct Fault {
  const char* file;
  int line, column;
  const char* message;
  const char* hint = "";
};

const Fault kFaults[] = {
    {"01-unknown-key.toml", 4, 1, "unknown key \"intervall\"", "did you mean \"interval\"?"},
    {"02-wrong-type.toml", 4, 12, "interval wants a duration such as \"5m\", got an integer"},
    {"03-missing-name.toml", 3, 1, "name is missing"},
    {"04-bad-name.toml", 2, 8, "\"Übung Nord\" is not a name",
     "lower-case letters and digits, words joined by single hyphens, at most 64 characters: "
     "\"press-desk\""},
    {"05-syntax.toml", 3, 7, "could not determine value type"},
    {"06-unclosed-query.toml", 3, 9, "the string that opens here with ''' never ends"},
    {"07-unclosed-string.toml", 2, 8, "the string that opens here does not end on its line"},
    {"08-duplicate-key.toml", 4, 1, "cannot redefine existing string 'name'",
     "it stands in this table already"},
    {"09-duplicate-name.toml", 7, 8, "a feed \"north\" stands at "},
    {"10-query-literal.toml", 3, 12, "title: cannot stand on one side of NEAR",
     "title:(nato NEAR/5 csto)"},
    {"11-query-many-lines.toml", 5, 16, "no word between these quotation marks"},
    {"12-query-escapes.toml", 3, 49, "no word between these quotation marks"},
    {"13-query-folded-line.toml", 4, 24, "no word between these quotation marks"},
    {"14-two-targets.toml", 4, 1, "only one of email, webhook, maildir",
     "make a second receiver; a rule's notify may name both"},
    {"15-no-target.toml", 1, 1, "needs one of email, webhook, maildir"},
    {"16-unknown-receiver.toml", 8, 25, "no receiver is named \"pres-desk\"",
     "did you mean \"press-desk\"?"},
    {"17-mail-address.toml", 3, 30, "email: "},
    {"18-loopback-webhook.toml", 3, 11, "webhook: "},
    {"19-feed-scheme.toml", 3, 7, "url is not an absolute http or https URL",
     "it begins with https:// and has no blanks"},
    {"20-inline-secret.toml", 4, 10, "secret wants { file = \"…\" } or { credential = \"…\" }"},
    {"21-later-key.toml", 4, 1, "storm is not supported by this version"},
    {"22-topic.toml", 3, 11, "webhook: a topic of ntfy's is expected behind the host",
     "\"https://ntfy.sh/press-desk-alerts\""},
    {"23-empty-list.toml", 1, 1, "a list needs something in it"},
    {"24-short-interval.toml", 4, 12, "interval is at least \"1m\""},
    {"25-country.toml", 4, 11, "\"UK\" is not a country code", "\"GB\""},
    {"26-test-file.toml", 4, 24, "no-such-text.txt: no such file"},
    {"27-test-key.toml", 6, 5, "unknown key \"txt\"", "did you mean \"text\"?"},
    {"28-single-brackets.toml", 1, 2, "feed is written [[feed]], with two brackets"},
    {"29-not-utf8.toml", 2, 18, "these bytes are not UTF-8 text", "save the file as UTF-8"},
    {"30-many-dots.toml", 3, 66, "a key has at most 32 dots"},
    {"31-deep-brackets.toml", 3, 24, "brackets nest at most 16 deep"},
    {"32-long-line.toml", 3, 1, "a line has at most 64 kB"},
    {"33-list-element.toml", 4, 19,
     "tags wants a list of strings such as [\"agency\"], got an integer"},
    {"34-later-page.toml", 4, 8, "text = \"page\" is not supported by this version"},
    {"35-table-over-lines.toml", 5, 22, "inline table: expected key or closing '}'",
     "a table in braces stands on one line"},
    {"36-header.toml", 1, 3, "a table's name is expected between the brackets"},
    {"37-wrong-bracket.toml", 4, 17, "this } closes no {"},
    {"38-unquoted-letters.toml", 2, 8, "letters other than a to z stand in quotation marks only"},
};

}  // namespace

TEST(BrokenWatchFile, IsRefusedAtTheExactPlace) {
  for (const auto& fault : kFaults) {
    SCOPED_TRACE(fault.file);
    const auto result = watch::read_watch_files(kBroken / fault.file, {});

    EXPECT_FALSE(result.ok());
    ASSERT_EQ(result.problems.size(), 1u) << to_text(result.problems);
    const auto& problem = result.problems.front();
    EXPECT_EQ(problem.line, fault.line) << to_text(problem);
    EXPECT_EQ(problem.column, fault.column) << to_text(problem);
    EXPECT_NE(problem.message.find(fault.message), std::string::npos) << to_text(problem);
    EXPECT_EQ(problem.hint, fault.hint) << to_text(problem);
  }
}

TEST(BrokenWatchFile, HasAnExpectationEach) {
  std::set<std::string> expected, present;
  for (const auto& fault : kFaults) expected.insert(fault.file);
  for (const auto& entry : fs::directory_iterator(kBroken)) present.insert(entry.path().filename());

  EXPECT_EQ(present, expected);
}

TEST(BrokenWatchFolder, GivesTheProblemsOfAllFilesInTheirOrder) {
  const auto result = watch::read_watch_files(kBroken, {});

  EXPECT_GE(result.problems.size(), std::size(kFaults));
  std::string file;
  for (const auto& problem : result.problems) {
    EXPECT_LE(file, problem.file);
    file = problem.file;
  }
}
