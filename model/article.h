#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/ids.h"
#include "model/time.h"

namespace model {

struct Enclosure {
  std::string url, type, length;
  bool operator==(const Enclosure&) const = default;
};

// One item as the feed said it. Everything is valid UTF-8 without NUL; html members may hold any
// markup.
struct Entry {
  std::string guid;   // guid, atom:id, JSON id, rdf:about; empty where there is none
  std::string title;  // plain text
  std::string link;   // absolute, or as written where no base was known
  std::optional<Time> published;
  std::optional<Time> updated;
  std::vector<std::string> authors;
  std::string summary_html;
  std::string content_html;
  std::vector<std::string> categories;
  std::vector<Enclosure> enclosures;
  std::string source_title;  // the outlet an aggregator credits
};

// What one poll brought, parsed. Lives for one pass.
struct Document {
  enum class Format { rss, rdf, atom, json };
  Format format = Format::rss;
  std::string title, link, self_link, id, description, language;
  std::optional<Time> published, updated;
  std::vector<std::string> authors, categories;
  std::vector<Entry> entries;
  std::size_t left_out = 0;  // entries beyond the limit; said, never silent (B27)
};

// An Entry made ours: canonical URL, plain text, sane times, an identity. Stored once; in which
// feeds it was seen is told by its Appearances.
struct Article {
  ArticleId id;
  std::string url;    // canonical, http(s) only, or empty
  std::string title;  // plain text, one line
  std::string text;   // plain text; a blank line ends a paragraph
  std::string lang;   // ISO 639-1, or empty when unknown
  std::vector<std::string> authors;
  std::vector<std::string> tags;
  std::string source;             // the outlet's name: what the item credits, else the feed's title
  std::string country;            // of the outlet, ISO 3166 alpha-2, or empty
  std::optional<Time> published;  // clamped to what can be true (B26)
  Time seen{};                    // when wirewatch first met it
  std::string content_digest;     // hex, over title and text: has it changed?
  bool operator==(const Article&) const = default;
};

// Digests under which an entry is recognised, strongest first; an article is known when any of them
// is (feeds/identity.cpp tells the policy). Hex of 32 bytes each.
using Identities = std::vector<std::string>;

}  // namespace model
