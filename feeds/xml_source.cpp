#include "feeds/xml_source.h"

#include <array>
#include <vector>

#include "feeds/namespaces.h"
#include "feeds/xml_text.h"
#include "text/ascii.h"

// One linear pass over what the server sent, before pugixml sees any of it. It counts depth,
// elements and attributes against the limits (B6-B8), and writes the document anew:
//   - names lower-case, with the prefixes of feeds/namespaces.cpp; namespace declarations dropped;
//   - comments, processing instructions and the DOCTYPE dropped: no entity is ever declared
//     (B4, B5);
//   - HTML's entities resolved, bare ampersands and less-than signs escaped, control characters
//     dropped;
//   - an end tag closes what was left open inside its element; one that closes nothing is dropped;
//   - a document that just stops loses the item it stopped in, and its open elements are closed
//     (B9).
// So every broken feed is broken in one place, and pugixml's result is all or nothing.

namespace feeds {
namespace {

constexpr std::size_t kMaxName = 256;
constexpr std::size_t kMaxValue = 1'000'000;

bool starts_name(char c) {
  return text::is_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) {
  return starts_name(c) || text::is_digit(c) || c == '-' || c == '.';
}

std::string_view local_name(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

struct Root {
  std::string_view name, home;
};
constexpr std::array kRoots = {Root{"rss", ""}, Root{"rdf", ""}, Root{"channel", ""},
                               Root{"feed", "atom"}, Root{"entry", "atom"}};

struct Stranger {
  std::string_view root, what;
};
constexpr std::array kStrangers = {
    Stranger{"html", "an HTML page, not a feed"},
    Stranger{"opml", "a list of feeds (OPML), not a feed"},
    Stranger{"urlset", "a sitemap, not a feed"},
    Stranger{"sitemapindex", "a sitemap, not a feed"},
    Stranger{"svg", "a picture (SVG), not a feed"},
};

std::unexpected<ParseError> refuse(ParseError::Kind kind, std::string message) {
  return std::unexpected(ParseError{kind, std::move(message)});
}

std::unexpected<ParseError> not_a_feed(std::string_view root, bool html_doctype) {
  for (const auto& stranger : kStrangers)
    if (root == stranger.root || (html_doctype && stranger.root == "html"))
      return refuse(ParseError::Kind::not_a_feed, std::string(stranger.what));
  return refuse(ParseError::Kind::not_a_feed,
                "XML, but its root <" + std::string(root.substr(0, 40)) + "> is no feed's");
}

class Tidier {
 public:
  Tidier(std::string_view source, const ParseLimits& limits) : rest_(source), limits_(limits) {}

  std::expected<XmlSource, ParseError> run();

 private:
  using Step = std::expected<void, ParseError>;
  struct Open {
    std::string written, canonical;
    std::size_t bindings;  // that were there before it
  };
  struct Attribute {
    std::string name;
    std::string_view value;
  };

  Step take_markup();
  Step take_start_tag();
  Step take_attributes(std::vector<Attribute>&, bool& self_closing);
  Step take_value(Attribute&);
  Step open(const std::string& name, const std::vector<Attribute>&, bool self_closing);
  Step open_root(const std::string& name);
  void take_end_tag();
  void take_cdata();
  void take_declaration();
  void skip_behind(std::string_view mark);
  std::string take_name();

  bool is_item(std::string_view canonical) const {
    return item_depth_ == 0 && (canonical == "item" || canonical == "atom:entry");
  }
  void begin_item();
  void close_innermost();
  void drop_open_item();
  void leave_rest_out();

  std::string_view rest_;
  const ParseLimits& limits_;
  XmlSource xml_;
  Namespaces namespaces_;
  std::vector<Open> open_;
  std::size_t elements_ = 0, items_ = 0;
  std::size_t item_depth_ = 0;   // open elements when the item that is open began; 0: none is
  std::size_t item_offset_ = 0;  // where its markup begins
  bool html_doctype_ = false, finished_ = false;
};

std::expected<XmlSource, ParseError> Tidier::run() {
  xml_.markup.reserve(rest_.size() + rest_.size() / 16);
  while (!finished_) {
    const auto text = rest_.substr(0, rest_.find('<'));
    if (!open_.empty()) write_text(text, xml_.markup);
    rest_.remove_prefix(text.size());
    if (rest_.empty()) break;
    if (auto step = take_markup(); !step) return std::unexpected(std::move(step.error()));
  }
  if (xml_.root.empty())
    return refuse(ParseError::Kind::not_a_feed,
                  html_doctype_ ? "an HTML page, not a feed" : "no XML element in it, not a feed");
  if (!open_.empty()) {
    xml_.truncated = !finished_;
    drop_open_item();
    while (!open_.empty()) close_innermost();
  }
  return std::move(xml_);
}

Tidier::Step Tidier::take_markup() {
  const char next = rest_.size() > 1 ? rest_[1] : '\0';
  if (starts_name(next)) return take_start_tag();
  if (next == '/')
    take_end_tag();
  else if (next == '?')
    skip_behind("?>");
  else if (rest_.starts_with("<![CDATA["))
    take_cdata();
  else if (rest_.starts_with("<!--"))
    skip_behind("-->");
  else if (next == '!')
    take_declaration();
  else {
    if (!open_.empty()) xml_.markup += "&lt;";
    rest_.remove_prefix(1);
  }
  return {};
}

void Tidier::skip_behind(std::string_view mark) {
  const auto at = rest_.find(mark);
  rest_.remove_prefix(at == rest_.npos ? rest_.size() : at + mark.size());
}

void Tidier::take_cdata() {
  constexpr std::string_view kOpen = "<![CDATA[", kClose = "]]>";
  const auto end = rest_.find(kClose);
  const auto text = rest_.substr(kOpen.size(), end == rest_.npos ? end : end - kOpen.size());
  if (!open_.empty()) {
    xml_.markup += kOpen;
    for (const char c : text)
      if (static_cast<unsigned char>(c) >= 0x20 || text::is_blank(c)) xml_.markup += c;
    xml_.markup += kClose;
  }
  skip_behind(kClose);
}

// A DOCTYPE with or without an internal subset.
void Tidier::take_declaration() {
  html_doctype_ |= text::ascii_lower(rest_.substr(0, 14)) == "<!doctype html";
  const auto end = rest_.find_first_of("[>");
  if (end != rest_.npos && rest_[end] == '[') skip_behind("]");
  skip_behind(">");
}

std::string Tidier::take_name() {
  std::size_t length = 0;
  while (length < rest_.size() && continues_name(rest_[length])) ++length;
  const auto name = rest_.substr(0, length);
  rest_.remove_prefix(length);
  return text::ascii_lower(name.substr(0, kMaxName + 1));
}

Tidier::Step Tidier::take_start_tag() {
  rest_.remove_prefix(1);
  const std::string name = take_name();
  if (name.size() > kMaxName)
    return refuse(ParseError::Kind::over_limit, "an element's name is too long");
  std::vector<Attribute> attributes;
  bool self_closing = false;
  if (auto step = take_attributes(attributes, self_closing); !step) return step;
  return open(name, attributes, self_closing);
}

Tidier::Step Tidier::take_attributes(std::vector<Attribute>& attributes, bool& self_closing) {
  while (!rest_.empty() && rest_[0] != '<') {
    if (rest_[0] == '>') {
      rest_.remove_prefix(1);
      return {};
    }
    self_closing = rest_[0] == '/';
    if (!starts_name(rest_[0])) {
      rest_.remove_prefix(1);
      continue;
    }
    Attribute attribute{take_name(), {}};
    if (attribute.name.size() > kMaxName)
      return refuse(ParseError::Kind::over_limit, "an attribute's name is too long");
    if (auto step = take_value(attribute); !step) return step;
    attributes.push_back(std::move(attribute));
    if (attributes.size() > limits_.max_attributes)
      return refuse(ParseError::Kind::over_limit, "too many attributes in an element");
  }
  return {};
}

Tidier::Step Tidier::take_value(Attribute& attribute) {
  const auto skip_blanks = [this] {
    while (!rest_.empty() && text::is_blank(rest_[0])) rest_.remove_prefix(1);
  };
  skip_blanks();
  if (!rest_.starts_with('=')) return {};
  rest_.remove_prefix(1);
  skip_blanks();
  if (rest_.empty()) return {};
  const char quote = rest_[0];
  const bool quoted = quote == '"' || quote == '\'';
  if (quoted) rest_.remove_prefix(1);
  const auto end = quoted ? rest_.find(quote) : rest_.find_first_of(" \t\r\n>");
  attribute.value = rest_.substr(0, end);
  if (attribute.value.size() > kMaxValue)
    return refuse(ParseError::Kind::over_limit, "an attribute is too long");
  rest_.remove_prefix(attribute.value.size() + (quoted && end != rest_.npos ? 1 : 0));
  return {};
}

Tidier::Step Tidier::open_root(const std::string& name) {
  const auto local = local_name(name);
  for (const auto& root : kRoots) {
    if (root.name != local) continue;
    xml_.root = local;
    const auto colon = name.find(':');
    // RDF's root is not in RSS's namespace; the unprefixed names below it are.
    const auto prefix = colon == name.npos || local == "rdf"
                            ? std::string_view()
                            : std::string_view(name).substr(0, colon);
    namespaces_.set_home(prefix, root.home);
    return {};
  }
  // Warnings a server printed before the document: begin again where that begins.
  if (const auto declaration = rest_.find("<?xml ");
      declaration != rest_.npos && !html_doctype_ && local != "html") {
    rest_.remove_prefix(declaration);
    return {};
  }
  return not_a_feed(local, html_doctype_);
}

Tidier::Step Tidier::open(const std::string& name, const std::vector<Attribute>& attributes,
                          bool self_closing) {
  if (++elements_ > limits_.max_elements) {
    if (items_ == 0) return refuse(ParseError::Kind::over_limit, "too many elements");
    xml_.left_out = item_depth_ > 0 ? 1 : 0;
    leave_rest_out();
    return {};
  }
  const auto bindings = namespaces_.size();
  for (const auto& [attribute, value] : attributes)
    if (attribute == "xmlns" || attribute.starts_with("xmlns:"))
      namespaces_.bind(attribute == "xmlns" ? "" : attribute.substr(6), value);
  if (xml_.root.empty()) {
    if (auto step = open_root(name); !step || xml_.root.empty()) return step;
  }
  if (open_.size() >= limits_.max_depth)
    return refuse(ParseError::Kind::over_limit, "elements nested too deep");

  std::string canonical = namespaces_.canonical(name);
  if (is_item(canonical)) begin_item();
  if (finished_) return {};
  xml_.markup.append("<").append(canonical);
  for (const auto& [attribute, value] : attributes) {
    if (attribute.starts_with("xmlns")) continue;
    xml_.markup.append(" ").append(attribute).append("=\"");
    write_text(value, xml_.markup);
    xml_.markup += '"';
  }
  xml_.markup += '>';
  open_.push_back({name, std::move(canonical), bindings});
  // HTML's void elements, written raw into a description, have no end tag.
  const bool is_void = name == "br" || name == "img" || name == "hr";
  if (self_closing || is_void) close_innermost();
  return {};
}

void Tidier::begin_item() {
  if (++items_ > limits_.max_entries) {
    xml_.left_out = 1;
    return leave_rest_out();
  }
  item_depth_ = open_.size() + 1;
  item_offset_ = xml_.markup.size();
}

void Tidier::leave_rest_out() {
  for (const std::string_view item : {"<item>", "<item ", "<entry>", "<entry "})
    for (auto at = rest_.find(item); at != rest_.npos; at = rest_.find(item, at + item.size()))
      ++xml_.left_out;
  finished_ = true;
}

void Tidier::take_end_tag() {
  rest_.remove_prefix(2);
  const std::string name = take_name();
  skip_behind(">");
  std::size_t kept = open_.size();
  while (kept > 0 && open_[kept - 1].written != name) --kept;
  if (kept == 0) return;
  while (open_.size() >= kept) close_innermost();
  finished_ = open_.empty();
}

void Tidier::close_innermost() {
  xml_.markup.append("</").append(open_.back().canonical).append(">");
  namespaces_.shrink(open_.back().bindings);
  open_.pop_back();
  if (open_.size() < item_depth_) item_depth_ = 0;
}

void Tidier::drop_open_item() {
  if (item_depth_ == 0) return;
  xml_.markup.resize(item_offset_);
  open_.resize(item_depth_ - 1);
  item_depth_ = 0;
}

}  // namespace

std::expected<XmlSource, ParseError> prepare_xml(std::string_view utf8, const ParseLimits& limits) {
  return Tidier(utf8, limits).run();
}

}  // namespace feeds
