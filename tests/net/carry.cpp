#include "tests/net/carry.h"

net::TransferOptions options_for(const std::vector<std::string>& permitted) {
  net::start_network();
  net::TransferOptions options;
  options.egress = net::Egress::from(permitted).value();
  options.per_host_delay = std::chrono::milliseconds{0};
  return options;
}

net::Finished carry(net::Transfers& transfers, net::Request request) {
  transfers.submit(7, std::move(request));
  auto finished = transfers.wait(std::chrono::seconds{30});
  if (finished.size() != 1) {
    ADD_FAILURE() << finished.size() << " results instead of one";
    return {};
  }
  EXPECT_EQ(finished[0].ticket, 7u);
  EXPECT_EQ(transfers.in_flight(), 0u);
  return std::move(finished[0]);
}

net::Finished carry(const net::TransferOptions& options, net::Request request) {
  net::Transfers transfers(options);
  return carry(transfers, std::move(request));
}

net::HttpResponse response_of(const net::Finished& finished) {
  if (const auto* response = std::get_if<net::HttpResponse>(&finished.result)) return *response;
  const auto* failure = std::get_if<net::Failure>(&finished.result);
  ADD_FAILURE() << (failure ? "failed: " + failure->message : "a mail");
  return {};
}

net::Failure failure_of(const net::Finished& finished) {
  if (const auto* failure = std::get_if<net::Failure>(&finished.result)) return *failure;
  ADD_FAILURE() << "no failure";
  return {};
}
