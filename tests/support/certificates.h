#pragma once
// A certificate authority that lives as long as the test: keys and certificates made by OpenSSL's
// library (Debian: libssl-dev), the authority's own certificate in a file for `ca_file`.
#include <openssl/ssl.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace test {

struct FreeOpenSsl {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  void operator()(SSL* ssl) const { SSL_free(ssl); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

// What a TLS server shows; shared by its connections.
using Identity = std::shared_ptr<SSL_CTX>;

class CertificateAuthority {
 public:
  CertificateAuthority();
  CertificateAuthority(const CertificateAuthority&) = delete;
  CertificateAuthority& operator=(const CertificateAuthority&) = delete;

  const std::string& file() const { return file_; }

  // `names`: "DNS:localhost", "IP:127.0.0.1". A negative `valid_for` is a certificate that expired.
  Identity issue(const std::vector<std::string>& names,
                 std::chrono::hours valid_for = std::chrono::hours{24}) const;

 private:
  std::unique_ptr<EVP_PKEY, FreeOpenSsl> key_;
  std::unique_ptr<X509, FreeOpenSsl> certificate_;
  TemporaryFolder folder_;
  std::string file_ = folder_.path() / "authority.pem";
};

}  // namespace test
