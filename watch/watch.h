#pragma once
// watch: what a person writes, in files, and its way into the database.
//
// read_config()        wirewatch.toml -> Config, or every problem with its place
// read_watch_files()   watch.d/*.toml -> WatchSet, or every problem with its place and a caret
// list_warnings()      what has become of lists with time
// run_rule_tests()     the must_match and must_not_match of a set
// difference()         what a set would change; pure
// import_list()        a CSV table -> a list; text_of() writes it as a watch file does
// apply()              carries the difference out in the caller's transaction: all of it or nothing
//
// Any thread. Only apply() touches the database.
#include <chrono>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/feed.h"
#include "model/list.h"
#include "model/receiver.h"
#include "model/rule.h"
#include "net/egress.h"
#include "storage/storage.h"
#include "watch/config.h"

namespace watch {

// One thing wrong in one place. Shown as
//   csto.toml:14:12: error: title: cannot stand on one side of NEAR
//     query = '''title:nato NEAR/5 csto'''
//                ^
//     hint: title:(nato NEAR/5 csto)
struct Problem {
  std::string file;          // as it was given
  int line = 0, column = 0;  // 1-based, columns in code points; 0: of the file as a whole
  bool warning = false;
  std::string message;
  std::string excerpt;  // the file's line; empty where it might hold a secret
  std::string hint;
};
std::string to_text(const Problem&);
std::string to_text(const std::vector<Problem>&);
std::string place_of(const Problem&);  // "csto.toml:14:12"; the file alone where it is the whole

std::expected<Config, std::vector<Problem>> read_config(const std::filesystem::path&);

// Where a definition stands.
template <class Noun>
struct Located {
  Noun noun;
  std::string file;
  int line = 0;
  std::string definition;  // its text in the file, for revisions
};

struct WatchSet {
  std::vector<Located<model::Feed>> feeds;
  std::vector<Located<model::List>> lists;
  std::vector<Located<model::Rule>> rules;
  std::vector<Located<model::Receiver>> receivers;
};

struct ReadResult {
  WatchSet set;                   // complete only when there is no error among the problems
  std::vector<Problem> problems;  // errors and warnings, in the files' order
  bool ok() const;
};
// While a rule is edited: `draft` is read where `file` stands, under that file's name.
struct Edit {
  std::filesystem::path file, draft;
};
// A folder's *.toml in name order, or one file. `egress` refuses forbidden literal addresses.
ReadResult read_watch_files(const std::filesystem::path&, const net::Egress& egress,
                            const Edit& = {});
// The text of a watch file that stands in no folder; `name` is what messages call it.
ReadResult read_watch_text(const std::string& name, std::string text, const net::Egress& egress);
// Whether `file` is among those that `path` stands for, through links too.
bool is_watch_file(const std::filesystem::path& file, const std::filesystem::path& path);
// Some files of a folder, or folders: whether the receivers and lists that they name are there is
// not asked.
ReadResult read_some_watch_files(const std::vector<std::filesystem::path>&,
                                 const net::Egress& egress);

// "30s", "5m", "2h", "7d"; empty when it is none.
std::optional<std::chrono::milliseconds> duration_of(std::string_view);

// Warnings of what time does to lists: an office whose holder is not known now, a list that was
// verified more than 180 days ago.
std::vector<Problem> list_warnings(const WatchSet&, model::Time now);

struct TestOutcome {
  std::string rule;
  std::size_t number = 0;  // 1-based, must_match before must_not_match
  bool must_match = true;
  bool matched = false;
  std::string text;  // beginning of the test's text, fit for a terminal
  std::string file;  // where the test stands
  int line = 0;
  // Of a red one: the parts of the query that do not hold, or the words that do.
  std::vector<std::string> why;
  bool gave_up = false;  // it took too long to say; red, whatever was expected
  bool green() const { return must_match == matched && !gave_up; }
};
// Of its text, or of its title where it has none; fit for a terminal.
std::string beginning_of(const model::RuleTest&);
// A test as an article; `now` is when it is seen, and its date where it has none.
model::Article article_of(const model::RuleTest&, model::Time now);
// A test without a date counts as first seen now, as an article that comes.
std::vector<TestOutcome> run_rule_tests(const WatchSet&, model::Time now);
// A line each; empty when all are green.
std::string red_tests(const WatchSet&, model::Time now);
// "csto.toml:9: rule csto, test 2: must not match, and matches: A hotel in Brussels …"
std::string to_text(const TestOutcome&);

// The text of a watch file with one more test of a rule that stands in it.
std::expected<std::string, Problem> with_test(const std::filesystem::path& file,
                                              const std::string& rule, const model::RuleTest&);

// Whether a feed, list, rule or receiver may be called so: lower-case words with hyphens.
bool is_name(std::string_view);

// The list's text in a watch file.
std::string text_of(const model::List&);

struct ImportResult {
  model::List list;               // whole only when there is no error among the problems
  std::vector<Problem> problems;  // in the table's order
  bool ok() const;
};
// A CSV table of members (RFC 4180), whose first row names keys of [[list.member]]; several in a
// cell are separated by semicolons.
ImportResult import_list(const std::filesystem::path&, const std::string& name);

struct Change {
  enum class Kind { added, changed, disabled, removed, enabled } kind = Kind::added;
  std::string noun;  // feed, list, rule, receiver
  std::string name;
  std::string detail;  // what changed: "query", "url, interval"
};

// What `wanted` changes in the database's set, and what vanished (disabled; removed with `prune`).
std::vector<Change> difference(const storage::WatchRows& now, const WatchSet& wanted, bool prune);

// Carries the difference out. `who` goes into the revisions.
std::vector<Change> apply(storage::Transaction&, const WatchSet& wanted, bool prune,
                          const std::string& who);

}  // namespace watch
