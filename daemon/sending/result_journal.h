#pragma once
// What servers answered, in a file beside the database (F8): written and fsynced before the
// database is told, read before anything is claimed. So a kill between an answer and its record
// makes no second copy; nor does a standby that took over without the last records, as long as it
// has the alert's row (F16). Addresses and contents do not enter it. One thread.
#include <filesystem>
#include <optional>
#include <vector>

#include "daemon/sending/outcome.h"
#include "storage/storage.h"

namespace wirewatchd {

class ResultJournal {
 public:
  // Without a file it keeps nothing. One that cannot be used is told of once in the log, and alerts
  // are sent all the same.
  explicit ResultJournal(const std::filesystem::path& file, storage::JournalOptions = {});

  // Those whose repetition somebody would notice.
  void keep(const std::vector<Outcome>&);
  // The database knows all of them.
  void recorded();

  struct Content {
    std::vector<storage::KnownDelivery> delivered;  // the file's, recorded or not
    std::vector<Outcome> open;                      // of other results, those not recorded
  };
  Content read() const;

 private:
  void tell_once(const std::string& fault);

  std::optional<storage::Journal> journal_;
  bool is_failing_ = false;
  bool is_settled_ = false;  // nothing was kept since the last recorded()
};

}  // namespace wirewatchd
