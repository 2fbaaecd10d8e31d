#include "tests/fuzz/check_capture.h"

#include <algorithm>

#include "app/files/capture/connections_json.h"

namespace linger::fuzz {
namespace {

using namespace capture;

/// Gives a file a few bytes at a time.
class DripSource : public ByteSource {
 public:
  DripSource(ByteView bytes, std::size_t most) : whole_(bytes), most_(most) {}
  std::size_t read(std::span<std::uint8_t> room) override {
    return whole_.read(room.first(std::min(room.size(), most_)));
  }

 private:
  MemorySource whole_;
  std::size_t most_;
};

std::string jsonOf(const CaptureFile& file) {
  std::string json;
  writeConnectionsJson(file, {}, [&](std::string_view piece) {
    json += piece;
    return true;
  });
  return json;
}

std::string readInDrips(const CaptureBytes& bytes, std::size_t most) {
  DripSource source(bytes, most);
  CaptureFile file(source);
  while (file.readMore(3)) {
  }
  return jsonOf(file);
}

void checkConnection(const Connection& connection, std::uint64_t frames, Faults& faults) {
  const auto isThere = [&](std::uint64_t frame) { return frame <= frames; };
  if (connection.firstFrame == 0 || connection.firstFrame > connection.lastFrame ||
      !isThere(connection.lastFrame)) {
    faults.push_back("a connection's frames are not in order");
  }
  for (const Finding& finding : connection.teardown.findings()) {
    if (!isThere(finding.frame) || !isThere(finding.earlier))
      faults.push_back(nameOf(finding) + " names no frame");
  }
  for (Side side : {Side::Client, Side::Server}) {
    const SideCounts& counts = connection.teardown.counts(side);
    if (connection.teardown.finFrames(side).size() > counts.fins) {
      faults.push_back("more FINs are named than counted");
    }
  }
}

}  // namespace

Faults faultsOfCapture(const CaptureBytes& bytes) {
  Faults faults;
  MemorySource source(bytes);
  CaptureFile file(source);
  std::uint64_t last = 0;
  std::uint64_t segments = 0;
  file.readAll([&](const WireSegment& wire, const Connection&) {
    if (wire.frame <= last) faults.push_back("frames do not count up");
    last = wire.frame;
    ++segments;
  });
  if (file.damagedAt() > bytes.size()) faults.push_back("the damage lies beyond the end");
  std::uint64_t skipped = 0;
  for (Skip skip : kAllSkips) skipped += file.skipped().of(skip);
  if (segments + skipped > file.frames()) faults.push_back("a frame was told of twice");
  if (file.connections().size() > segments) faults.push_back("a connection has no segment");
  for (const Connection& connection : file.connections()) {
    checkConnection(connection, file.frames(), faults);
  }
  const std::string json = jsonOf(file);
  if (readInDrips(bytes, 1 + bytes.size() % 37) != json) {
    faults.push_back("another size of pieces gives another answer");
  }
  return faults;
}

}  // namespace linger::fuzz
