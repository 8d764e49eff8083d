#include "web/routes.h"

#include <algorithm>
#include <array>

#include "web/sample_feed.h"

namespace web {

namespace {

Answer healthz(const Request&, const Health& health) {
  if (!health.loops_turn()) return {.status = 503, .body = "a loop hangs\n"};
  return {.body = "ok\n"};
}

Answer readyz(const Request&, const Health& health) {
  const std::string reason = health.degraded();
  if (!health.loops_turn()) return {.status = 503, .body = "a loop hangs\n"};
  if (!reason.empty()) return {.status = 503, .body = "degraded: " + reason + '\n'};
  return {.body = "ready\n"};
}

Answer sample(const Request& request, const Health&) {
  const std::string& etag = sample_feed_etag();
  if (names_etag(request.if_none_match, etag)) return {.status = 304, .body = "", .etag = etag};
  return {
      .body = std::string(sample_feed()), .content_type = "text/xml; charset=utf-8", .etag = etag};
}

struct Route {
  std::string_view path;
  Answer (*page)(const Request&, const Health&);
  bool is_sample = false;
};

constexpr std::array kRoutes = {
    Route{"/healthz", healthz},
    Route{"/readyz", readyz},
    Route{"/sample/feed.xml", sample, true},
};

}  // namespace

Answer answer(const Request& request, const Health& health, bool sample_feed) {
  const std::string_view path = request.target.substr(0, request.target.find('?'));
  const auto route = std::ranges::find(kRoutes, path, &Route::path);
  if (route == kRoutes.end() || (route->is_sample && !sample_feed))
    return {.status = 404, .body = "there is no such page\n"};
  if (request.method != "GET" && request.method != "HEAD")
    return {.status = 405, .body = "this page can only be read\n", .allow = "GET, HEAD"};
  return route->page(request, health);
}

}  // namespace web
