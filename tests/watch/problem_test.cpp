#include <gtest/gtest.h>

#include "watch/watch.h"

namespace {

watch::Problem problem_at(int line, int column, const std::string& excerpt) {
  return {.file = "csto.toml",
          .line = line,
          .column = column,
          .warning = false,
          .message = "wrong",
          .excerpt = excerpt,
          .hint = ""};
}

}  // namespace

TEST(ProblemText, HasPlaceExcerptCaretAndHint) {
  auto problem = problem_at(14, 12, "query = '''title:nato NEAR/5 csto'''");
  problem.message = "title: cannot stand on one side of NEAR";
  problem.hint = "title:(nato NEAR/5 csto)";

  EXPECT_EQ(to_text(problem),
            "csto.toml:14:12: error: title: cannot stand on one side of NEAR\n"
            "  query = '''title:nato NEAR/5 csto'''\n"
            "             ^\n"
            "  hint: title:(nato NEAR/5 csto)\n");
}

TEST(ProblemText, OfAWarningSaysWarning) {
  auto problem = problem_at(1, 1, "a");
  problem.warning = true;

  EXPECT_EQ(to_text(problem), "csto.toml:1:1: warning: wrong\n  a\n  ^\n");
}

TEST(ProblemText, OfAWholeFileHasNoPlace) {
  EXPECT_EQ(to_text(problem_at(0, 0, "")), "csto.toml: error: wrong\n");
}

TEST(ProblemText, PutsTheCaretUnderTheColumnWhateverStandsBefore) {
  const struct {
    const char *excerpt, *caret;
    int column;
  } rows[] = {
      {"abc", "^", 1},       {"abc", "  ^", 3},           {"abc", "   ^", 4},
      {"\tabc", "\t^", 2},   {"учение x", "       ^", 8}, {"演習 x", "     ^", 4},
      {"e\u0301x", " ^", 3}, {"😀x", "  ^", 2},
  };
  for (const auto& row : rows)
    EXPECT_EQ(to_text(problem_at(1, row.column, row.excerpt)),
              std::string("csto.toml:1:") + std::to_string(row.column) + ": error: wrong\n  " +
                  row.excerpt + "\n  " + row.caret + "\n");
}

TEST(ProblemText, ShowsNothingThatDrivesATerminal) {
  auto problem = problem_at(1, 4, "a\x1b[x\u202Ey");
  problem.message = "got \"\x1b[2J\"";

  const std::string text = to_text(problem);

  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find("\u202E"), std::string::npos);
  EXPECT_NE(text.find("\n  a\uFFFD[x\uFFFDy\n     ^\n"), std::string::npos) << text;
}

TEST(ProblemText, ShowsAWindowOfALongLine) {
  const std::string text =
      to_text(problem_at(1, 5001, std::string(5000, 'x') + "y" + std::string(5000, 'z')));

  EXPECT_LT(text.size(), 600u);
  const auto lines_begin = text.find('\n') + 1;
  const auto caret_begin = text.find('\n', lines_begin) + 1;
  // "…" is three bytes and one column.
  EXPECT_EQ(text.find('y') - lines_begin - 2, text.find('^') - caret_begin);
}
