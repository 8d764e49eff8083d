#include "storage/conninfo.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <map>
#include <memory>

namespace storage {
namespace {

using Settings = std::map<std::string, std::string>;

constexpr const char* kNotUnderstood =
    "database.url is not understood: write host=… dbname=… user=…, or "
    "postgresql://USER@HOST/DBNAME; special characters of a password as %XX";

std::expected<Settings, std::string> parse(const std::string& url) {
  char* message = nullptr;
  const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> parsed(
      PQconninfoParse(url.c_str(), &message), PQconninfoFree);
  if (message) PQfreemem(message);
  if (!parsed || url.contains('\0')) return std::unexpected(kNotUnderstood);
  Settings settings;
  for (const auto* option = parsed.get(); option->keyword; ++option)
    if (option->val) settings[option->keyword] = option->val;
  return settings;
}

// libpq would put these into a message of its own when they turn out wrong, and a piece of a
// password with an unescaped '/' or '@' ends up in them.
bool may_hold_a_secret(const Settings& settings) {
  const auto value = [&](const char* key) {
    const auto found = settings.find(key);
    return found == settings.end() ? std::string() : found->second;
  };
  const bool odd_port = value("port").find_first_not_of("0123456789,") != std::string::npos;
  const bool odd_host = value("host").find('@', 1) != std::string::npos;
  const bool odd_name = value("dbname").find('@') != std::string::npos;
  return odd_port || odd_host || odd_name;
}

// Server settings go as command-line options of the session. What stands before the operator's own
// may be overridden by them; what stands after it may not, because this room reads times and text
// by it.
std::string session_options(const DatabaseOptions& options, const std::string& given) {
  // The guard comes first; these end what a cut connection left running, and locked, on the server.
  const auto statement_timeout = options.deadline + std::chrono::seconds(5);
  const char* plans = options.plans_for_any_values
                          ? "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off"
                          : "-c plan_cache_mode=auto";
  return fmt::format(
      "-c lock_timeout=10s -c statement_timeout={}ms -c idle_in_transaction_session_timeout=60s "
      "-c client_connection_check_interval=2s "
      "-c search_path=public -c jit=off {} {} "
      "-c timezone=UTC -c datestyle=ISO -c bytea_output=hex -c client_min_messages=error",
      statement_timeout.count(), plans, given);
}

std::string quoted(const std::string& value) {
  std::string out = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

}  // namespace

std::expected<Conninfo, std::string> complete_conninfo(const DatabaseOptions& options) {
  auto parsed = parse(options.url);
  if (!parsed) return std::unexpected(parsed.error());
  Settings& settings = *parsed;
  if (may_hold_a_secret(settings)) return std::unexpected(kNotUnderstood);

  const Settings defaults = {{"connect_timeout", "5"},     {"application_name", options.program},
                             {"keepalives", "1"},          {"keepalives_idle", "30"},
                             {"keepalives_interval", "5"}, {"keepalives_count", "3"},
                             {"tcp_user_timeout", "30000"}};
  settings.insert(defaults.begin(), defaults.end());
  // Of several hosts only the primary is of use: a standby refuses what we write (F14).
  if (settings["host"].contains(',')) settings.insert({"target_session_attrs", "read-write"});
  settings["client_encoding"] = "UTF8";
  settings["options"] = session_options(options, settings["options"]);

  Conninfo conninfo;
  for (const auto& [key, value] : settings) {
    if (value.empty()) continue;
    conninfo.text += key + "=" + quoted(value) + " ";
    if (key == "password" || key == "sslpassword") conninfo.secrets.push_back(value);
  }
  return conninfo;
}

}  // namespace storage
