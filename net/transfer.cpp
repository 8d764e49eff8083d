#include "net/transfer.h"

#include <arpa/inet.h>

#include <algorithm>
#include <new>
#include <system_error>
#include <utility>

#include "net/parsed_url.h"

namespace net {

namespace {

using Kind = Failure::Kind;

// Seconds. libcurl walks all names it keeps at each look-up, so that many hosts cost their square.
constexpr long kNamesKept = 10;

// '%' stands for the host.
constexpr struct {
  CURLcode code;
  Kind kind;
  const char* text;
} kFailures[] = {
    {CURLE_COULDNT_RESOLVE_HOST, Kind::resolve, "could not find the address of %"},
    {CURLE_COULDNT_RESOLVE_PROXY, Kind::resolve, "could not find the address of the proxy"},
    {CURLE_PARTIAL_FILE, Kind::broken, "the answer of % was cut short"},
    {CURLE_GOT_NOTHING, Kind::broken, "% closed the connection without an answer"},
    {CURLE_RECV_ERROR, Kind::broken, "the connection to % broke while reading"},
    {CURLE_SEND_ERROR, Kind::broken, "the connection to % broke while writing"},
    {CURLE_BAD_CONTENT_ENCODING, Kind::broken, "% sent a content encoding that cannot be read"},
    {CURLE_WEIRD_SERVER_REPLY, Kind::broken, "% gave an answer that breaks the protocol"},
    {CURLE_UNSUPPORTED_PROTOCOL, Kind::broken, "% gave an answer that breaks the protocol"},
    {CURLE_URL_MALFORMAT, Kind::refused, "the address at % cannot be fetched"},
    {CURLE_PEER_FAILED_VERIFICATION, Kind::tls, "certificate of % is not valid"},
    {CURLE_SSL_CONNECT_ERROR, Kind::tls, "no secure connection to %"},
    {CURLE_SSL_CACERT_BADFILE, Kind::tls, "the file of certificate authorities cannot be read"},
    {CURLE_USE_SSL_FAILED, Kind::tls, "% does not offer STARTTLS"},
#if LIBCURL_VERSION_NUM >= 0x080600
    {CURLE_TOO_LARGE, Kind::too_large, "% sent too much"},
#endif
};

std::string filled(const char* text, const std::string& host) {
  std::string message(text);
  if (const auto at = message.find('%'); at != message.npos) message.replace(at, 1, host);
  return message;
}

std::string os_error(CURL* easy) {
  long number = 0;
  curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &number);
  if (number == 0) return "";
  std::string text = std::generic_category().message(static_cast<int>(number));
  if (text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
  return ": " + text;
}

bool has_reached(CURL* easy, CURLINFO phase) {
  curl_off_t microseconds = 0;
  curl_easy_getinfo(easy, phase, &microseconds);
  return microseconds > 0;
}

std::string without_port(const std::string& host_port) {
  return host_port.substr(0, host_port.rfind(':'));
}

bool is_address(std::string host) {
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  unsigned char octets[16];
  return inet_pton(AF_INET, host.c_str(), octets) == 1 ||
         inet_pton(AF_INET6, host.c_str(), octets) == 1;
}

}  // namespace

CURL* Transfer::start(std::stop_token stop) {
  stop_ = std::move(stop);
  guard_.forget();
  error_[0] = '\0';
  easy_.reset(curl_easy_init());
  if (!easy_) throw std::bad_alloc();
  curl_easy_setopt(easy(), CURLOPT_ERRORBUFFER, error_);
  curl_easy_setopt(easy(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy(), CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
  curl_easy_setopt(easy(), CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(easy(), CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(easy(), CURLOPT_DNS_CACHE_TIMEOUT, kNamesKept);
  guard_.install(easy());
  prepare();
  started_ = Clock::now();
  return easy();
}

std::optional<Finished> Transfer::finish(CURLcode code) {
  auto result = conclude(code);
  spent_before_ = spent();
  started_ = {};
  if (!result) return {};
  Finished finished;
  finished.ticket = ticket_;
  finished.result = std::move(*result);
  finished.elapsed = spent_before_;
  finished.host = first_host_;
  finished.external = !guard_.is_listed();
  return finished;
}

// curl 7.87 and later: the thread in getaddrinfo is left to end by itself.
void Transfer::give_up_quickly() {
#if LIBCURL_VERSION_NUM >= 0x075700
  curl_easy_setopt(easy(), CURLOPT_QUICK_EXIT, 1L);
#endif
}

bool Transfer::needs_resolver() const {
  return options_.proxy.empty() && !is_address(without_port(host_));
}

void Transfer::go_to(std::string host_port) {
  host_ = std::move(host_port);
  if (first_host_.empty()) first_host_ = host_;
}

std::chrono::milliseconds Transfer::spent() const {
  if (started_ == Clock::time_point{}) return spent_before_;
  return spent_before_ +
         std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started_);
}

Failure Transfer::failure_of(CURLcode code) const {
  if (const std::string reason = guard_.refusal(); !reason.empty())
    return {.kind = Kind::refused, .message = reason};
  if (code == CURLE_COULDNT_CONNECT)
    return {.kind = Kind::connect, .message = "could not connect to " + host_ + os_error(easy())};
  if (code == CURLE_OPERATION_TIMEDOUT) {
    const Kind kind = kind_of_timeout();
    return {.kind = kind,
            .message = kind == Kind::resolve
                           ? "looking up " + without_port(host_) + " took too long"
                       : kind == Kind::connect ? "could not connect to " + host_ + ": no answer"
                                               : host_ + " was too slow"};
  }
  const auto known = std::find_if(std::begin(kFailures), std::end(kFailures),
                                  [&](const auto& row) { return row.code == code; });
  if (known == std::end(kFailures))
    return {.message = "transfer with " + host_ + " failed: " + curl_easy_strerror(code)};
  const bool is_tls = known->kind == Kind::tls;
  const bool names_host_only = is_tls || known->kind == Kind::resolve;
  return {.kind = known->kind,
          .message = filled(known->text, names_host_only ? without_port(host_) : host_) +
                     (is_tls && code != CURLE_USE_SSL_FAILED ? tls_reason() : "")};
}

Failure::Kind Transfer::kind_of_timeout() const {
  if (guard_.is_connected()) return Kind::timeout;  // perhaps by a connection that was kept
  if (!has_reached(easy(), CURLINFO_NAMELOOKUP_TIME_T)) return Kind::resolve;
  return has_reached(easy(), CURLINFO_CONNECT_TIME_T) ? Kind::timeout : Kind::connect;
}

// libcurl's own words on TLS; they hold no address beyond the host's name.
std::string Transfer::tls_reason() const {
  std::string text(error_);
  for (const std::string prefix : {"SSL certificate problem: ", "SSL: "})
    if (text.starts_with(prefix)) text.erase(0, prefix.size());
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c >= 0x7f; }, '?');
  return text.empty() ? "" : ": " + text;
}

void Lines::add(const std::string& line) {
  curl_slist* longer = curl_slist_append(lines_.get(), line.c_str());
  if (!longer) throw std::bad_alloc();
  (void)lines_.release();  // the head stays the same, or is new where the list was empty
  lines_.reset(longer);
}

Failure refused(std::string reason) {
  return {.kind = Failure::Kind::refused, .message = std::move(reason), .is_final = true};
}

}  // namespace net
