#pragma once
// The configuration, cut into each thread's own options.
#include "daemon/deliverer.h"
#include "daemon/loader.h"
#include "daemon/pipeline.h"
#include "watch/watch.h"

namespace wirewatchd {

PipelineOptions pipeline_options(const watch::Config&, const storage::DatabaseOptions&);
LoaderOptions loader_options(const watch::Config&, const storage::DatabaseOptions&);
// The error names the secret that cannot be read.
std::expected<DelivererOptions, std::string> deliverer_options(const watch::Config&,
                                                               const storage::DatabaseOptions&);

}  // namespace wirewatchd
