#pragma once
// What a request's header must keep to beyond what the parser insists on. Two readers of one byte
// stream that disagree about where a request ends are how requests are smuggled (RFC 9112 section
// 11.2), so whatever could be read in two ways is refused. Pure; any thread.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

inline constexpr std::size_t kMaxHeaderBytes = 16 * 1024;

// Why a request is not served. The connection is closed after the answer.
struct Refusal {
  int status = 400;
  std::string reason;
};

// Looks for the header's end in bytes as they come in and judges them on the way: lines end in CR
// LF and nothing else, no folded lines (RFC 9112 section 5.2), no control bytes, at most 16 kB.
class HeaderScan {
 public:
  enum class State { incomplete, complete, refused };

  // All bytes received so far; only those not seen before are read, so that a client that sends
  // byte by byte costs no more than one that does not.
  State read(std::string_view received);

  std::size_t header_size() const { return seen_; }    // once complete, the empty line included
  const Refusal& refusal() const { return refusal_; }  // once refused

 private:
  State take(char byte);
  State end_line();
  State refuse(std::string_view reason);

  std::size_t seen_ = 0;
  std::size_t line_length_ = 0;
  bool after_cr_ = false;
  bool first_line_ = true;
  State state_ = State::incomplete;
  Refusal refusal_;
};

// A parsed header, its parts as they were sent.
struct RequestHeader {
  struct Field {
    std::string_view name, value;
  };
  std::string_view method, target;
  int version = 11;  // 10 or 11
  std::vector<Field> fields;
};

std::optional<Refusal> refusal_of(const RequestHeader& header);

}  // namespace web
