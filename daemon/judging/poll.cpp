#include "daemon/judging/poll.h"

#include <fmt/core.h>

#include "daemon/retry_after.h"
#include "text/encoding.h"

namespace wirewatchd {

namespace {

using Kind = feeds::PollOutcome::Kind;

bool is_unreachable(net::Failure::Kind kind) {
  using enum net::Failure::Kind;
  return kind == resolve || kind == connect || kind == timeout;
}

// A header may hold any bytes; a validator that is no text is none.
std::string clean(const std::string& header) {
  return text::valid_utf8(header) == header ? header : "";
}

void fail(Polled& polled, std::string_view error) {
  polled.outcome.kind = Kind::failed;
  polled.error = text::valid_utf8(error);
}

void read_document(Polled& polled, const net::HttpResponse& response, model::Time now) {
  const std::string digest = feeds::digest(response.body);
  if (digest == polled.leased.state.body_digest) return;  // unchanged, whatever the server says

  const auto parsed = feeds::parse({response.body, response.header("content-type"),
                                    response.url.empty() ? polled.leased.feed.url : response.url});
  if (!parsed) return fail(polled, parsed.error().message);

  polled.parsed = true;
  polled.partial = parsed->partial;
  polled.title = parsed->document.title;
  polled.left_out = parsed->document.left_out;
  polled.articles = feeds::read_articles(parsed->document, polled.leased.feed, now);
  if (polled.partial)
    return fail(polled, fmt::format("the document was cut short; its {} whole items were taken",
                                    polled.articles.size()));
  polled.body_digest = digest;
  polled.etag = clean(response.header("etag"));
  polled.last_modified = clean(response.header("last-modified"));
}

void read_response(Polled& polled, const net::HttpResponse& response, model::Time now) {
  polled.outcome.retry_after = retry_after(response, now);
  if (response.status == 304) return;
  if (response.status == 410) {
    polled.outcome.kind = Kind::gone;
    polled.error =
        "the server says it is gone for good (410); remove the feed, or poll it by hand to try "
        "again";
  } else if (response.status == 200 || response.status == 203) {
    read_document(polled, response, now);
  } else {
    fail(polled, fmt::format("the server answered {}", response.status));
  }
}

}  // namespace

net::HttpRequest request_for(const storage::LeasedFeed& leased) {
  net::HttpRequest request;
  request.url = leased.feed.url;
  request.headers.emplace_back("Accept",
                               "application/atom+xml, application/rss+xml, application/feed+json, "
                               "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5");
  if (!leased.state.etag.empty()) request.headers.emplace_back("If-None-Match", leased.state.etag);
  if (!leased.state.last_modified.empty())
    request.headers.emplace_back("If-Modified-Since", leased.state.last_modified);
  return request;
}

Polled read_poll(storage::LeasedFeed leased, const net::Finished& finished, model::Time now) {
  Polled polled;
  polled.leased = std::move(leased);
  polled.host = finished.host;
  polled.external = finished.external;
  polled.elapsed = finished.elapsed;
  if (const auto* failure = std::get_if<net::Failure>(&finished.result)) {
    fail(polled, failure->message);
    polled.unreachable = is_unreachable(failure->kind);
    polled.answered = !polled.unreachable && failure->kind != net::Failure::Kind::refused;
  } else if (const auto* response = std::get_if<net::HttpResponse>(&finished.result)) {
    polled.answered = true;
    read_response(polled, *response, now);
  }
  return polled;
}

}  // namespace wirewatchd
