#pragma once
#include <chrono>
#include <filesystem>
#include <string>

#include "alerts/alerts.h"
#include "model/feed.h"
#include "net/transfers.h"

namespace watch {

// wirewatch.toml, each part as the options of the room that uses it. Relative paths are relative to
// the working directory of the program, except where a member says otherwise.
struct Config {
  std::filesystem::path file;  // where it was read from

  // Default: /var/lib/wirewatch; as another user $XDG_STATE_HOME/wirewatch.
  std::filesystem::path state_dir;
  std::string node;                // state.node, default: host name
  std::string log_level = "info";  // trace, debug, info, warn, error

  std::string database_url;  // empty: the private cluster
  bool migrate_at_start = true;
  std::chrono::milliseconds database_deadline{30'000};

  net::SmtpServer smtp;
  model::SecretSource smtp_password;
  std::string mail_from = "wirewatch <wirewatch@localhost>";
  std::string envelope_sender;  // default: the address of mail_from

  net::Egress egress;
  std::string proxy;
  std::string user_agent;  // default: wirewatch/VERSION, with contact where given

  std::string web_listen = "127.0.0.1:8480";  // empty: no web server
  std::string public_url;
  bool sample_feed = false;

  // Default: watch.d beside the configuration file; relative to that file.
  std::filesystem::path watch_dir;
  std::string watch_owner;  // empty, or the node that applies watch files

  std::chrono::seconds keep_articles = std::chrono::days(90);
  std::chrono::seconds keep_hits = std::chrono::days(400);  // no shorter

  model::FirstPoll first_poll = model::FirstPoll::baseline;
  int poll_concurrency = 64;
  std::chrono::milliseconds per_host_delay{1000};

  alerts::Schedule webhook_schedule;
  alerts::Schedule mail_schedule;
  std::chrono::milliseconds delivery_timeout{20'000};
  std::chrono::seconds delivery_lease{60};
};

}  // namespace watch
