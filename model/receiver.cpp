#include "model/receiver.h"

namespace model {
namespace {

constexpr std::string_view kFile = "file:", kCredential = "credential:";

}  // namespace

std::string place_of_address(const SecretSource& source) {
  return std::string(source.kind == SecretSource::Kind::file ? kFile : kCredential) + source.name;
}

std::optional<SecretSource> address_lies_in(std::string_view address) {
  using enum SecretSource::Kind;
  if (address.starts_with(kFile))
    return SecretSource{file, std::string(address.substr(kFile.size()))};
  if (address.starts_with(kCredential))
    return SecretSource{credential, std::string(address.substr(kCredential.size()))};
  return std::nullopt;
}

}  // namespace model
