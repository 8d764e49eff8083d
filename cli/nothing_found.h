#pragma once
// Where a question found nothing: what may be the reason.
#include "desk/desk.h"

namespace cli {

// On standard error: the query is a rule's name, no stored article is of the outlet (naming the
// nearest ones) or in the language, or all that are came before `since`.
void hint_at_nothing(storage::Transaction&, const model::Rule& asked, const storage::ArchiveFilter&,
                     const desk::Coverage&);

}  // namespace cli
