#pragma once
// What a mail says, before it is laid out as text and as HTML. Everything in it is one harmless
// line.
#include <string>
#include <vector>

#include "alerts/alerts.h"
#include "alerts/marked_text.h"

namespace alerts {

struct Row {
  std::string label;
  std::vector<std::string> lines;
};

struct Wording {
  std::string subject;
  std::string notice;  // before the headline, or empty
  MarkedText headline;
  std::string byline;              // "Reported by TASS."
  MarkedText quotation;            // what somebody said, without quotation marks; or empty
  std::string quotes_label;        // "The article's words", or empty
  std::vector<MarkedText> quotes;  // the passages that matched
  std::string others;              // what else the speaker said, or empty
  std::string left_out;            // "3 more passages met the rules.", or empty
  std::string link;                // http(s), or empty
  std::string link_note;           // "English, feed tass"
  std::vector<Row> rows;           // When, Why, More
  std::string lang;                // of the article's words; empty: unknown
  bool headline_is_ours = false;   // and not the article's
  std::vector<Wording> items;      // of a digest
};

Wording word(const model::Alert&, const RenderOptions&, model::Time now);

}  // namespace alerts
