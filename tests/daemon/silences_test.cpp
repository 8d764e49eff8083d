#include "daemon/telling/silences.h"

#include <gtest/gtest.h>

namespace wirewatchd {

namespace {

model::Silence silence(std::int64_t id, std::string source, std::string text) {
  model::Silence made;
  made.id = {id};
  made.rule = "any";
  made.source = std::move(source);
  made.text = std::move(text);
  return made;
}

std::vector<std::int64_t> fitting(const Silences& silences) {
  model::Article article;
  article.title = "Dockers walk out in Ostend";
  article.text = "The strike began on Thursday.";
  article.lang = "en";
  article.source = "Harbour News";
  const text::Reading reading(article.title, article.text, article.lang);
  std::vector<std::int64_t> ids;
  for (const auto& one : silences.that_fit({reading, article, "harbour"}))
    ids.push_back(one.id.value);
  return ids;
}

}  // namespace

TEST(Silences, FitByOutletFeedAndQuery) {
  const Silences silences({silence(1, "", ""), silence(2, "harbour news", ""),
                           silence(3, "HARBOUR", ""), silence(4, "Harbour", "hotel"),
                           silence(5, "Other News", ""), silence(6, "", "strikes AND dockers"),
                           silence(7, "", "strike AND NOT ostend"),
                           silence(8, "Harbour News", "title:ostend")});

  EXPECT_EQ(fitting(silences), (std::vector<std::int64_t>{1, 2, 3, 6, 8}));
}

TEST(Silences, AreNoneWhereNobodyMadeAny) {
  EXPECT_TRUE(fitting(Silences()).empty());
}

}  // namespace wirewatchd
