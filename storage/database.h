#pragma once
#include <chrono>
#include <expected>
#include <memory>
#include <stdexcept>
#include <string>

namespace storage {

// The ground gave way: no connection, a cut one, a server that stops, a full disk, a call over its
// deadline, or a COMMIT whose outcome is unknown. Caught once, at the top of each loop; every write
// here has a natural key, so that doing it again is harmless.
struct Unavailable : std::runtime_error {
  explicit Unavailable(const std::string& message, bool broke = false)
      : std::runtime_error(message), connection_broke(broke) {}
  // In the middle of a call and without a word of the server's: the work itself may be what kills
  // it.
  bool connection_broke;
};

// The server refused this very piece of work (encoding, length, constraint). Retrying it as it is
// does not help; its neighbours may be fine.
struct Rejected : std::runtime_error {
  Rejected(const std::string& message, std::string state)
      : std::runtime_error(message), sqlstate(std::move(state)) {}
  std::string sqlstate;
};

struct DatabaseOptions {
  std::string url;                             // libpq conninfo or URI, several hosts allowed
  std::chrono::milliseconds deadline{30'000};  // a call that takes longer has its socket shut (F17)
  std::string program = "wirewatch";           // application_name
  // Its statements come by the thousand, each a few probes by index: none is better off with a plan
  // for its values, nor with one that reads a table whole because that was empty when it was made.
  bool plans_for_any_values = false;
};

// Whether libpq understands it. The error repeats no part of it, because a password may be
// anywhere.
std::expected<void, std::string> check_url(const std::string& url);

class Transaction;

// One connection, for one thread; made at first use, made again after it broke.
class Database {
 public:
  explicit Database(DatabaseOptions);
  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;

  Transaction begin();  // throws Unavailable; reconnects where needed, at once and once
  // From now on no call takes longer than this, the one under way included. Any thread: the program
  // stops, and a server that hangs must not hold it.
  void hurry(std::chrono::milliseconds deadline);
  const DatabaseOptions& options() const;
  // How many were made so far: another one may lead to another server.
  int connections() const;
  struct State;

 private:
  std::unique_ptr<State> state_;
};

// Rolls back unless committed. All of storage's functions take one.
class Transaction {
 public:
  explicit Transaction(Database::State&);
  ~Transaction();
  Transaction(Transaction&&) noexcept;
  // Throws Unavailable, also when the outcome is unknown; Rejected (25P02) when a statement was
  // refused and the caller went on.
  void commit();
  struct Work;
  Work& work() { return *work_; }  // storage only (storage/sql.h)

 private:
  std::unique_ptr<Work> work_;
};

}  // namespace storage
