#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/capture/connection_table.h"

namespace linger::capture {

/// A conversation between a client and a server, segment by segment as a capture would show it.
/// Numbers follow from what was said before, and what was sent has arrived unless it is said that
/// it has not.
class Talk {
 public:
  explicit Talk(std::uint16_t serverPort = 8080) {
    client_.end.port = 51514;
    client_.end.address[0] = 192;
    server_.end.port = serverPort;
    server_.end.address[0] = 198;
    server_.next = 5000;
    client_.next = 1000;
  }

  Talk(Talk&&) = default;

  /// A segment with the flags of `letters` (SFRPA) and so many bytes of data.
  const Connection& client(std::string_view letters, std::uint32_t data = 0) {
    return say(client_, server_, letters, data);
  }
  const Connection& server(std::string_view letters, std::uint32_t data = 0) {
    return say(server_, client_, letters, data);
  }
  void handshake() {
    client("S");
    server("SA");
    client("A");
  }

  /// The next segment begins so many numbers earlier: it repeats what was sent.
  Talk& again(std::uint32_t back = 1) {
    back_ = back;
    return *this;
  }
  /// The next segment was sent before the peer's last one arrived.
  Talk& crossing() {
    crosses_ = true;
    return *this;
  }
  Talk& after(CaptureTime pause) {
    now_ += pause;
    return *this;
  }
  Talk& withHopLimit(std::uint8_t hops) {
    hops_ = hops;
    return *this;
  }
  /// The next segments count their IP identification up from here.
  Talk& withIdentification(std::uint16_t first) {
    identification_ = first;
    return *this;
  }
  /// The next segment has this timestamp.
  Talk& withTimestamp(std::uint32_t value) {
    timestamp_ = value;
    return *this;
  }
  /// Both begin with other numbers, as a new connection does.
  void renumber(std::uint32_t by = 900'000) {
    client_.next += by;
    server_.next += by;
  }

  const Connection& last() const { return *last_; }
  std::size_t count() const { return table_.connections().size(); }
  const std::deque<Connection>& connections() const { return table_.connections(); }
  const std::vector<WireSegment>& segments() const { return segments_; }

 private:
  struct End {
    WireEnd end;
    std::uint32_t next = 0;
    std::uint32_t before = 0;  ///< Of the last segment that it sent.
  };

  const Connection& say(End& from, End& to, std::string_view letters, std::uint32_t data) {
    WireSegment wire;
    wire.frame = ++frames_;
    now_ += kSecond / 1000;
    wire.time = now_;
    wire.from = from.end;
    wire.to = to.end;
    wire.hopLimit = hops_;
    if (identification_) wire.identification = (*identification_)++;
    Segment& segment = wire.segment;
    const auto has = [&](char letter) { return letters.find(letter) != std::string_view::npos; };
    segment.flags = {has('S'), has('F'), has('R'), has('P'), has('A')};
    segment.seq = SeqNum(from.next - back_);
    segment.ack = SeqNum(!segment.flags.ack ? 0 : crosses_ ? to.before : to.next);
    segment.len = data;
    segment.window = 64240;
    if (timestamp_) segment.options.timestamps = {*timestamp_, 0};
    timestamp_.reset();
    if (back_ == 0) {
      from.before = from.next;
      from.next += segment.sequenceLength();
    }
    back_ = 0;
    crosses_ = false;
    hops_ = 64;
    segments_.push_back(wire);
    last_ = &table_.take(wire);
    return *last_;
  }

  ConnectionTable table_;
  std::vector<WireSegment> segments_;
  End client_;
  End server_;
  const Connection* last_ = nullptr;
  std::uint64_t frames_ = 0;
  CaptureTime now_ = 0;
  std::uint32_t back_ = 0;
  bool crosses_ = false;
  std::uint8_t hops_ = 64;
  std::optional<std::uint16_t> identification_;
  std::optional<std::uint32_t> timestamp_;
};

}  // namespace linger::capture
