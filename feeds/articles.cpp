#include <array>
#include <chrono>

#include "feeds/elements.h"
#include "feeds/feeds.h"
#include "feeds/identity.h"
#include "text/html.h"
#include "text/language.h"
#include "text/url.h"
#include "text/utf8.h"

// An Entry made an Article. Nothing here drops an entry: what cannot be true is left out of it (a
// date), what is too long is cut and marked (B28).

namespace feeds {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMaxText = 1'000'000;
constexpr std::size_t kMaxTitle = 1'000;  // characters
constexpr std::string_view kCut = " […]";
constexpr model::Time kEarliest{std::chrono::sys_days(std::chrono::year(1990) / 1 / 1)};

// At most `bytes` of it, ending with a whole character.
std::string head(std::string_view s, std::size_t bytes) {
  return std::string(s.substr(0, text::code_point_start(s, bytes)));
}

std::size_t offset_of_character(std::string_view s, std::size_t count) {
  std::size_t at = 0;
  for (; at < s.size(); ++at)
    if (text::begins_code_point(s[at]) && count-- == 0) break;
  return at;
}

std::string cut_text(std::string text) {
  if (text.size() <= kMaxText) return text;
  return head(text, kMaxText).append(kCut);
}

std::string cut_title(std::string title) {
  const auto end = offset_of_character(title, kMaxTitle);
  if (end == title.size()) return title;
  return title.substr(0, end).append(kCut);
}

// The fuller of what the feed brought. Plain text is never longer than its markup, so the shorter
// markup is read only where it can win.
std::string text_of_entry(const model::Entry& entry) {
  std::string content = text::plain_text(entry.content_html);
  if (entry.summary_html.size() <= content.size()) return content;
  std::string summary = text::plain_text(entry.summary_html);
  return summary.size() > content.size() ? summary : content;
}

// Dates sort and are shown; none decides whether an article is news to us (B26).
std::optional<model::Time> sane(std::optional<model::Time> date, model::Time now) {
  if (!date || *date < kEarliest) return std::nullopt;
  return *date > now + 24h ? now : *date;
}

std::vector<std::string> tags_of(const model::Entry& entry, const model::Feed& feed) {
  std::vector<std::string> tags = feed.tags;
  for (const auto& category : entry.categories) append_new(tags, head(category, 200));
  return tags;
}

std::string content_digest(const model::Article& article) {
  const std::array<std::string_view, 3> parts = {"content", article.title, article.text};
  return digest_of(parts);
}

model::Article read_article(const model::Entry& entry, const model::Document& document,
                            const model::Feed& feed, model::Time now) {
  model::Article article;
  article.url = text::canonical_url(link_from(entry.link, document.link));
  article.title = cut_title(text::plain_line(text::escaped_html(entry.title)));
  article.text = cut_text(text_of_entry(entry));
  article.lang = text::language_of_article(article.title, article.text, document.language);
  for (const auto& author : entry.authors) append_new(article.authors, head(author, 300));
  article.tags = tags_of(entry, feed);
  article.source = cut_title(entry.source_title.empty() ? document.title : entry.source_title);
  article.country = feed.country;
  article.published = sane(entry.published ? entry.published : entry.updated, now);
  article.seen = now;
  article.content_digest = content_digest(article);
  return article;
}

}  // namespace

std::vector<NewArticle> read_articles(const model::Document& document, const model::Feed& feed,
                                      model::Time now) {
  std::vector<NewArticle> articles;
  articles.reserve(document.entries.size());
  for (const auto& entry : document.entries)
    articles.push_back({read_article(entry, document, feed, now), {}});

  std::vector<Traits> traits;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const auto& article = articles[i].article;
    traits.push_back({document.entries[i].guid, article.url, article.title, article.text});
  }
  auto identities = identities_of(traits, feed.name);
  for (std::size_t i = 0; i < articles.size(); ++i)
    articles[i].identities = std::move(identities[i]);
  return articles;
}

}  // namespace feeds
