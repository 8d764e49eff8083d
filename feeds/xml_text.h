#pragma once
// Character data of XML, for xml_source.cpp (internal to feeds).
#include <string>
#include <string_view>

namespace feeds {

// Appends text, or an attribute's value, so that any XML parser takes it: references XML does not
// know resolved or written out, bare ampersands, less-than signs and quotes escaped, control
// characters dropped.
void write_text(std::string_view text, std::string& out);

}  // namespace feeds
