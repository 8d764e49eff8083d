// tool parse: what the feed parser reads out of a document, for scripts and for measuring it.
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/print.h"
#include "feeds/feeds.h"
#include "text/times.h"

namespace cli {

namespace {

using nlohmann::ordered_json;

ordered_json time_or_null(const std::optional<model::Time>& time) {
  return time ? ordered_json(text::to_rfc3339(*time)) : ordered_json(nullptr);
}

ordered_json to_json(const model::Entry& entry) {
  auto enclosures = ordered_json::array();
  for (const auto& [url, type, length] : entry.enclosures)
    enclosures.push_back({{"url", url}, {"type", type}, {"length", length}});
  return {{"id", entry.guid},
          {"title_text", entry.title},
          {"link", entry.link},
          {"published", time_or_null(entry.published)},
          {"updated", time_or_null(entry.updated)},
          {"authors", entry.authors},
          {"summary_html", entry.summary_html},
          {"content_html", entry.content_html},
          {"categories", entry.categories},
          {"enclosures", std::move(enclosures)},
          {"source_title", entry.source_title}};
}

const char* name_of(model::Document::Format format) {
  using enum model::Document::Format;
  switch (format) {
    case rss:
      return "rss";
    case rdf:
      return "rdf";
    case atom:
      return "atom";
    case json:
      return "json";
  }
  return "rss";
}

ordered_json to_json(const model::Document& document) {
  return {{"title", document.title},
          {"link", document.link},
          {"self_link", document.self_link},
          {"id", document.id},
          {"description", document.description},
          {"language", document.language},
          {"published", time_or_null(document.published)},
          {"updated", time_or_null(document.updated)},
          {"authors", document.authors},
          {"categories", document.categories},
          {"format", name_of(document.format)}};
}

// False where it is no feed.
bool put_parsed(const std::string& file, const Arguments& arguments) {
  const std::string bytes = content_of(file);
  const std::string content_type = arguments.text("--content-type"),
                    base = arguments.text("--base-url");
  const auto parsed = feeds::parse({bytes, content_type, base});

  ordered_json line = {{"file", file}, {"ok", parsed.has_value()}, {"error", nullptr}};
  if (!parsed) {
    line["error"] = parsed.error().message;
  } else {
    line["partial"] = parsed->partial;
    line["feed"] = to_json(parsed->document);
    line["entries"] = ordered_json::array();
    for (const auto& entry : parsed->document.entries) line["entries"].push_back(to_json(entry));
  }
  put(line.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
  return parsed.has_value();
}

}  // namespace

int parse_documents(Session& session) {
  if (const auto file = session.arguments.maybe("FILE"))
    return put_parsed(*file, session.arguments) ? kDone : kData;
  for (std::string file; std::getline(std::cin, file);)
    if (!file.empty()) put_parsed(file, session.arguments);
  return kDone;
}

}  // namespace cli
