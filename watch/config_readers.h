#pragma once
// Readers for what only wirewatch.toml holds.
#include <optional>
#include <string>

#include "alerts/alerts.h"
#include "watch/keys.h"

namespace watch {

std::optional<std::string> read_host(const Given&, Report&);
std::optional<std::string> read_node(const Given&, Report&);
std::optional<std::string> read_proxy(const Given&, Report&);

// "127.0.0.1:8480", "[::1]:8480", "localhost:8480"; "" for none. Loopback only: this version has
// neither TLS nor log-in (S19).
std::optional<std::string> read_listen(const Given&, Report&);

// "press@example.org" or "Press desk <press@example.org>".
std::optional<std::string> read_mailbox(const Given&, Report&);
std::optional<std::string> read_mail_address(const Given&, Report&);
std::string address_of(std::string_view mailbox);

// A list of durations, the waits before the second, third … attempt.
std::optional<std::vector<std::chrono::seconds>> read_schedule(const Given&, Report&);
std::vector<int> read_ports(const Given&, Report&);
std::vector<std::string> read_networks(const Given&, Report&);  // of egress.allow_cidr

}  // namespace watch
