#include "people/confidence.h"

#include <algorithm>
#include <array>
#include <utility>

namespace people {
namespace {

constexpr auto kMeasured = std::to_array<std::pair<std::string_view, double>>({
    {"de/clause-before", 0.9},
    {"de/colon", 0.5},
    {"de/colon-quote", 0.97},
    {"de/das", 0.7},
    {"de/demnach", 0.5},
    {"de/free", 0.4},
    {"de/free-near", 0.5},
    {"de/go-on", 0.87},
    {"de/go-on-unsure", 0.55},
    {"de/heading", 0.9},
    {"de/known", 0.5},
    {"de/laut", 0.93},
    {"de/nach", 0.88},
    {"de/nach-nobody", 0.55},
    {"de/opinion", 0.82},
    {"de/quote-alone", 0.5},
    {"de/quote-before", 0.97},
    {"de/quote-on", 0.9},
    {"de/quoted-part", 0.88},
    {"de/said-before", 0.55},
    {"de/so", 0.9},
    {"de/so-quote", 0.97},
    {"de/verb-bare", 0.96},
    {"de/verb-colon", 0.5},
    {"de/verb-indicative", 0.9},
    {"de/verb-inf", 0.93},
    {"de/verb-quote", 0.95},
    {"de/verb-that", 0.95},
    {"de/verb-within", 0.88},
    {"de/wie", 0.94},
    {"de/zufolge", 0.95},
    {"en/quote-before", 0.95},
    {"en/verb-of", 0.9},
    {"en/verb-quote", 0.95},
    {"en/verb-that", 0.95},
    {"ru/about-this", 0.9},
    {"ru/as-verb", 0.95},
    {"ru/clause-verb", 0.92},
    {"ru/credit", 0.95},
    {"ru/credit-pronoun", 0.94},
    {"ru/dash-goes-on", 0.93},
    {"ru/dash-verb", 0.95},
    {"ru/document", 0.9},
    {"ru/gerund", 0.9},
    {"ru/headline", 0.9},
    {"ru/headline-behind", 0.8},
    {"ru/headline-name", 0.75},
    {"ru/headline-quote", 0.9},
    {"ru/light", 0.92},
    {"ru/participle", 0.85},
    {"ru/quote-goes-on", 0.8},
    {"ru/quote-verb", 0.97},
    {"ru/quoted-by", 0.94},
    {"ru/thing", 0.4},
    {"ru/verb-about", 0.85},
    {"ru/verb-colon", 0.8},
    {"ru/verb-inf", 0.85},
    {"ru/verb-object", 0.8},
    {"ru/verb-of", 0.92},
    {"ru/verb-quote", 0.94},
    {"ru/verb-that", 0.96},
    {"ru/verb-urge", 0.9},
    {"ru/verb-whether", 0.8},
    {"ru/writer", 0.4},
});

}  // namespace

double confidence_of(std::string_view rule) {
  const auto* const found = std::find_if(kMeasured.begin(), kMeasured.end(),
                                         [&](const auto& known) { return known.first == rule; });
  return found == kMeasured.end() ? 0.5 : found->second;
}

}  // namespace people
