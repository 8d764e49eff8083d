#include "tests/support/http_server.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <thread>

namespace test {

namespace {

using Ending = HttpReply::Ending;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::optional<HttpSeen> read_request(Connection& connection) {
  const auto line = connection.read_line();
  if (!line) return {};
  HttpSeen seen;
  seen.at = std::chrono::steady_clock::now();
  seen.method = line->substr(0, line->find(' '));
  seen.target = line->substr(seen.method.size() + 1);
  seen.target.resize(std::min(seen.target.size(), seen.target.find(' ')));
  while (const auto field = connection.read_line()) {
    if (field->empty()) break;
    const auto colon = field->find(':');
    const auto value = field->find_first_not_of(' ', colon + 1);
    seen.headers[lower(field->substr(0, colon))] = value == field->npos ? "" : field->substr(value);
  }
  if (const std::string length = seen.header("content-length"); !length.empty()) {
    const auto body = connection.read_exactly(std::stoul(length));
    if (!body) return {};
    seen.body = *body;
  }
  return seen;
}

std::string head_of(const HttpReply& reply) {
  std::string head = "HTTP/1.1 " + std::to_string(reply.status) + " Test\r\n";
  for (const auto& [name, value] : reply.headers) head += name + ": " + value + "\r\n";
  const bool has_length =
      reply.ending != Ending::endless && reply.status != 304 && reply.status != 204;
  const std::size_t more = reply.ending == Ending::hang ? 1 : 0;
  if (has_length) head += "Content-Length: " + std::to_string(reply.body.size() + more) + "\r\n";
  return head + "\r\n";
}

bool write_body(Connection& connection, const HttpReply& reply) {
  std::string_view body = reply.body;
  if (reply.ending == Ending::cut) body = body.substr(0, reply.cut_after);
  if (reply.drip_bytes == 0) return connection.write(body);
  for (; !body.empty(); body.remove_prefix(std::min(reply.drip_bytes, body.size())))
    if (!connection.write(body.substr(0, reply.drip_bytes)) || !connection.pause(reply.drip_pause))
      return false;
  return true;
}

std::string etag_of(const HttpReply& reply) {
  for (const auto& [name, value] : reply.headers)
    if (lower(name) == "etag") return value;
  return "";
}

}  // namespace

std::string HttpSeen::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? "" : found->second;
}

HttpReply redirect(int status, const std::string& location) {
  return {.status = status, .headers = {{"Location", location}}};
}

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  constexpr int kGzip = 15 + 16;
  if (deflateInit2(&stream, 9, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("gzip");
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  std::string input = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string chunked(const std::string& bytes) {
  std::array<char, 20> size{};
  std::snprintf(size.data(), size.size(), "%zx\r\n", bytes.size());
  return size.data() + bytes + "\r\n0\r\n\r\n";
}

HttpServer::HttpServer(Identity tls)
    : tls_(std::move(tls)), listener_([this](Connection& connection) { serve(connection); }) {}

void HttpServer::on(const std::string& path, HttpReply reply) {
  on(path, [reply = std::move(reply)](const HttpSeen&) { return reply; });
}

void HttpServer::on(const std::string& path, Answer answer) {
  const std::lock_guard lock(mutex_);
  answers_[path] = std::move(answer);
}

std::string HttpServer::url(const std::string& path, const std::string& host) const {
  return (tls_ ? "https://" : "http://") + host + ":" + std::to_string(port()) + path;
}

std::string HttpServer::address() const {
  return "127.0.0.1:" + std::to_string(port());
}

std::vector<HttpSeen> HttpServer::seen(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  if (path.empty()) return seen_;
  std::vector<HttpSeen> some;
  std::copy_if(seen_.begin(), seen_.end(), std::back_inserter(some),
               [&](const HttpSeen& one) { return one.path() == path; });
  return some;
}

bool HttpServer::wait_for(const std::string& path, std::size_t count,
                          std::chrono::milliseconds timeout) const {
  const auto end = std::chrono::steady_clock::now() + timeout;
  while (seen(path).size() < count) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  return true;
}

void HttpServer::serve(Connection& connection) {
  if (tls_ && !connection.start_tls(tls_)) return;
  while (const auto seen = read_request(connection)) {
    {
      const std::lock_guard lock(mutex_);
      seen_.push_back(*seen);
    }
    if (!answer(connection, *seen)) return;
  }
}

// False: the connection ends here.
bool HttpServer::answer(Connection& connection, const HttpSeen& seen) {
  HttpReply reply = reply_to(seen);
  if (!connection.pause(reply.delay)) return false;
  if (reply.ending == Ending::silence) connection.hold();
  if (reply.ending == Ending::reset) connection.reset();
  if (reply.ending == Ending::silence || reply.ending == Ending::reset) return false;
  if (!reply.raw.empty()) {
    connection.write(reply.raw);
    return false;
  }
  if (seen.method == "HEAD") reply.body.clear();
  if (!connection.write(head_of(reply)) || !write_body(connection, reply)) return false;
  while (reply.ending == Ending::endless && !reply.body.empty())
    if (!write_body(connection, reply)) return false;
  if (reply.ending == Ending::hang) connection.hold();
  return reply.ending == Ending::proper;
}

HttpReply HttpServer::reply_to(const HttpSeen& seen) {
  Answer answer;
  {
    const std::lock_guard lock(mutex_);
    const auto found = answers_.find(seen.path());
    if (found != answers_.end()) answer = found->second;
  }
  if (!answer) return {.status = 404};
  HttpReply reply = answer(seen);
  if (const std::string etag = etag_of(reply);
      !etag.empty() && etag == seen.header("if-none-match")) {
    reply.status = 304;
    reply.body.clear();
  }
  return reply;
}

}  // namespace test
