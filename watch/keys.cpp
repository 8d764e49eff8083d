#include "watch/keys.h"

#include <algorithm>
#include <set>

#include "people/country_code.h"
#include "text/ascii.h"
#include "text/url.h"
#include "text/utf8.h"

namespace watch {
namespace {

constexpr std::size_t kLongestName = 64;

// ISO 3166-1 alpha-2, and XK, which press and statistics use for Kosovo.
constexpr std::string_view kCountries =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ "
    "BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM "
    "DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS "
    "GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN "
    "KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ "
    "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
    "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI "
    "VN VU WF WS XK YE YT ZA ZM ZW";

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_country(std::string_view code) {
  if (code.size() != 2) return false;
  for (std::size_t at = 0; at < kCountries.size(); at += 3)
    if (kCountries.substr(at, 2) == code) return true;
  return false;
}

std::string upper(std::string text) {
  for (char& c : text)
    if (is_lower(c)) c = static_cast<char>(c - 'a' + 'A');
  return text;
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

const Key<model::SecretSource> kSecretKeys[] = {
    {"file",
     [](const Given& g, model::SecretSource& s, Report& r) {
       if (auto path = read_line(g, "a path", r)) s = {model::SecretSource::Kind::file, *path};
     }},
    {"credential",
     [](const Given& g, model::SecretSource& s, Report& r) {
       const auto name = read_line(g, "a credential's name", r);
       if (!name) return;
       if (name->find('/') != name->npos || name->starts_with('.'))
         return r.error(g.value.begin, g.key + " is a name, not a path",
                        "LoadCredential=NAME:/path in the unit, then credential = \"NAME\" here");
       s = {model::SecretSource::Kind::credential, *name};
     }},
};

}  // namespace

bool is_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return false;
  if (name.front() == '-' || name.back() == '-' || name.find("--") != name.npos) return false;
  return std::ranges::all_of(name,
                             [](char c) { return is_lower(c) || text::is_digit(c) || c == '-'; });
}

void refuse_unknown(const Given& given, const std::vector<std::string_view>& known,
                    Report& report) {
  report.error_unquoted(given.at,
                        fmt::format("unknown key \"{}\"", text::cut_to_code_points(given.key, 60)),
                        did_you_mean(given.key, known));
}

void refuse_unsupported(const Given& given, Report& report) {
  report.error(given.at, fmt::format("{} is not supported by this version", given.key));
}

void refuse_missing(Place table, std::string_view key, Report& report) {
  report.error(table, fmt::format("{} is missing", key));
}

void mismatch(const Given& given, std::string_view wanted, Report& report) {
  report.error(given.value.begin,
               fmt::format("{} wants {}, got {}", given.key, wanted, name_of(given.value.kind)));
}

bool is_table(const Given& given, Report& report) {
  if (given.value.kind == Value::Kind::table) return true;
  mismatch(given, "a table", report);
  return false;
}

std::optional<std::string> read_text(const Given& given, std::string_view wanted, Report& report) {
  if (given.value.kind == Value::Kind::text) return given.value.text;
  mismatch(given, wanted, report);
  return {};
}

std::optional<std::string> read_line(const Given& given, std::string_view wanted, Report& report,
                                     std::size_t most_bytes) {
  auto text = read_text(given, wanted, report);
  if (!text) return {};
  std::string fault;
  if (text->empty()) fault = " is empty";
  if (has_control(*text)) fault = " holds a line break or control character";
  if (text->size() > most_bytes) fault = fmt::format(" is longer than {} bytes", most_bytes);
  if (fault.empty()) return text;
  report.error(given.value.begin, given.key + fault);
  return {};
}

std::optional<bool> read_truth(const Given& given, Report& report) {
  if (given.value.kind == Value::Kind::truth) return given.value.truth;
  mismatch(given, "true or false", report);
  return {};
}

std::optional<int> read_integer(const Given& given, int least, int most, Report& report) {
  if (given.value.kind != Value::Kind::integer) {
    mismatch(given, fmt::format("a whole number from {} to {}", least, most), report);
    return {};
  }
  if (given.value.integer >= least && given.value.integer <= most)
    return static_cast<int>(given.value.integer);
  report.error(given.value.begin,
               fmt::format("{} is a number from {} to {}", given.key, least, most));
  return {};
}

std::optional<double> read_share(const Given& given, Report& report) {
  const auto kind = given.value.kind;
  if (kind != Value::Kind::real && kind != Value::Kind::integer) {
    mismatch(given, "a number from 0 to 1 such as 0.6", report);
    return {};
  }
  if (given.value.real >= 0 && given.value.real <= 1) return given.value.real;
  report.error(given.value.begin, given.key + " is a number from 0 to 1");
  return {};
}

std::optional<std::string> read_name(const Given& given, Report& report) {
  auto name = read_text(given, "a name such as \"press-desk\"", report);
  if (!name || is_name(*name)) return name;
  report.error(
      given.value.begin, fmt::format("\"{}\" is not a name", *name),
      fmt::format("lower-case letters and digits, words joined by single hyphens, at most {} "
                  "characters: \"press-desk\"",
                  kLongestName));
  return {};
}

std::optional<std::string> read_country(const Given& given, Report& report) {
  auto code = read_text(given, "a country code such as \"BE\"", report);
  if (!code || is_country(*code)) return code;
  std::string hint = "two capital letters of ISO 3166, such as \"BE\"";
  if (is_country(upper(*code))) hint = fmt::format("\"{}\"", upper(*code));
  if (upper(*code) == "UK") hint = "\"GB\"";
  if (const auto named = people::country_code(*code)) hint = fmt::format("\"{}\"", *named);
  report.error(given.value.begin, fmt::format("\"{}\" is not a country code", *code), hint);
  return {};
}

std::optional<std::string> read_language(const Given& given, Report& report) {
  auto code = read_text(given, "a language code such as \"ru\"", report);
  if (!code || (code->size() == 2 && std::ranges::all_of(*code, is_lower))) return code;
  report.error(given.value.begin, fmt::format("\"{}\" is not a language code", *code),
               "two lower-case letters of ISO 639-1, such as \"ru\"");
  return {};
}

std::optional<model::SecretSource> read_secret(const Given& given, Report& report) {
  constexpr std::string_view kWanted = "{ file = \"…\" } or { credential = \"…\" }";
  if (given.value.kind != Value::Kind::table) {
    mismatch(given, kWanted, report);
    return {};
  }
  model::SecretSource secret;
  const bool one = given.value.members.size() == 1;
  if (!one) report.error(given.value.begin, fmt::format("{} wants {}", given.key, kWanted));
  read_table(given, given.key + ".", kSecretKeys, secret, report);
  if (!one || secret.name.empty()) return {};
  return secret;
}

std::optional<model::Day> read_day(const Given& given, Report& report) {
  if (given.value.kind != Value::Kind::date) {
    mismatch(given, "a date such as 2023-05-25", report);
    return {};
  }
  const auto day = std::chrono::floor<std::chrono::days>(*given.value.time);
  if (std::chrono::year_month_day(day).year() > std::chrono::year(0)) return day;
  report.error(given.value.begin, given.key + " is before the year 1");
  return {};
}

std::optional<std::string> read_web_address(const Given& given, Report& report) {
  auto url = read_line(given, "a URL such as \"https://example.org/feed.xml\"", report);
  if (!url) return {};
  const auto parsed = text::parse_url(*url);
  if (parsed && text::is_well_formed(*parsed)) return url;
  if (parsed)
    report.error(given.value.begin, given.key + " names a host that cannot be one");
  else
    report.error(given.value.begin,
                 fmt::format("{} is not an absolute http or https URL", given.key),
                 "it begins with https:// and has no blanks");
  return {};
}

std::vector<Word> read_list(const Given& given, std::string_view example, Report& report) {
  const std::string wanted = fmt::format("a list of strings such as {}", example);
  if (given.value.kind != Value::Kind::list) {
    mismatch(given, wanted, report);
    return {};
  }
  std::vector<Word> words;
  std::set<std::string> seen;
  for (const auto& element : given.value.elements) {
    const auto text = read_line({given.key, element.begin, element}, wanted, report);
    if (!text) continue;
    if (!seen.insert(*text).second)
      report.error(element.begin, fmt::format("{} names \"{}\" twice", given.key, *text));
    words.push_back({*text, element.begin});
  }
  return words;
}

std::vector<std::string> texts_of(const std::vector<Word>& words) {
  std::vector<std::string> texts;
  for (const auto& word : words) texts.push_back(word.text);
  return texts;
}

void refuse_choice(const Given& given, const std::vector<std::string_view>& names, Report& report) {
  const std::string wanted = fmt::format("\"{}\"", fmt::join(names, "\" or \""));
  if (given.value.kind != Value::Kind::text) return mismatch(given, wanted, report);
  report.error(given.value.begin,
               fmt::format("{} wants {}, got \"{}\"", given.key, wanted, given.value.text));
}

}  // namespace watch
