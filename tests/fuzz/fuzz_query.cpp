// Any bytes as a query: parsed, or refused with a reason and a place that lies in them.
#include <algorithm>
#include <iterator>

#include "query/query.h"
#include "tests/fuzz/hold.h"
#include "text/utf8.h"

namespace {

const std::vector<std::string> kLists = {"allies", "csto-ministers"};
const query::Options kWays[] = {
    {}, {.lookalikes = true}, {.cut = text::Cut::standard}, {.lists = &kLists}};

// A fault at the end stands one behind the last character.
bool lies_in(std::string_view query, int line, int column) {
  for (; line > 1; --line) {
    const auto end = query.find('\n');
    if (end == std::string_view::npos) return false;
    query.remove_prefix(end + 1);
  }
  query = query.substr(0, query.find('\n'));
  return line == 1 && column >= 1 &&
         static_cast<std::size_t>(column) <= text::count_code_points(query) + 1;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view query(reinterpret_cast<const char*>(bytes), size);
  for (const query::Options& way : kWays) {
    const auto parsed = query::parse(query, way);
    if (!parsed) {
      fuzz::hold(!parsed.error().message.empty(), "an error says what it is");
      fuzz::hold(lies_in(query, parsed.error().line, parsed.error().column),
                 "an error's place lies in the query");
      continue;
    }
    fuzz::hold(parsed->query != nullptr, "what is parsed has a tree");
    for (const auto& warning : parsed->warnings)
      fuzz::hold(!warning.message.empty() && lies_in(query, warning.line, warning.column),
                 "a warning says what it is, at a place in the query");
  }
  return 0;
}
