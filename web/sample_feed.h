#pragma once
// A feed that never changes, to try a new installation with: one item is met by
// `csto AND nato AND minister*`, two by no rule one would write for it. Pure; any thread.
#include <string>
#include <string_view>

namespace web {

std::string_view sample_feed();         // RSS 2.0
const std::string& sample_feed_etag();  // quoted, strong; changes with the words

// Whether an If-None-Match names the tag (RFC 9110 section 13.1.2: a list, compared weakly, or *).
bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace web
