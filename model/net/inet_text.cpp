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

}  // namespace

std::optional<BytesV4> readV4(const std::string& text) {
  return read<BytesV4>(AF_INET, text);
}
std::optional<BytesV6> readV6(const std::string& text) {
  return read<BytesV6>(AF_INET6, text);
}

std::string writeV4(const BytesV4& bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    if (!text.empty()) text += '.';
    text += std::to_string(byte);
  }
  return text;
}
std::string writeV6(const BytesV6& bytes) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
  return text.data();
}

}  // namespace inet_text
