#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/article.h"
#include "storage/database.h"

namespace storage {

struct KnownArticle {
  model::ArticleId id;
  std::string content_digest;  // empty when its row has left the database
  std::size_t text_bytes = 0;
  std::optional<std::string> digest_here;  // as the asking feed last told it; none: it never did
};

// Until the transaction's end no other daemon finds or stores articles: two that brought the same
// one at the same moment would both take it for new.
void lock_intake(Transaction&);

// For each entry's identities: the article already seen under any of them.
std::vector<std::optional<KnownArticle>> find_known(Transaction&, model::FeedId,
                                                    const std::vector<model::Identities>&);

// New articles with their identities and appearance, in one go; ids in order.
struct ArticleToStore {
  const model::Article* article;
  const model::Identities* identities;
};
std::vector<model::ArticleId> store_articles(Transaction&, model::FeedId,
                                             const std::vector<ArticleToStore>&);
// A known article whose text changed; adds identities and the appearance. False when its row has
// left.
bool update_article(Transaction&, model::FeedId, const model::Article&, const model::Identities&);
// A known article that this feed brought (again), as it told it, and whatever else it is known by
// now.
struct Appearance {
  model::ArticleId article;
  std::string content_digest;
  model::Identities identities;
};
void add_appearances(Transaction&, model::FeedId, const std::vector<Appearance>&);
bool has_appearances(Transaction&, model::FeedId);

}  // namespace storage
