#include "tests/support/certificates.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <cstdio>
#include <stdexcept>

namespace test {

namespace {

using Key = std::unique_ptr<EVP_PKEY, FreeOpenSsl>;
using Certificate = std::unique_ptr<X509, FreeOpenSsl>;

void require(bool worked, const char* what) {
  if (!worked) throw std::runtime_error(std::string("test certificate: ") + what);
}

void add_extension(X509* certificate, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
  require(extension && X509_add_ext(certificate, extension, -1), value.c_str());
  X509_EXTENSION_free(extension);
}

Certificate unsigned_certificate(EVP_PKEY* key, const char* name, std::chrono::seconds valid_for) {
  static std::atomic<long> serial{1};
  Certificate certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial++);
  const long day = 86400;
  const long end = static_cast<long>(valid_for.count());
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), std::min(end, 0L) - day);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), end);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
  return certificate;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ",") + name;
  return text;
}

}  // namespace

CertificateAuthority::CertificateAuthority() : key_(EVP_EC_gen("P-256")) {
  certificate_ =
      unsigned_certificate(key_.get(), "wirewatch test authority", std::chrono::hours{24});
  X509* own = certificate_.get();
  X509_set_issuer_name(own, X509_get_subject_name(own));
  add_extension(own, own, NID_basic_constraints, "critical,CA:TRUE");
  add_extension(own, own, NID_key_usage, "critical,keyCertSign,cRLSign");
  add_extension(own, own, NID_subject_key_identifier, "hash");
  require(X509_sign(own, key_.get(), EVP_sha256()) > 0, "signing the authority");

  FILE* out = std::fopen(file_.c_str(), "w");
  require(out, "its file");
  PEM_write_X509(out, own);
  std::fclose(out);
}

Identity CertificateAuthority::issue(const std::vector<std::string>& names,
                                     std::chrono::hours valid_for) const {
  const Key key(EVP_EC_gen("P-256"));
  const Certificate certificate =
      unsigned_certificate(key.get(), "wirewatch test server", valid_for);
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate_.get()));
  add_extension(certificate.get(), certificate_.get(), NID_subject_alt_name, joined(names));
  add_extension(certificate.get(), certificate_.get(), NID_authority_key_identifier, "keyid");
  require(X509_sign(certificate.get(), key_.get(), EVP_sha256()) > 0, "signing");

  Identity identity(SSL_CTX_new(TLS_server_method()), FreeOpenSsl());
  require(SSL_CTX_use_certificate(identity.get(), certificate.get()) == 1, "certificate");
  require(SSL_CTX_use_PrivateKey(identity.get(), key.get()) == 1, "key");
  return identity;
}

}  // namespace test
