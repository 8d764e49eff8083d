#include "storage/journal.h"

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/support/temporary_folder.h"

namespace storage {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Desk {
  test::TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "results";

  Journal open(JournalOptions options = {}) const {
    auto journal = Journal::open(file, options);
    if (!journal) throw std::runtime_error(journal.error());
    return std::move(*journal);
  }
  std::string bytes() const {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void put(const std::string& bytes) const { std::ofstream(file, std::ios::binary) << bytes; }
};

TEST(Journal, HoldsWhatWasAppendedInItsOrder_F8) {
  const Desk desk;
  {
    auto journal = desk.open();
    ASSERT_TRUE(journal.append({"one", "two\twith a tab"}));
    ASSERT_TRUE(journal.append_lightly("three"));
  }

  const auto content = desk.open().read();

  EXPECT_THAT(content.records, ElementsAre("one", "two\twith a tab", "three"));
  EXPECT_EQ(content.damaged, 0u);
}

TEST(Journal, IsForItsOwnerOnly) {
  const Desk desk;
  const auto journal = desk.open();

  struct stat facts{};
  ASSERT_EQ(::stat(desk.file.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0600u);
}

// A kill may come after any byte.
TEST(Journal, LosesNoWholeRecordWhereverItsLastOneWasCutShort) {
  const Desk desk;
  ASSERT_TRUE(desk.open().append({"the first", "the second"}));
  const std::string whole = desk.bytes();
  const auto first = whole.find('\n') + 1;

  for (std::size_t size = first; size < whole.size(); ++size) {
    desk.put(whole.substr(0, size));
    auto journal = desk.open();
    ASSERT_TRUE(journal.append({"the next"}));
    const auto content = journal.read();
    EXPECT_THAT(content.records, ElementsAre("the first", "the next")) << size;
    EXPECT_EQ(content.damaged, 0u) << size;
  }
}

TEST(Journal, LeavesOutWhatIsNotAsItWasWritten) {
  const Desk desk;
  ASSERT_TRUE(desk.open().append({"one", "two", "three"}));
  const std::string whole = desk.bytes();
  const auto second = whole.find('\n') + 1, third = whole.find('\n', second) + 1;

  for (std::size_t at = second; at + 1 < third; ++at) {
    std::string damaged = whole;
    damaged[at] ^= 0x41;
    if (damaged[at] == '\n') continue;
    desk.put(damaged);
    const auto content = desk.open().read();
    EXPECT_THAT(content.records, ElementsAre("one", "three")) << at;
    EXPECT_EQ(content.damaged, 1u) << at;
  }
}

TEST(Journal, IsBoundedAndKeepsTheLatest) {
  const Desk desk;
  auto journal = desk.open({.most_bytes = 1000, .keep = std::chrono::minutes(15)});
  for (int i = 0; i < 500; ++i) ASSERT_TRUE(journal.append({"record " + std::to_string(i)}));

  const auto content = journal.read();

  EXPECT_EQ(content.records.back(), "record 499");
  EXPECT_LT(content.records.size(), 120u);
  EXPECT_GT(content.records.size(), 40u);
  EXPECT_LE(std::filesystem::file_size(desk.file), 1000u);
  EXPECT_LE(std::filesystem::file_size(desk.file.string() + ".old"), 1000u);
}

TEST(Journal, BeginsAnewWhenWhatItHoldsIsOldEnough) {
  const Desk desk;
  auto journal = desk.open({.keep = std::chrono::minutes(0)});
  ASSERT_TRUE(journal.append({"one"}));
  ASSERT_TRUE(journal.append({"two"}));
  ASSERT_TRUE(journal.append({"three"}));

  EXPECT_THAT(journal.read().records, ElementsAre("two", "three"));
}

// No file can be opened for a moment, between the renaming and the new file.
TEST(Journal, BeginsAnewOnceItsNewFileCanBeMadeAgain_F8) {
  const Desk desk;
  auto journal = desk.open({.keep = std::chrono::minutes(0)});
  ASSERT_TRUE(journal.append({"one"}));
  rlimit usual{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &usual), 0);
  const rlimit none{0, usual.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
  const auto refused = journal.append({"two"});
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &usual), 0);
  ASSERT_FALSE(refused);

  const auto appended = journal.append({"three"});

  EXPECT_TRUE(appended) << appended.error();
  EXPECT_THAT(journal.read().records, ElementsAre("one", "three"));
}

TEST(Journal, FollowsNoLinkAndSaysWhatItCannotOpen) {
  const Desk desk;
  std::filesystem::create_symlink(desk.folder.path() / "elsewhere", desk.file);

  const auto journal = Journal::open(desk.file);

  ASSERT_FALSE(journal);
  EXPECT_TRUE(journal.error().starts_with("cannot open " + desk.file.string() + ": "))
      << journal.error();
}

}  // namespace
}  // namespace storage
