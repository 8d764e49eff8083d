// One message to one recipient through libcurl (RFC 5321). Nothing is reused between two messages,
// so that no connection made under other settings is (I17).
#include <algorithm>
#include <cstring>
#include <string_view>

#include "net/parsed_url.h"
#include "net/transfer.h"

namespace net {

namespace {

using std::chrono::milliseconds;
using Tls = SmtpServer::Tls;

constexpr std::size_t kLongestAddress = 254;   // RFC 5321, 4.5.3.1.3, without the angle brackets
constexpr std::size_t kLongestLocalPart = 64;  // 4.5.3.1.1
constexpr std::size_t kLongestReply = 500;
constexpr long kQuitSeconds = 1;

// libcurl writes an address into its command as it is (I19).
bool is_envelope_address(std::string_view address) {
  const auto at = address.rfind('@');
  if (at == address.npos || at == 0 || at + 1 == address.size()) return false;
  if (address.size() > kLongestAddress || at > kLongestLocalPart) return false;
  return std::none_of(address.begin(), address.end(), [](unsigned char c) {
    return c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == '"';
  });
}

// Lone CR and LF become CRLF, so that no reader sees another end of message than we do (I19, B33).
std::string with_canonical_lines(std::string_view message) {
  std::string canonical;
  canonical.reserve(message.size() + 2);
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (message[i] == '\0') continue;
    if (message[i] != '\r' && message[i] != '\n') {
      canonical += message[i];
      continue;
    }
    if (message[i] == '\r' && i + 1 < message.size() && message[i + 1] == '\n') ++i;
    canonical += "\r\n";
  }
  if (!canonical.ends_with("\r\n")) canonical += "\r\n";
  return canonical;
}

bool has_code(std::string_view reply) {
  return std::all_of(reply.begin(), reply.begin() + 3, [](char c) { return c >= '0' && c <= '9'; });
}

class MailTransfer : public Transfer {
 public:
  MailTransfer(std::uint64_t ticket, MailRequest request, const TransferOptions& options,
               const ParsedUrl& url)
      : Transfer(ticket, options, nullptr), request_(std::move(request)), url_(url.whole()) {
    go_to(url.host_port());
    request_.message = with_canonical_lines(request_.message);
  }

 private:
  void prepare() override;
  void allow(milliseconds total, milliseconds reply);
  void prepare_tls();
  void prepare_envelope();
  std::optional<Result> conclude(CURLcode) override;
  Failure rejection(CURLcode) const;

  void take_reply(std::string_view line);
  static int on_trace(CURL*, curl_infotype, char* bytes, std::size_t size, void* self);
  static std::size_t on_reply(char* bytes, std::size_t size, std::size_t count, void* self);
  void hand_over();
  static int on_progress(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
  static std::size_t on_read(char* buffer, std::size_t size, std::size_t count, void* self);

  MailRequest request_;
  std::string url_;
  Lines recipients_;
  std::size_t read_ = 0;
  bool is_handed_over_ = false;  // libcurl has been told that the message ends
  bool is_answered_ = false;     // after that, the server replied
  bool is_decided_ = false;      // what follows is about QUIT only
  int code_ = 0;
  std::string command_;  // the last one sent, its first four letters
  std::string reply_;
};

void MailTransfer::prepare() {
  curl_easy_setopt(easy(), CURLOPT_URL, url_.c_str());
  curl_easy_setopt(easy(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(easy(), CURLOPT_PROXY, "");
  curl_easy_setopt(easy(), CURLOPT_FRESH_CONNECT, 1L);
  curl_easy_setopt(easy(), CURLOPT_FORBID_REUSE, 1L);
  curl_easy_setopt(easy(), CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(easy(), CURLOPT_XFERINFOFUNCTION, &MailTransfer::on_progress);
  curl_easy_setopt(easy(), CURLOPT_XFERINFODATA, this);
  curl_easy_setopt(easy(), CURLOPT_CONNECTTIMEOUT_MS, long{request_.total_timeout.count()});
  allow(request_.total_timeout, request_.total_timeout);
  prepare_tls();
  prepare_envelope();
}

// From the beginning of the talk; and for one reply.
void MailTransfer::allow(milliseconds total, milliseconds reply) {
  curl_easy_setopt(easy(), CURLOPT_TIMEOUT_MS, long{total.count()});
  curl_easy_setopt(easy(), CURLOPT_SERVER_RESPONSE_TIMEOUT,
                   long{std::chrono::ceil<std::chrono::seconds>(reply).count()});
}

void MailTransfer::prepare_tls() {
  const SmtpServer& server = request_.server;
  // On loopback plain text is permitted, so that a certificate nobody vouches for is no worse.
  const bool is_optional = server.tls == Tls::automatic && is_loopback_name(server.host);
  const auto use = server.tls == Tls::none ? CURLUSESSL_NONE
                   : is_optional           ? CURLUSESSL_TRY
                                           : CURLUSESSL_ALL;
  curl_easy_setopt(easy(), CURLOPT_USE_SSL, long{use});
  if (!server.ca_file.empty()) {
    curl_easy_setopt(easy(), CURLOPT_CAINFO, server.ca_file.c_str());
  } else if (is_optional) {
    curl_easy_setopt(easy(), CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(easy(), CURLOPT_SSL_VERIFYHOST, 0L);
  }
}

void MailTransfer::prepare_envelope() {
  const SmtpServer& server = request_.server;
  if (!server.user.empty()) {
    curl_easy_setopt(easy(), CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(easy(), CURLOPT_PASSWORD, server.password.c_str());
  }
  recipients_ = {};
  recipients_.add(request_.recipient);
  curl_easy_setopt(easy(), CURLOPT_MAIL_FROM, request_.sender.c_str());
  curl_easy_setopt(easy(), CURLOPT_MAIL_RCPT, recipients_.get());
  curl_easy_setopt(easy(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(easy(), CURLOPT_READFUNCTION, &MailTransfer::on_read);
  curl_easy_setopt(easy(), CURLOPT_READDATA, this);
  // Only the trace tells which command a refusal answers.
  curl_easy_setopt(easy(), CURLOPT_VERBOSE, 1L);
  curl_easy_setopt(easy(), CURLOPT_DEBUGFUNCTION, &MailTransfer::on_trace);
  curl_easy_setopt(easy(), CURLOPT_DEBUGDATA, this);
  curl_easy_setopt(easy(), CURLOPT_HEADERFUNCTION, &MailTransfer::on_reply);
  curl_easy_setopt(easy(), CURLOPT_HEADERDATA, this);
}

std::optional<Transfer::Result> MailTransfer::conclude(CURLcode code) {
  // Also when libcurl had given it up, and took the late reply for that to its QUIT.
  if (code == CURLE_OK || (is_answered_ && code_ / 100 == 2)) return MailAccepted{reply_};
  if (code_ >= 400 && code != CURLE_USE_SSL_FAILED) return rejection(code);
  Failure failure = failure_of(code);
  failure.smtp_code = code_;
  failure.ambiguous = is_handed_over_ && !is_answered_;
  return failure;
}

Failure MailTransfer::rejection(CURLcode code) const {
  Failure failure{.kind = Failure::Kind::rejected, .message = host(), .smtp_code = code_};
  // A server that dislikes a login may repeat it in its reply.
  if (code == CURLE_LOGIN_DENIED)
    failure.message += " did not accept the login: " + std::to_string(code_);
  else
    failure.message += " said: " + reply_;
  const bool of_this_mail = command_ == "RCPT" || command_ == "DATA" || is_handed_over_;
  failure.is_final = code_ >= 500 && of_this_mail;
  return failure;
}

void MailTransfer::take_reply(std::string_view line) {
  const bool is_last = line.size() >= 3 && (line.size() == 3 || line[3] != '-');
  if (is_decided_ || !is_last || !has_code(line)) return;
  code_ = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
  reply_ = line.substr(0, std::min(line.find_first_of("\r\n"), kLongestReply));
  std::replace_if(
      reply_.begin(), reply_.end(), [](unsigned char c) { return c < ' ' || c >= 0x7f; }, '?');
  is_answered_ = is_handed_over_;
  is_decided_ = is_answered_ || (guard_.is_connected() && code_ >= 400);
  // libcurl still says QUIT, and waits for its answer.
  if (is_decided_) curl_easy_setopt(easy(), CURLOPT_SERVER_RESPONSE_TIMEOUT, kQuitSeconds);
}

int MailTransfer::on_trace(CURL*, curl_infotype type, char* bytes, std::size_t size, void* self) {
  auto* mail = static_cast<MailTransfer*>(self);
  if (type == CURLINFO_HEADER_OUT && !mail->is_decided_)
    mail->command_.assign(bytes, std::min<std::size_t>(size, 4));
  return 0;
}

std::size_t MailTransfer::on_reply(char* bytes, std::size_t size, std::size_t count, void* self) {
  static_cast<MailTransfer*>(self)->take_reply({bytes, size * count});
  return size * count;
}

void MailTransfer::hand_over() {
  is_handed_over_ = true;
  allow(spent() + request_.verdict_timeout, request_.verdict_timeout);
}

int MailTransfer::on_progress(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto* self = static_cast<MailTransfer*>(data);
  if (!self->is_abandoned()) return 0;
  self->give_up_quickly();
  return 1;
}

std::size_t MailTransfer::on_read(char* buffer, std::size_t size, std::size_t count, void* data) {
  auto* self = static_cast<MailTransfer*>(data);
  const std::string& message = self->request_.message;
  const std::size_t part = std::min(size * count, message.size() - self->read_);
  std::memcpy(buffer, message.data() + self->read_, part);
  self->read_ += part;
  if (part == 0) self->hand_over();
  return part;
}

}  // namespace

Made make_transfer(std::uint64_t ticket, MailRequest request, const TransferOptions& options) {
  const SmtpServer& server = request.server;
  if (!is_envelope_address(request.sender))
    return std::unexpected(refused("the sender is no mail address"));
  if (!is_envelope_address(request.recipient))
    return std::unexpected(refused("the recipient is no mail address"));
  if (server.tls == Tls::none && !server.user.empty() && !is_loopback_name(server.host))
    return std::unexpected(refused("the login of " + server.host + " is not sent without TLS"));
  const auto url =
      ParsedUrl::from_parts(server.tls == Tls::tls ? "smtps" : "smtp", server.host, server.port);
  if (!url) return std::unexpected(refused("smtp.host names no server"));
  return std::make_unique<MailTransfer>(ticket, std::move(request), options, *url);
}

}  // namespace net
