// tool names: who of a watch list is named? For scripts, and for measuring people/. What is asked
// is told by the members of a line:
//   name1, name2   may both be one person's?                    {"id", "match"}
//   name           whose bare name is it?                       {"id", "entities"}
//   text           whom does this article name (title, lang)?   {"id", "entities"}
// A text of a few words on one line, without title and lang, is taken for a bare name.
#include "cli/commands.h"
#include "cli/print.h"
#include "cli/tools/article_line.h"
#include "people/people.h"
#include "text/reading.h"
#include "text/words.h"

namespace cli {

namespace {

constexpr std::size_t kMostWordsOfName = 12;

struct WatchList {
  std::vector<std::string> entities, names;
};

WatchList watch_list(const std::string& file) {
  WatchList list;
  JsonLines lines(file);
  while (lines.next()) {
    list.entities.push_back(lines.required_text("entity"));
    list.names.push_back(lines.required_text("name"));
  }
  return list;
}

bool is_bare_name(const JsonLines& lines, const std::string& text) {
  return lines.text("lang").empty() && lines.text("title").empty() && text.size() < 200 &&
         text.find('\n') == std::string::npos &&
         text::pieces_of_text(text).size() <= kMostWordsOfName;
}

class Answers {
 public:
  explicit Answers(WatchList list) : list_(std::move(list)), names_(list_.names) {}

  std::string to(JsonLines& lines, model::Time now) const {
    const std::string id = R"({"id":)" + to_json(lines.required_id());
    if (const auto other = lines.text("name2"); !other.empty())
      return id + R"(,"match":)" +
             (people::may_be_one(lines.required_text("name1"), other) ? "true}" : "false}");
    if (const auto name = lines.text("name"); !name.empty())
      return id + entities(names_.meant_by(name));
    const auto text = lines.required_text("text");
    if (is_bare_name(lines, text)) return id + entities(names_.meant_by(text));
    model::Article article = article_of(lines, now).article;
    article.lang = language_of(article);
    return id + entities(names_.found_in(text::Reading(article.title, article.text, article.lang),
                                         article));
  }

 private:
  std::string entities(const std::vector<std::size_t>& found) const {
    std::string json = R"(,"entities":[)";
    for (const std::size_t one : found)
      json += (json.back() == '[' ? "" : ",") + json_string(list_.entities[one]);
    return json + "]}";
  }

  WatchList list_;
  people::Names names_;
};

}  // namespace

int find_names(Session& session) {
  const model::Time now = now_by_clock();
  const std::string watch = session.arguments.text("--watch");
  const Answers answers(watch.empty() ? WatchList{} : watch_list(watch));
  JsonLines lines(session.arguments.text("--cases"));
  while (lines.next()) put(answers.to(lines, now));
  return kDone;
}

}  // namespace cli
