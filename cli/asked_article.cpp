#include "cli/asked_article.h"

#include <algorithm>
#include <charconv>

#include "cli/asked_day.h"
#include "cli/files.h"
#include "text/ascii.h"
#include "text/encoding.h"
#include "text/language.h"

namespace cli {

namespace {

constexpr std::size_t kMaxFileBytes = 5'000'000;  // as much as a page may have

// The first line is the title.
AskedArticle read_article(const std::string& file) {
  std::string content = content_of(file == "-" ? "/dev/stdin" : file, kMaxFileBytes);
  if (content.find('\0') != content.npos)
    throw Failed(kData, file + ": it holds NUL bytes: expected a text, its title first");
  content = text::valid_utf8(content);
  const std::size_t end = std::min(content.find('\n'), content.size());
  AskedArticle asked;
  asked.article.title = text::trimmed(std::string_view(content).substr(0, end));
  asked.article.text = text::trimmed(std::string_view(content).substr(end));
  if (asked.article.title.empty() && asked.article.text.empty())
    throw Failed(kData, file + ": it is empty: expected an article, its title first");
  asked.article.lang = text::language_of_article(asked.article.title, asked.article.text);
  asked.article.seen = now_by_clock();
  return asked;
}

bool is_address(const std::string& word) {
  return word.starts_with("http://") || word.starts_with("https://");
}

bool is_number(const std::string& word) {
  return std::ranges::all_of(word, text::is_digit);
}

AskedArticle on_its_day(AskedArticle asked, const Arguments& arguments) {
  if (const auto day = asked_day(arguments)) asked.article.published = *day;
  return asked;
}

// A whole number, 0 where it is none that could be an id.
model::ArticleId id_of(const std::string& number) {
  std::int64_t id = 0;
  std::from_chars(number.data(), number.data() + number.size(), id);
  return {id};
}

}  // namespace

AskedArticle stored_article(storage::Transaction& transaction, const std::string& word) {
  auto stored = is_number(word) ? desk::find_article(transaction, id_of(word))
                                : desk::find_article(transaction, word);
  if (!stored)
    throw Failed(kRedOrNothing,
                 is_number(word)
                     ? "no stored article has the number " + word
                     : "no stored article has the address " + word +
                           ", and nothing is fetched (wirewatch rules why tells what is known)");
  return {std::move(stored->article), std::move(stored->feed)};
}

std::optional<AskedArticle> article_of_file(const Arguments& arguments) {
  const std::string word = arguments.text("ARTICLE");
  if (is_number(word) || is_address(word)) return {};
  return on_its_day(read_article(word), arguments);
}

AskedArticle asked_article(storage::Transaction& transaction, const Arguments& arguments) {
  if (auto of_file = article_of_file(arguments)) return *std::move(of_file);
  return on_its_day(stored_article(transaction, arguments.text("ARTICLE")), arguments);
}

}  // namespace cli
