// tool statements: who said what in each article? For scripts, and for measuring people/.
#include <nlohmann/json.hpp>

#include "cli/article_line.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "people/people.h"
#include "text/reading.h"
#include "text/utf8.h"

namespace cli {

namespace {

using nlohmann::ordered_json;

// Bytes as code points of one text; asked in any order.
class CodePoints {
 public:
  explicit CodePoints(std::string_view utf8) : utf8_(utf8) {
    for (std::size_t i = 0; i < utf8.size(); i += kStep) {
      starts_.push_back(counted_);
      counted_ += text::count_code_points(utf8.substr(i, kStep));
    }
  }
  std::size_t at(std::size_t byte) const {
    const std::size_t step = std::min(byte / kStep, starts_.empty() ? 0 : starts_.size() - 1);
    if (starts_.empty()) return 0;
    return starts_[step] + begun(step * kStep, byte);
  }

 private:
  static constexpr std::size_t kStep = 64;
  std::size_t begun(std::size_t from, std::size_t to) const {
    std::size_t count = 0;
    for (; from < to && from < utf8_.size(); ++from) count += text::begins_code_point(utf8_[from]);
    return count;
  }
  std::string_view utf8_;
  std::vector<std::size_t> starts_;
  std::size_t counted_ = 0;
};

ordered_json to_json(const model::Statement& s, const CodePoints& points) {
  auto spans = ordered_json::array();
  for (const auto& part : s.content)
    spans.push_back({points.at(part.begin), points.at(part.end)});
  std::string speaker, mention;
  for (const auto& one : s.speakers) {
    speaker += (speaker.empty() ? "" : " and ") + one.name;
    mention += (mention.empty() ? "" : " and ") + one.written;
  }
  return {{"field", s.field == model::Field::title ? "title" : "text"},
          {"start", spans.front()[0]},
          {"end", spans.back()[1]},
          {"spans", spans},
          {"quote", s.words},
          {"speaker", speaker},
          {"mention", mention},
          {"cue", s.cue_words},
          {"direct", s.direct},
          {"kind", model::to_text(s.kind)},
          {"negated", s.negated},
          {"form", model::to_text(s.form)},
          {"confidence", s.confidence},
          {"found_by", s.found_by},
          {"via", s.via},
          {"venue", s.venue},
          {"target", s.target_words}};
}

}  // namespace

int find_statements(Session& session) {
  const model::Time now = now_by_clock();
  const bool titles = session.arguments.flag("--titles");
  JsonLines lines(session.arguments.text("--articles"));
  while (lines.next()) {
    const LineId id = lines.required_id();
    model::Article article = article_of(lines, now).article;
    article.lang = language_of(article);
    const text::Reading reading(article.title, article.text, article.lang);
    const CodePoints in_title(article.title), in_text(article.text);
    auto found = ordered_json::array();
    for (const auto& s : people::statements(reading, article)) {
      const bool in_headline = s.field == model::Field::title;
      if (in_headline && !titles) continue;
      found.push_back(to_json(s, in_headline ? in_title : in_text));
    }
    put(R"({"id":)" + to_json(id) + R"(,"statements":)" +
        found.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "}");
  }
  return kDone;
}

}  // namespace cli
