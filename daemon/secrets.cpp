#include "daemon/secrets.h"

#include <fmt/core.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace wirewatchd {

namespace {

constexpr std::streamsize kLongestSecret = 10'000;

std::expected<std::string, std::string> read_small_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text(static_cast<std::size_t>(kLongestSecret) + 1, '\0');
  in.read(text.data(), kLongestSecret + 1);
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (!in.is_open() || in.bad())
    return std::unexpected(fmt::format("cannot read the secret in {}: {}",
                                       std::filesystem::absolute(path).string(),
                                       std::strerror(errno)));
  if (text.size() > static_cast<std::size_t>(kLongestSecret))
    return std::unexpected("the secret in " + path + " is longer than 10 kB");
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  if (text.empty()) return std::unexpected("the secret in " + path + " is empty");
  return text;
}

}  // namespace

std::expected<std::string, std::string> read_secret(const model::SecretSource& source) {
  using enum model::SecretSource::Kind;
  switch (source.kind) {
    case none:
      return "";
    case file:
      return read_small_file(source.name);
    case credential: {
      const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
      if (!folder)
        return std::unexpected("credential \"" + source.name +
                               "\": systemd gave none (LoadCredential=)");
      return read_small_file(std::string(folder) + "/" + source.name);
    }
  }
  return "";
}

}  // namespace wirewatchd
