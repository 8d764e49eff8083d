#include "alerts/wording.h"

#include <algorithm>

#include "alerts/spoken.h"
#include "text/harmless.h"
#include "text/times.h"
#include "text/url.h"
#include "text/utf8.h"

namespace alerts {
namespace {

using model::AlertKind;

constexpr std::size_t kMostQuotes = 5, kMostQuoteBytes = 1500;
constexpr std::size_t kMostHeadline = 400, kMostSubject = 200, kMostName = 120;
constexpr std::size_t kMostRules = 10, kMostCommands = 3;

struct Language {
  const char *code, *name;
};
constexpr Language kLanguages[] = {
    {"ar", "Arabic"},   {"be", "Belarusian"}, {"bg", "Bulgarian"},  {"cs", "Czech"},
    {"da", "Danish"},   {"de", "German"},     {"el", "Greek"},      {"en", "English"},
    {"es", "Spanish"},  {"et", "Estonian"},   {"fa", "Persian"},    {"fi", "Finnish"},
    {"fr", "French"},   {"he", "Hebrew"},     {"hu", "Hungarian"},  {"hy", "Armenian"},
    {"it", "Italian"},  {"ja", "Japanese"},   {"ka", "Georgian"},   {"kk", "Kazakh"},
    {"ko", "Korean"},   {"ky", "Kyrgyz"},     {"lt", "Lithuanian"}, {"lv", "Latvian"},
    {"nl", "Dutch"},    {"no", "Norwegian"},  {"pl", "Polish"},     {"pt", "Portuguese"},
    {"ro", "Romanian"}, {"ru", "Russian"},    {"sk", "Slovak"},     {"sr", "Serbian"},
    {"sv", "Swedish"},  {"tg", "Tajik"},      {"tr", "Turkish"},    {"uk", "Ukrainian"},
    {"uz", "Uzbek"},    {"zh", "Chinese"},
};

std::string language_name(const std::string& code) {
  for (const Language& language : kLanguages)
    if (code == language.code) return language.name;
  return "";
}

// A name of others' making within a line of ours.
std::string name(const std::string& text) {
  return text::isolated(text::cut_to_code_points(text, kMostName));
}

bool is_of_title(const model::Passage& passage, const std::string& title) {
  return passage.field == model::Field::title && passage.text == title;
}

// The title, with the marks of the passage that is the title; a title without a letter to show
// gives way to the first passage.
MarkedText headline_of(const model::Alert& alert) {
  model::Passage headline{model::Field::title, alert.article.title, {}};
  for (const auto& passage : alert.passages)
    if (is_of_title(passage, headline.text))
      headline.marks.insert(headline.marks.end(), passage.marks.begin(), passage.marks.end());
  if (headline.text.empty() && !alert.passages.empty()) headline = alert.passages.front();
  if (headline.text.empty()) headline.text = "An article without a title";
  return to_runs(shortened(headline, kMostHeadline));
}

void add_quotes(Wording& wording, const model::Alert& alert) {
  constexpr std::size_t kTelling = 40;  // bytes of a quotation by which its sentence is known
  const std::string quoted = plain(wording.quotation).substr(0, kTelling);
  std::size_t more = 0;
  for (const auto& passage : alert.passages) {
    if (passage.text.empty() || is_of_title(passage, alert.article.title)) continue;
    if (!quoted.empty() && passage.text.find(quoted) != std::string::npos) continue;
    if (wording.quotes.size() < kMostQuotes)
      wording.quotes.push_back(to_runs(shortened(passage, kMostQuoteBytes)));
    else
      ++more;
  }
  if (more == 1) wording.left_out = "One more passage met the rule.";
  if (more > 1) wording.left_out = std::to_string(more) + " more passages met the rule.";
}

std::string when(const model::Alert& alert, model::Time now) {
  const auto& [published, seen] = std::pair(alert.article.published, alert.article.seen);
  const std::string first = published ? text::to_day_and_minute(*published) + "; seen " +
                                            text::to_day_and_minute(seen, *published)
                                      : "not given; seen " + text::to_day_and_minute(seen);
  return (published ? "published " : "published: ") + first + "; sent " +
         text::to_day_and_minute(now, seen) + " (UTC)";
}

std::string list_of_rules(const std::vector<model::Alert::RuleRef>& rules) {
  std::string list;
  const std::size_t shown = std::min(rules.size(), kMostRules);
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == rules.size();
    if (i > 0) list += last ? " and " : ", ";
    list += "“" + name(rules[i].title) + "”";
  }
  if (rules.size() > shown) list += " and " + std::to_string(rules.size() - shown) + " more";
  return (rules.size() == 1 ? "rule " : "rules ") + list;
}

// An update because of what other articles of the story brought.
bool is_of_story(model::Reason reason) {
  return reason == model::Reason::new_statement || reason == model::Reason::more_sources;
}

std::string why(const model::Alert& alert, const std::string& who) {
  const std::string rules = list_of_rules(alert.rules) + (who.empty() ? "" : "; " + who);
  if (alert.kind == AlertKind::update && !is_of_story(alert.reason))
    return rules + (alert.rules.size() == 1 ? ", which this article had not met before."
                                            : ", none of which this article had met before.");
  if (alert.story.id.value != 0) return rules + ".";
  return rules + ". You get this article once; again only if it changes and meets a further rule.";
}

std::string notice_of_update(const model::Alert& alert) {
  switch (alert.reason) {
    case model::Reason::new_statement:
      return "Update: more was said about an event you were told of.";
    case model::Reason::more_sources:
      return "Update: " + std::to_string(alert.story.outlets - alert.story.copies) +
             " outlets report an event you were told of in words of their own.";
    default:
      return "Update: an article you were told about has changed and meets a further rule.";
  }
}

// ---- who else reports it ----

// Whether, and when, there will be another message about the story.
std::string what_follows(const model::Alert& alert) {
  const std::size_t own = alert.story.outlets - alert.story.copies;
  bool statements = false;
  std::size_t sources = 0;
  for (const auto& rule : alert.rules) {
    if (rule.per == model::Rule::Per::article) return "You get each article about this event once.";
    statements |= rule.updates.statements;
    const auto asked = static_cast<std::size_t>(rule.updates.sources);
    if (asked > own && (sources == 0 || asked < sources)) sources = asked;
  }
  std::string follows = "You will not get another mail about this event";
  if (statements) follows += "; new statements are told as updates";
  if (sources > 0)
    follows += "; an update follows once " + std::to_string(sources) +
               " outlets report it in words of their own";
  return follows + ".";
}

Row others(const model::Alert& alert) {
  Row row{"Others", {}};
  if (alert.story.others.empty()) {
    row.lines = {"none yet. " + what_follows(alert)};
    return row;
  }
  row.lines.push_back(text::isolated(alert.story.others) + ".");
  std::string order;
  for (const std::string& outlet : alert.story.in_order)
    order += (order.empty() ? "first " : ", then ") + name(outlet);
  if (alert.story.in_order.size() > 1)
    row.lines.push_back(order + (alert.story.outlets > alert.story.in_order.size() ? " …" : "."));
  row.lines.push_back(what_follows(alert));
  return row;
}

// Where a person looks further: the page, or the commands that answer.
Row more(const model::Alert& alert, const RenderOptions& options) {
  if (text::parse_url(options.public_url)) return {"More", {options.public_url}};
  Row row{"More", {}};
  if (alert.story.id.value != 0)
    row.lines.push_back(options.program + " stories show " + to_text(alert.story.id));
  for (std::size_t i = 0; i < std::min(alert.rules.size(), kMostCommands); ++i)
    row.lines.push_back(options.program + " rules show " + name(alert.rules[i].name));
  row.lines.push_back(options.program + " alerts list");
  return row;
}

Row unsure(const model::Alert& alert, const RenderOptions& options) {
  return {"Unsure",
          {std::to_string(alert.held_back) + " possible, not sent: " + options.program +
           " hits list --review"}};
}

std::string outlet_of(const model::Alert& alert) {
  const std::string outlet = name(alert.article.source);
  return outlet.empty() ? "feed " + name(alert.feed) : outlet;
}

std::string link_note(const model::Alert& alert) {
  const std::string language = language_name(alert.article.lang);
  return outlet_of(alert) + (language.empty() ? "" : ", " + language);
}

std::string subject_of(const model::Alert& alert, const std::string& headline,
                       const std::string& reporter) {
  std::string subject = alert.kind == AlertKind::update ? "Update: " : "";
  subject += text::isolated(text::cut_to_code_points(headline, kMostSubject));
  if (!reporter.empty()) subject += " (" + name(reporter) + ")";
  return subject;
}

// Who said what leads; the article's own title stands below.
void lead_with(Wording& wording, const Spoken& spoken, const model::Alert& alert) {
  constexpr std::size_t kMostQuoted = 60;
  wording.headline = {{spoken.lead, false}};
  wording.headline_is_ours = true;
  wording.brief = spoken.brief;
  wording.setting = spoken.setting;
  wording.credit = spoken.via.empty() ? name(alert.article.source) : spoken.via;
  wording.byline = spoken.where;
  wording.quotation = spoken.quotation;
  wording.quotes_label = "The article’s words";
  for (const std::string& others : {spoken.company, spoken.others})
    if (!others.empty()) wording.others.push_back(others);
  std::string headline = spoken.headline;
  if (!spoken.quotation.empty())
    headline += ": “" + text::cut_to_code_points(plain(spoken.quotation), kMostQuoted) + "”";
  else if (!spoken.substance.empty())
    headline += ": " + spoken.substance;
  wording.subject =
      subject_of(alert, headline, spoken.via.empty() ? alert.article.source : spoken.via);
  if (!alert.article.title.empty())
    wording.rows.push_back(
        {"Title", {text::isolated(text::cut_to_code_points(alert.article.title, kMostHeadline))}});
}

void lead_with_title(Wording& wording, const model::Alert& alert) {
  wording.headline = headline_of(alert);
  wording.subject = subject_of(alert, plain(wording.headline), alert.article.source);
  wording.credit = name(alert.article.source);
  if (!alert.article.source.empty())
    wording.byline = "Reported by " + name(alert.article.source) + ".";
}

// Where the first statement of a notice ends, outside of quotation marks: the rest explains it.
std::size_t end_of_first(std::string_view notice) {
  int depth = 0;
  for (std::size_t at = 0; at < notice.size(); ++at) {
    const std::string_view rest = notice.substr(at);
    depth += rest.starts_with("“") ? 1 : rest.starts_with("”") ? -1 : 0;
    if (depth <= 0 && (rest.starts_with(": ") || rest.starts_with("; ") || rest.starts_with(". ")))
      return at;
  }
  return notice.size();
}

Wording word_notice(const model::Alert& alert, const RenderOptions& options, model::Time now) {
  const std::string notice = text::harmless(alert.notice);
  const std::size_t end = end_of_first(notice);
  Wording wording;
  wording.headline = {{text::isolated(notice.substr(0, end)), false}};
  wording.headline_is_ours = true;
  wording.subject = "Notice: " + text::cut_to_code_points(plain(wording.headline), kMostSubject);
  if (end + 2 < notice.size()) wording.body = text::isolated(with_capital(notice.substr(end + 2)));
  wording.rows = {{"When", {"sent " + text::to_day_and_minute(now) + " (UTC)"}},
                  {"Why", {list_of_rules(alert.rules)}},
                  more(alert, options)};
  wording.lang = "en";
  return wording;
}

// What a summary says of an alert: its headline, who reports it, and where.
Wording only_named(const Wording& whole) {
  Wording named;
  named.headline = whole.headline;
  named.headline_is_ours = whole.headline_is_ours;
  named.byline = whole.byline;
  named.brief = whole.brief;
  named.dated = whole.dated;
  named.rules = whole.rules;
  named.outlet = whole.outlet;
  named.credit = whole.credit;
  named.link = whole.link;
  named.link_note = whole.link_note;
  named.lang = whole.lang;
  named.subject = whole.subject;
  return named;
}

std::vector<std::string> notes_of(const model::Alert& alert) {
  std::vector<std::string> notes;
  for (const std::string& note : alert.notes) notes.push_back(text::isolated(note));
  return notes;
}

Wording word_digest(const model::Alert& alert, const RenderOptions& options, model::Time now) {
  Wording wording;
  wording.headline = {{text::isolated(alert.notice), false}};
  wording.headline_is_ours = true;
  for (const auto& item : alert.items) {
    wording.items.push_back(word(item, options, now));
    for (Row& row : wording.items.back().rows) {
      if (row.label == "Why") row.lines = {list_of_rules(item.rules)};
      if (row.label == "Others") row.lines.resize(item.story.others.empty() ? 0 : 1);
    }
    if (alert.kind == AlertKind::summary) wording.items.back() = only_named(wording.items.back());
  }
  wording.subject = text::cut_to_code_points(alert.notice, kMostSubject);
  if (!wording.items.empty()) wording.subject += ": " + wording.items.front().subject;
  if (alert.more > 0)
    wording.left_out =
        "And " + std::to_string(alert.more) + " more: " + options.program + " hits list.";
  wording.rows = {{"When", {"sent " + text::to_day_and_minute(now) + " (UTC)"}}};
  if (!alert.rules.empty()) wording.rows.push_back({"Why", {list_of_rules(alert.rules)}});
  if (!alert.notes.empty()) wording.rows.push_back({"Also", notes_of(alert)});
  if (alert.held_back > 0) wording.rows.push_back(unsure(alert, options));
  wording.rows.push_back(more(alert, options));
  wording.lang = "en";
  return wording;
}

// "Feeds: 12 polled", as a row.
Row row_of(const std::string& note) {
  const std::size_t colon = note.find(": ");
  if (colon == std::string::npos) return {"Also", {text::isolated(note)}};
  return {note.substr(0, colon), {text::isolated(note.substr(colon + 2))}};
}

// The first mail: what its reader will hear of, so that silence afterwards can be trusted.
Wording word_welcome(const model::Alert& alert, const RenderOptions& options, model::Time now) {
  Wording wording;
  wording.subject = "Welcome: " + text::isolated(alert.notice) + " for " + name(alert.receiver);
  wording.headline = {{text::isolated(alert.notice) + " for you", false}};
  wording.headline_is_ours = true;
  if (!alert.notes.empty()) wording.byline = text::isolated(alert.notes.front());
  for (const auto& item : alert.items)
    wording.items.push_back(only_named(word(item, options, now)));
  if (alert.more > 0) wording.left_out = "And " + std::to_string(alert.more) + " more.";
  Row watches{"Rules", {}};
  for (const auto& rule : alert.rules) watches.lines.push_back(name(rule.title));
  wording.rows = {std::move(watches)};
  for (std::size_t i = 1; i < alert.notes.size(); ++i)
    wording.rows.push_back(row_of(alert.notes[i]));
  wording.rows.push_back({"Why",
                          {"this is the first mail to the receiver " + name(alert.receiver) +
                           "; each of its addresses gets one"}});
  wording.rows.push_back(more(alert, options));
  wording.lang = "en";
  return wording;
}

Wording word_test(const model::Alert& alert, const RenderOptions& options, model::Time now) {
  const std::string receiver = name(alert.receiver);
  Wording wording;
  wording.subject = "Test: " + options.program + " reaches the receiver " + receiver;
  wording.headline = {{"This is a test, and it arrived.", false}};
  wording.byline = "Nothing was reported. Alerts for the receiver " + receiver + " come here.";
  wording.rows = {
      {"When", {"sent " + text::to_day_and_minute(now) + " (UTC)"}},
      {"Why", {"somebody asked for it: " + options.program + " receivers test " + receiver}},
      more(alert, options)};
  wording.lang = "en";
  return wording;
}

}  // namespace

std::string with_capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - ('a' - 'A'));
  return words;
}

Wording word(const model::Alert& alert, const RenderOptions& options, model::Time now) {
  if (alert.kind == AlertKind::test) return word_test(alert, options, now);
  if (alert.kind == AlertKind::notice) return word_notice(alert, options, now);
  if (alert.kind == AlertKind::welcome) return word_welcome(alert, options, now);
  if (alert.kind == AlertKind::digest || alert.kind == AlertKind::summary)
    return word_digest(alert, options, now);
  const model::Article& article = alert.article;
  const auto spoken = alerts::spoken(alert);
  Wording wording;
  if (spoken)
    lead_with(wording, *spoken, alert);
  else
    lead_with_title(wording, alert);
  if (alert.kind == AlertKind::update) wording.notice = notice_of_update(alert);
  add_quotes(wording, alert);
  if (text::parse_url(article.url)) wording.link = text::harmless(article.url);
  wording.link_note = link_note(alert);
  wording.dated = text::to_day_and_minute(article.published.value_or(article.seen)) + " (UTC)";
  wording.rules = list_of_rules(alert.rules);
  wording.outlet = outlet_of(alert);
  wording.rows.push_back({"When", {when(alert, now)}});
  if (alert.story.id.value != 0) wording.rows.push_back(others(alert));
  wording.rows.push_back({"Why", {why(alert, spoken ? spoken->why : "")}});
  if (alert.held_back > 0) wording.rows.push_back(unsure(alert, options));
  wording.rows.push_back(more(alert, options));
  if (!language_name(article.lang).empty()) wording.lang = article.lang;
  return wording;
}

}  // namespace alerts
