#include <pugixml.hpp>

#include "feeds/elements.h"
#include "feeds/feeds.h"
#include "feeds/formats.h"
#include "feeds/xml_source.h"
#include "text/ascii.h"
#include "text/encoding.h"

// Bytes -> clean UTF-8 (text/encoding) -> JSON, or XML made well-formed (xml_source) -> a tree ->
// the reader for its root element.

namespace feeds {
namespace {

std::unexpected<ParseError> refuse(ParseError::Kind kind, const char* message) {
  return std::unexpected(ParseError{kind, message});
}

std::expected<Parsed, ParseError> parse_xml(const std::string& text, const std::string& base,
                                            const ParseLimits& limits) {
  auto source = prepare_xml(text, limits);
  if (!source) return std::unexpected(std::move(source.error()));
  constexpr unsigned kOptions =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata;
  pugi::xml_document tree;
  const auto result = tree.load_buffer_inplace(source->markup.data(), source->markup.size(),
                                               kOptions, pugi::encoding_utf8);
  if (!result) return refuse(ParseError::Kind::malformed, result.description());

  Parsed parsed;
  const auto root = tree.document_element();
  if (std::string_view(root.name()).starts_with("atom:")) {
    parsed.document = read_atom(root, base);
  } else {
    auto document = read_rss(root, base);
    if (!document) return std::unexpected(std::move(document.error()));
    parsed.document = std::move(*document);
  }
  parsed.document.left_out = source->left_out;
  parsed.partial = source->truncated;
  if (parsed.partial && parsed.document.entries.empty())
    return refuse(ParseError::Kind::malformed, "a feed cut off before the end of its first item");
  return parsed;
}

}  // namespace

std::expected<Parsed, ParseError> parse(const Source& source, const ParseLimits& limits) {
  std::string text = text::decode(source.bytes, source.content_type);
  const auto content = text::trimmed(text);
  const std::string base(source.base_url);
  if (content.empty()) return refuse(ParseError::Kind::empty, "an empty document");
  if (content.starts_with('{') || content.starts_with('['))
    return read_json_feed(std::move(text), base, limits);
  return parse_xml(text, base, limits);
}

}  // namespace feeds
