#include "daemon/sending/attempt.h"

#include <fmt/core.h>

#include "daemon/retry_after.h"
#include "daemon/secrets.h"
#include "text/url.h"

namespace wirewatchd {

namespace {

using alerts::AttemptResult;

std::unexpected<AttemptResult> cannot(AttemptResult::Kind kind, std::string why) {
  return std::unexpected(AttemptResult{kind, std::nullopt, std::move(why)});
}

std::expected<Send, AttemptResult> mail_request(const storage::ClaimedDelivery& claimed,
                                                const model::Alert& alert,
                                                const AttemptOptions& options, model::Time now) {
  // Refused at save; the row may come from elsewhere (B32).
  if (const std::string refusal = alerts::refusal_of_address(claimed.delivery.address);
      !refusal.empty())
    return cannot(AttemptResult::Kind::never, refusal);
  net::MailRequest request;
  request.server = options.smtp;
  request.sender = options.envelope_sender;
  request.recipient = claimed.delivery.address;
  alerts::RenderOptions render = options.render;
  render.is_personal = claimed.is_personal;
  request.message = alerts::render_mail(alert, claimed.delivery.address, render, now).message;
  request.total_timeout = options.timeout;
  return net::Request(std::move(request));
}

using Headers = std::vector<std::pair<std::string, std::string>>;

// Where a delivery says where its URL lies, the URL: it is a secret.
std::expected<std::string, AttemptResult> url_of(const model::Delivery& delivery) {
  const auto place = model::address_lies_in(delivery.address);
  if (!place) return delivery.address;
  const auto url = read_secret(*place);
  if (!url) return cannot(AttemptResult::Kind::later, url.error());
  if (!text::parse_url(*url))
    return cannot(AttemptResult::Kind::later, delivery.address + " holds no http or https URL");
  if (delivery.format == model::WebhookFormat::ntfy)
    if (const auto refusal = alerts::refusal_of_topic(*url); !refusal.empty())
      return cannot(AttemptResult::Kind::later, delivery.address + ": " + refusal);
  return *url;
}

// Signatures for those who check them, a token for ntfy; slack and teams know their address.
std::expected<Headers, AttemptResult> webhook_headers(const model::Delivery& delivery,
                                                      const std::string& alert,
                                                      const std::string& body, model::Time now) {
  using enum model::WebhookFormat;
  if (delivery.format == slack || delivery.format == teams) return Headers{};
  const auto secret = read_secret(delivery.secret);
  if (!secret) return cannot(AttemptResult::Kind::later, secret.error());
  if (delivery.format == ntfy) {
    if (secret->empty()) return Headers{};
    if (!alerts::is_token(*secret))
      return cannot(AttemptResult::Kind::later,
                    "the token in " + delivery.secret.name + " is none: one line without blanks");
    return Headers{{"Authorization", "Bearer " + *secret}};
  }
  if (secret->empty()) return alerts::sign(alert, now, body, {});
  const auto keys = alerts::parse_secrets(*secret);
  if (!keys) return cannot(AttemptResult::Kind::later, keys.error());
  return alerts::sign(alert, now, body, *keys);
}

std::expected<Send, AttemptResult> webhook_request(const storage::ClaimedDelivery& claimed,
                                                   const model::Alert& alert,
                                                   const AttemptOptions& options, model::Time now) {
  const auto url = url_of(claimed.delivery);
  if (!url) return std::unexpected(url.error());
  auto post = alerts::render_post(alert, claimed.delivery.format, *url, options.render);
  auto headers = webhook_headers(claimed.delivery, alert.id, post.body, now);
  if (!headers) return std::unexpected(headers.error());
  net::HttpRequest request;
  request.url = std::move(post.url);
  request.method = "POST";
  request.body = std::move(post.body);
  request.headers = std::move(*headers);
  request.headers.emplace_back("Content-Type", "application/json");
  request.max_redirects = 0;
  request.header_is_enough = true;
  request.total_timeout = options.timeout;
  return net::Request(std::move(request));
}

MaildirFile maildir_file(const storage::ClaimedDelivery& claimed, const model::Alert& alert,
                         const AttemptOptions& options, model::Time now) {
  return {claimed.delivery.address, fmt::format("{}.{}", alert.id, claimed.delivery.id.value),
          alerts::render_mail(alert, claimed.receiver + "@localhost", options.render, now).message};
}

AttemptResult answer_of(const net::HttpResponse& response, model::Time now) {
  using enum AttemptResult::Kind;
  const std::string answered = fmt::format("the receiver answered {}", response.status);
  if (response.status / 100 == 2) return {delivered, std::nullopt, answered};
  if (response.status == 410) return {gone, std::nullopt, answered + ": it wants no more"};
  return {later, retry_after(response, now), answered};  // kept within bounds later (F37)
}

AttemptResult failure_of(const net::Failure& failure, model::Delivery::Channel channel) {
  using enum AttemptResult::Kind;
  // What is refused before anything is sent is for the configuration to mend, as a secret is (P7).
  if (failure.is_final && failure.kind != net::Failure::Kind::refused)
    return {never, std::nullopt, failure.message};
  // A webhook's receiver knows a repeated alert by its id; a mail's reader sees it twice.
  if (failure.ambiguous && channel == model::Delivery::Channel::email)
    return {ambiguous, std::nullopt, failure.message};
  AttemptResult result{later, std::nullopt, failure.message};
  result.is_insecure = failure.kind == net::Failure::Kind::tls;
  return result;
}

bool is_asked_for(const storage::ClaimedDelivery& claimed) {
  return claimed.kind == "test" || claimed.is_asked_for;
}

}  // namespace

std::expected<Send, AttemptResult> prepare_send(const storage::ClaimedDelivery& claimed,
                                                const AttemptOptions& options, model::Time now) {
  if (!claimed.gone_because.empty() && !is_asked_for(claimed))
    return cannot(AttemptResult::Kind::never, "not sent: earlier " + claimed.gone_because);
  const auto alert = alerts::from_json(claimed.content);
  if (!alert)
    return cannot(AttemptResult::Kind::never, "the stored alert cannot be read: " + alert.error());
  switch (claimed.delivery.channel) {
    case model::Delivery::Channel::email:
      return mail_request(claimed, *alert, options, now);
    case model::Delivery::Channel::webhook:
      return webhook_request(claimed, *alert, options, now);
    case model::Delivery::Channel::maildir:
      return maildir_file(claimed, *alert, options, now);
  }
  return cannot(AttemptResult::Kind::never, "unknown channel");
}

AttemptResult result_of(const net::Finished& finished, model::Delivery::Channel channel,
                        model::Time now) {
  if (const auto* response = std::get_if<net::HttpResponse>(&finished.result))
    return answer_of(*response, now);
  if (const auto* accepted = std::get_if<net::MailAccepted>(&finished.result))
    return {AttemptResult::Kind::delivered, std::nullopt, accepted->reply};
  return failure_of(std::get<net::Failure>(finished.result), channel);
}

}  // namespace wirewatchd
