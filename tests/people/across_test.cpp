#include "people/across.h"

#include <gtest/gtest.h>

#include "text/reading.h"

TEST(SoundKey, IsOneForANameInEveryScript) {
  const std::vector<std::vector<std::string>> kNames = {{"shoigu", "schoigu", "шойгу", "шойг"},
                                                        {"boeing", "боинг"},
                                                        {"putin", "путин", "poutine"},
                                                        {"nato", "нато"},
                                                        {"vintra", "винтра"},
                                                        {"brandell", "бранделл"}};
  for (const auto& names : kNames)
    for (const auto& name : names)
      EXPECT_EQ(people::sound_key(name), people::sound_key(names[0])) << name;
}

TEST(SoundKey, DiffersForOtherNames) {
  EXPECT_NE(people::sound_key("lund"), people::sound_key("dorn"));
  EXPECT_NE(people::sound_key("duma"), people::sound_key("dima"));
  EXPECT_EQ(people::sound_key("42"), "");
  EXPECT_EQ(people::sound_key("船"), "");
}

TEST(StatesNamed, AreFoundAsNounsAndAdjectives) {
  model::Article article;
  article.title = "Kazakh envoy in the United States";
  article.text = "He left Germany for us all. The US agreed.";
  article.lang = "en";

  std::vector<std::string> keys;
  for (const auto& state :
       people::states_named(text::Reading(article.title, article.text, article.lang), article))
    keys.emplace_back(state.key);

  EXPECT_EQ(keys, (std::vector<std::string>{"KZ", "US", "DE", "US"}));
}
