#include "tests/support/test_cluster.h"

#include <libpq-fe.h>
#include <sys/stat.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>

#include "storage/cluster/child_process.h"
#include "storage/cluster/data_folder.h"
#include "storage/migrate.h"

// ThreadSanitizer's word for: a forked copy may start threads.
extern "C" const char* __tsan_default_options() {
  return "die_after_fork=0";
}

namespace test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTemplateName = "migrated";

std::string create(const std::string& options) {
  static int number = 0;
  const auto name = "test" + std::to_string(++number);
  auto& cluster = shared_cluster();
  run_sql(cluster.superuser_url(), "create database " + name + " owner wirewatch " + options);
  return with_database(cluster.url(), name);
}

void make_template() {
  auto& cluster = shared_cluster();
  run_sql(cluster.superuser_url(),
          std::string("create database ") + kTemplateName + " owner wirewatch");
  storage::Database database({.url = with_database(cluster.url(), kTemplateName)});
  storage::migrate(database);
}

// "4242 (postgres) S 4200 …": the parent stands behind the name and the state.
pid_t parent_of(const fs::path& process) {
  std::ifstream in(process / "stat");
  std::string line;
  std::getline(in, line);
  const auto name_end = line.rfind(") ");
  return name_end == std::string::npos ? 0 : std::atoi(line.c_str() + name_end + 4);
}

storage::ClusterOptions options_for(const fs::path& state_dir) {
  return {.state_dir = state_dir, .account = "", .settings = {"fsync=off", "full_page_writes=off"}};
}

// A daemon that another test program has just killed has a free lock, too, and is started again.
bool is_old(const fs::path& file) {
  std::error_code gone;
  const auto written = fs::last_write_time(file, gone);
  return !gone && fs::file_time_type::clock::now() - written > std::chrono::minutes(10);
}

// A test program that crashed leaves its server running and its lock free: it is adopted and
// stopped.
void remove_leftovers() {
  for (const auto& entry : fs::directory_iterator("/tmp")) {
    if (!entry.path().filename().string().starts_with("wirewatch-test-")) continue;
    const auto state_dir = entry.path() / "state";
    std::error_code unreadable;
    if (!is_old(state_dir / "lock")) continue;
    const auto lock = storage::StateLock::take(state_dir);
    if (!lock) continue;
    if (!storage::running_cluster_url(state_dir).empty()) [[maybe_unused]]
      const auto stopped_at_once = storage::PrivateCluster::start(options_for(state_dir));
    fs::remove_all(entry.path(), unreadable);
  }
}

}  // namespace

Cluster::Cluster() {
  remove_leftovers();
  auto lock = storage::StateLock::take(state_dir());
  if (!lock) throw std::runtime_error(lock.error().message);
  lock_ = std::move(*lock);
  auto started = storage::PrivateCluster::start(options_for(state_dir()));
  if (!started) throw std::runtime_error(started.error().message);
  cluster_ = std::move(*started);
}

std::string Cluster::superuser_url() const {
  const auto file = storage::read_server_file(state_dir() / "postgres");
  return "host=" + file.value().socket_folder.string() + " port=5432 dbname=postgres user=postgres";
}

pid_t Cluster::postmaster() const {
  return storage::read_server_file(state_dir() / "postgres").value().pid;
}

void Cluster::end_with(int signal) {
  auto process = storage::Process::watch(postmaster());
  if (!process) return;
  process->signal(signal);
  if (!process->ended_within(std::chrono::seconds(20)))
    throw std::runtime_error("PostgreSQL did not end");
}

void Cluster::stop_fast() {
  end_with(SIGINT);
}
void Cluster::stop_immediate() {
  end_with(SIGQUIT);
}
void Cluster::kill() {
  end_with(SIGKILL);
}

void Cluster::start() {
  if (!cluster_->ensure_running()) throw std::runtime_error("PostgreSQL did not start");
}

void Cluster::signal_all(int signal) {
  const pid_t parent = postmaster();
  ::kill(parent, signal);
  for (const auto& entry : fs::directory_iterator("/proc"))
    if (const int pid = std::atoi(entry.path().filename().c_str());
        pid > 0 && parent_of(entry.path()) == parent)
      ::kill(pid, signal);
}

void Cluster::freeze() {
  signal_all(SIGSTOP);
}
void Cluster::thaw() {
  signal_all(SIGCONT);
}

Cluster& shared_cluster() {
  static Cluster cluster;
  return cluster;
}

std::string fresh_database() {
  [[maybe_unused]] static const bool made = (make_template(), true);
  return create(std::string("template ") + kTemplateName + " strategy file_copy");
}

std::string empty_database() {
  return create("");
}

std::string with_database(const std::string& url, const std::string& name) {
  return url + " dbname=" + name;  // of two, libpq takes the last
}

void run_sql(const std::string& url, const std::string& statement) {
  const std::unique_ptr<PGconn, void (*)(PGconn*)> connection(PQconnectdb(url.c_str()), PQfinish);
  const std::unique_ptr<PGresult, void (*)(PGresult*)> result(
      PQexec(connection.get(), statement.c_str()), PQclear);
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
    throw std::runtime_error(statement + ": " + PQerrorMessage(connection.get()));
}

}  // namespace test
