// rules edit with scripts for editors.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/e2e/world.h"

namespace test {

namespace {

// The world with its rule in force, and an editor that carries a shell script out on its file.
struct EditingWorld : World {
  EditingWorld() {
    daemon.start();
    EXPECT_TRUE(daemon.logged({"rules_compiled", "rules=1"})) << daemon.log();
  }
  CommandResult edit_with(const std::string& script) {
    const auto editor = daemon.folder() / "editor.sh";
    std::ofstream(editor) << "#!/bin/sh\n" << script << "\n";
    std::filesystem::permissions(editor, std::filesystem::perms::owner_all);
    setenv("VISUAL", editor.c_str(), 1);
    return daemon.command({"rules", "edit", "csto-ministers-on-nato"});
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
  std::ofstream(world.daemon.folder() / "test.txt") << "A CSTO minister on NATO.";
  std::ofstream(world.file, std::ios::app) << "[[rule]]\nname = \"more\"\nquery = '''csto'''\n"
                                              "must_match = [{ file = \"../test.txt\" }]\n";
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
