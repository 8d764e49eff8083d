#include "feeds/elements.h"
#include "feeds/formats.h"
#include "text/html.h"
#include "text/url.h"

// RSS as it is written: 0.91 (Netscape), 0.92, 2.0 (rssboard.org/rss-specification), RDF Site
// Summary 0.90 and 1.0 (items beside the channel), with Dublin Core, content, Media RSS and iTunes
// elements. A plain element wins over its namespaced twin, wherever either stands.

namespace feeds {
namespace {

std::string plain(pugi::xml_node node) {
  return text::plain_line(markup_of(node));
}

void read_authors(pugi::xml_node node, std::vector<std::string>& authors) {
  for (const auto child : node.children()) {
    const std::string_view name = child.name();
    if (name == "author" || name == "dc:creator" || name == "dc:author" ||
        name == "managingeditor" || name == "itunes:author") {
      append_new(authors, plain(child));
    } else if (name == "atom:author") {
      append_new(authors, first_text(child, {"atom:name", "atom:email"}));
    }
  }
}

void read_categories(pugi::xml_node node, std::vector<std::string>& categories) {
  for (const auto child : node.children()) {
    const std::string_view name = child.name();
    if (name == "category" || name == "dc:subject") append_new(categories, plain(child));
    if (name == "itunes:category" || name == "atom:category" || name == "media:category") {
      for (const auto key : {"text", "term", "label"})
        append_new(categories, std::string(attribute(child, key)));
      if (name == "media:category") append_new(categories, plain(child));
    }
  }
}

std::string link_of_relation(pugi::xml_node node, std::string_view relation,
                             const std::string& base) {
  for (const auto link : node.children("atom:link")) {
    const auto rel = attribute(link, "rel");
    if (rel == relation || (rel.empty() && relation == "alternate"))
      if (auto found = link_from(attribute(link, "href"), base); !found.empty()) return found;
  }
  return {};
}

std::string read_link(pugi::xml_node node, const std::string& base) {
  for (const auto link : node.children("link")) {
    const std::string text = text_of(link);
    if (auto found = link_from(text.empty() ? attribute(link, "href") : text, base_of(link, base));
        !found.empty())
      return found;
  }
  return link_of_relation(node, "alternate", base);
}

// A guid that is an address stands in for a link that is missing, unless it says it is none.
std::string permalink(pugi::xml_node item) {
  const auto guid = first_child(item, {"guid"});
  if (attribute(guid, "ispermalink") == "false") return {};
  return link_from(text_of(guid), "");
}

bool is_address(const std::string& link) {
  return text::parse_url(link).has_value();
}

void read_enclosures(pugi::xml_node item, const std::string& base,
                     std::vector<model::Enclosure>& to) {
  for (const auto enclosure : item.children("enclosure")) {
    auto url = link_from(attribute(enclosure, "url"), base);
    if (!url.empty())
      to.push_back({std::move(url), std::string(attribute(enclosure, "type")),
                    std::string(attribute(enclosure, "length"))});
  }
  read_media(item, base, to);
}

model::Entry read_item(pugi::xml_node item, const std::string& document_base) {
  const std::string base = base_of(item, document_base);
  model::Entry entry;
  entry.guid = first_text(item, {"guid", "atom:id"});
  if (entry.guid.empty()) entry.guid = attribute(item, "about");
  if (entry.guid.empty()) entry.guid = first_text(item, {"dc:identifier"});
  entry.title = plain(first_child(item, {"title", "dc:title", "media:title", "itunes:title"}));
  entry.link = read_link(item, base);
  if (auto guid = permalink(item); entry.link.empty() && is_address(guid))
    entry.link = std::move(guid);
  if (auto about = link_from(attribute(item, "about"), ""); entry.link.empty() && is_address(about))
    entry.link = std::move(about);
  entry.published = first_date(
      item, {"pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published", "date"});
  entry.updated = first_date(item, {"atom:updated", "dcterms:modified", "lastbuilddate"});
  read_authors(item, entry.authors);
  entry.summary_html = markup_of(first_child(item, {"description", "itunes:summary", "atom:summary",
                                                    "dc:description", "media:description"}));
  entry.content_html = markup_of(first_child(
      item, {"content:encoded", "xhtml:body", "xhtml:div", "atom:content", "fullitem"}));
  read_categories(item, entry.categories);
  read_enclosures(item, base, entry.enclosures);
  entry.source_title = plain(item.child("source"));
  return entry;
}

void read_channel(pugi::xml_node channel, const std::string& base, model::Document& document) {
  document.title = plain(first_child(channel, {"title", "dc:title", "itunes:title"}));
  document.link = read_link(channel, base);
  document.self_link = link_of_relation(channel, "self", base);
  document.id = first_text(channel, {"atom:id", "guid"});
  if (document.id.empty()) document.id = attribute(channel, "about");
  document.description =
      markup_of(first_child(channel, {"description", "itunes:summary", "dc:description"}));
  document.language = first_text(channel, {"language", "dc:language"});
  document.published = first_date(channel, {"pubdate", "dc:date", "dcterms:issued"});
  document.updated = first_date(channel, {"lastbuilddate", "atom:updated", "dcterms:modified"});
  read_authors(channel, document.authors);
  read_categories(channel, document.categories);
}

}  // namespace

std::expected<model::Document, ParseError> read_rss(pugi::xml_node root,
                                                    const std::string& document_base) {
  const std::string base = base_of(root, document_base);
  const std::string_view root_name = root.name();
  const auto channel = root_name == "channel" ? root : root.child("channel");
  const bool is_rdf = root_name.ends_with("rdf");
  if (is_rdf && !channel && !root.child("item"))
    return std::unexpected(
        ParseError{ParseError::Kind::not_a_feed, "RDF without a channel, not a feed"});
  model::Document document;
  document.format = is_rdf ? model::Document::Format::rdf : model::Document::Format::rss;
  const std::string channel_base = base_of(channel, base);
  read_channel(channel, channel_base, document);
  for (const auto item : channel.children("item"))
    document.entries.push_back(read_item(item, channel_base));
  if (channel != root)
    for (const auto item : root.children("item")) document.entries.push_back(read_item(item, base));
  return document;
}

}  // namespace feeds
