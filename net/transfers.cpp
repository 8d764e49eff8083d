#include "net/transfers.h"

#include <clocale>
#include <csignal>
#include <cstdlib>

#include "net/finished_queue.h"
#include "net/loop.h"
#include "net/mail_threads.h"
#include "net/parsed_url.h"
#include "net/transfer.h"

namespace net {

struct Transfers::Engine {
  explicit Engine(TransferOptions given)
      : options(std::move(given)),
        http(options, finished),
        mail(static_cast<std::size_t>(options.max_in_flight), finished) {}

  const TransferOptions options;
  FinishedQueue finished;
  Loop http;
  MailThreads mail;
};

namespace {

std::string host_of(const HttpRequest& request) {
  const auto url = ParsedUrl::from(request.url);
  return url ? url->host_port() : "";
}

std::string host_of(const MailRequest& request) {
  return request.server.host + ":" + std::to_string(request.server.port);
}

}  // namespace

Transfers::Transfers(TransferOptions options)
    : engine_(std::make_unique<Engine>(std::move(options))) {}

Transfers::~Transfers() = default;

void Transfers::submit(std::uint64_t ticket, Request request) {
  engine_->finished.expect_one_more();
  const bool is_mail = std::holds_alternative<MailRequest>(request);
  std::string host = std::visit([](const auto& one) { return host_of(one); }, request);
  auto made = std::visit(
      [&]<class One>(One&& one) {
        return make_transfer(ticket, std::forward<One>(one), engine_->options);
      },
      std::move(request));
  if (!made)
    engine_->finished.put(
        {.ticket = ticket, .result = std::move(made.error()), .host = std::move(host)});
  else if (is_mail)
    engine_->mail.submit(std::move(*made));
  else
    engine_->http.submit(std::move(*made));
}

std::vector<Finished> Transfers::wait(std::chrono::milliseconds timeout, std::size_t most) {
  return engine_->finished.take(timeout, most);
}

void Transfers::wake() {
  engine_->finished.wake();
}

std::size_t Transfers::in_flight() const {
  return engine_->finished.expected();
}

// OpenSSL writes with write(2), so that a peer's reset would otherwise be a SIGPIPE.
void start_network() {
  setenv("RES_OPTIONS", "timeout:1 attempts:1", 0);
  std::setlocale(LC_CTYPE, "C.UTF-8");
  std::signal(SIGPIPE, SIG_IGN);
  curl_global_init(CURL_GLOBAL_DEFAULT);
}

}  // namespace net
