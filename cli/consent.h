#pragma once
#include "cli/session.h"

namespace cli {

// Shows what the set's changed queries gain and lose over stored articles (--since, 30 days), and
// on a terminal asks whether to go on, unless --yes says so. Throws Failed where the answer is no.
void require_consent(Session&, const watch::WatchSet&);

}  // namespace cli
