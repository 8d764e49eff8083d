// tool stories: which articles tell of the same event? For scripts, and for measuring stories/. All
// lines are read first, so that what is rare is known as by a daemon that has run for a while; then
// each is placed, in the order of the lines.
//   title, text, lang, source, published …   {"id", "cluster", "kind", "likeness", "nearest", …}
//   a, b (objects of such members)            {"id", "same", "likeness"}
#include "cli/tools/stories_tool.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/print.h"
#include "cli/tools/article_line.h"
#include "stories/stories.h"
#include "text/language.h"
#include "text/reading.h"

namespace cli {

namespace {

using Clock = std::chrono::steady_clock;

struct Line {
  LineId id;
  model::Article article;
  std::optional<model::Article> other;  // of a pair
};

std::string member(const JsonLines& lines, const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return {};
  if (!found->is_string()) lines.fail(std::string("\"") + name + "\": expected a string");
  return found->get<std::string>();
}

// One side of a pair. Of the whole line: its language.
model::Article side(const JsonLines& lines, const std::string& object) {
  const auto parsed = nlohmann::json::parse(object);
  model::Article article;
  article.title = member(lines, parsed, "title");
  article.text = member(lines, parsed, "text");
  article.source = member(lines, parsed, "source");
  const std::string lang = member(lines, parsed, "lang");
  article.lang = text::language_code(lang.empty() ? lines.text("lang") : lang);
  if (article.lang.empty()) article.lang = text::language_of_article(article.title, article.text);
  return article;
}

std::vector<Line> lines_of(const std::string& file) {
  std::vector<Line> all;
  JsonLines lines(file);
  while (lines.next()) {
    const auto a = lines.object("a"), b = lines.object("b");
    if (a.has_value() != b.has_value()) lines.fail("expected both \"a\" and \"b\", or neither");
    if (a) {
      all.push_back({lines.required_id(), side(lines, *a), side(lines, *b)});
      continue;
    }
    // When it was first seen says nothing here.
    all.push_back({lines.required_id(), article_of(lines, model::Time{}).article, std::nullopt});
    all.back().article.lang = language_of(all.back().article);
  }
  return all;
}

text::Reading reading_of(const model::Article& article) {
  return text::Reading(article.title, article.text, article.lang);
}

// What is told of a run on standard error.
struct Times {
  std::vector<double> placing_ms;
  Clock::duration learning{}, signing{};

  // Of the last tenth of the articles, placed among all the others.
  std::vector<double> last_placed() const {
    std::vector<double> last(
        placing_ms.end() - static_cast<std::ptrdiff_t>((placing_ms.size() + 9) / 10),
        placing_ms.end());
    std::ranges::sort(last);
    return last;
  }
};

double at_share(const std::vector<double>& ascending, double share) {
  if (ascending.empty()) return 0;
  return ascending[static_cast<std::size_t>(share * static_cast<double>(ascending.size() - 1))];
}

class Placing {
 public:
  explicit Placing(const std::vector<Line>& lines)
      : lines_(lines), index_({.most_articles = std::max<std::size_t>(lines.size(), 1)}) {
    for (const Line& line : lines) {
      learn(line.article);
      if (line.other) learn(*line.other);
    }
  }

  void answer() {
    for (std::size_t i = 0; i < lines_.size(); ++i)
      put(lines_[i].other ? pair(lines_[i]) : placed(i));
  }

  void put_stats() {
    JsonLine line;
    line.add("articles", static_cast<std::int64_t>(lines_.size()));
    line.add("stories", stories_);
    line.add_real("learn_ms", mean_ms(times_.learning));
    line.add_real("sign_ms", mean_ms(times_.signing));
    const auto last = times_.last_placed();
    line.add_real("place_ms_median", at_share(last, 0.5));
    line.add_real("place_ms_p99", at_share(last, 0.99));
    std::fprintf(stderr, "%s\n", line.text().c_str());
  }

 private:
  void learn(const model::Article& article) {
    const text::Reading reading = reading_of(article);
    const auto begin = Clock::now();
    frequencies_.learn(reading, article);
    times_.learning += Clock::now() - begin;
  }

  double mean_ms(Clock::duration all) const {
    return std::chrono::duration<double, std::milli>(all).count() /
           static_cast<double>(std::max<std::size_t>(lines_.size(), 1));
  }

  static std::string head(const Line& line) { return R"({"id":)" + to_json(line.id); }

  std::string pair(const Line& line) const {
    const double like = stories::likeness(
        stories::sign(reading_of(line.article), line.article, frequencies_),
        stories::sign(reading_of(*line.other), *line.other, frequencies_), frequencies_);
    return head(line) + R"(,"same":)" + (like >= stories::kSameEvent ? "true" : "false") +
           R"(,"likeness":)" + std::to_string(like) + "}";
  }

  std::string placed(std::size_t at) {
    const model::Article& article = lines_[at].article;
    const text::Reading reading = reading_of(article);
    const auto begin = Clock::now();
    stories::Signature signature = stories::sign(reading, article, frequencies_);
    const auto signed_at = Clock::now();
    const stories::Placement placement = index_.place(signature, frequencies_);
    const auto behind = Clock::now();
    times_.signing += signed_at - begin;
    times_.placing_ms.push_back(
        std::chrono::duration<double, std::milli>(behind - signed_at).count());
    const model::StoryId story =
        placement.story.value != 0 ? placement.story : model::StoryId{++stories_};
    index_.add({static_cast<std::int64_t>(at) + 1}, story, std::move(signature), frequencies_);
    return told(at, story, placement, reading);
  }

  std::string told(std::size_t at, model::StoryId story, const stories::Placement& placement,
                   const text::Reading& reading) const {
    std::string json = head(lines_[at]) + R"(,"cluster":)" + std::to_string(story.value) +
                       R"(,"kind":")" + std::string(to_text(placement.kind)) + R"(","likeness":)" +
                       std::to_string(placement.likeness);
    if (placement.nearest.value != 0) {
      json += R"(,"nearest":)" +
              to_json(lines_[static_cast<std::size_t>(placement.nearest.value) - 1].id) +
              R"(,"shared":[)";
      for (const std::string& word :
           stories::written(placement.shared, reading, lines_[at].article))
        json += (json.back() == '[' ? "" : ",") + json_string(word);
      json += "]";
    }
    if (!placement.agency.empty()) json += R"(,"agency":)" + json_string(placement.agency);
    if (placement.are_other_speakers) json += R"(,"other_speakers":true)";
    return json + "}";
  }

  const std::vector<Line>& lines_;
  stories::Frequencies frequencies_;
  stories::Index index_;
  std::int64_t stories_ = 0;
  Times times_;
};

}  // namespace

int place_in_stories(Session& session) {
  const std::vector<Line> lines = lines_of(session.arguments.text("--articles"));
  Placing placing(lines);
  placing.answer();
  if (session.arguments.has("--stats")) placing.put_stats();
  return kDone;
}

}  // namespace cli
