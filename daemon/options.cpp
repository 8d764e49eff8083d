#include "daemon/options.h"

#include "daemon/secrets.h"

namespace wirewatchd {

PipelineOptions pipeline_options(const watch::Config& config,
                                 const storage::DatabaseOptions& database) {
  PipelineOptions options;
  options.database = database;
  options.database.program = "wirewatch pipeline";
  options.database.plans_for_any_values = true;
  options.transfers.egress = config.egress;
  options.transfers.max_in_flight = config.poll_concurrency;
  options.transfers.per_host_delay = config.per_host_delay;
  options.transfers.user_agent = config.user_agent;
  options.transfers.proxy = config.proxy;
  options.intake = {config.first_poll, {}};
  options.node = config.node;
  options.most_under_way = 8 * config.poll_concurrency;
  options.most_at_one_host = config.poll_concurrency;
  return options;
}

LoaderOptions loader_options(const watch::Config& config,
                             const storage::DatabaseOptions& database) {
  LoaderOptions options;
  options.database = database;
  options.database.program = storage::kDaemonProgram;
  options.migrate = config.migrate_at_start;
  options.config_file = config.file;
  options.watch_dir = config.watch_dir;
  options.owns_watch_files = config.watch_owner.empty() || config.watch_owner == config.node;
  options.egress = config.egress;
  options.keep = {config.keep_articles, config.keep_hits};
  return options;
}

std::expected<DelivererOptions, std::string> deliverer_options(
    const watch::Config& config, const storage::DatabaseOptions& database) {
  auto password = read_secret(config.smtp_password);
  if (!password)
    return std::unexpected(config.file.string() + ": smtp.password: " + password.error());
  DelivererOptions options;
  options.database = database;
  options.database.program = "wirewatch deliverer";
  options.database.plans_for_any_values = true;
  options.transfers.egress = config.egress;
  options.transfers.max_in_flight = options.webhooks_at_once + options.mails_at_once;
  // Of these, per_address is what counts.
  options.transfers.per_host_connections = options.transfers.max_in_flight;
  options.transfers.per_host_delay = std::chrono::milliseconds(0);
  options.transfers.user_agent = config.user_agent;
  options.transfers.proxy = config.proxy;
  options.attempt.smtp = config.smtp;
  options.attempt.smtp.password = std::move(*password);
  options.attempt.render.from = config.mail_from;
  options.attempt.render.public_url = config.public_url;
  options.attempt.envelope_sender = config.envelope_sender;
  options.attempt.timeout = config.delivery_timeout;
  options.webhook_schedule = config.webhook_schedule;
  options.mail_schedule = config.mail_schedule;
  options.node = config.node;
  options.journal = config.state_dir / "results";
  options.lease = config.delivery_lease;
  return options;
}

}  // namespace wirewatchd
