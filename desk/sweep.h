#pragma once
// Through the archive, newest first, judging on two threads while the next batch is fetched.
#include <functional>
#include <vector>

#include "desk/desk.h"

namespace desk {

struct Judged {
  storage::ArchivedArticle stored;
  std::vector<rules::RuleMatch> matches;
  bool gave_up = false;  // some rule took too long
};

// Gives every article to `take`, in order and on the caller's thread, until that or `course` says
// false.
Coverage sweep(storage::Transaction&, const rules::RuleSet&, const storage::ArchiveFilter&,
               const Course& course, const std::function<bool(Judged&)>& take);

// What is kept of an article that is shown.
Found found_of(storage::ArchivedArticle, const rules::Proof&);

// The texts that were met, as written.
std::string_view text_of(const model::Article&, const model::Span&);

}  // namespace desk
