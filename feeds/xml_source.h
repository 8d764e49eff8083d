#pragma once
// A document's XML made fit for pugixml (internal to feeds).
#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

#include "feeds/feeds.h"

namespace feeds {

struct XmlSource {
  std::string markup;  // well-formed, from the root element on; all names lower-case and canonical
  std::string root;    // the root's local name
  bool truncated = false;  // the document ended inside an element; the item it ended in was dropped
  std::size_t left_out = 0;  // items beyond the limits
};

std::expected<XmlSource, ParseError> prepare_xml(std::string_view utf8, const ParseLimits&);

}  // namespace feeds
