#pragma once

#include <algorithm>

#include "tests/model/capture/wire.h"

namespace linger {

/// A pcap file of so many connections of ten segments each, `atOnce` of them under way together.
inline wire::Bytes manyConnections(int count, int atOnce) {
  using namespace wire;
  struct Said {
    bool server;
    std::uint32_t seq, ack;
    int flags;
    std::size_t text;
  };
  constexpr Said kSaid[] = {{false, 99, 0, kSyn, 0},           {true, 499, 100, kSyn | kAck, 0},
                            {false, 100, 500, kAck, 0},        {false, 100, 500, kAck, 80},
                            {true, 500, 180, kAck, 90},        {false, 180, 590, kAck, 0},
                            {false, 180, 590, kFin | kAck, 0}, {true, 590, 181, kAck, 0},
                            {true, 590, 181, kFin | kAck, 0},  {false, 181, 591, kAck, 0}};
  constexpr int kPorts = 60'000;
  /// As an Ethernet frame. Where one client has used all its ports another goes on.
  const auto frameOf = [](int connection, const Said& said) {
    const int port = 1024 + connection % kPorts;
    Bytes packet = said.server ? ipv4(tcp(80, port, said.seq, said.ack, said.flags, said.text))
                               : ipv4(tcp(port, 80, said.seq, said.ack, said.flags, said.text));
    packet[15] = std::uint8_t(packet[15] + connection / kPorts);
    if (said.server)
      std::swap_ranges(packet.begin() + 12, packet.begin() + 16, packet.begin() + 16);
    return ethernet(packet);
  };
  Bytes file = pcapHeader();
  std::uint32_t microsecond = 0;
  for (int first = 0; first < count; first += atOnce) {
    for (const Said& said : kSaid) {
      for (int i = first; i < std::min(first + atOnce, count); ++i) {
        const Bytes record = pcapRecord(frameOf(i, said), {}, 1, ++microsecond);
        file.insert(file.end(), record.begin(), record.end());
      }
    }
  }
  return file;
}

}  // namespace linger
