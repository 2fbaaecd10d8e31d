#include "app/files/trace/pcapng_writer.h"

#include <QCoreApplication>

#include "app/files/trace/packet_bytes.h"
#include "model/sim/edit.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::Capture)
};

// Block and option codes of the pcapng format (draft-ietf-opsawg-pcapng).
constexpr std::uint32_t kSectionHeader = 0x0a0d0d0a;
constexpr std::uint32_t kInterface = 1;
constexpr std::uint32_t kEnhancedPacket = 6;
constexpr std::uint16_t kComment = 1;
constexpr std::uint16_t kUserApplication = 4;
constexpr std::uint16_t kInterfaceName = 2;
constexpr std::uint16_t kInterfaceDescription = 3;
constexpr std::uint16_t kTimeResolution = 9;
constexpr std::uint16_t kEthernet = 1;

constexpr std::int64_t kZero = 946'684'800'000'000;  ///< 2000-01-01 00:00 UTC in microseconds.
constexpr std::int64_t kSetupStart = -1'000'000;
constexpr std::int64_t kSetupStep = 1'000;

/// A block in this machine's byte order, which its section header tells of.
class Block {
 public:
  template <typename Number>
  Block& number(Number value) {
    body_.append(reinterpret_cast<const char*>(&value), sizeof value);
    return *this;
  }
  Block& padded(const QByteArray& bytes) {
    body_.append(bytes);
    while (body_.size() % 4 != 0) body_.append('\0');
    return *this;
  }
  Block& option(std::uint16_t code, const QByteArray& value) {
    return number(code).number(std::uint16_t(value.size())).padded(value);
  }
  Block& endOfOptions() { return number(std::uint32_t{0}); }

  QByteArray written(std::uint32_t type) const {
    const auto length = std::uint32_t(body_.size() + 12);
    Block whole;
    whole.number(type).number(length);
    whole.body_.append(body_);
    return whole.number(length).body_;
  }

 private:
  QByteArray body_;
};

QByteArray textOf(std::string_view text) {
  return QByteArray(text.data(), qsizetype(text.size()));
}

QByteArray sectionHeader(const Trace& trace, const TraceHost& host) {
  const QString comment =
      Text::tr(
          "%1: what %2 (%3) sends and receives. Times count from 2000-01-01 00:00 UTC; segments "
          "sent before the scene are in the second before that.")
          .arg(QString::fromStdString(trace.title.empty() ? trace.name : trace.title),
               QString::fromStdString(host.name), QString::fromStdString(host.address.toString()));
  const QString program =
      QCoreApplication::applicationName() + ' ' + QCoreApplication::applicationVersion();
  Block block;
  block.number(std::uint32_t{0x1a2b3c4d}).number(std::uint16_t{1}).number(std::uint16_t{0});
  block.number(std::int64_t{-1});
  block.option(kComment, comment.toUtf8()).option(kUserApplication, program.toUtf8());
  return block.endOfOptions().written(kSectionHeader);
}

QByteArray interfaceBlock(const TraceHost& host) {
  constexpr char kMicroseconds = 6;
  Block block;
  block.number(kEthernet).number(std::uint16_t{0}).number(std::uint32_t{0});
  block.option(kInterfaceName, textOf(host.name));
  block.option(kInterfaceDescription,
               Text::tr("the link of %1").arg(QString::fromStdString(host.name)).toUtf8());
  block.option(kTimeResolution, QByteArray(1, kMicroseconds));
  return block.endOfOptions().written(kInterface);
}

QByteArray packetBlock(std::int64_t microsecond, const QByteArray& frame, const QString& comment) {
  const auto time = std::uint64_t(kZero + microsecond);
  const auto length = std::uint32_t(frame.size());
  Block block;
  block.number(std::uint32_t{0}).number(std::uint32_t(time >> 32)).number(std::uint32_t(time));
  block.number(length).number(length).padded(frame);
  if (!comment.isEmpty()) block.option(kComment, comment.toUtf8()).endOfOptions();
  return block.written(kEnhancedPacket);
}

QString commentOn(const SegmentRecord& record, bool leaves) {
  if (record.injected) return Text::tr("Injected: the peer did not send it.");
  if (record.copyOf) return Text::tr("A copy made by the link.");
  if (!leaves) return {};
  switch (record.delivery) {
    case Delivery::Dropped:
    case Delivery::Lost: return Text::tr("Lost in transit.");
    case Delivery::HostDown: return Text::tr("It reached a host without power.");
    case Delivery::Delivered:
    case Delivery::InFlight: return {};
  }
  return {};
}

/// A segment has the same one wherever it is captured: its place among all of the run's, from 1. A
/// copy that the link made has that of its original.
std::uint16_t identificationOf(const Trace& trace, std::size_t index) {
  const std::optional<SegmentId> original = trace.segments[index].copyOf;
  const std::size_t place = original ? std::size_t(original->value) : index + 1;
  return static_cast<std::uint16_t>(trace.setup.size() + place);
}

/// Whether the host itself puts the segment on the wire.
bool isSentBy(const SegmentRecord& record, HostIndex host) {
  return record.from == host && !record.injected && !record.copyOf;
}

}  // namespace

HostIndex captureHost(const Trace& trace) {
  return trace.roles ? trace.roles->server : 0;
}

QByteArray captureFile(const Trace& trace, HostIndex host) {
  QByteArray file = sectionHeader(trace, trace.hosts[host]);
  file += interfaceBlock(trace.hosts[host]);
  std::int64_t at = kSetupStart;
  for (std::size_t i = 0; i < trace.setup.size(); ++i) {
    const SegmentRecord& record = trace.setup[i];
    if (record.from != host && record.to != host) continue;
    file += packetBlock(at, frameOf(record, std::uint16_t(i + 1)), {});
    at += kSetupStep;
  }
  for (const Entry& entry : trace.eventLog) {
    const bool leaves = entry.kind == EntryKind::Sent;
    if (!leaves && entry.kind != EntryKind::Arrived) continue;
    const SegmentRecord& record = trace.segments[entry.index];
    const bool isSeen = leaves ? isSentBy(record, host) : record.to == host && record.from != host;
    if (!isSeen) continue;
    const std::uint16_t identification = identificationOf(trace, entry.index);
    file += packetBlock(microseconds(entry.at), frameOf(record, identification),
                        commentOn(record, leaves));
  }
  return file;
}

}  // namespace linger
