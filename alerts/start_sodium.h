#pragma once

namespace alerts {

// libsodium wants to be started before its first use; safe from any thread, any number of times.
void start_sodium();

}  // namespace alerts
