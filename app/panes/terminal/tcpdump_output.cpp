#include <QStringList>
#include <algorithm>
#include <vector>

#include "app/document/words.h"
#include "app/panes/terminal/outputs.h"

namespace linger {
namespace {

/// One capture: a segment as it passed the host's interface.
struct Captured {
  SimTime at;
  const SegmentRecord* segment;
};

/// tcpdump's letters, in its order: "F.", "S", "R.".
QString flagLetters(Flags flags) {
  QString letters;
  if (flags.fin) letters += u'F';
  if (flags.syn) letters += u'S';
  if (flags.rst) letters += u'R';
  if (flags.psh) letters += u'P';
  if (flags.ack) letters += u'.';
  return letters.isEmpty() ? QStringLiteral("none") : letters;
}

QString optionsText(const TcpOptions& options) {
  QStringList parts;
  if (options.mss) parts << QStringLiteral("mss %1").arg(*options.mss);
  if (options.sackPermitted) parts << QStringLiteral("sackOK");
  if (options.timestamps) {
    if (!options.sackPermitted) parts << QStringLiteral("nop") << QStringLiteral("nop");
    parts << QStringLiteral("TS val %1 ecr %2")
                 .arg(options.timestamps->val)
                 .arg(options.timestamps->ecr);
  }
  if (options.windowScale) {
    parts << QStringLiteral("nop") << QStringLiteral("wscale %1").arg(*options.windowScale);
  }
  if (!options.sack.empty()) {
    QString blocks;
    for (const SackBlock& block : options.sack) {
      blocks += QStringLiteral("{%1:%2}").arg(block.left.value()).arg(block.right.value());
    }
    parts << QStringLiteral("nop") << QStringLiteral("nop")
          << QStringLiteral("sack %1 %2").arg(options.sack.size()).arg(blocks);
  }
  return parts.isEmpty() ? QString() : QStringLiteral(", options [%1]").arg(parts.join(u','));
}

QString placeText(const SocketAddress& place) {
  return QStringLiteral("%1.%2").arg(text(place.address.toString())).arg(place.port);
}

QString tcpText(const SegmentRecord& record) {
  const Segment& segment = record.segment;
  QString line = QStringLiteral("Flags [%1]").arg(flagLetters(segment.flags));
  const bool numbered =
      segment.len > 0 || segment.flags.syn || segment.flags.fin || segment.flags.rst;
  if (numbered) line += QStringLiteral(", seq %1").arg(record.relativeSeq);
  if (segment.len > 0) line += QStringLiteral(":%1").arg(record.relativeSeq + segment.len);
  if (segment.flags.ack) line += QStringLiteral(", ack %1").arg(record.relativeAck);
  return line + QStringLiteral(", win %1").arg(segment.window) + optionsText(segment.options) +
         QStringLiteral(", length %1").arg(segment.len);
}

QString stamp(SimTime at) {
  const qint64 micro = microseconds(at);
  const qint64 seconds = micro / 1'000'000;
  return QStringLiteral("%1:%2:%3.%4")
      .arg(seconds / 3600, 2, 10, QLatin1Char('0'))
      .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
      .arg(seconds % 60, 2, 10, QLatin1Char('0'))
      .arg(micro % 1'000'000, 6, 10, QLatin1Char('0'));
}

QString lineText(const Captured& captured) {
  const SegmentRecord& record = *captured.segment;
  const bool v6 = record.source.address.family() == Address::Family::V6;
  const QString what = record.transport == Transport::Udp
                           ? QStringLiteral("UDP, length %1").arg(record.segment.len)
                           : tcpText(record);
  return QStringLiteral("%1 %2 %3 > %4: %5")
      .arg(stamp(captured.at), v6 ? QStringLiteral("IP6") : QStringLiteral("IP"),
           placeText(record.source), placeText(record.destination), what);
}

std::vector<Captured> capturedAt(const Trace& trace, HostIndex host, SimTime at) {
  std::vector<Captured> all;
  for (const SegmentRecord& segment : trace.segments) {
    const bool leaves = segment.from == host && !segment.injected && !segment.copyOf;
    if (leaves && segment.sent <= at) all.push_back({segment.sent, &segment});
    const bool comes = segment.to == host && segment.delivery == Delivery::Delivered;
    if (comes && segment.arrives <= at) all.push_back({segment.arrives, &segment});
  }
  std::ranges::stable_sort(all, {}, &Captured::at);
  return all;
}

}  // namespace

QString tcpdumpOutput(const Trace& trace, HostIndex host, SimTime at) {
  const OsProfile& profile = profileOf(trace.hosts[host]);
  QString out = promptOf(profile) + QStringLiteral("tcpdump -n\n");
  for (const Captured& captured : capturedAt(trace, host, at)) out += lineText(captured) + u'\n';
  return out;
}

}  // namespace linger
