// Texts of our own with the statements in them: tests/data/statements/LANG.jsonl, and speakers.jsonl
// about whom a name in the speaker's words means. A line tells id, lang, title and text,
// `statements` (speaker, quote, and what else is to hold: cue, kind, direct, field, via, venue,
// target), `trap` (why it is there) and `known` (why it fails still; at most one in ten). What is
// found at the default confidence is what is there, no more and no less.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "people/people.h"
#include "people/statements/confidence.h"
#include "tests/places.h"

namespace {

using nlohmann::json;

std::string plain(std::string words) {
  while (!words.empty() && std::string_view(".!?,").find(words.back()) != std::string_view::npos)
    words.pop_back();
  return words;
}

std::string speaker_of(const model::Statement& s) {
  std::string names;
  for (const auto& one : s.speakers) names += (names.empty() ? "" : " and ") + one.name;
  return names;
}

// One line a statement; of what the row does not tell, nothing.
std::string told(const json& row) {
  std::string line =
      row.at("speaker").get<std::string>() + " | " + plain(row.at("quote").get<std::string>());
  for (const char* key : {"cue", "kind", "field", "venue", "target"})
    if (row.contains(key)) line += std::string(" | ") + key + " " + row[key].get<std::string>();
  if (row.contains("direct")) line += row["direct"].get<bool>() ? " | direct" : " | not direct";
  if (row.contains("via")) line += " | via " + row["via"].dump();
  return line;
}

json row_of(const model::Statement& s, const json& like) {
  json row = {{"speaker", speaker_of(s)}, {"quote", s.words}};
  const json all = {{"cue", s.cue_words},
                    {"kind", model::to_text(s.kind)},
                    {"field", s.field == model::Field::title ? "title" : "text"},
                    {"venue", s.venue},
                    {"target", s.target_words},
                    {"direct", s.direct},
                    {"via", s.via}};
  for (const auto& [key, value] : all.items())
    if (like.contains(key)) row[key] = value;
  return row;
}

std::vector<std::string> found_in(const json& line) {
  model::Article article;
  article.title = line.value("title", "");
  article.text = line.value("text", "");
  article.lang = line.at("lang");
  const text::Reading reading(article.title, article.text, article.lang);
  std::vector<std::string> found;
  for (const auto& s : people::statements(reading, article)) {
    EXPECT_TRUE(people::is_measured(s.found_by)) << s.found_by;
    if (s.confidence < people::kLeastConfidence) continue;
    const auto& rows = line.at("statements");
    const std::size_t i = found.size();
    found.push_back(told(row_of(s, i < rows.size() ? rows[i] : json::object())));
  }
  return found;
}

struct Count {
  int texts = 0, known = 0;
};

Count expect_all(const std::filesystem::path& file) {
  Count count;
  std::ifstream lines(file);
  for (std::string text; std::getline(lines, text);) {
    const json line = json::parse(text);
    std::vector<std::string> wanted;
    for (const auto& row : line.at("statements")) wanted.push_back(told(row));
    const auto found = found_in(line);
    ++count.texts;
    if (line.contains("known")) {
      ++count.known;
      EXPECT_NE(found, wanted) << line.at("id") << " is right now: take \"known\" off";
    } else {
      EXPECT_EQ(found, wanted) << file.filename() << " " << line.at("id");
    }
  }
  return count;
}

TEST(GoldStatements, AreFoundAsTheyAreMarked) {
  Count all;
  for (const auto& entry :
       std::filesystem::directory_iterator(test::source_dir() / "tests/data/statements")) {
    const Count count = expect_all(entry.path());
    all.texts += count.texts;
    all.known += count.known;
  }
  EXPECT_GE(all.texts, 150);
  EXPECT_LE(all.known * 10, all.texts);
}

}  // namespace
