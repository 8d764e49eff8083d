#pragma once
// One request carried out, for tests that look at its result only.
#include <gtest/gtest.h>

#include "net/transfers.h"
#include "tests/support/http_server.h"

// Loopback servers permitted, no delay between starts.
net::TransferOptions options_for(const std::vector<std::string>& permitted);
inline net::TransferOptions options_for(const test::HttpServer& server) {
  return options_for(std::vector<std::string>{server.address()});
}

net::Finished carry(net::Transfers&, net::Request);
net::Finished carry(const net::TransferOptions&, net::Request);

// Each fails the test when the result is of another kind, and is empty then.
net::HttpResponse response_of(const net::Finished&);
net::Failure failure_of(const net::Finished&);
