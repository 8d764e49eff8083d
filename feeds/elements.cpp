#include "feeds/elements.h"

#include <algorithm>

#include "feeds/feeds.h"
#include "text/ascii.h"
#include "text/html.h"
#include "text/url.h"

namespace feeds {
namespace {

// Authors, tags, enclosures of one item. Each new one is compared with those before it.
constexpr std::size_t kMostOfAKind = 200;

bool is_text(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

// Recursion is as deep as ParseLimits::max_depth lets a document be.
void append_markup(pugi::xml_node parent, bool text_is_html, std::string& out) {
  for (const auto node : parent.children()) {
    if (is_text(node)) {
      if (text_is_html)
        out += node.value();
      else
        out += text::escaped_html(node.value());
    } else {
      out.append("<").append(local_name(node)).append(">");
      append_markup(node, false, out);
      out.append("</").append(local_name(node)).append(">");
    }
  }
}

void append_text(pugi::xml_node parent, std::string& out) {
  for (const auto node : parent.children()) {
    if (is_text(node))
      out += node.value();
    else
      append_text(node, out);
  }
}

}  // namespace

std::string text_of(pugi::xml_node node) {
  std::string text;
  append_text(node, text);
  return std::string(text::trimmed(text));
}

std::string markup_of(pugi::xml_node node) {
  std::string markup;
  append_markup(node, true, markup);
  return std::string(text::trimmed(markup));
}

std::string xhtml_of(pugi::xml_node node) {
  std::string markup;
  append_markup(node, false, markup);
  return std::string(text::trimmed(markup));
}

pugi::xml_node first_child(pugi::xml_node parent, std::initializer_list<const char*> names) {
  for (const char* name : names)
    for (const auto child : parent.children(name))
      if (!text_of(child).empty()) return child;
  return {};
}

std::string first_text(pugi::xml_node parent, std::initializer_list<const char*> names) {
  return text_of(first_child(parent, names));
}

std::optional<model::Time> first_date(pugi::xml_node parent,
                                      std::initializer_list<const char*> names) {
  for (const char* name : names)
    for (const auto child : parent.children(name))
      if (const auto date = parse_date(text_of(child))) return date;
  return std::nullopt;
}

std::string_view attribute(pugi::xml_node node, std::string_view local) {
  for (const auto candidate : node.attributes()) {
    const std::string_view name = candidate.name();
    if (name.substr(name.find(':') + 1) == local) return text::trimmed(candidate.value());
  }
  return {};
}

std::string base_of(pugi::xml_node node, const std::string& parent_base) {
  const std::string_view written = text::trimmed(node.attribute("xml:base").value());
  if (written.empty()) return parent_base;
  std::string base = link_from(written, parent_base);
  return base.empty() ? parent_base : base;
}

std::string link_from(std::string_view written, const std::string& base) {
  std::string clean;
  for (const char c : text::trimmed(written)) {
    if (c == ' ')
      clean += "%20";
    else if (c == '\\')
      clean += "%5C";
    else if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F)
      clean += c;
  }
  if (clean.empty()) return {};
  std::string resolved = text::resolve_url(base, clean);
  const auto colon = clean.find_first_of(":/?#");
  const bool relative = colon == clean.npos || clean[colon] != ':';
  return resolved.empty() && relative && base.empty() ? clean : resolved;
}

void append_new(std::vector<std::string>& to, std::string value) {
  if (value.empty() || to.size() >= kMostOfAKind || std::ranges::find(to, value) != to.end())
    return;
  to.push_back(std::move(value));
}

void read_media(pugi::xml_node item, const std::string& base, std::vector<model::Enclosure>& to) {
  for (const auto group : item.children("media:group")) read_media(group, base, to);
  for (const auto content : item.children("media:content")) {
    if (to.size() >= kMostOfAKind) return;
    auto url = link_from(attribute(content, "url"), base);
    if (url.empty() || std::ranges::find(to, url, &model::Enclosure::url) != to.end()) continue;
    to.push_back({std::move(url), std::string(attribute(content, "type")),
                  std::string(attribute(content, "filesize"))});
  }
}

}  // namespace feeds
