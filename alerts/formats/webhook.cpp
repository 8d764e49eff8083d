// A webhook's body: the alert cut to size until it is one (Standard Webhooks: payloads under
// 20 kB).
#include <algorithm>

#include "alerts/alerts.h"
#include "alerts/formats/alert_json.h"
#include "alerts/wording/marked_text.h"
#include "text/utf8.h"

namespace alerts {
namespace {

constexpr std::size_t kMostBytes = 20'000 - 1;
// S5; a longer one is left out, for a cut one leads elsewhere.
constexpr std::size_t kMostUrlBytes = 2048;

struct Limits {
  // `words`: code points of a title or a name; `content`: of what somebody said.
  std::size_t passages, passage_bytes, rules, words, statements, others, content, items;
};
// Tried in turn; the last fits with every byte escaped.
constexpr Limits kLimits[] = {{20, 2000, 100, 500, 10, 10, 2000, 30},
                              {10, 1000, 50, 300, 5, 5, 1000, 20},
                              {5, 500, 20, 200, 3, 2, 500, 12},
                              {2, 300, 5, 120, 1, 0, 300, 6},
                              {0, 0, 1, 60, 0, 0, 0, 0}};
// An item of a digest leads with one sentence; so does what came later of its event.
constexpr Limits of_item(const Limits& limits) {
  constexpr std::size_t kFurther = 3;
  return {1,
          limits.passage_bytes / 4,
          3,
          limits.words / 2,
          1,
          0,
          limits.content / 4,
          std::min(limits.items / 4, kFurther)};
}

// Of a speaker, two names are told; of what was said, its beginning.
model::Statement cut(model::Statement statement, const Limits& limits) {
  const auto cut_to = [](std::string& text, std::size_t most) {
    text = text::cut_to_code_points(text, most);
  };
  cut_to(statement.words, limits.content);
  for (std::string* text : {&statement.cue_words, &statement.target_words, &statement.venue})
    cut_to(*text, limits.words);
  if (statement.via.size() > 3) statement.via.resize(3);
  for (std::string& via : statement.via) cut_to(via, limits.words);
  if (statement.speakers.size() > 2) statement.speakers.resize(2);
  for (auto& speaker : statement.speakers)
    for (std::string* text : {&speaker.name, &speaker.written, &speaker.member, &speaker.office,
                              &speaker.country, &speaker.list})
      cut_to(*text, limits.words);
  return statement;
}

std::vector<model::Statement> cut(const std::vector<model::Statement>& all, std::size_t most,
                                  const Limits& limits) {
  std::vector<model::Statement> kept;
  for (std::size_t i = 0; i < std::min(all.size(), most); ++i) kept.push_back(cut(all[i], limits));
  return kept;
}

model::Article cut(const model::Article& article, const Limits& limits) {
  const auto short_words = [&](const std::string& text) {
    return text::cut_to_code_points(text, limits.words);
  };
  return {.id = article.id,
          .url = article.url.size() > kMostUrlBytes ? "" : article.url,
          .title = short_words(article.title),
          .text = {},
          .lang = short_words(article.lang),
          .authors = {},
          .tags = {},
          .source = short_words(article.source),
          .country = {},
          .published = article.published,
          .seen = article.seen,
          .content_digest = {}};
}

model::Alert cut(const model::Alert& alert, const Limits& limits) {
  const auto short_words = [&](const std::string& text) {
    return text::cut_to_code_points(text, limits.words);
  };
  model::Alert cut_alert;
  cut_alert.id = short_words(alert.id);
  cut_alert.kind = alert.kind;
  cut_alert.reason = alert.reason;
  cut_alert.receiver = short_words(alert.receiver);
  cut_alert.feed = short_words(alert.feed);
  cut_alert.story = {.id = alert.story.id,
                     .articles = alert.story.articles,
                     .outlets = alert.story.outlets,
                     .copies = alert.story.copies};
  cut_alert.created = alert.created;
  for (std::size_t i = 0; i < std::min(limits.rules, alert.rules.size()); ++i) {
    const auto& rule = alert.rules[i];
    cut_alert.rules.push_back(
        {short_words(rule.name), short_words(rule.title), rule.revision, rule.priority});
  }
  for (std::size_t i = 0; i < std::min(limits.passages, alert.passages.size()); ++i)
    cut_alert.passages.push_back(shortened(alert.passages[i], limits.passage_bytes));
  cut_alert.statements = cut(alert.statements, limits.statements, limits);
  cut_alert.other_statements = cut(alert.other_statements, limits.others, limits);
  cut_alert.notice = text::cut_to_code_points(alert.notice, 4 * limits.words);
  cut_alert.article = cut(alert.article, limits);
  const std::size_t items = std::min(limits.items, alert.items.size());
  for (std::size_t i = 0; i < items; ++i)
    cut_alert.items.push_back(cut(alert.items[i], of_item(limits)));
  for (const std::string& note : alert.notes) cut_alert.notes.push_back(short_words(note));
  cut_alert.more = alert.more + alert.items.size() - items;
  return cut_alert;
}

}  // namespace

std::string render_webhook(const model::Alert& alert) {
  std::string body;
  for (const Limits& limits : kLimits) {
    const std::size_t left_out = alert.rules.size() - std::min(alert.rules.size(), limits.rules);
    body = webhook_json(cut(alert, limits), left_out);
    if (body.size() <= kMostBytes) break;
  }
  return body;
}

}  // namespace alerts
