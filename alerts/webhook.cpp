// A webhook's body: the alert cut to size until it is one (Standard Webhooks: payloads under
// 20 kB).
#include <algorithm>

#include "alerts/alert_json.h"
#include "alerts/alerts.h"
#include "alerts/marked_text.h"
#include "text/utf8.h"

namespace alerts {
namespace {

constexpr std::size_t kMostBytes = 20'000 - 1;
// S5; a longer one is left out, for a cut one leads elsewhere.
constexpr std::size_t kMostUrlBytes = 2048;

struct Limits {
  std::size_t passages, passage_bytes, rules, words;  // `words`: code points of a title or a name
};
// Tried in turn; the last fits with every byte escaped.
constexpr Limits kLimits[] = {
    {20, 2000, 100, 500}, {10, 1000, 50, 300}, {5, 500, 20, 200}, {2, 300, 5, 120}, {0, 0, 1, 60}};

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
  cut_alert.created = alert.created;
  for (std::size_t i = 0; i < std::min(limits.rules, alert.rules.size()); ++i) {
    const auto& rule = alert.rules[i];
    cut_alert.rules.push_back(
        {short_words(rule.name), short_words(rule.title), rule.revision, rule.priority});
  }
  for (std::size_t i = 0; i < std::min(limits.passages, alert.passages.size()); ++i)
    cut_alert.passages.push_back(shortened(alert.passages[i], limits.passage_bytes));
  const model::Article& article = alert.article;
  cut_alert.article = {.id = article.id,
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
