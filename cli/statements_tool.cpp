// tool statements: who said what in each article? For scripts, and for measuring people/.
#include "cli/article_line.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "cli/statement_json.h"
#include "people/people.h"
#include "text/reading.h"

namespace cli {

int find_statements(Session& session) {
  const model::Time now = now_by_clock();
  const bool titles = session.arguments.has("--titles");
  JsonLines lines(session.arguments.text("--articles"));
  while (lines.next()) {
    const LineId id = lines.required_id();
    model::Article article = article_of(lines, now).article;
    article.lang = language_of(article);
    const text::Reading reading(article.title, article.text, article.lang);
    const StatementJson json(article);
    auto found = nlohmann::ordered_json::array();
    for (const auto& s : people::statements(reading, article)) {
      if (s.field == model::Field::title && !titles) continue;
      found.push_back(json.of(s));
    }
    put(R"({"id":)" + to_json(id) + R"(,"statements":)" +
        found.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "}");
  }
  return kDone;
}

}  // namespace cli
