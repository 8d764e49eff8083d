#pragma once
// One attempt to deliver: what is sent for a claimed delivery, and what the answer means. Pure but
// for reading a secret's file.
#include <chrono>
#include <expected>
#include <string>
#include <variant>

#include "alerts/alerts.h"
#include "net/transfers.h"
#include "storage/storage.h"

namespace wirewatchd {

struct AttemptOptions {
  alerts::RenderOptions render;
  net::SmtpServer smtp;
  std::string envelope_sender;
  std::chrono::milliseconds timeout{20'000};
};

struct MaildirFile {
  std::string folder, name, message;
};
using Send = std::variant<net::Request, MaildirFile>;

// The error is what the attempt came to, where nothing can be sent, or nothing is to be: to an
// endpoint that wants no more (F38) goes only what a person asks for.
std::expected<Send, alerts::AttemptResult> prepare_send(const storage::ClaimedDelivery&,
                                                        const AttemptOptions&, model::Time now);

alerts::AttemptResult result_of(const net::Finished&, model::Delivery::Channel, model::Time now);

}  // namespace wirewatchd
