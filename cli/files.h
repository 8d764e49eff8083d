#pragma once
#include <filesystem>
#include <limits>
#include <string>

namespace cli {

// A file's bytes; throws Failed(data) naming it, also where it has more than `most`.
std::string content_of(const std::filesystem::path&,
                       std::size_t most = std::numeric_limits<std::size_t>::max());

// Beside the file, synced, with its owner and mode, then renamed over it: a reader sees the old one
// or the new one. Throws Failed(unavailable); then nothing has changed.
void replace_file(const std::filesystem::path&, const std::string& content);

}  // namespace cli
