#pragma once
#include "cli/session.h"

namespace cli {

// Whether a person is there: input and output are a terminal.
bool can_ask();

// The end of input and Ctrl-C are no.
bool says_yes(const char* question);

// Shows what changes, which tests come and go, and what changed queries gain and lose over stored
// articles (--since, 30 days), and asks whether to go on, unless --yes says so. Throws Failed where
// the answer is no, or nobody is there to give it.
void require_consent(Session&, const watch::WatchSet& before, const watch::WatchSet& after);

}  // namespace cli
