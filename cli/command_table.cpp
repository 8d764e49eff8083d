#include "cli/command_table.h"

#include "cli/commands.h"
#include "cli/tools/stories_tool.h"

namespace cli {

namespace {

constexpr Option kJson{Option::Kind::flag, "--json", "one JSON object a line"};
constexpr Option kLimit{Option::Kind::value, "--limit",
                        "at most so many, newest first (50; 0: all)"};
constexpr Option kSince{Option::Kind::value, "--since",
                        "articles first met so far back: 24h, 30d (all)"};
constexpr Option kLastMonth{Option::Kind::value, "--since",
                            "articles first met so far back: 24h, 7d (30d)"};
constexpr Option kLang{Option::Kind::value, "--lang", "articles in this language: en, ru"};
constexpr Option kSource{Option::Kind::value, "--source", "articles of this outlet"};
constexpr Option kLookalikes{Option::Kind::flag, "--lookalikes",
                             "letters of another script that look the same meet, too"};
constexpr Option kOn{Option::Kind::value, "--on",
                     "the day it counts as published on: 2023-05-25; else its own, or today"};
constexpr Option kYes{Option::Kind::flag, "--yes", "save without asking"};
constexpr Option kPrune{Option::Kind::flag, "--prune",
                        "remove what vanished from the files, instead of disabling it"};
constexpr Option kDir{Option::Kind::value, "DIR",
                      "a folder of watch files, or one file; default: watch.dir"};
constexpr Option kFiles{Option::Kind::values, "FILE",
                        "some of the watch files, or folders; default: watch.dir"};
constexpr Option kNoWait{Option::Kind::flag, "--no-wait", "ask, and do not wait for the result"};

constexpr const char* kRules = "watch rules";
constexpr const char* kLists = "people, offices, countries and terms that rules name as @NAME";
constexpr const char* kFeeds = "the sources that are polled";
constexpr const char* kHits = "articles that met a rule";
constexpr const char* kAlerts = "what people are told, and how far it got";
constexpr const char* kStories = "articles about the same event";
constexpr const char* kSilences = "what is not to be told for a while";
constexpr const char* kReceivers = "who is told";
constexpr const char* kDatabase = "the database";
constexpr const char* kTools = "tools for scripts";

Option required(const char* name, const char* help) {
  return {Option::Kind::required, name, help};
}
Option value(const char* name, const char* help) {
  return {Option::Kind::value, name, help};
}
Option flag(const char* name, const char* help) {
  return {Option::Kind::flag, name, help};
}

}  // namespace

const std::vector<Command>& command_table() {
  // clang-format off
  static const std::vector<Command> table = {
      {"", "", "serve", "the daemon", nullptr, {}},
      {"", "", "check", "is everything in the configuration and the watch files right?", check,
       {kDir}},
      {"", "", "apply", "put the watch files in force, and show what that changes", apply,
       {kDir, kPrune}},
      {"", "", "search", "stored articles that meet a query; exit 1 where none does", search,
       {required("QUERY", "in the words of rules, or @NAME for a rule's"), kSince, kLang, kSource,
        kLookalikes, kJson, kLimit}},
      {"", "", "statements", "an article with who says what in it; exit 1 where nobody does",
       show_statements,
       {required("ARTICLE", "its number, its address, or a file (title first); -: standard input"),
        kOn, flag("--html", "a page of its own"), kJson}},
      {"", "", "reload", "ask the daemon to read its watch files again", reload,
       {flag("--wait", "wait for the result; a broken file fails with file:line")}},
      {"rules", kRules, "list", "each rule", list_rules, {kJson, kLimit}},
      {"rules", kRules, "show", "one rule as it is in force", show_rule,
       {required("NAME", "the rule"), kJson}},
      {"rules", kRules, "edit", "edit a rule in the file that owns it ($VISUAL, $EDITOR, else "
       "editor), check it, apply it", edit_rule, {required("NAME", "the rule"), kLastMonth, kYes}},
      {"rules", kRules, "try", "what a query would have caught among stored articles", try_rule,
       {required("QUERY", "in quotes for the shell, or @NAME for a rule's"), kLastMonth, kLang,
        kSource, kLookalikes, kJson,
        value("--limit", "at most so many samples, the best first (5; 0: 1000)")}},
      {"rules", kRules, "explain", "why a rule meets an article or not, clause by clause",
       explain_rule,
       {required("NAME", "the rule, or a query"),
        required("ARTICLE", "its number, its address, or a file (title first); -: standard input"),
        kOn, kLookalikes, kJson}},
      {"rules", kRules, "why", "what became of one article: feeds, hits, alerts, attempts", why,
       {required("URL", "its address, or its number"), kJson}},
      {"rules", kRules, "history", "a rule's revisions: when, by whom, what", rule_history,
       {required("NAME", "the rule"), kJson, kLimit}},
      {"rules", kRules, "diff", "what changed between two revisions", rule_difference,
       {required("NAME", "the rule"), value("FROM", "a revision; default: the last but one"),
        value("TO", "another; default: the newest"), kJson}},
      {"rules", kRules, "revert", "write an old revision back into its file, and apply it",
       revert_rule,
       {required("NAME", "the rule"), required("REV", "the revision (rules history)"), kLastMonth,
        kYes}},
      {"rules", kRules, "words", "the stored word forms that a term meets", show_words,
       {required("TERM", "a word, a phrase or any query"), kSince, kLang, kSource, kLookalikes,
        kJson, kLimit}},
      {"rules", kRules, "cost", "what each rule takes of the daemon's time", list_rule_costs,
       {kJson, value("--limit", "at most so many, dearest first (50; 0: all)")}},
      {"rules", kRules, "resume", "put a suspended rule back to service", resume_rule,
       {required("NAME", "the rule")}},
      {"rules", kRules, "test", "run the rules' tests; exit 1 where one is red", test_rules,
       {kFiles, kJson}},
      {"rules", kRules, "tests", "a rule's open tests, made of hits", list_open_tests,
       {required("NAME", "the rule"), kJson, kLimit}},
      {"rules", kRules, "adopt", "write an open test into its file, and apply it", adopt_test,
       {required("NAME", "the rule"), required("TEST", "the test's number (rules tests)")}},
      {"rules", kRules, "drop", "take an open test away: it goes into no file", drop_test,
       {required("NAME", "the rule"), required("TEST", "the test's number (rules tests)")}},
      {"lists", kLists, "list", "each list", list_lists, {kJson, kLimit}},
      {"lists", kLists, "show", "who is in a list on a day, and likely written forms",
       show_list, {required("NAME", "the list"), value("--on", "the day: 2023-05-25 (today)"),
        kJson}},
      {"lists", kLists, "import", "members from a CSV table, as a watch file writes them",
       import_list,
       {required("FILE", "its first row names the columns: name, aliases (a; b), office, country, "
                 "from, until, basis …"),
        value("--list", "the list's name (the file's)"),
        value("--into", "write them into this watch file, and apply it (standard output)")}},
      {"lists", kLists, "history", "a list's revisions: when, by whom, what", list_history,
       {required("NAME", "the list"), kJson, kLimit}},
      {"lists", kLists, "diff", "what changed between two revisions", list_difference,
       {required("NAME", "the list"), value("FROM", "a revision; default: the last but one"),
        value("TO", "another; default: the newest"), kJson}},
      {"feeds", kFeeds, "list", "each feed and how it does", list_feeds, {kJson, kLimit}},
      {"feeds", kFeeds, "poll", "poll a feed now, and wait for the result", poll_feeds,
       {value("NAME", "the feed"), flag("--all", "every feed"), kNoWait}},
      {"hits", kHits, "list", "the latest hits", list_hits,
       {value("--rule", "of this rule only"), value("--since", "so far back: 30m, 24h, 7d"),
        flag("--review", "those that are unsure: stored, and not sent"), kJson, kLimit}},
      {"hits", kHits, "show", "one hit, with the words that matched", show_hit,
       {required("ID", "the hit's number"), kJson}},
      {"hits", kHits, "mark", "say whether a hit is what its rule is for", mark_hit,
       {required("ID", "the hit's number"), required("VERDICT", "good or bad"),
        flag("--as-test", "keep it as an open test of the rule; needed in this version")}},
      {"alerts", kAlerts, "list", "each delivery", list_alerts,
       {value("--state", "those that are pending, sending, retrying, delivered, dead, discarded or "
              "held"), kJson, kLimit}},
      {"alerts", kAlerts, "retry", "send a delivery again now, waiting or dead", retry_alert,
       {required("ID", "the delivery's number, or an alert's (al_…) for all of its")}},
      {"alerts", kAlerts, "discard", "never send a delivery, waiting or dead", discard_alert,
       {required("ID", "the delivery's number, or an alert's (al_…) for all of its")}},
      {"alerts", kAlerts, "attempts", "the ledger: every attempt, and what people did",
       list_attempts, {value("--since", "so far back: 30m, 24h, 7d"), kJson, kLimit}},
      {"alerts", kAlerts, "why", "what led to an alert, and how far it got", why_alert,
       {required("ID", "the alert's (al_…), or a delivery's number"), kJson}},
      {"alerts", kAlerts, "preview", "what a receiver would read of a rule; nothing is sent",
       preview_alert,
       {required("--rule", "the rule"),
        value("--article", "a stored article, by its number or address; else the newest hit, or "
              "the first must_match"),
        value("--format", "mail (subject and text), html, json, slack, teams or ntfy"),
        value("--html", "write the mail's HTML part into this file")}},
      {"stories", kStories, "list", "the latest stories, that with the latest article first",
       list_stories, {kJson, kLimit}},
      {"stories", kStories, "show", "one story: who reported it in which order, who was told",
       show_story, {required("ID", "the story's (st_…)"), kJson}},
      {"stories", kStories, "merge", "two stories are one event: the second goes into the first",
       merge_stories, {required("ID", "the story that stays"),
        required("OTHER", "the story that goes into it")}},
      {"stories", kStories, "split", "some articles of a story are an event of their own",
       split_story, {required("ID", "the story"),
        {Option::Kind::values, "ARTICLE", "their numbers (stories show)"}}},
      {"silence", kSilences, "add", "tell nobody of hits for a while; they are stored as ever",
       add_silence,
       {value("--rule", "those of this rule"),
        value("--source", "those from this outlet, or this feed"),
        value("--text", "those whose article meets this query"),
        value("--until", "so long from now: 8h, 7d; or to this time: 2026-12-01, "
              "2026-12-01T08:00:00Z"),
        value("--comment", "why")}},
      {"silence", kSilences, "list", "the silences in force", list_silences,
       {flag("--all", "those that have ended, too"), kJson, kLimit}},
      {"silence", kSilences, "expire", "end a silence now", expire_silence,
       {required("ID", "the silence's number")}},
      {"receivers", kReceivers, "list", "each receiver", list_receivers, {kJson, kLimit}},
      {"receivers", kReceivers, "test", "send a test alert, and wait for what becomes of it",
       test_receiver, {required("NAME", "the receiver"), kNoWait}},
      {"db", kDatabase, "migrate", "bring the schema up to this program", migrate_database, {}},
      {"db", kDatabase, "status", "the schema's version, and what is pending", show_database,
       {kJson}},
      {"tool", kTools, "parse", "feed documents as JSON lines", parse_documents,
       {value("FILE", "one document; without it, names come line by line on standard input"),
        value("--content-type", "the HTTP header's value"),
        value("--base-url", "the document's address")}},
      {"tool", kTools, "query", "does a query meet an article? JSON lines in and out", judge_cases,
       {value("--cases", "JSON lines with query, text and more; default: standard input")}},
      {"tool", kTools, "names", "who of a watch list is named? JSON lines in and out", find_names,
       {value("--watch", "JSON lines with entity and name: who is looked for"),
        value("--cases", "JSON lines with id and text, or name, or name1 and name2; plain or gzip; "
              "default: standard input")}},
      {"tool", kTools, "statements", "who said what in each article? JSON lines in and out",
       find_statements,
       {value("--articles", "JSON lines with id, title, text and more; plain or gzip; default: "
              "standard input"),
        flag("--titles", "those in headlines, too: \"field\" is then \"title\""),
        flag("--told", "only those that are sure enough for said(…) to tell of them"),
        flag("--apart", "a quotation that goes on behind its cue as one of its own, as rules have "
             "it"),
        flag("--stats", "counts and times as one JSON object on standard error")}},
      {"tool", kTools, "stories", "which articles tell of the same event? JSON lines in and out",
       place_in_stories,
       {value("--articles", "JSON lines with id, title, text and more, in the order in which "
              "they come; or with id, a and b: are these two one event? Plain or gzip; default: "
              "standard input"),
        flag("--stats", "counts and times as one JSON object on standard error")}},
      {"tool", kTools, "match", "which rules does each article meet? JSON lines in and out",
       match_articles,
       {required("--rules", "JSON lines with id and query, plain or gzip; or watch files"),
        required("--articles", "JSON lines with id, title, text and more; plain or gzip"),
        value("--threads", "so many at a time (1)"),
        flag("--exact", "words as Lucene's StandardAnalyzer cuts them, nothing folded but case"),
        flag("--stats", "counts, times and memory as one JSON object on standard error"),
        value("--repeat", "match so often, and take the median of the times (1)")}},
  };
  // clang-format on
  return table;
}

}  // namespace cli
