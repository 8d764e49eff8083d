#pragma once
#include <chrono>

namespace wirewatchd {

enum class Signal { none, stop, reload };

// Once, before any thread starts: from then on signals are only waited for.
void block_signals();

// SIGTERM and SIGINT stop, SIGHUP reloads; none when `timeout` passes first.
Signal wait_for_signal(std::chrono::milliseconds timeout);

// After so many seconds the process ends with this code, whatever its threads wait for.
void exit_within(unsigned seconds, int exit_code);

}  // namespace wirewatchd
