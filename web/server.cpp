// The one file that sees Boost.Beast: it costs 15 s and 750 MB to compile.
//
// One thread turns one io_context; a Conversation is one connection: read a header, judge it,
// answer, and again, or close. Pipelining is off: whoever sends a next request before he was
// answered gets the answer and is closed.
#include <pthread.h>

#include <array>
#ifdef __SANITIZE_THREAD__  // it knows no fences; ours is one thread, which needs none
#define BOOST_ASIO_DISABLE_FENCED_BLOCK
#endif
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <charconv>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "text/times.h"
#include "web/request_rules.h"
#include "web/routes.h"
#include "web/web.h"

namespace web {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Response = http::response<http::string_body>;

constexpr std::chrono::seconds kFarewell{2};
constexpr std::chrono::milliseconds kPauseAfterFailedAccept{100};

struct HeaderLine {
  std::string_view name, value;
};

// S12. The pages are safe without them; they are the second lock.
constexpr std::array kSecurityHeaders = {
    HeaderLine{"Content-Security-Policy",
               "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
               "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"},
    HeaderLine{"X-Content-Type-Options", "nosniff"},
    HeaderLine{"Referrer-Policy", "no-referrer"},
    HeaderLine{"Cross-Origin-Opener-Policy", "same-origin"},
    HeaderLine{"Cross-Origin-Resource-Policy", "same-origin"},
};

// Boost 1.74 and 1.83 have string views of their own, and not the same.
std::string_view std_view(beast::string_view text) {
  return {text.data(), text.size()};
}
beast::string_view beast_view(std::string_view text) {
  return {text.data(), text.size()};
}

model::Time now() {
  return std::chrono::time_point_cast<model::Time::duration>(std::chrono::system_clock::now());
}

Response to_response(const Answer& answer, bool is_head) {
  Response response;
  response.result(static_cast<unsigned>(answer.status));
  for (const auto& line : kSecurityHeaders)
    response.insert(beast_view(line.name), beast_view(line.value));
  response.set(http::field::date, text::to_http_date(now()));
  response.set(http::field::cache_control, answer.etag.empty() ? "no-store" : "no-cache");
  if (!answer.etag.empty()) response.set(http::field::etag, answer.etag);
  if (!answer.allow.empty()) response.set(http::field::allow, answer.allow);
  if (answer.status == 304) return response;
  response.set(http::field::content_type, answer.content_type);
  response.content_length(answer.body.size());
  if (!is_head) response.body() = answer.body;
  return response;
}

RequestHeader header_of(const http::request<http::empty_body>& request) {
  RequestHeader header{.method = std_view(request.method_string()),
                       .target = std_view(request.target()),
                       .version = static_cast<int>(request.version()),
                       .fields = {}};
  for (const auto& field : request)
    header.fields.push_back({std_view(field.name_string()), std_view(field.value())});
  return header;
}

}  // namespace

// What all connections share; the server's thread only, once it runs.
struct Server::Listener {
  class Conversation;

  Listener(const WebOptions& wanted, const Health& of_daemon)
      : options(wanted), health(of_daemon), acceptor(io), pause(io) {}

  void accept();
  void on_accept(const error_code& error, tcp::socket socket);

  WebOptions options;
  const Health& health;
  int open = 0;  // connections; counted down by conversations that `io` destroys, so before it
  asio::io_context io{1};
  tcp::acceptor acceptor;
  asio::steady_timer pause;
  std::jthread thread;
};

// One connection. It lives in the handlers of its pending operation and ends with the last of them.
class Server::Listener::Conversation : public std::enable_shared_from_this<Conversation> {
 public:
  Conversation(Listener& listener, tcp::socket socket)
      : listener_(listener), stream_(std::move(socket)) {
    ++listener_.open;
  }
  ~Conversation() { --listener_.open; }
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  void begin_request() {
    scan_ = {};
    buffer_.clear();
    stream_.expires_after(listener_.options.patience);
    read_some();
  }

  void refuse(const Refusal& refusal) {
    const bool is_head = received().starts_with("HEAD ");
    say({.status = refusal.status, .body = refusal.reason + '\n'}, is_head, false);
  }

 private:
  // The time limit is not set anew: it holds for the header as a whole.
  void read_some() {
    stream_.async_read_some(buffer_.prepare(4096),
                            [self = shared_from_this()](const error_code& error, std::size_t size) {
                              if (!error) self->on_bytes(size);
                            });
  }

  void on_bytes(std::size_t size) {
    buffer_.commit(size);
    switch (scan_.read(received())) {
      case HeaderScan::State::incomplete:
        return read_some();
      case HeaderScan::State::refused:
        return refuse(scan_.refusal());
      case HeaderScan::State::complete:
        return on_header();
    }
  }

  void on_header() {
    http::request_parser<http::empty_body> parser;
    parser.header_limit(kMaxHeaderBytes);
    // A body is refused below, whatever its size; boost::none means "no body" to Boost 1.74.
    parser.body_limit(std::numeric_limits<std::uint64_t>::max());
    error_code error;
    parser.put(asio::const_buffer(buffer_.data().data(), scan_.header_size()), error);
    if (!parser.is_header_done()) return refuse({400, "this is not an HTTP request"});
    const auto& request = parser.get();
    const RequestHeader header = header_of(request);
    if (const auto refusal = refusal_of(header)) return refuse(*refusal);

    const Answer page = answer({.method = header.method,
                                .target = header.target,
                                .if_none_match = std_view(request[http::field::if_none_match])},
                               listener_.health, listener_.options.sample_feed);
    const bool sent_more = buffer_.size() > scan_.header_size();
    say(page, header.method == "HEAD", request.keep_alive() && !sent_more);
  }

  void say(const Answer& page, bool is_head, bool keep_alive) {
    response_ = to_response(page, is_head);
    response_.keep_alive(keep_alive);
    stream_.expires_after(listener_.options.patience);
    http::async_write(stream_, response_,
                      [self = shared_from_this()](const error_code& error, std::size_t) {
                        if (error) return;
                        if (self->response_.keep_alive()) return self->begin_request();
                        self->say_farewell();
                      });
  }

  // Closing with bytes unread sends RST, which can overtake the answer: what still comes is read
  // and dropped for a moment.
  void say_farewell() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(kFarewell);
    drop_some();
  }

  void drop_some() {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(16 * 1024),
                            [self = shared_from_this()](const error_code& error, std::size_t) {
                              if (!error) self->drop_some();
                            });
  }

  std::string_view received() const {
    return {static_cast<const char*>(buffer_.data().data()), buffer_.size()};
  }

  Listener& listener_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  HeaderScan scan_;
  Response response_;
};

void Server::Listener::accept() {
  acceptor.async_accept(
      [this](const error_code& error, tcp::socket socket) { on_accept(error, std::move(socket)); });
}

void Server::Listener::on_accept(const error_code& error, tcp::socket socket) {
  if (error) {  // no descriptors left, say: trying again at once would spin
    pause.expires_after(kPauseAfterFailedAccept);
    pause.async_wait([this](const error_code&) { accept(); });
    return;
  }
  const bool is_full = open >= options.max_connections;
  // A second measure for those who are only told to go, so that they cannot pile up either.
  if (open < 2 * options.max_connections) {
    const auto conversation = std::make_shared<Conversation>(*this, std::move(socket));
    is_full ? conversation->refuse({503, "too many connections"}) : conversation->begin_request();
  }
  accept();
}

namespace {

std::expected<tcp::endpoint, std::string> parse_listen(std::string_view text) {
  const std::string expected =
      "web.listen: expected an address and a port such as 127.0.0.1:8480, found \"" +
      std::string(text) + '"';
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::unexpected(expected);
  std::string_view host = text.substr(0, colon);
  const std::string_view digits = text.substr(colon + 1);
  const bool is_bracketed = host.starts_with('[') && host.ends_with(']');
  if (is_bracketed) host = host.substr(1, host.size() - 2);
  if (host == "localhost")
    host = "127.0.0.1";  // not asked of a resolver, which might say otherwise

  unsigned short port = 0;
  const auto number = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  error_code error;
  const auto address = asio::ip::make_address(std::string(host), error);
  if (error || number.ec != std::errc{} || number.ptr != digits.data() + digits.size() ||
      is_bracketed != address.is_v6())
    return std::unexpected(expected);
  if (!address.is_loopback())
    return std::unexpected("web.listen: only loopback addresses in this version, found \"" +
                           std::string(text) + '"');
  return tcp::endpoint(address, port);
}

// Empty, or what failed.
std::string open_acceptor(tcp::acceptor& acceptor, const tcp::endpoint& endpoint) {
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(tcp::acceptor::max_listen_connections, error);
  return error ? error.message() : std::string();
}

}  // namespace

void Health::degrade(std::string reason) {
  const std::lock_guard lock(mutex_);
  reason_ = std::move(reason);
}

std::string Health::degraded() const {
  const std::lock_guard lock(mutex_);
  return reason_;
}

Server::Server(std::unique_ptr<Listener> listener) : listener_(std::move(listener)) {}

std::expected<std::unique_ptr<Server>, std::string> Server::start(const WebOptions& options,
                                                                  const Health& health) {
  const auto endpoint = parse_listen(options.listen);
  if (!endpoint) return std::unexpected(endpoint.error());
  auto listener = std::make_unique<Listener>(options, health);
  if (const auto failure = open_acceptor(listener->acceptor, *endpoint); !failure.empty())
    return std::unexpected("web.listen: cannot listen on " + options.listen + ": " + failure);
  listener->accept();
  listener->thread = std::jthread([loop = listener.get()] { loop->io.run(); });
  pthread_setname_np(listener->thread.native_handle(), "web");
  return std::unique_ptr<Server>(new Server(std::move(listener)));
}

Server::~Server() {
  listener_->io.stop();
  listener_->thread.join();
}

int Server::port() const {
  return listener_->acceptor.local_endpoint().port();
}

}  // namespace web
