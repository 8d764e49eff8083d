// wirewatch.toml: a table of keys for each section.
#include <algorithm>

#include "watch/config_defaults.h"
#include "watch/config_readers.h"
#include "watch/watch.h"

namespace watch {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

struct ConfigDraft {
  Config config;
  std::vector<std::string> allow_cidr;  // these two make one Egress
  std::vector<int> ports;
  Place user_at, password_at, keep_at;
  std::string contact;
};

enum class Level { trace, debug, info, warn, error };
constexpr Choice<Level> kLevels[] = {{"trace", Level::trace},
                                     {"debug", Level::debug},
                                     {"info", Level::info},
                                     {"warn", Level::warn},
                                     {"error", Level::error}};
// At the least a week, as articles leave by the week; at the most what a lookup over all weeks can
// bear.
constexpr DurationLimits kKept{.least = std::chrono::days(7), .most = std::chrono::days(1500)};
constexpr Choice<bool> kMigrate[] = {{"auto", true}, {"manual", false}};
using Tls = net::SmtpServer::Tls;
constexpr Choice<Tls> kTls[] = {
    {"auto", Tls::automatic}, {"starttls", Tls::starttls}, {"tls", Tls::tls}, {"none", Tls::none}};

const Key<ConfigDraft> kState[] = {
    {"dir", [](const Given& g, ConfigDraft& d,
               Report& r) { put(d.config.state_dir, read_line(g, "a folder", r)); }},
    {"node",
     [](const Given& g, ConfigDraft& d, Report& r) { put(d.config.node, read_node(g, r)); }},
};

const Key<ConfigDraft> kLog[] = {
    {"level",
     [](const Given& g, ConfigDraft& d, Report& r) {
       if (read_choice(g, kLevels, r)) d.config.log_level = g.value.text;
     }},
};

void read_database_url(const Given& given, ConfigDraft& draft, Report& report) {
  auto url = read_line(given, "a URL such as \"postgresql://db/wirewatch\"", report);
  if (!url) return;
  if (const auto understood = storage::check_url(*url); !understood)
    return report.error(given.value.begin, understood.error());
  draft.config.database_url = std::move(*url);
}

const Key<ConfigDraft> kDatabase[] = {
    {"url", read_database_url},
    {"migrate", [](const Given& g, ConfigDraft& d,
                   Report& r) { put(d.config.migrate_at_start, read_choice(g, kMigrate, r)); }},
    {"deadline",
     [](const Given& g, ConfigDraft& d, Report& r) {
       put(d.config.database_deadline, read_duration(g, {.least = 100ms, .most = 1h}, r));
     }},
};

const Key<ConfigDraft> kSmtp[] = {
    {"host",
     [](const Given& g, ConfigDraft& d, Report& r) { put(d.config.smtp.host, read_host(g, r)); }},
    {"port", [](const Given& g, ConfigDraft& d,
                Report& r) { put(d.config.smtp.port, read_integer(g, 1, 65535, r)); }},
    {"tls", [](const Given& g, ConfigDraft& d,
               Report& r) { put(d.config.smtp.tls, read_choice(g, kTls, r)); }},
    {"user",
     [](const Given& g, ConfigDraft& d, Report& r) {
       d.user_at = g.at;
       put(d.config.smtp.user, read_line(g, "a name", r));
     }},
    {"password",
     [](const Given& g, ConfigDraft& d, Report& r) {
       d.password_at = g.at;
       put(d.config.smtp_password, read_secret(g, r));
     }},
    {"ca_file", [](const Given& g, ConfigDraft& d,
                   Report& r) { put(d.config.smtp.ca_file, read_line(g, "a path", r)); }},
    {"from", [](const Given& g, ConfigDraft& d,
                Report& r) { put(d.config.mail_from, read_mailbox(g, r)); }},
    {"envelope_sender", [](const Given& g, ConfigDraft& d,
                           Report& r) { put(d.config.envelope_sender, read_mail_address(g, r)); }},
};

const Key<ConfigDraft> kEgress[] = {
    {"allow_cidr",
     [](const Given& g, ConfigDraft& d, Report& r) { d.allow_cidr = read_networks(g, r); }},
    {"ports", [](const Given& g, ConfigDraft& d, Report& r) { d.ports = read_ports(g, r); }},
    {"proxy",
     [](const Given& g, ConfigDraft& d, Report& r) { put(d.config.proxy, read_proxy(g, r)); }},
    {"user_agent", [](const Given& g, ConfigDraft& d,
                      Report& r) { put(d.config.user_agent, read_line(g, "a line", r)); }},
    {"contact", [](const Given& g, ConfigDraft& d,
                   Report& r) { put(d.contact, read_line(g, "a URL or mail address", r)); }},
};

const Key<ConfigDraft> kWeb[] = {
    {"listen", [](const Given& g, ConfigDraft& d,
                  Report& r) { put(d.config.web_listen, read_listen(g, r)); }},
    {"public_url", [](const Given& g, ConfigDraft& d,
                      Report& r) { put(d.config.public_url, read_web_address(g, r)); }},
    {"sample_feed", [](const Given& g, ConfigDraft& d,
                       Report& r) { put(d.config.sample_feed, read_truth(g, r)); }},
    {"trusted_proxies"},
};

const Key<ConfigDraft> kWatch[] = {
    {"dir",
     [](const Given& g, ConfigDraft& d, Report& r) {
       if (auto dir = read_line(g, "a folder", r))
         d.config.watch_dir = d.config.file.parent_path() / *dir;
     }},
    {"owner",
     [](const Given& g, ConfigDraft& d, Report& r) { put(d.config.watch_owner, read_node(g, r)); }},
};

const Key<ConfigDraft> kRetention[] = {
    {"articles",
     [](const Given& g, ConfigDraft& d, Report& r) {
       d.keep_at = g.at;
       put(d.config.keep_articles, read_seconds(g, kKept, r));
     }},
    {"hits",
     [](const Given& g, ConfigDraft& d, Report& r) {
       d.keep_at = g.at;
       put(d.config.keep_hits, read_seconds(g, kKept, r));
     }},
    {"attempts"},
    {"max_size"},
};

const Key<ConfigDraft> kPoll[] = {
    {"first", [](const Given& g, ConfigDraft& d,
                 Report& r) { put(d.config.first_poll, read_choice(g, kFirst, r)); }},
    {"concurrency", [](const Given& g, ConfigDraft& d,
                       Report& r) { put(d.config.poll_concurrency, read_integer(g, 1, 4096, r)); }},
    {"per_host_delay",
     [](const Given& g, ConfigDraft& d, Report& r) {
       put(d.config.per_host_delay, read_duration(g, {.most = 1h}, r));
     }},
    {"page_wait"},
};

const Key<ConfigDraft> kDelivery[] = {
    {"webhook_schedule",
     [](const Given& g, ConfigDraft& d, Report& r) {
       put(d.config.webhook_schedule.waits, read_schedule(g, r));
     }},
    {"mail_schedule", [](const Given& g, ConfigDraft& d,
                         Report& r) { put(d.config.mail_schedule.waits, read_schedule(g, r)); }},
    {"timeout",
     [](const Given& g, ConfigDraft& d, Report& r) {
       put(d.config.delivery_timeout, read_duration(g, {.least = 100ms, .most = 10min}, r));
     }},
    {"ambiguous_wait",
     [](const Given& g, ConfigDraft& d, Report& r) {
       const auto wait = read_seconds(g, {.least = 1s}, r);
       put(d.config.webhook_schedule.ambiguous_wait, wait);
       put(d.config.mail_schedule.ambiguous_wait, wait);
     }},
    {"lease",
     [](const Given& g, ConfigDraft& d, Report& r) {
       put(d.config.delivery_lease, read_seconds(g, {.least = 1s, .most = 1h}, r));
     }},
};

template <std::size_t N>
void read_section(const Given& given, const Key<ConfigDraft> (&keys)[N], ConfigDraft& draft,
                  Report& report) {
  read_table(given, given.key + ".", keys, draft, report);
}

const Key<ConfigDraft> kSections[] = {
    {"state", [](const Given& g, ConfigDraft& d, Report& r) { read_section(g, kState, d, r); }},
    {"log", [](const Given& g, ConfigDraft& d, Report& r) { read_section(g, kLog, d, r); }},
    {"database",
     [](const Given& g, ConfigDraft& d, Report& r) { read_section(g, kDatabase, d, r); }},
    {"smtp", [](const Given& g, ConfigDraft& d, Report& r) { read_section(g, kSmtp, d, r); }},
    {"egress", [](const Given& g, ConfigDraft& d, Report& r) { read_section(g, kEgress, d, r); }},
    {"web", [](const Given& g, ConfigDraft& d, Report& r) { read_section(g, kWeb, d, r); }},
    {"watch", [](const Given& g, ConfigDraft& d, Report& r) { read_section(g, kWatch, d, r); }},
    {"poll", [](const Given& g, ConfigDraft& d, Report& r) { read_section(g, kPoll, d, r); }},
    {"delivery",
     [](const Given& g, ConfigDraft& d, Report& r) { read_section(g, kDelivery, d, r); }},
    {"retention",
     [](const Given& g, ConfigDraft& d, Report& r) { read_section(g, kRetention, d, r); }},
};

// Each entry was checked where it stands.
void finish_egress(ConfigDraft& draft) {
  auto egress = net::Egress::from(draft.allow_cidr, draft.ports);
  if (egress) draft.config.egress = std::move(*egress);
}

void finish_smtp(ConfigDraft& draft, Report& report) {
  Config& config = draft.config;
  if ((draft.user_at == Place{}) != (draft.password_at == Place{}))
    report.error(std::max(draft.user_at, draft.password_at),
                 "smtp.user and smtp.password belong together");
  if (config.envelope_sender.empty()) config.envelope_sender = address_of(config.mail_from);
}

void finish_retention(const ConfigDraft& draft, Report& report) {
  if (draft.config.keep_hits < draft.config.keep_articles)
    report.error(draft.keep_at, "retention.hits is shorter than retention.articles",
                 "a hit outlives its article");
}

void finish_user_agent(ConfigDraft& draft) {
  Config& config = draft.config;
  if (config.user_agent.empty()) config.user_agent = "wirewatch/" WIREWATCH_VERSION;
  if (!draft.contact.empty()) config.user_agent += " (+" + draft.contact + ")";
}

std::vector<Problem> without_file(const fs::path& path, Problem problem) {
  std::error_code ignored;
  if (!fs::exists(path, ignored))
    problem.hint = "name another with --config FILE or WIREWATCH_CONFIG; every key is optional";
  return {std::move(problem)};
}

// Passwords may stand anywhere in a file that is not understood: the place is told, the line is not
// shown.
std::vector<Problem> without_excerpts(std::vector<Problem> problems) {
  for (auto& problem : problems) problem.excerpt.clear();
  return problems;
}

}  // namespace

std::expected<Config, std::vector<Problem>> read_config(const fs::path& path) {
  const auto source = read_source(path, kLargestFile, path.string());
  if (!source) return std::unexpected(without_excerpts(without_file(path, source.error())));
  const auto document = parse_toml(*source);
  if (!document) return std::unexpected(without_excerpts({document.error()}));

  Report report(*source);
  ConfigDraft draft;
  draft.config = default_config(path);
  read_table({"", {}, *document}, "", kSections, draft, report);
  finish_egress(draft);
  finish_smtp(draft, report);
  finish_retention(draft, report);
  finish_user_agent(draft);
  if (report.has_errors()) return std::unexpected(report.in_order());
  return std::move(draft.config);
}

}  // namespace watch
