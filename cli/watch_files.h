#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "cli/session.h"

namespace cli {

// Who types this, for the revisions.
std::string person();

// Failed(configuration) where watch.owner names another node: the files here are not in force.
void require_owner(Session&);

// Print every problem; throw Failed(configuration) where there is an error. Some: those files, as
// far as each can be judged without the others; none given: all of watch.dir.
watch::WatchSet read_or_fail(Session&, const std::filesystem::path&, const watch::Edit& = {});
watch::WatchSet read_some_or_fail(Session&, const std::vector<std::string>& files);

// Runs the rules' tests; prints the red ones and throws Failed(red).
void require_green(const watch::WatchSet&);

void put_changes(const std::vector<watch::Change>&);

}  // namespace cli
