#pragma once
// What a question is about: a query as typed or a rule by its name, and which stored articles.
#include <optional>
#include <string>

#include "cli/print.h"
#include "cli/session.h"
#include "desk/desk.h"

namespace cli {

enum class Asked { query, rules_name };
// QUERY as a rule without a name (--lookalikes), or "@NAME" as the rule of that name: as it is in
// force, else the query for the list of that name, else the rule as a watch file has it; the latter
// two are said on standard error. Where a rule's name was typed, no list is meant. Only a query
// with @ asks the database. Warnings go to standard error; throws Failed(data) with line, column,
// caret and hint, Failed(nothing found) for a name.
model::Rule asked_rule(Session&, const std::string& query, Asked = Asked::query);

// --since, --lang, --source. Throws Failed(usage) for what is none; `since` where it is not given.
class AskedArticles {
 public:
  AskedArticles(const Arguments&, std::optional<std::chrono::milliseconds> since);
  storage::ArchiveFilter from(model::Time now) const;

 private:
  std::optional<std::chrono::milliseconds> since_;
  storage::ArchiveFilter filter_;
};

// One that was found: when and where on a line, below it its address and the marked sentence.
void put_found(const desk::Found&, std::string_view before_it = "");
JsonLine json_of(const desk::Found&);

// In UTC: the date of an article, else when it was first met.
model::Time time_of(const model::Article&);

}  // namespace cli
