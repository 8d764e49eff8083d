// A receiver's quiet times and absences: { days = "mon-fri", hours = "22:00-07:00" },
// { from = 2026-12-24, until = 2027-01-02, to = "deputy" }.
#include <algorithm>
#include <array>

#include "alerts/alerts.h"
#include "text/ascii.h"
#include "watch/nouns.h"

namespace watch {
namespace {

constexpr std::array<std::string_view, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::string_view kDaysWanted = "days such as \"mon-fri\" or \"sat,sun\"";
constexpr std::string_view kHoursWanted = "hours such as \"22:00-07:00\"";
constexpr int kDay = 24 * 60;

std::optional<std::size_t> day_named(std::string_view name) {
  const auto found = std::ranges::find(kDays, name);
  if (found == kDays.end()) return {};
  return static_cast<std::size_t>(found - kDays.begin());
}

// "mon-fri", "sat", "fri-mon": on over the week's end.
bool add_days(std::string_view written, std::bitset<7>& days) {
  const std::size_t dash = written.find('-');
  const auto first = day_named(text::trimmed(written.substr(0, dash)));
  const auto last =
      dash == written.npos ? first : day_named(text::trimmed(written.substr(dash + 1)));
  if (!first || !last) return false;
  for (std::size_t day = *first;; day = (day + 1) % 7) {
    days.set(day);
    if (day == *last) return true;
  }
}

void read_days(const Given& given, model::QuietTime& quiet, Report& report) {
  const auto text = read_line(given, kDaysWanted, report);
  if (!text) return;
  quiet.days.reset();
  std::string_view rest = *text;
  while (true) {
    const std::size_t comma = rest.find(',');
    if (!add_days(rest.substr(0, comma), quiet.days))
      return report.error(
          given.value.begin, fmt::format("{} wants {}, got \"{}\"", given.key, kDaysWanted, *text),
          "mon, tue, wed, thu, fri, sat, sun; several with commas, \"fri-mon\" for a stretch");
    if (comma == rest.npos) return;
    rest.remove_prefix(comma + 1);
  }
}

void read_hours(const Given& given, model::QuietTime& quiet, Report& report) {
  const auto text = read_line(given, kHoursWanted, report);
  if (!text) return;
  const std::size_t dash = std::min(text->find('-'), text->size());
  const auto begin = clock_of(text::trimmed(std::string_view(*text).substr(0, dash)));
  const auto end =
      clock_of(text::trimmed(std::string_view(*text).substr(std::min(dash + 1, text->size()))));
  if (!begin || !end || *begin == kDay)
    return report.error(given.value.begin,
                        fmt::format("{} wants {}, got \"{}\"", given.key, kHoursWanted, *text),
                        "from 00:00 to 24:00; \"22:00-07:00\" ends on the next day");
  if (*begin == *end)
    return report.error(given.value.begin, given.key + " begins and ends at the same time",
                        "leave hours out for whole days");
  quiet.hours = {*begin, *end};
}

const Key<model::QuietTime> kQuietKeys[] = {{"days", read_days}, {"hours", read_hours}};

struct AbsenceDraft {
  model::Absence noun;
  std::optional<Word> deputy;
};
const Key<AbsenceDraft> kAwayKeys[] = {
    {"from", [](const Given& g, AbsenceDraft& d, Report& r) { put(d.noun.from, read_day(g, r)); },
     true},
    {"until", [](const Given& g, AbsenceDraft& d, Report& r) { put(d.noun.until, read_day(g, r)); },
     true},
    {"to",
     [](const Given& g, AbsenceDraft& d, Report& r) {
       if (const auto name = read_name(g, r)) d.deputy = Word{*name, g.value.begin};
     }},
};

void read_absence(const Given& given, ReceiverDraft& draft, Report& report) {
  AbsenceDraft read;
  if (!read_table(given, "away.", kAwayKeys, read, report)) return;
  if (read.noun.until < read.noun.from)
    report.error(given.value.begin, "away: until is before from");
  if (read.deputy) {
    read.noun.deputy = read.deputy->text;
    draft.deputies.push_back(*read.deputy);
  }
  draft.noun.away.push_back(read.noun);
}

// One table, or a list of them.
template <class Read>
void read_tables(const Given& given, std::string_view wanted, Report& report, Read read) {
  if (given.value.kind == Value::Kind::table) return read(given);
  if (given.value.kind != Value::Kind::list) return mismatch(given, wanted, report);
  for (const auto& element : given.value.elements) read({given.key, element.begin, element});
}

}  // namespace

std::optional<int> clock_of(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return {};
  for (const std::size_t place : {0U, 1U, 3U, 4U})
    if (!text::is_digit(text[place])) return {};
  const int hours = 10 * (text[0] - '0') + text[1] - '0';
  const int minutes = 10 * (text[3] - '0') + text[4] - '0';
  if (minutes > 59 || 60 * hours + minutes > kDay) return {};
  return 60 * hours + minutes;
}

void read_quiet(const Given& given, ReceiverDraft& draft, Report& report) {
  read_tables(given, "{ days = \"mon-fri\", hours = \"22:00-07:00\" } or a list of such", report,
              [&](const Given& one) {
                model::QuietTime quiet;
                quiet.days.set();
                if (read_table(one, "quiet.", kQuietKeys, quiet, report))
                  draft.noun.quiet.push_back(quiet);
              });
  if (!report.has_errors() && alerts::leaves_no_time(draft.noun.quiet))
    report.error(given.value.begin, "quiet leaves no minute of a week in which to tell anything");
}

void read_away(const Given& given, ReceiverDraft& draft, Report& report) {
  read_tables(given, "{ from = 2026-12-24, until = 2027-01-02, to = \"deputy\" } or a list of such",
              report, [&](const Given& one) { read_absence(one, draft, report); });
}

}  // namespace watch
