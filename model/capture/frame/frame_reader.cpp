#include "model/capture/frame/frame_reader.h"

#include "model/capture/frame/link_layer.h"
#include "model/capture/frame/tcp_layer.h"

namespace linger::capture {
namespace {

/// The first fragment of a set that nobody can put together, since the capture cut it. It still
/// shows the ports, numbers and flags, though not how much data follows in the others.
bool holdsHeaderAlone(const TcpDatagram& datagram) {
  return datagram.fragment->offset == 0 && datagram.bytes.size() < datagram.length;
}

}  // namespace

std::optional<WireSegment> FrameReader::read(const Packet& packet) {
  const auto skip = [&](Skip why) {
    skipped_.add(why);
    return std::nullopt;
  };
  const auto link = unwrapLink(packet);
  if (const Skip* why = std::get_if<Skip>(&link)) return skip(*why);
  const auto ip = readIp(std::get<IpPacket>(link));
  if (const Skip* why = std::get_if<Skip>(&ip)) return skip(*why);
  const auto& datagram = std::get<TcpDatagram>(ip);

  std::variant<WireSegment, Skip> tcp;
  if (datagram.fragment && !holdsHeaderAlone(datagram)) {
    const auto whole = fragments_.add(datagram);
    if (!whole) return std::nullopt;
    std::optional<ChecksumSum> sum;
    if (whole->summed) sum = whole->dataSum;
    tcp = readTcp(whole->datagram, sum);
  } else {
    tcp = readTcp(datagram);
  }
  if (const Skip* why = std::get_if<Skip>(&tcp)) return skip(*why);
  WireSegment segment = std::get<WireSegment>(tcp);
  segment.frame = packet.frame;
  segment.time = packet.time;
  return segment;
}

SkipCounts FrameReader::skipped() const {
  SkipCounts counts = skipped_;
  counts.add(Skip::IncompleteFragments, fragments_.incomplete());
  return counts;
}

}  // namespace linger::capture
