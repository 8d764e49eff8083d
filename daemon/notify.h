#pragma once
// Word to systemd (sd_notify's protocol: a datagram to $NOTIFY_SOCKET). Does nothing elsewhere.
#include <chrono>
#include <optional>
#include <string>

namespace wirewatchd {

void notify(const std::string& message);  // "READY=1\nSTATUS=…"

// RELOADING=1 with the clock systemd compares it to.
void notify_reloading();

// Half of $WATCHDOG_USEC: how often to say WATCHDOG=1.
std::optional<std::chrono::milliseconds> watchdog_interval();

}  // namespace wirewatchd
