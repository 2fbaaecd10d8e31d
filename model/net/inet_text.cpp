#include "model/net/inet_text.h"

#include <arpa/inet.h>

namespace inet_text {
namespace {

template <typename Bytes>
std::optional<Bytes> read(int family, const std::string& text) {
  Bytes bytes{};
  if (inet_pton(family, text.c_str(), bytes.data()) != 1) return std::nullopt;
  return bytes;
}

template <typename Bytes>
std::string write(int family, const Bytes& bytes) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(family, bytes.data(), text.data(), text.size());
  return text.data();
}

}  // namespace

std::optional<BytesV4> readV4(const std::string& text) {
  return read<BytesV4>(AF_INET, text);
}
std::optional<BytesV6> readV6(const std::string& text) {
  return read<BytesV6>(AF_INET6, text);
}

std::string writeV4(const BytesV4& bytes) {
  return write(AF_INET, bytes);
}
std::string writeV6(const BytesV6& bytes) {
  return write(AF_INET6, bytes);
}

}  // namespace inet_text
