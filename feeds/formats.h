#pragma once
// The readers, one for each family of formats (internal to feeds): parse.cpp says which is asked.
#include <expected>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "feeds/feeds.h"

namespace feeds {

// RSS 0.9x, 2.0 and the RDF family (0.90, 1.0); `root` is prepared by xml_source.cpp. `base` is the
// document's own address, or empty.
std::expected<model::Document, ParseError> read_rss(pugi::xml_node root, const std::string& base);

// Atom 0.3 and 1.0; a lone entry is a document of one.
model::Document read_atom(pugi::xml_node root, const std::string& base);

// JSON Feed 1.0 and 1.1.
std::expected<Parsed, ParseError> read_json_feed(std::string json, const std::string& base,
                                                 const ParseLimits&);

}  // namespace feeds
