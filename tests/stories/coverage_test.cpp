#include <gtest/gtest.h>

#include "stories/stories.h"

using Kind = stories::Placement::Kind;

namespace {

stories::Report report(std::string source, Kind kind, std::string agency, int minute) {
  return {std::move(source), std::move(agency), kind, model::Time(std::chrono::minutes(minute))};
}

}  // namespace

TEST(Coverage, CountsOutletsByWhoseTextTheyPrint) {
  const auto made = stories::coverage(
      {report("Selm Courier", Kind::copy, "TASS", 3), report("TASS", Kind::new_story, "TASS", 1),
       report("Kelmo Herald", Kind::rewrite, "TASS", 4),
       report("Harbour Post", Kind::report, "", 2), report("Late Echo", Kind::copy, "", 9)});

  EXPECT_EQ(made.outlets, 4u);
  EXPECT_EQ(made.copies, (std::vector<stories::Coverage::Agency>{{"TASS", 2}}));
  EXPECT_EQ(made.own, 1u);
  EXPECT_EQ(made.other_copies, 1u);
  EXPECT_EQ(made.in_order, (std::vector<std::string>{"TASS", "Harbour Post", "Selm Courier",
                                                     "Kelmo Herald", "Late Echo"}));
  EXPECT_EQ(to_text(made),
            "also reported by 4 outlets: 2 copies of TASS, 1 copy of others, 1 of its own");
}

TEST(Coverage, CountsAnOutletOnceWhateverItAdds) {
  const auto made = stories::coverage({report("TASS", Kind::new_story, "TASS", 1),
                                       report("Harbour Post", Kind::report, "", 2),
                                       report("Harbour Post", Kind::chapter, "", 5)});

  EXPECT_EQ(to_text(made), "also reported by one outlet, in its own words");
}

TEST(Coverage, CountsTheOthersAsAnArticlesOwnOutletSeesThem) {
  std::vector<stories::Report> reports{report("Harbour News", Kind::new_story, "", 1),
                                       report("Coastal Times", Kind::copy, "TASS", 2),
                                       report("Gazeta Sever", Kind::report, "", 3)};
  for (std::size_t i = 0; i < reports.size(); ++i)
    reports[i].article = {static_cast<std::int64_t>(i + 1)};
  const auto seen_from = [&](std::int64_t article) {
    return stories::coverage(reports, {article});
  };

  EXPECT_EQ(to_text(seen_from(0)), "also reported by 2 outlets: 1 copy of TASS, 1 of its own");
  EXPECT_EQ(to_text(seen_from(3)), to_text(seen_from(0))) << "Harbour News has words of its own";
  EXPECT_EQ(to_text(seen_from(2)), "also reported by 2 outlets in words of their own");
  EXPECT_EQ(seen_from(2).agency, "TASS");
  EXPECT_EQ(seen_from(3).copies_in_all, 1u);
  reports.erase(reports.begin());
  EXPECT_EQ(to_text(seen_from(3)), "also reported by one outlet, as a copy of TASS")
      << "the first to report, too, prints what it credits";
  reports.insert(reports.begin(), report("Quay Post", Kind::new_story, "", 1));
  reports.pop_back();
  EXPECT_EQ(to_text(seen_from(0)), "also reported by one outlet, as a copy of TASS");
}

TEST(Coverage, CallsNoAgencyACopyOfItself) {
  const std::pair<const char*, const char*> rows[] = {{"ТАСС", "TASS"},
                                                      {"tass.ru", "TASS"},
                                                      {"Новости | ТАСС", "TASS"},
                                                      {"РИА Новости - События", "RIA Novosti"},
                                                      {"Reuters World News", "Reuters"},
                                                      {"www.reuters.com", "Reuters"},
                                                      {"AP News", "AP"},
                                                      {"The Associated Press", "AP"},
                                                      {"Anadolu Agency", "Anadolu"},
                                                      {"Interfax-Ukraine", "Interfax"},
                                                      {"Trend", "Trend"}};
  for (const auto& [outlet, agency] : rows)
    for (const Kind kind : {Kind::new_story, Kind::report}) {
      auto itself = report(outlet, kind, agency, kind == Kind::report ? 9 : 1);
      itself.article = {7};
      const auto made = stories::coverage({itself, report("Harbour Post", Kind::report, "", 2),
                                           report("Selm Courier", Kind::report, "", 3)},
                                          {7});

      EXPECT_EQ(made.copies_in_all, 0u) << outlet;
      EXPECT_EQ(made.agency, "") << outlet << " credits nobody else";
    }
}

TEST(Coverage, SaysNothingOfOneOutletAlone) {
  EXPECT_EQ(to_text(stories::coverage({})), "");
  EXPECT_EQ(to_text(stories::coverage({report("TASS", Kind::new_story, "TASS", 1)})), "");
}
