// HTTP through libcurl, redirects followed by hand so that every hop is judged (S3-S7).
#include <algorithm>
#include <cctype>
#include <string_view>

#include "net/parsed_url.h"
#include "net/redirect.h"
#include "net/transfer.h"

namespace net {

namespace {

using std::chrono::milliseconds;

constexpr std::size_t kHeaderBytes = 300'000;
constexpr std::size_t kHeaderLines = 1000;
constexpr std::size_t kUnreadBody = 64 * 1024;          // of a body that nobody waits for
constexpr std::chrono::seconds kUnreadTime{2};          // after its header
constexpr std::string_view kToken = "!#$%&'*+-.^_`|~";  // RFC 9110, 5.6.2, with letters and digits

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) || kToken.find(static_cast<char>(c)) != kToken.npos;
  });
}

bool is_field_value(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return c == '\t' || (c >= ' ' && c != 0x7f); });
}

std::string in_words(std::size_t bytes) {
  if (bytes >= 1'000'000 && bytes % 1'000'000 == 0)
    return std::to_string(bytes / 1'000'000) + " MB";
  if (bytes >= 1000 && bytes % 1000 == 0) return std::to_string(bytes / 1000) + " kB";
  return std::to_string(bytes) + " bytes";
}

bool is_credential(std::string_view name) {
  return name == "authorization" || name == "cookie" || name == "proxy-authorization";
}

// Only encodings this libcurl can undo; brotli is a choice of whoever built it.
const char* accepted_encodings() {
  static const bool has_brotli = curl_version_info(CURLVERSION_NOW)->features & CURL_VERSION_BROTLI;
  return has_brotli ? "gzip, br" : "gzip";
}

class HttpTransfer : public Transfer {
 public:
  HttpTransfer(std::uint64_t ticket, HttpRequest request, const TransferOptions& options, Hop first)
      : Transfer(ticket, options, options.proxy.empty() ? &options.egress : nullptr),
        request_(std::move(request)),
        hop_(std::move(first)) {
    go_to(ParsedUrl::from(hop_.url)->host_port());
  }

 private:
  void prepare() override;
  void prepare_method();
  void prepare_fields();
  void prepare_limits();
  std::optional<Result> conclude(CURLcode) override;
  std::optional<Result> next_hop(const std::string& location);
  Result response();
  Failure failure(CURLcode) const;

  bool take_header(std::string_view line);
  bool take_body(std::string_view bytes);
  bool is_body_unread() const { return request_.header_is_enough || is_redirected(); }
  bool is_redirected() const;
  bool has_waited_enough() const;
  bool was_sent_whole() const;

  static std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* self);
  static std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* self);
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

  HttpRequest request_;
  Hop hop_;
  Lines fields_;
  HttpResponse response_;
  std::size_t header_bytes_ = 0, header_lines_ = 0;
  Clock::time_point header_ended_{};  // of the final response
  std::string broken_limit_;
  bool is_enough_ = false;  // stopped reading on purpose
};

void HttpTransfer::prepare() {
  response_ = {};
  header_bytes_ = header_lines_ = 0;
  header_ended_ = {};
  is_enough_ = false;
  curl_easy_setopt(easy(), CURLOPT_URL, hop_.url.c_str());
  curl_easy_setopt(easy(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy(), CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  curl_easy_setopt(easy(), CURLOPT_FOLLOWLOCATION, 0L);
  // No two transfers share a connection at a time, so that one cut short tells about itself only.
  curl_easy_setopt(easy(), CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
  curl_easy_setopt(easy(), CURLOPT_PROXY, options_.proxy.c_str());
  curl_easy_setopt(easy(), CURLOPT_NOPROXY, "");
  curl_easy_setopt(easy(), CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt(easy(), CURLOPT_USERAGENT, options_.user_agent.c_str());
  curl_easy_setopt(easy(), CURLOPT_ACCEPT_ENCODING, accepted_encodings());
  if (!options_.ca_file.empty()) curl_easy_setopt(easy(), CURLOPT_CAINFO, options_.ca_file.c_str());
  curl_easy_setopt(easy(), CURLOPT_HEADERFUNCTION, &HttpTransfer::on_header);
  curl_easy_setopt(easy(), CURLOPT_HEADERDATA, this);
  curl_easy_setopt(easy(), CURLOPT_WRITEFUNCTION, &HttpTransfer::on_body);
  curl_easy_setopt(easy(), CURLOPT_WRITEDATA, this);
  prepare_method();
  prepare_fields();
  prepare_limits();
}

void HttpTransfer::prepare_method() {
  if (hop_.method == "GET") return;
  if (hop_.method == "HEAD") {
    curl_easy_setopt(easy(), CURLOPT_NOBODY, 1L);
    return;
  }
  // libcurl sends a request again when a connection it had kept turns out dead: harmless for GET,
  // twice told for a webhook.
  curl_easy_setopt(easy(), CURLOPT_FRESH_CONNECT, 1L);
  curl_easy_setopt(easy(), CURLOPT_FORBID_REUSE, 1L);
  curl_easy_setopt(easy(), CURLOPT_POST, 1L);
  curl_easy_setopt(easy(), CURLOPT_POSTFIELDSIZE_LARGE,
                   static_cast<curl_off_t>(request_.body.size()));
  curl_easy_setopt(easy(), CURLOPT_POSTFIELDS, request_.body.c_str());
  if (hop_.method != "POST") curl_easy_setopt(easy(), CURLOPT_CUSTOMREQUEST, hop_.method.c_str());
}

void HttpTransfer::prepare_fields() {
  fields_ = {};
  fields_.add("Expect:");
  bool has_type = false;
  for (const auto& [name, value] : request_.headers) {
    const std::string key = lower(name);
    if (!hop_.same_origin && is_credential(key)) continue;
    if (!hop_.has_body && key.starts_with("content-")) continue;
    has_type = has_type || key == "content-type";
    fields_.add(value.empty() ? name + ";" : name + ": " + value);
  }
  if (!has_type) fields_.add("Content-Type:");
  curl_easy_setopt(easy(), CURLOPT_HTTPHEADER, fields_.get());
}

void HttpTransfer::prepare_limits() {
  const milliseconds left = std::max(request_.total_timeout - spent(), milliseconds{1});
  curl_easy_setopt(easy(), CURLOPT_TIMEOUT_MS, long{left.count()});
  curl_easy_setopt(easy(), CURLOPT_CONNECTTIMEOUT_MS, long{request_.connect_timeout.count()});
  // Where the header alone is waited for, total_timeout is the only measure; libcurl's watch over
  // the speed still calls on_progress every second.
  const auto slow_for = request_.header_is_enough
                            ? std::chrono::ceil<std::chrono::seconds>(request_.total_timeout)
                            : options_.slow_for;
  curl_easy_setopt(easy(), CURLOPT_LOW_SPEED_LIMIT, options_.slow_bytes_per_second);
  curl_easy_setopt(easy(), CURLOPT_LOW_SPEED_TIME, long{slow_for.count()});
  curl_easy_setopt(easy(), CURLOPT_XFERINFOFUNCTION, &HttpTransfer::on_progress);
  curl_easy_setopt(easy(), CURLOPT_XFERINFODATA, this);
  curl_easy_setopt(easy(), CURLOPT_NOPROGRESS, 0L);
}

std::optional<Transfer::Result> HttpTransfer::conclude(CURLcode code) {
  if (!broken_limit_.empty())
    return Failure{.kind = Failure::Kind::too_large, .message = host() + " sent " + broken_limit_};
  const bool is_header_whole = header_ended_ != Clock::time_point{};
  if (code == CURLE_OK && !is_header_whole) code = CURLE_GOT_NOTHING;  // closed within its header
  if (code != CURLE_OK && !is_enough_ && !(is_header_whole && is_body_unread()))
    return failure(code);
  if (is_redirected()) return next_hop(response_.header("location"));
  return response();
}

std::optional<Transfer::Result> HttpTransfer::next_hop(const std::string& location) {
  const auto refusal = [&](const std::string& reason) {
    return Failure{.kind = Failure::Kind::refused, .message = host() + ": " + reason};
  };
  const auto next = follow(hop_, response_.status, location, request_.max_redirects);
  if (!next) return refusal(next.error());
  if (const std::string reason = options_.egress.refusal_of_url(next->url); !reason.empty())
    return refusal("redirect refused: " + reason);
  if (spent() >= request_.total_timeout)
    return Failure{.kind = Failure::Kind::timeout, .message = host() + " was too slow"};
  hop_ = *next;
  go_to(ParsedUrl::from(hop_.url)->host_port());
  return {};
}

Transfer::Result HttpTransfer::response() {
  response_.url = hop_.url;
  return std::move(response_);
}

Failure HttpTransfer::failure(CURLcode code) const {
  Failure failure = failure_of(code);
  failure.ambiguous = was_sent_whole();
  return failure;
}

// A GET may be repeated without harm; anything else may have been heard already.
bool HttpTransfer::was_sent_whole() const {
  if (hop_.method == "GET" || hop_.method == "HEAD" || header_ended_ != Clock::time_point{})
    return false;
  long request_bytes = 0;
  curl_off_t body_bytes = 0;
  curl_easy_getinfo(easy(), CURLINFO_REQUEST_SIZE, &request_bytes);
  curl_easy_getinfo(easy(), CURLINFO_SIZE_UPLOAD_T, &body_bytes);
  return request_bytes > 0 && static_cast<std::size_t>(body_bytes) >= request_.body.size();
}

bool HttpTransfer::is_redirected() const {
  return request_.max_redirects > 0 && is_redirect(response_.status) &&
         !response_.header("location").empty();
}

bool HttpTransfer::take_header(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > kHeaderBytes || ++header_lines_ > kHeaderLines) {
    broken_limit_ = "too large a header";
    return false;
  }
  if (line.find('\0') != line.npos) return false;
  if (line.starts_with("HTTP/")) {  // also after an interim response (1xx)
    response_.headers.clear();
    const auto blank = line.find(' ');
    response_.status =
        blank == line.npos ? 0 : std::atoi(std::string(line.substr(blank + 1, 3)).c_str());
    return true;
  }
  if (header_ended_ != Clock::time_point{}) return true;  // trailer fields are nobody's
  const auto colon = line.find(':');
  if (colon != line.npos)
    response_.headers.emplace_back(lower(trimmed(line.substr(0, colon))),
                                   trimmed(line.substr(colon + 1)));
  else if (trimmed(line).empty() && response_.status >= 200)
    header_ended_ = Clock::now();
  return true;
}

bool HttpTransfer::take_body(std::string_view bytes) {
  const std::size_t limit =
      is_body_unread() ? std::min(kUnreadBody, request_.max_body_bytes) : request_.max_body_bytes;
  const std::size_t room = limit - std::min(limit, response_.body.size());
  response_.body.append(bytes.substr(0, room));
  if (bytes.size() <= room) return true;
  if (is_body_unread())
    is_enough_ = true;
  else
    broken_limit_ = "more than " + in_words(request_.max_body_bytes);
  return false;
}

bool HttpTransfer::has_waited_enough() const {
  return header_ended_ != Clock::time_point{} && is_body_unread() &&
         Clock::now() - header_ended_ > kUnreadTime;
}

std::size_t HttpTransfer::on_header(char* bytes, std::size_t size, std::size_t count, void* self) {
  const std::string_view line(bytes, size * count);
  return static_cast<HttpTransfer*>(self)->take_header(line) ? line.size() : 0;
}

std::size_t HttpTransfer::on_body(char* bytes, std::size_t size, std::size_t count, void* self) {
  const std::string_view part(bytes, size * count);
  return static_cast<HttpTransfer*>(self)->take_body(part) ? part.size() : 0;
}

int HttpTransfer::on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<HttpTransfer*>(self)->has_waited_enough() ? 1 : 0;
}

}  // namespace

std::string HttpResponse::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(),
                                  [&](const auto& field) { return field.first == name; });
  return found == headers.end() ? "" : found->second;
}

Made make_transfer(std::uint64_t ticket, HttpRequest request, const TransferOptions& options) {
  if (const std::string reason = options.egress.refusal_of_url(request.url); !reason.empty())
    return std::unexpected(refused(reason));
  if (!is_token(request.method)) return std::unexpected(refused("no such method"));
  for (const auto& [name, value] : request.headers)
    if (!is_token(name) || !is_field_value(value))
      return std::unexpected(
          refused("header field " + (is_token(name) ? name : "") + " is malformed"));
  Hop first;
  first.url = ParsedUrl::from(request.url)->whole();
  first.method = request.method;
  first.has_body = request.method != "GET" && request.method != "HEAD";
  return std::make_unique<HttpTransfer>(ticket, std::move(request), options, std::move(first));
}

}  // namespace net
