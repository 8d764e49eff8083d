#pragma once
// How the private cluster's files say what went wrong.
#include <expected>
#include <string>
#include <system_error>

#include "storage/cluster/private_cluster.h"

namespace storage {

inline std::unexpected<ClusterError> unavailable(std::string message) {
  return std::unexpected(ClusterError{ClusterError::Kind::unavailable, std::move(message)});
}

inline std::unexpected<ClusterError> configuration(std::string message) {
  return std::unexpected(ClusterError{ClusterError::Kind::configuration, std::move(message)});
}

// What errno means, in words.
inline std::string reason(int error) {
  return std::generic_category().message(error);
}

}  // namespace storage
