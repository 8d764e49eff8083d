// What a receiver's first mail says.
#include <gtest/gtest.h>

#include "alerts/alerts.h"
#include "tests/alerts/received_mail.h"
#include "tests/alerts/sample.h"

namespace {

const model::Time kNow = sample::at(sample::kSeen);

model::Alert welcome(const model::Receiver& receiver) {
  alerts::Welcome welcome;
  welcome.rules = {{"truce", "A truce", 1, model::Rule::Priority::high}};
  welcome.feeds = "4 polled, 1 failing (broken)";
  welcome.forecast = "In the last 24 hours one article would have met them:";
  model::Alert item = sample::spoken_alert();
  item.statements.erase(item.statements.begin());
  item.statements[0].marks.clear();
  welcome.items = {item};
  return alerts::plan_welcome(receiver, welcome, kNow).alert;
}

std::string sent_of(const model::Receiver& receiver) {
  for (const std::string& note : welcome(receiver).notes)
    if (note.starts_with("Sent: ")) return note.substr(6);
  return "";
}

}  // namespace

TEST(Welcome, SaysWhatWasSaidAndIsNotUrgentItself) {
  const auto mail = received::read(alerts::render_mail(welcome(sample::desk("desk", {"x@e.org"})),
                                                       "x@e.org", sample::options(), kNow)
                                       .message);

  EXPECT_EQ(mail.header("Importance"), "");
  EXPECT_NE(mail.text.find("* Mia Dorn, Defence Minister of Kazakhstan, said: “NATO is building up "
                           "its\r\n  groups. Another stage has begun”\r\n"),
            std::string::npos)
      << mail.text;
}

TEST(Welcome, NamesTheHoursInWhichNothingComes) {
  model::Receiver desk = sample::desk("desk", {"x@e.org"});
  EXPECT_EQ(sent_of(desk), "at once");
  desk.timezone = "Europe/Brussels";
  desk.quiet = {{std::bitset<7>("0011111"), model::QuietTime::Hours{22 * 60, 7 * 60}},
                {std::bitset<7>("1100000"), {}}};
  EXPECT_EQ(sent_of(desk),
            "at once; what comes in your quiet hours (Mon-Fri 22:00-07:00; Sat, Sun, Brussels) is "
            "told afterwards, but for rules of high priority, which come through");
  desk.quiet = {{std::bitset<7>("1111111"), model::QuietTime::Hours{0, 30}}};
  desk.digest = model::DigestTimes{{8 * 60, 16 * 60 + 30}};
  EXPECT_EQ(
      sent_of(desk),
      "in one message each day at 08:00 and 16:30 Brussels; not in the quiet hours (every day "
      "00:00-00:30)");
  desk.digest = model::DigestTimes{{15, 8 * 60, 16 * 60 + 30}};
  EXPECT_TRUE(sent_of(desk).starts_with("in one message each day at 08:00 and 16:30 Brussels;"))
      << "00:15 never comes: " << sent_of(desk);
}

TEST(Welcome, SaysWhoIsToldInAnAbsence) {
  using namespace std::chrono;
  model::Receiver anna = sample::desk("anna", {"x@e.org"});
  anna.away = {{sys_days(2023y / May / 20), sys_days(2023y / May / 23), "deputy"},
               {sys_days(2023y / May / 24), sys_days(2023y / May / 26), "deputy"}};

  const auto notes = welcome(anna).notes;

  EXPECT_EQ(notes.back(), "Away: 2023-05-24 to 2023-05-26; the receiver deputy is told instead");
  EXPECT_EQ(notes.end()[-2], "Sent: at once") << "what is over is not told";
}

TEST(Welcome, TellsAbsencesByTheReceiversDays) {
  using namespace std::chrono;
  const auto noon = sys_days(2023y / May / 25) + 12h, morning = noon - 6h;
  const struct {
    const char* zone;
    model::Time now;
    year_month_day until;
    const char* last;
  } rows[] = {{"Pacific/Pago_Pago", morning, 2023y / May / 24, "Away: 2023-05-23 to 2023-05-24;"},
              {"Pacific/Pago_Pago", noon, 2023y / May / 24, "Sent: at once"},
              {"Pacific/Kiritimati", noon, 2023y / May / 25, "Sent: at once"},
              {"Pacific/Kiritimati", noon, 2023y / May / 26, "Away: 2023-05-23 to 2023-05-26;"}};
  for (const auto& [zone, now, until, last] : rows) {
    model::Receiver anna = sample::desk("anna", {"x@e.org"});
    anna.timezone = zone;
    anna.away = {{sys_days(2023y / May / 23), sys_days(until), "deputy"}};

    const auto notes = alerts::plan_welcome(anna, {}, now).alert.notes;

    EXPECT_TRUE(notes.back().starts_with(last)) << notes.back();
  }
}
