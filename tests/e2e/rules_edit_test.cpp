// rules edit with scripts for editors.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/e2e/world.h"
#include "tests/support/terminal.h"

namespace test {

namespace {

// The world with its rule in force, and an editor that carries a shell script out on its file.
struct EditingWorld : World {
  EditingWorld() {
    daemon.start();
    EXPECT_TRUE(daemon.logged({"rules_compiled", "rules=1"})) << daemon.log();
  }
  CommandResult edit_with(const std::string& script) {
    use_editor(script);
    return daemon.command({"rules", "edit", "csto-ministers-on-nato", "--yes"});
  }
  // By the name of `vi` it gets +LINE, and the file as "$2".
  void use_editor(const std::string& script, const char* name = "editor.sh") {
    const auto editor = daemon.folder() / name;
    std::ofstream(editor) << "#!/bin/sh\n" << script << "\n";
    std::filesystem::permissions(editor, std::filesystem::perms::owner_all);
    setenv("VISUAL", editor.c_str(), 1);
  }
  std::string rule() { return daemon.command({"rules", "show", "csto-ministers-on-nato"}).out; }
  // Hidden files beside the rule's.
  std::vector<std::filesystem::path> drafts() {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      if (entry.path().filename().string().starts_with('.')) found.push_back(entry.path());
    return found;
  }
  const std::filesystem::path folder = daemon.folder() / "watch.d", file = folder / "all.toml";
};

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST(RulesEdit, ChecksReplacesAndApplies) {
  EditingWorld world;

  const auto edited = world.edit_with("sed -i 's/csto AND nato/csto AND kollektiv/' \"$1\"");

  EXPECT_EQ(edited.exit_code, 0) << edited.err;
  EXPECT_NE(world.rule().find("kollektiv"), std::string::npos);
  EXPECT_NE(world.rule().find("revision 2"), std::string::npos);
  EXPECT_NE(content_of(world.file).find("kollektiv"), std::string::npos);
  EXPECT_TRUE(world.drafts().empty());
}

TEST(RulesEdit, ShowsWhatItGainsAndLosesAndAsksOnATerminal) {
  EditingWorld world;
  world.publish({kMinisterItem, kOtherItem});
  ASSERT_EQ(world.daemon.command({"feeds", "poll", "example"}).exit_code, 0);
  world.use_editor("sed -i \"s/csto AND nato AND minister[*]/hotel/\" \"$1\"");
  const std::vector<std::string> edit = {"rules", "edit", "csto-ministers-on-nato"};
  const std::string before = content_of(world.file);

  const auto refused = on_terminal(world.daemon, edit, "n\n");
  EXPECT_EQ(refused.exit_code, 1) << refused.out;
  EXPECT_EQ(content_of(world.file), before);
  EXPECT_NE(refused.out.find("csto-ministers-on-nato: +1 gained, -1 lost, 0 kept"),
            std::string::npos)
      << refused.out;
  EXPECT_NE(refused.out.find("A \x1b[1mhotel\x1b[0m opens"), std::string::npos) << refused.out;

  const auto saved = on_terminal(world.daemon, edit, "y\ny\n");  // goes on with the text, saves it
  EXPECT_EQ(saved.exit_code, 0) << saved.out;
  EXPECT_NE(world.rule().find("hotel"), std::string::npos);
}

TEST(RulesEdit, WithNobodyToAskSavesNothing) {
  EditingWorld world;
  world.use_editor("sed -i 's/csto AND nato/csto AND kollektiv/' \"$1\"");
  const std::string before = content_of(world.file);

  const auto edited = world.daemon.command({"rules", "edit", "csto-ministers-on-nato"});

  EXPECT_EQ(edited.exit_code, 1);
  EXPECT_NE(edited.err.find("not saved: no terminal to ask at (--yes"), std::string::npos)
      << edited.err;
  EXPECT_EQ(content_of(world.file), before);
  EXPECT_EQ(world.drafts().size(), 1u);
}

TEST(RulesEdit, GoesBackToTheEditorWithABrokenText) {
  EditingWorld world;
  world.use_editor(
      "if grep -q 'csto AND (' \"$1\"; then sed -i 's/csto AND (/csto AND kollektiv AND/' \"$1\"\n"
      "else sed -i 's/csto AND/csto AND (/' \"$1\"; fi");

  const auto edited = on_terminal(world.daemon, {"rules", "edit", "csto-ministers-on-nato"},
                                  "y\ny\n", "edit again? ");

  EXPECT_EQ(edited.exit_code, 0) << edited.out;
  EXPECT_NE(content_of(world.file).find("csto AND kollektiv AND nato"), std::string::npos);
  EXPECT_TRUE(world.drafts().empty());
}

TEST(RulesEdit, OpensABrokenTextWhereItsFaultIs) {
  EditingWorld world;
  world.use_editor("echo \"opened at $1\"; sed -i 's/csto AND nato/csto AND (nato/' \"$2\"", "vi");

  const auto edited = on_terminal(world.daemon, {"rules", "edit", "csto-ministers-on-nato"},
                                  "y\nn\n", "edit again? ");

  const auto rule = edited.out.find("opened at +6"), fault = edited.out.find("opened at +9");
  EXPECT_NE(rule, std::string::npos) << edited.out;
  EXPECT_NE(fault, std::string::npos) << edited.out;
  EXPECT_LT(rule, fault);
}

TEST(RulesEdit, GoesOnWithATextThatWasKept) {
  EditingWorld world;
  const std::vector<std::string> edit = {"rules", "edit", "csto-ministers-on-nato"};
  ASSERT_EQ(world.edit_with("sed -i 's/csto AND nato/csto AND (kollektiv/' \"$1\"").exit_code, 78);
  ASSERT_EQ(world.drafts().size(), 1u);
  world.use_editor("sed -i 's/(kollektiv/kollektiv/' \"$1\"");

  const auto edited = on_terminal(world.daemon, edit, "y\ny\n", "go on with the text kept at ");

  EXPECT_EQ(edited.exit_code, 0) << edited.out;
  EXPECT_NE(world.rule().find("csto AND kollektiv"), std::string::npos) << world.rule();
  EXPECT_TRUE(world.drafts().empty());
}

// To go on with it would undo what the file has got since.
TEST(RulesEdit, DoesNotOfferAKeptTextThatIsOlderThanTheFile) {
  EditingWorld world;
  ASSERT_EQ(world.edit_with("sed -i 's/csto AND nato/csto AND (/' \"$1\"").exit_code, 78);
  ASSERT_EQ(world.edit_with("echo '# more' >> \"$1\"").exit_code, 0);
  world.use_editor("true");

  const auto edited = on_terminal(world.daemon, {"rules", "edit", "csto-ministers-on-nato"}, "n\n");

  EXPECT_EQ(edited.out.find("go on"), std::string::npos) << edited.out;
  EXPECT_NE(edited.out.find("nothing to change"), std::string::npos) << edited.out;
  EXPECT_EQ(world.drafts().size(), 1u);
}

TEST(RulesEdit, TellsBeforehandAllThatItChanges) {
  EditingWorld world;

  const auto title = world.edit_with("sed -i 's/^title = .*/title = \"New\"/' \"$1\"");
  const auto comment = world.edit_with("echo '# more' >> \"$1\"");
  world.use_editor(": > \"$1\"");
  const auto emptied =
      on_terminal(world.daemon, {"rules", "edit", "csto-ministers-on-nato"}, "n\n");

  EXPECT_NE(title.out.find("rule csto-ministers-on-nato: title\n"), std::string::npos) << title.out;
  EXPECT_NE(comment.out.find("what the rules mean stays as it is\n"), std::string::npos);
  EXPECT_NE(emptied.out.find("rule csto-ministers-on-nato: gone from the files"), std::string::npos)
      << emptied.out;
  EXPECT_NE(emptied.out.find("receiver desk: gone from the files"), std::string::npos)
      << emptied.out;
}

// On a terminal ^C is SIGINT, and ^D on an empty line the end of input.
TEST(RulesEdit, TakesCtrlCAndTheEndOfInputForNo) {
  EditingWorld world;
  world.use_editor("sed -i 's/csto AND nato/csto AND kollektiv/' \"$1\"");
  const std::string before = content_of(world.file);

  for (const char* typed : {"\x03", "\x04"}) {
    const auto result =
        on_terminal(world.daemon, {"rules", "edit", "csto-ministers-on-nato"}, typed, "save?");

    EXPECT_EQ(result.exit_code, 1) << result.out;
    EXPECT_EQ(content_of(world.file), before);
    ASSERT_EQ(world.drafts().size(), 1u) << result.out;
    EXPECT_NE(result.out.find(world.drafts()[0].string()), std::string::npos) << result.out;
    std::filesystem::remove(world.drafts()[0]);
  }
}

TEST(RulesEdit, ShowsWhatARenamedRuleLosesAndGains) {
  EditingWorld world;
  world.publish({kMinisterItem});
  ASSERT_EQ(world.daemon.command({"feeds", "poll", "example"}).exit_code, 0);

  const auto edited = world.edit_with("sed -i 's/\"csto-ministers-on-nato\"/\"renamed\"/' \"$1\"");

  EXPECT_EQ(edited.exit_code, 0) << edited.err;
  EXPECT_NE(edited.out.find("renamed (comes into force): +1 gained"), std::string::npos)
      << edited.out;
  EXPECT_NE(edited.out.find("csto-ministers-on-nato (goes out of force): +0 gained, -1 lost"),
            std::string::npos)
      << edited.out;
}

TEST(RulesHistory, LeadsBackToAnOlderRevision) {
  EditingWorld world;
  const std::string before = content_of(world.file);
  ASSERT_EQ(world.edit_with("sed -i 's/csto AND nato/csto AND kollektiv/' \"$1\"").exit_code, 0);

  const auto history = world.daemon.command({"rules", "history", "csto-ministers-on-nato"});
  const auto difference = world.daemon.command({"rules", "diff", "csto-ministers-on-nato"});
  const auto unknown =
      world.daemon.command({"rules", "revert", "csto-ministers-on-nato", "7", "--yes"});
  const auto reverted =
      world.daemon.command({"rules", "revert", "csto-ministers-on-nato", "1", "--yes"});

  EXPECT_NE(history.out.find("\n2  "), std::string::npos) << history.out << history.err;
  EXPECT_NE(history.out.find("+ query = '''csto AND kollektiv"), std::string::npos) << history.out;
  EXPECT_NE(difference.out.find("- query = '''csto AND nato AND minister*'''\n"
                                "+ query = '''csto AND kollektiv AND minister*'''\n"
                                "  notify"),
            std::string::npos)
      << difference.out;
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_EQ(reverted.exit_code, 0) << reverted.err;
  EXPECT_EQ(content_of(world.file), before);
  EXPECT_NE(world.rule().find("csto AND nato"), std::string::npos);
  EXPECT_NE(world.rule().find("revision 3"), std::string::npos) << world.rule();
}

TEST(RulesHistory, LosesNoTestThatWasWrittenByHand) {
  EditingWorld world;
  const std::vector<std::string> revert = {"rules", "revert", "csto-ministers-on-nato", "1",
                                           "--yes"};
  const std::string first = content_of(world.file);
  const auto write = [&](const std::string& title) {
    const auto at = first.find("query = ");
    std::ofstream(world.file) << std::string(first).insert(
        at, "must_match = [{ title = \"" + title + ": CSTO and NATO ministers\" }]\n");
  };

  write("Applied");
  ASSERT_EQ(world.daemon.command({"apply"}).exit_code, 0);
  write("In the file");
  const auto reverted = world.daemon.command(revert);
  const auto history = world.daemon.command({"rules", "history", revert[2], "--json"});

  EXPECT_EQ(reverted.exit_code, 0) << reverted.err;
  EXPECT_NE(reverted.out.find("csto-ministers-on-nato: +0 -1 tests\n  - must match: In the file"),
            std::string::npos)
      << reverted.out;
  EXPECT_EQ(content_of(world.file), first);
  EXPECT_NE(history.out.find("Applied: "), std::string::npos) << history.out;
  EXPECT_NE(history.out.find("In the file: "), std::string::npos) << history.out;
  EXPECT_NE(history.out.find("\"revision\":4"), std::string::npos) << history.out;
}

TEST(RulesEdit, OfABrokenTextChangesNothingAndKeepsIt) {
  EditingWorld world;
  const std::string before = content_of(world.file);

  const auto edited = world.edit_with("sed -i 's/csto AND/csto AND (/' \"$1\"");

  EXPECT_EQ(edited.exit_code, 78);
  EXPECT_NE(edited.err.find("all.toml:9:"), std::string::npos) << edited.err;
  EXPECT_EQ(content_of(world.file), before);
  ASSERT_EQ(world.drafts().size(), 1u);
  EXPECT_NE(edited.err.find(world.drafts()[0].string()), std::string::npos);
  EXPECT_NE(world.rule().find("revision 1"), std::string::npos);
}

TEST(RulesEdit, GoesThroughALinkToTheFileItself) {
  EditingWorld world;
  const auto real = world.daemon.folder() / "elsewhere/rules.toml";
  std::filesystem::create_directories(real.parent_path());
  std::filesystem::rename(world.file, real);
  std::filesystem::create_symlink("../elsewhere/rules.toml", world.file);

  const auto edited = world.edit_with("sed -i 's/csto AND nato/csto AND kollektiv/' \"$1\"");

  EXPECT_EQ(edited.exit_code, 0) << edited.err;
  EXPECT_TRUE(std::filesystem::is_symlink(world.file));
  EXPECT_NE(content_of(real).find("kollektiv"), std::string::npos);
}

TEST(RulesEdit, OfTheOneFileThatIsWatchDirFindsItsTestsBesideIt) {
  EditingWorld world;
  std::ofstream(world.folder / "test.txt") << "A CSTO minister on NATO.";
  std::ofstream(world.file, std::ios::app) << "[[rule]]\nname = \"more\"\nquery = '''csto'''\n"
                                              "must_match = [{ file = \"test.txt\" }]\n";
  world.daemon.configure("[watch]\ndir = \"watch.d/all.toml\"\n");

  const auto edited = world.edit_with("sed -i 's/csto AND nato/csto AND kollektiv/' \"$1\"");

  EXPECT_EQ(edited.exit_code, 0) << edited.err;
  EXPECT_NE(world.rule().find("kollektiv"), std::string::npos);
}

TEST(RulesEdit, KeepsTheTextOfAnEditorThatFails) {
  EditingWorld world;

  const auto edited = world.edit_with("echo '# more' >> \"$1\"; exit 3");
  const auto nothing = world.edit_with("exit 3");

  EXPECT_EQ(edited.exit_code, 69);
  EXPECT_EQ(nothing.exit_code, 69);
  ASSERT_EQ(world.drafts().size(), 1u);
  EXPECT_NE(edited.err.find(world.drafts()[0].string()), std::string::npos);
}

TEST(RulesEdit, OutlivesTheKeysThatInterruptItsEditor) {
  EditingWorld world;

  const auto edited =
      world.edit_with("kill -INT $PPID; kill -QUIT $PPID; sed -i 's/csto AND/russia AND/' \"$1\"");

  EXPECT_EQ(edited.exit_code, 0) << edited.err;
  EXPECT_NE(world.rule().find("russia"), std::string::npos);
}

TEST(RulesEdit, OfAFileThatIsGoneSaysSo) {
  EditingWorld world;
  std::filesystem::remove(world.file);

  const auto edited = world.edit_with("true");

  EXPECT_EQ(edited.exit_code, 69);
  EXPECT_NE(edited.err.find("gone"), std::string::npos) << edited.err;
  EXPECT_NE(edited.err.find("all.toml:6"), std::string::npos) << edited.err;
}

}  // namespace test
