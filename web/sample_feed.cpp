#include "web/sample_feed.h"

#include <cstdint>

#include "text/ascii.h"

namespace web {

namespace {

constexpr std::string_view kFeed = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
<channel>
<title>wirewatch sample feed</title>
<link>https://sample.example.org/</link>
<description>Three items to try wirewatch with. They never change.</description>
<language>en</language>
<lastBuildDate>Thu, 25 May 2023 12:02:00 +0000</lastBuildDate>
<item>
<title>Shoigu turns on NATO before fellow CSTO ministers</title>
<link>https://sample.example.org/2023/05/25/shoigu-nato-csto</link>
<guid isPermaLink="false">tag:sample.example.org,2023-05-25:shoigu-nato-csto</guid>
<pubDate>Thu, 25 May 2023 12:02:00 +0000</pubDate>
<description>Russian Defence Minister Sergey Shoigu accused NATO on Thursday of using the war in Ukraine as an excuse to move more soldiers towards its eastern border. At a meeting of the CSTO Council of Defence Ministers, Shoigu said that “NATO holds larger manoeuvres there every year, and none of them is for defence”, the news agency TASS reported. He also expressed concern about new missile launchers.</description>
</item>
<item>
<title>Harbour town lights its restored lighthouse</title>
<link>https://sample.example.org/2023/05/25/lighthouse</link>
<guid isPermaLink="false">tag:sample.example.org,2023-05-25:lighthouse</guid>
<pubDate>Thu, 25 May 2023 09:30:00 +0000</pubDate>
<description>After three winters under scaffolding the old tower on the north pier shines again. Volunteers ground the lens by hand; visitors may climb the ninety steps from Saturday.</description>
</item>
<item>
<title>Bakers give rye dough a second night</title>
<link>https://sample.example.org/2023/05/25/rye-dough</link>
<guid isPermaLink="false">tag:sample.example.org,2023-05-25:rye-dough</guid>
<pubDate>Thu, 25 May 2023 06:15:00 +0000</pubDate>
<description>A slower rise makes for a milder loaf, say four bakeries that compared their recipes. The recipe asks for coarse flour, cool water and patience.</description>
</item>
</channel>
</rss>
)";

// FNV-1a, 64 bits: a tag need only differ when the words differ.
std::uint64_t fingerprint(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

std::string quoted_hex(std::uint64_t number) {
  std::string text = "\"";
  for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(number >> shift) & 15];
  return text + '"';
}

}  // namespace

std::string_view sample_feed() {
  return kFeed;
}

const std::string& sample_feed_etag() {
  static const std::string etag = quoted_hex(fingerprint(kFeed));
  return etag;
}

// Our tag holds no comma, so cutting at commas cannot make a stranger's tag equal to it.
bool names_etag(std::string_view if_none_match, std::string_view etag) {
  if (text::trimmed(if_none_match) == "*") return true;
  while (!if_none_match.empty()) {
    const auto comma = if_none_match.find(',');
    std::string_view tag = text::trimmed(if_none_match.substr(0, comma));
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == etag) return true;
    if_none_match.remove_prefix(comma == std::string_view::npos ? if_none_match.size() : comma + 1);
  }
  return false;
}

}  // namespace web
