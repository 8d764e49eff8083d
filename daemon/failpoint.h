#pragma once
// Named places where a test may end, hold or break the daemon:
// WIREWATCH_FAILPOINT="committed:kill:2" kills at the second passage. Actions: kill (SIGKILL), hold
// (until killed). Compiled in by WIREWATCH_FAILPOINTS only, so that what is installed has none.

namespace wirewatchd {

#ifdef WIREWATCH_FAILPOINTS
void failpoint(const char* name);
#else
inline void failpoint(const char*) {}
#endif

}  // namespace wirewatchd
