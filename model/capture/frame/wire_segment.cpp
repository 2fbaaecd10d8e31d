#include "model/capture/frame/wire_segment.h"

#include <algorithm>

#include "model/net/inet_text.h"

namespace linger::capture {

SocketAddress toSocketAddress(const WireEnd& end) {
  inet_text::BytesV4 v4;
  std::copy_n(end.address.begin(), v4.size(), v4.begin());
  const std::string text = end.isV6 ? inet_text::writeV6(end.address) : inet_text::writeV4(v4);
  return {*Address::parse(text), end.port};
}

std::string toString(const WireEnd& end) {
  return toSocketAddress(end).toString();
}

}  // namespace linger::capture
