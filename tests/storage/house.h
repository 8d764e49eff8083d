#pragma once
// A migrated database of a test's own, and the nouns it is filled with.
#include <string>
#include <vector>

#include "storage/sql.h"
#include "storage/storage.h"
#include "tests/support/test_cluster.h"

namespace test {

struct House {
  std::string url = fresh_database();
  storage::Database database{{.url = url}};

  storage::Database second_daemon() const { return storage::Database{{.url = url}}; }

  // Runs `work` in a transaction of its own and commits it.
  template <class Work>
  auto in_transaction(Work work) {
    auto transaction = database.begin();
    if constexpr (std::is_void_v<decltype(work(transaction))>) {
      work(transaction);
      transaction.commit();
    } else {
      auto result = work(transaction);
      transaction.commit();
      return result;
    }
  }

  void run(const char* statement) {
    in_transaction([&](auto& transaction) { storage::exec(transaction, statement); });
  }
  std::string ask(const char* question) {
    return in_transaction([&](auto& transaction) {
      return storage::exec(transaction, question).front()["answer"].text();
    });
  }

  model::FeedId add_feed(const std::string& name) {
    return in_transaction([&](auto& transaction) {
      storage::WatchRow<model::Feed> row;
      row.noun.name = name;
      row.noun.url = "https://" + name + ".example/feed";
      store_feed(transaction, row);
      keep_definitions(transaction, "feed", {{name}, {"name = " + name}}, "tests");
      for (const auto& stored : load_watch_rows(transaction).feeds) {
        if (stored.noun.name == name) return stored.noun.id;
      }
      return model::FeedId{};
    });
  }

  model::RuleId add_rule(const std::string& name) {
    return in_transaction([&](auto& transaction) {
      storage::WatchRow<model::Rule> row;
      row.noun.name = name;
      row.noun.title = "About " + name;
      row.noun.query = name;
      store_rule(transaction, row);
      keep_definitions(transaction, "rule", {{name}, {"name = " + name}}, "tests");
      for (const auto& stored : load_watch_rows(transaction).rules) {
        if (stored.noun.name == name) return stored.noun.id;
      }
      return model::RuleId{};
    });
  }
};

inline model::Time at(std::int64_t seconds) {
  return model::Time{std::chrono::seconds{1'780'000'000 + seconds}};
}

// 32 bytes in hex that belong to `name`.
inline std::string digest_of(const std::string& name) {
  std::string digest;
  for (const char byte : name) {
    constexpr auto kDigits = "0123456789abcdef";
    digest += {kDigits[static_cast<unsigned char>(byte) >> 4], kDigits[byte & 15]};
  }
  digest.resize(64, '0');
  return digest;
}

inline model::Article article_titled(const std::string& title) {
  model::Article article;
  article.url = "https://news.example/" + title;
  article.title = title;
  article.text = "What is told about " + title + ".";
  article.lang = "en";
  article.source = "Example News";
  article.seen = at(0);
  article.content_digest = digest_of("content of " + title);
  return article;
}

// Stores one article known by `identities`, by its title when there are none.
inline model::ArticleId store_one(storage::Transaction& transaction, model::FeedId feed,
                                  const model::Article& article,
                                  model::Identities identities = {}) {
  if (identities.empty()) identities = {digest_of(article.title)};
  return store_articles(transaction, feed, {{&article, &identities}}).at(0);
}

}  // namespace test
