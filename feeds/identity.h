#pragma once
// What an entry is known by (internal to feeds).
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"

namespace feeds {

// BLAKE2b-256 in hex over the parts, each with its length before it, so that no two lists of parts
// give the same bytes.
std::string digest_of(std::span<const std::string_view> parts);

// What of an entry its identity is made of.
struct Traits {
  std::string_view guid;   // as the feed wrote it
  std::string_view url;    // canonical, or empty
  std::string_view title;  // one line, plain
  std::string_view text;
};

// One list of digests for each entry, in their order. The whole document is asked for, because a
// guid or a URL that several entries share tells less.
std::vector<model::Identities> identities_of(const std::vector<Traits>&,
                                             std::string_view feed_name);

}  // namespace feeds
