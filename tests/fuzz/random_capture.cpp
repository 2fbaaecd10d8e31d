#include "tests/fuzz/random_capture.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/model/capture/wire.h"

namespace linger::fuzz {
namespace {

using namespace wire;

constexpr std::uintmax_t kLargestSample = 16 * 1024;

/// A handshake, data both ways and a close, as IPv4 packets that all go one way round: who sends
/// is told by the ports.
std::vector<Bytes> conversation() {
  const auto client = [](std::uint32_t seq, std::uint32_t ack, int flags, std::size_t data = 0) {
    return ipv4(tcp(51514, 8080, seq, ack, flags, data, {}, kClientV4 + kServerV4));
  };
  const auto server = [](std::uint32_t seq, std::uint32_t ack, int flags, std::size_t data = 0) {
    Bytes packet = ipv4(tcp(8080, 51514, seq, ack, flags, data, {}, kServerV4 + kClientV4));
    std::swap_ranges(packet.begin() + 12, packet.begin() + 16, packet.begin() + 16);
    return packet;
  };
  return {client(99, 0, kSyn),        server(499, 100, kSyn | kAck),
          client(100, 500, kAck),     client(100, 500, kAck, 40),
          server(500, 140, kAck, 60), server(560, 140, kFin | kAck),
          client(140, 561, kAck),     client(140, 561, kAck, 20),
          server(561, 0, kRst),       client(160, 561, kFin | kAck)};
}

Bytes pcapSample(const PcapKind& kind, const Bytes& before) {
  Bytes file = pcapHeader(kind);
  std::uint32_t second = 0;
  for (const Bytes& packet : conversation()) {
    file = file + pcapRecord(before + packet, kind, ++second, 1);
  }
  return file;
}

Bytes pcapngSample(ByteOrder order) {
  Bytes file = sectionBlock(order) + interfaceBlock(order, 1) +
               interfaceBlock(order, 101, n16(9, order) + n16(1, order) + n8(9) + Bytes(3));
  std::uint64_t time = 0;
  for (const Bytes& packet : conversation()) {
    const bool isRaw = time % 2 == 1;
    file = file + packetBlock(order, isRaw ? 1 : 0, ++time, isRaw ? packet : ethernet(packet));
  }
  return file + block(5, Bytes(8), order);
}

/// Fragments and extension headers, of which the conversations have none.
Bytes rareSample() {
  Bytes file = pcapHeader({ByteOrder::Little, 0xa1b2c3d4, 101});
  const Bytes segment = tcp(51514, 8080, 100, 7, kAck, 60, Bytes(12, 1), kClientV4 + kServerV4);
  for (std::size_t at = 0; at < segment.size(); at += 24) {
    const std::size_t end = std::min(at + 24, segment.size());
    const Bytes part(segment.begin() + std::ptrdiff_t(at), segment.begin() + std::ptrdiff_t(end));
    file = file + pcapRecord(ipv4(part, (end < segment.size() ? 0x2000 : 0) | int(at / 8)));
  }
  const Bytes v6 = tcp(1, 2, 3, 4, kSyn, 5, Bytes{2, 4, 5, 0xb4, 1, 3, 3, 7}, addressV6(1));
  file = file + pcapRecord(ipv6(n8(60) + n8(0) + Bytes(6) + n8(6) + n8(1) + Bytes(14) + v6, 0));
  file = file + pcapRecord(ipv6(n8(6) + n8(0) + n16(0) + n32(9) + v6, 44));
  return file;
}

std::vector<CaptureBytes> ownSamples() {
  std::vector<CaptureBytes> samples{pcapngSample(ByteOrder::Big), pcapngSample(ByteOrder::Little),
                                    rareSample()};
  const Bytes etherType = n16(0x0800);
  const Bytes addresses(12, 2);
  const std::pair<int, Bytes> links[] = {
      {1, addresses + etherType},
      {1, addresses + n16(0x8100) + n16(3) + etherType},
      {1, addresses + n16(0x8847) + n32(0x00010140)},
      {1, addresses + n16(0x8864) + Bytes(6) + n16(0x0021)},
      {1, addresses + n16(60) + Bytes{0xaa, 0xaa, 3, 0, 0, 0} + etherType},
      {0, n32(2, ByteOrder::Little)},
      {9, Bytes{0xff, 3} + n16(0x0021)},
      {101, {}},
      {113, Bytes(14) + etherType},
      {276, etherType + Bytes(18)},
  };
  for (const auto& [linkType, before] : links) {
    samples.push_back(pcapSample({ByteOrder::Little, 0xa1b2c3d4, linkType}, before));
  }
  samples.push_back(pcapSample({ByteOrder::Big, 0xa1b23c4d, 101}, {}));
  return samples;
}

void addSamplesOfOthers(std::vector<CaptureBytes>& samples) {
  const std::filesystem::path folder(LINGER_SOURCE_DIR "/../shared/captures/open");
  std::error_code none;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, none)) {
    if (entry.is_regular_file() && entry.file_size() <= kLargestSample) files.push_back(entry);
  }
  std::sort(files.begin(), files.end());
  for (const auto& path : files) {
    std::ifstream file(path, std::ios::binary);
    samples.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
}

/// Numbers that lengths and counts go wrong at.
constexpr std::array<std::uint32_t, 12> kNumbers{
    0, 1, 4, 12, 20, 0x7f, 0xff, 0x5ff, 0xffff, 0x100000, 0x7fffffff, 0xffffffff};

void change(Choices& choices, CaptureBytes& bytes, const CaptureBytes& other) {
  const std::size_t at = choices.below(std::uint32_t(bytes.size()));
  const std::size_t length = std::min<std::size_t>(1 + choices.below(64), bytes.size() - at);
  const auto place = bytes.begin() + std::ptrdiff_t(at);
  switch (choices.below(8)) {
    case 0: bytes[at] = std::uint8_t(choices.below(256)); break;
    case 1: bytes[at] = std::uint8_t(bytes[at] ^ (1U << choices.below(8))); break;
    case 2: bytes.resize(at); break;
    case 3: bytes.erase(place, place + std::ptrdiff_t(length)); break;
    case 4: {
      const CaptureBytes piece(place, place + std::ptrdiff_t(length));
      bytes.insert(place, piece.begin(), piece.end());
      break;
    }
    case 5: {  // The rest of another one.
      if (other.empty()) break;
      const std::size_t from = choices.below(std::uint32_t(other.size()));
      bytes.resize(at);
      bytes.insert(bytes.end(), other.begin() + std::ptrdiff_t(from), other.end());
      break;
    }
    default: {  // A number of two or four bytes, in either order.
      const ByteOrder order = choices.oneIn(2) ? ByteOrder::Big : ByteOrder::Little;
      const std::uint32_t value = choices.among(kNumbers);
      const Bytes number = choices.oneIn(2) ? n16(int(value & 0xffff), order) : n32(value, order);
      for (std::size_t i = 0; i < number.size() && at + i < bytes.size(); ++i) {
        bytes[at + i] = number[i];
      }
    }
  }
}

}  // namespace

const std::vector<CaptureBytes>& sampleCaptures() {
  static const std::vector<CaptureBytes> samples = [] {
    std::vector<CaptureBytes> all = ownSamples();
    addSamplesOfOthers(all);
    return all;
  }();
  return samples;
}

CaptureBytes randomCapture(Choices choices, const std::vector<CaptureBytes>& samples) {
  const auto any = [&]() -> const CaptureBytes& {
    return samples[choices.below(std::uint32_t(samples.size()))];
  };
  CaptureBytes bytes = any();
  const std::uint32_t changes = 1 + choices.below(6);
  for (std::uint32_t i = 0; i < changes && !bytes.empty(); ++i) change(choices, bytes, any());
  return bytes;
}

}  // namespace linger::fuzz
