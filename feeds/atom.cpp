#include <sodium.h>

#include "feeds/elements.h"
#include "feeds/formats.h"
#include "text/ascii.h"
#include "text/encoding.h"
#include "text/html.h"

// Atom 1.0 (RFC 4287) and 0.3, whose words (tagline, issued, modified, mode) are read beside the
// newer.

namespace feeds {
namespace {

// What a text construct holds (RFC 4287, section 3.1; 0.3 has `mode` beside the media type).
enum class Kind { text, html, xhtml, base64 };

Kind kind_of(pugi::xml_node node) {
  const std::string_view type = attribute(node, "type"), mode = attribute(node, "mode");
  const bool has_elements =
      node.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; });
  if (mode == "base64") return Kind::base64;
  if (has_elements && type != "html") return Kind::xhtml;
  if (type == "html" || type == "text/html" || type == "xhtml" || type == "application/xhtml+xml" ||
      mode == "escaped")
    return Kind::html;
  return Kind::text;
}

std::string from_base64(std::string_view coded) {
  std::string bytes(coded.size() / 4 * 3 + 3, '\0');
  std::size_t length = 0;
  const int failed =
      sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), coded.data(),
                        coded.size(), " \t\r\n", &length, nullptr, sodium_base64_VARIANT_ORIGINAL);
  bytes.resize(failed ? 0 : length);
  return text::valid_utf8(bytes);
}

// A text construct as HTML, decoded once by its type (B30).
std::string html_of(pugi::xml_node node) {
  if (!node) return {};
  switch (kind_of(node)) {
    case Kind::text:
      return text::escaped_html(text_of(node));
    case Kind::html:
      return markup_of(node);
    case Kind::xhtml:
      return xhtml_of(node);
    case Kind::base64:
      return from_base64(text_of(node));
  }
  return {};
}

std::string line_of(pugi::xml_node node) {
  return text::plain_line(html_of(node));
}

// Section 4.2.7.2: no relation means alternate. Where several are offered, the one that says it is
// HTML.
std::string link_of(pugi::xml_node node, std::string_view relation, const std::string& base) {
  std::string best;
  int best_rank = 0;
  for (const auto link : node.children("atom:link")) {
    const auto rel = attribute(link, "rel"), type = attribute(link, "type"),
               href = attribute(link, "href");
    if (rel != relation && !(rel.empty() && relation == "alternate")) continue;
    const int rank = type.find("html") != type.npos ? 3 : type.empty() ? 2 : 1;
    if (rank <= best_rank) continue;
    auto address = link_from(href.empty() ? text_of(link) : href, base_of(link, base));
    if (address.empty()) continue;
    best = std::move(address);
    best_rank = rank;
  }
  return best;
}

void read_people(pugi::xml_node node, std::vector<std::string>& authors) {
  for (const auto name : {"atom:author", "dc:creator"})
    for (const auto author : node.children(name)) {
      auto person = first_text(author, {"atom:name", "atom:email", "atom:uri"});
      append_new(authors,
                 text::plain_line(text::escaped_html(person.empty() ? text_of(author) : person)));
    }
}

void read_categories(pugi::xml_node node, std::vector<std::string>& categories) {
  for (const auto category : node.children("atom:category")) {
    const auto term = attribute(category, "term"), label = attribute(category, "label");
    append_new(categories, term.empty() && label.empty() ? text_of(category) : std::string(term));
    append_new(categories, std::string(label));
  }
  for (const auto subject : node.children("dc:subject")) append_new(categories, text_of(subject));
}

void read_enclosures(pugi::xml_node entry, const std::string& base,
                     std::vector<model::Enclosure>& to) {
  for (const auto link : entry.children("atom:link")) {
    if (attribute(link, "rel") != "enclosure") continue;
    auto url = link_from(attribute(link, "href"), base_of(link, base));
    if (!url.empty())
      to.push_back({std::move(url), std::string(attribute(link, "type")),
                    std::string(attribute(link, "length"))});
  }
  read_media(entry, base, to);
}

model::Entry read_entry(pugi::xml_node node, const std::string& feed_base) {
  const std::string base = base_of(node, feed_base);
  model::Entry entry;
  entry.guid = first_text(node, {"atom:id"});
  entry.title = line_of(first_child(node, {"atom:title", "dc:title", "media:title"}));
  entry.link = link_of(node, "alternate", base);
  entry.published = first_date(
      node, {"atom:published", "atom:issued", "atom:created", "dc:date", "dcterms:issued"});
  entry.updated = first_date(node, {"atom:updated", "atom:modified", "dcterms:modified"});
  read_people(node, entry.authors);
  const auto source = node.child("atom:source");
  if (entry.authors.empty()) read_people(source, entry.authors);
  entry.summary_html = html_of(first_child(node, {"atom:summary"}));
  entry.content_html = html_of(first_child(node, {"atom:content", "content:encoded"}));
  if (entry.summary_html.empty())
    entry.summary_html = markup_of(first_child(node, {"media:description"}));
  if (const auto group = node.child("media:group"); group && entry.summary_html.empty())
    entry.summary_html = markup_of(group.child("media:description"));
  read_categories(node, entry.categories);
  read_enclosures(node, base, entry.enclosures);
  entry.source_title = line_of(source.child("atom:title"));
  return entry;
}

}  // namespace

model::Document read_atom(pugi::xml_node root, const std::string& document_base) {
  const std::string base = base_of(root, document_base);
  model::Document document;
  document.format = model::Document::Format::atom;
  if (root.name() == std::string_view("atom:entry")) {
    document.entries.push_back(read_entry(root, document_base));
    return document;
  }
  document.title = line_of(first_child(root, {"atom:title", "dc:title"}));
  document.link = link_of(root, "alternate", base);
  document.self_link = link_of(root, "self", base);
  document.id = first_text(root, {"atom:id"});
  document.description = html_of(first_child(root, {"atom:subtitle", "atom:tagline", "atom:info"}));
  document.language = text::trimmed(root.attribute("xml:lang").value());
  if (document.language.empty()) document.language = first_text(root, {"dc:language"});
  document.published = first_date(root, {"atom:published", "dc:date"});
  document.updated = first_date(root, {"atom:updated", "atom:modified"});
  read_people(root, document.authors);
  read_categories(root, document.categories);
  for (const auto entry : root.children("atom:entry"))
    document.entries.push_back(read_entry(entry, base));
  return document;
}

}  // namespace feeds
