// tool query and tool match, as scripts call them.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "tests/support/daemon_process.h"

namespace test {

namespace {

// A folder with files in it, and the program; no daemon runs.
struct Tools {
  Daemon daemon{""};

  void write(const std::string& name, const std::string& content) {
    std::ofstream(daemon.folder() / name, std::ios::binary) << content;
  }
  CommandResult query(const std::string& cases) {
    write("cases.jsonl", cases);
    return daemon.command({"tool", "query", "--cases", "cases.jsonl"});
  }
  CommandResult match(std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"tool",        "match",      "--rules",
                                      "rules.jsonl", "--articles", "articles.jsonl"};
    words.insert(words.end(), more.begin(), more.end());
    return daemon.command(words);
  }
};

constexpr const char* kRules = R"({"id": 7, "query": "harbour"}
{"id": "ships", "query": "ship* NOT toy"}
)";
constexpr const char* kArticles = R"({"id": 1, "title": "Ships leave the harbour", "text": "Ten."}

{"id": "b", "text": "Shipping stopped."}
{"id": 3, "text": "A toy ship."}
)";
constexpr const char* kMatches =
    "{\"id\":1,\"rules\":[7,\"ships\"]}\n{\"id\":\"b\",\"rules\":[\"ships\"]}\n"
    "{\"id\":3,\"rules\":[]}\n";

void write_gzip(const std::filesystem::path& file, const std::string& content) {
  const gzFile out = gzopen(file.c_str(), "wb");
  gzwrite(out, content.data(), static_cast<unsigned>(content.size()));
  ASSERT_EQ(gzclose(out), Z_OK);
}

}  // namespace

TEST(ToolQuery, AnswersEachCaseInItsOrder) {
  struct Row {
    const char *given, *answer;
  };
  const std::vector<Row> rows = {
      {R"({"id": "a", "query": "troops NEAR/2 minister", "text": "The minister sent troops."})",
       R"({"id":"a","result":true,"message":null})"},
      {R"({"id": 2, "query": "(harbour", "title": "x"})",
       R"_({"id":2,"result":"error","message":"1:1: this bracket is never closed; add )"})_"},
      {R"({"query": "harbour NOT toy", "title": "Toy harbour"})",
       R"({"id":null,"result":false,"message":null})"},
      {R"({"id": 4, "query": "ships", "text": "A ship.", "lang": "en-GB"})",
       R"({"id":4,"result":true,"message":null})"},
      {R"({"id": 5, "query": "ships", "text": "A ship.", "lang": "pl"})",
       R"({"id":5,"result":false,"message":null})"},
      {R"({"id": 6, "query": "source:tass lang:en", "source": "TASS", "lang": "en"})",
       R"({"id":6,"result":true,"message":null})"},
      {R"({"id": 7, "query": "feed:tass-en", "feed": "tass-en", "published": "2023-05-25"})",
       R"({"id":7,"result":true,"message":null})"},
  };
  std::string cases, answers;
  for (const Row& row : rows) {
    cases += std::string(row.given) + "\n";
    answers += std::string(row.answer) + "\n";
  }

  const auto result = Tools().query(cases);

  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.out, answers);
}

TEST(ToolQuery, SaysWhereAQueryTakesTooLong) {
  std::string query = "(a NEAR/0 c)", text;
  for (int i = 1; i < 499; ++i) query += " OR (a NEAR/0 c)";
  for (int i = 0; i < 100'000; ++i) text += "a x c x ";

  const auto result =
      Tools().query(R"({"id": 1, "query": ")" + query + R"(", "text": ")" + text + "\"}\n");

  EXPECT_EQ(result.out, R"({"id":1,"result":"error","message":)"
                        R"("gave up on this article; the daemon would suspend it"})"
                        "\n");
}

TEST(ToolQuery, AnswersNothingWhereALineIsBad) {
  struct Row {
    const char *line, *says;
  };
  const std::vector<Row> rows = {
      {R"({"id": 1})", R"("query" is missing)"},
      {R"({"id": 1.5, "query": "a"})", "a string or a whole number"},
      {R"(["a"])", "one JSON object a line"},
      {R"({"query": "a", "text": 7})", R"("text": expected a string)"},
      {R"({"query": "a)", "this is not JSON"},
      {"{\"query\": \"\xFF\"}", "this is not JSON"},
      {R"({"query": 1e999})", "a number is too large"},
      {R"({"query": "a", "published": "soon"})", R"(got "soon")"},
      {R"({"query": "a", "lang": "english"})", R"(got "english")"},
      {R"({"query": "a", "url": "ftp://a.example/"})", R"(got "ftp://a.example/")"},
      {R"({"query": "a", "tags": ["x", 1]})", "array of strings"},
  };
  Tools tools;

  for (const auto& [line, says] : rows) {
    const auto result = tools.query("{\"query\": \"a\"}\n\n" + std::string(line));
    EXPECT_EQ(result.exit_code, 65) << line;
    EXPECT_EQ(result.out, "") << line;
    EXPECT_NE(result.err.find("cases.jsonl:3: "), std::string::npos) << result.err;
    EXPECT_NE(result.err.find(says), std::string::npos) << result.err;
    EXPECT_EQ(std::ranges::count(result.err, '\n'), 1) << result.err;
  }
}

TEST(ToolMatch, TellsTheRulesOfEachArticleInItsOrder) {
  Tools tools;
  tools.write("rules.jsonl", kRules);
  tools.write("articles.jsonl", kArticles);

  for (const char* threads : {"1", "2", "5"}) {
    const auto result = tools.match({"--threads", threads});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.out, kMatches) << threads;
    EXPECT_EQ(result.err, "");
  }
}

TEST(ToolMatch, ReadsGzip) {
  Tools tools;
  write_gzip(tools.daemon.folder() / "rules.jsonl", kRules);
  write_gzip(tools.daemon.folder() / "articles.jsonl", kArticles);

  EXPECT_EQ(tools.match().out, kMatches);
}

TEST(ToolMatch, RefusesGzipThatIsCutShort) {
  Tools tools;
  tools.write("rules.jsonl", kRules);
  const auto articles = tools.daemon.folder() / "articles.jsonl";
  write_gzip(articles, kArticles);
  std::filesystem::resize_file(articles, std::filesystem::file_size(articles) - 12);

  const auto result = tools.match();

  EXPECT_EQ(result.exit_code, 65);
  EXPECT_NE(result.err.find("cannot read articles.jsonl"), std::string::npos) << result.err;
  EXPECT_EQ(result.out, "");
}

// More than tell which words are rare: these are read first, the others behind the rules.
TEST(ToolMatch, ReadsEachArticleOfAPipeOnce) {
  Tools tools;
  tools.write("rules.jsonl", kRules);
  const auto pipe = tools.daemon.folder() / "articles.jsonl";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const std::jthread writer([&] {
    std::ofstream out(pipe);
    for (int i = 1; i <= 2100; ++i)
      out << R"({"id": )" << i << R"(, "text": "A harbour."})" << '\n';
  });

  const auto result = tools.match();

  EXPECT_EQ(std::ranges::count(result.out, '\n'), 2100);
  EXPECT_TRUE(result.out.starts_with("{\"id\":1,\"rules\":[7]}\n"));
  EXPECT_TRUE(result.out.ends_with("{\"id\":2100,\"rules\":[7]}\n"));
}

TEST(ToolMatch, CountsAndHashesItsMatches) {
  Tools tools;
  tools.write("rules.jsonl", kRules);
  tools.write("articles.jsonl", kArticles);

  const auto result = tools.match({"--stats", "--repeat", "3", "--threads", "2"});

  EXPECT_EQ(result.out, kMatches);
  EXPECT_TRUE(result.err.starts_with(
      R"({"rules":2,"refused":0,"gave_up":0,"articles":3,"matches":3,"rules_with_match":2,)"
      R"("hash":"71dbb3678df76c01","load_s":)"))
      << result.err;
  for (const char* name :
       {"match_s", "match_cpu_s", "articles_per_s", "p50_us", "p99_us", "max_us", "rss_mb"})
    EXPECT_NE(result.err.find('"' + std::string(name) + "\":"), std::string::npos) << result.err;
}

TEST(ToolMatch, SaysWhichRulesItLeavesOut) {
  Tools tools;
  tools.write("rules.jsonl", std::string(R"({"id": "bad", "query": "(harbour"})") + "\n" + kRules);
  tools.write("articles.jsonl", kArticles);

  const auto result = tools.match();

  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out, kMatches);
  EXPECT_EQ(result.err,
            "wirewatch: rule \"bad\" is left out: 1:1: this bracket is never closed; add )\n");
}

TEST(ToolMatch, OfRulesThatAreAllLeftOutIsAnError) {
  Tools tools;
  tools.write("rules.jsonl", R"({"id": "bad", "query": "harbour AND"})");
  tools.write("articles.jsonl", kArticles);

  const auto result = tools.match();

  EXPECT_EQ(result.exit_code, 65);
  EXPECT_NE(result.err.find("rule \"bad\" is left out"), std::string::npos) << result.err;
}

TEST(ToolMatch, KeepsTheEscapesOfAQueryFromTheTerminal) {
  Tools tools;
  tools.write("rules.jsonl", R"({"id": "red", "query": "no\u001b[31mx:nato"})");
  tools.write("articles.jsonl", kArticles);

  const auto result = tools.match();

  EXPECT_NE(result.err.find("\\x1b[31m"), std::string::npos) << result.err;
  EXPECT_EQ(result.err.find('\x1b'), std::string::npos) << result.err;
}

TEST(ToolMatch, TakesWordsAsTheyAreCutWhereAskedTo) {
  Tools tools;
  tools.write("rules.jsonl", R"({"id": 1, "query": "ships"})");
  tools.write("articles.jsonl",
              R"({"id": 1, "text": "The ship is in the harbour.", "lang": "en"})");

  EXPECT_EQ(tools.match().out, "{\"id\":1,\"rules\":[1]}\n");
  EXPECT_EQ(tools.match({"--exact"}).out, "{\"id\":1,\"rules\":[]}\n");
}

TEST(ToolMatch, RefusesWhatItCannotUse) {
  Tools tools;
  tools.write("rules.jsonl", kRules);
  tools.write("articles.jsonl", std::string(kArticles) + R"({"text": "no id"})");

  const auto bad_line = tools.match();
  EXPECT_EQ(bad_line.exit_code, 65);
  EXPECT_NE(bad_line.err.find("articles.jsonl:5: \"id\" is missing"), std::string::npos)
      << bad_line.err;
  EXPECT_EQ(bad_line.out, "");
  EXPECT_EQ(tools.match({"--threads", "0"}).exit_code, 64);
  EXPECT_EQ(tools.match({"--repeat", "x"}).exit_code, 64);
  EXPECT_EQ(
      tools.daemon.command({"tool", "match", "--rules", "none", "--articles", "none"}).exit_code,
      65);
}

}  // namespace test
