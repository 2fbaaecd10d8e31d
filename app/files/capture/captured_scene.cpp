#include "app/files/capture/captured_scene.h"

#include <QCoreApplication>
#include <algorithm>
#include <iterator>

#include "app/files/trace/pcapng_writer.h"
#include "model/capture/capture_file.h"
#include "model/capture/scene.h"
#include "model/capture/vantage.h"
#include "model/sim/simulate.h"

namespace linger {
namespace {

using namespace capture;

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::CapturedScene)
};

QString from(std::string_view text) {
  return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// What tells of the way to the end and not of the end: a repetition, and how the call began.
constexpr FindingKind kNotTheEnd[] = {FindingKind::RepeatedFin,       FindingKind::PortReused,
                                      FindingKind::ReusedOwnTimeWait, FindingKind::ReusedByNumber,
                                      FindingKind::ReusedByTimestamp, FindingKind::ReusedInVain};

QString findingsOf(const Connection& connection) {
  QStringList names;
  for (const Finding& finding : connection.teardown.findings()) {
    const bool isOfTheEnd = std::find(std::begin(kNotTheEnd), std::end(kNotTheEnd), finding.kind) ==
                            std::end(kNotTheEnd);
    if (!isOfTheEnd) continue;
    names << QString::fromStdString(nameOf(finding));
  }
  names.sort();
  return names.join(QStringLiteral(", "));
}

/// Who opened, closed and reset, in order: "client S, server SA, client FA"; each side for itself
/// where the FINs crossed, whose order depends on the place of the capture. What carries no SYN,
/// FIN or RST depends on the network's pace, repetitions and further RSTs on what was on its way.
QString milestonesOf(const Connection& connection, const std::vector<WireSegment>& segments,
                     bool withCall) {
  BySide<QStringList> ofSide;
  QStringList all;
  BySide<bool> wasReset;
  for (const WireSegment& wire : segments) {
    Flags flags = wire.segment.flags;
    flags.psh = false;
    const Side side = connection.sideOf(wire.from);
    if (wasReset[side] || (!(flags.syn && withCall) && !flags.fin && !flags.rst)) continue;
    wasReset[side] = flags.rst;
    const QString milestone =
        QStringLiteral("%1 %2").arg(from(nameOf(side)), from(lettersOf(flags)));
    if (all.contains(milestone)) continue;
    all << milestone;
    ofSide[side] << milestone;
  }
  const bool crossed = connection.teardown.closedFirst() == ClosedFirst::Both;
  return (crossed ? ofSide.client + ofSide.server : all).join(QStringLiteral(", "));
}

bool isCallSeen(const std::vector<WireSegment>& segments) {
  return std::any_of(segments.begin(), segments.end(),
                     [](const WireSegment& wire) { return wire.segment.flags.syn; });
}

void compare(const QString& captured, const QString& simulated, QStringList& differences) {
  if (captured == simulated) return;
  const QString none = Text::tr("nothing");
  differences << Text::tr("captured %1, simulated %2")
                     .arg(captured.isEmpty() ? none : captured,
                          simulated.isEmpty() ? none : simulated);
}

/// The host at which the run is captured again: where the capture was, as far as it tells.
HostIndex placeOf(const Connection& connection, const std::vector<WireSegment>& segments,
                  const Scenario& scenario) {
  if (scenario.link.loss >= 1.0) return 0;  // Nothing reaches the server.
  const Vantage vantage = vantageOf(connection, segments);
  return vantage.known && vantage.distance.client < vantage.distance.server ? 0 : 1;
}

}  // namespace

CapturedScene capturedScene(const Connection& connection, const std::vector<WireSegment>& segments,
                            OsId os, const QString& file) {
  CapturedScene scene{sceneOf(connection, segments, os), {}};
  scene.scenario.title =
      Text::tr("Connection %1 of %2").arg(connection.number).arg(file).toStdString();
  scene.scenario.description = Text::tr(
                                   "Made from a capture: %1 connects to %2. Programs act at the "
                                   "times that the capture shows.")
                                   .arg(QString::fromStdString(toString(connection.ends.client)),
                                        QString::fromStdString(toString(connection.ends.server)))
                                   .toStdString();
  if (!problemsOf(scene.scenario).empty()) return scene;

  const QByteArray again =
      captureFile(simulate(scene.scenario), placeOf(connection, segments, scene.scenario));
  MemorySource source(
      {reinterpret_cast<const std::uint8_t*>(again.constData()), std::size_t(again.size())});
  CaptureFile simulated(source);
  std::vector<WireSegment> simulatedSegments;
  simulated.readAll([&](const WireSegment& wire, const Connection& each) {
    if (each.number == 1) simulatedSegments.push_back(wire);
  });
  if (simulated.connections().empty()) {
    compare(from(connection.zeek.state()), {}, scene.differences);
    return scene;
  }
  const Connection& run = simulated.connections().front();
  const bool withCall = isCallSeen(segments);
  compare(from(connection.zeek.state()), from(run.zeek.state()), scene.differences);
  compare(findingsOf(connection), findingsOf(run), scene.differences);
  compare(milestonesOf(connection, segments, withCall),
          milestonesOf(run, simulatedSegments, withCall), scene.differences);
  return scene;
}

}  // namespace linger
