#pragma once
// storage: everything that lasts, in PostgreSQL.
//
// A Database is one connection for one thread; a Transaction is what every function here takes.
// libpqxx stays inside this room: Unavailable and Rejected are all its callers see. Statements use
// bound parameters only. Each write has a natural key, so that repeating it after an unknown COMMIT
// is harmless. docs/schema.md has the tables on a page.
#include "storage/archive.h"
#include "storage/articles.h"
#include "storage/clock.h"
#include "storage/cluster/private_cluster.h"
#include "storage/database.h"
#include "storage/digests.h"
#include "storage/endpoints.h"
#include "storage/feeds.h"
#include "storage/held.h"
#include "storage/hits.h"
#include "storage/journal.h"
#include "storage/ledger.h"
#include "storage/migrate.h"
#include "storage/outbox.h"
#include "storage/rates.h"
#include "storage/requests.h"
#include "storage/retention.h"
#include "storage/rule_costs.h"
#include "storage/rule_tests.h"
#include "storage/savepoint.h"
#include "storage/silences.h"
#include "storage/stale_names.h"
#include "storage/stories.h"
#include "storage/trace.h"
#include "storage/watch_rows.h"
#include "storage/welcomes.h"
