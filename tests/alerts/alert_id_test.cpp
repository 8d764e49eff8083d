#include <gtest/gtest.h>

#include "alerts/alerts.h"
#include "tests/alerts/sample.h"

namespace {

TEST(AlertId, SortsByTimeAndIsNeverTheSame) {
  const std::string early = alerts::new_alert_id(sample::at(1'000)),
                    late = alerts::new_alert_id(sample::at(1'001));
  const std::string twin = alerts::new_alert_id(sample::at(1'000));

  EXPECT_LT(early, late);
  EXPECT_NE(early, twin);
  EXPECT_EQ(early.substr(0, 13), twin.substr(0, 13)) << "the time's part";
}

TEST(AlertId, IsAUuidv7InCrockfordsBase32) {
  // 1 645 557 742 000 ms is the example time of RFC 9562, appendix A.6: 017F22E2-79B0-7…
  const std::string id = alerts::new_alert_id(sample::at(1'645'557'742));

  ASSERT_EQ(id.size(), 29U);
  EXPECT_EQ(id.substr(0, 13), "al_01fwhe4ydg") << "48 bits of time after two zero bits: " << id;
  EXPECT_TRUE(id[13] == 'e' || id[13] == 'f') << "version 7: " << id;
  EXPECT_EQ(id.find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz", 3), std::string::npos) << id;
}

}  // namespace
