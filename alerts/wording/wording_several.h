#pragma once
// What messages say that tell of no article, or of several.
#include "alerts/wording/wording.h"

namespace alerts {

Wording word_notice(const model::Alert&, const RenderOptions&, model::Time now);
Wording word_digest(const model::Alert&, const RenderOptions&, model::Time now);
Wording word_welcome(const model::Alert&, const RenderOptions&, model::Time now);
// What came with an alert of the same event, before or after it; and what of that is not shown:
// "and 4 more about this event.", or empty.
std::vector<Wording> word_further(const model::Alert&, const RenderOptions&, model::Time now);
std::string more_of_event(const model::Alert&);
Wording word_test(const model::Alert&, const RenderOptions&, model::Time now);

}  // namespace alerts
