#pragma once
// Which page answers which path. Pure but for reading Health; any thread.
#include <string>
#include <string_view>

#include "web/web.h"

namespace web {

struct Request {
  std::string_view method, target;
  std::string_view if_none_match;  // empty: not sent
};

struct Answer {
  int status = 200;
  std::string body;
  std::string content_type = "text/plain; charset=utf-8";
  std::string etag = {};   // empty: nothing to keep, the answer is not to be stored
  std::string allow = {};  // with 405: the methods that would do
};

Answer answer(const Request& request, const Health& health, bool sample_feed);

}  // namespace web
