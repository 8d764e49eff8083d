#include "storage/connection.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "text/utf8.h"

namespace storage {
namespace {

enum class Verdict { rejected, again, reconnect };

struct StateRow {
  std::string_view prefix;  // of the SQLSTATE; the first row that fits decides
  Verdict verdict;
};

// Appendix A of PostgreSQL's manual. `again`: the connection lives and the same work may succeed
// later.
constexpr std::array<StateRow, 20> kVerdicts{{
    {"08", Verdict::reconnect},     // connection exception
    {"0A000", Verdict::reconnect},  // a migration has changed what a prepared statement reads
    {"25006", Verdict::reconnect},  // read-only: the primary became a standby (F14)
    {"25P03", Verdict::reconnect},  // idle in transaction for too long
    {"25P04", Verdict::reconnect},  // transaction timeout
    {"28", Verdict::reconnect},     // authorisation
    {"3D000", Verdict::reconnect},  // no such database
    {"40", Verdict::again},         // serialization failure, deadlock
    {"42501", Verdict::again},      // a missing grant is no fault of the article at hand
    {"53300", Verdict::reconnect},  // too many connections
    {"53", Verdict::again},         // disk full, out of memory
    {"55006", Verdict::again},      // object in use
    {"55P03", Verdict::again},      // lock not available
    {"57014", Verdict::again},      // statement cancelled
    {"57", Verdict::reconnect},     // shutdown, crash, starting up, database dropped
    {"58", Verdict::again},         // the server's own input and output
    {"F0", Verdict::again},         // its configuration file
    {"XX001", Verdict::again},      // its data are damaged: nothing to judge an article by
    {"XX002", Verdict::again},      // an index is
    {"", Verdict::rejected},        // whatever else: the work itself
}};

Verdict verdict_of(std::string_view sqlstate) {
  const auto* row = std::find_if(
      kVerdicts.begin(), kVerdicts.end(),
      [&](const StateRow& candidate) { return sqlstate.starts_with(candidate.prefix); });
  return row->verdict;
}

// libpqxx 6 says "could not obtain client encoding", and keeps libpq's reason to itself.
constexpr const char* kLost = "the connection to the server broke";

constexpr std::size_t kMaxMessageBytes = 300;

// What libpq says, as one line: without the severity, and without DETAIL and CONTEXT, which hold
// rows.
std::string one_line(std::string message, const std::vector<std::string>& secrets) {
  for (const auto& secret : secrets)
    for (std::size_t at; (at = message.find(secret)) != std::string::npos;)
      message.replace(at, secret.size(), 1, '\0');
  for (const char* appendix : {"\nDETAIL:", "\nLINE ", "\nCONTEXT:", "\nHINT:"})
    message = message.substr(0, message.find(appendix));
  for (std::string_view severity : {"ERROR:  ", "FATAL:  ", "PANIC:  "})
    if (message.starts_with(severity)) message.erase(0, severity.size());
  if (message.size() > kMaxMessageBytes)
    message = message.substr(0, text::code_point_start(message, kMaxMessageBytes)) + "…";
  while (!message.empty() && message.back() == '\n') message.pop_back();
  std::string line;
  for (const char c : message)
    line += c == '\n'                             ? "; "
            : c == '\0'                           ? "***"
            : static_cast<unsigned char>(c) < ' ' ? " "
                                                  : std::string(1, c);
  return line;
}

// libpqxx 6 would reconnect silently in the middle of a transaction.
void forbid_reconnect([[maybe_unused]] pqxx::connection& connection) {
#if PQXX_VERSION_MAJOR < 7
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
  connection.inhibit_reactivation(true);
#pragma GCC diagnostic pop
#endif
}

pqxx::result exec_prepared(pqxx::nontransaction& channel, const std::string& name,
                           const std::vector<const char*>& values) {
#if PQXX_VERSION_MAJOR < 7
  return channel.exec_prepared(name, pqxx::prepare::make_dynamic_params(values));
#else
  pqxx::params params;
  for (const char* value : values) {
    if (value) {
      params.append(value);
    } else {
      params.append();
    }
  }
  return channel.exec(pqxx::prepped(name), params);
#endif
}

}  // namespace

SocketCopy::SocketCopy(int socket) : fd_(::fcntl(socket, F_DUPFD_CLOEXEC, 0)) {}
SocketCopy::~SocketCopy() {
  if (fd_ >= 0) ::close(fd_);
}

Connection::Connection(const Conninfo& conninfo, CallGuard& guard)
    : guard_(guard), secrets_(conninfo.secrets) {
  try {
    connection_.emplace(conninfo.text);
    forbid_reconnect(*connection_);
    socket_.emplace(connection_->sock());
    channel_.emplace(*connection_);
  } catch (const pqxx::failure& error) {
    throw Unavailable("database: " + one_line(error.what(), secrets_));
  }
}

void Connection::refuse(const std::string& sqlstate, const std::string& message) {
  const auto line = "database: " + one_line(message, secrets_);
  const auto verdict = sqlstate.empty() ? Verdict::reconnect : verdict_of(sqlstate);
  if (verdict == Verdict::rejected) throw Rejected(line, sqlstate);
  usable_ = usable_ && verdict == Verdict::again && connection_->is_open();
  throw Unavailable(line, sqlstate.empty());
}

void Connection::give_up(const std::string& message) {
  usable_ = usable_ && connection_->is_open();
  throw Unavailable("database: " + (usable_ ? one_line(message, secrets_) : std::string(kLost)),
                    !usable_);
}

template <class Call>
pqxx::result Connection::guarded(Call call) {
  CallGuard::Watch watch(guard_, socket_->get());
  try {
    return call();
  } catch (const pqxx::failure& error) {
    if (watch.expired()) {
      usable_ = false;
      const auto seconds = std::chrono::duration<double>(guard_.deadline()).count();
      throw Unavailable(fmt::format("database: no answer within {:g} s", seconds));
    }
    if (const auto* refusal = dynamic_cast<const pqxx::sql_error*>(&error))
      refuse(refusal->sqlstate(), error.what());
    give_up(error.what());
  }
}

pqxx::result Connection::run(const char* statement, const std::vector<const char*>& params) {
  return guarded([&] { return exec_prepared(*channel_, prepared(statement), params); });
}

// Planning takes longer than most of the work: a statement is planned once for a connection.
const std::string& Connection::prepared(const char* statement) {
  const auto known = prepared_.find(std::string_view(statement));
  if (known != prepared_.end()) return known->second;
  const std::string name = fmt::format("s{}", prepared_.size());
  connection_->prepare(name, statement);
  return prepared_.emplace(statement, name).first->second;
}

pqxx::result Connection::run_script(const char* statements) {
  return guarded([&] { return channel_->exec(statements); });
}

}  // namespace storage
