#include "watch/config_defaults.h"

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

namespace watch {
namespace {

namespace fs = std::filesystem;

struct Account {
  std::string name;
  fs::path home;
};

Account this_account() {
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  if (getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || !found) return {};
  return {found->pw_name, found->pw_dir};
}

// The service's folder for the service and for root, who gives orders to the service; anybody else
// is trying wirewatch out, and has a home.
fs::path default_state_dir() {
  const Account account = this_account();
  if (geteuid() == 0 || account.name == "wirewatch") return "/var/lib/wirewatch";
  if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state)
    return fs::path(state) / "wirewatch";
  const char* home = std::getenv("HOME");
  return (home && *home ? fs::path(home) : account.home) / ".local/state/wirewatch";
}

std::string host_name() {
  std::array<char, 256> name{};
  if (gethostname(name.data(), name.size() - 1) != 0 || name[0] == '\0') return "localhost";
  return name.data();
}

}  // namespace

Config default_config(const fs::path& file) {
  Config config;
  config.file = file;
  config.state_dir = default_state_dir();
  config.node = host_name();
  config.watch_dir = file.parent_path() / "watch.d";
  config.webhook_schedule = alerts::default_webhook_schedule();
  config.mail_schedule = alerts::default_mail_schedule();
  return config;
}

}  // namespace watch
