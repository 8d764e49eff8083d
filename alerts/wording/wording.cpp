#include "alerts/wording/wording.h"

#include <algorithm>

#include "alerts/wording/passages_shown.h"
#include "alerts/wording/spoken.h"
#include "alerts/wording/wording_rows.h"
#include "alerts/wording/wording_several.h"
#include "text/harmless.h"
#include "text/url.h"
#include "text/utf8.h"

namespace alerts {
namespace {

using model::AlertKind;

constexpr std::size_t kMostQuotes = 5, kMostQuoteBytes = 1500;
constexpr std::size_t kMostHeadline = 400;

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

void add_quotes(Wording& wording, const model::Alert& alert, const std::string& quotation) {
  std::size_t more = 0;
  for (const model::Passage* passage : passages_shown(alert, quotation)) {
    if (is_of_title(*passage, alert.article.title)) continue;
    if (wording.quotes.size() < kMostQuotes)
      wording.quotes.push_back(to_runs(shortened(*passage, kMostQuoteBytes)));
    else
      ++more;
  }
  if (more == 1) wording.more_quotes = "One more passage met the rule.";
  if (more > 1) wording.more_quotes = std::to_string(more) + " more passages met the rule.";
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

std::string outlet_of(const model::Alert& alert) {
  const std::string outlet = shown_name(alert.article.source);
  return outlet.empty() ? "feed " + shown_name(alert.feed) : outlet;
}

std::string link_note(const model::Alert& alert) {
  const std::string language = language_name(alert.article.lang);
  return outlet_of(alert) + (language.empty() ? "" : ", " + language);
}

std::string subject_of(const model::Alert& alert, const std::string& headline,
                       const std::string& reporter) {
  std::string subject = alert.kind == AlertKind::update ? "Update: " : "";
  subject += text::isolated(text::cut_to_code_points(headline, kMostSubject));
  if (!reporter.empty()) subject += " (" + shown_name(reporter) + ")";
  return subject;
}

// Who said what leads; the article's own title stands below.
void lead_with(Wording& wording, const Spoken& spoken, const model::Alert& alert) {
  constexpr std::size_t kMostQuoted = 60, kShort = 60;
  wording.headline = {{spoken.lead, false}};
  wording.headline_is_ours = true;
  wording.brief = spoken.brief;
  wording.setting = spoken.setting;
  wording.credit = spoken.via.empty() ? shown_name(alert.article.source) : spoken.via;
  wording.byline = spoken.where;
  if (spoken.quoted != Spoken::InLead::all) wording.quotation = spoken.quotation;
  wording.quotes_label = "The article’s words";
  wording.company = spoken.company;
  for (const std::string& others : {spoken.company, spoken.others})
    if (!others.empty()) wording.others.push_back(others);
  std::string headline = spoken.headline;
  if (!spoken.quotation.empty() && spoken.quoted == Spoken::InLead::nothing &&
      text::count_code_points(headline) <= kShort)
    headline += ": “" + text::cut_to_code_points(plain(spoken.quotation), kMostQuoted) + "”";
  wording.subject =
      subject_of(alert, headline, spoken.via.empty() ? alert.article.source : spoken.via);
  if (!alert.article.title.empty())
    wording.rows.push_back(
        {"Title", {text::isolated(text::cut_to_code_points(alert.article.title, kMostHeadline))}});
}

void lead_with_title(Wording& wording, const model::Alert& alert) {
  const std::string agency = agency_of(alert);
  const std::string& reporter = agency.empty() ? alert.article.source : agency;
  wording.headline = headline_of(alert);
  wording.subject = subject_of(alert, plain(wording.headline), reporter);
  wording.credit = shown_name(reporter);
  if (!agency.empty()) wording.setting = "via " + agency;
  if (!reporter.empty()) wording.byline = "Reported by " + shown_name(reporter) + ".";
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
  wording.is_update = alert.kind == AlertKind::update;
  if (wording.is_update) wording.notice = notice_of_update(alert);
  add_quotes(wording, alert, spoken ? plain(spoken->quotation) : "");
  if (text::parse_url(article.url)) wording.link = text::harmless(article.url);
  wording.link_note = link_note(alert);
  wording.dated = time_shown(alert, article.published.value_or(article.seen));
  wording.rules = list_of_rules(alert.rules);
  wording.outlet = outlet_of(alert);
  wording.rows.push_back(when_row(alert, now));
  if (has_story(alert)) wording.rows.push_back(others_row(alert));
  wording.rows.push_back(why_row(alert, spoken ? spoken->why : ""));
  if (alert.held_back > 0) wording.rows.push_back(unsure_row(alert, options));
  wording.rows.push_back(more_row(alert, options));
  if (!language_name(article.lang).empty()) wording.lang = article.lang;
  if (!alert.items.empty()) wording.items_label = "What was held until now of this event:";
  wording.items = word_further(alert, options, now);
  wording.left_out = with_capital(more_of_event(alert));
  return wording;
}

}  // namespace alerts
