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
            "also reported by 4 outlets: 2 copies of TASS, 1 copy of others, 1 of their own");
}

TEST(Coverage, CountsAnOutletOnceWhateverItAdds) {
  const auto made = stories::coverage({report("TASS", Kind::new_story, "TASS", 1),
                                       report("Harbour Post", Kind::report, "", 2),
                                       report("Harbour Post", Kind::chapter, "", 5)});

  EXPECT_EQ(to_text(made), "also reported by 1 outlet: 1 of their own");
}

TEST(Coverage, SaysNothingOfOneOutletAlone) {
  EXPECT_EQ(to_text(stories::coverage({})), "");
  EXPECT_EQ(to_text(stories::coverage({report("TASS", Kind::new_story, "TASS", 1)})), "");
}
