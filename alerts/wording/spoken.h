#pragma once
// What a mail says of statements: who did what to whom, in the reader's language whatever the
// article's is. Everything in it is one harmless line.
#include <optional>
#include <string>

#include "alerts/wording/marked_text.h"
#include "model/alert.h"

namespace alerts {

struct Spoken {
  std::string lead;      // "Sergey Shoigu, Defence Minister of Russia, accused NATO"
  std::string headline;  // for a subject: "Shoigu accuses NATO"
  std::string brief;     // the lead without offices: "Sergey Shoigu accused NATO"
  std::string setting;  // "Defence Minister of Russia, CSTO Council of Defense Ministers, via TASS"
  std::string where;    // "at the CSTO Council of Defense Ministers. Reported by TASS."
  std::string via;      // "TASS", or empty
  MarkedText quotation;  // the leading direct statement, without its quotation marks; or empty
  enum class InLead { nothing, beginning, all } quoted = InLead::nothing;  // of the quotation
  std::string company;  // "Also in this article: Ann Bell warned NATO.", or empty
  std::string others;   // "Shoigu also (outside your rule): expressed concern about …", or empty
  std::string why;      // "Sergey Shoigu held the office on that day", or empty
};

// Empty where the alert holds no statement with a speaker.
std::optional<Spoken> spoken(const model::Alert&);

// Whether a passage may stand below the lead without a name of its own: nobody else's words alone.
bool is_shown_below(const model::Alert&, const model::Passage&);
// Whether it is the passage of the statement that leads.
bool is_of_lead(const model::Alert&, const model::Passage&);

// Whom the article credits as a whole, where that is not its outlet: "TASS"; or empty.
std::string agency_of(const model::Alert&);

}  // namespace alerts
