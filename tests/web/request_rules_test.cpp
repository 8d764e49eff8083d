#include "web/request_rules.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using web::HeaderScan;
using web::RequestHeader;
using State = web::HeaderScan::State;

namespace {

std::string reason_for(std::string_view bytes) {
  HeaderScan scan;
  return scan.read(bytes) == State::refused ? scan.refusal().reason : "";
}

RequestHeader get(std::string_view target, std::vector<RequestHeader::Field> fields = {}) {
  fields.push_back({"Host", "127.0.0.1:8480"});
  return {.method = "GET", .target = target, .version = 11, .fields = std::move(fields)};
}

int status_of(const RequestHeader& header) {
  const auto refusal = web::refusal_of(header);
  return refusal ? refusal->status : 200;
}

}  // namespace

TEST(HeaderScan, EndsAtTheFirstEmptyLine) {
  HeaderScan scan;

  EXPECT_EQ(scan.read("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /next"), State::complete);

  EXPECT_EQ(scan.header_size(), std::string_view("GET / HTTP/1.1\r\nHost: a\r\n\r\n").size());
}

TEST(HeaderScan, ReadsByteByByteAsItReadsAllAtOnce) {
  const std::string header = "GET / HTTP/1.1\r\nHost: a\r\nX:\tb\r\n\r\n";
  HeaderScan scan;

  for (std::size_t size = 1; size < header.size(); ++size)
    ASSERT_EQ(scan.read(std::string_view(header).substr(0, size)), State::incomplete) << size;

  EXPECT_EQ(scan.read(header), State::complete);
  EXPECT_EQ(scan.header_size(), header.size());
}

TEST(HeaderScan, RefusesWhatCouldBeReadInTwoWays) {
  const struct {
    std::string_view bytes, reason;
  } rows[] = {
      {"GET / HTTP/1.1\nHost: a\n\n", "a line ends without CR"},
      {"GET / HTTP/1.1\r\nHost: a\n\r\n", "a line ends without CR"},
      {"GET / HTTP/1.1\rHost: a\r\n\r\n", "CR without LF"},
      {"GET / HTTP/1.1\r\nHost: a\r\r\n\r\n", "CR without LF"},
      {"GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n", "a folded header line"},
      {"GET / HTTP/1.1\r\n\tHost: a\r\n\r\n", "a folded header line"},
      {"\r\nGET / HTTP/1.1\r\n", "an empty request line"},
      {{"GET /\0 HTTP/1.1\r\n", 17}, "a control byte in the header"},
      {"GET / HTTP/1.1\r\nX: \x1b[2J\r\n", "a control byte in the header"},
      {"GET / HTTP/1.1\r\nX: \x7f\r\n", "a control byte in the header"},
  };
  for (const auto& row : rows) EXPECT_EQ(reason_for(row.bytes), row.reason) << row.bytes;
}

TEST(HeaderScan, TakesSixteenKilobytesAndNoMore) {
  const std::string frame = "GET / HTTP/1.1\r\nX: \r\n\r\n";
  const auto header_of = [&](std::size_t size) {
    return "GET / HTTP/1.1\r\nX: " + std::string(size - frame.size(), 'x') + "\r\n\r\n";
  };
  HeaderScan scan;

  EXPECT_EQ(scan.read(header_of(web::kMaxHeaderBytes)), State::complete);

  EXPECT_EQ(reason_for(header_of(web::kMaxHeaderBytes + 1)), "the header is larger than 16 kB");
}

TEST(RequestRules, TargetsArePlainPaths) {
  const struct {
    std::string_view target;
    int status;
  } rows[] = {
      {"/", 200},
      {"/healthz", 200},
      {"/healthz?verbose=1", 200},
      {"/a%20b", 200},
      {"/.well-known/x", 200},
      {"/v1.2/x..y", 200},
      {"", 400},
      {"*", 400},
      {"healthz", 400},
      {"http://127.0.0.1/healthz", 400},
      {"127.0.0.1:25", 400},
      {"/h\xc3\xa9", 400},
      {"/a\\b", 400},
      {"/a b", 400},
      {"/a%", 400},
      {"/a%2", 400},
      {"/a%zz", 400},
      {"/a%00b", 400},
      {"/a%0d%0ab", 400},
      {"/..%2fetc/passwd", 400},
      {"/a%5cb", 400},
      {"/%2e%2e/x", 400},
      {"/%252e%252e/x", 400},
      {"/../etc/passwd", 400},
      {"/a/..", 400},
      {"/a/./b", 400},
  };
  for (const auto& row : rows) EXPECT_EQ(status_of(get(row.target)), row.status) << row.target;
}

TEST(RequestRules, ExactlyOneHostIsWanted) {
  const struct {
    std::vector<RequestHeader::Field> fields;
    int status;
  } rows[] = {
      {{{"Host", "localhost"}}, 200},
      {{{"hOST", "[::1]:8480"}}, 200},
      {{}, 400},
      {{{"Host", "a"}, {"Host", "a"}}, 400},
      {{{"Host", "a"}, {"host", "b"}}, 400},
      {{{"Host", ""}}, 400},
      {{{"Host", "a/b"}}, 400},
      {{{"Host", "user@a"}}, 400},
      {{{"Host", "a, b"}}, 400},
  };
  for (const auto& row : rows) {
    const RequestHeader header{.method = "GET", .target = "/", .version = 11, .fields = row.fields};
    EXPECT_EQ(status_of(header), row.status) << (row.fields.empty() ? "" : row.fields[0].value);
  }
}

TEST(RequestRules, ABodyIsAnnouncedInOneWayAndThenRefused) {
  const struct {
    std::vector<RequestHeader::Field> fields;
    int status;
  } rows[] = {
      {{{"Content-Length", "0"}}, 200},
      {{{"Content-Length", "5"}}, 413},
      {{{"Content-Length", "99999999999999999999"}}, 413},
      {{{"Transfer-Encoding", "chunked"}}, 413},
      {{{"Transfer-Encoding", "Chunked"}}, 413},
      {{{"Content-Length", ""}}, 400},
      {{{"Content-Length", "+5"}}, 400},
      {{{"Content-Length", "0x5"}}, 400},
      {{{"Content-Length", "5, 5"}}, 400},
      {{{"Content-Length", "0"}, {"Content-Length", "0"}}, 400},
      {{{"Content-Length", "5"}, {"content-length", "6"}}, 400},
      {{{"Content-Length", "0"}, {"Transfer-Encoding", "chunked"}}, 400},
      {{{"Transfer-Encoding", "xchunked"}}, 400},
      {{{"Transfer-Encoding", "gzip, chunked"}}, 400},
      {{{"Transfer-Encoding", "chunked, identity"}}, 400},
      {{{"Transfer-Encoding",
         "\x0b"
         "chunked"}},
       400},
      {{{"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}}, 400},
      {{{"Transfer-Encoding", ""}}, 400},
  };
  for (const auto& row : rows)
    EXPECT_EQ(status_of(get("/", row.fields)), row.status)
        << row.fields[0].name << ": " << row.fields[0].value;
}

TEST(RequestRules, OnlyHttpOneIsSpoken) {
  for (const int version : {9, 12, 20}) {
    RequestHeader header = get("/");
    header.version = version;
    EXPECT_EQ(status_of(header), 400) << version;
  }
  RequestHeader old_and_chunked = get("/", {{"Transfer-Encoding", "chunked"}});
  old_and_chunked.version = 10;
  EXPECT_EQ(status_of(old_and_chunked), 400);
}
