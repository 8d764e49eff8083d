#pragma once
// libpqxx, kept in one place: this header is for this room's .cpp files only.
#include <functional>
#include <map>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "storage/call_guard.h"
#include "storage/conninfo.h"
#include "storage/sql.h"

namespace storage {

struct Result {
  pqxx::result rows;
};

// A descriptor of our own for the connection's socket: libpq may close its own at any moment, and
// the guard must never shut a stranger's.
class SocketCopy {
 public:
  explicit SocketCopy(int socket);
  ~SocketCopy();
  SocketCopy(const SocketCopy&) = delete;
  SocketCopy& operator=(const SocketCopy&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

// An open connection. libpqxx's own transactions differ between its versions in when they talk to
// the server; here it runs without one, and BEGIN and COMMIT are statements like others.
class Connection {
 public:
  Connection(const Conninfo&, CallGuard&);  // throws Unavailable

  // One of a bounded number of statements: each stays prepared.
  // Throws Unavailable or Rejected, and nothing of libpqxx.
  pqxx::result run(const char* statement, const std::vector<const char*>& params);
  pqxx::result run_script(const char* statements);  // several of them, without parameters
  // False after a failure that a further call cannot mend: open another one.
  bool usable() const { return usable_; }

 private:
  template <class Call>
  pqxx::result guarded(Call call);
  const std::string& prepared(const char* statement);  // its name
  [[noreturn]] void refuse(const std::string& sqlstate, const std::string& message);
  [[noreturn]] void give_up(const std::string& message);

  CallGuard& guard_;
  std::vector<std::string> secrets_;
  std::optional<pqxx::connection> connection_;
  std::optional<SocketCopy> socket_;
  std::optional<pqxx::nontransaction> channel_;
  std::map<std::string, std::string, std::less<>> prepared_;  // names, by the statement
  bool usable_ = true;
};

struct Database::State {
  explicit State(DatabaseOptions given) : options(std::move(given)), guard(options.deadline) {}
  DatabaseOptions options;
  CallGuard guard;
  std::optional<Connection> connection;
  int connections = 0;
};

struct Transaction::Work {
  Database::State& database;
  bool open = true;
  bool failed = false;  // the server refused a statement: COMMIT would roll back without saying so
};

}  // namespace storage
