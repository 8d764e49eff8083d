#include "text/ascii.h"
#include "text/url.h"
#include "watch/nouns.h"

namespace watch {
namespace {

constexpr Choice<model::TextFrom> kTextFrom[] = {
    {"auto", model::TextFrom::automatic}, {"feed", model::TextFrom::feed}, {"page", {}}};

const Key<FeedDraft> kFeedKeys[] = {
    {"name",
     [](const Given& g, FeedDraft& d, Report& r) {
       d.name_at = g.value.begin;
       put(d.noun.name, read_name(g, r));
     },
     true},
    {"url",
     [](const Given& g, FeedDraft& d, Report& r) {
       d.url_at = g.value.begin;
       put(d.noun.url, read_reachable(g, *d.around.egress, r));
     },
     true},
    {"tags", [](const Given& g, FeedDraft& d,
                Report& r) { d.noun.tags = texts_of(read_list(g, "[\"agency\"]", r)); }},
    {"country",
     [](const Given& g, FeedDraft& d, Report& r) { put(d.noun.country, read_country(g, r)); }},
    {"interval",
     [](const Given& g, FeedDraft& d, Report& r) {
       d.noun.interval =
           read_seconds(g, {.least = std::chrono::minutes(1), .most = std::chrono::days(30)}, r);
     }},
    {"text", [](const Given& g, FeedDraft& d,
                Report& r) { put(d.noun.text, read_choice(g, kTextFrom, r)); }},
    {"first",
     [](const Given& g, FeedDraft& d, Report& r) { d.noun.first = read_choice(g, kFirst, r); }},
};

// RFC 6761, section 6.3: all names below localhost are this very machine.
std::string with_plain_localhost(const std::string& address) {
  const auto url = text::parse_url(address);
  const std::string host = text::ascii_lower(url->host);
  if (!host.ends_with(".localhost") && !host.ends_with(".localhost.")) return address;
  return url->scheme + "://localhost" + (url->port.empty() ? "" : ":" + url->port) + "/";
}

}  // namespace

FeedDraft read_feed(const Given& given, const Surroundings& around, Report& report) {
  FeedDraft draft;
  draft.around = around;
  read_table(given, "", kFeedKeys, draft, report);
  return draft;
}

std::optional<std::string> read_reachable(const Given& given, const net::Egress& egress,
                                          Report& report) {
  const auto url = read_web_address(given, report);
  if (!url) return {};
  const std::string refusal = egress.refusal_of_url(with_plain_localhost(*url));
  if (refusal.empty()) return url;
  report.error(given.value.begin, given.key + ": " + refusal);
  return {};
}

}  // namespace watch
