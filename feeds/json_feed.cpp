#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "feeds/elements.h"
#include "feeds/formats.h"
#include "text/ascii.h"
#include "text/encoding.h"
#include "text/html.h"

// JSON Feed (jsonfeed.org/version/1.1). A member of a wrong type counts as absent; a number may
// stand where an id should (feeds do so). The only translation unit that sees nlohmann-json.

namespace feeds {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxDepth = 64;

std::unexpected<ParseError> refuse(ParseError::Kind kind, std::string message) {
  return std::unexpected(ParseError{kind, std::move(message)});
}

// The code unit of an escape \uXXXX at `at`, or nothing.
std::optional<unsigned> code_unit(const std::string& json, std::size_t at) {
  if (json.compare(at, 2, "\\u") != 0 || at + 6 > json.size()) return {};
  unsigned unit = 0;
  const auto* const end = json.data() + at + 6;
  return std::from_chars(json.data() + at + 2, end, unit, 16).ptr == end ? std::optional(unit)
                                                                         : std::nullopt;
}

bool is_high_surrogate(unsigned unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low_surrogate(unsigned unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

// Behind the escape at `at`. Half a pair, as cutting a text by code units leaves it, becomes U+FFFD
// (B1).
std::size_t mend_escape(std::string& json, std::size_t at) {
  const auto unit = code_unit(json, at);
  if (!unit) return at + 2;
  if (is_high_surrogate(*unit) && is_low_surrogate(code_unit(json, at + 6).value_or(0)))
    return at + 12;
  if (is_high_surrogate(*unit) || is_low_surrogate(*unit)) json.replace(at + 2, 4, "FFFD");
  return at + 6;
}

// Before the parser, what would make it refuse the whole document for one value: exponents of three
// and more digits become zeros (1e999), half surrogate pairs are mended. False: nested too deep.
bool tame(std::string& json) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\')
        i = mend_escape(json, i) - 1;
      else if (c == '"')
        in_string = false;
      continue;
    }
    if (c == '"') in_string = true;
    if ((c == '[' || c == '{') && ++depth > kMaxDepth) return false;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    if ((c == 'e' || c == 'E') && i > 0 && text::is_digit(json[i - 1])) {
      const auto begin = json.find_first_not_of("+-", i + 1);
      const auto end = std::min(json.find_first_not_of("0123456789", begin), json.size());
      if (begin != json.npos && end > begin + 2) json.replace(begin, end - begin, end - begin, '0');
    }
  }
  return true;
}

std::string text_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return text::valid_utf8(found->get_ref<const std::string&>());
  return found->is_number() ? found->dump() : std::string();
}

std::string first_text(const Json& object, std::initializer_list<const char*> keys) {
  for (const char* key : keys)
    if (auto text = text_in(object, key); !text::trimmed(text).empty())
      return std::string(text::trimmed(text));
  return {};
}

const Json& array_in(const Json& object, const char* key) {
  static const Json kNone = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : kNone;
}

void read_author(const Json& author, std::vector<std::string>& authors) {
  if (author.is_object()) append_new(authors, first_text(author, {"name", "url"}));
  if (author.is_string())
    append_new(authors, text::valid_utf8(author.get_ref<const std::string&>()));
}

void read_authors(const Json& object, std::vector<std::string>& authors) {
  for (const auto& author : array_in(object, "authors")) read_author(author, authors);
  if (object.contains("author")) read_author(object["author"], authors);
}

// Plain text as HTML, its lines kept.
std::string paragraphs(std::string_view text) {
  std::string html;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    html += text::escaped_html(line);
    text.remove_prefix(line.size());
    if (text.empty()) break;
    html += "<br>";
    text.remove_prefix(1);
  }
  return html;
}

void read_attachments(const Json& item, const std::string& base,
                      std::vector<model::Enclosure>& to) {
  for (const auto& attachment : array_in(item, "attachments")) {
    if (!attachment.is_object()) continue;
    auto url = link_from(text_in(attachment, "url"), base);
    if (!url.empty())
      to.push_back(
          {std::move(url), text_in(attachment, "mime_type"), text_in(attachment, "size_in_bytes")});
  }
}

model::Entry read_item(const Json& item, const std::string& base) {
  model::Entry entry;
  entry.guid = first_text(item, {"id"});
  entry.title = text::plain_line(text::escaped_html(first_text(item, {"title"})));
  entry.link = link_from(first_text(item, {"url", "external_url"}), base);
  if (entry.link.empty()) entry.link = link_from(text_in(item, "external_url"), base);
  entry.published = parse_date(text_in(item, "date_published"));
  entry.updated = parse_date(text_in(item, "date_modified"));
  read_authors(item, entry.authors);
  entry.summary_html = paragraphs(first_text(item, {"summary"}));
  entry.content_html = first_text(item, {"content_html"});
  if (entry.content_html.empty())
    entry.content_html = paragraphs(first_text(item, {"content_text"}));
  for (const auto& tag : array_in(item, "tags"))
    if (tag.is_string())
      append_new(entry.categories, text::valid_utf8(tag.get_ref<const std::string&>()));
  read_attachments(item, base, entry.enclosures);
  return entry;
}

}  // namespace

std::expected<Parsed, ParseError> read_json_feed(std::string bytes, const std::string& base,
                                                 const ParseLimits& limits) {
  if (!tame(bytes)) return refuse(ParseError::Kind::over_limit, "JSON nested too deep");
  const Json json = Json::parse(bytes, nullptr, false);
  if (json.is_discarded())
    return refuse(ParseError::Kind::malformed, "JSON that cannot be read, perhaps cut off");
  const bool is_feed =
      json.is_object() &&
      (text_in(json, "version").find("jsonfeed.org") != std::string::npos ||
       (json.contains("items") && json["items"].is_array() && json.contains("title")));
  if (!is_feed) return refuse(ParseError::Kind::not_a_feed, "JSON, but no JSON Feed");
  Parsed parsed;
  auto& document = parsed.document;
  document.format = model::Document::Format::json;
  document.title = text::plain_line(text::escaped_html(first_text(json, {"title"})));
  document.link = link_from(text_in(json, "home_page_url"), base);
  document.self_link = link_from(text_in(json, "feed_url"), base);
  document.id = document.self_link;
  document.description = paragraphs(first_text(json, {"description"}));
  document.language = first_text(json, {"language"});
  read_authors(json, document.authors);
  for (const auto& item : array_in(json, "items")) {
    if (!item.is_object()) continue;
    if (document.entries.size() < limits.max_entries)
      document.entries.push_back(read_item(item, base));
    else
      ++document.left_out;
  }
  return parsed;
}

}  // namespace feeds
