#pragma once
// Names that stood beside an office of a list and are not on it: the list may be stale.
#include <string>
#include <vector>

#include "model/article.h"
#include "model/ids.h"
#include "model/time.h"
#include "storage/database.h"

namespace storage {

struct StaleName {
  std::string list;
  std::string name;  // empty: the office was named alone, and the list has nobody in it
  std::string office, country;
  std::string title, url;  // of the first article that named him so
  int times = 1;
  model::Time first{}, last{};
};
// Counts an article's naming. True: people are to be told now, which is so once a day at most for a
// name, and for ten names of a list. Of a list a thousand names are kept.
bool note_stale_name(Transaction&, const StaleName&, const model::Article&, bool tell);
std::vector<StaleName> stale_names(Transaction&);  // by list, the latest first
// What is on a list that has changed is to be found out anew.
void forget_stale_names(Transaction&, const std::string& list);

}  // namespace storage
