#pragma once
#include <filesystem>
#include <string>

#include "tests/support/temporary_folder.h"
#include "watch/watch.h"

namespace test {

struct Folder : TemporaryFolder {
  std::filesystem::path write(const std::string& name, const std::string& text) const;
};

// What a watch file of this text comes to.
watch::ReadResult read_watch_text(const std::string& text, const net::Egress& = {});
// The same where it must be flawless.
watch::WatchSet watch_set(const std::string& text);

// When tests of rules run.
inline constexpr model::Time kToday{std::chrono::sys_days(std::chrono::year(2026) / 1 / 1)};

}  // namespace test
