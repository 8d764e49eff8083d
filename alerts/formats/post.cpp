// Which form a webhook gets.
#include "alerts/alerts.h"
#include "alerts/formats/chat.h"
#include "alerts/formats/formats.h"

namespace alerts {

Post render_post(const model::Alert& alert, model::WebhookFormat format, std::string_view url,
                 const RenderOptions& options) {
  using enum model::WebhookFormat;
  switch (format) {
    case json:
      break;
    case slack:
      return {std::string(url), slack_message(chat_of(alert, options), options)};
    case teams:
      return {std::string(url), teams_message(chat_of(alert, options), options)};
    case ntfy: {
      const std::size_t topic = url.rfind('/') + 1;
      return {std::string(url.substr(0, topic)),
              ntfy_message(chat_of(alert, options), std::string(url.substr(topic)), options)};
    }
  }
  return {std::string(url), render_webhook(alert)};
}

}  // namespace alerts
