// alerts preview: what a receiver would read of a rule. Nothing is sent, nothing stored.
#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "alerts/alerts.h"
#include "cli/asked.h"
#include "cli/asked_article.h"
#include "cli/commands.h"

namespace cli {

namespace {

constexpr std::string_view kFormats = "mail, html, json, slack, teams or ntfy";

struct Shown {
  model::Rule rule;
  AskedArticle asked;
  model::Hit hit;
  std::string from;  // where the article was found, for the person
};

// Without its hours and rates: a preview is told at once.
model::Receiver receiver_of(storage::Transaction& transaction, const model::Rule& rule) {
  model::Receiver shown;
  shown.name = rule.notify.empty() ? "preview" : rule.notify.front();
  shown.where = model::Email{{"preview@localhost"}};
  for (const auto& row : storage::load_watch_rows(transaction).receivers)
    if (row.noun.name == shown.name) {
      shown.timezone = row.noun.timezone;
      shown.personal = row.noun.personal;
    }
  return shown;
}

// As the article would stand in it; of one that is in none, the first of a story.
model::Alert::StoryRef story_of(storage::Transaction& transaction, const model::Article& article) {
  if (article.id.value != 0)
    if (const auto story = storage::story_of(transaction, article.id))
      return desk::story_told(transaction, *story, article.id);
  return {.articles = 1, .outlets = 1, .in_order = {article.source}};
}

std::optional<model::Hit> hit_now(storage::Transaction& transaction, const model::Rule& rule,
                                  const AskedArticle& asked) {
  return desk::hit_of(rule, asked.article, asked.feed, desk::lists_in_force(transaction));
}

Shown of_article(storage::Transaction& transaction, model::Rule rule, const std::string& word) {
  AskedArticle asked = stored_article(transaction, word);
  auto hit = hit_now(transaction, rule, asked);
  if (!hit)
    throw Failed(kRedOrNothing,
                 fmt::format("{} does not meet that article (wirewatch rules explain {} {})",
                             rule.name, rule.name, asked.article.id.value));
  return {std::move(rule), std::move(asked), *std::move(hit), "the article that was named"};
}

// As it was stored: its article may have left, or say something else today.
Shown of_stored_hit(model::Rule rule, storage::HitRow row) {
  AskedArticle asked;
  asked.article.id = row.article;
  asked.article.url = std::move(row.url);
  asked.article.title = std::move(row.title);
  asked.article.source = std::move(row.source);
  asked.article.lang = std::move(row.lang);
  asked.article.published = row.published;
  asked.article.seen = row.at;
  asked.feed = std::move(row.feed);
  model::Hit hit;
  hit.passages = std::move(row.passages);
  hit.statements =
      alerts::statements_from_json(row.statements).value_or(std::vector<model::Statement>());
  return {std::move(rule), std::move(asked), std::move(hit), "the newest hit"};
}

std::optional<Shown> of_newest_hit(storage::Transaction& transaction, const model::Rule& rule) {
  auto rows = storage::list_hits(transaction, {.rule = rule.name, .limit = 1});
  if (rows.empty()) return std::nullopt;
  if (auto stored = desk::find_article(transaction, rows.front().article)) {
    AskedArticle asked{std::move(stored->article), std::move(stored->feed)};
    if (auto hit = hit_now(transaction, rule, asked))
      return Shown{rule, std::move(asked), *std::move(hit), "the newest hit"};
  }
  return of_stored_hit(rule, std::move(rows.front()));
}

// The first of its must_match, as the watch file has it.
std::optional<Shown> of_test(Session& session, storage::Transaction& transaction,
                             const model::Rule& rule) {
  const auto& config = session.config();
  const auto set = watch::read_watch_files(config.watch_dir, config.egress).set;
  const auto located =
      std::ranges::find(set.rules, rule.name, [](const auto& each) { return each.noun.name; });
  if (located == set.rules.end()) return std::nullopt;
  for (const auto& test : located->noun.tests) {
    if (!test.must_match) continue;
    AskedArticle asked{watch::article_of(test, now_by_clock()), test.feed};
    if (auto hit = hit_now(transaction, rule, asked))
      return Shown{rule, std::move(asked), *std::move(hit), "a must_match test, without hits"};
  }
  return std::nullopt;
}

Shown shown(Session& session, storage::Transaction& transaction, const model::Rule& rule) {
  if (const auto word = session.arguments.maybe("--article"))
    return of_article(transaction, rule, *word);
  if (auto newest = of_newest_hit(transaction, rule)) return *std::move(newest);
  if (auto test = of_test(session, transaction, rule)) return *std::move(test);
  throw Failed(kRedOrNothing,
               fmt::format("{} has no hits, and no must_match that it meets; name an article: "
                           "--article ID",
                           rule.name));
}

// As the daemon would plan it for a receiver that takes all at once.
model::Alert alert_of(Shown shown, model::Alert::StoryRef story, model::Receiver receiver) {
  const model::Time now = now_by_clock();
  shown.rule.notify = {receiver.name};
  shown.rule.max_age.reset();
  shown.hit.unsure = false;
  alerts::PlanInput input;
  input.article = std::move(shown.asked.article);
  input.feed = std::move(shown.asked.feed);
  input.hits.push_back({std::move(shown.rule), std::move(shown.hit)});
  input.receivers.push_back(std::move(receiver));
  input.story = std::move(story);
  input.now = now;
  auto plan = alerts::plan(input);
  if (plan.alerts.empty()) throw Failed(kRedOrNothing, "nobody would be told of that article");
  model::Alert alert = std::move(plan.alerts.front().alert);
  alert.id.clear();  // nobody could ask why it was told
  return alert;
}

std::string as_mail(const alerts::MailParts& parts) {
  return "Subject: " + parts.subject + "\n\n" + parts.text;
}

std::string in_format(const model::Alert& alert, const alerts::RenderOptions& options,
                      const std::string& format) {
  const auto parts = alerts::mail_parts(alert, options, now_by_clock());
  if (format.empty() || format == "mail") return as_mail(parts);
  if (format == "html") return parts.html;
  const auto webhook = alerts::format_named(format).value_or(model::WebhookFormat::json);
  return alerts::render_post(alert, webhook, "https://ntfy.sh/topic", options).body + "\n";
}

void check_format(const std::string& format) {
  if (!format.empty() && format != "mail" && format != "html" && !alerts::format_named(format))
    throw Failed(kUsage, fmt::format("--format: expected {}, got \"{}\"", kFormats, format));
}

void write_file(const std::string& file, const std::string& content) {
  std::ofstream out(file, std::ios::binary);
  out << content << std::flush;
  if (!out) throw Failed(kUnavailable, "cannot write " + file);
}

}  // namespace

int preview_alert(Session& session) {
  const auto& arguments = session.arguments;
  const auto& config = session.config();
  check_format(arguments.text("--format"));
  if (arguments.text("--html") == "-")
    throw Failed(kUsage, "--html: expected a file's name, got \"-\" (--format html prints it)");
  alerts::RenderOptions options;
  options.from = config.mail_from;
  options.public_url = config.public_url;
  const auto rule = asked_rule(session, "@" + arguments.text("--rule"), Asked::rules_name);
  if (rule.name.empty())
    throw Failed(kRedOrNothing,
                 "no rule is named \"" + arguments.text("--rule") + "\" (wirewatch rules list)");
  auto transaction = session.database().begin();
  Shown chosen = shown(session, transaction, rule);
  if (chosen.hit.unsure)
    std::fputs("wirewatch: only unsure findings prove it: it would wait for review\n", stderr);
  std::fprintf(stderr, "wirewatch: shown is %s\n", chosen.from.c_str());
  auto receiver = receiver_of(transaction, rule);
  options.is_personal = receiver.personal;
  auto story = story_of(transaction, chosen.asked.article);
  const auto alert = alert_of(std::move(chosen), std::move(story), std::move(receiver));
  if (const auto file = arguments.maybe("--html"))
    write_file(*file, in_format(alert, options, "html"));
  if (!arguments.maybe("--html") || arguments.maybe("--format"))
    std::fputs(in_format(alert, options, arguments.text("--format")).c_str(), stdout);
  return kDone;
}

}  // namespace cli
