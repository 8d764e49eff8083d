#include "people/statements/confidence.h"

#include <algorithm>
#include <array>
#include <utility>

namespace people {
namespace {

constexpr auto kMeasured = std::to_array<std::pair<std::string_view, double>>({
    {"de/clause-before", 0.9},
    {"de/colon", 0.5},
    {"de/colon-quote", 0.97},
    {"de/colon-more", 0.85},
    {"de/das", 0.78},
    {"de/demnach", 0.5},
    {"de/free", 0.4},
    {"de/free-near", 0.5},
    {"de/go-on", 0.87},
    {"de/go-on-unsure", 0.55},
    {"de/heading", 0.9},
    {"de/headline-name-behind", 0.75},
    {"de/known", 0.5},
    {"de/laut", 0.93},
    {"de/nach", 0.88},
    {"de/nach-nobody", 0.55},
    {"de/opinion", 0.82},
    {"de/quote-alone", 0.5},
    {"de/quote-before", 0.97},
    {"de/quote-on", 0.9},
    {"de/quoted-part", 0.92},
    {"de/said-before", 0.55},
    {"de/so", 0.9},
    {"de/so-quote", 0.97},
    {"de/verb-about", 0.76},
    {"de/verb-bare", 0.96},
    {"de/verb-colon", 0.5},
    {"de/verb-indicative", 0.9},
    {"de/verb-inf", 0.93},
    {"de/verb-object", 0.76},
    {"de/verb-quote", 0.95},
    {"de/verb-that", 0.95},
    {"de/verb-within", 0.88},
    {"de/wie", 0.94},
    {"de/words", 0.85},
    {"de/zufolge", 0.95},
    {"en/according-before", 0.85},
    {"en/according-behind", 0.84},
    {"en/according-between", 0.85},
    {"en/clause-before", 0.9},
    {"en/clause-broken", 0.89},
    {"en/clause-goes-on", 0.85},
    {"en/headline", 0.75},
    {"en/headline-behind", 0.75},
    {"en/headline-quote", 0.8},
    {"en/passive-object", 0.76},
    {"en/passive-of", 0.85},
    {"en/passive-quoted", 0.9},
    {"en/quote-before", 0.97},
    {"en/quote-before-inner", 0.5},
    {"en/quote-floats", 0.45},
    {"en/quote-follows", 0.75},
    {"en/quote-goes-on", 0.95},
    {"en/quote-led", 0.9},
    {"en/quote-signed", 0.95},
    {"en/quote-stopped", 0.9},
    {"en/transcript", 0.4},
    {"en/verb-about", 0.75},
    {"en/verb-as", 0.76},
    {"en/verb-as-inner", 0.5},
    {"en/verb-bare", 0.92},
    {"en/verb-colon", 0.6},
    {"en/verb-doing", 0.76},
    {"en/verb-for", 0.82},
    {"en/verb-inf", 0.76},
    {"en/verb-object", 0.76},
    {"en/verb-of", 0.84},
    {"en/verb-quote", 0.93},
    {"en/verb-quote-inner", 0.4},
    {"en/verb-that", 0.95},
    {"en/verb-that-inner", 0.5},
    {"en/verb-urge", 0.76},
    {"en/verb-whether", 0.78},
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
    {"ru/headline-name-behind", 0.75},
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
    {"ru/verb-with", 0.85},
    {"ru/writer", 0.4},
});

const double* measured(std::string_view rule) {
  const auto* const found = std::find_if(kMeasured.begin(), kMeasured.end(),
                                         [&](const auto& known) { return known.first == rule; });
  return found == kMeasured.end() ? nullptr : &found->second;
}

}  // namespace

double confidence_of(std::string_view rule) {
  constexpr double kUnmeasured = 0.5;
  const double* const known = measured(rule);
  return known == nullptr ? kUnmeasured : *known;
}

bool is_measured(std::string_view rule) {
  return measured(rule) != nullptr;
}

}  // namespace people
