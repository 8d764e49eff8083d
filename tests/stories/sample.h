#pragma once
// Articles of invented outlets about invented people, and a desk that places them.
#include <chrono>
#include <string>
#include <vector>

#include "model/article.h"
#include "stories/stories.h"
#include "text/reading.h"

namespace sample {

inline model::Article article(std::string title, std::string text,
                              std::string source = "Harbour Post", std::string lang = "en") {
  model::Article made;
  made.title = std::move(title);
  made.text = std::move(text);
  made.source = std::move(source);
  made.lang = std::move(lang);
  return made;
}

inline model::Article at(model::Article article, int hour) {
  article.published = model::Time(std::chrono::sys_days(std::chrono::year(2031) / 3 / 1)) +
                      std::chrono::hours(hour);
  return article;
}

inline text::Reading reading(const model::Article& of) {
  return text::Reading(of.title, of.text, of.lang);
}

inline stories::Signature signature(const model::Article& of,
                                    const stories::Frequencies& frequencies = {}) {
  return stories::sign(reading(of), of, frequencies);
}

// Places articles as they come; the first is number 1.
class Desk {
 public:
  explicit Desk(stories::Options options = {}) : index_(options) {}

  stories::Placement place(const model::Article& article) {
    stories::Signature made = signature(article, frequencies_);
    stories::Placement placement = index_.place(made, frequencies_);
    if (placement.story.value == 0) placement.story = {++stories_};
    index_.add({++articles_}, placement.story, std::move(made), frequencies_);
    return placement;
  }
  std::int64_t stories() const { return stories_; }
  const stories::Index& index() const { return index_; }
  const stories::Frequencies& frequencies() const { return frequencies_; }

 private:
  stories::Frequencies frequencies_;
  stories::Index index_;
  std::int64_t stories_ = 0, articles_ = 0;
};

// One event, told by an agency and in other words; and others of its kind.
inline model::Article ferry() {
  return article(
      "Ferry Aurelia runs aground off Vintra with 214 aboard",
      "VINTRA, March 1 (Reuters) - The ferry Aurelia ran aground off the island of Vintra on Monday "
      "with 214 passengers aboard, the coast guard said. Nobody was hurt. Captain Oskar Brandell "
      "told the coast guard that the steering had failed in strong wind. Two tugs from Port Selm "
      "were on their way, and the passengers were to be taken to Port Selm by Tuesday morning. The "
      "Aurelia belongs to the company Nordkyst, which had her overhauled in January.",
      "Reuters");
}
inline model::Article ferry_in_other_words() {
  return article(
      "214 people stuck on grounded ferry near Vintra",
      "Passengers of the Aurelia spent hours on deck on Monday after the Nordkyst ferry hit a "
      "sandbank close to Vintra. All 214 people are safe. A steering fault in heavy wind drove the "
      "ship off course, according to captain Oskar Brandell. Rescuers want to bring everybody to "
      "Port Selm as soon as the tugs arrive.",
      "Selm Courier");
}
inline model::Article other_ferry() {
  return article(
      "Ferry Bonaventura runs aground off Kelmo with 90 aboard",
      "The ferry Bonaventura ran aground off the island of Kelmo on Friday with 90 passengers "
      "aboard, the coast guard said. Captain Lena Tarvik said that fog had hidden the buoys. A "
      "lifeboat from Hestvik took the passengers ashore. The Bonaventura belongs to Sundlinjen.",
      "Kelmo Herald");
}

}  // namespace sample
