#pragma once
// What the readers of XML formats ask of an element (internal to feeds). Trees are only read:
// pugixml recurses when it removes nodes (I21).
#include <initializer_list>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "model/article.h"
#include "model/time.h"

namespace feeds {

// The text in an element, with that of its descendants; blanks at the ends taken off.
std::string text_of(pugi::xml_node);

// An element's content as HTML: its text is HTML already (that is what RSS escapes, or wraps in
// CDATA), elements written raw become tags again.
std::string markup_of(pugi::xml_node);
// The same where the text is text (XHTML in Atom).
std::string xhtml_of(pugi::xml_node);

// The first child of one of these names, tried in this order, that holds any text.
pugi::xml_node first_child(pugi::xml_node, std::initializer_list<const char*> names);
std::string first_text(pugi::xml_node, std::initializer_list<const char*> names);
// The first of them that holds a date that can be read.
std::optional<model::Time> first_date(pugi::xml_node, std::initializer_list<const char*> names);

// An attribute by its local name, whatever its prefix.
std::string_view attribute(pugi::xml_node, std::string_view local_name);

// The address relative links in this element are resolved against: xml:base, resolved itself.
std::string base_of(pugi::xml_node, const std::string& parent_base);

// A link as a person wrote it, cleaned and resolved. Empty for every scheme but http(s); where no
// base is known a relative one stays as written.
std::string link_from(std::string_view written, const std::string& base);

// Appends where there is something and it is not there yet.
void append_new(std::vector<std::string>& to, std::string value);

// The enclosures of Media RSS, groups included.
void read_media(pugi::xml_node, const std::string& base, std::vector<model::Enclosure>&);

}  // namespace feeds
